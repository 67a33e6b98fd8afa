//! Names that papers print and the books keep as codes, in the languages of papers.

use super::PaperKind;
use kezhan_core::paper::Language;

/// A code with its Chinese and its English name.
type Named = (&'static str, &'static str, &'static str);

const CATEGORIES: &[Named] = &[
    ("room", "房费", "Room charge"),
    ("breakfast", "早餐", "Breakfast"),
    ("minibar", "迷你吧", "Minibar"),
    ("laundry", "洗衣", "Laundry"),
    ("food", "餐饮", "Food and beverage"),
    ("phone", "电话", "Telephone"),
    ("parking", "停车", "Parking"),
    ("damage", "损坏赔偿", "Damage"),
    ("other", "其他", "Other"),
];

const ACCOUNTS: &[Named] = &[
    ("cash", "库存现金", "Cash in hand"),
    ("bank", "银行存款", "Bank"),
    ("deposit_ledger", "预收定金", "Deposit ledger"),
    ("guest_ledger", "应收客账", "Guest ledger"),
    ("city_ledger", "应收挂账", "City ledger"),
    ("service_charge", "服务费收入", "Service charge"),
    ("vat", "应交增值税", "Value added tax"),
];

const CHECKS: &[Named] = &[
    ("entries_balance", "凭证借贷平衡", "Entries balance"),
    ("journal_chain", "凭证链完整", "Journal chain unbroken"),
    ("posting_content", "账目明细未被改动", "Postings unchanged"),
    ("audit_chain", "日志链完整", "Audit chain unbroken"),
    ("folio_balance", "账页与客账相符", "Folios agree with the guest ledger"),
    ("control_accounts", "期初 + 发生 = 期末", "Opening + movements = closing"),
    ("one_stay_per_room_night", "每房每晚至多一位住客", "One stay per room and night"),
    ("night_counts", "房晚计数相符", "Night counts agree"),
];

/// Short English names of ISO 3166-1 and the Chinese names of GB/T 2659, for the countries whose guests come
/// most.
const COUNTRIES: &[Named] = &[
    ("CN", "中国", "China"),
    ("HK", "中国香港", "Hong Kong, China"),
    ("MO", "中国澳门", "Macao, China"),
    ("TW", "中国台湾", "Taiwan, China"),
    ("JP", "日本", "Japan"),
    ("KR", "韩国", "Korea, Republic of"),
    ("SG", "新加坡", "Singapore"),
    ("MY", "马来西亚", "Malaysia"),
    ("TH", "泰国", "Thailand"),
    ("VN", "越南", "Viet Nam"),
    ("ID", "印度尼西亚", "Indonesia"),
    ("PH", "菲律宾", "Philippines"),
    ("IN", "印度", "India"),
    ("MN", "蒙古", "Mongolia"),
    ("KZ", "哈萨克斯坦", "Kazakhstan"),
    ("RU", "俄罗斯", "Russian Federation"),
    ("US", "美国", "United States"),
    ("CA", "加拿大", "Canada"),
    ("MX", "墨西哥", "Mexico"),
    ("BR", "巴西", "Brazil"),
    ("AR", "阿根廷", "Argentina"),
    ("GB", "英国", "United Kingdom"),
    ("IE", "爱尔兰", "Ireland"),
    ("FR", "法国", "France"),
    ("DE", "德国", "Germany"),
    ("IT", "意大利", "Italy"),
    ("ES", "西班牙", "Spain"),
    ("PT", "葡萄牙", "Portugal"),
    ("NL", "荷兰", "Netherlands"),
    ("BE", "比利时", "Belgium"),
    ("CH", "瑞士", "Switzerland"),
    ("AT", "奥地利", "Austria"),
    ("SE", "瑞典", "Sweden"),
    ("NO", "挪威", "Norway"),
    ("DK", "丹麦", "Denmark"),
    ("FI", "芬兰", "Finland"),
    ("PL", "波兰", "Poland"),
    ("TR", "土耳其", "Türkiye"),
    ("AE", "阿联酋", "United Arab Emirates"),
    ("SA", "沙特阿拉伯", "Saudi Arabia"),
    ("IL", "以色列", "Israel"),
    ("EG", "埃及", "Egypt"),
    ("ZA", "南非", "South Africa"),
    ("AU", "澳大利亚", "Australia"),
    ("NZ", "新西兰", "New Zealand"),
];

const HOUSE_RULES: &[(&str, &str)] = &[
    (
        "退房时间为中午 12:00；需延迟退房请提前与前台联系，可能另收费用。",
        "Check-out is at 12:00 noon. Please ask the front desk before staying longer; a charge may apply.",
    ),
    (
        "贵重物品请存入保险箱或交前台寄存。",
        "Please keep valuables in the safe or leave them with the front desk.",
    ),
    (
        "访客请于 23:00 前离店；留宿者须在前台登记证件。",
        "Visitors leave by 23:00; anyone staying overnight registers at the front desk.",
    ),
    (
        "客房内请勿吸烟；损坏房内设施按价赔偿。",
        "There is no smoking in the rooms. Damage to the room is charged.",
    ),
];

fn of(names: &[Named], code: &str, language: Language) -> Option<String> {
    let (_, chinese, english) = names.iter().find(|(known, ..)| *known == code)?;
    Some(pick(language, chinese, english).to_owned())
}

fn pick(language: Language, chinese: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::ZhCn => chinese,
        Language::En => english,
    }
}

/// Name of a category of charges; one of the house's own is its own name.
pub(super) fn category(code: &str, language: Language) -> String {
    of(CATEGORIES, code, language).unwrap_or_else(|| code.to_owned())
}

/// Name of an account of the journal.
pub(super) fn account(account: &str, language: Language) -> String {
    if let Some(code) = account.strip_prefix("revenue:") {
        let category = if code == "room" {
            pick(language, "客房", "Room").to_owned()
        } else {
            category(code, language)
        };
        return match language {
            Language::ZhCn => format!("{category}收入"),
            Language::En => format!("{category} revenue"),
        };
    }
    of(ACCOUNTS, account, language).unwrap_or_else(|| account.to_owned())
}

/// Name of an invariant of the books.
pub(super) fn check(invariant: &str, language: Language) -> String {
    of(CHECKS, invariant, language).unwrap_or_else(|| invariant.to_owned())
}

/// Name of a country by its ISO 3166 code of two letters.
pub(super) fn country(code: &str, language: Language) -> String {
    of(COUNTRIES, code, language).unwrap_or_else(|| code.to_owned())
}

/// What guests sign for.
pub(super) fn house_rules(language: Language) -> Vec<String> {
    HOUSE_RULES.iter().map(|(chinese, english)| pick(language, chinese, english).to_owned()).collect()
}

/// The sentence at the foot of a bill.
pub(super) fn thanks(language: Language) -> &'static str {
    pick(
        language,
        "感谢您的入住，期待再次相见。",
        "Thank you for staying with us. We look forward to seeing you again.",
    )
}

/// Name of a kind of paper.
pub(super) fn title(kind: PaperKind, language: Language) -> &'static str {
    match kind {
        PaperKind::RegistrationCard => pick(language, "住宿登记单", "Registration Card"),
        PaperKind::DepositReceipt => pick(language, "定金收据", "Deposit Receipt"),
        PaperKind::BillSummary => pick(language, "汇总账单", "Summary Bill"),
        PaperKind::BillDetail => pick(language, "账单", "Bill"),
        PaperKind::NightAudit => pick(language, "夜审结账表", "Night Audit Closing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_of_the_catalogue_has_a_name_of_its_own() {
        for code in crate::catalogue::CATEGORIES {
            assert!(CATEGORIES.iter().any(|(known, ..)| known == code), "{code}");
        }
    }

    #[test]
    fn revenue_accounts_are_named_by_their_category() {
        assert_eq!(account("revenue:minibar", Language::ZhCn), "迷你吧收入");
        assert_eq!(account("revenue:room", Language::En), "Room revenue");
        assert_eq!(account("vat", Language::ZhCn), "应交增值税");
        assert_eq!(account("revenue:spa", Language::En), "spa revenue");
    }
}

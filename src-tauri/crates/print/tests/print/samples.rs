//! One paper of each kind in each language, as a house would print them.

use chrono::{Days, NaiveDate};
use kezhan_core::guest::IdType;
use kezhan_core::money::{Currency, Money, Percent, Quantity};
use kezhan_core::paper::*;
use rust_decimal::Decimal;

pub const LANGUAGES: [Language; 2] = [Language::ZhCn, Language::En];

pub fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
}

/// The text of a language.
pub fn say(language: Language, zh: &str, en: &str) -> String {
    match language {
        Language::ZhCn => zh.into(),
        Language::En => en.into(),
    }
}

pub fn heading(language: Language, number: &str) -> Heading {
    Heading {
        property: PropertyHeader {
            name: say(language, "云栖客栈", "Yunqi Inn"),
            address: say(
                language,
                "浙江省杭州市西湖区梅灵南路 1 号",
                "1 Meiling South Road, West Lake District, Hangzhou",
            ),
            phone: "+86 571 8888 0000".into(),
            tax_id: "91330100MA27X0000X".into(),
        },
        number: number.into(),
        language,
        currency: Currency::CNY,
        operator: say(language, "陈晨", "Chen Chen"),
        business_date: day(22),
        printed_at: 1_795_316_580_000,
        utc_offset_minutes: 480,
        reprint: 0,
    }
}

pub fn registration(language: Language) -> RegistrationCard {
    let night = |n: u32, amount| NightPrice { night: day(n), amount: Money(amount) };
    let say = |zh, en| say(language, zh, en);
    RegistrationCard {
        heading: heading(language, "R20261119-0018"),
        stay_number: "S20261119-0031".into(),
        room: "801".into(),
        room_type: say("豪华大床房", "Deluxe King"),
        arrival: day(19),
        departure: day(23),
        adults: 2,
        children: 1,
        guests: vec![
            RegisteredGuest {
                name: say("王伟", "Wang Wei"),
                id_type: Some(IdType::ResidentId),
                id_number: "330***********1234".into(),
                nationality: say("中国", "China"),
                phone: "138****0086".into(),
            },
            RegisteredGuest {
                name: "Eleanor Featherstonehaugh-Cholmondeley".into(),
                id_type: Some(IdType::Passport),
                id_number: "P1****567".into(),
                nationality: say("英国", "United Kingdom"),
                phone: "+44 **** 0199".into(),
            },
        ],
        rate_plan: say("含双早灵活价", "Flexible, breakfast for two"),
        prices: vec![night(19, 58_000), night(20, 68_000), night(21, 68_000), night(22, 58_000)],
        total: Money(252_000),
        deposit: Money(100_000),
        payment: say("退房时以银行卡结算", "By bank card at check-out"),
        note: say("高楼层，远离电梯", "High floor, away from the lift"),
        house_rules: vec![
            say(
                "退房时间为中午 12:00；延迟退房请提前与前台联系，可能另收费用。",
                "Check-out is at 12:00 noon. Please ask the front desk before for a later \
                 departure, which may be charged.",
            ),
            say(
                "贵重物品请存入房内保险箱或交前台寄存；未寄存的物品，本店仅依法承担责任。",
                "Please keep valuables in the safe of your room or at the front desk; otherwise the \
                 house answers only as far as the law provides.",
            ),
            say(
                "访客请于 23:00 前离店；留宿者须在前台登记证件。",
                "Visitors leave by 23:00; anyone staying overnight registers at the front desk.",
            ),
            say(
                "全馆室内禁烟。损坏房内设施，按价目表赔偿。",
                "There is no smoking indoors. Damage to the room is charged by the price list.",
            ),
        ],
    }
}

pub fn receipt(language: Language) -> DepositReceipt {
    DepositReceipt {
        heading: heading(language, "D20261119-0009"),
        guest: say(language, "王伟", "Wang Wei"),
        room: Some("801".into()),
        stay_number: "S20261119-0031".into(),
        arrival: day(19),
        departure: day(23),
        tender: say(language, "现金", "Cash"),
        reference: None,
        amount: Money(100_000),
        received: Some(Money(110_000)),
        held: Money(100_000),
        note: String::new(),
    }
}

fn line(language: Language, n: u32, code: &str, zh: &str, en: &str, amount: i64) -> BillLine {
    let (zh_name, en_name) = match code {
        "ROOM" => ("房费", "Room charge"),
        "MINIBAR" => ("迷你吧", "Minibar"),
        "LAUNDRY" => ("洗衣", "Laundry"),
        _ => ("餐饮", "Food and beverage"),
    };
    BillLine {
        date: day(n),
        code: code.into(),
        code_name: say(language, zh_name, en_name),
        description: say(language, zh, en),
        reference: None,
        quantity: Some(Quantity(Decimal::ONE)),
        amount: Money(amount),
        kind: if amount < 0 { BillLineKind::Reversal } else { BillLineKind::Charge },
    }
}

pub fn bill(language: Language, form: BillForm) -> Bill {
    let row = |n, code, zh, en, amount| line(language, n, code, zh, en, amount);
    let mut lines = vec![
        row(19, "ROOM", "房费 · 豪华大床房", "Room charge · Deluxe King", 58_000),
        row(19, "MINIBAR", "农夫山泉 550 ml", "Mineral water 550 ml", 1_600),
        row(20, "ROOM", "房费 · 豪华大床房", "Room charge · Deluxe King", 68_000),
        row(20, "FNB", "晚餐 · 竹径餐厅 7 号桌", "Dinner · Bamboo Path Restaurant, table 7", 38_733),
        row(20, "LAUNDRY", "衬衫水洗熨烫", "Shirts, washed and pressed", 9_000),
        row(21, "ROOM", "房费 · 豪华大床房", "Room charge · Deluxe King", 68_000),
        row(21, "MINIBAR", "农夫山泉 550 ml", "Mineral water 550 ml", -800),
        row(22, "ROOM", "房费 · 豪华大床房", "Room charge · Deluxe King", 58_000),
    ];
    lines[1].quantity = Some(Quantity(Decimal::TWO));
    lines[4].quantity = Some(Quantity(Decimal::from(3)));
    lines[6].quantity = Some(Quantity(Decimal::NEGATIVE_ONE));
    lines[3].reference = Some(say(language, "三分之一，单号 C-1187", "share 1/3 of check C-1187"));
    lines[3].kind = BillLineKind::Transfer;
    let total: i64 = lines.iter().map(|line| line.amount.0).sum();
    let tender = |zh, en, amount, received: Option<i64>, reference: Option<&str>| BillTender {
        date: day(23),
        name: say(language, zh, en),
        reference: reference.map(str::to_owned),
        amount: Money(amount),
        received: received.map(Money),
    };
    let mut deposit = tender("预付定金抵用", "Deposit used", 100_000, None, Some("D20261119-0009"));
    deposit.date = day(22);
    Bill {
        heading: heading(language, "B20261123-0042"),
        form,
        interim: false,
        guest: say(language, "王伟", "Wang Wei"),
        room: "801".into(),
        room_type: say(language, "豪华大床房", "Deluxe King"),
        stay_number: "S20261119-0031".into(),
        arrival: day(19),
        departure: day(23),
        window: "A".into(),
        payee: Payee {
            name: say(language, "杭州竹径文化传播有限公司", "Bamboo Path Culture Media Ltd"),
            tax_id: Some("91330106MA2B0000X1".into()),
            address: None,
        },
        lines,
        taxes: vec![TaxLine {
            rate: Percent(Decimal::new(60_000, 4)),
            net: Money(257_700),
            service: Money(25_770),
            tax: Money(total - 257_700 - 25_770),
            gross: Money(total),
        }],
        tenders: vec![
            deposit,
            tender("银行卡", "Bank card", 150_533, None, Some("POS 004217")),
            tender("现金", "Cash", 50_000, Some(60_000), None),
        ],
        balance: Money(total - 300_533),
        note: say(
            language,
            "感谢您的光临，期待再次为您服务。发票请于三十日内凭此账单开具。",
            "Thank you for staying with us. A tax invoice is issued against this bill within thirty days.",
        ),
    }
}

/// A bill with so many lines.
pub fn long_bill(language: Language, count: usize) -> Bill {
    let mut bill = bill(language, BillForm::Detail);
    bill.lines = (0..count)
        .map(|n| {
            let mut line = bill.lines[n % bill.lines.len()].clone();
            line.amount = Money(1_000 + n as i64);
            line.kind = BillLineKind::Charge;
            line.date = day(1) + Days::new(n as u64 % 22);
            line.reference = Some(format!("#{n:05}"));
            line
        })
        .collect();
    bill.taxes.clear();
    bill.tenders.clear();
    bill.balance = bill.total();
    bill
}

fn takings(language: Language) -> Vec<TenderTotal> {
    let tender = |zh, en, count, received, refunded| TenderTotal {
        name: say(language, zh, en),
        count,
        received: Money(received),
        refunded: Money(refunded),
    };
    vec![
        tender("现金", "Cash", 31, 1_203_000, 84_000),
        tender("银行卡", "Bank card", 44, 4_418_733, 0),
        tender("微信支付", "WeChat Pay", 28, 1_120_450, 20_000),
    ]
}

fn trial_balance(language: Language) -> Vec<TrialLine> {
    let trial = |account: &str, zh, en, balance: i64| TrialLine {
        account: account.into(),
        name: say(language, zh, en),
        debit: Money(balance.max(0)),
        credit: Money((-balance).max(0)),
    };
    vec![
        trial("1001", "库存现金", "Cash on hand", 4_119_000),
        trial("1002", "银行存款", "Bank", 155_403_915),
        trial("1122.G", "客账应收", "Guest ledger", 4_729_141),
        trial("1122.C", "挂账应收", "City ledger", 11_696_000),
        trial("2203", "预收定金", "Deposit ledger", -3_130_000),
        trial("2221", "应交增值税", "VAT payable", -8_891_200),
        trial("6001", "客房收入", "Room revenue", -141_800_856),
        trial("6002", "其他营业收入", "Other operating revenue", -22_126_000),
    ]
}

pub fn closing(language: Language) -> NightAuditClosing {
    let say = |zh, en| say(language, zh, en);
    let revenue = |code: &str, zh, en, postings, net: i64, service: i64, tax: i64| RevenueLine {
        code: code.into(),
        name: say(zh, en),
        postings,
        net: Money(net),
        service: Money(service),
        tax: Money(tax),
        gross: Money(net + service + tax),
    };
    let ledger = |ledger, opening: i64, debit: i64, credit: i64| LedgerMovement {
        ledger,
        opening: Money(opening),
        debit: Money(debit),
        credit: Money(credit),
        closing: Money(opening + debit - credit),
    };
    let verify = |zh, en, examined| VerifyCheck { name: say(zh, en), examined, findings: 0 };
    NightAuditClosing {
        heading: heading(language, "N20261122"),
        next_business_date: day(23),
        rooms: RoomStatistics {
            physical: 120,
            out_of_order: 2,
            sold: 97,
            guests: 148,
            room_revenue: Money(5_476_415),
            occupancy: Some(Percent(Decimal::new(82_2034, 4))),
            adr: Some(Money(56_458)),
            rev_par: Some(Money(46_410)),
        },
        revenue: vec![
            revenue("ROOM", "房费", "Room charge", 97, 5_476_415, 547_641, 361_443),
            revenue("FNB", "餐饮", "Food and beverage", 63, 812_000, 81_200, 53_592),
            revenue("MINIBAR", "迷你吧", "Minibar", 21, 31_415, 0, 1_885),
            revenue("LAUNDRY", "洗衣", "Laundry", 9, 47_169, 0, 2_831),
        ],
        tenders: takings(language),
        ledgers: vec![
            ledger(Ledger::Deposit, -3_400_000, 1_250_000, 980_000),
            ledger(Ledger::Guest, 4_217_733, 7_415_591, 6_904_183),
            ledger(Ledger::City, 12_930_000, 266_000, 1_500_000),
        ],
        trial_balance: trial_balance(language),
        verify: vec![
            verify("凭证借贷平衡", "Journal entries balance", 18_402),
            verify("账页余额等于账项之和", "Folio balances equal their postings", 2_211),
            verify("三账与总账控制科目一致", "Ledgers agree with their control accounts", 3),
            verify("同一房间同一晚只有一位住客", "No room sold twice for a night", 7_344),
        ],
        counts: DayCounts {
            arrivals: 41,
            departures: 38,
            no_shows: 2,
            nights_posted: 97,
            postings: 190,
            reversals: 3,
            journal_entries: 331,
            audit_records: 1_204,
        },
        algorithm: "sha256-v1".into(),
        journal_head: head(18_402, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        audit_head: head(60_733, "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
    }
}

fn head(sequence: i64, hash: &str) -> ChainHead {
    ChainHead { sequence, hash: hash.into() }
}

/// Every paper in a language, with a name for its file.
pub fn all(language: Language) -> Vec<(&'static str, Paper)> {
    let mut interim = bill(language, BillForm::Detail);
    interim.interim = true;
    interim.heading.reprint = 2;
    interim.tenders.truncate(1);
    interim.balance = Money(interim.total().0 - interim.paid().0);
    vec![
        ("registration", registration(language).into()),
        ("receipt", receipt(language).into()),
        ("bill-detail", bill(language, BillForm::Detail).into()),
        ("bill-summary", bill(language, BillForm::Summary).into()),
        ("bill-interim", interim.into()),
        ("bill-long", long_bill(language, 60).into()),
        ("closing", closing(language).into()),
    ]
}

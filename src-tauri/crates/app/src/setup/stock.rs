//! What a new house sells and takes besides rooms. All of it can be changed later.

use kezhan_core::folio::TenderKind;

/// Which of the two tax codes of a new house an item bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemTax {
    /// That of services.
    Service,
    /// That of goods.
    Goods,
}

/// An item of a new house.
pub struct StockItem {
    /// Short code.
    pub code: &'static str,
    /// Chinese name.
    pub name: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Category that folio routing goes by.
    pub category: &'static str,
    /// Price of one in major units.
    pub price: i64,
    /// Tax it bears.
    pub tax: ItemTax,
    /// Revenue it counts to.
    pub revenue: &'static str,
    /// Whether the house's service charge is taken on it.
    pub service: bool,
}

/// A means of payment of a new house.
pub struct StockTender {
    /// Short code.
    pub code: &'static str,
    /// Chinese name.
    pub name: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// What it is.
    pub kind: TenderKind,
    /// Account its money goes to.
    pub account: &'static str,
}

const fn item(
    code: &'static str,
    names: (&'static str, &'static str),
    category: &'static str,
    price: i64,
    tax: ItemTax,
) -> StockItem {
    StockItem {
        code,
        name: names.0,
        name_en: names.1,
        category,
        price,
        tax,
        revenue: category,
        service: true,
    }
}

const fn tender(
    code: &'static str,
    names: (&'static str, &'static str),
    kind: TenderKind,
    account: &'static str,
) -> StockTender {
    StockTender { code, name: names.0, name_en: names.1, kind, account }
}

/// The items of a new house.
pub const ITEMS: &[StockItem] = &[
    item("water", ("矿泉水", "Mineral water"), "minibar", 6, ItemTax::Goods),
    item("cola", ("可乐", "Cola"), "minibar", 10, ItemTax::Goods),
    item("beer", ("啤酒", "Beer"), "minibar", 18, ItemTax::Goods),
    item("snack", ("坚果零食", "Nuts and snacks"), "minibar", 22, ItemTax::Goods),
    item("shirt", ("衬衫洗熨", "Shirt, wash and iron"), "laundry", 25, ItemTax::Service),
    item("trousers", ("长裤洗熨", "Trousers, wash and iron"), "laundry", 28, ItemTax::Service),
    item("suit", ("西装干洗", "Suit, dry-clean"), "laundry", 68, ItemTax::Service),
    item("breakfast", ("自助早餐", "Breakfast buffet"), "food", 48, ItemTax::Service),
    item("phone", ("长途电话", "Telephone, per minute"), "phone", 2, ItemTax::Service),
    // Use of the room beyond its nights: room revenue, but no night of its own.
    StockItem {
        revenue: "room",
        ..item("late_check_out", ("延迟退房", "Late check-out"), "other", 120, ItemTax::Service)
    },
    // A compensation is no service of the house.
    StockItem {
        service: false,
        ..item("damage", ("物品损坏赔偿", "Damage"), "damage", 100, ItemTax::Service)
    },
];

/// The means of payment of a new house.
pub const TENDERS: &[StockTender] = &[
    tender("cash", ("现金", "Cash"), TenderKind::Cash, "cash"),
    tender("card", ("银行卡", "Bank card"), TenderKind::Card, "tender:card"),
    tender("wechat", ("微信支付", "WeChat Pay"), TenderKind::Wallet, "tender:wechat"),
    tender("alipay", ("支付宝", "Alipay"), TenderKind::Wallet, "tender:alipay"),
    tender("transfer", ("银行转账", "Bank transfer"), TenderKind::BankTransfer, "bank"),
    tender("city_ledger", ("挂账", "City ledger"), TenderKind::CityLedger, "city_ledger"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use kezhan_core::journal::Account;

    #[test]
    fn every_code_names_an_account_of_the_journal() {
        for tender in TENDERS {
            let account: Account = tender.account.parse().expect("an account");
            let on_account = account.control().is_some();
            assert_eq!(on_account, tender.kind == TenderKind::CityLedger, "{}", tender.code);
        }
        for item in ITEMS {
            assert!(Account::revenue(item.revenue).is_ok(), "{}", item.code);
        }
    }
}

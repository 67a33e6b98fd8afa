use chrono::{Days, NaiveDate};

use super::*;
use crate::money::{Currency, Percent};
use rust_decimal::Decimal;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, n).expect("a day of November")
}

fn heading() -> Heading {
    Heading {
        property: PropertyHeader {
            name: "云栖客栈".into(),
            address: "杭州市西湖区".into(),
            phone: "0571-8888 0000".into(),
            tax_id: "91330100MA27X0000X".into(),
        },
        number: "B20261122-0007".into(),
        language: Language::ZhCn,
        currency: serde_json::from_str::<Currency>("\"CNY\"").expect("a currency"),
        operator: "陈晨".into(),
        business_date: day(22),
        printed_at: 1_795_363_200_000,
        utc_offset_minutes: 480,
        reprint: 0,
    }
}

fn line(n: u32, code: &str, amount: i64) -> BillLine {
    BillLine {
        date: day(n),
        code: code.into(),
        code_name: code.to_lowercase(),
        description: format!("{code} on {n}"),
        reference: None,
        quantity: None,
        amount: Money(amount),
        kind: if amount < 0 { BillLineKind::Reversal } else { BillLineKind::Charge },
    }
}

fn bill() -> Bill {
    Bill {
        heading: heading(),
        form: BillForm::Detail,
        interim: false,
        guest: "王伟".into(),
        room: "801".into(),
        room_type: "豪华大床房".into(),
        stay_number: "S20261120-0031".into(),
        arrival: day(20),
        departure: day(22),
        window: "A".into(),
        payee: Payee { name: "王伟".into(), tax_id: None, address: None },
        lines: vec![
            line(20, "ROOM", 58_000),
            line(20, "MINIBAR", 3_000),
            line(21, "ROOM", 58_000),
            line(21, "MINIBAR", -3_000),
        ],
        taxes: vec![TaxLine {
            rate: Percent(Decimal::from(6)),
            net: Money(109_434),
            service: Money(0),
            tax: Money(6_566),
            gross: Money(116_000),
        }],
        tenders: vec![BillTender {
            date: day(22),
            name: "现金".into(),
            reference: None,
            amount: Money(116_000),
            received: Some(Money(120_000)),
        }],
        balance: Money(0),
        note: String::new(),
    }
}

fn closing() -> NightAuditClosing {
    let head = |sequence, digit: &str| ChainHead { sequence, hash: digit.repeat(64) };
    NightAuditClosing {
        heading: heading(),
        next_business_date: day(23),
        rooms: RoomStatistics {
            physical: 120,
            out_of_order: 2,
            sold: 0,
            guests: 0,
            room_revenue: Money(0),
            occupancy: Some(Percent(Decimal::ZERO)),
            adr: None,
            rev_par: Some(Money(0)),
        },
        revenue: vec![RevenueLine {
            code: "ROOM".into(),
            name: "房费".into(),
            postings: 2,
            net: Money(109_434),
            service: Money(0),
            tax: Money(6_566),
            gross: Money(116_000),
        }],
        tenders: vec![TenderTotal {
            name: "现金".into(),
            count: 2,
            received: Money(120_000),
            refunded: Money(4_000),
        }],
        ledgers: vec![LedgerMovement {
            ledger: Ledger::Guest,
            opening: Money(10),
            debit: Money(116_000),
            credit: Money(116_010),
            closing: Money(0),
        }],
        trial_balance: vec![
            TrialLine {
                account: "cash".into(),
                name: "现金".into(),
                debit: Money(116_000),
                credit: Money(0),
            },
            TrialLine {
                account: "revenue".into(),
                name: "收入".into(),
                debit: Money(0),
                credit: Money(116_000),
            },
        ],
        verify: vec![VerifyCheck { name: "凭证平衡".into(), examined: 31, findings: 0 }],
        counts: DayCounts::default(),
        algorithm: "sha256-v1".into(),
        journal_head: head(31, "a"),
        audit_head: head(77, "b"),
    }
}

#[test]
fn summary_keeps_order_and_total() {
    let bill = bill();
    let summary = bill.summary();
    let codes: Vec<(&str, i64, usize)> =
        summary.iter().map(|s| (s.code.as_str(), s.amount.0, s.postings)).collect();
    assert_eq!(codes, [("ROOM", 116_000, 2), ("MINIBAR", 0, 2)]);
    assert_eq!((summary[0].first, summary[0].last), (day(20), day(21)));
    assert_eq!(summary.iter().map(|s| s.amount.0).sum::<i64>(), bill.total().0);
    assert_eq!(bill.nights(), 2);
    assert_eq!(bill.tenders[0].change(), Money(4_000));
}

#[test]
fn bill_refuses_figures_that_disagree() {
    assert_eq!(bill().check(), Ok(()));
    let mut wrong = bill();
    wrong.balance = Money(1);
    assert_eq!(wrong.check(), Err(PaperProblem { figure: "balance", printed: 1, computed: 0 }));
    let mut wrong = bill();
    wrong.taxes[0].tax = Money(6_565);
    assert_eq!(wrong.check().expect_err("one fen of tax is missing").figure, "taxes.gross");
    let mut wrong = bill();
    wrong.taxes[0].tax = Money(6_565);
    wrong.taxes[0].gross = Money(115_999);
    assert_eq!(wrong.check().expect_err("one fen is taxed nowhere").figure, "taxes");
}

#[test]
fn closing_refuses_figures_that_disagree() {
    assert_eq!(closing().check(), Ok(()));
    let mut wrong = closing();
    wrong.trial_balance[1].credit = Money(115_999);
    assert_eq!(wrong.check().expect_err("unbalanced").figure, "trialBalance");
    let mut wrong = closing();
    wrong.ledgers[0].closing = Money(-1);
    assert_eq!(wrong.check().expect_err("a fen appeared").figure, "ledgers.closing");
    let mut wrong = closing();
    wrong.revenue[0].net = Money(1);
    assert_eq!(wrong.check().expect_err("net is wrong").figure, "revenue.gross");
}

#[test]
fn seal_names_both_heads_and_totals() {
    let seal = closing().seal();
    assert_eq!(
        seal,
        format!(
            "KEZHAN-CLOSING-1|B20261122-0007|2026-11-22|sha256-v1|J31:{}|A77:{}|116000|116000|116000",
            "a".repeat(64),
            "b".repeat(64)
        )
    );
    let mut changed = closing();
    changed.audit_head.sequence += 1;
    assert_ne!(changed.seal(), seal);
}

#[test]
fn registration_card_refuses_nights_that_do_not_add_up() {
    let night = |n| NightPrice { night: day(20) + Days::new(n), amount: Money(58_000) };
    let mut card = RegistrationCard {
        heading: heading(),
        stay_number: "S1".into(),
        room: "801".into(),
        room_type: "大床房".into(),
        arrival: day(20),
        departure: day(22),
        adults: 2,
        children: 0,
        guests: vec![],
        rate_plan: "门市价".into(),
        prices: vec![night(0), night(1)],
        total: Money(116_000),
        deposit: Money(0),
        payment: String::new(),
        note: String::new(),
        house_rules: vec![],
    };
    assert_eq!(card.check(), Ok(()));
    card.prices.pop();
    assert_eq!(card.check(), Err(PaperProblem { figure: "total", printed: 116_000, computed: 58_000 }));
}

#[test]
fn papers_survive_storage() {
    for paper in [Paper::from(bill()), Paper::from(closing())] {
        let text = serde_json::to_string(&paper).expect("papers are plain data");
        let back: Paper = serde_json::from_str(&text).expect("what was written can be read");
        assert_eq!(back, paper);
        assert!(text.starts_with(&format!("{{\"kind\":\"{}\"", paper.kind())), "{text}");
    }
    let unknown = serde_json::to_string(&Paper::from(bill())).expect("plain data");
    let unknown = unknown.replacen("\"guest\"", "\"gast\"", 1);
    assert!(serde_json::from_str::<Paper>(&unknown).is_err(), "an unknown field is refused");
}

#[test]
fn language_of_a_tag() {
    for (tag, language) in [
        ("zh-CN", Language::ZhCn),
        ("ZH", Language::ZhCn),
        ("zh_TW", Language::ZhCn),
        ("en-GB", Language::En),
        ("fr", Language::En),
        ("zhx", Language::En),
    ] {
        assert_eq!(Language::from_tag(tag), language, "{tag}");
    }
    let sent = serde_json::to_string(&Language::ZhCn).expect("a string");
    assert_eq!(sent, format!("\"{}\"", Language::ZhCn.as_str()));
}

#[test]
fn printed_time_is_the_house_clock() {
    let local = heading().printed_local().expect("a valid instant");
    assert_eq!(local.format("%Y-%m-%d %H:%M %z").to_string(), "2026-11-23 00:00 +0800");
    let broken = Heading { utc_offset_minutes: i32::MAX, ..heading() };
    assert_eq!(broken.printed_local(), None);
}

//! Bill PDFs per second and their size.

use crate::report::Report;
use chrono::{Days, NaiveDate};
use kezhan_core::money::{Currency, Money, Percent, Quantity};
use kezhan_core::paper::{
    Bill, BillForm, BillLine, BillLineKind, BillTender, Heading, Language, Paper, PaperSize, Payee,
    PropertyHeader, TaxLine,
};
use kezhan_core::press::Press;
use kezhan_print::SystemPress;
use rust_decimal::Decimal;
use std::time::Instant;

const BILLS: usize = 600;
const LINES: u32 = 12;

/// Measures one-page Chinese bills of twelve lines; each has texts of its own, as bills have.
pub fn run(report: &mut Report) {
    let press = SystemPress::new();
    let bills: Vec<Paper> = (0..BILLS).map(bill).collect();
    let mut largest = press.render(&bills[0], PaperSize::A4).expect("a bill").len();
    let started = Instant::now();
    for bill in &bills {
        largest = largest.max(press.render(bill, PaperSize::A4).expect("a bill").len());
    }
    let rate = BILLS as f64 / started.elapsed().as_secs_f64();
    report.at_least("bill_pdfs", rate, "1/s", 150.0, BILLS);
    report.at_most("bill_size", largest as f64 / 1_024.0, "KB", 60.0, BILLS);
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).expect("a date") + Days::new(offset)
}

fn heading(number: usize) -> Heading {
    Heading {
        property: PropertyHeader {
            name: "测量客栈".into(),
            address: "浙江省杭州市西湖区梅灵南路 1 号".into(),
            phone: "0571-0000 0000".into(),
            tax_id: "91330100TEST000001".into(),
        },
        number: format!("B20261123-{number:04}"),
        language: Language::ZhCn,
        currency: Currency::CNY,
        operator: "陈晨".into(),
        business_date: day(4),
        printed_at: 1_795_413_600_000,
        utc_offset_minutes: 480,
        reprint: 0,
    }
}

fn line(bill: usize, number: u32) -> BillLine {
    let sold = [
        ("ROOM", "房费", "房费 · 豪华大床房", 58_000),
        ("MINIBAR", "迷你吧", "农夫山泉 550 ml", 800),
        ("LAUNDRY", "洗衣", "衬衫水洗熨烫", 3_000),
        ("FNB", "餐饮", "晚餐 · 竹径餐厅", 38_733),
    ];
    let (code, name, description, amount) = sold[number as usize % sold.len()];
    BillLine {
        date: day(u64::from(number / 3)),
        code: code.into(),
        code_name: name.into(),
        description: description.into(),
        reference: Some(format!("单号 C-{bill:04}")),
        quantity: Some(Quantity(Decimal::ONE)),
        amount: Money(amount),
        kind: BillLineKind::Charge,
    }
}

fn bill(number: usize) -> Paper {
    let lines: Vec<BillLine> = (0..LINES).map(|at| line(number, at)).collect();
    let total: i64 = lines.iter().map(|line| line.amount.0).sum();
    let net = total * 100 / 106;
    let paid = |name: &str, amount, received| BillTender {
        date: day(4),
        name: name.into(),
        reference: None,
        amount: Money(amount),
        received,
    };
    Paper::Bill(Box::new(Bill {
        heading: heading(number),
        form: BillForm::Detail,
        interim: false,
        guest: format!("王{}", ["伟", "芳", "敏", "静", "磊"][number % 5]),
        room: format!("{}", 301 + number % 100),
        room_type: "豪华大床房".into(),
        stay_number: format!("S20261119-{number:04}"),
        arrival: day(0),
        departure: day(4),
        window: "A".into(),
        payee: Payee {
            name: "杭州竹径文化传播有限公司".into(),
            tax_id: Some("91330106MA2B0000X1".into()),
            address: None,
        },
        lines,
        taxes: vec![TaxLine {
            rate: Percent(Decimal::from(6)),
            net: Money(net),
            service: Money(0),
            tax: Money(total - net),
            gross: Money(total),
        }],
        tenders: vec![
            paid("银行卡", 100_000, None),
            paid("现金", total - 100_000, Some(Money(total - 90_000))),
        ],
        balance: Money(0),
        note: "感谢您的光临，期待再次为您服务。".into(),
    }))
}

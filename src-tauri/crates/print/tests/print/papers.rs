//! Every paper, size and language: the text can be read back, the pages and bytes are as promised.

use kezhan_core::money::{Currency, Money};
use kezhan_core::paper::{BillForm, Language, Paper, PaperSize};
use kezhan_core::press::{Press, PressProblem};
use kezhan_print::{SystemPress, render};

use crate::samples;

/// Text of a PDF without spaces and line breaks, so that a wrapped line reads like any other.
fn text(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    squeeze(&document.extract_text(&pages).unwrap())
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn pages(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).unwrap().get_pages().len()
}

fn has(text: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(text.contains(&squeeze(part)), "{part} is missing in {text}");
    }
}

/// Renders every sample; with `KEZHAN_SAMPLES` set to a folder, writes them there to be looked at.
#[test]
fn samples_can_be_read_back() {
    let folder = std::env::var_os("KEZHAN_SAMPLES").map(std::path::PathBuf::from);
    for language in samples::LANGUAGES {
        for (name, paper) in samples::all(language) {
            for size in PaperSize::ALL {
                let pdf = SystemPress::new().render(&paper, size).unwrap();
                let file = format!("{name}-{}-{}.pdf", language.as_str(), size.as_str());
                if let Some(folder) = &folder {
                    std::fs::create_dir_all(folder).unwrap();
                    std::fs::write(folder.join(&file), &pdf).unwrap();
                }
                let heading = paper.heading();
                let house = &heading.property;
                has(&text(&pdf), &[&house.name, &house.address, &heading.number, &heading.operator]);
                assert!(pdf.len() <= 60 * 1024, "{file} has {} bytes", pdf.len());
            }
        }
    }
}

#[test]
fn a_bill_says_what_was_consumed_and_paid() {
    for size in PaperSize::ALL {
        let zh = text(&render(&samples::bill(Language::ZhCn, BillForm::Detail).into(), size).unwrap());
        has(
            &zh,
            &[
                "杭州竹径文化传播有限公司",
                "91330106MA2B0000X1",
                "王伟",
                "801 豪华大床房",
                "2026-11-19 – 2026-11-23",
            ],
        );
        has(
            &zh,
            &["农夫山泉 550 ml", "387.33", "三分之一，单号 C-1187", "−8.00", "冲账", "680.00", "3,005.33"],
        );
        has(
            &zh,
            &["2,577.00", "257.70", "170.63", "6%", "1,505.33", "POS 004217", "收 600.00", "找零 100.00"],
        );
        has(&zh, &["叁仟零伍元叁角叁分", "余额", "¥0.00"]);
        let en = text(&render(&samples::bill(Language::En, BillForm::Summary).into(), size).unwrap());
        has(
            &en,
            &[
                "Summary Bill",
                "Billed to",
                "Minibar",
                "19 Nov – 21 Nov",
                "8.00",
                "2,520.00",
                "3,005.33",
                "CN¥0.00",
            ],
        );
        assert!(!en.contains("农夫"), "a summary names no postings");
        assert!(!en.contains('叁'), "capitals are for Chinese papers");
    }
}

#[test]
fn a_balance_says_who_owes_whom() {
    let mut bill = samples::bill(Language::ZhCn, BillForm::Detail);
    bill.interim = true;
    bill.tenders.truncate(1);
    bill.balance = Money(bill.total().0 - bill.paid().0);
    let due = text(&render(&bill.clone().into(), PaperSize::A4).unwrap());
    has(&due, &["预结", "应付余额", "¥2,005.33"]);
    bill.tenders[0].amount = Money(400_000);
    bill.balance = Money(bill.total().0 - 400_000);
    has(&text(&render(&bill.clone().into(), PaperSize::A4).unwrap()), &["应退余额", "¥994.67"]);
    bill.tenders.push(bill.tenders[0].clone());
    bill.tenders[1].amount = bill.balance;
    bill.balance = Money(0);
    has(&text(&render(&bill.into(), PaperSize::A4).unwrap()), &["(994.67)", "余额"]);
}

#[test]
fn other_papers_say_what_they_are_for() {
    for size in PaperSize::ALL {
        let card = text(&render(&samples::registration(Language::En).into(), size).unwrap());
        has(&card, &["Registration Card", "Eleanor Featherstonehaugh-Cholmondeley", "Passport", "P1****567"]);
        has(
            &card,
            &["20 Nov – 21 Nov", "2 nights", "1,360.00", "2,520.00", "House rules", "Guest signature"],
        );
        let receipt = text(&render(&samples::receipt(Language::ZhCn).into(), size).unwrap());
        has(&receipt, &["定金收据", "¥1,000.00", "壹仟元整", "实收", "1,100.00", "找零", "100.00"]);
        let closing = text(&render(&samples::closing(Language::ZhCn).into(), size).unwrap());
        has(
            &closing,
            &["夜审结账表", "82.2%", "564.58", "464.10", "54,764.15", "97 / 120", "74,155.91", "66,381.83"],
        );
        has(
            &closing,
            &["−34,000.00", "116,960.00", "1,759,480.56", "借贷相等", "27,960", "9f86d081 884c7d65"],
        );
        has(&closing, &["全部通过", "60303ae2", "#60,733", "sha256-v1"]);
    }
}

#[test]
fn unknown_figures_are_a_dash() {
    let mut closing = samples::closing(Language::En);
    closing.rooms.occupancy = None;
    closing.rooms.adr = None;
    closing.rooms.rev_par = None;
    let text = text(&render(&closing.into(), PaperSize::A4).unwrap());
    assert_eq!(text.matches('—').count(), 3, "{text}");
}

#[test]
fn a_reprint_is_marked() {
    let mut bill = samples::bill(Language::ZhCn, BillForm::Detail);
    for size in PaperSize::ALL {
        bill.heading.reprint = 0;
        assert!(!text(&render(&bill.clone().into(), size).unwrap()).contains("补打"));
        bill.heading.reprint = 3;
        has(&text(&render(&bill.clone().into(), size).unwrap()), &["补打 3"]);
    }
}

#[test]
fn long_bills_turn_pages_and_lose_nothing() {
    let paper: Paper = samples::long_bill(Language::ZhCn, 500).into();
    for (size, expected) in [(PaperSize::A4, 24), (PaperSize::A5, 30), (PaperSize::Roll80, 1)] {
        let pdf = render(&paper, size).unwrap();
        assert_eq!(pages(&pdf), expected, "{size:?}");
        let text = text(&pdf);
        for n in 0..500 {
            assert_eq!(text.matches(&format!("#{n:05}")).count(), 1, "line {n} on {size:?}");
        }
        if size != PaperSize::Roll80 {
            // The last page may hold nothing but the payments.
            let heads = text.matches("摘要").count();
            assert!(heads == expected || heads == expected - 1, "{heads} heads on {expected} pages");
            for page in 1..=expected {
                has(&text, &[&format!("第 {page} 页 / 共 {expected} 页")]);
            }
        }
    }
}

#[test]
fn ten_thousand_lines_still_print() {
    let paper: Paper = samples::long_bill(Language::En, 10_000).into();
    for size in [PaperSize::A4, PaperSize::Roll80] {
        let pdf = render(&paper, size).unwrap();
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        for page in document.get_pages().into_values() {
            let area = document.get_object(page).unwrap().as_dict().unwrap().get(b"MediaBox").unwrap();
            let height = area.as_array().unwrap()[3].as_float().unwrap();
            assert!(height <= 14_400.0, "viewers refuse a page of {height} points");
        }
        has(&text(&pdf), &["#09999"]);
    }
}

#[test]
fn names_of_any_length_and_script_print() {
    let mut bill = samples::bill(Language::ZhCn, BillForm::Detail);
    bill.guest = "𠮷田㛃 \u{202e}evil 🦀 ".to_owned() + &"长".repeat(5_000);
    bill.heading.property.name = "栈".repeat(5_000);
    bill.lines[0].description = "Donaudampfschifffahrt".repeat(300);
    for size in PaperSize::ALL {
        let pdf = render(&bill.clone().into(), size).unwrap();
        let text = text(&pdf);
        has(&text, &["𠮷田㛃evil〓", "3,005.33"]);
        assert_eq!(text.matches('长').count(), 5_000, "{size:?}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper: Paper = samples::closing(Language::ZhCn).into();
    assert_eq!(render(&paper, PaperSize::A4), render(&paper, PaperSize::A4));
}

#[test]
fn figures_that_disagree_are_not_printed() {
    let mut bill = samples::bill(Language::En, BillForm::Detail);
    bill.lines[0].amount = Money(1);
    let problem = render(&bill.into(), PaperSize::A4).unwrap_err();
    assert!(matches!(&problem, PressProblem::Render { detail } if detail.contains("balance")), "{problem:?}");
}

#[test]
fn currencies_without_minor_units_have_none() {
    let mut receipt = samples::receipt(Language::ZhCn);
    receipt.heading.currency = Currency::JPY;
    let text = text(&render(&receipt.into(), PaperSize::A5).unwrap());
    has(&text, &["JP¥100,000"]);
    assert!(!text.contains('壹'), "capitals are for yuan");
}

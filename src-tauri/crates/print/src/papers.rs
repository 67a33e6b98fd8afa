//! How each paper describes itself in blocks.

mod bill;
mod closing;
mod receipt;
mod registration;

use kezhan_core::paper::{Heading, Language, Paper};

use crate::block::{Block, Document};
use crate::format::Format;
use crate::words::Words;

/// Language, amounts and words of one paper.
struct Desk<'a> {
    heading: &'a Heading,
    format: Format,
    words: &'static Words,
}

impl<'a> Desk<'a> {
    fn new(heading: &'a Heading) -> Desk<'a> {
        let format = Format { language: heading.language, currency: heading.currency };
        Desk { heading, format, words: Words::of(heading.language) }
    }

    fn is_chinese(&self) -> bool {
        self.heading.language == Language::ZhCn
    }

    /// A label with the currency of the column below it.
    fn in_currency(&self, label: &str) -> String {
        match self.is_chinese() {
            true => format!("{label}（{}）", self.heading.currency),
            false => format!("{label} ({})", self.heading.currency),
        }
    }

    /// The amount in Chinese capitals, on Chinese papers and in yuan alone.
    fn capitals(&self, amount: kezhan_core::money::Money) -> Option<String> {
        let yuan = self.heading.currency == kezhan_core::money::Currency::CNY;
        (self.is_chinese() && yuan).then(|| kezhan_core::capitals::zh(amount))
    }

    fn document(&self, title: String, blocks: Vec<Block>) -> Document {
        let (heading, words) = (self.heading, self.words);
        let property = &heading.property;
        let labelled = |label: &str, value: &str| match value.trim() {
            "" => None,
            value => Some(format!("{label} {value}")),
        };
        let second = [labelled(words.phone, &property.phone), labelled(words.tax_id, &property.tax_id)];
        let second = second.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let contacts = [property.address.clone(), second];
        Document {
            house: property.name.clone(),
            contacts: contacts.into_iter().filter(|line| !line.trim().is_empty()).collect(),
            title,
            number: heading.number.clone(),
            mark: (heading.reprint > 0).then(|| format!("{} {}", words.reprint, heading.reprint)),
            blocks,
            foot: vec![
                format!("{} {}", words.operator, heading.operator),
                format!("{} {}", words.printed, self.format.moment(heading.printed_local())),
                format!("{} {}", words.business_date, self.format.date(heading.business_date)),
            ],
            page: words.page,
        }
    }
}

/// A paper as a document.
pub fn describe(paper: &Paper) -> Document {
    match paper {
        Paper::RegistrationCard(card) => registration::describe(card),
        Paper::DepositReceipt(receipt) => receipt::describe(receipt),
        Paper::Bill(bill) => bill::describe(bill),
        Paper::NightAuditClosing(closing) => closing::describe(closing),
    }
}

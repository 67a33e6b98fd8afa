//! The deposit receipt.

use kezhan_core::paper::DepositReceipt;

use super::Desk;
use crate::block::{Block, Document, Field, Tone};

pub fn describe(receipt: &DepositReceipt) -> Document {
    let desk = Desk::new(&receipt.heading);
    let words = desk.words;
    let stay = format!("{} – {}", desk.format.date(receipt.arrival), desk.format.date(receipt.departure));
    let mut about = vec![Field::new(words.guest, receipt.guest.clone()).strong()];
    about.extend(receipt.room.as_ref().map(|room| Field::new(words.room, room.clone())));
    about.push(Field::new(words.stay_number, receipt.stay_number.clone()));
    about.push(Field::new(&format!("{} – {}", words.arrival, words.departure), stay).wide());

    let mut paid = vec![Field::new(words.tender, receipt.tender.clone())];
    if let Some(received) = receipt.received.filter(|_| receipt.change().0 > 0) {
        paid.push(Field::new(words.cash_given, desk.format.amount(received)));
        paid.push(Field::new(words.change_given, desk.format.amount(receipt.change())));
    }
    paid.extend(receipt.reference.as_ref().map(|reference| Field::new(words.reference, reference.clone())));
    paid.push(Field::new(words.deposit_held, desk.format.price(receipt.held)));
    if !receipt.note.is_empty() {
        paid.push(Field { span: 3, ..Field::new(words.note, receipt.note.clone()) });
    }
    let signatures = [words.guest_signature, words.cashier_signature].map(str::to_owned).to_vec();
    let blocks = vec![
        Block::Fields(about),
        Block::Gap(0.3),
        Block::Amount(
            words.deposit_taken.to_owned(),
            desk.format.price(receipt.amount),
            desk.capitals(receipt.amount),
        ),
        Block::Gap(0.6),
        Block::Fields(paid),
        Block::Gap(0.3),
        Block::Text(words.keep_receipt.to_owned(), Tone::Quiet),
        Block::Gap(0.5),
        Block::Signatures(signatures),
    ];
    desk.document(words.deposit_receipt.to_owned(), blocks)
}

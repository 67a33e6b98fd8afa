//! The registration card.

use kezhan_core::paper::{NightPrice, RegisteredGuest, RegistrationCard};

use super::Desk;
use crate::block::{Block, Cell, Column, Document, Field, OnRoll, Row, Shape, Table, Tone};

pub fn describe(card: &RegistrationCard) -> Document {
    let desk = Desk::new(&card.heading);
    let words = desk.words;
    let mut blocks = vec![
        Block::Fields(stay(&desk, card)),
        Block::Heading(words.registered_guests.to_owned()),
        guests(&desk, &card.guests),
        Block::Heading(words.room_charge.to_owned()),
        prices(&desk, card),
    ];
    let mut agreed = vec![Field::new(words.deposit_held, desk.format.price(card.deposit))];
    for (label, value) in [(words.payment, &card.payment), (words.note, &card.note)] {
        if !value.is_empty() {
            agreed.push(Field::new(label, value.clone()));
        }
    }
    blocks.extend([Block::Gap(0.6), Block::Fields(agreed)]);
    if !card.house_rules.is_empty() {
        blocks.push(Block::Heading(words.house_rules.to_owned()));
        blocks.push(Block::Rules(card.house_rules.clone()));
    }
    let signatures = [words.guest_signature, words.date, words.clerk_signature].map(str::to_owned).to_vec();
    blocks.push(Block::Gap(0.4));
    blocks.push(Block::Keep(vec![
        Block::Text(words.accepted.to_owned(), Tone::Plain),
        Block::Signatures(signatures),
    ]));
    desk.document(words.registration_card.to_owned(), blocks)
}

fn stay(desk: &Desk<'_>, card: &RegistrationCard) -> Vec<Field> {
    let words = desk.words;
    let persons = (words.persons)(card.adults, card.children);
    let nights = (words.night_count)(card.nights());
    vec![
        Field::new(words.room, card.room.clone()).strong(),
        Field::new(words.room_type, card.room_type.clone()),
        Field::new(words.stay_number, card.stay_number.clone()),
        Field::new(words.arrival, desk.format.weekday(card.arrival)),
        Field::new(words.departure, desk.format.weekday(card.departure)),
        Field::new(words.nights, format!("{nights} · {persons}")),
    ]
}

fn guests(desk: &Desk<'_>, guests: &[RegisteredGuest]) -> Block {
    let words = desk.words;
    let rows = guests.iter().map(|guest| {
        Row::new(vec![
            Cell { text: guest.name.clone(), note: guest.nationality.clone() },
            Cell {
                text: guest.id_number.clone(),
                note: guest.id_type.map_or(String::new(), |kind| words.id_type(kind).to_owned()),
            },
            guest.phone.clone().into(),
        ])
    });
    Block::Table(Table {
        columns: vec![
            Column::new(words.name, Shape::Fill, OnRoll::Main),
            Column::new(words.id_number, Shape::Fit, OnRoll::Note),
            Column::new(words.guest_phone, Shape::Fit, OnRoll::Note),
        ],
        rows: rows.collect(),
    })
}

/// One row per run of nights at the same price.
fn prices(desk: &Desk<'_>, card: &RegistrationCard) -> Block {
    let words = desk.words;
    let same = |a: &NightPrice, b: &NightPrice| a.amount == b.amount && a.night.succ_opt() == Some(b.night);
    let mut rows: Vec<Row> = card
        .prices
        .chunk_by(same)
        .map(|run| {
            let (first, last) = (run[0].night, run[run.len() - 1].night);
            let sum: i128 = run.iter().map(|night| i128::from(night.amount.0)).sum();
            Row::new(vec![
                card.rate_plan.clone().into(),
                desk.format.days(first, last).into(),
                (words.night_count)(run.len() as i64).into(),
                desk.format.amount(run[0].amount).into(),
                desk.format.amount_of(sum).into(),
            ])
        })
        .collect();
    rows.push(Row::sum(vec![
        words.stay_total.into(),
        "".into(),
        "".into(),
        "".into(),
        desk.format.amount(card.total).into(),
    ]));
    Block::Table(Table {
        columns: vec![
            Column::new(words.rate_plan, Shape::Fill, OnRoll::Main),
            Column::new(words.days, Shape::Fit, OnRoll::Note),
            Column::new(words.nights, Shape::Number, OnRoll::Note),
            Column::new(words.price_per_night, Shape::Number, OnRoll::LabelledNote),
            Column::new(desk.in_currency(words.amount), Shape::Number, OnRoll::Amount),
        ],
        rows,
    })
}

//! The night-audit closing.

use kezhan_core::money::Money;
use kezhan_core::paper::{ChainHead, Ledger, NightAuditClosing};

use super::Desk;
use crate::block::{Block, Cell, Column, Document, Field, OnRoll, Row, Shape, Table};
use crate::format::UNKNOWN;

pub fn describe(closing: &NightAuditClosing) -> Document {
    let desk = Desk::new(&closing.heading);
    let words = desk.words;
    let signatures = [words.auditor_signature, words.manager_signature].map(str::to_owned).to_vec();
    let blocks = vec![
        Block::Fields(dates(&desk, closing)),
        Block::Figures(figures(&desk, closing)),
        Block::Gap(0.6),
        Block::Fields(rooms(&desk, closing)),
        Block::Heading(words.revenue.to_owned()),
        revenue(&desk, closing),
        Block::Heading(words.tenders.to_owned()),
        tenders(&desk, closing),
        Block::Heading(words.ledgers.to_owned()),
        ledgers(&desk, closing),
        Block::Heading(words.trial_balance.to_owned()),
        trial_balance(&desk, closing),
        Block::Heading(words.verify.to_owned()),
        verify(&desk, closing),
        Block::Heading(words.day.to_owned()),
        Block::Fields(counts(&desk, closing)),
        Block::Keep(vec![
            Block::Heading(words.seal.to_owned()),
            seal(&desk, closing),
            Block::Signatures(signatures),
        ]),
    ];
    desk.document(words.closing.to_owned(), blocks)
}

fn dates(desk: &Desk<'_>, closing: &NightAuditClosing) -> Vec<Field> {
    vec![
        Field::new(desk.words.business_date, desk.format.weekday(closing.heading.business_date)).strong(),
        Field::new(desk.words.next_date, desk.format.weekday(closing.next_business_date)),
    ]
}

fn figures(desk: &Desk<'_>, closing: &NightAuditClosing) -> Vec<(String, String)> {
    let (words, rooms) = (desk.words, &closing.rooms);
    let amount =
        |amount: Option<Money>| amount.map_or(UNKNOWN.to_owned(), |amount| desk.format.amount(amount));
    vec![
        (words.occupancy.to_owned(), desk.format.share(rooms.occupancy)),
        (words.adr.to_owned(), amount(rooms.adr)),
        (words.rev_par.to_owned(), amount(rooms.rev_par)),
        (words.room_revenue.to_owned(), amount(Some(rooms.room_revenue))),
    ]
}

fn rooms(desk: &Desk<'_>, closing: &NightAuditClosing) -> Vec<Field> {
    let (words, rooms) = (desk.words, &closing.rooms);
    let sold = format!("{} / {}", desk.format.count(rooms.sold), desk.format.count(rooms.physical));
    vec![
        Field::new(&format!("{} / {}", words.rooms_sold, words.rooms_physical), sold),
        Field::new(words.rooms_out_of_order, desk.format.count(rooms.out_of_order)),
        Field::new(words.guests_in_house, desk.format.count(rooms.guests)),
    ]
}

fn revenue(desk: &Desk<'_>, closing: &NightAuditClosing) -> Block {
    let words = desk.words;
    let amount = |amount: Money| Cell::from(desk.format.amount(amount));
    let sum = |part: fn(&kezhan_core::paper::RevenueLine) -> Money| {
        let minor: i128 = closing.revenue.iter().map(|line| i128::from(part(line).0)).sum();
        Cell::from(desk.format.amount_of(minor))
    };
    let mut rows: Vec<Row> = closing
        .revenue
        .iter()
        .map(|line| {
            let parts = [line.net, line.service, line.tax, line.gross].map(amount);
            let mut cells = vec![line.name.clone().into(), desk.format.count(line.postings).into()];
            cells.extend(parts);
            Row::new(cells)
        })
        .collect();
    let postings: i64 = closing.revenue.iter().map(|line| line.postings).sum();
    rows.push(Row::sum(vec![
        words.total.into(),
        desk.format.count(postings).into(),
        sum(|line| line.net),
        sum(|line| line.service),
        sum(|line| line.tax),
        sum(|line| line.gross),
    ]));
    Block::Table(Table {
        columns: vec![
            Column::new(words.item, Shape::Fill, OnRoll::Main),
            Column::new(words.count, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.net, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.service, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.tax, Shape::Number, OnRoll::LabelledNote),
            Column::new(desk.in_currency(words.gross), Shape::Number, OnRoll::Amount),
        ],
        rows,
    })
}

fn tenders(desk: &Desk<'_>, closing: &NightAuditClosing) -> Block {
    let words = desk.words;
    let row = |name: String, count: i64, received: i128, refunded: i128| {
        vec![
            name.into(),
            desk.format.count(count).into(),
            desk.format.amount_of(received).into(),
            desk.format.amount_of(refunded).into(),
            desk.format.amount_of(received - refunded).into(),
        ]
    };
    let mut rows = Vec::new();
    let (mut count, mut received, mut refunded) = (0, 0, 0);
    for line in &closing.tenders {
        let (taken, back) = (i128::from(line.received.0), i128::from(line.refunded.0));
        rows.push(Row::new(row(line.name.clone(), line.count, taken, back)));
        count += line.count;
        received += taken;
        refunded += back;
    }
    rows.push(Row::sum(row(words.total.to_owned(), count, received, refunded)));
    Block::Table(Table {
        columns: vec![
            Column::new(words.tender, Shape::Fill, OnRoll::Main),
            Column::new(words.count, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.taken, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.refunded, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.net_taken, Shape::Number, OnRoll::Amount),
        ],
        rows,
    })
}

fn ledgers(desk: &Desk<'_>, closing: &NightAuditClosing) -> Block {
    let words = desk.words;
    let rows = closing.ledgers.iter().map(|line| {
        let name = match line.ledger {
            Ledger::Deposit => words.ledger_deposit,
            Ledger::Guest => words.ledger_guest,
            Ledger::City => words.ledger_city,
        };
        let mut cells: Vec<Cell> = vec![name.into()];
        let parts = [line.opening, line.debit, line.credit, line.closing];
        cells.extend(parts.map(|amount| Cell::from(desk.format.amount(amount))));
        Row::new(cells)
    });
    Block::Table(Table {
        columns: vec![
            Column::new(words.ledger, Shape::Fill, OnRoll::Main),
            Column::new(words.opening, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.debit, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.credit, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.closing_balance, Shape::Number, OnRoll::Amount),
        ],
        rows: rows.collect(),
    })
}

fn trial_balance(desk: &Desk<'_>, closing: &NightAuditClosing) -> Block {
    let words = desk.words;
    let side = |amount: Money| match amount.0 {
        0 => Cell::from(""),
        _ => Cell::from(desk.format.amount(amount)),
    };
    let mut rows: Vec<Row> = closing
        .trial_balance
        .iter()
        .map(|line| {
            Row::new(vec![
                line.account.clone().into(),
                line.name.clone().into(),
                side(line.debit),
                side(line.credit),
            ])
        })
        .collect();
    let sum = |part: fn(&kezhan_core::paper::TrialLine) -> Money| {
        let minor: i128 = closing.trial_balance.iter().map(|line| i128::from(part(line).0)).sum();
        Cell::from(desk.format.amount_of(minor))
    };
    let name = Cell { text: words.total.to_owned(), note: words.balanced.to_owned() };
    rows.push(Row::sum(vec!["".into(), name, sum(|line| line.debit), sum(|line| line.credit)]));
    Block::Table(Table {
        columns: vec![
            Column::new("", Shape::Fit, OnRoll::Note),
            Column::new(words.account, Shape::Fill, OnRoll::Main),
            Column::new(words.debit, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.credit, Shape::Number, OnRoll::LabelledNote),
        ],
        rows,
    })
}

fn verify(desk: &Desk<'_>, closing: &NightAuditClosing) -> Block {
    let words = desk.words;
    let mut rows: Vec<Row> = closing
        .verify
        .iter()
        .map(|check| {
            Row::new(vec![
                check.name.clone().into(),
                desk.format.count(check.examined).into(),
                desk.format.count(check.findings).into(),
            ])
        })
        .collect();
    let examined: i64 = closing.verify.iter().map(|check| check.examined).sum();
    let result = if closing.findings() == 0 { words.clean } else { words.total };
    rows.push(Row::sum(vec![
        result.into(),
        desk.format.count(examined).into(),
        desk.format.count(closing.findings()).into(),
    ]));
    Block::Table(Table {
        columns: vec![
            Column::new(words.check, Shape::Fill, OnRoll::Main),
            Column::new(words.examined, Shape::Number, OnRoll::LabelledNote),
            Column::new(words.findings, Shape::Number, OnRoll::Amount),
        ],
        rows,
    })
}

fn counts(desk: &Desk<'_>, closing: &NightAuditClosing) -> Vec<Field> {
    let (words, counts) = (desk.words, &closing.counts);
    [
        (words.arrivals, counts.arrivals),
        (words.departures, counts.departures),
        (words.no_shows, counts.no_shows),
        (words.nights_posted, counts.nights_posted),
        (words.postings, counts.postings),
        (words.reversals, counts.reversals),
        (words.journal_entries, counts.journal_entries),
        (words.audit_records, counts.audit_records),
    ]
    .map(|(label, count)| Field::new(label, desk.format.count(count)))
    .into()
}

fn seal(desk: &Desk<'_>, closing: &NightAuditClosing) -> Block {
    let words = desk.words;
    let head = |head: &ChainHead| {
        let groups: Vec<String> =
            head.hash.as_bytes().chunks(8).map(|g| String::from_utf8_lossy(g).into()).collect();
        groups.join(" ")
    };
    let label = |name: &str, head: &ChainHead| {
        format!("{name} #{} · {}", desk.format.count(head.sequence), closing.algorithm)
    };
    Block::Seal(
        closing.seal(),
        vec![
            (label(words.journal_chain, &closing.journal_head), head(&closing.journal_head)),
            (label(words.audit_chain, &closing.audit_head), head(&closing.audit_head)),
            (words.seal_note.to_owned(), String::new()),
        ],
    )
}

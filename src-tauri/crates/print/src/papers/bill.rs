//! The bill.

use kezhan_core::paper::{Bill, BillForm, BillLine, BillLineKind, BillTender};

use super::Desk;
use crate::block::{Block, Cell, Column, Document, Field, OnRoll, Row, Shape, Sum, Table, Tone};

pub fn describe(bill: &Bill) -> Document {
    let desk = Desk::new(&bill.heading);
    let words = desk.words;
    let mut blocks = vec![head(&desk, bill), Block::Gap(0.3)];
    blocks.push(match bill.form {
        BillForm::Detail => detail(&desk, bill),
        BillForm::Summary => summary(&desk, bill),
    });
    blocks.push(Block::Gap(0.6));
    let mut left = Vec::new();
    if !bill.taxes.is_empty() {
        left.extend([taxes(&desk, bill), Block::Gap(0.6)]);
    }
    if let Some(capitals) = desk.capitals(bill.total()) {
        let field = Field::new(words.in_words, capitals).strong();
        left.push(Block::Fields(vec![Field { span: 3, ..field }]));
    }
    blocks.push(Block::Beside(left, vec![Block::Sums(sums(&desk, bill))]));
    let mut end = Vec::new();
    if !bill.note.is_empty() {
        end.extend([Block::Gap(0.5), Block::Text(bill.note.clone(), Tone::Quiet)]);
    }
    let signatures = [words.guest_signature, words.cashier_signature].map(str::to_owned).to_vec();
    end.extend([Block::Gap(0.5), Block::Signatures(signatures)]);
    blocks.push(Block::Keep(end));
    let title = match bill.form {
        BillForm::Detail => words.bill,
        BillForm::Summary => words.bill_summary,
    };
    let mut document = desk.document(title.to_owned(), blocks);
    if bill.interim {
        let reprint = document.mark.take();
        document.mark = Some(
            [Some(words.interim.to_owned()), reprint].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        );
    }
    document
}

fn head(desk: &Desk<'_>, bill: &Bill) -> Block {
    let words = desk.words;
    let tax_id = bill.payee.tax_id.as_ref().map(|tax_id| format!("{} {tax_id}", words.tax_id));
    let note = [tax_id, bill.payee.address.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let payee = Field { note, ..Field::new(words.payee, bill.payee.name.clone()) };
    let room = [bill.room.as_str(), bill.room_type.as_str()].join("  ");
    let stay = format!(
        "{} – {}  ·  {}",
        desk.format.date(bill.arrival),
        desk.format.date(bill.departure),
        (words.night_count)(bill.nights())
    );
    let mut fields = vec![payee.wide().strong(), Field::new(words.room, room)];
    fields.push(Field::new(&format!("{} – {}", words.arrival, words.departure), stay).wide());
    fields.push(Field::new(words.folio, format!("{}  ·  {}", bill.window, bill.stay_number)));
    if bill.guest != bill.payee.name {
        fields.insert(2, Field::new(words.guest, bill.guest.clone()).wide());
    }
    Block::Fields(fields)
}

fn detail(desk: &Desk<'_>, bill: &Bill) -> Block {
    let words = desk.words;
    let mut rows: Vec<Row> = bill.lines.iter().map(|line| detail_row(desk, line)).collect();
    rows.push(Row::sum(vec![
        "".into(),
        words.total.into(),
        "".into(),
        desk.format.amount(bill.total()).into(),
    ]));
    Block::Table(Table {
        columns: vec![
            Column::new(words.date, Shape::Fit, OnRoll::Note),
            Column::new(words.description, Shape::Fill, OnRoll::Main),
            Column::new(words.quantity, Shape::Number, OnRoll::LabelledNote),
            Column::new(desk.in_currency(words.amount), Shape::Number, OnRoll::Amount),
        ],
        rows,
    })
}

fn detail_row(desk: &Desk<'_>, line: &BillLine) -> Row {
    let mark = match line.kind {
        BillLineKind::Charge => None,
        BillLineKind::Transfer => Some(desk.words.transferred),
        BillLineKind::Reversal => Some(desk.words.reversed),
    };
    let note = [mark, line.reference.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Row::new(vec![
        desk.format.date(line.date).into(),
        Cell { text: line.description.clone(), note },
        desk.format.quantity(line.quantity).into(),
        desk.format.amount(line.amount).into(),
    ])
}

fn summary(desk: &Desk<'_>, bill: &Bill) -> Block {
    let words = desk.words;
    let mut rows: Vec<Row> = bill
        .summary()
        .into_iter()
        .map(|line| {
            Row::new(vec![
                line.name.into(),
                desk.format.days(line.first, line.last).into(),
                desk.format.count(line.postings as i64).into(),
                desk.format.amount(line.amount).into(),
            ])
        })
        .collect();
    rows.push(Row::sum(vec![
        words.total.into(),
        "".into(),
        "".into(),
        desk.format.amount(bill.total()).into(),
    ]));
    Block::Table(Table {
        columns: vec![
            Column::new(words.item, Shape::Fill, OnRoll::Main),
            Column::new(words.days, Shape::Fit, OnRoll::Note),
            Column::new(words.count, Shape::Number, OnRoll::LabelledNote),
            Column::new(desk.in_currency(words.amount), Shape::Number, OnRoll::Amount),
        ],
        rows,
    })
}

fn taxes(desk: &Desk<'_>, bill: &Bill) -> Block {
    let words = desk.words;
    let serviced = bill.taxes.iter().any(|row| row.service.0 != 0);
    let mut columns = vec![
        Column::new(words.tax_rate, Shape::Fill, OnRoll::LabelledMain),
        Column::new(words.net, Shape::Number, OnRoll::LabelledNote),
        Column::new(words.tax, Shape::Number, OnRoll::LabelledNote),
        Column::new(words.gross, Shape::Number, OnRoll::Amount),
    ];
    if serviced {
        columns.insert(2, Column::new(words.service, Shape::Number, OnRoll::LabelledNote));
    }
    let rows = bill.taxes.iter().map(|row| {
        let mut cells: Vec<Cell> = vec![
            desk.format.rate(row.rate).into(),
            desk.format.amount(row.net).into(),
            desk.format.amount(row.tax).into(),
            desk.format.amount(row.gross).into(),
        ];
        if serviced {
            cells.insert(2, desk.format.amount(row.service).into());
        }
        Row::new(cells)
    });
    Block::Table(Table { columns, rows: rows.collect() })
}

fn sums(desk: &Desk<'_>, bill: &Bill) -> Vec<Sum> {
    let words = desk.words;
    let mut sums: Vec<Sum> = bill.tenders.iter().map(|tender| payment(desk, tender)).collect();
    let label = match bill.balance.0 {
        0 => words.balance_settled,
        1.. => words.balance_due,
        _ => words.balance_credit,
    };
    let shown = kezhan_core::money::Money(bill.balance.0.saturating_abs());
    sums.push(Sum::result(label, desk.format.price(shown)));
    sums
}

fn payment(desk: &Desk<'_>, tender: &BillTender) -> Sum {
    let words = desk.words;
    let mut notes = vec![desk.format.date(tender.date)];
    notes.extend(tender.reference.clone());
    if let Some(received) = tender.received.filter(|_| tender.change().0 > 0) {
        notes.push(format!("{} {}", words.received, desk.format.amount(received)));
        notes.push(format!("{} {}", words.change, desk.format.amount(tender.change())));
    }
    Sum { note: notes.join(" · "), ..Sum::new(tender.name.clone(), desk.format.payment(tender.amount)) }
}

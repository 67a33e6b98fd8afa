//! Tables: columns on a sheet, lines with notes on a roll.

use std::rc::Rc;

use crate::block::{OnRoll, Row, Shape, Table, Tone};
use crate::draw::{BLACK, GREY, HAIR};
use crate::set::{Piece, Setter, Type, rule, strips, together};
use crate::text::clean;

/// Lines a row may have and still never be cut.
const UNCUT: usize = 10;

/// Sets a table into pieces.
pub fn set(setter: &Setter, table: &Table) -> Vec<Piece> {
    if setter.sheet.is_roll() { on_roll(setter, table) } else { on_sheet(setter, table) }
}

/// Where the columns stand and how large the type is that makes them fit.
struct Grid {
    /// Left edge and width of each column.
    spans: Vec<(f32, f32)>,
    body: Type,
    strong: Type,
    small: Type,
}

fn on_sheet(setter: &Setter, table: &Table) -> Vec<Piece> {
    let grid = measure(setter, table);
    let head = Rc::new(head(setter, table, &grid));
    let mut pieces = vec![Piece { glue: true, ..(*head).clone() }];
    for (at, row) in table.rows.iter().enumerate() {
        // A sum alone under repeated heads would say nothing.
        let before_sum = table.rows.get(at + 1).is_some_and(|next| next.tone == Tone::Strong);
        for mut piece in sheet_row(setter, table, row, &grid) {
            piece.head = Some(Rc::clone(&head));
            piece.glue = before_sum;
            pieces.push(piece);
        }
    }
    pieces
}

/// Finds the largest type at which each filling column keeps what it needs, or a fifth of the width.
fn measure(setter: &Setter, table: &Table) -> Grid {
    let scale = setter.sheet.scale;
    let mut shrink = 1.0_f32;
    loop {
        let body = Type::new(scale.body * shrink);
        let (strong, small) = (Type::medium(body.size), Type::grey(scale.small * shrink));
        let label = Type::grey(scale.label * shrink);
        let gutter = body.size * 1.2;
        let natural: Vec<f32> = (0..table.columns.len())
            .map(|at| {
                let cells = table.rows.iter().filter_map(|row| row.cells.get(at).map(|cell| (row, cell)));
                let texts = cells.map(|(row, cell)| {
                    let kind = if row.tone == Tone::Strong { strong } else { body };
                    kind.width(&cell.text).max(small.width(&cell.note))
                });
                texts.fold(label.width(&table.columns[at].head), f32::max)
            })
            .collect();
        let (mut rest, mut wanted, mut fills) = (setter.width, 0.0, 0.0_f32);
        for (natural, column) in natural.iter().zip(&table.columns) {
            if column.shape == Shape::Fill {
                fills += 1.0;
                wanted += natural.min(setter.width * 0.2);
            } else {
                rest -= natural;
            }
        }
        rest -= gutter * table.columns.len().saturating_sub(1) as f32;
        if rest >= wanted || shrink < 0.6 {
            let mut x = 0.0;
            let spans = natural
                .iter()
                .zip(&table.columns)
                .map(|(natural, column)| {
                    let fill = (rest / fills.max(1.0)).max(setter.width * 0.1);
                    let width = if column.shape == Shape::Fill { fill } else { *natural };
                    let span = (x, width);
                    x += width + gutter;
                    span
                })
                .collect();
            return Grid { spans, body, strong, small };
        }
        shrink -= 0.05;
    }
}

fn head(setter: &Setter, table: &Table, grid: &Grid) -> Piece {
    let label = Type::grey(setter.sheet.scale.label * grid.body.size / setter.sheet.scale.body);
    let height = label.leading() + 3.0;
    let mut piece = Piece::gap(height + 1.5);
    for (column, (x, width)) in table.columns.iter().zip(&grid.spans) {
        let text = clean(&column.head);
        piece.marks.push(match column.shape {
            Shape::Number => label.ending(x + width, 0.0, &text),
            Shape::Fit | Shape::Fill => label.at(*x, 0.0, text),
        });
    }
    piece.marks.push(rule(0.0, setter.width, height, 0.6, GREY));
    piece
}

fn sheet_row(setter: &Setter, table: &Table, row: &Row, grid: &Grid) -> Vec<Piece> {
    let strong = row.tone == Tone::Strong;
    let kind = if strong { grid.strong } else { grid.body };
    let mut cells = Vec::new();
    for ((cell, column), (x, width)) in row.cells.iter().zip(&table.columns).zip(&grid.spans) {
        let text = clean(&cell.text);
        if column.shape == Shape::Number {
            cells.push((x + width - kind.width(&text), kind, vec![text]));
            continue;
        }
        let lines = kind.wrap(&text, *width);
        if !cell.note.is_empty() {
            let mut notes = vec![String::new(); lines.len()];
            notes.extend(grid.small.wrap(&clean(&cell.note), *width));
            cells.push((*x, grid.small, notes));
        }
        cells.push((*x, kind, lines));
    }
    let pad = kind.size * 0.22;
    let mut before = Piece::gap(pad);
    if strong {
        before.height += 2.0;
        before.marks.push(rule(0.0, setter.width, 0.5, 0.6, BLACK));
    }
    let mut after = Piece::gap(pad);
    if !strong {
        after.marks.push(rule(0.0, setter.width, pad, 0.35, HAIR));
    }
    let mut pieces = vec![before];
    pieces.extend(strips(cells, kind.size * 1.4));
    pieces.push(after);
    together(pieces, UNCUT)
}

fn on_roll(setter: &Setter, table: &Table) -> Vec<Piece> {
    let scale = setter.sheet.scale;
    let mut pieces = vec![dashes(setter)];
    for row in &table.rows {
        let strong = row.tone == Tone::Strong;
        let kind = if strong { Type::medium(scale.body) } else { Type::new(scale.body) };
        let small = Type::grey(scale.small);
        let RollRow { main, amount, notes } = RollRow::of(row, table);
        let limit = setter.width - kind.width(&amount) - kind.size * 0.8;
        let mut lines = strips(
            vec![
                (0.0, kind, kind.wrap(&main, limit)),
                (setter.width - kind.width(&amount), kind, vec![amount]),
            ],
            kind.size * 1.4,
        );
        if !notes.is_empty() {
            let notes = small.wrap(&clean(&notes.join(" · ")), setter.width);
            lines.extend(strips(vec![(0.0, small, notes)], small.size * 1.4));
        }
        lines.push(Piece::gap(kind.size * 0.25));
        if strong {
            lines.insert(0, dashes(setter));
        }
        pieces.extend(together(lines, UNCUT));
    }
    pieces.push(dashes(setter));
    pieces
}

/// A row as a roll shows it.
#[derive(Default)]
struct RollRow {
    main: String,
    amount: String,
    notes: Vec<String>,
}

impl RollRow {
    fn of(row: &Row, table: &Table) -> RollRow {
        let mut out = RollRow::default();
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let text = clean(&cell.text);
            let labelled = || format!("{} {text}", column.head);
            match column.on_roll {
                _ if text.is_empty() => {}
                OnRoll::Main => out.main = text,
                OnRoll::LabelledMain => out.main = labelled(),
                OnRoll::Amount => out.amount = text,
                OnRoll::LabelledNote => out.notes.push(labelled()),
                OnRoll::Note => out.notes.push(text),
            }
            if !cell.note.is_empty() {
                out.notes.push(cell.note.clone());
            }
        }
        out
    }
}

/// The thin line that parts the sections of a roll.
fn dashes(setter: &Setter) -> Piece {
    let mut piece = Piece::gap(5.0);
    piece.marks.push(rule(0.0, setter.width, 2.5, 0.5, GREY));
    piece
}

//! Sets blocks into pieces: strips of a page that are never cut.

use std::rc::Rc;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::block::{Block, Field, Sum, Tone};
use crate::draw::{BLACK, GREY, HAIR, Ink, Mark, Run};
use crate::face::Weight;
use crate::sheet::Sheet;
use crate::table;
use crate::text::{clean, width, wrap};

/// A strip of the page. Its marks are placed from its own upper left corner.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Height in points.
    pub height: f32,
    /// What is on it.
    pub marks: Vec<Mark>,
    /// Whether it must not be the last one on its page.
    pub glue: bool,
    /// The heads of the table that it is a row of.
    pub head: Option<Rc<Piece>>,
}

/// A size, weight and colour of type.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// Size in points.
    pub size: f32,
    /// Heaviness.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

impl Type {
    /// Ordinary type.
    pub fn new(size: f32) -> Type {
        Type { size, weight: Weight::Regular, ink: BLACK }
    }

    /// Small print.
    pub fn grey(size: f32) -> Type {
        Type { ink: GREY, ..Type::new(size) }
    }

    /// What matters.
    pub fn medium(size: f32) -> Type {
        Type { weight: Weight::Medium, ..Type::new(size) }
    }

    /// The distance between lines: Han text needs more than Latin.
    pub fn leading(&self) -> f32 {
        self.size * 1.5
    }

    /// Width of a text.
    pub fn width(&self, text: &str) -> f32 {
        width(text, self.weight, self.size)
    }

    /// Lines not wider than `limit`.
    pub fn wrap(&self, text: &str, limit: f32) -> Vec<String> {
        wrap(text, self.weight, self.size, limit)
    }

    /// A line of text whose line box begins at `top`.
    pub fn at(&self, x: f32, top: f32, text: impl Into<String>) -> Mark {
        // The Han body of the font reaches 0.88 above and 0.12 below the baseline.
        let y = top + (self.leading() - self.size) / 2.0 + 0.88 * self.size;
        let (size, weight, ink) = (self.size, self.weight, self.ink);
        Mark::Run(Run { x, y, size, weight, ink, tracking: 0.0, text: text.into() })
    }

    /// A line that ends at `right`.
    pub fn ending(&self, right: f32, top: f32, text: &str) -> Mark {
        self.at(right - self.width(text), top, text)
    }

    /// A line around the middle of `limit`.
    pub fn centred(&self, limit: f32, top: f32, text: &str) -> Mark {
        self.at(((limit - self.width(text)) / 2.0).max(0.0), top, text)
    }
}

impl Piece {
    /// Empty space.
    pub fn gap(height: f32) -> Piece {
        Piece { height, ..Piece::default() }
    }

    /// Pieces one under the other, as one that is never cut.
    pub fn fused(pieces: Vec<Piece>) -> Piece {
        let mut whole = Piece::default();
        for piece in pieces {
            let top = whole.height;
            whole.marks.extend(piece.marks.into_iter().map(|mark| mark.moved(0.0, top)));
            whole.height += piece.height;
            whole.head = piece.head.or(whole.head);
        }
        whole
    }
}

/// A level line from `left` to `right`.
pub fn rule(left: f32, right: f32, y: f32, width: f32, ink: Ink) -> Mark {
    Mark::Rule { from: (left, y), to: (right, y), width, ink }
}

/// Sets blocks into a column of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Setter {
    /// The sheet.
    pub sheet: Sheet,
    /// Width of the column.
    pub width: f32,
}

impl Setter {
    /// The pieces of some blocks, from top to bottom.
    pub fn set(&self, blocks: &[Block]) -> Vec<Piece> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Vec<Piece> {
        let scale = self.sheet.scale;
        match block {
            Block::Fields(fields) if self.sheet.is_roll() => self.list(fields),
            Block::Fields(fields) => self.grid(fields),
            Block::Heading(text) => vec![self.heading(text)],
            Block::Table(rows) => table::set(self, rows),
            Block::Sums(sums) => self.sums(sums),
            Block::Text(text, tone) => self.paragraph(text, self.tone(*tone), 0.0),
            Block::Rules(rules) => self.rules(rules),
            Block::Figures(figures) => vec![self.figures(figures)],
            Block::Amount(label, amount, words) => self.amount(label, amount, words.as_deref()),
            Block::Signatures(labels) => vec![self.signatures(labels)],
            Block::Seal(code, lines) => self.seal(code, lines),
            Block::Beside(left, right) => self.beside(left, right),
            Block::Gap(lines) => vec![Piece::gap(lines * scale.body * 1.5)],
            Block::Keep(blocks) => {
                let pieces = self.set(blocks);
                let height: f32 = pieces.iter().map(|piece| piece.height).sum();
                let fits = height <= (self.sheet.floor() - self.sheet.top) / 2.0;
                if fits { vec![Piece::fused(pieces)] } else { pieces }
            }
        }
    }

    fn tone(&self, tone: Tone) -> Type {
        match tone {
            Tone::Quiet => Type::grey(self.sheet.scale.small),
            Tone::Plain => Type::new(self.sheet.scale.body),
            Tone::Strong => Type::medium(self.sheet.scale.body),
        }
    }

    fn paragraph(&self, text: &str, kind: Type, indent: f32) -> Vec<Piece> {
        kind.wrap(&clean(text), self.width - indent)
            .into_iter()
            .map(|line| Piece {
                height: kind.leading(),
                marks: vec![kind.at(indent, 0.0, line)],
                ..Piece::default()
            })
            .collect()
    }

    fn heading(&self, text: &str) -> Piece {
        let kind = Type::medium(self.sheet.scale.heading);
        let before = kind.size * 1.1;
        Piece {
            height: before + kind.leading() + kind.size * 0.2,
            marks: vec![kind.at(0.0, before, clean(text))],
            glue: true,
            head: None,
        }
    }

    /// Labels above values, three to a row, or four when there are many short ones.
    fn grid(&self, fields: &[Field]) -> Vec<Piece> {
        let columns = if fields.len() >= 8 { 4 } else { 3 };
        let gutter = self.sheet.scale.body * 1.4;
        let column = (self.width - gutter * (columns - 1) as f32) / columns as f32;
        let label = Type::grey(self.sheet.scale.label);
        let mut pieces = Vec::new();
        let mut rows: Vec<Vec<(f32, f32, &Field)>> = vec![Vec::new()];
        let mut filled = 0;
        for field in fields {
            let span = field.span.min(columns);
            if filled + span > columns {
                rows.push(Vec::new());
                filled = 0;
            }
            let x = filled as f32 * (column + gutter);
            let limit = span as f32 * (column + gutter) - gutter;
            rows.last_mut().expect("there is always a row").push((x, limit, field));
            filled += span;
        }
        for row in rows.iter().filter(|row| !row.is_empty()) {
            let mut head = Piece { height: label.leading(), glue: true, ..Piece::default() };
            head.marks.extend(row.iter().map(|(x, _, field)| label.at(*x, 0.0, clean(&field.label))));
            let cells = row.iter().flat_map(|(x, limit, field)| self.value(*x, *limit, field));
            let mut lines = vec![head];
            lines.extend(strips(cells.collect(), self.sheet.scale.body * 1.4));
            lines.push(Piece::gap(self.sheet.scale.body * 0.55));
            pieces.extend(together(lines, 8));
        }
        pieces
    }

    /// Labels before values, one to a row.
    fn list(&self, fields: &[Field]) -> Vec<Piece> {
        let label = Type::grey(self.sheet.scale.body);
        let widest = fields.iter().map(|field| label.width(&field.label)).fold(0.0, f32::max);
        let x = widest.min(self.width * 0.4) + label.size;
        let mut pieces = Vec::new();
        for field in fields {
            let mut cells = self.value(x, self.width - x, field);
            cells.push((0.0, label, label.wrap(&clean(&field.label), x - label.size * 0.5)));
            pieces.extend(strips(cells, label.size * 1.45));
        }
        pieces
    }

    /// The lines of a value and the quiet ones of its note below them.
    fn value(&self, x: f32, limit: f32, field: &Field) -> Vec<(f32, Type, Vec<String>)> {
        let kind = self.tone(if field.strong { Tone::Strong } else { Tone::Plain });
        let lines = kind.wrap(&clean(&field.value), limit);
        let mut notes = vec![String::new(); lines.len()];
        let quiet = self.tone(Tone::Quiet);
        if !field.note.is_empty() {
            notes.extend(quiet.wrap(&clean(&field.note), limit));
        }
        vec![(x, kind, lines), (x, quiet, notes)]
    }

    fn sums(&self, sums: &[Sum]) -> Vec<Piece> {
        let narrow = self.sheet.is_roll() || self.width < self.sheet.inner();
        let left = if narrow { 0.0 } else { self.width * 0.5 };
        let mut pieces = Vec::new();
        for sum in sums {
            let strong = sum.tone == Tone::Strong;
            let mut kind = self.tone(if strong { Tone::Strong } else { Tone::Plain });
            if strong {
                kind.size *= 1.12;
            }
            let value = clean(&sum.value);
            let limit = self.width - left - kind.width(&value) - kind.size;
            let quiet = Type::grey(self.sheet.scale.small);
            let labels = kind.wrap(&clean(&sum.label), limit);
            let notes = if sum.note.is_empty() { Vec::new() } else { quiet.wrap(&clean(&sum.note), limit) };
            let before = if strong { kind.size * 0.5 } else { 0.0 };
            let mut piece = Piece { height: before, ..Piece::default() };
            if strong {
                piece.marks.push(rule(left, self.width, kind.size * 0.2, 0.7, BLACK));
            }
            piece.marks.push(kind.ending(self.width, before, &value));
            for (type_, line) in
                labels.iter().map(|line| (kind, line)).chain(notes.iter().map(|line| (quiet, line)))
            {
                piece.marks.push(type_.at(left, piece.height, line));
                piece.height += type_.leading() * 0.97;
            }
            pieces.push(piece);
        }
        pieces
    }

    fn rules(&self, rules: &[String]) -> Vec<Piece> {
        let kind = Type { ink: BLACK, ..Type::grey(self.sheet.scale.small) };
        let indent = kind.size * 1.8;
        let mut pieces = Vec::new();
        for (index, text) in rules.iter().enumerate() {
            let mut lines = self.paragraph(text, kind, indent);
            lines[0].marks.push(kind.at(0.0, 0.0, format!("{}.", index + 1)));
            pieces.append(&mut lines);
            pieces.push(Piece::gap(kind.size * 0.25));
        }
        pieces
    }

    fn figures(&self, figures: &[(String, String)]) -> Piece {
        let columns = if self.sheet.is_roll() { 2 } else { figures.len().max(1) };
        let column = self.width / columns as f32;
        let label = Type::grey(self.sheet.scale.label);
        let value = Type::medium(self.sheet.scale.figure);
        let row = label.leading() + value.leading();
        let mut piece = Piece::default();
        for (index, (name, text)) in figures.iter().enumerate() {
            let (x, top) = ((index % columns) as f32 * column, (index / columns) as f32 * row);
            let text = clean(text);
            let mut fitting = value;
            fitting.size *= ((column - label.size) / value.width(&text)).min(1.0);
            piece.marks.push(label.at(x, top, clean(name)));
            piece.marks.push(fitting.at(x, top + label.leading(), text));
            piece.height = top + row;
        }
        piece
    }

    fn amount(&self, label: &str, amount: &str, words: Option<&str>) -> Vec<Piece> {
        let name = Type::grey(self.sheet.scale.label);
        let mut figure = Type::medium(self.sheet.scale.figure * 1.5);
        let amount = clean(amount);
        figure.size *= (self.width / figure.width(&amount)).min(1.0);
        let mut pieces = vec![
            Piece {
                height: 10.0 + name.leading(),
                marks: vec![rule(0.0, self.width, 0.4, 0.4, HAIR), name.at(0.0, 8.0, clean(label))],
                ..Piece::default()
            },
            Piece { height: figure.leading(), marks: vec![figure.at(0.0, 0.0, amount)], ..Piece::default() },
        ];
        if let Some(words) = words {
            pieces.extend(self.paragraph(words, self.tone(Tone::Plain), 0.0));
        }
        let mut last = Piece::gap(8.0);
        last.marks.push(rule(0.0, self.width, 7.6, 0.4, HAIR));
        pieces.push(last);
        vec![Piece::fused(pieces)]
    }

    fn signatures(&self, labels: &[String]) -> Piece {
        let columns = if self.sheet.is_roll() { 1 } else { labels.len().max(1) };
        let gutter = self.sheet.scale.body * 2.5;
        let column = (self.width - gutter * (columns - 1) as f32) / columns as f32;
        let kind = Type::grey(self.sheet.scale.label);
        let space = self.sheet.scale.body * 3.6;
        let row = space + kind.leading();
        let mut piece = Piece::default();
        for (index, label) in labels.iter().enumerate() {
            let x = (index % columns) as f32 * (column + gutter);
            let top = (index / columns) as f32 * row;
            piece.marks.push(rule(x, x + column, top + space, 0.5, GREY));
            piece.marks.push(kind.at(x, top + space + 2.0, clean(label)));
            piece.height = top + row + 2.0;
        }
        piece
    }

    fn seal(&self, code: &str, lines: &[(String, String)]) -> Vec<Piece> {
        let roll = self.sheet.is_roll();
        let side = if roll { self.width * 0.6 } else { self.sheet.scale.body * 10.5 };
        let Some(cells) = cells(code, side, if roll { (self.width - side) / 2.0 } else { 0.0 }) else {
            return Vec::new();
        };
        let x = if roll { 0.0 } else { side + self.sheet.scale.body * 2.0 };
        let (label, value) =
            (Type::grey(self.sheet.scale.label), Type::new(if roll { 7.0 } else { self.sheet.scale.label }));
        let mut piece = Piece { marks: vec![cells], ..Piece::default() };
        let mut top = if roll { side + label.size } else { 0.0 };
        for (name, text) in lines {
            for (kind, text) in [(label, name), (value, text)] {
                for line in kind.wrap(&clean(text), self.width - x).iter().filter(|line| !line.is_empty()) {
                    piece.marks.push(kind.at(x, top, line.as_str()));
                    top += kind.leading();
                }
            }
            top += label.size * 0.35;
        }
        piece.height = top.max(side) + label.size * 0.5;
        vec![piece]
    }

    fn beside(&self, left: &[Block], right: &[Block]) -> Vec<Piece> {
        let stacked = || [right, left].iter().flat_map(|part| self.set(part)).collect();
        if self.sheet.is_roll() {
            return stacked();
        }
        let (left_width, right_width) = (self.width * 0.47, self.width * 0.45);
        let part = |blocks, width| Piece::fused(Setter { width, ..*self }.set(blocks));
        let (left_piece, right_piece) = (part(left, left_width), part(right, right_width));
        let height = left_piece.height.max(right_piece.height);
        if height > (self.sheet.floor() - self.sheet.top) * 0.6 {
            return stacked();
        }
        let mut marks = left_piece.marks;
        let x = self.width - right_width;
        marks.extend(right_piece.marks.into_iter().map(|mark| mark.moved(x, 0.0)));
        vec![Piece { height, marks, ..Piece::default() }]
    }
}

/// Cells side by side as strips of one line each: `(x, type, lines)` per cell.
pub fn strips(cells: Vec<(f32, Type, Vec<String>)>, leading: f32) -> Vec<Piece> {
    let count = cells.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
    let mut pieces = vec![Piece::gap(leading); count];
    for (x, kind, lines) in cells {
        for (piece, line) in pieces.iter_mut().zip(lines) {
            piece.marks.push(kind.at(x, (leading - kind.leading()) / 2.0, line));
        }
    }
    pieces
}

/// One piece of some strips, unless they are so many that a page may have to cut them.
pub fn together(pieces: Vec<Piece>, most: usize) -> Vec<Piece> {
    if pieces.len() <= most + 2 { vec![Piece::fused(pieces)] } else { pieces }
}

/// The black cells of a QR code of `side` points; `None` when the text is too long for one.
fn cells(text: &str, side: f32, x: f32) -> Option<Mark> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut runs = Vec::new();
    for row in 0..size {
        let mut column = 0;
        while column < size {
            let start = column;
            while code.get_module(column, row) {
                column += 1;
            }
            if column > start {
                runs.push((start as u16, row as u16, (column - start) as u16));
            }
            column += 1;
        }
    }
    Some(Mark::Cells { at: (x, 0.0), cell: side / size as f32, runs })
}

//! Flows the pieces of a document over pages, with masthead, running head and foot.

use crate::block::Document;
use crate::draw::{BRONZE, GREY, HAIR, Mark, Page};
use crate::set::{Piece, Setter, Type, rule};
use crate::sheet::Sheet;
use crate::text::clean;

/// Lines that the house's name may take at the head of the first page.
const NAME_LINES: usize = 3;

/// The pages of a document on a sheet.
pub fn pages(document: &Document, sheet: Sheet) -> Vec<Page> {
    let setter = Setter { sheet, width: sheet.inner() };
    let mut pieces =
        vec![if sheet.is_roll() { roll_head(document, &setter) } else { masthead(document, &setter) }];
    pieces.extend(setter.set(&document.blocks));
    if sheet.is_roll() {
        pieces.push(roll_foot(document, &setter));
    }
    let running = running_head(document, &setter);
    let mut fill = Fill { sheet, running: &running, pages: Vec::new(), marks: Vec::new(), y: sheet.top };
    fill.all(pieces);
    let mut pages = fill.pages;
    if !sheet.is_roll() {
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            foot(document, &sheet, page, index + 1, count);
        }
    }
    pages
}

/// Fills pages from the top.
struct Fill<'a> {
    sheet: Sheet,
    running: &'a Piece,
    pages: Vec<Page>,
    marks: Vec<Mark>,
    y: f32,
}

impl Fill<'_> {
    fn all(&mut self, pieces: Vec<Piece>) {
        let heights: Vec<(f32, bool)> = pieces.iter().map(|piece| (piece.height, piece.glue)).collect();
        for (at, piece) in pieces.into_iter().enumerate() {
            // What is glued to the next piece needs room for that one too.
            let mut need = 0.0;
            for (height, glue) in &heights[at..] {
                need += height;
                if !glue {
                    break;
                }
            }
            let room = self.sheet.floor() - self.y;
            let fresh = self.marks.is_empty();
            if need > room && !fresh {
                self.turn();
                if let Some(head) = &piece.head {
                    self.place((**head).clone());
                }
            }
            self.place(piece);
        }
        self.finish();
    }

    fn place(&mut self, piece: Piece) {
        let (x, y) = (self.sheet.side, self.y);
        self.marks.extend(piece.marks.into_iter().map(|mark| mark.moved(x, y)));
        self.y += piece.height;
    }

    /// Ends the page and begins the next one under the running head.
    fn turn(&mut self) {
        self.finish();
        self.y = self.sheet.top;
        self.place(self.running.clone());
    }

    fn finish(&mut self) {
        let height = self.sheet.height.unwrap_or(self.y + self.sheet.bottom);
        let marks = std::mem::take(&mut self.marks);
        self.pages.push(Page { width: self.sheet.width, height, marks });
    }
}

fn limited(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > NAME_LINES {
        lines.truncate(NAME_LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

/// House at the left, title and number at the right, the accent rule below.
fn masthead(document: &Document, setter: &Setter) -> Piece {
    let scale = setter.sheet.scale;
    let (house, title) = (Type::medium(scale.house), Type::new(scale.title));
    let (small, number) = (Type::grey(scale.small), Type::grey(scale.body));
    let name = clean(&document.title);
    let right = title.width(&name).max(number.width(&document.number)).min(setter.width * 0.5);
    let left = setter.width - right - scale.body * 2.0;
    let mut piece = Piece::default();
    let mut top = 0.0;
    for line in limited(house.wrap(&clean(&document.house), left)) {
        piece.marks.push(house.at(0.0, top, line));
        top += house.leading() * 0.92;
    }
    top += 2.0;
    for line in document.contacts.iter().flat_map(|line| limited(small.wrap(&clean(line), left))) {
        piece.marks.push(small.at(0.0, top, line));
        top += small.leading();
    }
    // Titles share the baseline of the house's name.
    let mut beside = (house.leading() - title.leading()) / 2.0 + (house.size - title.size) * 0.38;
    for line in title.wrap(&name, setter.width * 0.5) {
        piece.marks.push(title.ending(setter.width, beside, &line));
        beside += title.leading();
    }
    beside = beside.max(house.leading() * 0.92) + 1.0;
    piece.marks.push(number.ending(setter.width, beside, &clean(&document.number)));
    beside += number.leading();
    if let Some(mark) = &document.mark {
        let text = clean(mark);
        let stamp = Type::medium(scale.small);
        let (width, height) = (stamp.width(&text) + stamp.size, stamp.leading() * 1.1);
        let x = setter.width - width;
        piece.marks.push(Mark::Frame { at: (x, beside + 2.0), size: (width, height), ink: GREY });
        piece.marks.push(stamp.at(x + stamp.size / 2.0, beside + 2.0 + height * 0.045, text));
        beside += height + 2.0;
    }
    piece.height = top.max(beside) + 8.0;
    piece.marks.push(rule(0.0, setter.width, piece.height, 0.9, BRONZE));
    piece.height += scale.body * 1.3;
    piece
}

fn roll_head(document: &Document, setter: &Setter) -> Piece {
    let scale = setter.sheet.scale;
    let mut piece = Piece::default();
    let mut lines: Vec<(Type, String)> = Vec::new();
    let house = Type::medium(scale.house);
    lines.extend(
        limited(house.wrap(&clean(&document.house), setter.width)).into_iter().map(|line| (house, line)),
    );
    let small = Type::grey(scale.small);
    for line in &document.contacts {
        lines.extend(limited(small.wrap(&clean(line), setter.width)).into_iter().map(|line| (small, line)));
    }
    for (kind, line) in &lines {
        piece.marks.push(kind.centred(setter.width, piece.height, line));
        piece.height += kind.leading();
    }
    piece.height += 4.0;
    piece.marks.push(rule(0.0, setter.width, piece.height, 0.9, BRONZE));
    piece.height += 5.0;
    let title = Type::medium(scale.title);
    let mark = document.mark.as_ref().map(|mark| format!("【{}】", clean(mark)));
    for (kind, line) in [
        (title, clean(&document.title)),
        (small, clean(&document.number)),
        (Type::medium(scale.body), mark.unwrap_or_default()),
    ] {
        if !line.is_empty() {
            piece.marks.push(kind.centred(setter.width, piece.height, &line));
            piece.height += kind.leading();
        }
    }
    piece.height += 4.0;
    piece
}

fn roll_foot(document: &Document, setter: &Setter) -> Piece {
    let small = Type::grey(setter.sheet.scale.small);
    let mut piece = Piece::gap(8.0);
    for line in document.foot.iter().flat_map(|line| small.wrap(&clean(line), setter.width)) {
        piece.marks.push(small.centred(setter.width, piece.height, &line));
        piece.height += small.leading();
    }
    piece
}

/// Head of every page but the first.
fn running_head(document: &Document, setter: &Setter) -> Piece {
    let small = Type::grey(setter.sheet.scale.small);
    let right = clean(&format!("{} · {}", document.title, document.number));
    let limit = (setter.width - small.width(&right) - small.size * 2.0).max(setter.width * 0.3);
    let house = small.wrap(&clean(&document.house), limit).swap_remove(0);
    let height = small.leading() + 3.0;
    Piece {
        height: height + setter.sheet.scale.body,
        marks: vec![
            small.at(0.0, 0.0, house),
            small.ending(setter.width, 0.0, &right),
            rule(0.0, setter.width, height, 0.4, HAIR),
        ],
        ..Piece::default()
    }
}

fn foot(document: &Document, sheet: &Sheet, page: &mut Page, number: usize, count: usize) {
    let small = Type::grey(sheet.scale.small);
    let top = page.height - sheet.bottom - small.leading();
    let right = (document.page)(number, count);
    let left = clean(&document.foot.join(" · "));
    let limit = sheet.inner() - small.width(&right) - small.size * 2.0;
    let left = small.wrap(&left, limit).swap_remove(0);
    page.marks.push(rule(sheet.side, page.width - sheet.side, top - 3.0, 0.35, HAIR));
    page.marks.push(small.at(sheet.side, top, left));
    page.marks.push(small.ending(page.width - sheet.side, top, &right));
}

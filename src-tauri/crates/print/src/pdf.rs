//! Pages to PDF: subset fonts, selectable text, compressed streams.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use kezhan_core::press::PressProblem;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;

use crate::draw::{BLACK, Ink, Mark, Page, Run};
use crate::face::{Glyph, Typeface, Weight};

/// What a PDF says about itself.
pub struct About<'a> {
    /// Title of the document, shown by viewers and printer queues.
    pub title: &'a str,
    /// BCP 47 tag.
    pub language: &'a str,
    /// When it was issued, by the house's clock.
    pub created: Option<DateTime<FixedOffset>>,
}

/// Numbers of the objects that do not depend on the count of pages.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const FONTS: [i32; 2] = [4, 9];
const FIRST_PAGE: i32 = 14;

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The glyphs of one face that a document uses.
struct Used {
    weight: Weight,
    glyphs: GlyphRemapper,
    /// New glyph number to character and advance.
    table: BTreeMap<u16, (char, u16)>,
}

impl Used {
    fn new(weight: Weight) -> Used {
        Used { weight, glyphs: GlyphRemapper::new(), table: BTreeMap::new() }
    }
}

/// The PDF file of some pages.
pub fn write(pages: &[Page], about: &About<'_>) -> Result<Vec<u8>, PressProblem> {
    let mut used = [Used::new(Weight::Regular), Used::new(Weight::Medium)];
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| content(page, &mut used)).collect();

    let mut pdf = Pdf::with_capacity(32 * 1024);
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES).lang(TextStr(about.language));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.finish();
    info(&mut pdf, about);

    let page_ref = |index: usize| Ref::new(FIRST_PAGE + 2 * index as i32);
    pdf.pages(PAGES).count(pages.len() as i32).kids((0..pages.len()).map(page_ref));
    for (index, (page, data)) in pages.iter().zip(&contents).enumerate() {
        let id = page_ref(index);
        let data_id = Ref::new(id.get() + 1);
        let mut node = pdf.page(id);
        node.parent(PAGES).media_box(Rect::new(0.0, 0.0, page.width, page.height)).contents(data_id);
        let mut resources = node.resources();
        let mut fonts = resources.fonts();
        for face in used.iter().filter(|face| !face.table.is_empty()) {
            fonts.pair(font_name(face.weight), Ref::new(FONTS[face.weight as usize]));
        }
        fonts.finish();
        resources.finish();
        node.finish();
        pdf.stream(data_id, &deflate(data, THOROUGH)).filter(Filter::FlateDecode);
    }
    for face in used.iter().filter(|face| !face.table.is_empty()) {
        font(&mut pdf, face)?;
    }
    Ok(pdf.finish())
}

/// For text and numbers.
const THOROUGH: u8 = 6;
/// For outlines, which hardly shrink: trying harder wins one byte in a hundred and takes thrice the time.
const QUICK: u8 = 1;

fn deflate(data: &[u8], effort: u8) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(data, effort)
}

fn font_name(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"R"),
        Weight::Medium => Name(b"M"),
    }
}

fn info(pdf: &mut Pdf, about: &About<'_>) {
    let mut info = pdf.document_info(INFO);
    info.title(TextStr(about.title)).producer(TextStr("Kezhan")).creator(TextStr("Kezhan"));
    let Some(at) = about.created else { return };
    let Ok(year) = u16::try_from(at.year()) else { return };
    let minutes = at.offset().local_minus_utc() / 60;
    let date = Date::new(year)
        .month(at.month() as u8)
        .day(at.day() as u8)
        .hour(at.hour() as u8)
        .minute(at.minute() as u8)
        .second(at.second() as u8)
        .utc_offset_hour((minutes / 60) as i8)
        .utc_offset_minute((minutes % 60).unsigned_abs() as u8);
    info.creation_date(date);
}

/// The drawing operators of a page.
fn content(page: &Page, used: &mut [Used; 2]) -> Vec<u8> {
    let mut out = Content::new();
    let mut pen = Pen { font: None, tracking: 0.0, ink: None };
    let flip = |y: f32| page.height - y;
    for mark in &page.marks {
        match mark {
            Mark::Run(run) => show(&mut out, &mut pen, run, flip(run.y), used),
            Mark::Rule { from, to, width, ink } => {
                let Ink([r, g, b]) = *ink;
                out.set_stroke_rgb(r, g, b).set_line_width(*width);
                out.move_to(from.0, flip(from.1)).line_to(to.0, flip(to.1)).stroke();
            }
            Mark::Frame { at, size, ink } => {
                let Ink([r, g, b]) = *ink;
                out.set_stroke_rgb(r, g, b).set_line_width(0.6);
                out.rect(at.0, flip(at.1 + size.1), size.0, size.1).stroke();
            }
            Mark::Cells { at, cell, runs } => {
                pen.fill(&mut out, BLACK);
                for &(column, row, length) in runs {
                    let (x, y) = (at.0 + f32::from(column) * cell, at.1 + f32::from(row) * cell);
                    out.rect(x, flip(y + cell), f32::from(length) * cell, *cell);
                }
                out.fill_nonzero();
            }
        }
    }
    out.finish().into_vec()
}

/// The state of the text operators, so that nothing is set twice.
struct Pen {
    font: Option<(Weight, f32)>,
    tracking: f32,
    ink: Option<Ink>,
}

impl Pen {
    fn fill(&mut self, out: &mut Content, ink: Ink) {
        if self.ink != Some(ink) {
            let Ink([r, g, b]) = ink;
            out.set_fill_rgb(r, g, b);
            self.ink = Some(ink);
        }
    }
}

/// Shows a line of text; it changes the face where a glyph is only in the other one.
fn show(out: &mut Content, pen: &mut Pen, run: &Run, y: f32, used: &mut [Used; 2]) {
    if run.text.is_empty() {
        return;
    }
    pen.fill(out, run.ink);
    out.begin_text();
    if pen.tracking != run.tracking {
        out.set_char_spacing(run.tracking);
        pen.tracking = run.tracking;
    }
    out.next_line(run.x, y);
    let mut codes: Vec<u8> = Vec::with_capacity(run.text.len());
    let mut face = None;
    for c in run.text.chars() {
        let glyph = Glyph::of(c, run.weight);
        if face != Some(glyph.face) {
            flush(out, pen, face, run.size, &mut codes);
            face = Some(glyph.face);
        }
        let of_face = &mut used[glyph.face as usize];
        let id = of_face.glyphs.remap(glyph.id);
        of_face.table.entry(id).or_insert((glyph.shown, glyph.advance));
        codes.extend(id.to_be_bytes());
    }
    flush(out, pen, face, run.size, &mut codes);
    out.end_text();
}

fn flush(out: &mut Content, pen: &mut Pen, face: Option<Weight>, size: f32, codes: &mut Vec<u8>) {
    let Some(face) = face else { return };
    if pen.font != Some((face, size)) {
        out.set_font(font_name(face), size);
        pen.font = Some((face, size));
    }
    out.show(Str(codes));
    codes.clear();
}

/// Embeds the glyphs of a face that the document uses.
fn font(pdf: &mut Pdf, used: &Used) -> Result<(), PressProblem> {
    let typeface = Typeface::of(used.weight);
    let refused = |detail: String| PressProblem::Render { detail };
    let subset = subsetter::subset(typeface.data, 0, &used.glyphs)
        .map_err(|error| refused(format!("the font {} cannot be cut: {error}", typeface.name)))?;
    let cff = ttf_parser::RawFace::parse(&subset, 0)
        .ok()
        .and_then(|face| face.table(ttf_parser::Tag::from_bytes(b"CFF ")))
        .ok_or_else(|| refused(format!("the cut font {} has no outlines", typeface.name)))?;

    let [id, cid, descriptor, cmap, data] =
        [0, 1, 2, 3, 4].map(|n| Ref::new(FONTS[used.weight as usize] + n));
    // Six letters mark a subset; two subsets in one file must differ, and they are different faces.
    let name = format!("KEZHAN+{}", typeface.name);
    let base = Name(name.as_bytes());
    pdf.type0_font(id)
        .base_font(base)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(cmap);
    let mut node = pdf.cid_font(cid);
    node.subtype(CidFontType::Type0).base_font(base).system_info(SYSTEM).font_descriptor(descriptor);
    node.default_width(1000.0);
    let mut widths = node.widths();
    for (&code, &(_, advance)) in used.table.iter().filter(|(_, (_, advance))| *advance != 1000) {
        widths.consecutive(code, [f32::from(advance)]);
    }
    widths.finish();
    node.finish();

    let face = &typeface.face;
    let bounds = face.global_bounding_box();
    let bbox = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(f32::from);
    pdf.font_descriptor(descriptor)
        .name(base)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(bbox[0], bbox[1], bbox[2], bbox[3]))
        .italic_angle(0.0)
        .ascent(f32::from(face.ascender()))
        .descent(f32::from(face.descender()))
        .cap_height(f32::from(face.capital_height().unwrap_or(733)))
        .stem_v(if used.weight == Weight::Regular { 80.0 } else { 110.0 })
        .font_file3(data);
    let mut map = UnicodeCmap::<u16>::new(Name(b"KezhanUnicode"), SYSTEM);
    for (&code, &(c, _)) in &used.table {
        map.pair(code, c);
    }
    pdf.stream(cmap, &deflate(&map.finish(), THOROUGH)).filter(Filter::FlateDecode);
    pdf.stream(data, &deflate(cff, QUICK))
        .filter(Filter::FlateDecode)
        .pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    Ok(())
}

//! The two weights of the shipped font, parsed once for the life of the program.

use std::sync::OnceLock;

use ttf_parser::{Face, GlyphId};

/// How heavy text is set. The value is the index of its face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Everything that is read.
    Regular = 0,
    /// Titles, names and the sums that matter.
    Medium = 1,
}

/// A glyph as the PDF needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The character it shows.
    pub shown: char,
    /// The face that has the glyph; not always the one asked for, see [`Glyph::of`].
    pub face: Weight,
    /// Number of the glyph in that face.
    pub id: u16,
    /// Width in thousandths of the type size.
    pub advance: u16,
}

/// One weight of the font.
pub struct Typeface {
    /// The font file.
    pub data: &'static [u8],
    /// The parsed file.
    pub face: Face<'static>,
    /// Its PostScript name.
    pub name: &'static str,
    /// Glyph numbers of the Basic Multilingual Plane: nearly every look-up ends here.
    plane: Vec<u16>,
}

/// Stands for a character that neither face has; the mark printers use for a missing sort.
const MISSING: char = '〓';

impl Typeface {
    fn parse(data: &'static [u8], name: &'static str) -> Typeface {
        let face = Face::parse(data, 0).expect("the shipped font is a sound OpenType file");
        let plane = (0..=0xFFFFu32)
            .map(|code| char::from_u32(code).and_then(|c| face.glyph_index(c)).map_or(0, |id| id.0))
            .collect();
        Typeface { data, face, name, plane }
    }

    /// The face of a weight.
    pub fn of(weight: Weight) -> &'static Typeface {
        static FACES: OnceLock<[Typeface; 2]> = OnceLock::new();
        let faces = FACES.get_or_init(|| {
            [
                Typeface::parse(
                    include_bytes!("../fonts/NotoSansCJKsc-Regular.otf"),
                    "NotoSansCJKsc-Regular",
                ),
                Typeface::parse(include_bytes!("../fonts/NotoSansCJKsc-Medium.otf"), "NotoSansCJKsc-Medium"),
            ]
        });
        &faces[weight as usize]
    }

    fn find(&self, c: char) -> Option<GlyphId> {
        match self.plane.get(c as usize) {
            Some(0) => None,
            Some(&id) => Some(GlyphId(id)),
            None => self.face.glyph_index(c),
        }
    }
}

impl Glyph {
    /// The glyph of a character: in the weight asked for, else in Regular, which has every Han
    /// character of the font, else the mark of a missing one.
    pub fn of(c: char, weight: Weight) -> Glyph {
        [(c, weight), (c, Weight::Regular), (MISSING, weight)]
            .into_iter()
            .find_map(|(c, face)| {
                let typeface = Typeface::of(face);
                let id = typeface.find(c)?;
                let advance = typeface.face.glyph_hor_advance(id)?;
                Some(Glyph { shown: c, face, id: id.0, advance })
            })
            .expect("both faces have the mark of a missing character")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_tabular() {
        for weight in [Weight::Regular, Weight::Medium] {
            let zero = Glyph::of('0', weight).advance;
            assert!(zero > 0);
            for c in "123456789−".chars() {
                assert_eq!(Glyph::of(c, weight).advance, zero, "{c} in {weight:?}");
            }
        }
    }

    #[test]
    fn rare_names_are_set_in_the_face_that_has_them() {
        assert_eq!(Glyph::of('伟', Weight::Medium).face, Weight::Medium);
        // 㛃 (Extension A) and 𠮷 (Extension B) stand in real names and outside GBK.
        for c in ['㛃', '𠮷'] {
            let glyph = Glyph::of(c, Weight::Medium);
            assert_eq!(glyph.face, Weight::Regular, "{c}");
            assert_ne!(glyph.id, Glyph::of(MISSING, Weight::Regular).id, "{c}");
        }
    }

    #[test]
    fn a_character_without_glyph_becomes_the_mark() {
        assert_eq!(Glyph::of('🦀', Weight::Medium), Glyph::of(MISSING, Weight::Medium));
    }
}

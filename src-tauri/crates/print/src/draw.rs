//! What a laid-out page is made of. Coordinates are points from the upper left corner.

use crate::face::Weight;

/// A colour, red, green, blue from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink(pub [f32; 3]);

/// Text that matters.
pub const BLACK: Ink = Ink([0.11, 0.11, 0.12]);
/// Labels and small print; still 4.5 : 1 on white.
pub const GREY: Ink = Ink([0.40, 0.40, 0.42]);
/// Hairlines between rows.
pub const HAIR: Ink = Ink([0.86, 0.86, 0.88]);
/// The one accent: the rule under the masthead.
pub const BRONZE: Ink = Ink([0.58, 0.46, 0.27]);

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Type size.
    pub size: f32,
    /// Heaviness.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
    /// Extra space after each character.
    pub tracking: f32,
    /// The text, cleaned.
    pub text: String,
}

/// One mark on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Text.
    Run(Run),
    /// A straight line.
    Rule {
        /// Start.
        from: (f32, f32),
        /// End.
        to: (f32, f32),
        /// Thickness.
        width: f32,
        /// Colour.
        ink: Ink,
    },
    /// The outline of a rectangle.
    Frame {
        /// Upper left corner.
        at: (f32, f32),
        /// Width and height.
        size: (f32, f32),
        /// Colour.
        ink: Ink,
    },
    /// Black cells of a code: upper left corner, then rectangles in cells of `cell` points.
    Cells {
        /// Upper left corner.
        at: (f32, f32),
        /// Side of one cell.
        cell: f32,
        /// Column, row and length of each horizontal run of black cells.
        runs: Vec<(u16, u16, u16)>,
    },
}

impl Mark {
    /// The mark moved by `dx`, `dy`.
    pub fn moved(mut self, dx: f32, dy: f32) -> Mark {
        let shift = |point: &mut (f32, f32)| *point = (point.0 + dx, point.1 + dy);
        match &mut self {
            Mark::Run(run) => {
                run.x += dx;
                run.y += dy;
            }
            Mark::Rule { from, to, .. } => {
                shift(from);
                shift(to);
            }
            Mark::Frame { at, .. } | Mark::Cells { at, .. } => shift(at),
        }
        self
    }
}

/// A finished page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is on it.
    pub marks: Vec<Mark>,
}

//! The paper in the printer: its edges, and how large type is set on it.

use kezhan_core::paper::PaperSize;

/// Points per millimetre.
const MM: f32 = 72.0 / 25.4;

/// A viewer need not show more than 200 inches of a page, so a longer roll goes on on the next page.
const LONGEST: f32 = 14_000.0;

/// Type sizes in points.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// What is read.
    pub body: f32,
    /// Notes under a line, and the foot of the page.
    pub small: f32,
    /// Labels over values and heads of columns.
    pub label: f32,
    /// Heads of sections.
    pub heading: f32,
    /// Name of the document.
    pub title: f32,
    /// Name of the house.
    pub house: f32,
    /// The one sum that matters.
    pub figure: f32,
}

/// Geometry of one paper size.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper; `None` for a roll, which is as long as its content.
    pub height: Option<f32>,
    /// Left and right margin.
    pub side: f32,
    /// Upper margin.
    pub top: f32,
    /// Lower margin.
    pub bottom: f32,
    /// Type sizes.
    pub scale: Scale,
}

impl Sheet {
    /// The geometry of a paper size.
    pub fn of(size: PaperSize) -> Sheet {
        match size {
            PaperSize::A4 => Sheet {
                width: 210.0 * MM,
                height: Some(297.0 * MM),
                side: 21.0 * MM,
                top: 19.0 * MM,
                bottom: 15.0 * MM,
                scale: Scale {
                    body: 9.5,
                    small: 7.5,
                    label: 7.5,
                    heading: 10.0,
                    title: 17.0,
                    house: 17.0,
                    figure: 16.0,
                },
            },
            PaperSize::A5 => Sheet {
                width: 148.0 * MM,
                height: Some(210.0 * MM),
                side: 13.0 * MM,
                top: 12.0 * MM,
                bottom: 10.0 * MM,
                scale: Scale {
                    body: 8.5,
                    small: 6.8,
                    label: 6.8,
                    heading: 9.0,
                    title: 14.0,
                    house: 14.0,
                    figure: 13.0,
                },
            },
            PaperSize::Roll80 => Sheet {
                width: 80.0 * MM,
                height: None,
                side: 4.0 * MM,
                top: 5.0 * MM,
                bottom: 5.0 * MM,
                scale: Scale {
                    body: 9.0,
                    small: 7.5,
                    label: 7.5,
                    heading: 9.5,
                    title: 12.0,
                    house: 14.0,
                    figure: 14.0,
                },
            },
        }
    }

    /// Whether this is a roll, where everything stands in one narrow column.
    pub fn is_roll(&self) -> bool {
        self.height.is_none()
    }

    /// Width between the margins.
    pub fn inner(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// The lowest point that content may reach: the foot of the page needs the rest.
    pub fn floor(&self) -> f32 {
        match self.height {
            Some(height) => height - self.bottom - 2.2 * self.scale.small,
            None => LONGEST,
        }
    }
}

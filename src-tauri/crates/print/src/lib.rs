//! Papers on paper: lays the documents of the house out as PDF and hands PDF to the printers that
//! this machine knows.
//!
//! [`SystemPress`] is the whole interface. A paper is described once, in blocks; the three sizes (A4,
//! A5 and the 80 mm roll) set the same blocks. Text is selectable, the shipped font is cut to the
//! glyphs in use, so a bill of one page stays far below 60 KB.

mod block;
mod draw;
mod face;
mod flow;
mod format;
mod ipp;
mod papers;
mod pdf;
mod set;
mod sheet;
mod table;
mod text;
#[cfg(windows)]
mod windows;
mod words;

use std::time::Duration;

use kezhan_core::paper::{Paper, PaperSize};
use kezhan_core::press::{Press, PressProblem, Printer};

/// Where the print server of Linux and macOS listens.
const CUPS: &str = "localhost:631";

/// How long [`SystemPress`] waits for a printer at most: a second less than a press may take.
pub const PATIENCE: Duration = Duration::from_secs(9);

/// The press of this machine: CUPS on Linux and macOS, the spooler on Windows, and on all of them
/// network printers by their `ipp://` address.
#[derive(Debug, Clone)]
pub struct SystemPress {
    network: ipp::Client,
    patience: Duration,
}

impl SystemPress {
    /// The press of this machine.
    pub fn new() -> SystemPress {
        SystemPress::at(CUPS)
    }

    /// A press that asks the CUPS server at `host:port` instead of this machine's.
    pub fn at(server: &str) -> SystemPress {
        SystemPress { network: ipp::Client::new(server), patience: PATIENCE }
    }

    /// The same press, which gives a printer up after `patience`, at most [`PATIENCE`].
    pub fn with_patience(self, patience: Duration) -> SystemPress {
        SystemPress { patience: patience.min(PATIENCE), ..self }
    }
}

impl Default for SystemPress {
    fn default() -> SystemPress {
        SystemPress::new()
    }
}

impl Press for SystemPress {
    fn render(&self, paper: &Paper, size: PaperSize) -> Result<Vec<u8>, PressProblem> {
        render(paper, size)
    }

    fn printers(&self) -> Result<Vec<Printer>, PressProblem> {
        #[cfg(windows)]
        return windows::printers(self.patience);
        #[cfg(not(windows))]
        self.network.printers(self.patience)
    }

    fn submit(&self, printer: &str, title: &str, pdf: &[u8], copies: u16) -> Result<(), PressProblem> {
        #[cfg(windows)]
        if !printer.contains("://") {
            return windows::print(printer, title, pdf, copies, self.patience);
        }
        self.network.print(printer, title, pdf, copies, self.patience)
    }
}

/// The PDF of a paper.
///
/// # Errors
/// [`PressProblem::Render`] when the figures on the paper contradict each other.
pub fn render(paper: &Paper, size: PaperSize) -> Result<Vec<u8>, PressProblem> {
    paper.check().map_err(|problem| PressProblem::Render { detail: problem.to_string() })?;
    let heading = paper.heading();
    let document = papers::describe(paper);
    let pages = flow::pages(&document, sheet::Sheet::of(size));
    let about = pdf::About {
        title: &format!("{} {}", document.title, document.number),
        language: heading.language.as_str(),
        created: heading.printed_local(),
    };
    pdf::write(&pages, &about)
}

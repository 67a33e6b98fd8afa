//! The press: what turns a [`Paper`] into PDF and sends PDF to the printers of this machine.
//!
//! Hosts give the application one press. Everything here blocks, so callers run it off the
//! threads that serve requests; [`Press::printers`] and [`Press::submit`] answer within ten
//! seconds even when a printer does not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::paper::{Paper, PaperSize};

/// Whether a printer takes work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    /// Waiting for work.
    Idle,
    /// Working.
    Printing,
    /// Stopped by a fault or by hand.
    Stopped,
    /// The printer system does not tell.
    Unknown,
}

/// A printer that this machine knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Printer {
    /// Its name in the printer system: what [`Press::submit`] expects.
    pub name: String,
    /// Where it stands, as its administrator described it; empty when unknown.
    pub location: String,
    /// True for the system's default printer.
    pub is_default: bool,
    /// Whether it takes work.
    pub state: PrinterState,
}

/// Why a paper could not be made or printed. None of these loses the paper: the job stays queued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PressProblem {
    /// No printer of that name; choose another.
    #[error("there is no printer named {name}")]
    PrinterUnknown {
        /// The name that was asked for.
        name: String,
    },
    /// The printer or the printer system does not answer; try again later.
    #[error("printer {name} cannot be reached: {detail}")]
    PrinterUnreachable {
        /// The printer, or the printer system when all printers were asked for.
        name: String,
        /// What the network or the system said.
        detail: String,
    },
    /// The printer answered and refused the job.
    #[error("printer {name} refused the job: {detail}")]
    PrinterRefused {
        /// The printer.
        name: String,
        /// The status it answered.
        detail: String,
    },
    /// The paper could not be laid out; its data contradict each other.
    #[error("the paper cannot be laid out: {detail}")]
    Render {
        /// What is wrong with it.
        detail: String,
    },
}

/// Makes PDF of papers and hands PDF to printers.
pub trait Press: Send + Sync {
    /// The PDF of a paper. The same paper and size always give the same pages.
    ///
    /// # Errors
    /// [`PressProblem::Render`] when the figures on the paper contradict each other.
    fn render(&self, paper: &Paper, size: PaperSize) -> Result<Vec<u8>, PressProblem>;

    /// The printers of this machine, the default one first; empty when it has none.
    ///
    /// # Errors
    /// [`PressProblem::PrinterUnreachable`] when the printer system does not answer.
    fn printers(&self) -> Result<Vec<Printer>, PressProblem>;

    /// Hands a PDF to a printer and returns when the printer system has taken it over.
    ///
    /// `printer` is a name from [`Press::printers`], or an `ipp://` address of a network printer.
    /// `title` is the job's name in the printer's own queue; `copies` is at least 1.
    ///
    /// # Errors
    /// [`PressProblem::PrinterUnknown`], [`PressProblem::PrinterUnreachable`] or
    /// [`PressProblem::PrinterRefused`]. After `PrinterUnreachable` nobody can know whether paper
    /// came out: a second try must be marked as a reprint.
    fn submit(&self, printer: &str, title: &str, pdf: &[u8], copies: u16) -> Result<(), PressProblem>;
}

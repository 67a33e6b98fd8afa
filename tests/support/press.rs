//! A press for tests: keeps what it was given, and can be told to fail.

use kezhan_core::paper::{Paper, PaperSize};
use kezhan_core::press::{Press, PressProblem, Printer, PrinterState};
use std::sync::{Mutex, PoisonError};

/// Keeps papers and submissions.
#[derive(Default)]
pub struct TestPress {
    submitted: Mutex<Vec<(String, String)>>,
    dead: Mutex<bool>,
}

impl TestPress {
    /// Printer and title of everything submitted so far.
    pub fn submitted(&self) -> Vec<(String, String)> {
        self.submitted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets every submission fail until told otherwise.
    pub fn set_dead(&self, dead: bool) {
        *self.dead.lock().unwrap_or_else(PoisonError::into_inner) = dead;
    }
}

impl Press for TestPress {
    fn render(&self, paper: &Paper, _size: PaperSize) -> Result<Vec<u8>, PressProblem> {
        // The paper itself as text: tests read from it what would be printed.
        Ok(serde_json::to_vec(paper).expect("papers are plain data"))
    }

    fn printers(&self) -> Result<Vec<Printer>, PressProblem> {
        Ok(vec![Printer {
            name: "desk".to_owned(),
            location: String::new(),
            is_default: true,
            state: PrinterState::Idle,
        }])
    }

    fn submit(&self, printer: &str, title: &str, _pdf: &[u8], _copies: u16) -> Result<(), PressProblem> {
        if *self.dead.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(PressProblem::PrinterUnreachable {
                name: printer.to_owned(),
                detail: "told to be dead".to_owned(),
            });
        }
        let mut submitted = self.submitted.lock().unwrap_or_else(PoisonError::into_inner);
        submitted.push((printer.to_owned(), title.to_owned()));
        Ok(())
    }
}

//! The Windows spooler: pages are drawn by the system's own PDF renderer.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use kezhan_core::press::{PressProblem, Printer, PrinterState};
use winprint::printer::{FilePrinter, FindDeviceError, PrintOutcome, PrinterDevice, WinPdfPrinter};
use winprint::ticket::{Copies, PrintTicketBuilder};

/// What the spooler is called when it is the one that fails.
const SPOOLER: &str = "Windows spooler";

/// The printers of this machine and user, the default one first.
pub fn printers(patience: Duration) -> Result<Vec<Printer>, PressProblem> {
    within(SPOOLER, patience, || {
        let devices = PrinterDevice::all().map_err(|error| unreachable_printer(SPOOLER, &error))?;
        // A default that has just been removed is no reason to hide the others.
        let default = PrinterDevice::user_default().ok().flatten();
        let default = default.as_ref().map(|device| device.os_name().to_owned());
        let mut printers: Vec<Printer> = devices
            .iter()
            .map(|device| Printer {
                name: device.os_name().to_string_lossy().into_owned(),
                location: String::new(),
                is_default: default.as_deref() == Some(device.os_name()),
                state: PrinterState::Unknown,
            })
            .collect();
        printers.sort_by(|a, b| b.is_default.cmp(&a.is_default).then_with(|| a.name.cmp(&b.name)));
        Ok(printers)
    })
}

/// Hands a PDF to the spooler; returns when the spooler has taken all pages over.
pub fn print(
    name: &str,
    title: &str,
    pdf: &[u8],
    copies: u16,
    patience: Duration,
) -> Result<(), PressProblem> {
    let (printer, title, pdf) = (name.to_owned(), title.to_owned(), pdf.to_vec());
    within(name, patience, move || {
        let device = PrinterDevice::by_os_name(OsStr::new(&printer)).map_err(|error| match error {
            FindDeviceError::NotFound => PressProblem::PrinterUnknown { name: printer.clone() },
            error => unreachable_printer(&printer, &error),
        })?;
        let refused = |error: &dyn std::error::Error| PressProblem::PrinterRefused {
            name: printer.clone(),
            detail: chain(error),
        };
        let mut ticket = PrintTicketBuilder::new(&device).map_err(|error| refused(&error))?;
        ticket.merge(Copies(copies.max(1))).map_err(|error| refused(&error))?;
        let ticket = ticket.build().map_err(|error| refused(&error))?;
        let file = SpoolFile::write(&title, &pdf).map_err(|error| refused(&error))?;
        match WinPdfPrinter::new(device).print(file.path(), ticket) {
            Ok(PrintOutcome::Completed) => Ok(()),
            Ok(PrintOutcome::Canceled) => Err(PressProblem::PrinterRefused {
                name: printer.clone(),
                detail: "the job was cancelled in the queue".to_owned(),
            }),
            Err(error) => Err(refused(&error)),
        }
    })
}

/// Runs a call of the spooler, which cannot be told when to give up, on a thread of its own.
fn within<T: Send + 'static>(
    name: &str,
    patience: Duration,
    call: impl FnOnce() -> Result<T, PressProblem> + Send + 'static,
) -> Result<T, PressProblem> {
    let (send, receive) = mpsc::channel();
    std::thread::Builder::new()
        .name("spooler".into())
        // Nobody listens any more after the deadline.
        .spawn(move || drop(send.send(call())))
        .map_err(|error| unreachable_printer(name, &error))?;
    receive.recv_timeout(patience).unwrap_or_else(|error| Err(unreachable_printer(name, &error)))
}

fn unreachable_printer(name: &str, error: &dyn std::error::Error) -> PressProblem {
    PressProblem::PrinterUnreachable { name: name.to_owned(), detail: chain(error) }
}

/// An error and what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// A PDF in a folder of its own, because the renderer takes a path and names the job after the
/// file; removed when the job is over.
struct SpoolFile {
    folder: PathBuf,
    file: PathBuf,
}

impl SpoolFile {
    fn write(title: &str, pdf: &[u8]) -> std::io::Result<SpoolFile> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kezhan-spool-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let plain: String =
            title.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).take(80).collect();
        let file = folder.join(format!("{}.pdf", plain.trim()));
        let spooled = SpoolFile { folder, file };
        std::fs::write(&spooled.file, pdf)?;
        Ok(spooled)
    }

    fn path(&self) -> &Path {
        &self.file
    }
}

impl Drop for SpoolFile {
    fn drop(&mut self) {
        // What cannot be removed now goes with the system's next clearing of its temporary files.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

//! The desktop window: a thin host. It opens the house, gives the page one command and the change events, and
//! shows a page of its own when the house cannot be opened.

mod desktop;
mod fault;
mod key;
mod log;
mod options;
mod rpc;

use std::process::ExitCode;

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let options = match options::Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(told) => return told,
    };
    #[cfg(target_os = "linux")]
    if let Err(reason) = desktop::prepare_linux() {
        eprintln!("kezhan: {reason}");
        return ExitCode::from(2);
    }
    match desktop::open(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kezhan: the window cannot be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

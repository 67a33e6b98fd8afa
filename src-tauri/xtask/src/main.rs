//! `cargo x COMMAND`: the everyday commands of the repository. Each one looks for what is missing,
//! installs it, says what it does in one line per step, and then does its job.

mod bundle;
mod check;
mod count;
mod need;
mod postgres;
mod printer;
mod run;
mod screen;
mod step;
mod test;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "\
cargo x run [--release] [-- ARGS]   build and open the desktop window; without a display, start the server
cargo x test [PART ...]             everything that must hold: PARTs are lint, rust, ui, e2e, window
cargo x check                       formatting, lints and types, nothing run
cargo x bench [NAME]                measure; one JSON line per figure
cargo x bundle                      installers for the platform this runs on";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let done = match command.as_str() {
        "run" => run::run(&rest),
        "test" => test::test(&rest),
        "check" => check::check(),
        "bench" => run::bench(&rest),
        "bundle" => bundle::bundle(),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no `cargo x {other}`\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("x: {reason}");
            ExitCode::FAILURE
        }
    }
}

//! `cargo x test`: everything that must hold, in one run, with one closing line.

use crate::count::{Count, count};
use crate::postgres::Postgres;
use crate::printer::Printer;
use crate::screen::Screen;
use crate::step::{Done, cargo, npm, program, run, run_and_read, say};
use crate::{check, need, ui};
use std::process::Command;
use std::time::{Duration, Instant};

const PARTS: &[&str] = &["lint", "rust", "ui", "e2e", "window"];

/// The report of a run: what each step took and found.
#[derive(Default)]
struct Report {
    total: Count,
    steps: Vec<(String, Duration, Result<Count, String>)>,
}

impl Report {
    /// Does one step and goes on whatever comes of it, so that one run shows everything that is broken.
    fn step(&mut self, name: &str, work: impl FnOnce() -> (Count, Done)) -> bool {
        say(&format!("── {name}"));
        let start = Instant::now();
        let (mut found, verdict) = work();
        if verdict.is_err() && found.failed == 0 {
            found.failed = 1;
        }
        self.total += found;
        let held = verdict.is_ok() && found.failed == 0;
        let entry = verdict.map(|()| found).inspect_err(|reason| say(&format!("{name}: {reason}")));
        self.steps.push((name.to_owned(), start.elapsed(), entry));
        held
    }

    /// A step that counts as one test when it holds nothing to count itself.
    fn plain(&mut self, name: &str, work: impl FnOnce() -> Done) -> bool {
        self.step(name, || {
            let verdict = work();
            (Count { passed: u64::from(verdict.is_ok()), failed: u64::from(verdict.is_err()) }, verdict)
        })
    }

    /// A step whose output tells how many tests it held.
    fn counted(&mut self, name: &str, command: &mut Command) -> bool {
        self.step(name, || {
            let (output, verdict) = run_and_read(command);
            let found = count(&output);
            if verdict.is_ok() && found == Count::default() {
                return (found, Err("it ran no test".into()));
            }
            (found, verdict)
        })
    }

    fn close(&self) -> Done {
        println!();
        for (name, took, found) in &self.steps {
            let outcome = match found {
                Ok(found) if found.failed == 0 => format!("{} passed", found.passed),
                Ok(found) => format!("{} passed, {} FAILED", found.passed, found.failed),
                Err(_) => "FAILED".to_owned(),
            };
            println!("{:>6.0} s  {name}: {outcome}", took.as_secs_f32());
        }
        let Count { passed, failed } = self.total;
        for (name, _, found) in &self.steps {
            if let Err(reason) = found {
                println!("{name}: {reason}");
            }
        }
        println!("{passed} passed, {failed} failed");
        // The closing line stays the last one, so the failure is told by the exit code alone.
        if failed == 0 { Ok(()) } else { std::process::exit(1) }
    }
}

/// Runs the named parts, or all of them.
pub fn test(parts: &[String]) -> Done {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        return Err(format!("there is no part {unknown}; the parts are {}", PARTS.join(", ")));
    }
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    let mut report = Report::default();
    let ready = report.plain("what the machine needs", || {
        need::have(need::BUILD)?;
        need::have(need::FONTS)?;
        need::have(need::PAPERS)?;
        if wanted("rust") {
            need::have(need::PRINTER)?;
        }
        if wanted("e2e") {
            need::have(need::BROWSER)?;
            need::browser().ok_or("no browser for the stories; install Chrome or Edge")?;
        }
        if wanted("window") { need::have(need::WINDOW) } else { Ok(()) }
    });
    if !ready || !report.plain("packages of the user interface", ui::packages) {
        return report.close();
    }
    if wanted("lint") {
        report.plain("Rust formatting", check::formatting);
        report.plain("Rust lints", check::lints);
        report.plain("user interface lints, types and translations", || run(npm().args(["run", "check"])));
    }
    if wanted("ui") {
        report.counted("user interface units", npm().args(["test"]).env("NO_COLOR", "1"));
    }
    if !PARTS[1..].iter().any(|part| *part != "ui" && wanted(part)) {
        return report.close();
    }
    let window = wanted("window") && cfg!(target_os = "linux");
    if wanted("window") && !window {
        say("the desktop window is tested on Linux only: WebKit's driver exists nowhere else");
    }
    if !report.plain("pages", ui::build) || !report.plain("compiling", || compile(window)) {
        return report.close();
    }
    if wanted("rust") {
        rust(&mut report, window);
    }
    if wanted("e2e") {
        let mut e2e = npm();
        e2e.args(["run", "e2e"]).env("NO_COLOR", "1").env("KEZHAN_SERVER", program("debug", "kezhan-server"));
        if let Some(browser) = need::browser() {
            e2e.env("KEZHAN_CHROMIUM", browser);
        }
        report.counted("stories in the browser", &mut e2e);
    }
    if window {
        desktop(&mut report);
    }
    report.close()
}

/// `cargo VERB` on the same packages every time: another choice of packages means other features of the
/// libraries they share, and then all of them compile anew.
fn workspace(verb: &str, window: bool) -> Command {
    let mut cargo = cargo();
    cargo.args([verb, "--workspace", "--locked"]);
    if window {
        // The first feature embeds the pages; without it the window would wait for a development server.
        cargo.args(["--features", "tauri/custom-protocol,kezhan-tests/window"]);
    } else {
        cargo.args(["--exclude", "kezhan"]);
    }
    cargo
}

fn compile(window: bool) -> Done {
    run(workspace("build", window).arg("--all-targets"))?;
    if window { run(workspace("test", window).args(["--test", "window", "--no-run"])) } else { Ok(()) }
}

/// Crates and the suite, on SQLite and on PostgreSQL.
fn rust(report: &mut Report, window: bool) {
    let given = std::env::var("KEZHAN_TEST_POSTGRES").ok();
    let mut server = None;
    let found = report.plain("PostgreSQL", || {
        if given.is_none() {
            server = Some(Postgres::start()?);
        }
        Ok(())
    });
    if found {
        let url = given.or_else(|| server.as_ref().map(Postgres::url)).unwrap_or_default();
        let mut tests = workspace("test", window);
        tests.arg("--no-fail-fast").env("KEZHAN_TEST_POSTGRES", url);
        report.counted("Rust tests", &mut tests);
    }
    if cfg!(target_os = "linux") {
        printing(report, window);
    }
}

/// The one test that wants a printer, on a printer of its own.
fn printing(report: &mut Report, window: bool) {
    let mut printer = None;
    let found = report.plain("a printer", || {
        printer = Some(Printer::start()?);
        Ok(())
    });
    if let Some(printer) = printer.filter(|_| found) {
        let mut test = workspace("test", window);
        test.args(["--test", "print", "--", "--ignored"]);
        test.env("KEZHAN_PRINTER", printer.address()).env("KEZHAN_PRINTS", printer.prints());
        report.counted("printing", &mut test);
    }
}

/// The desktop window on a screen of its own, with a session bus and a key store of its own.
fn desktop(report: &mut Report) {
    let mut test = workspace("test", true);
    test.args(["--test", "window", "--", "--test-threads=1", "--nocapture"]);
    match Screen::new() {
        Ok(screen) => {
            let mut test = screen.shows(&test, program("debug", "kezhan"));
            report.counted("stories in the desktop window", &mut test);
        }
        Err(reason) => {
            report.plain("a screen with a key store", || Err(reason));
        }
    }
}

//! `cargo x run` and `cargo x bench`.

use crate::postgres::Postgres;
use crate::screen::Screen;
use crate::step::{Done, cargo, command, program, run as finish, say};
use crate::{bundle, need, ui};
use std::env::var_os;
use std::path::PathBuf;

/// Opens the desktop window; where there is no display, starts the server, which prints its address.
pub fn run(args: &[String]) -> Done {
    let (ours, theirs) = match args.iter().position(|arg| arg == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &[][..]),
    };
    if let Some(unknown) = ours.iter().find(|arg| *arg != "--release") {
        return Err(format!(
            "`cargo x run` does not know {unknown}; put the program's own arguments after `--`"
        ));
    }
    let screen =
        !cfg!(target_os = "linux") || var_os("DISPLAY").is_some() || var_os("WAYLAND_DISPLAY").is_some();
    need::have(if screen { need::BUILD } else { need::SERVER })?;
    need::have(need::FONTS)?;
    ui::build()?;
    let mut cargo = cargo();
    cargo.arg("run").args(ours);
    if screen {
        say("building the desktop program; the first time takes some minutes");
        // This feature embeds the built pages; without it the window would wait for a development server.
        cargo.args(["--package", "kezhan", "--features", "tauri/custom-protocol", "--"]).args(theirs);
    } else {
        say("no display here: starting the server instead of the window");
        cargo.args(["--package", "kezhan-http", "--bin", "kezhan-server", "--", "serve"]).args(theirs);
        if !theirs.iter().any(|arg| arg == "--data") {
            cargo.arg("--data").arg(data_folder()?);
        }
    }
    finish(&mut cargo)
}

/// Runs the benchmarks of one name, or all, on SQLite and on a PostgreSQL server of its own.
pub fn bench(args: &[String]) -> Done {
    need::have(need::SERVER)?;
    say("building for measuring; the first time takes some minutes");
    let build = ["--release", "--package", "kezhan-tests", "--features", "bench", "--bin", "bench"];
    finish(cargo().arg("build").args(build))?;
    let window = cfg!(target_os = "linux") && (args.is_empty() || args.iter().any(|name| name == "window"));
    let (desktop, installer) = if window {
        need::have(need::WINDOW)?;
        let (desktop, installer) = bundle::measured()?;
        (Some(desktop), installer)
    } else {
        (None, None)
    };
    // Started after the builds, so that one that fails leaves no server behind.
    let (given, server) = match std::env::var("KEZHAN_TEST_POSTGRES") {
        Ok(url) if !url.is_empty() => (url, None),
        _ => {
            // Waits for its disk as a house's server does: a figure without that would flatter.
            let server = Postgres::durable()?;
            (server.url(), Some(server))
        }
    };
    let mut bench = command(program("release", "bench"));
    bench.args(args).env("KEZHAN_TEST_POSTGRES", given);
    if let Some(installer) = installer {
        bench.env("KEZHAN_INSTALLER", installer);
    }
    let measured = match desktop {
        Some(desktop) => {
            let screen = Screen::new()?;
            finish(&mut screen.shows(&bench, desktop))
        }
        None => finish(&mut bench),
    };
    drop(server);
    measured
}

/// Where the desktop program keeps its data too.
fn data_folder() -> Done<PathBuf> {
    let named = var_os("XDG_DATA_HOME").map(PathBuf::from);
    let home = || var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    let folder =
        named.or_else(home).ok_or("no home folder; say where the data goes: `cargo x run -- --data DIR`")?;
    Ok(folder.join("app.kezhan.desktop"))
}

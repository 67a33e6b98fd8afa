//! The front end: its packages and its build.

use crate::step::{Done, npm, root, run, say};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Installs the packages of the lock file unless that was done already.
pub fn packages() -> Done {
    let ui = root().join("ui");
    let installed = newest(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= newest(&ui.join("package-lock.json")) {
        return Ok(());
    }
    say("npm ci: the user interface's packages");
    run(npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds the pages unless they are newer than everything they are made of.
pub fn build() -> Done {
    packages()?;
    let ui = root().join("ui");
    let built = newest(&ui.join("dist/index.html"));
    let sources = ["src", "public", "index.html", "package-lock.json", "vite.config.ts", "lingui.config.ts"];
    let changed = sources.iter().filter_map(|name| newest(&ui.join(name))).max();
    if built.is_some() && built >= changed {
        return Ok(());
    }
    say("npm run build: the user interface");
    run(npm().args(["run", "build"]))
}

/// Latest change of a file or of anything in a folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let about = fs::metadata(path).ok()?;
    if !about.is_dir() {
        return about.modified().ok();
    }
    fs::read_dir(path).ok()?.filter_map(|entry| newest(&entry.ok()?.path())).max()
}

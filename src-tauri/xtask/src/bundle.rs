//! `cargo x bundle`: the installers of this platform.

use crate::step::{Done, command, program, root, run, say};
use crate::{need, ui};
use std::fs;
use std::path::PathBuf;

/// Builds the release program and packs it; the results lie in `target/release/bundle`.
pub fn bundle() -> Done {
    build(&[])?;
    say("the installers lie in target/release/bundle");
    Ok(())
}

/// Builds the release program and the smallest installer of this platform; answers the program and, where one
/// was made, the installer.
pub fn measured() -> Done<(PathBuf, Option<PathBuf>)> {
    let kind = if cfg!(target_os = "linux") {
        "deb"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "nsis"
    };
    build(&["--bundles", kind])?;
    let program = program("release", "kezhan");
    let folder = program.with_file_name("bundle").join(kind);
    let packed = |path: &PathBuf| {
        path.extension().is_some_and(|end| ["deb", "dmg", "exe"].iter().any(|known| end == *known))
    };
    let found = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).find(packed);
    Ok((program, found))
}

fn build(more: &[&str]) -> Done {
    need::have(need::BUILD)?;
    ui::packages()?;
    say("tauri build: a release build and the installers; this takes a while");
    let tauri = root().join("ui/node_modules/@tauri-apps/cli/tauri.js");
    run(command("node").arg(tauri).arg("build").args(more))
}

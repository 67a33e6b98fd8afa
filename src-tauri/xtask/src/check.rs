//! `cargo x check`: formatting, lints and types.

use crate::step::{Done, ask, cargo, npm, run, say};
use crate::{need, ui};

/// Everything that is found without running the program.
pub fn check() -> Done {
    need::have(need::BUILD)?;
    ui::packages()?;
    formatting()?;
    lints()?;
    say("npm run check: lints, types and translations of the user interface");
    run(npm().args(["run", "check"]))
}

/// Rust formatting.
pub fn formatting() -> Done {
    component("rustfmt", "cargo-fmt")?;
    say("cargo fmt --check");
    run(cargo().args(["fmt", "--all", "--check"]))
}

/// Rust lints, of the desktop program, the tests and the benchmarks too. The desktop program does not compile
/// without the pages that it carries.
pub fn lints() -> Done {
    component("clippy", "cargo-clippy")?;
    ui::build()?;
    say("cargo clippy");
    let features = "tauri/custom-protocol,kezhan-tests/window,kezhan-tests/bench";
    run(cargo()
        .args(["clippy", "--workspace", "--all-targets", "--locked", "--features", features])
        .args(["--", "--deny", "warnings"]))
}

fn component(name: &str, program: &str) -> Done {
    if ask(program, &["--version"]).is_some() {
        return Ok(());
    }
    say(&format!("rustup component add {name}"));
    run(crate::step::command("rustup").args(["component", "add", name]))
}

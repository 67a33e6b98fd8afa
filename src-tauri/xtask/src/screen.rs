//! A screen of its own for the desktop window, with a session bus, a key store and WebKit's driver.

use crate::need;
use crate::step::{Done, command, run};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Private folders for what a desktop session keeps; they are gone when it is dropped.
pub struct Screen {
    home: PathBuf,
}

impl Screen {
    /// Makes the folders, readable by this user alone, as a session's runtime folder must be.
    pub fn new() -> Done<Self> {
        let home = std::env::temp_dir().join(format!("kezhan-window-{}", std::process::id()));
        for folder in ["data", "config", "cache", "run"] {
            let folder = home.join(folder);
            fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            run(command("chmod").arg("700").arg(&folder))?;
        }
        Ok(Self { home })
    }

    /// The command on this screen: `xvfb-run dbus-run-session`, a key store that opens with an empty
    /// password, then the command. The desktop program is told apart by `KEZHAN_DESKTOP`.
    pub fn shows(&self, wanted: &Command, desktop: PathBuf) -> Command {
        let unlock =
            "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec \"$@\"";
        let mut session = command("xvfb-run");
        session.args(["--auto-servernum", "--server-args=-screen 0 1600x1000x24 -nolisten tcp"]);
        session.args(["dbus-run-session", "--", "sh", "-c", unlock, "sh"]);
        // Only these folders are moved, because the compiler's own live in the home folder.
        for (name, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            session.env(name, self.home.join(folder));
        }
        session.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11").env("LC_ALL", "C.UTF-8");
        session.env("KEZHAN_DESKTOP", desktop);
        session.env("KEZHAN_WEBDRIVER", need::webkit_driver().unwrap_or_default());
        session.arg(wanted.get_program()).args(wanted.get_args());
        for (name, value) in wanted.get_envs() {
            match value {
                Some(value) => session.env(name, value),
                None => session.env_remove(name),
            };
        }
        session
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.home).ok();
    }
}

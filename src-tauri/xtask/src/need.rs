//! What the machine must have besides Rust and Node, and how it gets it.

use crate::step::{Done, ask, command, run, say, which};
use std::path::{Path, PathBuf};

/// One thing the machine must have on Linux. The other platforms bring these or do without.
pub struct Need {
    /// Name for people.
    what: &'static str,
    /// Whether it is there.
    found: fn() -> bool,
    /// Package on Debian and Ubuntu.
    apt: &'static str,
    /// Package on Fedora.
    dnf: &'static str,
    /// Package on Arch.
    pacman: &'static str,
}

const fn need(what: &'static str, found: fn() -> bool, [apt, dnf, pacman]: [&'static str; 3]) -> Need {
    Need { what, found, apt, dnf, pacman }
}

/// To compile everything, the desktop window included.
pub const BUILD: &[Need] = &[
    need("a C compiler", || which("cc").is_some(), ["build-essential", "gcc", "base-devel"]),
    need("pkg-config", || which("pkg-config").is_some(), ["pkg-config", "pkgconf-pkg-config", "pkgconf"]),
    need("WebKitGTK", webkit, ["libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel", "webkit2gtk-4.1"]),
];

/// To compile the server and the tests without a window.
pub const SERVER: &[Need] =
    &[need("a C compiler", || which("cc").is_some(), ["build-essential", "gcc", "base-devel"])];

/// To show Chinese text in the window and in browsers.
pub const FONTS: &[Need] = &[need(
    "a Chinese screen font",
    chinese_font,
    ["fonts-noto-cjk", "google-noto-sans-cjk-fonts", "noto-fonts-cjk"],
)];

/// To look into PDF papers.
pub const PAPERS: &[Need] =
    &[need("pdftotext", || which("pdftotext").is_some(), ["poppler-utils", "poppler-utils", "poppler"])];

/// To print on a printer of its own, where CUPS is at home.
pub const PRINTER: &[Need] = &[
    need(
        "ippeveprinter",
        || system("ippeveprinter").is_some(),
        ["cups-ipp-utils", "cups-printerapp", "cups"],
    ),
    need("avahi-daemon", || system("avahi-daemon").is_some(), ["avahi-daemon", "avahi", "avahi"]),
    need("dbus-daemon", || which("dbus-daemon").is_some(), ["dbus", "dbus-daemon", "dbus"]),
];

/// To test the pages in a browser.
pub const BROWSER: &[Need] =
    &[need("Chromium", || browser().is_some(), ["chromium", "chromium", "chromium"])];

/// To test the desktop window without a screen.
pub const WINDOW: &[Need] = &[
    need("xvfb-run", || which("xvfb-run").is_some(), ["xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"]),
    need("xauth", || which("xauth").is_some(), ["xauth", "xorg-x11-xauth", "xorg-xauth"]),
    need("dbus-run-session", || which("dbus-run-session").is_some(), ["dbus", "dbus-daemon", "dbus"]),
    need("a key store", || which("gnome-keyring-daemon").is_some(), ["gnome-keyring"; 3]),
    need(
        "WebKitWebDriver",
        || webkit_driver().is_some(),
        ["webkit2gtk-driver", "webkit2gtk4.1", "webkit2gtk-4.1"],
    ),
];

/// Installs what is missing, or says by name what to install.
pub fn have(needs: &[Need]) -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
    let packages = |of: fn(&Need) -> &'static str| missing.iter().map(|need| of(need)).collect::<Vec<_>>();
    if which("apt-get").is_some() {
        install(&names, &packages(|need| need.apt))?;
    } else if which("dnf").is_some() {
        return Err(format!(
            "missing {names}; run: sudo dnf install {}",
            packages(|need| need.dnf).join(" ")
        ));
    } else if which("pacman").is_some() {
        return Err(format!(
            "missing {names}; run: sudo pacman -S {}",
            packages(|need| need.pacman).join(" ")
        ));
    } else {
        return Err(format!("missing {names}; install them with the package manager of this system"));
    }
    match missing.iter().find(|need| !(need.found)()) {
        Some(need) => Err(format!("{} is still missing after installing {}", need.what, need.apt)),
        None => Ok(()),
    }
}

/// Installs PostgreSQL's server where the system's package manager can do it unattended.
pub fn postgres() -> Done {
    if which("apt-get").is_some() { install("PostgreSQL", &["postgresql"]) } else { Ok(()) }
}

fn install(names: &str, packages: &[&str]) -> Done {
    say(&format!("installing {names}: apt-get install {}", packages.join(" ")));
    let root = ask("id", &["-u"]).as_deref() == Some("0");
    let apt = || {
        let mut apt = command(if root { "apt-get" } else { "sudo" });
        if !root {
            apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().args(["update", "-qq"]))?;
    run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

fn webkit() -> bool {
    ask("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some()
}

/// Programs of the system's administrator may stand off the search path.
pub fn system(program: &str) -> Option<PathBuf> {
    let aside = Path::new("/usr/sbin").join(program);
    which(program).or_else(|| aside.is_file().then_some(aside))
}

fn chinese_font() -> bool {
    ask("fc-list", &[":lang=zh-cn", "family"]).is_some_and(|families| !families.is_empty())
}

/// A browser of the Chromium family.
pub fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("KEZHAN_CHROMIUM") {
        return Some(named.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
    let places = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    let installed = places.iter().map(PathBuf::from).find(|path| path.is_file());
    names.iter().find_map(|name| which(name)).or(installed)
}

/// WebKit's own driver; Fedora and Arch keep it off the search path.
pub fn webkit_driver() -> Option<PathBuf> {
    let aside = ["/usr/libexec/webkit2gtk-4.1/WebKitWebDriver", "/usr/lib/webkit2gtk-4.1/WebKitWebDriver"];
    which("WebKitWebDriver")
        .or_else(|| aside.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_path_buf))
}

//! A PostgreSQL server for one test run: own folder, free port, gone afterwards.

use crate::need;
use crate::step::{Done, ask, command, free_port, run, say, which};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Binaries for platforms without a system package, and the version proven with the tests.
const NPM_VERSION: &str = "18.4.0-beta.17";

/// A running server; dropping it stops it and removes its folder.
pub struct Postgres {
    server: Child,
    bin: PathBuf,
    folder: PathBuf,
    port: u16,
    user: Option<&'static str>,
}

impl Postgres {
    /// A server for tests: it does not wait for the disk, because its cluster dies with the run.
    pub fn start() -> Done<Self> {
        Self::with(&["fsync=off"])
    }

    /// A server for measuring: what it has answered survives a power cut, as in a real house.
    pub fn durable() -> Done<Self> {
        Self::with(&[])
    }

    /// Finds or installs the server's programs, makes a fresh cluster and waits until it answers.
    fn with(settings: &[&str]) -> Done<Self> {
        let bin = programs()?;
        // PostgreSQL refuses to run as root, and its own user may not be able to look into this repository.
        let user = unprivileged_user();
        let folder = std::env::temp_dir().join(format!("kezhan-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        if let Some(user) = user {
            run(command("chown").arg(user).arg(&folder))?;
        }
        let data = folder.join("data");
        let port = free_port()?;
        say(&format!("PostgreSQL of {} on 127.0.0.1:{port}", bin.display()));
        let mut initdb = program(&bin, "initdb", user);
        initdb.arg("-D").arg(&data).args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
        run(initdb.stdout(Stdio::null()))?;
        let mut server = program(&bin, "postgres", user);
        server.arg("-D").arg(&data).arg("-p").arg(port.to_string()).arg("-k").arg(&folder);
        let usual = ["listen_addresses=127.0.0.1", "max_connections=200", "logging_collector=off"];
        for setting in usual.iter().chain(settings) {
            server.args(["-c", setting]);
        }
        let log = fs::File::create(folder.join("log")).map_err(|error| error.to_string())?;
        let server = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let server = server.map_err(|error| format!("cannot start PostgreSQL: {error}"))?;
        let mut running = Self { server, bin, folder, port, user };
        running.wait()?;
        Ok(running)
    }

    /// Address of the server.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// The eighth line of `postmaster.pid` says when the server takes connections.
    fn wait(&mut self) -> Done {
        let note = self.folder.join("data/postmaster.pid");
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(60) {
            let ready = fs::read_to_string(&note)
                .is_ok_and(|note| note.lines().nth(7).is_some_and(|state| state.trim() == "ready"));
            if ready {
                return Ok(());
            }
            if let Ok(Some(status)) = self.server.try_wait() {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL ended with {status}\n{log}"));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("PostgreSQL did not get ready within a minute".into())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = program(&self.bin, "pg_ctl", self.user);
        stop.arg("stop").arg("-D").arg(self.folder.join("data")).args(["-m", "immediate", "-s"]);
        if run(&mut stop).is_err() {
            self.server.kill().ok();
        }
        self.server.wait().ok();
        fs::remove_dir_all(&self.folder).ok();
    }
}

fn program(bin: &Path, name: &str, user: Option<&str>) -> Command {
    let path = bin.join(name);
    let mut command = match user {
        Some(user) => {
            let mut runuser = Command::new("runuser");
            runuser.args(["-u", user, "--"]).arg(path);
            runuser
        }
        None => Command::new(path),
    };
    command.current_dir(std::env::temp_dir());
    command
}

/// Who runs the server when this program runs as root.
fn unprivileged_user() -> Option<&'static str> {
    let root = ask("id", &["-u"]).as_deref() == Some("0");
    let postgres = || ask("id", &["-u", "postgres"]).map(|_| "postgres");
    root.then(|| postgres().unwrap_or("nobody"))
}

/// The folder with `initdb`, `pg_ctl` and `postgres`.
fn programs() -> Done<PathBuf> {
    if let Some(bin) = installed() {
        return Ok(bin);
    }
    if let Err(reason) = need::postgres() {
        say(&format!("{reason}; taking the binaries of the npm package instead"));
    }
    installed().map_or_else(from_npm, Ok)
}

fn installed() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for parent in
        ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", r"C:\Program Files\PostgreSQL"]
    {
        let versions = fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok);
        folders.extend(versions.map(|entry| entry.path().join("bin")));
    }
    folders.sort_by_key(|folder| version(folder));
    folders.reverse();
    folders.extend(ask("pg_config", &["--bindir"]).map(PathBuf::from));
    folders.extend(which("initdb").and_then(|path| path.parent().map(Path::to_path_buf)));
    let name = |program: &str| if cfg!(windows) { format!("{program}.exe") } else { program.to_owned() };
    folders.into_iter().find(|folder| {
        ["initdb", "pg_ctl", "postgres"].iter().all(|program| folder.join(name(program)).is_file())
    })
}

/// Number in `/usr/lib/postgresql/15/bin` or `/opt/homebrew/opt/postgresql@17/bin`.
fn version(bin: &Path) -> u32 {
    let name = bin.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    name.rsplit('@').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn from_npm() -> Done<PathBuf> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    let package = format!("@embedded-postgres/{system}-{processor}");
    // Root runs the server as another user, who must be able to read these programs.
    let home = std::env::temp_dir().join(format!("kezhan-postgres-programs-{NPM_VERSION}"));
    let native = home.join("node_modules").join(&package).join("native");
    if !native.join("bin").is_dir() {
        say(&format!("npm install {package}: PostgreSQL's server programs"));
        let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]).arg(&home);
        run(npm.arg(format!("{package}@{NPM_VERSION}")))?;
        // npm packages cannot carry symbolic links, so the package makes those of its libraries afterwards.
        let package = home.join("node_modules").join(&package);
        run(command("node").arg("scripts/hydrate-symlinks.js").current_dir(package))?;
    }
    Ok(native.join("bin"))
}

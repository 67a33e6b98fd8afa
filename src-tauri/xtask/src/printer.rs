//! A printer for one test run that speaks IPP and keeps what it prints: CUPS' own `ippeveprinter`. It does
//! not start without a name service; where the machine runs none, it gets one of its own on its own bus.

use crate::need;
use crate::step::{Done, command, free_port};
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running printer; dropping it ends it and throws its prints away.
pub struct Printer {
    folder: PathBuf,
    port: u16,
    helpers: Vec<Child>,
}

impl Printer {
    /// Starts the printer, with bus and name service where they are missing, and waits until it answers.
    pub fn start() -> Done<Self> {
        let folder = std::env::temp_dir().join(format!("kezhan-printer-{}", std::process::id()));
        fs::create_dir_all(folder.join("prints"))
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut printer = Self { folder, port: free_port()?, helpers: Vec::new() };
        if !printer.answers(None)? {
            let bus = printer.bus()?;
            printer.names(&bus)?;
            printer.plug_in(&bus)?;
        }
        Ok(printer)
    }

    /// Where jobs go.
    pub fn address(&self) -> String {
        format!("ipp://127.0.0.1:{}/ipp/print", self.port)
    }

    /// What was printed, one file a job.
    pub fn prints(&self) -> PathBuf {
        self.folder.join("prints")
    }

    fn bus(&mut self) -> Done<String> {
        let mut daemon = command("dbus-daemon");
        daemon
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut bus = spawn(&mut daemon)?;
        let said = bus.stdout.take().and_then(|stdout| BufReader::new(stdout).lines().next()?.ok());
        self.helpers.push(bus);
        said.ok_or_else(|| "the message bus did not tell its address".into())
    }

    /// The name service keeps to this machine.
    fn names(&mut self, bus: &str) -> Done {
        let settings = self.folder.join("avahi.conf");
        let text = "[server]\nallow-interfaces=lo\nuse-ipv6=no\n[publish]\npublish-workstation=no\n";
        fs::write(&settings, text).map_err(|error| format!("{}: {error}", settings.display()))?;
        let mut daemon = system("avahi-daemon")?;
        daemon.arg("--file").arg(&settings).args(["--no-drop-root", "--no-chroot", "--no-rlimits"]);
        self.help(daemon.env("DBUS_SYSTEM_BUS_ADDRESS", bus))
    }

    /// The printer ends at once while the name service is not up yet.
    fn plug_in(&mut self, bus: &str) -> Done {
        for _ in 0..20 {
            if self.answers(Some(bus))? {
                return Ok(());
            }
        }
        let said = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("the printer did not start\n{said}"))
    }

    /// Starts the printer and looks whether it is still there a moment later.
    fn answers(&mut self, bus: Option<&str>) -> Done<bool> {
        let mut printer = system("ippeveprinter")?;
        printer.arg("-p").arg(self.port.to_string()).arg("-k").arg("-d").arg(self.prints());
        printer.args(["-f", "application/pdf", "Kezhan"]);
        if let Some(bus) = bus {
            printer.env("DBUS_SYSTEM_BUS_ADDRESS", bus);
        }
        self.help(&mut printer)?;
        std::thread::sleep(Duration::from_secs(1));
        let answers = TcpStream::connect(("127.0.0.1", self.port)).is_ok();
        if !answers {
            self.end_last();
        }
        Ok(answers)
    }

    fn help(&mut self, helper: &mut Command) -> Done {
        let log = fs::File::create(self.folder.join("log")).map_err(|error| error.to_string())?;
        let errors = log.try_clone().map_err(|error| error.to_string())?;
        self.helpers.push(spawn(helper.stdout(log).stderr(errors))?);
        Ok(())
    }

    fn end_last(&mut self) {
        if let Some(mut helper) = self.helpers.pop() {
            helper.kill().ok();
            helper.wait().ok();
        }
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        while !self.helpers.is_empty() {
            self.end_last();
        }
        fs::remove_dir_all(&self.folder).ok();
    }
}

fn system(program: &str) -> Done<Command> {
    let found = need::system(program).ok_or_else(|| format!("{program} is missing"))?;
    let mut command = Command::new(found);
    command.current_dir(std::env::temp_dir());
    Ok(command)
}

fn spawn(helper: &mut Command) -> Done<Child> {
    let name = helper.get_program().to_string_lossy().into_owned();
    helper.stdin(Stdio::null()).spawn().map_err(|error| format!("cannot start {name}: {error}"))
}

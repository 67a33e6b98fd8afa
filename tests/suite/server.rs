//! The real server as a process of its own, and a client that needs nothing but a socket.

use kezhan_store::Location;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Key of the houses that `World` makes, as the server takes it from its environment.
pub const WORLD_KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";

/// The program under test: named by `KEZHAN_SERVER`, else the one built beside this test.
fn program() -> PathBuf {
    let named = std::env::var_os("KEZHAN_SERVER").map(PathBuf::from);
    let built = || {
        let test = std::env::current_exe().expect("a running test has a path");
        let name = format!("kezhan-server{}", std::env::consts::EXE_SUFFIX);
        test.ancestors().nth(2).expect("tests lie in deps").join(name)
    };
    let program = named.unwrap_or_else(built);
    let remedy = "run `cargo build -p kezhan-http --bin kezhan-server`, or name one in KEZHAN_SERVER";
    assert!(program.is_file(), "there is no {}: {remedy}", program.display());
    program
}

fn command(verb: &str, location: &Location) -> Command {
    let mut command = Command::new(program());
    command.arg(verb).arg("--data").arg(&location.folder);
    if let Some(url) = &location.url {
        command.args(["--database", url]);
    }
    command.stdin(Stdio::null());
    command
}

/// `kezhan-server verify`: its exit code and its report.
pub fn verify(location: &Location) -> (i32, Value) {
    let Output { status, stdout, stderr } = command("verify", location).output().expect("the server starts");
    let code = status.code().expect("verify ends by itself");
    let report = serde_json::from_slice(&stdout);
    (
        code,
        report.unwrap_or_else(|_| panic!("verify ended with {code}: {}", String::from_utf8_lossy(&stderr))),
    )
}

/// The books must prove, as the server itself says.
pub fn proves(location: &Location, when: &str) {
    let (code, report) = verify(location);
    assert_eq!((code, &report["findings"]), (0, &json!([])), "{when}");
}

/// A server that must not start: what it says before it ends with 2.
pub fn refuses(location: &Location, key: Option<&str>) -> String {
    let mut command = command("serve", location);
    command.args(["--listen", "127.0.0.1:0"]).env_remove("KEZHAN_KEY");
    if let Some(key) = key {
        command.env("KEZHAN_KEY", key);
    }
    ends_with_two(command)
}

/// A proof that cannot even begin: what `verify` says before it ends with 2.
pub fn verify_refuses(location: &Location) -> String {
    ends_with_two(command("verify", location))
}

fn ends_with_two(mut command: Command) -> String {
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the server can be started");
    let patience = Instant::now() + Duration::from_secs(60);
    while child.try_wait().expect("a child can be asked").is_none() {
        if Instant::now() > patience {
            child.kill().expect("it was still running");
            panic!("the server runs although it should refuse");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let Output { status, stderr, .. } = child.wait_with_output().expect("it has ended");
    let told = String::from_utf8(stderr).expect("the server speaks UTF-8");
    assert_eq!(status.code(), Some(2), "{told}");
    // Log lines may come first.
    let begin = told.find("kezhan-server: ").unwrap_or_else(|| panic!("no reason in {told}"));
    told[begin..].to_owned()
}

/// A running server. Dropping it kills it.
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts on a free port, with a clock set to this moment (RFC 3339), and waits for its address.
    pub fn start(location: &Location, clock: &str, key: Option<&str>) -> Self {
        let mut command = command("serve", location);
        command.args(["--listen", "127.0.0.1:0", "--clock", clock]);
        command.env_remove("KEZHAN_KEY");
        if let Some(key) = key {
            command.env("KEZHAN_KEY", key);
        }
        let log = location.folder.join("server.log");
        let told = File::options().create(true).append(true).open(&log).expect("a log for the server");
        let mut child =
            command.stdout(Stdio::piped()).stderr(told).spawn().expect("the server can be started");
        let mut line = String::new();
        let output = child.stdout.take().expect("piped above");
        BufReader::new(output).read_line(&mut line).expect("the server speaks UTF-8");
        let Some(address) = line.trim().strip_prefix("http://") else {
            let told = std::fs::read_to_string(&log).unwrap_or_default();
            panic!("the server told no address but {line:?}, and its log ends with {told}");
        };
        Self { child, address: address.to_owned() }
    }

    /// A client without a session.
    pub fn client(&self) -> Client {
        Client { address: self.address.clone(), token: None }
    }

    /// Ends it as a power failure would: SIGKILL, no farewell.
    pub fn kill(&mut self) {
        self.child.kill().expect("the server was still running");
        self.child.wait().expect("a killed child can be waited for");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It was done.
    Done(Value),
    /// It was refused, with this problem.
    Refused(Value),
    /// No whole answer came: it may have been done or not.
    Unknown,
}

/// One caller.
#[derive(Clone)]
pub struct Client {
    address: String,
    token: Option<String>,
}

impl Client {
    /// The same server in somebody's name.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same server after signing in.
    pub fn signed_in(&self, login: &str, password: &str) -> Self {
        let args = json!({"login": login, "password": password, "station": "desk-1"});
        let token = self.ok("session.sign_in", args)["token"].clone();
        self.with_token(token.as_str().expect("a token"))
    }

    /// Calls once.
    pub fn call(&self, operation: &str, key: Option<&str>, args: &Value) -> Reply {
        match self.exchange(operation, key, args) {
            Ok((200, body)) => Reply::Done(body),
            Ok((_, body)) => Reply::Refused(body),
            Err(_) => Reply::Unknown,
        }
    }

    /// Calls what must succeed.
    pub fn ok(&self, operation: &str, args: Value) -> Value {
        match self.call(operation, None, &args) {
            Reply::Done(value) => value,
            other => panic!("{operation} {args} gave {other:?}"),
        }
    }

    /// Calls what must be refused.
    pub fn refused(&self, operation: &str, args: Value) -> Value {
        match self.call(operation, None, &args) {
            Reply::Refused(problem) => problem,
            other => panic!("{operation} {args} should be refused but gave {other:?}"),
        }
    }

    fn exchange(&self, operation: &str, key: Option<&str>, args: &Value) -> std::io::Result<(u16, Value)> {
        let body = args.to_string();
        let mut head = format!("POST /api/{operation} HTTP/1.1\r\nHost: {}\r\n", self.address);
        head.push_str("Connection: close\r\nContent-Type: application/json\r\n");
        for (name, value) in [("Authorization: Bearer", self.token.as_deref()), ("Idempotency-Key:", key)] {
            if let Some(value) = value {
                head.push_str(&format!("{name} {value}\r\n"));
            }
        }
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        parse(&answer)
    }
}

/// Status and body of a whole answer; half an answer is none.
fn parse(answer: &[u8]) -> std::io::Result<(u16, Value)> {
    let cut = || Error::from(ErrorKind::UnexpectedEof);
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").ok_or_else(cut)?;
    let head = std::str::from_utf8(&answer[..end]).map_err(|_| cut())?.to_ascii_lowercase();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(cut)?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")).ok_or_else(cut)?;
    let body = &answer[end + 4..];
    if length.trim().parse() != Ok(body.len()) {
        return Err(cut());
    }
    let body = serde_json::from_slice(body).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
    Ok((status, body))
}

#[test]
fn half_an_answer_is_none() {
    let whole = b"HTTP/1.1 409 Conflict\r\nContent-Length: 13\r\n\r\n{\"code\":\"x\"}\n";
    assert_eq!(parse(whole).expect("whole"), (409, json!({"code": "x"})));
    for end in 0..whole.len() {
        assert!(parse(&whole[..end]).is_err(), "cut at {end}");
    }
}

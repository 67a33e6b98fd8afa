//! One HTTP/1.1 request and its answer, within a deadline whatever the other side does.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// An answer longer than this is not from a printer.
const LARGEST: usize = 4 * 1024 * 1024;

/// Where to send a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    host: String,
    port: u16,
    path: String,
}

impl Address {
    /// Reads `ipp://host[:port]/path` (port 631 unless given) or `http://host[:port]/path` (port 80).
    pub fn parse(uri: &str) -> Option<Address> {
        let (scheme, rest) = uri.split_once("://")?;
        let default = match scheme {
            "ipp" => 631,
            "http" => 80,
            _ => return None,
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let sound = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port.parse().ok()?),
            _ => (authority, default),
        };
        if host.is_empty() || !sound(rest) {
            return None;
        }
        let path = if path.is_empty() { "/" } else { path };
        Some(Address { host: host.to_owned(), port, path: path.to_owned() })
    }

    /// Asks the system for the socket addresses. That call cannot be told when to give up, so it
    /// runs on a thread of its own, which is left behind when it takes too long.
    fn resolve(&self, deadline: Instant) -> Result<Vec<SocketAddr>> {
        let (send, receive) = mpsc::channel();
        let host = self.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = self.port;
        std::thread::Builder::new().name("printer-lookup".into()).spawn(move || {
            let found = (host.as_str(), port).to_socket_addrs().map(Iterator::collect);
            // Nobody listens any more after the deadline.
            drop(send.send(found));
        })?;
        receive.recv_timeout(left(deadline)?).map_err(|_| late())?
    }
}

/// A decoded answer.
#[derive(Debug)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Body.
    pub body: Vec<u8>,
}

fn late() -> Error {
    Error::new(ErrorKind::TimedOut, "no answer in time")
}

fn broken(detail: &str) -> Error {
    Error::new(ErrorKind::InvalidData, detail.to_owned())
}

/// The time left, or the error that there is none.
fn left(deadline: Instant) -> Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(late()) } else { Ok(left) }
}

/// Posts an IPP message and its document.
pub fn post(address: &Address, message: &[u8], document: &[u8], deadline: Instant) -> Result<Reply> {
    let mut stream = Stream { socket: connect(address, deadline)?, deadline, unread: Vec::new() };
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Type: application/ipp\r\nContent-Length: {}\r\n\
         User-Agent: Kezhan\r\nConnection: close\r\n\r\n",
        address.path,
        address.host,
        address.port,
        message.len() + document.len()
    );
    // A printer that refuses may answer and close before it has read everything: its answer counts
    // more than our broken pipe.
    let sent = [head.as_bytes(), message, document].into_iter().try_for_each(|part| stream.send(part));
    match (sent, stream.reply()) {
        (_, Ok(reply)) => Ok(reply),
        (Err(error), Err(_)) | (Ok(()), Err(error)) => Err(error),
    }
}

fn connect(address: &Address, deadline: Instant) -> Result<TcpStream> {
    let mut failure = Error::new(ErrorKind::NotFound, "the name has no address");
    for socket in address.resolve(deadline)? {
        match TcpStream::connect_timeout(&socket, left(deadline)?) {
            Ok(stream) => return Ok(stream),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

struct Stream {
    socket: TcpStream,
    deadline: Instant,
    unread: Vec<u8>,
}

impl Stream {
    fn send(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            self.socket.set_write_timeout(Some(left(self.deadline)?))?;
            match self.socket.write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => bytes = &bytes[count..],
                Err(error) => again(error)?,
            }
        }
        Ok(())
    }

    /// Reads more; `false` at the end.
    fn fill(&mut self) -> Result<bool> {
        let mut buffer = [0; 8192];
        loop {
            self.socket.set_read_timeout(Some(left(self.deadline)?))?;
            match self.socket.read(&mut buffer) {
                Ok(0) => return Ok(false),
                Ok(count) if self.unread.len() + count > LARGEST => {
                    return Err(broken("the answer has no end"));
                }
                Ok(count) => {
                    self.unread.extend(&buffer[..count]);
                    return Ok(true);
                }
                Err(error) => again(error)?,
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        loop {
            if let Some(end) = self.unread.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.unread.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
            }
            if !self.fill()? {
                return Err(Error::new(ErrorKind::UnexpectedEof, "closed before the answer was complete"));
            }
        }
    }

    fn exactly(&mut self, count: usize) -> Result<Vec<u8>> {
        if count > LARGEST {
            return Err(broken("the answer has no end"));
        }
        while self.unread.len() < count {
            if !self.fill()? {
                return Err(Error::new(ErrorKind::UnexpectedEof, "closed before the answer was complete"));
            }
        }
        Ok(self.unread.drain(..count).collect())
    }

    fn reply(&mut self) -> Result<Reply> {
        loop {
            let line = self.line()?;
            let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
            let status: u16 =
                status.filter(|_| line.starts_with("HTTP/1.")).ok_or_else(|| broken("not HTTP"))?;
            let (mut length, mut chunked) = (None, false);
            loop {
                let line = self.line()?;
                let Some((name, value)) = line.split_once(':') else {
                    if line.is_empty() {
                        break;
                    }
                    return Err(broken("a broken header"));
                };
                match name.to_ascii_lowercase().as_str() {
                    "content-length" => length = value.trim().parse().ok(),
                    "transfer-encoding" => chunked = value.trim().eq_ignore_ascii_case("chunked"),
                    _ => {}
                }
            }
            // 1xx announces the real answer.
            if status >= 200 {
                return Ok(Reply { status, body: self.body(length, chunked)? });
            }
        }
    }

    fn body(&mut self, length: Option<usize>, chunked: bool) -> Result<Vec<u8>> {
        if chunked {
            let mut body = Vec::new();
            loop {
                let line = self.line()?;
                let size = line.split(';').next().unwrap_or_default();
                let size = usize::from_str_radix(size.trim(), 16).map_err(|_| broken("a broken chunk"))?;
                if size == 0 {
                    return Ok(body);
                }
                if body.len() + size > LARGEST {
                    return Err(broken("the answer has no end"));
                }
                body.extend(self.exactly(size)?);
                self.line()?;
            }
        }
        if let Some(length) = length {
            return self.exactly(length);
        }
        while self.fill()? {}
        Ok(std::mem::take(&mut self.unread))
    }
}

/// A read or write that was only interrupted is tried again; one that ran into its limit is late.
fn again(error: Error) -> Result<()> {
    match error.kind() {
        ErrorKind::Interrupted => Ok(()),
        ErrorKind::WouldBlock | ErrorKind::TimedOut => Err(late()),
        _ => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let address = |uri| Address::parse(uri).map(|a| (a.host, a.port, a.path));
        let of = |host: &str, port, path: &str| Some((host.to_owned(), port, path.to_owned()));
        assert_eq!(address("ipp://printer.local/ipp/print"), of("printer.local", 631, "/ipp/print"));
        assert_eq!(address("ipp://[fe80::1]:8631/"), of("[fe80::1]", 8631, "/"));
        assert_eq!(address("ipp://[fe80::1]"), of("[fe80::1]", 631, "/"));
        assert_eq!(address("http://10.0.0.7:631"), of("10.0.0.7", 631, "/"));
        for wrong in ["ipps://a/", "ipp://", "ipp://a:b/", "printer", "ipp://a/ b", "ipp://a\r\nX: y/"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}

//! The Internet Printing Protocol (RFC 8010, RFC 8011) over plain HTTP, as much of it as sending a
//! PDF and asking for printers needs. Every call ends within the patience it is given.

mod http;
mod message;

use std::time::{Duration, Instant};

use kezhan_core::press::{PressProblem, Printer, PrinterState};

use http::Address;
use message::{Answer, Group, Request, tag};

const PRINT_JOB: u16 = 0x0002;
const CUPS_GET_DEFAULT: u16 = 0x4001;
const CUPS_GET_PRINTERS: u16 = 0x4002;

/// Status `client-error-not-found`.
const NOT_FOUND: u16 = 0x0406;
/// Status `server-error-service-unavailable`, then `device-error`, `temporary-error`,
/// `not-accepting-jobs` and `busy`: the printer may take the job later.
const UNAVAILABLE: [u16; 5] = [0x0502, 0x0504, 0x0505, 0x0506, 0x0507];

/// A print server that speaks CUPS, or printers addressed one by one.
#[derive(Debug, Clone)]
pub struct Client {
    server: String,
}

impl Client {
    /// A client of the print server at `server`, given as `host:port`.
    pub fn new(server: &str) -> Client {
        Client { server: server.to_owned() }
    }

    /// The printers of the server, the default one first.
    pub fn printers(&self, patience: Duration) -> Result<Vec<Printer>, PressProblem> {
        let deadline = Instant::now() + patience;
        let address = Address::parse(&format!("ipp://{}/", self.server)).ok_or_else(|| {
            let detail = "not an address of the form host:port".to_owned();
            PressProblem::PrinterUnreachable { name: self.server.clone(), detail }
        })?;
        let wanted = ["printer-name", "printer-location", "printer-state"];
        let mut list = Request::new(CUPS_GET_PRINTERS);
        list.keywords("requested-attributes", &wanted);
        let answer = self.ask(&self.server, &address, list, &[], deadline)?;
        if answer.status == NOT_FOUND {
            return Ok(Vec::new());
        }
        accepted(&self.server, &answer)?;
        let mut default = Request::new(CUPS_GET_DEFAULT);
        default.keywords("requested-attributes", &wanted[..1]);
        let default = self.ask(&self.server, &address, default, &[], deadline)?;
        let default = default.groups.iter().find_map(|group| group.text("printer-name"));
        let mut printers: Vec<Printer> =
            answer.groups.iter().filter_map(|group| printer(group, default.as_deref())).collect();
        printers.sort_by(|a, b| b.is_default.cmp(&a.is_default).then_with(|| a.name.cmp(&b.name)));
        Ok(printers)
    }

    /// Sends a PDF to a printer of the server, or to the printer at an `ipp://` address.
    pub fn print(
        &self,
        printer: &str,
        title: &str,
        pdf: &[u8],
        copies: u16,
        patience: Duration,
    ) -> Result<(), PressProblem> {
        let deadline = Instant::now() + patience;
        let unknown = || PressProblem::PrinterUnknown { name: printer.to_owned() };
        let uri = match printer.contains("://") {
            true => printer.to_owned(),
            false => format!("ipp://{}/printers/{}", self.server, percent_encoded(printer)),
        };
        let address = Address::parse(&uri).ok_or_else(unknown)?;
        let mut request = Request::new(PRINT_JOB);
        request.value(tag::URI, "printer-uri", uri.as_bytes());
        request.value(tag::NAME, "requesting-user-name", b"kezhan");
        request.value(tag::NAME, "job-name", name(title).as_bytes());
        request.value(tag::MIME, "document-format", b"application/pdf");
        request.job_attributes();
        request.integer("copies", i32::from(copies.max(1)));
        let answer = self.ask(printer, &address, request, pdf, deadline)?;
        if answer.status == NOT_FOUND {
            return Err(unknown());
        }
        accepted(printer, &answer)
    }

    fn ask(
        &self,
        name: &str,
        address: &Address,
        request: Request,
        document: &[u8],
        deadline: Instant,
    ) -> Result<Answer, PressProblem> {
        let unreachable = |detail: String| PressProblem::PrinterUnreachable { name: name.to_owned(), detail };
        let reply = http::post(address, &request.finish(), document, deadline)
            .map_err(|error| unreachable(error.to_string()))?;
        match reply.status {
            200 => Answer::parse(&reply.body).ok_or_else(|| unreachable("the answer is not IPP".to_owned())),
            404 => Err(PressProblem::PrinterUnknown { name: name.to_owned() }),
            status => Err(PressProblem::PrinterRefused {
                name: name.to_owned(),
                detail: format!("HTTP status {status}"),
            }),
        }
    }
}

/// `Ok` for a successful status; else what the printer said.
fn accepted(name: &str, answer: &Answer) -> Result<(), PressProblem> {
    // 0x0000 to 0x00FF: successful, some of them with attributes ignored or substituted.
    if answer.status <= 0x00FF {
        return Ok(());
    }
    let message = answer.groups.iter().find_map(|group| group.text("status-message"));
    let mut detail = format!("IPP status 0x{:04x}", answer.status);
    if let Some(message) = message.filter(|message| !message.is_empty()) {
        detail = format!("{message} ({detail})");
    }
    let name = name.to_owned();
    if UNAVAILABLE.contains(&answer.status) {
        return Err(PressProblem::PrinterUnreachable { name, detail });
    }
    Err(PressProblem::PrinterRefused { name, detail })
}

fn printer(group: &Group, default: Option<&str>) -> Option<Printer> {
    let name = group.text("printer-name")?;
    // RFC 8011, 5.4.11.
    let state = match group.integer("printer-state") {
        Some(3) => PrinterState::Idle,
        Some(4) => PrinterState::Printing,
        Some(5) => PrinterState::Stopped,
        _ => PrinterState::Unknown,
    };
    let location = group.text("printer-location").unwrap_or_default();
    Some(Printer { is_default: default == Some(name.as_str()), name, location, state })
}

/// An IPP name has at most 255 octets.
fn name(title: &str) -> &str {
    let mut end = title.len().min(255);
    while !title.is_char_boundary(end) {
        end -= 1;
    }
    &title[..end]
}

fn percent_encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

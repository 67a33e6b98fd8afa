//! Which requests are answered at all: a page on another site must not reach the house through a clerk's
//! browser.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Names under which this server may be addressed.
#[derive(Clone)]
pub struct Hosts {
    names: Arc<Vec<String>>,
    /// The port, where the server listens on every address of the machine.
    everywhere: Option<u16>,
}

impl Hosts {
    /// Loopback names, the listening address, and what the configuration adds.
    pub fn new(listen: std::net::SocketAddr, more: &[String]) -> Self {
        let port = listen.port();
        let mut names =
            vec![format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")];
        names.push(listen.to_string());
        names.extend(more.iter().cloned());
        let everywhere = listen.ip().is_unspecified().then_some(port);
        Self { names: Arc::new(names), everywhere }
    }

    fn knows(&self, host: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(host)) || self.is_address(host)
    }

    /// A number instead of a name cannot be made to point elsewhere.
    fn is_address(&self, host: &str) -> bool {
        let address = host.parse::<std::net::SocketAddr>();
        address.is_ok_and(|address| self.everywhere == Some(address.port()))
    }

    fn allows(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
        let Some(host) = text(header::HOST).filter(|host| self.knows(host)) else { return false };
        text(header::ORIGIN).is_none_or(|origin| {
            let from = origin.split_once("://").map_or(origin, |(_, from)| from);
            from.eq_ignore_ascii_case(host) || self.knows(from) && !self.is_address(from)
        })
    }
}

/// Refuses foreign `Host` and `Origin` headers (DNS rebinding, cross-site requests).
pub async fn check(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    if hosts.allows(request.headers()) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "this address is not served here").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().expect("a plain host"));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().expect("a plain origin"));
        }
        headers
    }

    #[test]
    fn foreign_hosts_and_origins_are_refused() {
        let hosts = Hosts::new("127.0.0.1:4711".parse().expect("an address"), &["desk.lan:4711".to_owned()]);
        assert!(hosts.allows(&headers("localhost:4711", None)));
        assert!(hosts.allows(&headers("DESK.lan:4711", Some("http://desk.lan:4711"))));
        assert!(!hosts.allows(&headers("evil.example:4711", None)));
        assert!(!hosts.allows(&headers("localhost:4711", Some("http://evil.example"))));
        assert!(!hosts.allows(&headers("localhost:4711", Some("null"))));
        assert!(!hosts.allows(&headers("192.168.1.9:4711", None)), "it listens on one address only");
    }

    #[test]
    fn a_server_on_every_address_is_reached_by_number_from_its_own_pages() {
        let hosts = Hosts::new("0.0.0.0:4711".parse().expect("an address"), &[]);
        assert!(hosts.allows(&headers("192.168.1.9:4711", None)));
        assert!(hosts.allows(&headers("192.168.1.9:4711", Some("http://192.168.1.9:4711"))));
        assert!(!hosts.allows(&headers("192.168.1.9:4711", Some("http://192.168.1.66:4711"))));
        assert!(!hosts.allows(&headers("192.168.1.9:80", None)));
        assert!(!hosts.allows(&headers("evil.example:4711", Some("http://evil.example:4711"))));
    }
}

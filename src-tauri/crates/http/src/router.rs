//! Routes: one per purpose, operations by name.

use crate::guard::{self, Hosts};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::{Stream, StreamExt};
use kezhan_app::problem::Rule;
use kezhan_app::{App, Caller, Problem};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio_stream::wrappers::BroadcastStream;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

const BODY_LIMIT: usize = 1024 * 1024;
const CSP: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                   img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src \
                   'none'; \
                   frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; \
                   connect-src 'self'";

/// All routes of the house.
pub fn router(app: Arc<App>, hosts: Hosts, screens: Option<PathBuf>) -> Router {
    let limited = Router::new()
        .route("/api/{operation}", post(call))
        .route("/api/openapi.json", get(openapi))
        .route("/health", get(health))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)));
    let mut router = Router::new().merge(limited).route("/api/events", get(events)).with_state(app);
    if let Some(folder) = screens {
        let files = ServeDir::new(&folder).fallback(ServeFile::new(folder.join("index.html")));
        router = router.fallback_service(files);
    }
    let fixed = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    router
        .layer(axum::middleware::from_fn_with_state(hosts, guard::check))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CSP))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
}

/// Serves until the listener's task is dropped.
pub async fn serve(
    app: Arc<App>,
    listener: tokio::net::TcpListener,
    screens: Option<PathBuf>,
    names: &[String],
) -> std::io::Result<()> {
    let address: SocketAddr = listener.local_addr()?;
    let router = router(app, Hosts::new(address, names), screens);
    axum::serve(listener, router).await
}

async fn call(
    State(app): State<Arc<App>>,
    Path(operation): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let caller = caller(&headers);
    let args = if body.is_empty() { Ok(json!({})) } else { serde_json::from_slice::<Value>(&body) };
    let answer = match args {
        Ok(args) => app.call(&caller, &operation, args).await,
        Err(_) => Err(Problem::field("body", Rule::Invalid, None)),
    };
    match answer {
        Ok(value) => Json(value).into_response(),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(problem.body())).into_response()
        }
    }
}

fn caller(headers: &HeaderMap) -> Caller {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Caller {
        token: text("authorization").and_then(|value| value.strip_prefix("Bearer ").map(str::to_owned)),
        key: text("idempotency-key"),
        approval: text("kezhan-approval"),
        origin: text("kezhan-origin").unwrap_or_default(),
    }
}

async fn openapi() -> Json<Value> {
    Json(kezhan_app::openapi::document())
}

async fn health(State(app): State<Arc<App>>) -> Response {
    match app.call(&Caller::default(), "setup.status", json!({})).await {
        Ok(_) => Json(json!({ "ok": true })).into_response(),
        Err(problem) => (StatusCode::SERVICE_UNAVAILABLE, Json(problem.body())).into_response(),
    }
}

/// The change stream. A client that lags learns that everything may be stale.
async fn events(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let changes = app.changes();
    if let Err(problem) = app.call(&caller(&headers), "session.current", json!({})).await {
        let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        return (status, Json(problem.body())).into_response();
    }
    let stream = BroadcastStream::new(changes).map(|change| {
        let event = match change {
            Ok(change) => Event::default().event("changed").json_data(change),
            Err(_) => Ok(Event::default().event("lagged").data("{}")),
        };
        Ok::<Event, Infallible>(event.unwrap_or_default())
    });
    sse(stream).into_response()
}

fn sse<S>(stream: S) -> Sse<impl Stream<Item = Result<Event, Infallible>>>
where
    S: Stream<Item = Result<Event, Infallible>> + Send + 'static,
{
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(10)))
}

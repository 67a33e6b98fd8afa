//! The one command of the window, and the bridge that brings changes to it.

use crate::desktop::Opening;
use kezhan_app::{App, Caller, Change, Tag, operations};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use tauri::{AppHandle, Emitter, State, WebviewWindow};
use tokio::sync::broadcast::error::RecvError;

/// Name of the event that carries a [`Change`].
const CHANGED: &str = "changed";

/// Runs one operation, the same as a request from the LAN: the session token decides who is calling.
/// While the house is still opening, the call waits. The error is `{"code","message","data"}`.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    opening: State<'_, Opening>,
    op: String,
    args: Value,
    key: Option<String>,
    token: Option<String>,
    approval: Option<String>,
) -> Result<Value, Value> {
    let app = opening.wait().await;
    let caller = Caller { token, key, approval, origin: window.label().to_owned() };
    app.call(&caller, &op, args).await.map_err(|problem| problem.body())
}

/// Tells every window what became stale, until the program ends.
pub async fn bridge(app: Arc<App>, handle: AppHandle) {
    let mut changes = app.changes();
    loop {
        let told = match changes.recv().await {
            Ok(change) => handle.emit(CHANGED, change),
            // Some were missed; which, nobody knows any more, so everything is stale.
            Err(RecvError::Lagged(_)) => handle.emit(CHANGED, everything()),
            Err(RecvError::Closed) => return,
        };
        if let Err(error) = told {
            tracing::warn!(%error, "a change did not reach the window");
        }
    }
}

fn everything() -> Change {
    let tags: BTreeSet<Tag> = operations::all().flat_map(|entry| entry.touches).copied().collect();
    Change { tags: tags.into_iter().collect(), origin: String::new(), seq: 0 }
}

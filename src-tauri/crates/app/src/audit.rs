//! One audit row per command, in the command's own transaction, chained by hashes.

use crate::cx::Cx;
use crate::problem::Result;
use kezhan_core::chain::{self, ChainHash};
use kezhan_store::audit as rows;
use serde_json::Value;

/// Argument fields that never reach the log in clear, wherever they stand.
const SECRET: &[&str] = &["password", "pin", "phone", "idNumber", "token", "newPassword"];

/// Reserves the row this command will write: its number and the hash it follows. Nothing else appends to the
/// chain within the transaction.
pub(crate) async fn reserve(cx: &mut Cx<'_>) -> Result<()> {
    let head = rows::head(&mut cx.tx, rows::AUDIT_CHAIN).await?;
    let genesis = || (1, ChainHash::genesis(rows::AUDIT_CHAIN).to_string());
    let (seq, prev) = head.map_or_else(genesis, |head| (head.seq + 1, head.hash));
    cx.audit_seq = seq;
    cx.audit_prev = Some(prev);
    Ok(())
}

/// Appends the row of the running command.
pub(crate) async fn write(cx: &mut Cx<'_>, operation: &str, args: &Value, code: &str) -> Result<()> {
    if cx.audit_prev.is_none() {
        reserve(cx).await?;
    }
    let prev = cx.audit_prev.take().expect("reserved just above at the latest");
    let mut shown = args.clone();
    redact(&mut shown);
    let mut row = rows::AuditRow {
        seq: cx.audit_seq,
        at: cx.now,
        business_date: cx.house.as_ref().map(|house| house.business_date),
        actor: cx.actor.as_ref().map(|actor| actor.id.clone()).unwrap_or_default(),
        actor_name: cx.actor.as_ref().map(|actor| actor.name.clone()).unwrap_or_default(),
        station: cx.station.clone(),
        operation: operation.to_owned(),
        subject: cx.subject.clone(),
        args: shown.to_string(),
        changes: serde_json::to_string(&cx.changes).unwrap_or_default(),
        code: code.to_owned(),
        approver: cx.approver.clone(),
        algorithm: chain::ALGORITHM.to_owned(),
        prev_hash: prev,
        hash: String::new(),
    };
    row.hash = hash(&row);
    rows::append(&mut cx.tx, &row).await?;
    Ok(())
}

/// Hash of a row over its predecessor's hash and every column.
pub fn hash(row: &rows::AuditRow) -> String {
    // A predecessor that is no hash cannot be followed; `verify` names the row.
    let previous = row.prev_hash.parse().unwrap_or_else(|_| ChainHash::genesis("broken"));
    chain::link(previous, &canonical(row)).to_string()
}

/// The bytes of a row that its hash covers.
pub fn canonical(row: &rows::AuditRow) -> chain::Canonical {
    chain::Canonical::new("audit")
        .int(row.seq)
        .int(row.at)
        .maybe_date(row.business_date)
        .text(&row.actor)
        .text(&row.actor_name)
        .text(&row.station)
        .text(&row.operation)
        .text(&row.subject)
        .text(&row.args)
        .text(&row.changes)
        .text(&row.code)
        .text(&row.approver)
}

fn redact(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map.iter_mut() {
                if SECRET.contains(&name.as_str()) && !inner.is_null() {
                    *inner = "•••".into();
                } else {
                    redact(inner);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(redact),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn secrets_are_hidden_at_any_depth() {
        let mut args =
            json!({"guest": {"idNumber": "110", "name": "a"}, "users": [{"pin": "1"}], "password": null});
        redact(&mut args);
        assert_eq!(
            args,
            json!({"guest": {"idNumber": "•••", "name": "a"}, "users": [{"pin": "•••"}], "password": null})
        );
    }
}

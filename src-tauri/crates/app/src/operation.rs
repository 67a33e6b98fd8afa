//! One operation, declared once: its request is the struct, its help is the doc comment.

use crate::cx::{Cx, Prepared};
use crate::event::Tag;
use crate::problem::{Fail, Problem, Result, Rule};
use kezhan_core::permission::Permission;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;

/// Whether an operation changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Reads a consistent snapshot.
    Query,
    /// Changes the house: serializable, audited, idempotent by key.
    Command,
}

/// A use case that every host reaches in the same way.
pub trait Operation: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// What the caller gets.
    type Output: Serialize + JsonSchema + Send + 'static;
    /// `domain.verb`, for ever.
    const NAME: &'static str;
    /// Query or command.
    const KIND: Kind;
    /// The right it needs.
    const NEEDS: Permission;
    /// What a command makes stale, or what a query is made of.
    const TOUCHES: &'static [Tag];
    /// Whether the answer is kept under the idempotency key. Not where it holds a secret in clear: a
    /// repeat then
    /// runs again, so such a command must have no effect besides its row in the operation log.
    const KEEPS_RESULT: bool = true;
    /// Whether there is anything to [`prepare`](Self::prepare).
    const PREPARES: bool = false;
    /// Slow work of a command that changes nothing, such as hashing a password: done on a snapshot before the
    /// command takes its turn, so that nobody waits for it. What it refuses is refused again by
    /// [`run`](Self::run), which must do without it where the house has changed meanwhile.
    fn prepare(&self, _cx: &mut Cx<'_>) -> impl Future<Output = Result<Prepared>> + Send {
        async { Ok(Prepared::Nothing) }
    }
    /// Does it. May run several times when the database asks for a retry.
    fn run(&self, cx: &mut Cx<'_>) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// The answer of a command that has nothing to tell: `{}`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Done {}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;
type Run = for<'a, 'b> fn(&'a mut Cx<'b>, Value) -> Answer<'a, Value>;
type Prepare = for<'a, 'b> fn(&'a mut Cx<'b>, Value) -> Answer<'a, Prepared>;

/// An operation without its type.
pub struct Entry {
    /// `domain.verb`.
    pub name: &'static str,
    /// Query or command.
    pub kind: Kind,
    /// The right it needs.
    pub needs: Permission,
    /// Tags.
    pub touches: &'static [Tag],
    pub(crate) keeps_result: bool,
    pub(crate) prepare: Option<Prepare>,
    pub(crate) run: Run,
    pub(crate) input: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) output: fn(&mut SchemaGenerator) -> Schema,
}

/// Erases the type of an operation.
pub const fn entry<O: Operation>() -> Entry {
    Entry {
        name: O::NAME,
        kind: O::KIND,
        needs: O::NEEDS,
        touches: O::TOUCHES,
        keeps_result: O::KEEPS_RESULT,
        prepare: if O::PREPARES { Some(|cx, args| Box::pin(prepare::<O>(cx, args))) } else { None },
        run: |cx, args| Box::pin(run::<O>(cx, args)),
        input: |generator| generator.subschema_for::<O>(),
        output: |generator| generator.subschema_for::<O::Output>(),
    }
}

async fn prepare<O: Operation>(cx: &mut Cx<'_>, args: Value) -> Result<Prepared> {
    let operation: O = parse(args)?;
    operation.prepare(cx).await
}

async fn run<O: Operation>(cx: &mut Cx<'_>, args: Value) -> Result<Value> {
    let operation: O = parse(args)?;
    let output = operation.run(cx).await?;
    serde_json::to_value(output).map_err(|error| Fail::Problem(cx.app.incident("output", &error.to_string())))
}

/// Reads arguments strictly and names the field that is wrong.
pub fn parse<T: DeserializeOwned>(args: Value) -> std::result::Result<T, Problem> {
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    serde_path_to_error::deserialize(args).map_err(|error| {
        let path = error.path().to_string();
        let said = error.inner().to_string();
        let named = said.split('`').nth(1).unwrap_or_default().to_owned();
        let join = |name: &str| match path.as_str() {
            "." | "" => name.to_owned(),
            path if path.ends_with(name) => path.to_owned(),
            path => format!("{path}.{name}"),
        };
        if said.starts_with("unknown field") {
            Problem::field(join(&named), Rule::UnknownField, None)
        } else if said.starts_with("missing field") {
            Problem::field(join(&named), Rule::Required, None)
        } else if said.starts_with("invalid type") {
            Problem::field(path, Rule::WrongType, None)
        } else {
            Problem::field(path, Rule::Invalid, None)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is looked at")]
    struct Outer {
        inner: Inner,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is looked at")]
    struct Inner {
        nights: u16,
    }

    fn problem(args: Value) -> (String, Rule) {
        match parse::<Outer>(args) {
            Err(Problem::BadRequest { field, rule, .. }) => (field, rule),
            other => panic!("expected a bad request, got {other:?}"),
        }
    }

    #[test]
    fn each_kind_of_wrong_argument_names_its_field() {
        assert_eq!(problem(json!({})), ("inner".into(), Rule::Required));
        assert_eq!(problem(json!({"inner": {}})), ("inner.nights".into(), Rule::Required));
        assert_eq!(problem(json!({"inner": {"nights": "a"}})), ("inner.nights".into(), Rule::WrongType));
        assert_eq!(problem(json!({"inner": {"nights": -1}})), ("inner.nights".into(), Rule::Invalid));
        assert_eq!(problem(json!({"inner": {"nights": 1, "x": 1}})), ("inner.x".into(), Rule::UnknownField));
        assert_eq!(problem(json!({"inner": {"nights": 1}, "y": 1})), ("y".into(), Rule::UnknownField));
    }
}

//! Undo is an operation: a compensating step with a preview, refused with the name of the later step that
//! blocks it.
//!
//! A command that can be undone records an action. The action *guards* subjects: any later action that
//! *marks* one
//! of them, and was not undone itself, stands in its way. Subjects are texts such as `stay:ID`, `posting:ID`,
//! `folio-state:ID`, `room-status:ID`, so that two charges on one folio do not block each other but a
//! check-out
//! blocks both.

mod list;
mod preview;
mod run;

pub use list::{Actions, ListActions, ListedAction};
pub use preview::{Preview, UndoPreview};
pub use run::{UndoDone, UndoRun};

use crate::cx::Cx;
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use kezhan_core::id::ActionId;
use kezhan_store::action::{self as rows, ActionRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[entry::<ListActions>(), entry::<Preview>(), entry::<UndoRun>()];

/// A step as screens show it: the sentence is made of operation and summary.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActionSummary {
    /// Id.
    pub id: String,
    /// Operation.
    pub operation: String,
    /// Instant.
    pub at: i64,
    /// Who did it.
    pub actor_name: String,
    /// `kind:id` of what it was about.
    pub subject: String,
    /// Values for the sentence: `room`, `guest`, `amount`, `description`, `from`, `to` …
    pub summary: BTreeMap<String, String>,
    /// Whether it was taken back.
    pub undone: bool,
}

impl From<ActionRow> for ActionSummary {
    fn from(row: ActionRow) -> Self {
        Self {
            id: row.id,
            operation: row.operation,
            at: row.at,
            actor_name: row.actor_name,
            subject: row.subject,
            summary: serde_json::from_str(&row.summary).unwrap_or_default(),
            undone: row.undone_by.is_some(),
        }
    }
}

/// How to take a step back; each domain knows its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "domain", content = "undo", rename_all = "snake_case")]
pub enum Compensation {
    /// Rooms and blocks.
    Room(crate::room::undo::RoomUndo),
    /// Stays.
    Stay(crate::stay::undo::StayUndo),
    /// Folios, postings, deposits.
    Folio(crate::folio::undo::FolioUndo),
}

/// One thing an undo would do, for the preview.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoEffect {
    /// Code of the effect: `room_status`, `stay_state`, `posting_reversed`, `payment_reversed`,
    /// `window_closed` …
    pub kind: String,
    /// Values for its sentence.
    pub values: BTreeMap<String, String>,
}

/// What an undo will do and what is left for people to do by hand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UndoPlan {
    /// What the program will do.
    pub effects: Vec<UndoEffect>,
    /// Codes of physical steps left, such as `return_cash`, `collect_key`.
    pub steps: Vec<String>,
}

impl UndoPlan {
    /// Adds an effect.
    pub fn effect(mut self, kind: &str, values: &[(&str, String)]) -> Self {
        self.effects.push(UndoEffect { kind: kind.to_owned(), values: texts(values) });
        self
    }

    /// Adds a physical step.
    pub fn step(mut self, code: &str) -> Self {
        self.steps.push(code.to_owned());
        self
    }
}

/// A step about to be recorded.
pub struct Step<'a> {
    /// `kind:id` of what it is about.
    pub subject: String,
    /// Values for the sentence.
    pub summary: &'a [(&'a str, String)],
    /// How to take it back.
    pub compensation: Compensation,
    /// Subjects whose later marks block the undo.
    pub guards: Vec<String>,
    /// Subjects this step marks, blocking the undo of earlier ones that guard them.
    pub marks: Vec<String>,
}

/// Records a step that can be undone; its id is the command's `actionId`.
pub async fn record(cx: &mut Cx<'_>, step: Step<'_>) -> Result<ActionId> {
    let id = new_action(cx);
    let row = action_row(cx, id.as_str(), &step)?;
    rows::insert(&mut cx.tx, &row, &step.marks).await?;
    Ok(id)
}

fn new_action(cx: &Cx<'_>) -> ActionId {
    let (clock, entropy) = cx.sources();
    ActionId::make(clock, entropy)
}

fn action_row(cx: &Cx<'_>, id: &str, step: &Step<'_>) -> Result<ActionRow> {
    let json = |value: std::result::Result<String, serde_json::Error>| {
        value.map_err(|error| cx.app.incident("undo", &error.to_string()))
    };
    let house = cx.house()?;
    Ok(ActionRow {
        id: id.to_owned(),
        seq: cx.audit_seq,
        property_id: house.id.clone(),
        operation: cx.operation.to_owned(),
        at: cx.now,
        business_date: house.business_date,
        actor: cx.actor()?.id.clone(),
        actor_name: String::new(),
        subject: step.subject.clone(),
        summary: json(serde_json::to_string(&texts(step.summary)))?,
        compensation: json(serde_json::to_string(&step.compensation))?,
        guards: json(serde_json::to_string(&step.guards))?,
        undoes: None,
        undone_by: None,
    })
}

fn texts(values: &[(&str, String)]) -> BTreeMap<String, String> {
    values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

async fn load(cx: &mut Cx<'_>, id: &ActionId) -> Result<ActionRow> {
    let row = rows::get(&mut cx.tx, id.as_str()).await?;
    row.ok_or_else(|| Problem::missing("action", id).into())
}

/// The later step that blocks the undo of this one.
pub(crate) async fn blocker(cx: &mut Cx<'_>, row: &ActionRow) -> Result<Option<ActionSummary>> {
    let guards: Vec<String> = serde_json::from_str(&row.guards).unwrap_or_default();
    Ok(rows::blocker(&mut cx.tx, row.seq, &guards).await?.map(ActionSummary::from))
}

fn compensation(cx: &Cx<'_>, row: &ActionRow) -> Result<Compensation> {
    let read = serde_json::from_str(&row.compensation);
    Ok(read.map_err(|error| cx.app.incident("undo", &error.to_string()))?)
}

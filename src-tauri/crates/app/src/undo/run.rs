//! `undo.run`.

use super::Compensation;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use kezhan_core::id::ActionId;
use kezhan_core::permission::Permission;
use kezhan_store::action::{self as rows, ActionRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes a step back by compensating entries. Refused while a later step stands in the way.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoRun {
    /// The step.
    pub action_id: ActionId,
}

/// An undo that was done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoDone {
    /// The compensating step.
    pub undo_id: ActionId,
    /// Codes of the physical steps left, such as `return_cash`.
    pub steps: Vec<String>,
}

impl Operation for UndoRun {
    type Output = UndoDone;
    const NAME: &'static str = "undo.run";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::UndoOwn;
    const TOUCHES: &'static [Tag] = &[Tag::Actions, Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<UndoDone> {
        let row = super::load(cx, &self.action_id).await?;
        if row.undone_by.is_some() || row.undoes.is_some() {
            return Err(Problem::NothingToUndo {}.into());
        }
        if row.actor != cx.actor()?.id {
            cx.require(Permission::UndoAny)?;
        }
        if let Some(by) = super::blocker(cx, &row).await? {
            return Err(Problem::UndoBlocked { by }.into());
        }
        cx.subject.clone_from(&row.subject);
        let plan = match super::compensation(cx, &row)? {
            Compensation::Room(undo) => {
                let plan = undo.plan(cx).await?;
                undo.apply(cx).await?;
                plan
            }
            Compensation::Stay(undo) => {
                let plan = undo.plan(cx).await?;
                undo.apply(cx).await?;
                plan
            }
            Compensation::Folio(undo) => {
                let plan = undo.plan(cx).await?;
                undo.apply(cx).await?;
                plan
            }
        };
        let undo_id = super::new_action(cx);
        let undo = ActionRow {
            id: undo_id.to_string(),
            seq: cx.audit_seq,
            operation: Self::NAME.to_owned(),
            at: cx.now,
            business_date: cx.today()?,
            actor: cx.actor()?.id.clone(),
            guards: "[]".to_owned(),
            undoes: Some(row.id.clone()),
            undone_by: None,
            ..row
        };
        rows::insert(&mut cx.tx, &undo, &[]).await?;
        Ok(UndoDone { undo_id, steps: plan.steps })
    }
}

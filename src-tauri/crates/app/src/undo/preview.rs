//! `undo.preview`.

use super::{ActionSummary, Compensation, UndoEffect};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::id::ActionId;
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What undoing a step would do, what is left to be done by hand, and what stands in its way.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Preview {
    /// The step.
    pub action_id: ActionId,
}

/// An undo before it is done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoPreview {
    /// The step.
    pub action: ActionSummary,
    /// What the program would do.
    pub effects: Vec<UndoEffect>,
    /// Codes of the physical steps left.
    pub steps: Vec<String>,
    /// The later step in its way.
    pub blocked_by: Option<ActionSummary>,
}

impl Operation for Preview {
    type Output = UndoPreview;
    const NAME: &'static str = "undo.preview";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Actions, Tag::Folios, Tag::Stays, Tag::Rooms];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<UndoPreview> {
        let row = super::load(cx, &self.action_id).await?;
        let blocked_by = super::blocker(cx, &row).await?;
        let plan = match super::compensation(cx, &row)? {
            Compensation::Room(undo) => undo.plan(cx).await?,
            Compensation::Stay(undo) => undo.plan(cx).await?,
            Compensation::Folio(undo) => undo.plan(cx).await?,
        };
        Ok(UndoPreview { action: row.into(), effects: plan.effects, steps: plan.steps, blocked_by })
    }
}

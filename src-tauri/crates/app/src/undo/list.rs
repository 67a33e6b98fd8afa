//! `undo.list`.

use super::ActionSummary;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_store::action as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The latest steps that can be undone, newest first, each with what stands in its way.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListActions {
    /// Only those about this `kind:id`.
    #[serde(default)]
    pub subject: Option<String>,
    /// At most so many, 1 to 100; 20 if left out.
    #[serde(default)]
    pub limit: Option<u8>,
}

/// Steps.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Actions {
    /// Newest first.
    pub actions: Vec<ListedAction>,
}

/// A step with what blocks its undo.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedAction {
    /// The step.
    #[serde(flatten)]
    pub action: ActionSummary,
    /// The later step in its way.
    pub blocked_by: Option<ActionSummary>,
}

impl Operation for ListActions {
    type Output = Actions;
    const NAME: &'static str = "undo.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Actions];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Actions> {
        let limit = i64::from(self.limit.unwrap_or(20).clamp(1, 100));
        let found = rows::latest(&mut cx.tx, self.subject.as_deref(), limit).await?;
        let mut actions = Vec::with_capacity(found.len());
        for row in found {
            let blocked_by = if row.undone_by.is_none() { super::blocker(cx, &row).await? } else { None };
            actions.push(ListedAction { action: row.into(), blocked_by });
        }
        Ok(Actions { actions })
    }
}

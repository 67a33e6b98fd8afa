//! `stay.no_show`.

use super::cancel::revive;
use super::undo::StayUndo;
use super::{StayChanged, load, problem};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::undo::{self, Compensation, Step, UndoPlan};
use kezhan_core::id::StayId;
use kezhan_core::permission::Permission;
use kezhan_core::stay::{self as rules, StayAction, StayState};
use kezhan_store::room as rooms;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Notes that a guest neither came nor called off: the nights are free again. The folio stays open, so
/// that a fee can be charged and a deposit used or paid back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoShow {
    /// The stay.
    pub stay_id: StayId,
    /// Its version as the caller saw it.
    pub version: i64,
}

impl Operation for NoShow {
    type Output = StayChanged;
    const NAME: &'static str = "stay.no_show";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::NightAudit;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<StayChanged> {
        let mut stay = super::load_at(cx, &self.stay_id, self.version).await?;
        let now = super::state(&stay.id, &stay.state)?;
        let state = rules::may_call_no_show(now, stay.arrival, cx.today()?).map_err(problem::refusal)?;
        rooms::release_stay(&mut cx.tx, &stay.id, None).await?;
        super::save(cx, &mut stay, state).await?;
        let guest = super::guest_name(cx, &stay).await?;
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", stay.id),
                summary: &[("guest", guest), ("number", stay.number.clone())],
                compensation: Compensation::Stay(StayUndo::NoShow(UndoNoShow { stay: stay.id.clone() })),
                guards: vec![format!("stay:{}", stay.id), format!("stay-postings:{}", stay.id)],
                marks: vec![format!("stay:{}", stay.id)],
            },
        )
        .await?;
        Ok(StayChanged { action_id })
    }
}

/// Takes a no-show back: the guest came after all.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoNoShow {
    stay: String,
}

impl UndoNoShow {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        Ok(super::undo::state_effect(&stay, StayState::Reserved))
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        revive(cx, &mut stay, StayAction::UndoNoShow).await
    }
}

//! `stay.cancel`.

use super::undo::StayUndo;
use super::{StayChanged, load, money, place, problem};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::folio::close;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::undo::{self, Compensation, Step, UndoPlan};
use kezhan_core::id::StayId;
use kezhan_core::permission::Permission;
use kezhan_core::stay::{self as rules, StayAction, StayState};
use kezhan_store::room as rooms;
use kezhan_store::stay::StayRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MAX_REASON: usize = 200;

/// Calls a booking off: its nights are free again and its folios closed. A deposit is paid back first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cancel {
    /// The stay.
    pub stay_id: StayId,
    /// Its version as the caller saw it.
    pub version: i64,
    /// Why.
    pub reason: String,
}

impl Operation for Cancel {
    type Output = StayChanged;
    const NAME: &'static str = "stay.cancel";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayBook;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Rooms, Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<StayChanged> {
        let reason = bounded("reason", &self.reason, 1, MAX_REASON)?;
        let mut stay = super::load_at(cx, &self.stay_id, self.version).await?;
        let now = super::state(&stay.id, &stay.state)?;
        let state = rules::next(now, StayAction::Cancel).map_err(problem::refusal)?;
        let folios = money::close_all(cx, &stay.id).await?;
        rooms::release_stay(&mut cx.tx, &stay.id, None).await?;
        super::save(cx, &mut stay, state).await?;
        let guest = super::guest_name(cx, &stay).await?;
        let mut marks = vec![format!("stay:{}", stay.id)];
        marks.extend(folios.iter().map(|id| format!("folio-state:{id}")));
        let undo = UndoCancel { stay: stay.id.clone(), folios };
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", stay.id),
                summary: &[("guest", guest), ("number", stay.number.clone()), ("reason", reason)],
                compensation: Compensation::Stay(StayUndo::Cancel(undo)),
                guards: vec![format!("stay:{}", stay.id)],
                marks,
            },
        )
        .await?;
        Ok(StayChanged { action_id })
    }
}

/// Takes a cancellation back, if its nights are still to be had.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoCancel {
    stay: String,
    folios: Vec<String>,
}

impl UndoCancel {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        let plan = super::undo::state_effect(&stay, StayState::Reserved);
        money::plan_reopen(cx, &self.folios, plan).await
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        close::reopen(cx, &self.folios).await?;
        revive(cx, &mut stay, StayAction::UndoCancel).await
    }
}

/// Makes a booking of a stay again that was called off, from tonight on.
pub(super) async fn revive(cx: &mut Cx<'_>, stay: &mut StayRow, action: StayAction) -> Result<()> {
    let today = cx.today()?;
    let now = super::state(&stay.id, &stay.state)?;
    let state = rules::next(now, action).map_err(problem::refusal)?;
    if stay.departure <= today {
        return Err(Problem::NightInPast { field: "departure".to_owned(), business_date: today }.into());
    }
    super::save(cx, stay, state).await?;
    place::hold_again(cx, stay, today).await?;
    let from = stay.arrival.max(today);
    place::refuse_stay_oversold(cx, stay, from).await
}

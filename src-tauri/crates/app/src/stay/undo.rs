//! Taking steps of stays back; each lives beside the command it compensates.

use super::book::UndoBook;
use super::cancel::UndoCancel;
use super::check_in::UndoCheckIn;
use super::check_out::UndoCheckOut;
use super::extend::UndoExtend;
use super::move_room::UndoMove;
use super::no_show::UndoNoShow;
use super::walk_in::UndoWalkIn;
use crate::cx::Cx;
use crate::problem::Result;
use crate::undo::UndoPlan;
use kezhan_core::stay::StayState;
use kezhan_store::stay::StayRow;
use serde::{Deserialize, Serialize};

/// How to take a step back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StayUndo {
    /// A walk-in.
    WalkIn(UndoWalkIn),
    /// A booking.
    Book(UndoBook),
    /// A check-in.
    CheckIn(UndoCheckIn),
    /// Another departure.
    Extend(UndoExtend),
    /// Another room.
    Move(UndoMove),
    /// A cancellation.
    Cancel(UndoCancel),
    /// A no-show.
    NoShow(UndoNoShow),
    /// A check-out.
    CheckOut(UndoCheckOut),
}

impl StayUndo {
    /// What it would do.
    pub async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        match self {
            Self::WalkIn(undo) => undo.plan(cx).await,
            Self::Book(undo) => undo.plan(cx).await,
            Self::CheckIn(undo) => undo.plan(cx).await,
            Self::Extend(undo) => undo.plan(cx).await,
            Self::Move(undo) => undo.plan(cx).await,
            Self::Cancel(undo) => undo.plan(cx).await,
            Self::NoShow(undo) => undo.plan(cx).await,
            Self::CheckOut(undo) => undo.plan(cx).await,
        }
    }

    /// Does it.
    pub async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        match self {
            Self::WalkIn(undo) => undo.apply(cx).await,
            Self::Book(undo) => undo.apply(cx).await,
            Self::CheckIn(undo) => undo.apply(cx).await,
            Self::Extend(undo) => undo.apply(cx).await,
            Self::Move(undo) => undo.apply(cx).await,
            Self::Cancel(undo) => undo.apply(cx).await,
            Self::NoShow(undo) => undo.apply(cx).await,
            Self::CheckOut(undo) => undo.apply(cx).await,
        }
    }
}

/// A plan that begins with the stay's own change of state.
pub(super) fn state_effect(stay: &StayRow, to: StayState) -> UndoPlan {
    UndoPlan::default().effect(
        "stay_state",
        &[("stay", stay.number.clone()), ("from", stay.state.clone()), ("to", to.as_str().to_owned())],
    )
}

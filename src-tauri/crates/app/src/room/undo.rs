//! Taking steps back.

use super::block;
use super::status::{self, RoomChange};
use crate::cx::Cx;
use crate::problem::{Problem, Result};
use crate::undo::UndoPlan;
use kezhan_store::room::{self as rows, BlockRow};
use serde::{Deserialize, Serialize};

/// How to take a step back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RoomUndo {
    /// Rooms were noted to look otherwise.
    Status {
        /// What it did to each room.
        changes: Vec<RoomChange>,
    },
    /// A room was blocked.
    Block {
        /// The block.
        block: String,
    },
    /// A block was ended before its time.
    Release {
        /// The block.
        block: String,
        /// What it did to the room.
        change: RoomChange,
    },
}

impl RoomUndo {
    /// What it would do.
    pub async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let mut plan = UndoPlan::default();
        match self {
            RoomUndo::Status { changes } => {
                for change in changes {
                    plan = change.plan(cx, plan).await?;
                }
                Ok(plan)
            }
            RoomUndo::Block { block } => block_effect(cx, plan, "block_ended", block).await,
            RoomUndo::Release { block, change } => {
                plan = block_effect(cx, plan, "block_restored", block).await?;
                change.plan(cx, plan).await
            }
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// `wrong_state` when a room changed hands since, `room_taken` or `sold_out` when the nights of a block
    /// were sold since.
    pub async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        match self {
            RoomUndo::Status { changes } => {
                for change in changes {
                    change.revert(cx).await?;
                }
                Ok(())
            }
            RoomUndo::Block { block } => {
                let today = cx.today()?;
                rows::release_block(&mut cx.tx, block, Some(today)).await?;
                rows::set_released(&mut cx.tx, block, Some(cx.now)).await?;
                Ok(())
            }
            RoomUndo::Release { block, change } => {
                let block = load(cx, block).await?;
                let room = status::load(cx, &block.room_id).await?;
                let from = block.first_night.max(cx.today()?);
                rows::set_released(&mut cx.tx, &block.id, None).await?;
                block::hold(cx, &room, &block, from).await?;
                change.revert(cx).await
            }
        }
    }
}

async fn load(cx: &mut Cx<'_>, block: &str) -> Result<BlockRow> {
    let row = rows::block(&mut cx.tx, block).await?;
    row.ok_or_else(|| Problem::missing("room_block", block).into())
}

async fn block_effect(cx: &mut Cx<'_>, plan: UndoPlan, effect: &str, block: &str) -> Result<UndoPlan> {
    let block = load(cx, block).await?;
    let room = status::load(cx, &block.room_id).await?;
    let values = [("room", room.number), ("block", block.kind), ("until", block.until.to_string())];
    Ok(plan.effect(effect, &values))
}

//! `room.release`.

use super::block::{end, return_housekeeping};
use super::set_housekeeping::event_for;
use super::status::RoomChange;
use super::undo::RoomUndo;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::undo::{self, Compensation, Step};
use kezhan_core::id::{ActionId, BlockId};
use kezhan_core::permission::Permission;
use kezhan_store::room as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Ends a block before its time. The room comes back as the block said it is to be looked at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseRoom {
    /// The block.
    pub block_id: BlockId,
}

/// A room that is in use again.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomReleased {
    /// The step, to be undone.
    pub action_id: ActionId,
}

impl Operation for ReleaseRoom {
    type Output = RoomReleased;
    const NAME: &'static str = "room.release";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::RoomBlock;
    const TOUCHES: &'static [Tag] = &[Tag::Rooms, Tag::Stays, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RoomReleased> {
        let property = cx.house()?.id.clone();
        let found = rows::block(&mut cx.tx, self.block_id.as_str()).await?;
        let found = found.filter(|block| block.property_id == property);
        let block = found.ok_or_else(|| Problem::missing("room_block", &self.block_id))?;
        if block.released_at.is_some() || block.until <= cx.today()? {
            let action = "release".to_owned();
            return Err(Problem::WrongState { kind: "room_block", state: "ended".to_owned(), action }.into());
        }
        let (room, before, after) = end(cx, &block).await?;
        cx.about("room", &room.id);
        let event = event_for(return_housekeeping(&block)?);
        let touched = vec![format!("room-block:{}", block.id), format!("room-status:{}", room.id)];
        let step = Step {
            subject: format!("room:{}", room.id),
            summary: &[
                ("room", room.number.clone()),
                ("block", block.kind.clone()),
                ("until", block.until.to_string()),
            ],
            compensation: Compensation::Room(RoomUndo::Release {
                block: block.id.clone(),
                change: RoomChange::made(&room, event, before, after),
            }),
            guards: touched.clone(),
            marks: touched,
        };
        Ok(RoomReleased { action_id: undo::record(cx, step).await? })
    }
}

//! `room.block`, and how a block ends.

use super::availability::refuse_oversold;
use super::problem::refused;
use super::status::{self, write};
use super::undo::RoomUndo;
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::undo::{self, Compensation, Step};
use chrono::NaiveDate;
use kezhan_core::id::{ActionId, BlockId, RoomId};
use kezhan_core::permission::Permission;
use kezhan_core::room::{BlockKind, BlockRequest, Housekeeping, Occupancy, RoomStatus, may_block};
use kezhan_core::stay::StayState;
use kezhan_store::StoreError;
use kezhan_store::room::{self as rows, BlockRow, RoomRow, wall};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes a room out of use for some nights. Out of order takes it out of the inventory; out of service only
/// keeps guests from moving in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BlockRoom {
    /// The room.
    pub room_id: RoomId,
    /// Which block.
    pub kind: BlockKind,
    /// First blocked night, not before the business date.
    pub first_night: NaiveDate,
    /// First night that is free again, at most 731 nights later.
    pub until: NaiveDate,
    /// Why, 1 to 200 characters.
    pub reason: String,
    /// How the room is to be looked at when the block ends.
    pub return_housekeeping: Housekeeping,
}

/// A block that was made.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomBlocked {
    /// The block.
    pub block_id: String,
    /// The step, to be undone.
    pub action_id: ActionId,
}

impl Operation for BlockRoom {
    type Output = RoomBlocked;
    const NAME: &'static str = "room.block";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::RoomBlock;
    const TOUCHES: &'static [Tag] = &[Tag::Rooms, Tag::Stays, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RoomBlocked> {
        let room = status::load(cx, self.room_id.as_str()).await?;
        cx.about("room", &room.id);
        let reason = bounded("reason", &self.reason, 1, 200)?;
        self.check(cx, &room, &reason).await?;
        let block = self.row(cx, &room, reason)?;
        rows::insert_block(&mut cx.tx, &block).await?;
        hold(cx, &room, &block, block.first_night).await?;
        cx.changed(&format!("room {}", room.number), "", self.kind.code());
        let mark = format!("room-block:{}", block.id);
        let step = Step {
            subject: format!("room:{}", room.id),
            summary: &[
                ("room", room.number.clone()),
                ("block", block.kind.clone()),
                ("from", block.first_night.to_string()),
                ("until", block.until.to_string()),
                ("reason", block.reason.clone()),
            ],
            compensation: Compensation::Room(RoomUndo::Block { block: block.id.clone() }),
            guards: vec![mark.clone()],
            marks: vec![mark, format!("room-status:{}", room.id)],
        };
        let action_id = undo::record(cx, step).await?;
        Ok(RoomBlocked { block_id: block.id, action_id })
    }
}

impl BlockRoom {
    async fn check(&self, cx: &mut Cx<'_>, room: &RoomRow, reason: &str) -> Result<()> {
        let today = cx.today()?;
        let holders = wall::holders(&mut cx.tx, &room.id, self.first_night, self.until).await?;
        let held_by = |state: StayState| holders.iter().any(|held| held == state.as_str());
        // A guest who is due to leave today holds no night any more, but still lives there.
        let lives_there = self.first_night <= today && status::of(room)?.occupancy == Occupancy::Occupied;
        let request = BlockRequest {
            kind: self.kind,
            first_night: self.first_night,
            until: self.until,
            reason,
            in_house: lives_there || held_by(StayState::InHouse),
            assigned: held_by(StayState::Reserved),
        };
        may_block(&request, today).map_err(|problem| refused(room, &problem))?;
        match rows::blocks_of(&mut cx.tx, &room.id, self.first_night, self.until).await?.first() {
            Some(other) => Err(taken(room, Some(other.first_night.max(self.first_night)))),
            None => Ok(()),
        }
    }

    fn row(&self, cx: &Cx<'_>, room: &RoomRow, reason: String) -> Result<BlockRow> {
        let (clock, entropy) = cx.sources();
        Ok(BlockRow {
            id: BlockId::make(clock, entropy).to_string(),
            property_id: cx.house()?.id.clone(),
            room_id: room.id.clone(),
            kind: self.kind.as_str().to_owned(),
            first_night: self.first_night,
            until: self.until,
            reason,
            return_housekeeping: self.return_housekeeping.as_str().to_owned(),
            created_at: cx.now,
            released_at: None,
            version: 1,
        })
    }
}

fn taken(room: &RoomRow, night: Option<NaiveDate>) -> crate::problem::Fail {
    Problem::RoomTaken { room: room.number.clone(), night }.into()
}

/// Takes the nights of an out-of-order block from a night on out of the inventory. Out of service holds none.
pub(super) async fn hold(cx: &mut Cx<'_>, room: &RoomRow, block: &BlockRow, from: NaiveDate) -> Result<()> {
    if status::kind_of(block)? != BlockKind::OutOfOrder {
        return Ok(());
    }
    let nights: Vec<NaiveDate> = from.iter_days().take_while(|night| *night < block.until).collect();
    if let Some(night) = rows::hold(&mut cx.tx, &room.id, &nights, None, Some(&block.id)).await? {
        return Err(taken(room, Some(night)));
    }
    refuse_oversold(cx, &room.room_type_id, from, block.until).await
}

/// Ends a block that is in force: its nights from the business date on are free again, and a room that was
/// out of use by then is to be looked at as the block said. Returns the state of the room before and after.
pub(super) async fn end(cx: &mut Cx<'_>, block: &BlockRow) -> Result<(RoomRow, RoomStatus, RoomStatus)> {
    let today = cx.today()?;
    rows::release_block(&mut cx.tx, &block.id, Some(today)).await?;
    rows::set_released(&mut cx.tx, &block.id, Some(cx.now)).await?;
    let room = status::load(cx, &block.room_id).await?;
    cx.changed(&format!("room {}", room.number), status::kind_of(block)?.code(), "");
    let before = status::of(&room)?;
    let after = if block.first_night <= today {
        RoomStatus::new(before.occupancy, return_housekeeping(block)?)
    } else {
        before
    };
    write(cx, &room, before, after).await?;
    Ok((room, before, after))
}

/// Ends every block whose last night is before a date: night audit does this when it rolls the business date
/// to it. Returns how many ended.
///
/// # Errors
/// `internal` when a stored block makes no sense.
pub async fn end_all_over(cx: &mut Cx<'_>, date: NaiveDate) -> Result<usize> {
    let property = cx.house()?.id.clone();
    let over = rows::blocks_over(&mut cx.tx, &property, date).await?;
    for block in &over {
        end(cx, block).await?;
    }
    Ok(over.len())
}

pub(super) fn return_housekeeping(block: &BlockRow) -> Result<Housekeeping> {
    let corrupt =
        |_| StoreError::Corrupt { table: "room_block", column: "return_housekeeping", id: block.id.clone() };
    Ok(block.return_housekeeping.parse().map_err(corrupt)?)
}

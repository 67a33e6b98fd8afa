//! `stay.walk_in`.

use super::check_in::{self, CheckedIn};
use super::money;
use super::place;
use super::sell::{self, Wish};
use super::undo::StayUndo;
use super::{load, problem};
use crate::cx::Cx;
use crate::event::Tag;
use crate::folio::deposit::{self, Deposit};
use crate::guest::{self, GuestInput};
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::room::status::{self, RoomChange};
use crate::undo::{self, Compensation, Step, UndoPlan};
use chrono::NaiveDate;
use kezhan_core::id::{RatePlanId, RoomId};
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::stay::{self as rules, StayAction, StayState};
use kezhan_store::room as rooms;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes in a guest without a booking: sells tonight and the nights after it, takes the deposit, opens
/// the folio and hands over the room. The guest shows an identity paper, as article 6 of the Measures for
/// the Administration of Public Security in the Hotel Industry (旅馆业治安管理办法) demands; without a
/// deposit only somebody who may let guests pay later takes them in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WalkIn {
    /// The guest, known or new.
    pub guest: GuestInput,
    /// Nights from the business date on.
    pub nights: u32,
    /// Grown-ups.
    pub adults: u16,
    /// Children.
    #[serde(default)]
    pub children: Option<u16>,
    /// The room.
    pub room_id: RoomId,
    /// Rate plan; the default one if left out.
    #[serde(default)]
    pub rate_plan_id: Option<RatePlanId>,
    /// Price of every night instead of the plan's, minor units.
    #[serde(default)]
    pub price: Option<Money>,
    /// Deposit taken.
    #[serde(default)]
    pub deposit: Option<Deposit>,
    /// Hand the room over although it is not clean.
    #[serde(default)]
    pub allow_dirty: Option<bool>,
    /// Note on the stay.
    #[serde(default)]
    pub note: Option<String>,
}

impl Operation for WalkIn {
    type Output = CheckedIn;
    const NAME: &'static str = "stay.walk_in";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayCheckIn;
    const TOUCHES: &'static [Tag] =
        &[Tag::Stays, Tag::Rooms, Tag::Guests, Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<CheckedIn> {
        let range = sell::from_tonight(cx.today()?, self.nights)?;
        let room = status::load(cx, self.room_id.as_str()).await?;
        status::check_ready(cx, &room, self.allow_dirty.unwrap_or(false)).await?;
        let room_type = place::room_type(cx, &room.room_type_id).await?;
        let wish = Wish {
            guest: &self.guest,
            range,
            adults: self.adults,
            children: self.children,
            room_type: &room_type,
            room: Some(&room),
            rate_plan: self.rate_plan_id.as_ref(),
            price: self.price,
            note: self.note.as_deref(),
            walk_in: true,
        };
        let mut sold = sell::sell(cx, &wish).await?;
        let identified = !guest::brief(cx, &sold.guest.id).await?.id_masked.is_empty();
        let secured = self.deposit.is_some() || cx.actor()?.grants.has(Permission::CityLedger);
        rules::check_walk_in(identified, secured).map_err(problem::refusal)?;
        if let Some(given) = &self.deposit {
            deposit::take(cx, &sold.stay.id, &sold.folio, given).await?;
            deposit::to_folio(cx, &sold.stay.id, &sold.folio).await?;
        }
        let change = check_in::move_in(cx, &mut sold.stay, &room).await?;
        let undo = UndoWalkIn { stay: sold.stay.id.clone(), room: change, on: cx.today()? };
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", sold.stay.id),
                summary: &[
                    ("room", room.number.clone()),
                    ("guest", sold.guest.name.clone()),
                    ("nights", self.nights.to_string()),
                    ("amount", sold.priced.total.gross.0.to_string()),
                ],
                compensation: Compensation::Stay(StayUndo::WalkIn(undo)),
                guards: check_in::guards(&sold.stay.id),
                marks: check_in::marks(&sold.stay.id, &room.id),
            },
        )
        .await?;
        Ok(CheckedIn {
            stay_id: sold.stay.id,
            number: sold.stay.number,
            folio_id: sold.folio.id,
            room_number: room.number,
            total: sold.priced.total,
            action_id,
        })
    }
}

/// Takes a walk-in back: the guest was never here, and the deposit goes back the way it came.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoWalkIn {
    stay: String,
    room: RoomChange,
    on: NaiveDate,
}

impl UndoWalkIn {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        let plan = super::undo::state_effect(&stay, StayState::Cancelled);
        let plan = self.room.plan(cx, plan).await?;
        let plan = money::plan_refund(cx, &self.stay, None, plan).await?;
        Ok(plan.step("collect_key"))
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        let reserved = check_in::undone(cx, &stay, self.on).await?;
        let state = rules::next(reserved, StayAction::Cancel).map_err(problem::refusal)?;
        money::give_back(cx, &self.stay, None).await?;
        money::close_all(cx, &self.stay).await?;
        rooms::release_stay(&mut cx.tx, &self.stay, None).await?;
        self.room.revert(cx).await?;
        stay.checked_in_at = None;
        super::save(cx, &mut stay, state).await
    }
}

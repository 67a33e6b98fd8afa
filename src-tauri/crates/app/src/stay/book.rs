//! `stay.book`.

use super::sell::{self, Wish};
use super::undo::StayUndo;
use super::{load, money, place, problem};
use crate::cx::Cx;
use crate::event::Tag;
use crate::folio::deposit::{self, Deposit};
use crate::guest::GuestInput;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::room::status;
use crate::undo::{self, Compensation, Step, UndoPlan};
use chrono::NaiveDate;
use kezhan_core::id::{ActionId, RatePlanId, RoomId, RoomTypeId};
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::stay::{self as rules, StayAction, StayState};
use kezhan_core::tax::Breakdown;
use kezhan_store::room as rooms;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Books nights to come, with or without a room. Without one the booking counts as a room of its type;
/// a deposit is held in the deposit ledger until the guest arrives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Book {
    /// The guest, known or new.
    pub guest: GuestInput,
    /// First night, the business date or later.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Grown-ups.
    pub adults: u16,
    /// Children.
    #[serde(default)]
    pub children: Option<u16>,
    /// Room type sold.
    pub room_type_id: RoomTypeId,
    /// Room assigned at once.
    #[serde(default)]
    pub room_id: Option<RoomId>,
    /// Rate plan; the default one if left out.
    #[serde(default)]
    pub rate_plan_id: Option<RatePlanId>,
    /// Price of every night instead of the plan's, minor units.
    #[serde(default)]
    pub price: Option<Money>,
    /// Deposit taken.
    #[serde(default)]
    pub deposit: Option<Deposit>,
    /// Note on the stay.
    #[serde(default)]
    pub note: Option<String>,
}

/// A booking.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Booked {
    /// The stay.
    pub stay_id: String,
    /// Its confirmation number.
    pub number: String,
    /// Its first folio.
    pub folio_id: String,
    /// What all nights cost.
    pub total: Breakdown,
    /// The step, to be undone.
    pub action_id: ActionId,
}

impl Operation for Book {
    type Output = Booked;
    const NAME: &'static str = "stay.book";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::StayBook;
    const TOUCHES: &'static [Tag] =
        &[Tag::Stays, Tag::Rooms, Tag::Guests, Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Booked> {
        let range = sell::booked(self.arrival, self.departure, cx.today()?)?;
        let room_type = place::room_type(cx, self.room_type_id.as_str()).await?;
        let room = match &self.room_id {
            Some(id) => Some(status::load(cx, id.as_str()).await?),
            None => None,
        };
        let wish = Wish {
            guest: &self.guest,
            range,
            adults: self.adults,
            children: self.children,
            room_type: &room_type,
            room: room.as_ref(),
            rate_plan: self.rate_plan_id.as_ref(),
            price: self.price,
            note: self.note.as_deref(),
            walk_in: false,
        };
        let sold = sell::sell(cx, &wish).await?;
        if let Some(given) = &self.deposit {
            deposit::take(cx, &sold.stay.id, &sold.folio, given).await?;
        }
        let action_id = undo::record(
            cx,
            Step {
                subject: format!("stay:{}", sold.stay.id),
                summary: &[
                    ("guest", sold.guest.name.clone()),
                    ("from", self.arrival.to_string()),
                    ("to", self.departure.to_string()),
                    ("amount", sold.priced.total.gross.0.to_string()),
                ],
                compensation: Compensation::Stay(StayUndo::Book(UndoBook { stay: sold.stay.id.clone() })),
                guards: vec![format!("stay:{}", sold.stay.id), format!("stay-postings:{}", sold.stay.id)],
                marks: vec![format!("stay:{}", sold.stay.id)],
            },
        )
        .await?;
        Ok(Booked {
            stay_id: sold.stay.id,
            number: sold.stay.number,
            folio_id: sold.folio.id,
            total: sold.priced.total,
            action_id,
        })
    }
}

/// Takes a booking back: its nights are free again and the deposit goes back the way it came.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UndoBook {
    stay: String,
}

impl UndoBook {
    pub(super) async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let stay = load(cx, &self.stay).await?;
        let plan = super::undo::state_effect(&stay, StayState::Cancelled);
        money::plan_refund(cx, &self.stay, None, plan).await
    }

    pub(super) async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        let mut stay = load(cx, &self.stay).await?;
        let now = super::state(&stay.id, &stay.state)?;
        let state = rules::next(now, StayAction::Cancel).map_err(problem::refusal)?;
        money::give_back(cx, &self.stay, None).await?;
        money::close_all(cx, &self.stay).await?;
        rooms::release_stay(&mut cx.tx, &self.stay, None).await?;
        super::save(cx, &mut stay, state).await
    }
}

//! `folio.charge_room`.

use super::charge::{ChargeDraft, Posted, charge};
use super::lookup;
use super::post_charge::{ChargePosted, charged};
use crate::cx::Cx;
use crate::event::Tag;
use crate::night_audit::figures::ROOM_REVENUE;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::stay::{self, room_use};
use kezhan_core::id::StayId;
use kezhan_core::journal::JournalKind;
use kezhan_core::money::Quantity;
use kezhan_core::permission::Permission;
use kezhan_core::stay::{RoomShare, StayState};
use schemars::JsonSchema;
use serde::Deserialize;

/// Charges the room for a part of the day that no night audit charges: day use of a guest who leaves on the
/// day of arrival, or a late departure. It goes where the routing sends room charges.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChargeRoom {
    /// The stay.
    pub stay_id: StayId,
    /// How much of tonight's price, or of the last night's on the day of departure.
    pub share: RoomShare,
}

impl Operation for ChargeRoom {
    type Output = ChargePosted;
    const NAME: &'static str = "folio.charge_room";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioPost;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<ChargePosted> {
        let row = lookup::stay(cx, self.stay_id.as_str()).await?;
        lookup::need_state(&row, &[StayState::InHouse], "charge_room")?;
        let used = room_use::of(cx, &row).await?;
        // A room given away has no price of which this could be a share.
        let used = used.ok_or_else(|| Problem::field("share", Rule::Invalid, None))?;
        let (unit_price, breakdown) = used.cost(self.share)?;
        cx.about("stay", &row.id);
        cx.require_amount(Permission::FolioPost, &format!("stay:{}", row.id), breakdown.gross).await?;
        let (description, description_en) = match (used.shown.code.as_str(), self.share) {
            (room_use::DAY_USE, RoomShare::Full) => ("日租（全日）", "Day use (full day)"),
            (room_use::DAY_USE, RoomShare::Half) => ("日租（半日）", "Day use (half day)"),
            (_, RoomShare::Full) => ("延迟离店（全日）", "Late departure (full day)"),
            (_, RoomShare::Half) => ("延迟离店（半日）", "Late departure (half day)"),
        };
        let draft = ChargeDraft {
            stay_id: row.id.clone(),
            folio_id: None,
            category: "room".to_owned(),
            code: used.shown.code.clone(),
            description: description.to_owned(),
            description_en: description_en.to_owned(),
            quantity: Quantity::ONE,
            unit_price,
            breakdown,
            tax_percent: stay::terms(&used.night)?.2,
            revenue: ROOM_REVENUE.to_owned(),
            service_date: cx.today()?,
            journal: JournalKind::Charge,
            once_key: None,
        };
        let room = stay::brief(cx, &row).await?.room_number.unwrap_or_default();
        let Posted { posting, folio } = charge(cx, draft, room).await?;
        charged(cx, &row.id, &posting, folio).await
    }
}

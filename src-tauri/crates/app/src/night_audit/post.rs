//! `night_audit.post`.

use super::figures::ROOM_REVENUE;
use super::{cost, frozen};
use crate::cx::Cx;
use crate::event::Tag;
use crate::folio::charge::{self, ChargeDraft};
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::stay;
use kezhan_core::journal::JournalKind;
use kezhan_core::money::{Money, Quantity};
use kezhan_core::permission::Permission;
use kezhan_store::night_audit::{self as rows, UnpostedRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most nights charged by one call; a caller repeats it until nothing remains.
const MOST: usize = 500;
const USUAL: usize = 50;

/// Charges the night of the business date to stays in house, each night of a stay once and never again: a
/// repeat after an interruption goes on where it stopped.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostNights {
    /// At most so many nights, 1 to 500; 50 if left out.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// Nights that were charged.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NightsPosted {
    /// How many by this call.
    pub posted: usize,
    /// How many are left.
    pub remaining: usize,
    /// What those of this call came to, gross, minor units.
    pub amount: Money,
}

impl Operation for PostNights {
    type Output = NightsPosted;
    const NAME: &'static str = "night_audit.post";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::NightAudit;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<NightsPosted> {
        let limit = self.limit.unwrap_or(USUAL);
        if limit == 0 {
            return Err(Problem::field("limit", Rule::TooSmall, Some("1".to_owned())).into());
        }
        if limit > MOST {
            return Err(Problem::field("limit", Rule::TooLarge, Some(MOST.to_string())).into());
        }
        let (property, today) = (cx.house()?.id.clone(), super::begun(cx)?);
        cx.about("business_date", today.to_string());
        let unposted = rows::unposted(&mut cx.tx, &property, today).await?;
        let mut amount = Money::ZERO;
        for row in unposted.iter().take(limit) {
            amount += post(cx, row).await?;
        }
        let posted = unposted.len().min(limit);
        let remaining = unposted.len() - posted;
        cx.changed("unposted", unposted.len(), remaining);
        Ok(NightsPosted { posted, remaining, amount })
    }
}

async fn post(cx: &mut Cx<'_>, row: &UnpostedRow) -> Result<Money> {
    let breakdown = cost(row)?;
    let (_, _, tax_percent) = stay::terms(&frozen(row))?;
    let draft = ChargeDraft {
        stay_id: row.stay_id.clone(),
        folio_id: None,
        category: "room".to_owned(),
        code: "room".to_owned(),
        description: "房费".to_owned(),
        description_en: "Room charge".to_owned(),
        quantity: Quantity::ONE,
        unit_price: Money(row.price),
        breakdown,
        tax_percent,
        revenue: ROOM_REVENUE.to_owned(),
        service_date: row.night,
        journal: JournalKind::RoomNight,
        once_key: Some(stay::room_night_key(&row.stay_id, row.night)),
    };
    charge::charge(cx, draft, row.room.clone()).await?;
    Ok(breakdown.gross)
}

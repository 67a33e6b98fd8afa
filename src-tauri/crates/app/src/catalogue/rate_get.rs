//! `rate.get`, and the prices of a plan as they go over the wire.

use super::pricing;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::calendar::Weekdays;
use kezhan_core::id::RatePlanId;
use kezhan_core::money::{Money, Percent};
use kezhan_core::permission::Permission;
use kezhan_core::tax::PriceMode;
use kezhan_store::rate::{self as rows, PriceRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Every price of a rate plan, to be looked at and changed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GetRates {
    /// Rate plan; the default one when left out.
    #[serde(default)]
    pub rate_plan_id: Option<RatePlanId>,
}

/// The prices of a rate plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RateSheet {
    /// The plan.
    pub rate_plan_id: String,
    /// Whether service and tax are inside its prices.
    pub price_mode: PriceMode,
    /// Service charge.
    pub service_percent: Percent,
    /// Nights that are sold at the weekend price: bit 0 is Monday, bit 6 is Sunday.
    pub weekend_days: Weekdays,
    /// Prices outside every season; a room type without one is not sold.
    pub prices: Vec<SheetPrice>,
    /// Periods with prices of their own, by their first night.
    pub seasons: Vec<SheetSeason>,
    /// Version for edits.
    pub version: i64,
}

/// What a room type costs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SheetPrice {
    /// Room type.
    pub room_type_id: String,
    /// Price of a night, minor units.
    pub price: Money,
    /// Price of a weekend night, minor units; `null` where it is the same.
    pub weekend_price: Option<Money>,
}

/// A period with prices of its own.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SheetSeason {
    /// Season.
    pub id: String,
    /// Name.
    pub name: String,
    /// First night.
    pub first_night: NaiveDate,
    /// Last night, included.
    pub last_night: NaiveDate,
    /// Its prices; a room type without one is sold at its ordinary price.
    pub prices: Vec<SheetPrice>,
}

impl Operation for GetRates {
    type Output = RateSheet;
    const NAME: &'static str = "rate.get";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::RoomView;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RateSheet> {
        let plan = pricing::plan_of(cx, self.rate_plan_id.as_ref()).await?;
        let prices = rows::prices(&mut cx.tx, &plan.id).await?;
        let of = |season: &str| prices.iter().filter(|row| row.season_id == season).map(listed).collect();
        let seasons = rows::seasons(&mut cx.tx, &plan.id).await?;
        Ok(RateSheet {
            price_mode: plan.mode()?,
            service_percent: plan.service(),
            weekend_days: plan.weekend()?,
            prices: of(""),
            seasons: seasons
                .into_iter()
                .map(|row| SheetSeason {
                    prices: of(&row.id),
                    id: row.id,
                    name: row.name,
                    first_night: row.first_night,
                    last_night: row.last_night,
                })
                .collect(),
            version: plan.version,
            rate_plan_id: plan.id,
        })
    }
}

fn listed(row: &PriceRow) -> SheetPrice {
    SheetPrice {
        room_type_id: row.room_type_id.clone(),
        price: Money(row.base),
        weekend_price: row.weekend.map(Money),
    }
}

//! `rate.quote`.

use super::pricing::{self, PricedNight};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::room::problem::range;
use chrono::NaiveDate;
use kezhan_core::id::{RatePlanId, RoomTypeId};
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::tax::{Breakdown, PriceMode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a stay would cost, night by night. A price by hand is only calculated with; selling at it needs its
/// right.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuoteRate {
    /// Room type.
    pub room_type_id: RoomTypeId,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving, at most 400 nights later.
    pub departure: NaiveDate,
    /// Rate plan; the default one when left out.
    #[serde(default)]
    pub rate_plan_id: Option<RatePlanId>,
    /// Another price for every night, in the plan's price mode, minor units.
    #[serde(default)]
    pub price: Option<Money>,
}

/// A calculation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RateQuote {
    /// The plan.
    pub rate_plan_id: String,
    /// Whether service and tax are inside its prices.
    pub price_mode: PriceMode,
    /// The nights in order.
    pub nights: Vec<NightPrice>,
    /// Their sum, minor units.
    pub total: Breakdown,
}

/// One night of a stay with its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NightPrice {
    /// The date of the night.
    pub night: NaiveDate,
    /// Price as listed or agreed, in the plan's price mode, minor units.
    pub price: Money,
    /// What it is made of, minor units.
    pub breakdown: Breakdown,
}

impl From<PricedNight> for NightPrice {
    fn from(night: PricedNight) -> Self {
        Self { night: night.night, price: night.price, breakdown: night.breakdown }
    }
}

impl Operation for QuoteRate {
    type Output = RateQuote;
    const NAME: &'static str = "rate.quote";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::RoomView;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RateQuote> {
        let range = range(self.arrival, self.departure, "departure")?;
        let plan = self.rate_plan_id.as_ref();
        let priced = pricing::quote(cx, plan, self.room_type_id.as_str(), &range, self.price).await?;
        Ok(RateQuote {
            price_mode: priced.plan.mode()?,
            rate_plan_id: priced.plan.id,
            nights: priced.nights.into_iter().map(NightPrice::from).collect(),
            total: priced.total,
        })
    }
}

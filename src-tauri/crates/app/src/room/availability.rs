//! `availability.query`, and the rule that nothing is sold twice.

use super::problem::range;
use crate::catalogue::pricing;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use chrono::{Days, NaiveDate};
use kezhan_core::calendar::MAX_NIGHTS;
use kezhan_core::id::RoomTypeId;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::rate::RateTable;
use kezhan_store::catalogue::{self, RoomTypeRow};
use kezhan_store::rate;
use kezhan_store::room::{self as rows, TypeCounts, facts};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rooms left to sell, by room type and night, with the price of the default plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueryAvailability {
    /// First night.
    pub from: NaiveDate,
    /// The night after the last one, at most 400 nights later.
    pub to: NaiveDate,
    /// Only this room type.
    #[serde(default)]
    pub room_type_id: Option<RoomTypeId>,
}

/// Availability.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Availability {
    /// The nights in order.
    pub nights: Vec<NaiveDate>,
    /// Room types in their order.
    pub types: Vec<TypeAvailability>,
}

/// Availability of one room type. Its lists have one number for each of the nights: a year of a large house
/// is thousands of them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TypeAvailability {
    /// Room type.
    pub type_id: String,
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Rooms that there are.
    pub physical: i64,
    /// Rooms out of order.
    pub out_of_order: Vec<i64>,
    /// Rooms sold.
    pub sold: Vec<i64>,
    /// Rooms left, with the overbooking the house allows; below zero when more is sold than there is.
    pub available: Vec<i64>,
    /// Prices under the default plan, minor units; `null` where it does not sell the type.
    pub prices: Option<Vec<Money>>,
}

impl Operation for QueryAvailability {
    type Output = Availability;
    const NAME: &'static str = "availability.query";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::RoomView;
    const TOUCHES: &'static [Tag] = &[Tag::Rooms, Tag::Stays, Tag::Catalogue];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Availability> {
        let range = range(self.from, self.to, "to")?;
        let property = cx.house()?.id.clone();
        let mut types = catalogue::room_types(&mut cx.tx, &property).await?;
        if let Some(only) = &self.room_type_id {
            types.retain(|kind| kind.id == only.as_str());
            if types.is_empty() {
                return Err(Problem::missing("room_type", only).into());
            }
        }
        let plan = pricing::plan_of(cx, None).await?;
        let prices = rate::rate_tables(&mut cx.tx, &plan).await?;
        let counts = rows::counts(&mut cx.tx, &property, &range).await?;
        let nights: Vec<NaiveDate> = range.nights().collect();
        let mut found = Vec::with_capacity(types.len());
        for kind in types {
            // Counted from the same snapshot, so every type is there.
            if let Some(row) = counts.iter().find(|row| row.room_type_id == kind.id) {
                found.push(of_type(row, prices.get(&kind.id), &nights, kind));
            }
        }
        Ok(Availability { nights, types: found })
    }
}

fn of_type(
    counts: &TypeCounts,
    prices: Option<&RateTable>,
    nights: &[NaiveDate],
    kind: RoomTypeRow,
) -> TypeAvailability {
    TypeAvailability {
        physical: counts.physical,
        out_of_order: counts.nights.iter().map(|night| night.out_of_order).collect(),
        sold: counts.nights.iter().map(|night| night.sold).collect(),
        available: counts.available().collect(),
        prices: prices.map(|table| nights.iter().map(|night| table.price(*night)).collect()),
        type_id: kind.id,
        code: kind.code,
        name: kind.name,
        name_en: kind.name_en,
    }
}

/// Refuses what was just written if it leaves fewer than no rooms of the type on any night to come.
///
/// # Errors
/// `sold_out` with the first such night.
pub async fn refuse_oversold_ever(cx: &mut Cx<'_>, room_type: &str) -> Result<()> {
    let (property, today) = (cx.house()?.id.clone(), cx.today()?);
    match facts::last_until(&mut cx.tx, &property).await? {
        Some(until) => refuse_oversold(cx, room_type, today, until).await,
        None => Ok(()),
    }
}

/// Refuses what was just written if it leaves fewer than no rooms of the type on a night of `from..until`.
///
/// # Errors
/// `sold_out` with the first such night.
pub async fn refuse_oversold(
    cx: &mut Cx<'_>,
    room_type: &str,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<()> {
    let property = cx.house()?.id.clone();
    let mut start = from;
    while start < until {
        let end = until.min(start + Days::new(u64::from(MAX_NIGHTS)));
        let range = range(start, end, "until")?;
        let counts = rows::counts(&mut cx.tx, &property, &range).await?;
        let counts = counts.iter().find(|counts| counts.room_type_id == room_type);
        let short =
            counts.and_then(|counts| range.nights().zip(counts.available()).find(|(_, left)| *left < 0));
        if let Some((night, _)) = short {
            let kind = catalogue::room_type(&mut cx.tx, room_type).await?;
            let room_type = kind.map_or_else(|| room_type.to_owned(), |kind| kind.code);
            return Err(Problem::SoldOut { room_type, night }.into());
        }
        start = end;
    }
    Ok(())
}

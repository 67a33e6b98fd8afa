//! `rate.save`.

use super::pricing;
use crate::cx::{Cx, amount_within, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use chrono::{Days, NaiveDate};
use kezhan_core::calendar::Weekdays;
use kezhan_core::id::{RatePlanId, RoomTypeId, SeasonId};
use kezhan_core::money::{MAX_AMOUNT, Money, Percent};
use kezhan_core::permission::Permission;
use kezhan_core::rate::{SeasonProblem, check_seasons};
use kezhan_core::tax::PriceMode;
use kezhan_store::catalogue::{self, RoomTypeRow};
use kezhan_store::rate::{self as rows, PriceRow, RatePlanRow, SeasonRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

const MOST_SEASONS: usize = 60;
/// How far ahead a season may end, in days: beyond five years a date is a slip of the finger.
const FARTHEST: u64 = 5 * 366;

/// Changes the prices of a rate plan as a whole: what is not given any more is deleted. Nights that were sold
/// keep the price they were sold at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveRates {
    /// The plan.
    pub rate_plan_id: RatePlanId,
    /// Whether service and tax are inside its prices.
    pub price_mode: PriceMode,
    /// Service charge, 0 to 100.
    pub service_percent: Percent,
    /// Nights that are sold at the weekend price: bit 0 is Monday, bit 6 is Sunday.
    pub weekend_days: Weekdays,
    /// Prices outside every season, one for each room type of the house.
    pub prices: Vec<TypePrice>,
    /// Periods with prices of their own; no two have a night in common.
    pub seasons: Vec<SeasonPrices>,
    /// Version that was on the screen.
    pub version: i64,
}

/// What a room type is to cost.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypePrice {
    /// Room type.
    pub room_type_id: RoomTypeId,
    /// Price of a night, more than zero, minor units.
    pub price: Money,
    /// Price of a weekend night, minor units; without it the same as the others.
    #[serde(default)]
    pub weekend_price: Option<Money>,
}

/// A period with prices of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeasonPrices {
    /// Season; left out for a new one.
    #[serde(default)]
    pub id: Option<SeasonId>,
    /// Name, 1 to 40 characters, unique in the plan.
    pub name: String,
    /// First night.
    pub first_night: NaiveDate,
    /// Last night, included, at most five years ahead.
    pub last_night: NaiveDate,
    /// At least one price; a room type without one is sold at its ordinary price.
    pub prices: Vec<TypePrice>,
}

/// Prices that were kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RatesSaved {
    /// The plan.
    pub rate_plan_id: String,
}

/// The seasons of a plan and its prices inside and outside of them.
#[derive(PartialEq)]
struct Prices {
    seasons: Vec<SeasonRow>,
    prices: Vec<PriceRow>,
}

impl Operation for SaveRates {
    type Output = RatesSaved;
    const NAME: &'static str = "rate.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::CatalogueEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RatesSaved> {
        let plan = pricing::plan_of(cx, Some(&self.rate_plan_id)).await?;
        let stale = || Problem::Stale { kind: "rate_plan", id: plan.id.clone() };
        if plan.version != self.version {
            return Err(stale().into());
        }
        let types = catalogue::room_types(&mut cx.tx, &plan.property_id).await?;
        let before = Prices {
            seasons: rows::seasons(&mut cx.tx, &plan.id).await?,
            prices: rows::prices(&mut cx.tx, &plan.id).await?,
        };
        let service = self.service_percent.check_rate();
        let service =
            service.map_err(|_| Problem::field("servicePercent", Rule::Invalid, Some("0-100".to_owned())))?;
        let after_plan = RatePlanRow {
            price_mode: self.price_mode.as_str().to_owned(),
            service_percent: service.scaled(),
            weekend_days: i64::from(self.weekend_days.mask()),
            ..plan.clone()
        };
        let after = self.checked(cx, &plan.id, &types, &before.seasons)?;
        cx.about("rate_plan", &plan.id);
        if plan == after_plan && before == after {
            return Ok(RatesSaved { rate_plan_id: plan.id });
        }
        if !rows::update_rate_plan(&mut cx.tx, &after_plan).await? {
            return Err(stale().into());
        }
        rows::replace_prices(&mut cx.tx, &plan.id, &after.seasons, &after.prices).await?;
        note_plan(cx, &plan, &after_plan);
        note_prices(cx, &types, &before, &after);
        Ok(RatesSaved { rate_plan_id: plan.id })
    }
}

impl SaveRates {
    /// Everything asked for as rows, in the order in which the store lists them.
    fn checked(&self, cx: &Cx<'_>, plan: &str, types: &[RoomTypeRow], known: &[SeasonRow]) -> Result<Prices> {
        let mut prices = type_prices("prices", &self.prices, plan, "", types)?;
        let priced = |kind: &&RoomTypeRow| prices.iter().all(|row| row.room_type_id != kind.id);
        if let Some(kind) = types.iter().find(priced) {
            return Err(Problem::field("prices", Rule::Required, Some(kind.code.clone())).into());
        }
        let mut seasons = self.season_rows(cx, plan, known)?;
        for (index, (season, row)) in self.seasons.iter().zip(&seasons).enumerate() {
            let path = format!("seasons[{index}].prices");
            let own = type_prices(&path, &season.prices, plan, &row.id, types)?;
            if own.is_empty() {
                return Err(Problem::field(path, Rule::Required, None).into());
            }
            prices.extend(own);
        }
        seasons.sort_by(|a, b| (a.first_night, &a.id).cmp(&(b.first_night, &b.id)));
        prices.sort_by(|a, b| (&a.room_type_id, &a.season_id).cmp(&(&b.room_type_id, &b.season_id)));
        Ok(Prices { seasons, prices })
    }

    fn season_rows(&self, cx: &Cx<'_>, plan: &str, known: &[SeasonRow]) -> Result<Vec<SeasonRow>> {
        if self.seasons.len() > MOST_SEASONS {
            return Err(Problem::field("seasons", Rule::TooLong, Some(MOST_SEASONS.to_string())).into());
        }
        let farthest = cx.today()? + Days::new(FARTHEST);
        let mut rows: Vec<SeasonRow> = Vec::with_capacity(self.seasons.len());
        for (index, season) in self.seasons.iter().enumerate() {
            let path = |name: &str| format!("seasons[{index}].{name}");
            if season.last_night > farthest {
                let limit = Some(farthest.to_string());
                return Err(Problem::field(path("lastNight"), Rule::TooLarge, limit).into());
            }
            let id = season.id.as_ref().map_or_else(|| cx.new_id(), |id| id.as_str().to_owned());
            if season.id.is_some() && known.iter().all(|row| row.id != id) {
                return Err(Problem::missing("season", &id).into());
            }
            let name = bounded(&path("name"), &season.name, 1, 40)?;
            for (field, twice) in [
                ("id", rows.iter().any(|row| row.id == id)),
                ("name", rows.iter().any(|row| row.name == name)),
            ] {
                if twice {
                    return Err(Problem::field(path(field), Rule::Duplicate, None).into());
                }
            }
            let (first_night, last_night) = (season.first_night, season.last_night);
            rows.push(SeasonRow { id, rate_plan_id: plan.to_owned(), name, first_night, last_night });
        }
        let dates: Vec<_> = rows.iter().map(|row| (row.first_night, row.last_night)).collect();
        check_seasons(&dates).map_err(|problem| refused(&rows, &problem))?;
        Ok(rows)
    }
}

/// The field in which two seasons clash, or one runs backwards.
fn refused(rows: &[SeasonRow], problem: &SeasonProblem) -> Problem {
    let path = |season: &usize, name: &str| format!("seasons[{season}].{name}");
    match problem {
        SeasonProblem::Backwards { season, first, .. } => {
            Problem::field(path(season, "lastNight"), Rule::TooSmall, Some(first.to_string()))
        }
        SeasonProblem::Overlap { season, other, night } => {
            let field = if *night == rows[*season].first_night { "firstNight" } else { "lastNight" };
            Problem::field(path(season, field), Rule::Overlaps, Some(rows[*other].name.clone()))
        }
    }
}

fn type_prices(
    path: &str,
    given: &[TypePrice],
    plan: &str,
    season: &str,
    types: &[RoomTypeRow],
) -> Result<Vec<PriceRow>> {
    let mut rows: Vec<PriceRow> = Vec::with_capacity(given.len());
    for (index, price) in given.iter().enumerate() {
        let field = |name: &str| format!("{path}[{index}].{name}");
        let kind = price.room_type_id.as_str();
        if types.iter().all(|row| row.id != kind) {
            return Err(Problem::missing("room_type", kind).into());
        }
        if rows.iter().any(|row| row.room_type_id == kind) {
            return Err(Problem::field(field("roomTypeId"), Rule::Duplicate, None).into());
        }
        let amount = |name: &str, price: Money| amount_within(&field(name), price, 1, MAX_AMOUNT.0);
        rows.push(PriceRow {
            rate_plan_id: plan.to_owned(),
            room_type_id: kind.to_owned(),
            season_id: season.to_owned(),
            base: amount("price", price.price)?.0,
            weekend: price.weekend_price.map(|price| amount("weekendPrice", price)).transpose()?.map(|m| m.0),
        });
    }
    Ok(rows)
}

fn note_plan(cx: &mut Cx<'_>, before: &RatePlanRow, after: &RatePlanRow) {
    if before.price_mode != after.price_mode {
        cx.changed("priceMode", &before.price_mode, &after.price_mode);
    }
    if before.service_percent != after.service_percent {
        cx.changed("servicePercent", before.service(), after.service());
    }
    if before.weekend_days != after.weekend_days {
        cx.changed("weekendDays", before.weekend_days, after.weekend_days);
    }
}

/// Notes each price and date that differs: `STD.price`, inside a season `国庆.STD.price`.
fn note_prices(cx: &mut Cx<'_>, types: &[RoomTypeRow], before: &Prices, after: &Prices) {
    let name = |id: &str| {
        let mut all = after.seasons.iter().chain(&before.seasons);
        all.find(|season| season.id == id).map(|season| season.name.as_str()).unwrap_or_default()
    };
    let facts = |all: &Prices| {
        let mut facts: BTreeMap<String, Value> = BTreeMap::new();
        for season in &all.seasons {
            let own = name(&season.id);
            facts.insert(format!("{own}.name"), season.name.clone().into());
            facts.insert(format!("{own}.firstNight"), season.first_night.to_string().into());
            facts.insert(format!("{own}.lastNight"), season.last_night.to_string().into());
        }
        for price in &all.prices {
            let kind = types.iter().find(|kind| kind.id == price.room_type_id);
            let code = kind.map(|kind| kind.code.as_str()).unwrap_or_default();
            let within = match name(&price.season_id) {
                "" => code.to_owned(),
                season => format!("{season}.{code}"),
            };
            facts.insert(format!("{within}.price"), price.base.into());
            if let Some(weekend) = price.weekend {
                facts.insert(format!("{within}.weekendPrice"), weekend.into());
            }
        }
        facts
    };
    let (had, has) = (facts(before), facts(after));
    for (field, was) in &had {
        if has.get(field) != Some(was) {
            cx.changed(field, was, has.get(field));
        }
    }
    for (field, is) in has.iter().filter(|(field, _)| !had.contains_key(*field)) {
        cx.changed(field, Value::Null, is);
    }
}

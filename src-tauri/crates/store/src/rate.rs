//! Rate plans: their prices by room type, weekend and season.

use crate::db::Tx;
use crate::error::{StoreError, StoreResult};
use chrono::NaiveDate;
use kezhan_core::calendar::Weekdays;
use kezhan_core::money::{Money, Percent};
use kezhan_core::rate::{RateTable, Season};
use kezhan_core::tax::PriceMode;
use std::collections::HashMap;

/// A list of prices.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RatePlanRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Short code, unique in the house.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// `inclusive` or `exclusive`.
    pub price_mode: String,
    /// Service charge, scaled.
    pub service_percent: i64,
    /// Tax on its nights.
    pub tax_code: String,
    /// Nights that count as weekend, bit 0 is Monday.
    pub weekend_days: i64,
    /// Breakfasts per night and room.
    pub breakfasts: i64,
    /// Place in lists; the first is the default.
    pub position: i64,
    /// Version for edits.
    pub version: i64,
}

/// A period with prices of its own.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SeasonRow {
    /// Id.
    pub id: String,
    /// Rate plan.
    pub rate_plan_id: String,
    /// Name.
    pub name: String,
    /// First night.
    pub first_night: NaiveDate,
    /// Last night, included.
    pub last_night: NaiveDate,
}

/// The price of a room type under a plan, inside one season or outside all of them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PriceRow {
    /// Rate plan.
    pub rate_plan_id: String,
    /// Room type.
    pub room_type_id: String,
    /// Season; empty outside every season.
    pub season_id: String,
    /// Price of a night.
    pub base: i64,
    /// Price of a weekend night.
    pub weekend: Option<i64>,
}

impl RatePlanRow {
    /// Whether service and tax are inside its prices.
    pub fn mode(&self) -> StoreResult<PriceMode> {
        crate::catalogue::mode("rate_plan", &self.id, &self.price_mode)
    }

    /// Its service charge.
    pub fn service(&self) -> Percent {
        Percent::from_scaled(self.service_percent)
    }

    /// Its weekend.
    pub fn weekend(&self) -> StoreResult<Weekdays> {
        let days = u8::try_from(self.weekend_days).ok().and_then(|mask| Weekdays::from_mask(mask).ok());
        days.ok_or_else(|| StoreError::Corrupt {
            table: "rate_plan",
            column: "weekend_days",
            id: self.id.clone(),
        })
    }
}

/// All rate plans of a house in their order.
pub async fn rate_plans(tx: &mut Tx, property: &str) -> StoreResult<Vec<RatePlanRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, price_mode, service_percent, tax_code, weekend_days, \
         breakfasts, position, version FROM rate_plan WHERE property_id = $1 ORDER BY position, code",
    )
    .text(property)
    .all()
    .await
}

/// The plan that is sold unless another is asked for.
pub async fn default_rate_plan(tx: &mut Tx, property: &str) -> StoreResult<Option<RatePlanRow>> {
    Ok(rate_plans(tx, property).await?.into_iter().next())
}

/// The rate plan with this id.
pub async fn rate_plan(tx: &mut Tx, id: &str) -> StoreResult<Option<RatePlanRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, price_mode, service_percent, tax_code, weekend_days, \
         breakfasts, position, version FROM rate_plan WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Writes a new rate plan.
pub async fn insert_rate_plan(tx: &mut Tx, row: &RatePlanRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO rate_plan (id, property_id, code, name, name_en, price_mode, service_percent, tax_code, \
         weekend_days, breakfasts, position, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.code)
    .text(&row.name)
    .text(&row.name_en)
    .text(&row.price_mode)
    .bind(row.service_percent)
    .text(&row.tax_code)
    .bind(row.weekend_days)
    .bind(row.breakfasts)
    .bind(row.position)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Writes what can be changed of a rate plan whose version is still the one read; false = somebody was
/// faster.
pub async fn update_rate_plan(tx: &mut Tx, row: &RatePlanRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE rate_plan SET price_mode = $2, service_percent = $3, weekend_days = $4, \
             version = version + 1 WHERE id = $1 AND version = $5",
        )
        .text(&row.id)
        .text(&row.price_mode)
        .bind(row.service_percent)
        .bind(row.weekend_days)
        .bind(row.version)
        .run()
        .await?;
    Ok(changed == 1)
}

/// The seasons of a rate plan by their first night.
pub async fn seasons(tx: &mut Tx, plan: &str) -> StoreResult<Vec<SeasonRow>> {
    tx.sql(
        "SELECT id, rate_plan_id, name, first_night, last_night FROM rate_season WHERE rate_plan_id = $1 \
         ORDER BY first_night, id",
    )
    .text(plan)
    .all()
    .await
}

/// Every price of a rate plan, inside its seasons and outside of them.
pub async fn prices(tx: &mut Tx, plan: &str) -> StoreResult<Vec<PriceRow>> {
    tx.sql(
        "SELECT rate_plan_id, room_type_id, season_id, base, weekend FROM rate_price \
         WHERE rate_plan_id = $1 ORDER BY room_type_id, season_id",
    )
    .text(plan)
    .all()
    .await
}

/// Puts these seasons and prices in the place of all that a rate plan had. Nights that were sold keep their
/// prices: those stand with the stay.
pub async fn replace_prices(
    tx: &mut Tx,
    plan: &str,
    seasons: &[SeasonRow],
    prices: &[PriceRow],
) -> StoreResult<()> {
    tx.sql("DELETE FROM rate_price WHERE rate_plan_id = $1").text(plan).run().await?;
    tx.sql("DELETE FROM rate_season WHERE rate_plan_id = $1").text(plan).run().await?;
    for season in seasons {
        insert_season(tx, season).await?;
    }
    for price in prices {
        insert_price(tx, price).await?;
    }
    Ok(())
}

async fn insert_season(tx: &mut Tx, row: &SeasonRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO rate_season (id, rate_plan_id, name, first_night, last_night) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .text(&row.id)
    .text(&row.rate_plan_id)
    .text(&row.name)
    .bind(row.first_night)
    .bind(row.last_night)
    .run()
    .await?;
    Ok(())
}

/// Writes a price.
pub async fn insert_price(tx: &mut Tx, row: &PriceRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO rate_price (rate_plan_id, room_type_id, season_id, base, weekend) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .text(&row.rate_plan_id)
    .text(&row.room_type_id)
    .text(&row.season_id)
    .bind(row.base)
    .bind(row.weekend)
    .run()
    .await?;
    Ok(())
}

/// The prices of every room type under a plan, by room type id.
pub async fn rate_tables(tx: &mut Tx, plan: &RatePlanRow) -> StoreResult<HashMap<String, RateTable>> {
    let seasons = seasons(tx, &plan.id).await?;
    let prices = prices(tx, &plan.id).await?;
    let weekend_days = plan.weekend()?;
    let mut tables = HashMap::new();
    for price in prices.iter().filter(|price| price.season_id.is_empty()) {
        let in_season = |season: &SeasonRow| {
            let own = |row: &&PriceRow| row.room_type_id == price.room_type_id && row.season_id == season.id;
            prices.iter().find(own).map(|row| Season {
                from: season.first_night,
                to: season.last_night,
                base: Money(row.base),
                weekend: row.weekend.map(Money),
            })
        };
        let table = RateTable {
            base: Money(price.base),
            weekend: price.weekend.map(Money),
            weekend_days,
            seasons: seasons.iter().filter_map(in_season).collect(),
        };
        tables.insert(price.room_type_id.clone(), table);
    }
    Ok(tables)
}

//! What the house sells and takes: room types, taxes, items, tenders.

use crate::db::Tx;
use crate::error::{StoreError, StoreResult};
use chrono::NaiveDate;
use kezhan_core::money::Percent;
use kezhan_core::tax::PriceMode;

/// A kind of room.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoomTypeRow {
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
    /// Guests that fit.
    pub max_guests: i64,
    /// Rooms that may be oversold, or are kept back when negative.
    pub sell_limit: i64,
    /// Place in lists.
    pub position: i64,
    /// Version for edits.
    pub version: i64,
}

/// A tax percentage from a date on.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TaxRateRow {
    /// House.
    pub property_id: String,
    /// Code that plans and items name.
    pub code: String,
    /// First date it holds.
    pub valid_from: NaiveDate,
    /// Percentage, scaled.
    pub percent: i64,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
}

/// Something that is sold besides rooms.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ItemRow {
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
    /// Category that folio routing goes by.
    pub category: String,
    /// Price of one.
    pub unit_price: i64,
    /// `inclusive` or `exclusive`.
    pub price_mode: String,
    /// Service charge, scaled.
    pub service_percent: i64,
    /// Tax.
    pub tax_code: String,
    /// Revenue account.
    pub revenue: String,
    /// Whether it can be sold.
    pub active: bool,
    /// Place in lists.
    pub position: i64,
    /// Version for edits.
    pub version: i64,
}

/// A means of payment.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TenderRow {
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
    /// What it is by nature, such as `cash` or `city_ledger`.
    pub kind: String,
    /// Account its money goes to.
    pub account: String,
    /// Place in lists.
    pub position: i64,
    /// Whether it is taken.
    pub active: bool,
}

pub(crate) fn mode(table: &'static str, id: &str, name: &str) -> StoreResult<PriceMode> {
    let corrupt = || StoreError::Corrupt { table, column: "price_mode", id: id.to_owned() };
    PriceMode::from_name(name).ok_or_else(corrupt)
}

impl ItemRow {
    /// Whether service and tax are inside its price.
    pub fn mode(&self) -> StoreResult<PriceMode> {
        mode("item", &self.id, &self.price_mode)
    }

    /// Its service charge.
    pub fn service(&self) -> Percent {
        Percent::from_scaled(self.service_percent)
    }
}

// Room types --------------------------------------------------------------------------------------

/// All room types of a house in their order.
pub async fn room_types(tx: &mut Tx, property: &str) -> StoreResult<Vec<RoomTypeRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, max_guests, sell_limit, position, version FROM \
         room_type \
         WHERE property_id = $1 ORDER BY position, code",
    )
    .text(property)
    .all()
    .await
}

/// The room type with this id.
pub async fn room_type(tx: &mut Tx, id: &str) -> StoreResult<Option<RoomTypeRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, max_guests, sell_limit, position, version FROM \
         room_type \
         WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Writes a new room type.
pub async fn insert_room_type(tx: &mut Tx, row: &RoomTypeRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO room_type (id, property_id, code, name, name_en, max_guests, sell_limit, position, \
         version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.code)
    .text(&row.name)
    .text(&row.name_en)
    .bind(row.max_guests)
    .bind(row.sell_limit)
    .bind(row.position)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Writes everything of a room type whose version is still the one read; false = somebody was faster.
pub async fn update_room_type(tx: &mut Tx, row: &RoomTypeRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE room_type SET code = $2, name = $3, name_en = $4, max_guests = $5, sell_limit = $6, \
             version = version + 1 WHERE id = $1 AND version = $7",
        )
        .text(&row.id)
        .text(&row.code)
        .text(&row.name)
        .text(&row.name_en)
        .bind(row.max_guests)
        .bind(row.sell_limit)
        .bind(row.version)
        .run()
        .await?;
    Ok(changed == 1)
}

// Taxes -------------------------------------------------------------------------------------------

/// Writes a tax percentage, in the place of one that starts on the same date.
pub async fn save_tax_rate(tx: &mut Tx, row: &TaxRateRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO tax_rate (property_id, code, valid_from, percent, name, name_en) \
         VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (property_id, code, valid_from) DO UPDATE SET percent = excluded.percent",
    )
    .text(&row.property_id)
    .text(&row.code)
    .bind(row.valid_from)
    .bind(row.percent)
    .text(&row.name)
    .text(&row.name_en)
    .run()
    .await?;
    Ok(())
}

/// The percentage of a tax on a date: the one that started last.
pub async fn tax_percent(
    tx: &mut Tx,
    property: &str,
    code: &str,
    on: NaiveDate,
) -> StoreResult<Option<Percent>> {
    let found: Option<(i64,)> = tx
        .sql(
            "SELECT percent FROM tax_rate WHERE property_id = $1 AND code = $2 AND valid_from <= $3 \
             ORDER BY valid_from DESC LIMIT 1",
        )
        .text(property)
        .text(code)
        .bind(on)
        .opt()
        .await?;
    Ok(found.map(|(scaled,)| Percent::from_scaled(scaled)))
}

/// Every percentage of every tax, newest first.
pub async fn tax_rates(tx: &mut Tx, property: &str) -> StoreResult<Vec<TaxRateRow>> {
    tx.sql(
        "SELECT property_id, code, valid_from, percent, name, name_en FROM tax_rate WHERE property_id = $1 \
         ORDER BY code, valid_from DESC",
    )
    .text(property)
    .all()
    .await
}

// Items -------------------------------------------------------------------------------------------

/// All items of a house in their order, those not sold any more included.
pub async fn items(tx: &mut Tx, property: &str) -> StoreResult<Vec<ItemRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, category, unit_price, price_mode, service_percent, \
         tax_code, \
         revenue, active, position, version FROM item WHERE property_id = $1 ORDER BY position, code",
    )
    .text(property)
    .all()
    .await
}

/// The item with this id.
pub async fn item(tx: &mut Tx, id: &str) -> StoreResult<Option<ItemRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, category, unit_price, price_mode, service_percent, \
         tax_code, \
         revenue, active, position, version FROM item WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Writes a new item.
pub async fn insert_item(tx: &mut Tx, row: &ItemRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO item (id, property_id, code, name, name_en, category, unit_price, price_mode, \
         service_percent, \
         tax_code, revenue, active, position, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.code)
    .text(&row.name)
    .text(&row.name_en)
    .text(&row.category)
    .bind(row.unit_price)
    .text(&row.price_mode)
    .bind(row.service_percent)
    .text(&row.tax_code)
    .text(&row.revenue)
    .bind(row.active)
    .bind(row.position)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Writes everything of an item whose version is still the one read; false = somebody was faster.
pub async fn update_item(tx: &mut Tx, row: &ItemRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE item SET code = $2, name = $3, name_en = $4, category = $5, unit_price = $6, price_mode \
             = $7, \
             service_percent = $8, tax_code = $9, revenue = $10, active = $11, version = version + 1 \
             WHERE id = $1 AND version = $12",
        )
        .text(&row.id)
        .text(&row.code)
        .text(&row.name)
        .text(&row.name_en)
        .text(&row.category)
        .bind(row.unit_price)
        .text(&row.price_mode)
        .bind(row.service_percent)
        .text(&row.tax_code)
        .text(&row.revenue)
        .bind(row.active)
        .bind(row.version)
        .run()
        .await?;
    Ok(changed == 1)
}

// Tenders -----------------------------------------------------------------------------------------

/// All means of payment of a house in their order, those not taken any more included.
pub async fn tenders(tx: &mut Tx, property: &str) -> StoreResult<Vec<TenderRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, kind, account, position, active FROM tender \
         WHERE property_id = $1 ORDER BY position, code",
    )
    .text(property)
    .all()
    .await
}

/// The means of payment with this id.
pub async fn tender(tx: &mut Tx, id: &str) -> StoreResult<Option<TenderRow>> {
    tx.sql(
        "SELECT id, property_id, code, name, name_en, kind, account, position, active FROM tender \
         WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Writes a new means of payment.
pub async fn insert_tender(tx: &mut Tx, row: &TenderRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO tender (id, property_id, code, name, name_en, kind, account, position, active) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.code)
    .text(&row.name)
    .text(&row.name_en)
    .text(&row.kind)
    .text(&row.account)
    .bind(row.position)
    .bind(row.active)
    .run()
    .await?;
    Ok(())
}

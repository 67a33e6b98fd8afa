//! The house, its document numbers, and what it sells.

use crate::db::Tx;
use crate::error::StoreResult;
use chrono::NaiveDate;

/// One hotel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct House {
    /// Property id.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Taxpayer number.
    pub tax_number: String,
    /// ISO currency code.
    pub currency: String,
    /// Offset of the house's clock from UTC.
    pub utc_offset_minutes: i64,
    /// Default language, `zh-CN` or `en`.
    pub language: String,
    /// The open business date.
    pub business_date: NaiveDate,
    /// First business date.
    pub opened_on: NaiveDate,
    /// Whether this is the sample hotel.
    pub sample: bool,
    /// Version for edits.
    pub version: i64,
}

/// The house of this database, if it was set up.
pub async fn the_house(tx: &mut Tx) -> StoreResult<Option<House>> {
    tx.sql(
        "SELECT id, name, name_en, address, phone, tax_number, currency, utc_offset_minutes, language, \
         business_date, opened_on, sample, version FROM property ORDER BY created_at, id LIMIT 1",
    )
    .opt()
    .await
}

/// Writes a new house.
pub async fn insert(tx: &mut Tx, house: &House, at: i64) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO property (id, name, name_en, address, phone, tax_number, currency, utc_offset_minutes, \
         language, business_date, opened_on, sample, created_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .text(&house.id)
    .text(&house.name)
    .text(&house.name_en)
    .text(&house.address)
    .text(&house.phone)
    .text(&house.tax_number)
    .text(&house.currency)
    .bind(house.utc_offset_minutes)
    .text(&house.language)
    .bind(house.business_date)
    .bind(house.opened_on)
    .bind(house.sample)
    .bind(at)
    .bind(house.version)
    .run()
    .await?;
    Ok(())
}

/// Writes the facts of a house whose version is still the one read; false = somebody was faster.
pub async fn update(tx: &mut Tx, house: &House) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE property SET name = $2, name_en = $3, address = $4, phone = $5, tax_number = $6, \
             language = $7, version = version + 1 WHERE id = $1 AND version = $8",
        )
        .text(&house.id)
        .text(&house.name)
        .text(&house.name_en)
        .text(&house.address)
        .text(&house.phone)
        .text(&house.tax_number)
        .text(&house.language)
        .bind(house.version)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Rolls the business date; returns false if another station rolled it first.
pub async fn roll_date(tx: &mut Tx, property: &str, from: NaiveDate, to: NaiveDate) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE property SET business_date = $3, version = version + 1 WHERE id = $1 AND \
            business_date = $2",
        )
        .text(property)
        .bind(from)
        .bind(to)
        .run()
        .await?;
    Ok(changed == 1)
}

/// The next number of a kind of document, gapless because it is counted in the caller's transaction.
pub async fn next_number(tx: &mut Tx, property: &str, kind: &str) -> StoreResult<i64> {
    tx.sql(
        "INSERT INTO counter (property_id, kind, next) VALUES ($1, $2, 2) \
         ON CONFLICT (property_id, kind) DO UPDATE SET next = counter.next + 1 RETURNING next - 1",
    )
    .text(property)
    .text(kind)
    .number()
    .await
}

/// The value of a setting of this database that is no part of the books.
pub async fn meta(tx: &mut Tx, key: &str) -> StoreResult<Option<String>> {
    let row: Option<(String,)> = tx.sql("SELECT value FROM meta WHERE key = $1").text(key).opt().await?;
    Ok(row.map(|row| row.0))
}

/// Sets such a value.
pub async fn set_meta(tx: &mut Tx, key: &str, value: &str) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = \
         excluded.value",
    )
    .text(key)
    .text(value)
    .run()
    .await?;
    Ok(())
}

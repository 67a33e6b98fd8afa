//! Night audit: nights still to be charged, closed business dates, and what the day came to.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::proof::{DayBalance, Movement};
use crate::sql::Filter;
use chrono::NaiveDate;

/// A closed business date.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct NightAuditRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// The date that was closed.
    pub business_date: NaiveDate,
    /// Instant.
    pub closed_at: i64,
    /// User id.
    pub actor: String,
    /// Name of the user then.
    pub actor_name: String,
    /// Number of the last journal entry.
    pub journal_seq: i64,
    /// Its hash.
    pub journal_hash: String,
    /// Number of the last audit row.
    pub audit_seq: i64,
    /// Its hash.
    pub audit_hash: String,
    /// Figures of the day, JSON.
    pub summary: String,
}

/// The night of a stay in house that was not charged yet, at its frozen price.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UnpostedRow {
    /// Stay.
    pub stay_id: String,
    /// Room number; empty without a room.
    pub room: String,
    /// Night.
    pub night: NaiveDate,
    /// Room type sold.
    pub room_type_id: String,
    /// Price as entered.
    pub price: i64,
    /// `inclusive` or `exclusive`.
    pub price_mode: String,
    /// Service charge, scaled.
    pub service_percent: i64,
    /// Tax, scaled.
    pub tax_percent: i64,
}

/// Nights of a date that are not charged yet, in the order of rooms; a night given away costs nothing and is
/// left out. The once-key of a night is `room:STAY:NIGHT`.
pub async fn unposted(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<UnpostedRow>> {
    tx.sql(
        "SELECT s.id AS stay_id, COALESCE(r.number, '') AS room, n.night, n.room_type_id, n.price, \
         n.price_mode, n.service_percent, n.tax_percent FROM stay s \
         JOIN stay_night n ON n.stay_id = s.id AND n.night = $2 \
         LEFT JOIN room r ON r.id = s.room_id \
         WHERE s.property_id = $1 AND s.state = 'in_house' AND s.departure > $2 AND n.price <> 0 \
         AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.once_key = 'room:' || s.id || ':' || $3) \
         ORDER BY r.position NULLS LAST, s.id",
    )
    .text(property)
    .bind(date)
    .text(date.to_string())
    .all()
    .await
}

/// Writes a closed date.
pub async fn insert(tx: &mut Tx, row: &NightAuditRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO night_audit (id, property_id, business_date, closed_at, actor, actor_name, journal_seq, \
         journal_hash, audit_seq, audit_hash, summary) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .bind(row.business_date)
    .bind(row.closed_at)
    .text(&row.actor)
    .text(&row.actor_name)
    .bind(row.journal_seq)
    .text(&row.journal_hash)
    .bind(row.audit_seq)
    .text(&row.audit_hash)
    .text(&row.summary)
    .run()
    .await?;
    Ok(())
}

const AUDIT: &str = "SELECT id, property_id, business_date, closed_at, actor, actor_name, journal_seq, \
                     journal_hash, audit_seq, audit_hash, summary FROM night_audit WHERE 1 = 1";

/// The closing with this id.
pub async fn get(tx: &mut Tx, id: &str) -> StoreResult<Option<NightAuditRow>> {
    tx.filtered(Filter::new(AUDIT).text(" AND id =", id)).opt().await
}

/// Closed dates of a house, latest first.
pub async fn latest(tx: &mut Tx, property: &str, limit: i64) -> StoreResult<Vec<NightAuditRow>> {
    let filter = Filter::new(AUDIT).text(" AND property_id =", property);
    tx.filtered(filter.int(" ORDER BY business_date DESC LIMIT", limit)).all().await
}

/// The last date of a house that was closed before `date`.
pub async fn last_closed_before(
    tx: &mut Tx,
    property: &str,
    date: NaiveDate,
) -> StoreResult<Option<NaiveDate>> {
    let found: Option<(NaiveDate,)> = tx
        .sql(
            "SELECT business_date FROM night_audit WHERE property_id = $1 AND business_date < $2 \
             ORDER BY business_date DESC LIMIT 1",
        )
        .text(property)
        .bind(date)
        .opt()
        .await?;
    Ok(found.map(|(date,)| date))
}

/// Balances written for one closed date, by account.
pub async fn balances_of(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<DayBalance>> {
    tx.sql(
        "SELECT business_date, account, opening, debit, credit, closing FROM day_balance \
         WHERE property_id = $1 AND business_date = $2 ORDER BY account",
    )
    .text(property)
    .bind(date)
    .all()
    .await
}

/// Writes the balance of an account at the close of a date.
pub async fn insert_balance(tx: &mut Tx, property: &str, row: &DayBalance) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO day_balance (property_id, business_date, account, opening, debit, credit, closing) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .text(property)
    .bind(row.business_date)
    .text(&row.account)
    .bind(row.opening)
    .bind(row.debit)
    .bind(row.credit)
    .bind(row.closing)
    .run()
    .await?;
    Ok(())
}

/// Debits and credits of one date, by account.
pub async fn movements_on(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<Movement>> {
    tx.sql(
        "SELECT e.business_date, l.account, \
         CAST(COALESCE(SUM(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END), 0) AS BIGINT) AS debit, \
         CAST(COALESCE(SUM(CASE WHEN l.amount < 0 THEN -l.amount ELSE 0 END), 0) AS BIGINT) AS credit \
         FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id \
         WHERE e.property_id = $1 AND e.business_date = $2 GROUP BY e.business_date, l.account \
         ORDER BY l.account",
    )
    .text(property)
    .bind(date)
    .all()
    .await
}

// What the day came to ----------------------------------------------------------------------------

/// Revenue of one category on a date.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RevenueRow {
    /// Category.
    pub category: String,
    /// Charges and their reversals.
    pub postings: i64,
    /// Net.
    pub net: i64,
    /// Service charge.
    pub service: i64,
    /// Tax.
    pub tax: i64,
    /// Gross.
    pub gross: i64,
}

/// Revenue of a date by category. Splits and transfers move charges and add up to nothing.
pub async fn revenue_on(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<RevenueRow>> {
    tx.sql(
        "SELECT category, CAST(COALESCE(SUM(CASE WHEN kind IN ('charge', 'reversal') THEN 1 ELSE 0 END), 0) \
         AS BIGINT) AS postings, CAST(SUM(net) AS BIGINT) AS net, CAST(SUM(service) AS BIGINT) AS service, \
         CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(gross) AS BIGINT) AS gross FROM posting \
         WHERE property_id = $1 AND business_date = $2 AND revenue <> '' GROUP BY category \
         HAVING SUM(CASE WHEN kind IN ('charge', 'reversal') THEN 1 ELSE 0 END) > 0 OR SUM(gross) <> 0 \
         ORDER BY CASE WHEN category = 'room' THEN 0 ELSE 1 END, category",
    )
    .text(property)
    .bind(date)
    .all()
    .await
}

/// Net revenue of one account on a date.
pub async fn revenue_of_account(
    tx: &mut Tx,
    property: &str,
    date: NaiveDate,
    account: &str,
) -> StoreResult<i64> {
    tx.sql(
        "SELECT CAST(COALESCE(-SUM(l.amount), 0) AS BIGINT) FROM journal_entry e \
         JOIN journal_line l ON l.entry_id = e.id \
         WHERE e.property_id = $1 AND e.business_date = $2 AND l.account = $3",
    )
    .text(property)
    .bind(date)
    .text(account)
    .number()
    .await
}

/// What one means of payment took on a date.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TakenRow {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Payments and refunds.
    pub count: i64,
    /// Taken in.
    pub received: i64,
    /// Given back, positive.
    pub refunded: i64,
}

/// Money that changed hands on a date, deposits included; what is left on a company's account is no money.
pub async fn taken_on(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<TakenRow>> {
    tx.sql(
        "SELECT t.code, t.name, t.name_en, CAST(COUNT(*) AS BIGINT) AS count, \
         CAST(COALESCE(SUM(CASE WHEN p.gross < 0 THEN -p.gross ELSE 0 END), 0) AS BIGINT) AS received, \
         CAST(COALESCE(SUM(CASE WHEN p.gross > 0 THEN p.gross ELSE 0 END), 0) AS BIGINT) AS refunded \
         FROM posting p JOIN tender t ON t.id = p.tender_id \
         WHERE p.property_id = $1 AND p.business_date = $2 AND t.kind <> 'city_ledger' \
         GROUP BY t.code, t.name, t.name_en, t.position ORDER BY t.position, t.code",
    )
    .text(property)
    .bind(date)
    .all()
    .await
}

/// Rooms, stays and guests of the night of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct HouseCount {
    /// Rooms that there are.
    pub physical: i64,
    /// Rooms out of order for the night.
    pub out_of_order: i64,
    /// Stays that sleep in the house.
    pub sold: i64,
    /// Their guests.
    pub guests: i64,
}

/// Counts rooms, stays and guests of the night of the open business date.
pub async fn house_count(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<HouseCount> {
    tx.sql(
        "SELECT (SELECT COUNT(*) FROM room r WHERE r.property_id = $1) AS physical, \
         (SELECT COUNT(DISTINCT b.room_id) FROM room_block b WHERE b.property_id = $1 AND \
         b.kind = 'out_of_order' AND b.released_at IS NULL \
         AND b.first_night <= $2 AND b.until > $2) AS out_of_order, \
         COUNT(*) AS sold, CAST(COALESCE(SUM(s.adults + s.children), 0) AS BIGINT) AS guests FROM stay s \
         WHERE s.property_id = $1 AND s.state = 'in_house' AND s.arrival <= $2 AND s.departure > $2",
    )
    .text(property)
    .bind(date)
    .one()
    .await
}

/// What happened on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct DayCount {
    /// Guests who came.
    pub arrivals: i64,
    /// Guests who left.
    pub departures: i64,
    /// Guests who did not come.
    pub no_shows: i64,
    /// Room nights charged.
    pub nights_posted: i64,
    /// Lines of folios.
    pub postings: i64,
    /// Reversals among them.
    pub reversals: i64,
    /// Journal entries.
    pub journal_entries: i64,
    /// Rows of the operation log.
    pub audit_records: i64,
}

/// Counts what happened on a date. An arrival that did not come is closed on its own date, so that the date
/// of arrival tells the date of the no-show.
pub async fn day_count(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<DayCount> {
    tx.sql(
        "SELECT (SELECT COUNT(*) FROM stay s WHERE s.property_id = $1 AND s.arrival = $2 \
         AND s.state IN ('in_house', 'checked_out')) AS arrivals, \
         (SELECT COUNT(*) FROM stay s WHERE s.property_id = $1 AND s.checked_out_on = $2 \
         AND s.state = 'checked_out') AS departures, \
         (SELECT COUNT(*) FROM stay s WHERE s.property_id = $1 AND s.arrival = $2 AND s.state = 'no_show') \
         AS no_shows, \
         (SELECT COUNT(*) FROM journal_entry e WHERE e.property_id = $1 AND e.business_date = $2 \
         AND e.kind = 'room_night') AS nights_posted, \
         (SELECT COUNT(*) FROM posting p WHERE p.property_id = $1 AND p.business_date = $2) AS postings, \
         (SELECT COUNT(*) FROM posting p WHERE p.property_id = $1 AND p.business_date = $2 \
         AND p.kind = 'reversal') AS reversals, \
         (SELECT COUNT(*) FROM journal_entry e WHERE e.property_id = $1 AND e.business_date = $2) AS \
         journal_entries, \
         (SELECT COUNT(*) FROM audit a WHERE a.business_date = $2) AS audit_records",
    )
    .text(property)
    .bind(date)
    .one()
    .await
}

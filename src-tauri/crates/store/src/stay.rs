//! Stays and the frozen price of each of their nights.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::sql::Filter;
use chrono::NaiveDate;

/// One stay.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StayRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Confirmation number.
    pub number: String,
    /// Guest.
    pub guest_id: String,
    /// State as text.
    pub state: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Grown-ups.
    pub adults: i64,
    /// Children.
    pub children: i64,
    /// Room type sold.
    pub room_type_id: String,
    /// Room assigned.
    pub room_id: Option<String>,
    /// Rate plan.
    pub rate_plan_id: String,
    /// Came without a booking.
    pub walk_in: bool,
    /// Note.
    pub note: String,
    /// Booked at.
    pub created_at: i64,
    /// Checked in at.
    pub checked_in_at: Option<i64>,
    /// Checked out at.
    pub checked_out_at: Option<i64>,
    /// Business date of the check-out.
    pub checked_out_on: Option<NaiveDate>,
    /// Version for edits.
    pub version: i64,
}

/// The frozen price of one night.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StayNightRow {
    /// Stay.
    pub stay_id: String,
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

/// The stay with this id.
pub async fn get(tx: &mut Tx, id: &str) -> StoreResult<Option<StayRow>> {
    tx.sql(
        "SELECT id, property_id, number, guest_id, state, arrival, departure, adults, children, \
         room_type_id, room_id, rate_plan_id, walk_in, note, created_at, checked_in_at, checked_out_at, \
         checked_out_on, version \
         FROM stay WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Its nights in order.
pub async fn nights(tx: &mut Tx, stay: &str) -> StoreResult<Vec<StayNightRow>> {
    tx.sql(
        "SELECT stay_id, night, room_type_id, price, price_mode, service_percent, tax_percent \
         FROM stay_night WHERE stay_id = $1 ORDER BY night",
    )
    .text(stay)
    .all()
    .await
}

/// Writes a new stay.
pub async fn insert(tx: &mut Tx, row: &StayRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO stay (id, property_id, number, guest_id, state, arrival, departure, adults, children, \
         room_type_id, room_id, rate_plan_id, walk_in, note, created_at, checked_in_at, checked_out_at, \
         checked_out_on, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.number)
    .text(&row.guest_id)
    .text(&row.state)
    .bind(row.arrival)
    .bind(row.departure)
    .bind(row.adults)
    .bind(row.children)
    .text(&row.room_type_id)
    .text_opt(row.room_id.as_deref())
    .text(&row.rate_plan_id)
    .bind(row.walk_in)
    .text(&row.note)
    .bind(row.created_at)
    .bind(row.checked_in_at)
    .bind(row.checked_out_at)
    .bind(row.checked_out_on)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Writes where a stay is in its life, its dates and its room; false if it is no longer of `row.version`.
pub async fn save(tx: &mut Tx, row: &StayRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE stay SET state = $3, arrival = $4, departure = $5, room_id = $6, checked_in_at = $7, \
             checked_out_at = $8, checked_out_on = $9, version = version + 1 WHERE id = $1 AND version = $2",
        )
        .text(&row.id)
        .bind(row.version)
        .text(&row.state)
        .bind(row.arrival)
        .bind(row.departure)
        .text_opt(row.room_id.as_deref())
        .bind(row.checked_in_at)
        .bind(row.checked_out_at)
        .bind(row.checked_out_on)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Freezes the prices of nights.
pub async fn insert_nights(tx: &mut Tx, nights: &[StayNightRow]) -> StoreResult<()> {
    if nights.is_empty() {
        return Ok(());
    }
    let columns = "INSERT INTO stay_night (stay_id, night, room_type_id, price, price_mode, service_percent, \
                   tax_percent) VALUES";
    let mut insert = tx.rows(columns, 7, nights.len(), "");
    for night in nights {
        insert = insert
            .text(&night.stay_id)
            .bind(night.night)
            .text(&night.room_type_id)
            .bind(night.price)
            .text(&night.price_mode)
            .bind(night.service_percent)
            .bind(night.tax_percent);
    }
    insert.run().await?;
    Ok(())
}

/// Gives up the nights `from..until` of a stay.
pub async fn delete_nights(tx: &mut Tx, stay: &str, from: NaiveDate, until: NaiveDate) -> StoreResult<()> {
    tx.sql("DELETE FROM stay_night WHERE stay_id = $1 AND night >= $2 AND night < $3")
        .text(stay)
        .bind(from)
        .bind(until)
        .run()
        .await?;
    Ok(())
}

/// Those of the given once-keys under which something was posted.
pub async fn posted_keys(tx: &mut Tx, keys: Vec<String>) -> StoreResult<Vec<String>> {
    let filter = Filter::new("SELECT once_key FROM posting WHERE").among(" once_key IN", keys);
    let found: Vec<(String,)> = tx.filtered(filter).all().await?;
    Ok(found.into_iter().map(|row| row.0).collect())
}

/// A stay with the names that lists show.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StayView {
    /// Id.
    pub id: String,
    /// Confirmation number.
    pub number: String,
    /// State as text.
    pub state: String,
    /// Guest.
    pub guest_id: String,
    /// Name of the guest.
    pub guest_name: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Room assigned.
    pub room_id: Option<String>,
    /// Its number.
    pub room_number: Option<String>,
    /// Room type sold.
    pub room_type_id: String,
    /// Its Chinese name.
    pub room_type_name: String,
    /// Its English name.
    pub room_type_name_en: String,
    /// Sum of the balances of its folios.
    pub balance: i64,
    /// Version for edits.
    pub version: i64,
}

const VIEW: &str = "SELECT s.id, s.number, s.state, s.guest_id, g.name AS guest_name, s.arrival, \
                    s.departure, s.room_id, r.number AS room_number, s.room_type_id, t.name AS \
                    room_type_name, \
                    t.name_en AS room_type_name_en, \
                    CAST(COALESCE((SELECT SUM(p.gross) FROM posting p JOIN folio f ON f.id = p.folio_id \
                    WHERE f.stay_id = s.id AND p.kind <> 'deposit'), 0) AS BIGINT) AS balance, s.version \
                    FROM stay s JOIN guest g ON g.id = s.guest_id JOIN room_type t ON t.id = s.room_type_id \
                    LEFT JOIN room r ON r.id = s.room_id WHERE 1 = 1";

/// The stays with these ids, in no particular order.
pub async fn views(tx: &mut Tx, ids: impl IntoIterator<Item = String>) -> StoreResult<Vec<StayView>> {
    tx.filtered(Filter::new(VIEW).among(" AND s.id IN", ids)).all().await
}

/// Which stays a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Booked and due by the business date.
    Arrivals,
    /// In house and leaving by the business date.
    Departures,
    /// In house.
    InHouse,
    /// Booked, whenever.
    Reserved,
    /// Left on the business date.
    CheckedOutToday,
    /// Cancelled, or noted as no-show.
    CalledOff,
    /// Every stay.
    All,
}

/// What a list of stays is asked for.
#[derive(Debug, Clone)]
pub struct Listing<'a> {
    /// House.
    pub property: &'a str,
    /// Which stays.
    pub scope: Scope,
    /// The business date.
    pub today: NaiveDate,
    /// Folded words, each of which must be found in the guest's name, the room or the stay's number.
    pub words: &'a [String],
    /// Only stays older than this one: the last of the page before.
    pub after: Option<&'a str>,
    /// At most so many.
    pub limit: i64,
}

/// Stays, the latest first.
pub async fn list(tx: &mut Tx, asked: &Listing<'_>) -> StoreResult<Vec<StayView>> {
    let mut filter = Filter::new(VIEW).text(" AND s.property_id =", asked.property);
    filter = match asked.scope {
        Scope::Arrivals => filter.push(" AND s.state = 'reserved'").date(" AND s.arrival <=", asked.today),
        Scope::Departures => {
            filter.push(" AND s.state = 'in_house'").date(" AND s.departure <=", asked.today)
        }
        Scope::InHouse => filter.push(" AND s.state = 'in_house'"),
        Scope::Reserved => filter.push(" AND s.state = 'reserved'"),
        Scope::CheckedOutToday => {
            filter.push(" AND s.state = 'checked_out'").date(" AND s.checked_out_on =", asked.today)
        }
        Scope::CalledOff => filter.push(" AND s.state IN ('cancelled', 'no_show')"),
        Scope::All => filter,
    };
    for word in asked.words {
        // A folded word has letters and digits alone, so it needs no escaping in a pattern.
        filter = filter
            .text(" AND (g.name_folded LIKE", format!("%{word}%"))
            .text(" OR r.number =", word.to_uppercase())
            .text(" OR s.number LIKE", format!("%{}", word.to_uppercase()))
            .push(")");
    }
    if let Some(after) = asked.after {
        filter = filter.text(" AND s.id <", after);
    }
    tx.filtered(filter.int(" ORDER BY s.id DESC LIMIT", asked.limit)).all().await
}

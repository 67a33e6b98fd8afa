//! What the room wall shows beside the rooms themselves: who lives there and who is expected.

use crate::db::Tx;
use crate::error::StoreResult;
use chrono::NaiveDate;

/// A stay that has or expects a room.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WallStay {
    /// Stay.
    pub stay_id: String,
    /// Its room.
    pub room_id: String,
    /// Name of the guest.
    pub guest_name: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// The first folio.
    pub folio_id: Option<String>,
}

/// Every stay in house with its room.
pub async fn in_house(tx: &mut Tx, property: &str) -> StoreResult<Vec<WallStay>> {
    tx.sql(
        "SELECT s.id AS stay_id, s.room_id, g.name AS guest_name, s.arrival, s.departure, f.id AS folio_id \
         FROM stay s JOIN guest g ON g.id = s.guest_id LEFT JOIN folio f ON f.stay_id = s.id AND f.label = \
         'A' \
         WHERE s.property_id = $1 AND s.state = 'in_house' AND s.room_id IS NOT NULL",
    )
    .text(property)
    .all()
    .await
}

/// Every stay that is expected by a date and has a room assigned.
pub async fn arriving(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<WallStay>> {
    tx.sql(
        "SELECT s.id AS stay_id, s.room_id, g.name AS guest_name, s.arrival, s.departure, f.id AS folio_id \
         FROM stay s JOIN guest g ON g.id = s.guest_id LEFT JOIN folio f ON f.stay_id = s.id AND f.label = \
         'A' \
         WHERE s.property_id = $1 AND s.state = 'reserved' AND s.arrival <= $2 AND s.room_id IS NOT NULL \
         ORDER BY s.arrival, s.id",
    )
    .text(property)
    .bind(date)
    .all()
    .await
}

/// States of the stays that have this room on a night of `first..until`.
pub async fn holders(
    tx: &mut Tx,
    room: &str,
    first: NaiveDate,
    until: NaiveDate,
) -> StoreResult<Vec<String>> {
    let found: Vec<(String,)> = tx
        .sql(
            "SELECT DISTINCT s.state FROM room_night n JOIN stay s ON s.id = n.stay_id \
             WHERE n.room_id = $1 AND n.night >= $2 AND n.night < $3 AND s.state IN ('reserved', 'in_house')",
        )
        .text(room)
        .bind(first)
        .bind(until)
        .all()
        .await?;
    Ok(found.into_iter().map(|(state,)| state).collect())
}

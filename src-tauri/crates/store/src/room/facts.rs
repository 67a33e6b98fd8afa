//! What a room is: its number, floor, kind and features, and its place on the wall.

use super::RoomRow;
use crate::db::Tx;
use crate::error::StoreResult;
use chrono::NaiveDate;

/// Stands between the features of a room.
pub const FEATURE_SEPARATOR: &str = ",";

impl RoomRow {
    /// Its features, each a code or a word of the house.
    pub fn feature_list(&self) -> Vec<String> {
        let parts = self.features.split(FEATURE_SEPARATOR);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }
}

/// Writes what a room is where its version is still the one read; false = somebody was faster.
pub async fn update(tx: &mut Tx, row: &RoomRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE room SET number = $2, floor = $3, room_type_id = $4, features = $5, position = $6, \
             version = version + 1 WHERE id = $1 AND version = $7",
        )
        .text(&row.id)
        .text(&row.number)
        .text(&row.floor)
        .text(&row.room_type_id)
        .text(&row.features)
        .bind(row.position)
        .bind(row.version)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Moves every room from a place on the wall on by one place.
pub async fn shift(tx: &mut Tx, property: &str, from: i64) -> StoreResult<()> {
    tx.sql("UPDATE room SET position = position + 1 WHERE property_id = $1 AND position >= $2")
        .text(property)
        .bind(from)
        .run()
        .await?;
    Ok(())
}

/// The first night from a date on for which a stay has the room.
pub async fn next_stay_night(tx: &mut Tx, room: &str, from: NaiveDate) -> StoreResult<Option<NaiveDate>> {
    let found: Option<(NaiveDate,)> = tx
        .sql(
            "SELECT night FROM room_night WHERE room_id = $1 AND night >= $2 AND stay_id IS NOT NULL \
             ORDER BY night LIMIT 1",
        )
        .text(room)
        .bind(from)
        .opt()
        .await?;
    Ok(found.map(|(night,)| night))
}

/// Moves the nights of a room, those that are over too, from the counts of one kind to those of another: the
/// counts are by the kind that the room is now.
pub async fn recount(tx: &mut Tx, room: &str, from: &str, to: &str) -> StoreResult<()> {
    for (kind, sign) in [(from, -1_i64), (to, 1)] {
        tx.sql(
            "INSERT INTO room_type_night (room_type_id, night, sold, out_of_order) \
             SELECT $1, night, CASE WHEN stay_id IS NULL THEN 0 ELSE $2 END, \
             CASE WHEN block_id IS NULL THEN 0 ELSE $2 END FROM room_night WHERE room_id = $3 \
             ON CONFLICT (room_type_id, night) DO UPDATE SET sold = room_type_night.sold + excluded.sold, \
             out_of_order = room_type_night.out_of_order + excluded.out_of_order",
        )
        .text(kind)
        .bind(sign)
        .text(room)
        .run()
        .await?;
    }
    Ok(())
}

/// The last day on which anybody leaves who is in house or expected, or on which a block of a room ends.
pub async fn last_until(tx: &mut Tx, property: &str) -> StoreResult<Option<NaiveDate>> {
    let found: (Option<NaiveDate>,) = tx
        .sql(
            "SELECT MAX(until) FROM (\
             SELECT departure AS until FROM stay WHERE property_id = $1 \
             AND state IN ('reserved', 'in_house') \
             UNION ALL SELECT until FROM room_block WHERE property_id = $1 AND released_at IS NULL) u",
        )
        .text(property)
        .one()
        .await?;
    Ok(found.0)
}

//! Rooms, their state, the blocks on them, and who holds which room for which night.

pub mod facts;
pub mod wall;

use crate::db::Tx;
use crate::error::{StoreError, StoreResult};
use chrono::NaiveDate;
use kezhan_core::availability::{available, over_stay};
use kezhan_core::calendar::NightRange;
use std::collections::{BTreeMap, HashMap};

/// One room.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoomRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Room number as on the door.
    pub number: String,
    /// Floor as on the lift's button.
    pub floor: String,
    /// Kind of room.
    pub room_type_id: String,
    /// Features, separated by commas.
    pub features: String,
    /// Front-office axis.
    pub occupancy: String,
    /// Housekeeping axis.
    pub housekeeping: String,
    /// Place on the wall.
    pub position: i64,
    /// Version for edits.
    pub version: i64,
}

/// A room taken out of use for some nights.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BlockRow {
    /// Id.
    pub id: String,
    /// House.
    pub property_id: String,
    /// Room.
    pub room_id: String,
    /// `out_of_order` or `out_of_service`.
    pub kind: String,
    /// First blocked night.
    pub first_night: NaiveDate,
    /// First night that is free again.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// How the room is when the block ends.
    pub return_housekeeping: String,
    /// Made at.
    pub created_at: i64,
    /// Ended at.
    pub released_at: Option<i64>,
    /// Version for edits.
    pub version: i64,
}

/// The room with this id.
pub async fn get(tx: &mut Tx, id: &str) -> StoreResult<Option<RoomRow>> {
    tx.sql(
        "SELECT id, property_id, number, floor, room_type_id, features, occupancy, housekeeping, position, \
         version \
         FROM room WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// The room with this number.
pub async fn by_number(tx: &mut Tx, property: &str, number: &str) -> StoreResult<Option<RoomRow>> {
    tx.sql(
        "SELECT id, property_id, number, floor, room_type_id, features, occupancy, housekeeping, position, \
         version \
         FROM room WHERE property_id = $1 AND number = $2",
    )
    .text(property)
    .text(number)
    .opt()
    .await
}

/// All rooms of a house in the order of the wall.
pub async fn all(tx: &mut Tx, property: &str) -> StoreResult<Vec<RoomRow>> {
    tx.sql(
        "SELECT id, property_id, number, floor, room_type_id, features, occupancy, housekeeping, position, \
         version \
         FROM room WHERE property_id = $1 ORDER BY position, number",
    )
    .text(property)
    .all()
    .await
}

/// Writes a new room.
pub async fn insert(tx: &mut Tx, row: &RoomRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO room (id, property_id, number, floor, room_type_id, features, occupancy, housekeeping, \
         position, \
         version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.number)
    .text(&row.floor)
    .text(&row.room_type_id)
    .text(&row.features)
    .text(&row.occupancy)
    .text(&row.housekeeping)
    .bind(row.position)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Writes the state of a room on both axes.
pub async fn set_status(tx: &mut Tx, id: &str, occupancy: &str, housekeeping: &str) -> StoreResult<()> {
    tx.sql("UPDATE room SET occupancy = $2, housekeeping = $3, version = version + 1 WHERE id = $1")
        .text(id)
        .text(occupancy)
        .text(housekeeping)
        .run()
        .await?;
    Ok(())
}

// Nights ------------------------------------------------------------------------------------------

/// Holds a room for nights, for a stay or for a block. Where a night is held already, nothing is written and
/// the first such night is returned.
pub async fn hold(
    tx: &mut Tx,
    room: &str,
    nights: &[NaiveDate],
    stay: Option<&str>,
    block: Option<&str>,
) -> StoreResult<Option<NaiveDate>> {
    let (Some(first), Some(last)) = (nights.iter().min(), nights.iter().max()) else { return Ok(None) };
    let held: Vec<(NaiveDate,)> = tx
        .sql("SELECT night FROM room_night WHERE room_id = $1 AND night >= $2 AND night <= $3 ORDER BY night")
        .text(room)
        .bind(*first)
        .bind(*last)
        .all()
        .await?;
    if let Some((clash,)) = held.into_iter().find(|(night,)| nights.contains(night)) {
        return Ok(Some(clash));
    }
    let columns = "INSERT INTO room_night (room_id, night, stay_id, block_id) VALUES";
    let mut insert = tx.rows(columns, 4, nights.len(), "");
    for night in nights {
        insert = insert.text(room).bind(*night).text_opt(stay).text_opt(block);
    }
    match insert.run().await {
        // None was there a moment ago: another transaction took it, and the repeated command will see that.
        Err(StoreError::Unique) => return Err(StoreError::Conflict),
        other => other?,
    };
    count(tx, room, nights, i64::from(stay.is_some()), i64::from(block.is_some())).await?;
    Ok(None)
}

/// Adds to the counts of the type of a room for each of some different nights.
async fn count(
    tx: &mut Tx,
    room: &str,
    nights: &[NaiveDate],
    sold: i64,
    out_of_order: i64,
) -> StoreResult<()> {
    let (kind,): (String,) = tx.sql("SELECT room_type_id FROM room WHERE id = $1").text(room).one().await?;
    let columns = "INSERT INTO room_type_night (room_type_id, night, sold, out_of_order) VALUES";
    let added = " ON CONFLICT (room_type_id, night) DO UPDATE SET sold = room_type_night.sold + \
    excluded.sold, \
                 out_of_order = room_type_night.out_of_order + excluded.out_of_order";
    let mut insert = tx.rows(columns, 4, nights.len(), added);
    for night in nights {
        insert = insert.text(&kind).bind(*night).bind(sold).bind(out_of_order);
    }
    insert.run().await?;
    Ok(())
}

/// The nights of each room.
fn by_room(freed: &[(String, NaiveDate)]) -> BTreeMap<&str, Vec<NaiveDate>> {
    let mut rooms: BTreeMap<&str, Vec<NaiveDate>> = BTreeMap::new();
    for (room, night) in freed {
        rooms.entry(room).or_default().push(*night);
    }
    rooms
}

/// Frees the nights a stay holds: all of them, or those from a night on. Returns how many.
pub async fn release_stay(tx: &mut Tx, stay: &str, from: Option<NaiveDate>) -> StoreResult<u64> {
    let freed: Vec<(String, NaiveDate)> = tx
        .sql("DELETE FROM room_night WHERE stay_id = $1 AND night >= $2 RETURNING room_id, night")
        .text(stay)
        .bind(from.unwrap_or(BEFORE_ALL_NIGHTS))
        .all()
        .await?;
    for (room, nights) in by_room(&freed) {
        count(tx, room, &nights, -1, 0).await?;
    }
    Ok(freed.len() as u64)
}

/// Frees the nights a block holds: all of them, or those from a night on. Returns how many.
pub async fn release_block(tx: &mut Tx, block: &str, from: Option<NaiveDate>) -> StoreResult<u64> {
    let freed: Vec<(String, NaiveDate)> = tx
        .sql("DELETE FROM room_night WHERE block_id = $1 AND night >= $2 RETURNING room_id, night")
        .text(block)
        .bind(from.unwrap_or(BEFORE_ALL_NIGHTS))
        .all()
        .await?;
    for (room, nights) in by_room(&freed) {
        count(tx, room, &nights, 0, -1).await?;
    }
    Ok(freed.len() as u64)
}

/// Earlier than any night a hotel can hold; both databases take it.
const BEFORE_ALL_NIGHTS: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date of the calendar");

/// Rooms held on at least one night of a range.
pub async fn held_rooms(tx: &mut Tx, property: &str, range: &NightRange) -> StoreResult<Vec<String>> {
    let held: Vec<(String,)> = tx
        .sql(
            "SELECT DISTINCT n.room_id FROM room_night n JOIN room r ON r.id = n.room_id \
             WHERE n.night >= $2 AND n.night < $3 AND r.property_id = $1",
        )
        .text(property)
        .bind(range.arrival())
        .bind(range.departure())
        .all()
        .await?;
    Ok(held.into_iter().map(|(room,)| room).collect())
}

// Availability ------------------------------------------------------------------------------------

/// What a night of a room type looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NightCount {
    /// Rooms held by stays, and stays of the type that have no room yet.
    pub sold: i64,
    /// Rooms out of order.
    pub out_of_order: i64,
}

/// Rooms of one type over a range of nights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeCounts {
    /// Room type.
    pub room_type_id: String,
    /// Rooms that there are.
    pub physical: i64,
    /// Rooms that may be oversold, or are kept back when negative.
    pub sell_limit: i64,
    /// One per night of the range, in order.
    pub nights: Vec<NightCount>,
}

impl TypeCounts {
    /// Rooms left on each night, below zero when oversold.
    pub fn available(&self) -> impl Iterator<Item = i64> + '_ {
        let left =
            |night: &NightCount| available(self.physical, night.out_of_order, night.sold, self.sell_limit);
        self.nights.iter().map(left)
    }
}

#[derive(sqlx::FromRow)]
struct PhysicalRow {
    id: String,
    sell_limit: i64,
    physical: i64,
}

#[derive(sqlx::FromRow)]
struct CountedRow {
    room_type_id: String,
    days: String,
}

#[derive(sqlx::FromRow)]
struct UnassignedRow {
    room_type_id: String,
    arrival: NaiveDate,
    departure: NaiveDate,
    stays: i64,
}

/// Counts of every room type of a house over a range, in the order of the types. Three statements, whatever
/// the number of rooms and nights.
pub async fn counts(tx: &mut Tx, property: &str, range: &NightRange) -> StoreResult<Vec<TypeCounts>> {
    let types: Vec<PhysicalRow> = tx
        .sql(
            "SELECT t.id, t.sell_limit, (SELECT COUNT(*) FROM room r WHERE r.property_id = t.property_id \
             AND r.room_type_id = t.id) AS physical FROM room_type t WHERE t.property_id = $1 \
             ORDER BY t.position, t.code",
        )
        .text(property)
        .all()
        .await?;
    let nights = range.count() as usize;
    let start = |row: PhysicalRow| TypeCounts {
        room_type_id: row.id,
        physical: row.physical,
        sell_limit: row.sell_limit,
        nights: vec![NightCount::default(); nights],
    };
    let mut counts: Vec<TypeCounts> = types.into_iter().map(start).collect();
    let index: HashMap<String, usize> =
        counts.iter().enumerate().map(|(at, row)| (row.room_type_id.clone(), at)).collect();
    for row in counted(tx, property, range).await? {
        if let Some(at) = index.get(&row.room_type_id) {
            add_counted(&mut counts[*at].nights, range, &row)?;
        }
    }
    for row in unassigned(tx, property, range).await? {
        if let Some(at) = index.get(&row.room_type_id) {
            let from = (row.arrival.max(range.arrival()) - range.arrival()).num_days();
            let until = (row.departure.min(range.departure()) - range.arrival()).num_days();
            for night in &mut counts[*at].nights[from as usize..until as usize] {
                night.sold += row.stays;
            }
        }
    }
    Ok(counts)
}

// One row per type instead of one per night: the cost of reading is per row.
async fn counted(tx: &mut Tx, property: &str, range: &NightRange) -> StoreResult<Vec<CountedRow>> {
    tx.sql(
        "SELECT n.room_type_id, string_agg(CAST(n.night AS TEXT) || ':' || CAST(n.sold AS TEXT) || ':' || \
         CAST(n.out_of_order AS TEXT), ' ') AS days FROM room_type_night n \
         WHERE n.room_type_id IN (SELECT t.id FROM room_type t WHERE t.property_id = $1) \
         AND n.night >= $2 AND n.night < $3 GROUP BY n.room_type_id",
    )
    .text(property)
    .bind(range.arrival())
    .bind(range.departure())
    .all()
    .await
}

fn add_counted(nights: &mut [NightCount], range: &NightRange, row: &CountedRow) -> StoreResult<()> {
    let corrupt =
        || StoreError::Corrupt { table: "room_type_night", column: "night", id: row.room_type_id.clone() };
    for day in row.days.split(' ') {
        let mut parts = day.split(':');
        let mut part = || parts.next().ok_or_else(corrupt);
        let night: NaiveDate = part()?.parse().map_err(|_| corrupt())?;
        let sold: i64 = part()?.parse().map_err(|_| corrupt())?;
        let out_of_order: i64 = part()?.parse().map_err(|_| corrupt())?;
        let at = usize::try_from((night - range.arrival()).num_days()).map_err(|_| corrupt())?;
        let count = nights.get_mut(at).ok_or_else(corrupt)?;
        count.sold += sold;
        count.out_of_order += out_of_order;
    }
    Ok(())
}

async fn unassigned(tx: &mut Tx, property: &str, range: &NightRange) -> StoreResult<Vec<UnassignedRow>> {
    tx.sql(
        "SELECT room_type_id, arrival, departure, COUNT(*) AS stays FROM stay WHERE property_id = $1 \
         AND state = 'reserved' AND room_id IS NULL AND arrival < $3 AND departure > $2 \
         GROUP BY room_type_id, arrival, departure",
    )
    .text(property)
    .bind(range.arrival())
    .bind(range.departure())
    .all()
    .await
}

/// Rooms of each type that can be sold for every night of a range, below zero when oversold.
pub async fn free_by_type(
    tx: &mut Tx,
    property: &str,
    range: &NightRange,
) -> StoreResult<Vec<(String, i64)>> {
    let counts = counts(tx, property, range).await?;
    Ok(counts
        .into_iter()
        .map(|row| (row.room_type_id.clone(), over_stay(row.available()).unwrap_or(0)))
        .collect())
}

/// How many rooms there are of each type that has any.
pub async fn of_each_type(tx: &mut Tx, property: &str) -> StoreResult<Vec<(String, i64)>> {
    tx.sql("SELECT room_type_id, COUNT(*) FROM room WHERE property_id = $1 GROUP BY room_type_id")
        .text(property)
        .all()
        .await
}

/// A night whose counts do not agree with the nights that are held.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Miscount {
    /// Room type.
    pub room_type_id: String,
    /// Night.
    pub night: NaiveDate,
    /// Sold by the counts.
    pub sold: i64,
    /// Out of order by the counts.
    pub out_of_order: i64,
    /// Nights held by stays.
    pub held_sold: i64,
    /// Nights held by blocks.
    pub held_out_of_order: i64,
}

/// Recounts `room_night`: every night whose count in `room_type_night` differs.
pub async fn miscounts(tx: &mut Tx) -> StoreResult<Vec<Miscount>> {
    tx.sql(
        "SELECT b.room_type_id, b.night, CAST(SUM(b.sold) AS BIGINT) AS sold, \
         CAST(SUM(b.out_of_order) AS BIGINT) AS out_of_order, CAST(SUM(b.held_sold) AS BIGINT) AS held_sold, \
         CAST(SUM(b.held_out_of_order) AS BIGINT) AS held_out_of_order FROM (\
         SELECT room_type_id, night, sold, out_of_order, 0 AS held_sold, 0 AS held_out_of_order \
         FROM room_type_night UNION ALL \
         SELECT r.room_type_id, n.night, 0, 0, CASE WHEN n.stay_id IS NULL THEN 0 ELSE 1 END, \
         CASE WHEN n.block_id IS NULL THEN 0 ELSE 1 END FROM room_night n JOIN room r ON r.id = n.room_id) b \
         GROUP BY b.room_type_id, b.night \
         HAVING SUM(b.sold) <> SUM(b.held_sold) OR SUM(b.out_of_order) <> SUM(b.held_out_of_order) \
         ORDER BY b.night, b.room_type_id",
    )
    .all()
    .await
}

// Blocks ------------------------------------------------------------------------------------------

/// The block with this id.
pub async fn block(tx: &mut Tx, id: &str) -> StoreResult<Option<BlockRow>> {
    tx.sql(
        "SELECT id, property_id, room_id, kind, first_night, until, reason, return_housekeeping, created_at, \
         released_at, version FROM room_block WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Blocks in force on at least one night of `first..until`.
pub async fn blocks(
    tx: &mut Tx,
    property: &str,
    first: NaiveDate,
    until: NaiveDate,
) -> StoreResult<Vec<BlockRow>> {
    tx.sql(
        "SELECT id, property_id, room_id, kind, first_night, until, reason, return_housekeeping, created_at, \
         released_at, version FROM room_block WHERE property_id = $1 AND released_at IS NULL \
         AND first_night < $3 AND until > $2 ORDER BY first_night, id",
    )
    .text(property)
    .bind(first)
    .bind(until)
    .all()
    .await
}

/// Blocks of one room in force on at least one night of `first..until`.
pub async fn blocks_of(
    tx: &mut Tx,
    room: &str,
    first: NaiveDate,
    until: NaiveDate,
) -> StoreResult<Vec<BlockRow>> {
    tx.sql(
        "SELECT id, property_id, room_id, kind, first_night, until, reason, return_housekeeping, created_at, \
         released_at, version FROM room_block WHERE room_id = $1 AND released_at IS NULL \
         AND first_night < $3 AND until > $2 ORDER BY first_night, id",
    )
    .text(room)
    .bind(first)
    .bind(until)
    .all()
    .await
}

/// Blocks still in force whose last night is before a date.
pub async fn blocks_over(tx: &mut Tx, property: &str, date: NaiveDate) -> StoreResult<Vec<BlockRow>> {
    tx.sql(
        "SELECT id, property_id, room_id, kind, first_night, until, reason, return_housekeeping, created_at, \
         released_at, version FROM room_block WHERE property_id = $1 AND released_at IS NULL AND until <= $2 \
         ORDER BY first_night, id",
    )
    .text(property)
    .bind(date)
    .all()
    .await
}

/// Writes a new block.
pub async fn insert_block(tx: &mut Tx, row: &BlockRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO room_block (id, property_id, room_id, kind, first_night, until, reason, \
         return_housekeeping, \
         created_at, released_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .text(&row.id)
    .text(&row.property_id)
    .text(&row.room_id)
    .text(&row.kind)
    .bind(row.first_night)
    .bind(row.until)
    .text(&row.reason)
    .text(&row.return_housekeeping)
    .bind(row.created_at)
    .bind(row.released_at)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Ends a block at an instant, or puts it back in force with `None`.
pub async fn set_released(tx: &mut Tx, block: &str, at: Option<i64>) -> StoreResult<()> {
    tx.sql("UPDATE room_block SET released_at = $2, version = version + 1 WHERE id = $1")
        .text(block)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

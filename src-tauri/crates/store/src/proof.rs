//! What `verify` reads: chains in order, and sums that must agree.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::folio::PostingRow;
use crate::journal::{EntryRow, LineRow};
use chrono::NaiveDate;

/// Houses of this database.
pub async fn houses(tx: &mut Tx) -> StoreResult<Vec<(String,)>> {
    tx.sql("SELECT id FROM property ORDER BY id").all().await
}

/// Entries of a house from `after` on, at most `limit`, in order.
pub async fn entries(tx: &mut Tx, property: &str, after: i64, limit: i64) -> StoreResult<Vec<EntryRow>> {
    tx.sql(
        "SELECT id, property_id, seq, business_date, at, kind, currency, reason, reverses, actor, station, \
         line_count, \
         algorithm, prev_hash, hash FROM journal_entry WHERE property_id = $1 AND seq > $2 ORDER BY seq \
         LIMIT $3",
    )
    .text(property)
    .bind(after)
    .bind(limit)
    .all()
    .await
}

/// Lines of the entries `after < seq <= upto` of a house, in the order of the chain.
pub async fn lines_between(tx: &mut Tx, property: &str, after: i64, upto: i64) -> StoreResult<Vec<LineRow>> {
    tx.sql(
        "SELECT l.entry_id, l.line, l.account, l.folio_id, l.stay_id, l.company_id, l.amount FROM \
         journal_entry e \
         JOIN journal_line l ON l.entry_id = e.id WHERE e.property_id = $1 AND e.seq > $2 AND e.seq <= $3 \
         ORDER BY e.seq, l.line",
    )
    .text(property)
    .bind(after)
    .bind(upto)
    .all()
    .await
}

/// Postings of the entries `after < seq <= upto` of a house.
pub async fn postings_between(
    tx: &mut Tx,
    property: &str,
    after: i64,
    upto: i64,
) -> StoreResult<Vec<PostingRow>> {
    tx.sql(
        "SELECT p.* FROM journal_entry e JOIN posting p ON p.entry_id = e.id \
         WHERE e.property_id = $1 AND e.seq > $2 AND e.seq <= $3",
    )
    .text(property)
    .bind(after)
    .bind(upto)
    .all()
    .await
}

/// Lines whose entry does not exist (foreign keys forbid it; a file edited by hand may have them).
pub async fn orphan_lines(tx: &mut Tx) -> StoreResult<Vec<(String, i64)>> {
    tx.sql(
        "SELECT l.entry_id, l.line FROM journal_line l LEFT JOIN journal_entry e ON e.id = l.entry_id \
         WHERE e.id IS NULL ORDER BY l.entry_id, l.line LIMIT 100",
    )
    .all()
    .await
}

/// A folio with its balance by postings and by the guest ledger.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct FolioProof {
    /// Folio.
    pub id: String,
    /// State as text.
    pub state: String,
    /// Sum of its postings that count.
    pub posted: i64,
    /// Sum of its guest ledger lines.
    pub journal: i64,
}

/// Every folio whose two balances differ, or that is closed with a balance.
pub async fn broken_folios(tx: &mut Tx) -> StoreResult<Vec<FolioProof>> {
    tx.sql(
        "SELECT f.id, f.state, CAST(COALESCE(p.total, 0) AS BIGINT) AS posted, \
         CAST(COALESCE(j.total, 0) AS BIGINT) AS journal FROM folio f \
         LEFT JOIN (SELECT folio_id, SUM(gross) AS total FROM posting WHERE kind <> 'deposit' GROUP BY \
         folio_id) p \
         ON p.folio_id = f.id \
         LEFT JOIN (SELECT folio_id, SUM(amount) AS total FROM journal_line WHERE account = 'guest_ledger' \
         GROUP BY folio_id) j ON j.folio_id = f.id \
         WHERE COALESCE(p.total, 0) <> COALESCE(j.total, 0) \
         OR (f.state = 'closed' AND COALESCE(p.total, 0) <> 0) ORDER BY f.id",
    )
    .all()
    .await
}

/// Guest ledger lines without a folio, or with one that does not exist.
pub async fn stray_guest_lines(tx: &mut Tx) -> StoreResult<Vec<(String, i64)>> {
    tx.sql(
        "SELECT l.entry_id, l.line FROM journal_line l LEFT JOIN folio f ON f.id = l.folio_id \
         WHERE l.account = 'guest_ledger' AND f.id IS NULL ORDER BY l.entry_id, l.line LIMIT 100",
    )
    .all()
    .await
}

/// Postings whose net, service charge and tax do not add up to the gross.
pub async fn broken_postings(tx: &mut Tx) -> StoreResult<Vec<(String,)>> {
    tx.sql(
        "SELECT id FROM posting WHERE category <> '' AND kind IN ('charge', 'transfer', 'split', 'reversal') \
         AND net + service + tax <> gross ORDER BY id LIMIT 100",
    )
    .all()
    .await
}

/// Stays whose deposit ledger went below zero: more given back than taken.
pub async fn overdrawn_deposits(tx: &mut Tx) -> StoreResult<Vec<(String, i64)>> {
    tx.sql(
        "SELECT stay_id, CAST(SUM(amount) AS BIGINT) FROM journal_line \
         WHERE account = 'deposit_ledger' AND stay_id IS NOT NULL GROUP BY stay_id HAVING SUM(amount) > 0 \
         ORDER BY stay_id",
    )
    .all()
    .await
}

/// Debit and credit of each account on each business date, from the journal.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Movement {
    /// Business date.
    pub business_date: NaiveDate,
    /// Account.
    pub account: String,
    /// Sum of debits.
    pub debit: i64,
    /// Sum of credits, positive.
    pub credit: i64,
}

/// All movements of a house up to a date, by date and account.
pub async fn movements(tx: &mut Tx, property: &str, upto: NaiveDate) -> StoreResult<Vec<Movement>> {
    tx.sql(
        "SELECT e.business_date, l.account, \
         CAST(COALESCE(SUM(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END), 0) AS BIGINT) AS debit, \
         CAST(COALESCE(SUM(CASE WHEN l.amount < 0 THEN -l.amount ELSE 0 END), 0) AS BIGINT) AS credit \
         FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id \
         WHERE e.property_id = $1 AND e.business_date <= $2 GROUP BY e.business_date, l.account \
         ORDER BY e.business_date, l.account",
    )
    .text(property)
    .bind(upto)
    .all()
    .await
}

/// A balance written when a date was closed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DayBalance {
    /// Business date.
    pub business_date: NaiveDate,
    /// Account.
    pub account: String,
    /// Balance at the opening of the date.
    pub opening: i64,
    /// Debits of the date.
    pub debit: i64,
    /// Credits of the date.
    pub credit: i64,
    /// Balance at its close.
    pub closing: i64,
}

/// All balances written for closed dates, by date and account.
pub async fn day_balances(tx: &mut Tx, property: &str) -> StoreResult<Vec<DayBalance>> {
    tx.sql(
        "SELECT business_date, account, opening, debit, credit, closing FROM day_balance WHERE property_id \
         = $1 \
         ORDER BY business_date, account",
    )
    .text(property)
    .all()
    .await
}

/// Closed business dates in order.
pub async fn closed_dates(tx: &mut Tx, property: &str) -> StoreResult<Vec<(NaiveDate,)>> {
    tx.sql("SELECT business_date FROM night_audit WHERE property_id = $1 ORDER BY business_date")
        .text(property)
        .all()
        .await
}

/// Room nights whose stay does not cover the night, is not alive, or has another room.
pub async fn stray_room_nights(tx: &mut Tx) -> StoreResult<Vec<(String, NaiveDate)>> {
    tx.sql(
        "SELECT n.room_id, n.night FROM room_night n LEFT JOIN stay s ON s.id = n.stay_id \
         WHERE (n.stay_id IS NULL AND n.block_id IS NULL) OR (n.stay_id IS NOT NULL AND n.block_id IS NOT \
         NULL) \
         OR (n.stay_id IS NOT NULL AND (s.id IS NULL OR n.night < s.arrival OR n.night >= s.departure \
         OR s.state IN ('cancelled', 'no_show'))) ORDER BY n.room_id, n.night LIMIT 100",
    )
    .all()
    .await
}

/// In-house stays without a hold of their room for the night of the business date, as long as they stay
/// for it.
pub async fn unheld_stays(tx: &mut Tx) -> StoreResult<Vec<(String,)>> {
    tx.sql(
        "SELECT s.id FROM stay s JOIN property p ON p.id = s.property_id \
         LEFT JOIN room_night n ON n.room_id = s.room_id AND n.night = p.business_date AND n.stay_id = s.id \
         WHERE s.state = 'in_house' AND s.departure > p.business_date AND n.room_id IS NULL ORDER BY s.id \
         LIMIT 100",
    )
    .all()
    .await
}

/// Rooms whose occupancy does not agree with the stays in house.
pub async fn mistaken_rooms(tx: &mut Tx) -> StoreResult<Vec<(String, String, i64)>> {
    tx.sql(
        "SELECT r.id, r.occupancy, CAST(COUNT(s.id) AS BIGINT) FROM room r \
         LEFT JOIN stay s ON s.room_id = r.id AND s.state = 'in_house' GROUP BY r.id, r.occupancy \
         HAVING (r.occupancy = 'occupied' AND COUNT(s.id) <> 1) OR (r.occupancy = 'vacant' AND COUNT(s.id) \
         <> 0) \
         ORDER BY r.id",
    )
    .all()
    .await
}

/// Nights from the business date on for which more is sold of a type than there is: sold ≤ physical − out
/// of order +
/// sell limit. A stay counts for the type of its room, one without a room for the type it was sold.
pub async fn oversold(tx: &mut Tx) -> StoreResult<Vec<(String, NaiveDate)>> {
    tx.sql(
        "SELECT u.room_type_id, u.night FROM (\
         SELECT r.room_type_id, n.night FROM room_night n JOIN room r ON r.id = n.room_id \
         JOIN property p ON p.id = r.property_id WHERE n.night >= p.business_date UNION ALL \
         SELECT s.room_type_id, n.night FROM stay_night n JOIN stay s ON s.id = n.stay_id \
         JOIN property p ON p.id = s.property_id \
         WHERE s.state = 'reserved' AND s.room_id IS NULL AND n.night >= p.business_date) u \
         JOIN room_type t ON t.id = u.room_type_id GROUP BY u.room_type_id, u.night, t.sell_limit \
         HAVING COUNT(*) > (SELECT COUNT(*) FROM room r WHERE r.room_type_id = u.room_type_id) + \
         t.sell_limit \
         ORDER BY u.room_type_id, u.night LIMIT 100",
    )
    .all()
    .await
}

/// How many rows a table of the books has.
pub async fn counts(tx: &mut Tx) -> StoreResult<(i64, i64, i64, i64, i64, i64)> {
    tx.sql(
        "SELECT (SELECT COUNT(*) FROM journal_entry), (SELECT COUNT(*) FROM audit), (SELECT COUNT(*) FROM \
         folio), \
         (SELECT COUNT(*) FROM day_balance), (SELECT COUNT(*) FROM room_night), \
         (SELECT COUNT(*) FROM posting)",
    )
    .one()
    .await
}

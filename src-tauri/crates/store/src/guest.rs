//! Guests and companies. Telephone and identity numbers are sealed above this layer; what stands here is
//! ciphertext, keyed hashes and masks.

use crate::db::Tx;
use crate::error::StoreResult;
use crate::sql::Filter;

/// One guest.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GuestRow {
    /// Id.
    pub id: String,
    /// Name as the guest writes it.
    pub name: String,
    /// Folded name with pinyin and initials, to be searched with "contains".
    pub name_folded: String,
    /// `male`, `female` or `unspecified`.
    pub gender: String,
    /// ISO 3166 code of two letters.
    pub nationality: String,
    /// Language of the guest's papers.
    pub language: String,
    /// Sealed telephone number.
    pub phone_sealed: Option<Vec<u8>>,
    /// Keyed hash of the telephone number.
    pub phone_index: Option<String>,
    /// Its last four digits; empty without one.
    pub phone_tail: String,
    /// The number for screens; empty without one.
    pub phone_masked: String,
    /// Kind of identity paper; empty without one.
    pub id_type: String,
    /// Sealed number of the paper.
    pub id_sealed: Option<Vec<u8>>,
    /// Keyed hash of the number, unique.
    pub id_index: Option<String>,
    /// The number for screens; empty without one.
    pub id_masked: String,
    /// Address.
    pub address: String,
    /// Note.
    pub note: String,
    /// Made at.
    pub created_at: i64,
    /// Version for edits.
    pub version: i64,
}

/// The last stay of a guest and how many there were.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GuestHistory {
    /// Guest.
    pub guest_id: String,
    /// Stays that arrived or still will.
    pub stays: i64,
    /// First night of the latest that arrived.
    pub last_date: Option<chrono::NaiveDate>,
    /// Its room.
    pub last_room: Option<String>,
}

/// A company that may pay.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CompanyRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Folded name with pinyin and initials, to be searched with "contains".
    pub name_folded: String,
    /// Taxpayer number.
    pub tax_number: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// What it may owe at most.
    pub credit_limit: i64,
    /// Whether it may still be chosen.
    pub active: bool,
    /// Version for edits.
    pub version: i64,
}

const GUEST: &str = "SELECT id, name, name_folded, gender, nationality, language, phone_sealed, \
                     phone_index, phone_tail, phone_masked, id_type, id_sealed, id_index, id_masked, \
                     address, note, \
                     created_at, version FROM guest WHERE 1 = 1";

/// The guest with this id.
pub async fn get(tx: &mut Tx, id: &str) -> StoreResult<Option<GuestRow>> {
    tx.filtered(Filter::new(GUEST).text(" AND id =", id)).opt().await
}

/// The guest whose identity number has this keyed hash.
pub async fn by_identity(tx: &mut Tx, index: &str) -> StoreResult<Option<GuestRow>> {
    tx.filtered(Filter::new(GUEST).text(" AND id_index =", index)).opt().await
}

/// Guests whose identity number has one of these keyed hashes.
pub async fn by_identities(tx: &mut Tx, indexes: Vec<String>) -> StoreResult<Vec<GuestRow>> {
    tx.filtered(Filter::new(GUEST).among(" AND id_index IN", indexes)).all().await
}

/// Guests whose telephone number has this keyed hash.
pub async fn by_phone(tx: &mut Tx, index: &str, limit: i64) -> StoreResult<Vec<GuestRow>> {
    let filter = Filter::new(GUEST).text(" AND phone_index =", index).int(" ORDER BY name, id LIMIT", limit);
    tx.filtered(filter).all().await
}

/// Guests whose telephone number ends in these four digits.
pub async fn by_phone_tail(tx: &mut Tx, tail: &str, limit: i64) -> StoreResult<Vec<GuestRow>> {
    let filter = Filter::new(GUEST).text(" AND phone_tail =", tail).int(" ORDER BY name, id LIMIT", limit);
    tx.filtered(filter).all().await
}

/// Guests whose folded name contains every term, those last seen first.
pub async fn by_name(tx: &mut Tx, terms: &[String], limit: i64) -> StoreResult<Vec<GuestRow>> {
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let mut filter = Filter::new(GUEST).push(" AND id IN (SELECT g.id FROM guest g WHERE 1 = 1");
    for term in terms {
        filter = filter.text(" AND g.name_folded LIKE", format!("%{term}%"));
    }
    let last_seen =
        ") ORDER BY (SELECT MAX(s.arrival) FROM stay s WHERE s.guest_id = guest.id) DESC NULLS LAST";
    tx.filtered(filter.push(last_seen).int(", name, id LIMIT", limit)).all().await
}

/// What each of these guests did here before.
pub async fn histories(tx: &mut Tx, guests: &[String]) -> StoreResult<Vec<GuestHistory>> {
    let filter = Filter::new(
        "SELECT g.id AS guest_id, \
         (SELECT COUNT(*) FROM stay s WHERE s.guest_id = g.id \
         AND s.state IN ('reserved', 'in_house', 'checked_out')) AS stays, l.arrival AS last_date, \
         r.number AS last_room FROM guest g \
         LEFT JOIN stay l ON l.id = (SELECT s.id FROM stay s WHERE s.guest_id = g.id \
         AND s.state IN ('in_house', 'checked_out') ORDER BY s.arrival DESC, s.id DESC LIMIT 1) \
         LEFT JOIN room r ON r.id = l.room_id WHERE 1 = 1",
    )
    .among(" AND g.id IN", guests.iter().cloned());
    tx.filtered(filter).all().await
}

/// The stays of a guest in a house, latest arrival first.
pub async fn stay_ids(tx: &mut Tx, property: &str, guest: &str, limit: i64) -> StoreResult<Vec<String>> {
    let found: Vec<(String,)> = tx
        .sql(
            "SELECT id FROM stay WHERE property_id = $1 AND guest_id = $2 \
             ORDER BY arrival DESC, id DESC LIMIT $3",
        )
        .text(property)
        .text(guest)
        .bind(limit)
        .all()
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Writes a new guest.
pub async fn insert(tx: &mut Tx, row: &GuestRow) -> StoreResult<()> {
    let insert = tx.sql(
        "INSERT INTO guest (id, name, name_folded, gender, nationality, language, phone_sealed, \
         phone_index, phone_tail, phone_masked, id_type, id_sealed, id_index, id_masked, address, note, \
         created_at, \
         version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    );
    columns(insert, row).bind(row.created_at).bind(row.version).run().await?;
    Ok(())
}

/// Writes everything of a guest whose version is still the one read; false = somebody was faster.
pub async fn update(tx: &mut Tx, row: &GuestRow) -> StoreResult<bool> {
    let update = tx.sql(
        "UPDATE guest SET name = $2, name_folded = $3, gender = $4, nationality = $5, language = $6, \
         phone_sealed = $7, phone_index = $8, phone_tail = $9, phone_masked = $10, id_type = $11, id_sealed \
         = $12, \
         id_index = $13, id_masked = $14, address = $15, note = $16, version = version + 1 \
         WHERE id = $1 AND version = $17",
    );
    Ok(columns(update, row).bind(row.version).run().await? == 1)
}

fn columns<'t>(statement: crate::sql::Sql<'t>, row: &GuestRow) -> crate::sql::Sql<'t> {
    statement
        .text(&row.id)
        .text(&row.name)
        .text(&row.name_folded)
        .text(&row.gender)
        .text(&row.nationality)
        .text(&row.language)
        .bind(row.phone_sealed.clone())
        .text_opt(row.phone_index.as_deref())
        .text(&row.phone_tail)
        .text(&row.phone_masked)
        .text(&row.id_type)
        .bind(row.id_sealed.clone())
        .text_opt(row.id_index.as_deref())
        .text(&row.id_masked)
        .text(&row.address)
        .text(&row.note)
}

// Companies ---------------------------------------------------------------------------------------

const COMPANY: &str = "SELECT id, name, name_folded, tax_number, address, phone, credit_limit, active, \
                       version FROM company WHERE 1 = 1";

/// The company with this id.
pub async fn company(tx: &mut Tx, id: &str) -> StoreResult<Option<CompanyRow>> {
    tx.filtered(Filter::new(COMPANY).text(" AND id =", id)).opt().await
}

/// The active companies whose folded name contains every term; all of them without a term.
pub async fn companies(tx: &mut Tx, terms: &[String], limit: i64) -> StoreResult<Vec<CompanyRow>> {
    let mut filter = Filter::new(COMPANY).push(" AND active");
    for term in terms {
        filter = filter.text(" AND name_folded LIKE", format!("%{term}%"));
    }
    tx.filtered(filter.int(" ORDER BY name, id LIMIT", limit)).all().await
}

/// What each company owes on the city ledger of a house.
pub async fn owed(tx: &mut Tx, property: &str) -> StoreResult<Vec<(String, i64)>> {
    tx.sql(
        "SELECT l.company_id, CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM journal_line l \
         JOIN journal_entry e ON e.id = l.entry_id \
         WHERE e.property_id = $1 AND l.account = 'city_ledger' AND l.company_id IS NOT NULL \
         GROUP BY l.company_id",
    )
    .text(property)
    .all()
    .await
}

/// Writes a new company.
pub async fn insert_company(tx: &mut Tx, row: &CompanyRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO company (id, name, name_folded, tax_number, address, phone, credit_limit, active, \
         version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .text(&row.id)
    .text(&row.name)
    .text(&row.name_folded)
    .text(&row.tax_number)
    .text(&row.address)
    .text(&row.phone)
    .bind(row.credit_limit)
    .bind(row.active)
    .bind(row.version)
    .run()
    .await?;
    Ok(())
}

/// Writes everything of a company whose version is still the one read; false = somebody was faster.
pub async fn update_company(tx: &mut Tx, row: &CompanyRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE company SET name = $2, name_folded = $3, tax_number = $4, address = $5, phone = $6, \
             credit_limit = $7, active = $8, version = version + 1 WHERE id = $1 AND version = $9",
        )
        .text(&row.id)
        .text(&row.name)
        .text(&row.name_folded)
        .text(&row.tax_number)
        .text(&row.address)
        .text(&row.phone)
        .bind(row.credit_limit)
        .bind(row.active)
        .bind(row.version)
        .run()
        .await?;
    Ok(changed == 1)
}

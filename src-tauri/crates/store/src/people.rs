//! Users, roles, sessions, approvals.

use crate::db::Tx;
use crate::error::StoreResult;

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UserRow {
    /// Id.
    pub id: String,
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Argon2id hash in PHC form.
    pub password_hash: String,
    /// Argon2id hash of the PIN in PHC form.
    pub pin_hash: Option<String>,
    /// Language of the screens.
    pub language: String,
    /// Whether the user may sign in.
    pub active: bool,
    /// Wrong tries since the last right one.
    pub failures: i64,
    /// Instant before which no try is accepted.
    pub next_try_at: i64,
    /// Version for edits.
    pub version: i64,
}

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionRow {
    /// Id.
    pub id: String,
    /// SHA-256 of the token.
    pub token_hash: String,
    /// Who.
    pub user_id: String,
    /// Where.
    pub station: String,
    /// Whether it was opened with a PIN instead of the password.
    pub by_pin: bool,
    /// Since.
    pub created_at: i64,
    /// Until at most.
    pub expires_at: i64,
    /// Ended before that.
    pub ended_at: Option<i64>,
}

const USER: &str = "SELECT id, login, name, password_hash, pin_hash, language, active, failures, \
    next_try_at, version \
                    FROM user_account WHERE id = $1";
const USER_BY_LOGIN: &str = "SELECT id, login, name, password_hash, pin_hash, language, active, failures, \
                             next_try_at, version FROM user_account WHERE login = $1";
const USERS: &str = "SELECT id, login, name, password_hash, pin_hash, language, active, failures, \
    next_try_at, \
                     version FROM user_account ORDER BY login";

/// The user with this id.
pub async fn user(tx: &mut Tx, id: &str) -> StoreResult<Option<UserRow>> {
    tx.sql(USER).text(id).opt().await
}

/// The user with this login.
pub async fn user_by_login(tx: &mut Tx, login: &str) -> StoreResult<Option<UserRow>> {
    tx.sql(USER_BY_LOGIN).text(login).opt().await
}

/// All users.
pub async fn users(tx: &mut Tx) -> StoreResult<Vec<UserRow>> {
    tx.sql(USERS).all().await
}

/// Writes a new user.
pub async fn insert_user(tx: &mut Tx, user: &UserRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO user_account (id, login, name, password_hash, pin_hash, language, active, failures, \
         next_try_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .text(&user.id)
    .text(&user.login)
    .text(&user.name)
    .text(&user.password_hash)
    .text_opt(user.pin_hash.as_deref())
    .text(&user.language)
    .bind(user.active)
    .bind(user.failures)
    .bind(user.next_try_at)
    .bind(user.version)
    .run()
    .await?;
    Ok(())
}

/// Writes everything of a user whose version is still the one read; false = somebody was faster.
pub async fn update_user(tx: &mut Tx, user: &UserRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE user_account SET login = $2, name = $3, password_hash = $4, pin_hash = $5, language = \
             $6, \
             active = $7, failures = $8, next_try_at = $9, version = version + 1 WHERE id = $1 AND version \
             = $10",
        )
        .text(&user.id)
        .text(&user.login)
        .text(&user.name)
        .text(&user.password_hash)
        .text_opt(user.pin_hash.as_deref())
        .text(&user.language)
        .bind(user.active)
        .bind(user.failures)
        .bind(user.next_try_at)
        .bind(user.version)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Keeps the hash of the same password made with newer parameters. Not an edit: the version stays.
pub async fn set_password_hash(tx: &mut Tx, id: &str, hash: &str) -> StoreResult<()> {
    tx.sql("UPDATE user_account SET password_hash = $2 WHERE id = $1").text(id).text(hash).run().await?;
    Ok(())
}

/// Counts a wrong try, or clears the count with zeros. Not an edit: the version stays.
pub async fn set_failures(tx: &mut Tx, id: &str, failures: i64, next_try_at: i64) -> StoreResult<()> {
    tx.sql("UPDATE user_account SET failures = $2, next_try_at = $3 WHERE id = $1")
        .text(id)
        .bind(failures)
        .bind(next_try_at)
        .run()
        .await?;
    Ok(())
}

/// Permission and limit of every role of a user.
pub async fn grants_of(tx: &mut Tx, user: &str) -> StoreResult<Vec<(String, Option<i64>)>> {
    tx.sql(
        "SELECT p.permission, p.amount_limit FROM user_role r JOIN role_permission p ON p.role_id = \
         r.role_id \
         WHERE r.user_id = $1 ORDER BY p.permission, p.role_id",
    )
    .text(user)
    .all()
    .await
}

/// Writes a sign-in.
pub async fn insert_session(tx: &mut Tx, session: &SessionRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO session (id, token_hash, user_id, station, by_pin, created_at, expires_at, ended_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .text(&session.id)
    .text(&session.token_hash)
    .text(&session.user_id)
    .text(&session.station)
    .bind(session.by_pin)
    .bind(session.created_at)
    .bind(session.expires_at)
    .bind(session.ended_at)
    .run()
    .await?;
    Ok(())
}

/// A sign-in and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SignedIn {
    /// Session.
    pub session_id: String,
    /// Where.
    pub station: String,
    /// Whether it was opened with a PIN instead of the password.
    pub by_pin: bool,
    /// Until at most.
    pub expires_at: i64,
    /// Ended before that.
    pub ended_at: Option<i64>,
    /// Who.
    pub user_id: String,
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Language of the screens.
    pub language: String,
    /// Whether the user may still sign in.
    pub active: bool,
    grants: Option<String>,
}

impl SignedIn {
    /// Permission and limit of every role of the user.
    pub fn grants(&self) -> Vec<(String, Option<i64>)> {
        let pairs =
            self.grants.iter().flat_map(|list| list.split(' ')).filter_map(|pair| pair.split_once(':'));
        pairs.map(|(permission, limit)| (permission.to_owned(), limit.parse().ok())).collect()
    }
}

/// The session of a token with its user and their rights, in one answer: every call asks for it.
pub async fn signed_in(tx: &mut Tx, token_hash: &str) -> StoreResult<Option<SignedIn>> {
    tx.sql(
        "SELECT s.id AS session_id, s.station, s.by_pin, s.expires_at, s.ended_at, u.id AS user_id, \
         u.login, u.name, u.language, u.active, \
         (SELECT string_agg(p.permission || ':' || COALESCE(CAST(p.amount_limit AS TEXT), ''), ' ') \
         FROM user_role r JOIN role_permission p ON p.role_id = r.role_id WHERE r.user_id = u.id) AS grants \
         FROM session s JOIN user_account u ON u.id = s.user_id WHERE s.token_hash = $1",
    )
    .text(token_hash)
    .opt()
    .await
}

/// Ends one session.
pub async fn end_session(tx: &mut Tx, id: &str, at: i64) -> StoreResult<()> {
    tx.sql("UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
        .text(id)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

/// Ends all sessions of a user: after a change of password or rights.
pub async fn end_sessions_of(tx: &mut Tx, user: &str, at: i64) -> StoreResult<()> {
    tx.sql("UPDATE session SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL")
        .text(user)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

/// Consent of a second person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ApprovalRow {
    /// Id.
    pub id: String,
    /// The right.
    pub permission: String,
    /// What it is about.
    pub subject: String,
    /// The amount at stake.
    pub amount: Option<i64>,
    /// Who asked.
    pub requested_by: String,
    /// Who consented.
    pub approved_by: String,
    /// Since.
    pub created_at: i64,
    /// Until.
    pub expires_at: i64,
    /// When it was used up.
    pub used_at: Option<i64>,
}

/// Writes a consent.
pub async fn insert_approval(tx: &mut Tx, row: &ApprovalRow) -> StoreResult<()> {
    tx.sql(
        "INSERT INTO approval (id, permission, subject, amount, requested_by, approved_by, created_at, \
         expires_at, \
         used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .text(&row.id)
    .text(&row.permission)
    .text(&row.subject)
    .bind(row.amount)
    .text(&row.requested_by)
    .text(&row.approved_by)
    .bind(row.created_at)
    .bind(row.expires_at)
    .bind(row.used_at)
    .run()
    .await?;
    Ok(())
}

/// The consent with this id.
pub async fn approval(tx: &mut Tx, id: &str) -> StoreResult<Option<ApprovalRow>> {
    tx.sql(
        "SELECT id, permission, subject, amount, requested_by, approved_by, created_at, expires_at, used_at \
         FROM approval WHERE id = $1",
    )
    .text(id)
    .opt()
    .await
}

/// Uses a consent up; false if it was used before.
pub async fn use_approval(tx: &mut Tx, id: &str, at: i64) -> StoreResult<bool> {
    let changed = tx
        .sql("UPDATE approval SET used_at = $2 WHERE id = $1 AND used_at IS NULL")
        .text(id)
        .bind(at)
        .run()
        .await?;
    Ok(changed == 1)
}

/// A set of rights.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleRow {
    /// Id.
    pub id: String,
    /// Short code, unique.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Whether the program shipped it.
    pub builtin: bool,
    /// Version for edits.
    pub version: i64,
}

/// One right of one role.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleGrantRow {
    /// The role.
    pub role_id: String,
    /// The right.
    pub permission: String,
    /// Up to this amount alone.
    pub amount_limit: Option<i64>,
}

/// All roles, the shipped ones first.
pub async fn roles(tx: &mut Tx) -> StoreResult<Vec<RoleRow>> {
    tx.sql("SELECT id, code, name, name_en, builtin, version FROM role ORDER BY builtin DESC, code")
        .all()
        .await
}

/// The role with this id.
pub async fn role(tx: &mut Tx, id: &str) -> StoreResult<Option<RoleRow>> {
    tx.sql("SELECT id, code, name, name_en, builtin, version FROM role WHERE id = $1").text(id).opt().await
}

/// The role with this code.
pub async fn role_by_code(tx: &mut Tx, code: &str) -> StoreResult<Option<RoleRow>> {
    tx.sql("SELECT id, code, name, name_en, builtin, version FROM role WHERE code = $1")
        .text(code)
        .opt()
        .await
}

/// Writes a new role.
pub async fn insert_role(tx: &mut Tx, role: &RoleRow) -> StoreResult<()> {
    tx.sql("INSERT INTO role (id, code, name, name_en, builtin, version) VALUES ($1, $2, $3, $4, $5, $6)")
        .text(&role.id)
        .text(&role.code)
        .text(&role.name)
        .text(&role.name_en)
        .bind(role.builtin)
        .bind(role.version)
        .run()
        .await?;
    Ok(())
}

/// Writes code and names of a role whose version is still the one read; false = somebody was faster.
pub async fn update_role(tx: &mut Tx, role: &RoleRow) -> StoreResult<bool> {
    let changed = tx
        .sql(
            "UPDATE role SET code = $2, name = $3, name_en = $4, version = version + 1 \
             WHERE id = $1 AND version = $5",
        )
        .text(&role.id)
        .text(&role.code)
        .text(&role.name)
        .text(&role.name_en)
        .bind(role.version)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Every right of every role.
pub async fn role_grants(tx: &mut Tx) -> StoreResult<Vec<RoleGrantRow>> {
    tx.sql("SELECT role_id, permission, amount_limit FROM role_permission ORDER BY role_id, permission")
        .all()
        .await
}

/// Replaces the rights of a role.
pub async fn set_role_grants(tx: &mut Tx, role: &str, grants: &[(&str, Option<i64>)]) -> StoreResult<()> {
    tx.sql("DELETE FROM role_permission WHERE role_id = $1").text(role).run().await?;
    for (permission, limit) in grants {
        tx.sql("INSERT INTO role_permission (role_id, permission, amount_limit) VALUES ($1, $2, $3)")
            .text(role)
            .text(permission)
            .bind(*limit)
            .run()
            .await?;
    }
    Ok(())
}

/// User and role of every membership.
pub async fn memberships(tx: &mut Tx) -> StoreResult<Vec<(String, String)>> {
    tx.sql("SELECT user_id, role_id FROM user_role ORDER BY user_id, role_id").all().await
}

/// Roles of one user.
pub async fn roles_of(tx: &mut Tx, user: &str) -> StoreResult<Vec<String>> {
    let rows: Vec<(String,)> =
        tx.sql("SELECT role_id FROM user_role WHERE user_id = $1 ORDER BY role_id").text(user).all().await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Replaces the roles of a user.
pub async fn set_roles_of(tx: &mut Tx, user: &str, roles: &[String]) -> StoreResult<()> {
    tx.sql("DELETE FROM user_role WHERE user_id = $1").text(user).run().await?;
    for role in roles {
        tx.sql("INSERT INTO user_role (user_id, role_id) VALUES ($1, $2)")
            .text(user)
            .text(role)
            .run()
            .await?;
    }
    Ok(())
}

/// How many active users hold a right through any of their roles.
pub async fn active_holders(tx: &mut Tx, permission: &str) -> StoreResult<i64> {
    tx.sql(
        "SELECT COUNT(DISTINCT u.id) FROM user_account u JOIN user_role r ON r.user_id = u.id \
         JOIN role_permission p ON p.role_id = r.role_id WHERE u.active = $1 AND p.permission = $2",
    )
    .bind(true)
    .text(permission)
    .number()
    .await
}

/// Ends all sessions of a user but one: after the user changed the own password.
pub async fn end_other_sessions(tx: &mut Tx, user: &str, keep: &str, at: i64) -> StoreResult<()> {
    tx.sql("UPDATE session SET ended_at = $3 WHERE user_id = $1 AND id <> $2 AND ended_at IS NULL")
        .text(user)
        .text(keep)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

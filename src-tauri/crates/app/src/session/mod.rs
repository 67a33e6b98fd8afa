//! Signing in, switching users by PIN, and who may do what in a session.

mod current;
mod people;
mod sign_in;
mod sign_out;
mod switch_user;

pub use current::{Current, CurrentSession};
pub use people::{People, PeopleList, Person};
pub use sign_in::{SignIn, SignedIn};
pub use sign_out::SignOut;
pub use switch_user::SwitchUser;

use crate::app::App;
use crate::cx::{Actor, Cx, Prepared, Tried};
use crate::dispatch::Caller;
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use base64::Engine;
use kezhan_core::money::Money;
use kezhan_core::permission::{Grant, Grants, Permission};
use kezhan_store::house::House;
use kezhan_store::people as rows;
use kezhan_store::people::{SessionRow, UserRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::PoisonError;

/// A session never lives longer than a long shift.
const LIFE_MS: i64 = 12 * 3_600_000;
/// Without any call for this long the person is taken to have left the desk.
const IDLE_MS: i64 = 15 * 60_000;
/// From the fourth wrong try on the wait doubles; from the tenth password on it is a quarter of an hour.
const FREE_TRIES: i64 = 3;
const LOCK_TRIES: i64 = 10;
/// A PIN has few digits: the fifth wrong one locks.
const LOCK_PINS: i64 = 5;
const LOCK_MS: i64 = 15 * 60_000;

/// The operations of this domain.
pub const OPERATIONS: &[Entry] =
    &[entry::<SignIn>(), entry::<SwitchUser>(), entry::<SignOut>(), entry::<Current>(), entry::<People>()];

/// A person as screens show them.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserInfo {
    /// Id.
    pub id: String,
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Language of the screens.
    pub language: String,
}

/// The house as screens show it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HouseInfo {
    /// Id.
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
    /// Offset of the house's clock from UTC in minutes.
    pub utc_offset_minutes: i64,
    /// Default language.
    pub language: String,
    /// The open business date.
    pub business_date: chrono::NaiveDate,
    /// First business date.
    pub opened_on: chrono::NaiveDate,
    /// Whether this is the sample hotel.
    pub sample: bool,
    /// Version for edits of its facts.
    pub version: i64,
}

impl From<&House> for HouseInfo {
    fn from(house: &House) -> Self {
        let house = house.clone();
        Self {
            id: house.id,
            name: house.name,
            name_en: house.name_en,
            address: house.address,
            phone: house.phone,
            tax_number: house.tax_number,
            currency: house.currency,
            utc_offset_minutes: house.utc_offset_minutes,
            language: house.language,
            business_date: house.business_date,
            opened_on: house.opened_on,
            sample: house.sample,
            version: house.version,
        }
    }
}

impl From<&Actor> for UserInfo {
    fn from(actor: &Actor) -> Self {
        Self {
            id: actor.id.clone(),
            login: actor.login.clone(),
            name: actor.name.clone(),
            language: actor.language.clone(),
        }
    }
}

/// Finds the person behind the token of a call.
pub(crate) async fn resolve(cx: &mut Cx<'_>, caller: &Caller) -> Result<(Actor, String)> {
    let token = caller.token.as_deref().ok_or(Problem::SessionExpired {})?;
    let hash = token_hash(token);
    let found = rows::signed_in(&mut cx.tx, &hash).await?.ok_or(Problem::SessionExpired {})?;
    let alive = found.ended_at.is_none()
        && cx.now < found.expires_at
        && seen(cx.app, &found.session_id, cx.now)
        && found.active;
    if !alive {
        return Err(Problem::SessionExpired {}.into());
    }
    let grants = granted(found.grants());
    let grants = if found.by_pin { grants.by_pin() } else { grants };
    let actor = Actor {
        id: found.user_id,
        name: found.name,
        login: found.login,
        language: found.language,
        grants,
        session: found.session_id,
    };
    Ok((actor, found.station))
}

/// Notes that the session was used; false if it lay idle too long. Kept in memory: after a restart the
/// clock starts anew.
fn seen(app: &App, session: &str, now: i64) -> bool {
    let mut seen = app.seen.lock().unwrap_or_else(PoisonError::into_inner);
    let last = seen.insert(session.to_owned(), now).unwrap_or(now);
    let alive = now - last <= IDLE_MS;
    if !alive {
        seen.insert(session.to_owned(), last);
    }
    alive
}

fn actor(user: UserRow, grants: Grants, session: String) -> Actor {
    Actor { id: user.id, name: user.name, login: user.login, language: user.language, grants, session }
}

/// All rights of a user.
pub(crate) async fn grants_of(cx: &mut Cx<'_>, user: &str) -> Result<Grants> {
    Ok(granted(rows::grants_of(&mut cx.tx, user).await?))
}

fn granted(rows: Vec<(String, Option<i64>)>) -> Grants {
    Grants::join(rows.into_iter().filter_map(|(permission, limit)| {
        // A right of a newer program means nothing to this one.
        Permission::parse(&permission).map(|permission| Grant { permission, limit: limit.map(Money) })
    }))
}

fn token_hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Opens a session for a user who has proved who they are, by password or by PIN.
async fn begin(cx: &mut Cx<'_>, user: UserRow, station: &str, by_pin: bool) -> Result<SignedIn> {
    let mut secret = [0_u8; 32];
    cx.app.entropy.fill(&mut secret);
    let token = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(secret);
    let session = SessionRow {
        id: cx.new_id(),
        token_hash: token_hash(&token),
        user_id: user.id.clone(),
        station: station.to_owned(),
        by_pin,
        created_at: cx.now,
        expires_at: cx.now + LIFE_MS,
        ended_at: None,
    };
    rows::insert_session(&mut cx.tx, &session).await?;
    let grants = grants_of(cx, &user.id).await?;
    let grants = if by_pin { grants.by_pin() } else { grants };
    let expires_at = session.expires_at;
    let actor = actor(user, grants, session.id);
    let signed_in = SignedIn {
        token,
        user: UserInfo::from(&actor),
        grants: actor.grants.list().to_vec(),
        house: HouseInfo::from(cx.house()?),
        expires_at,
        idle_ms: IDLE_MS,
    };
    cx.about("user", &actor.id);
    cx.station = station.to_owned();
    cx.actor = Some(actor);
    Ok(signed_in)
}

async fn account(cx: &mut Cx<'_>, login: &str) -> Result<Option<UserRow>> {
    let found = rows::user_by_login(&mut cx.tx, &login.trim().to_lowercase()).await?;
    Ok(found.filter(|user| user.active))
}

fn hash_of(user: &UserRow, by_pin: bool) -> Option<&str> {
    if by_pin { user.pin_hash.as_deref() } else { Some(user.password_hash.as_str()) }
}

/// Tries a secret before the command that [`prove`]s it takes its turn: hashing takes longer than many a
/// command. An unknown login costs the same work, so that the time does not tell who exists.
pub(crate) async fn try_secret(cx: &mut Cx<'_>, login: &str, secret: &str, by_pin: bool) -> Result<Prepared> {
    let user = account(cx, login).await?;
    if user.as_ref().is_some_and(|user| cx.now < user.next_try_at) {
        return Ok(Prepared::Nothing);
    }
    let hash = user.and_then(|user| hash_of(&user, by_pin).map(str::to_owned));
    let (secret, entropy) = (secret.to_owned(), cx.app.entropy.clone());
    let work = move || match &hash {
        Some(known) => Tried { right: crate::password::verify(&secret, known), hash },
        None => {
            let _ = crate::password::hash(entropy.as_ref(), &secret);
            Tried { hash, right: false }
        }
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(tried) => Ok(Prepared::Tried(tried)),
        Err(error) => Err(cx.app.incident("password", &error.to_string()).into()),
    }
}

/// Checks a secret against a user with delay and lock-out; the count of wrong tries is kept although the
/// call fails.
pub(crate) async fn prove(cx: &mut Cx<'_>, login: &str, secret: &str, by_pin: bool) -> Result<UserRow> {
    let tried = match std::mem::take(&mut cx.prepared) {
        Prepared::Tried(tried) => Some(tried),
        _ => None,
    };
    let Some(user) = account(cx, login).await? else { return Err(Problem::WrongCredentials {}.into()) };
    if cx.now < user.next_try_at {
        return Err(Problem::LockedOut { until: user.next_try_at }.into());
    }
    let hash = hash_of(&user, by_pin);
    let right = match tried {
        Some(tried) if tried.hash.as_deref() == hash => tried.right,
        // The account was changed since, or its wait ended just now.
        _ => hash.is_some_and(|hash| crate::password::verify(secret, hash)),
    };
    if right {
        if user.failures > 0 {
            rows::set_failures(&mut cx.tx, &user.id, 0, 0).await?;
        }
        if !by_pin && crate::password::outdated(&user.password_hash) {
            let hash = crate::password::hash(cx.app.entropy.as_ref(), secret);
            rows::set_password_hash(&mut cx.tx, &user.id, &hash).await?;
        }
        return Ok(user);
    }
    let failures = user.failures + 1;
    let next = cx.now + wait_after(failures, by_pin);
    cx.about("user", &user.id);
    cx.keep_on_error();
    rows::set_failures(&mut cx.tx, &user.id, failures, next).await?;
    Err(Problem::WrongCredentials {}.into())
}

/// How long to wait after so many wrong tries in a row, in milliseconds.
fn wait_after(failures: i64, by_pin: bool) -> i64 {
    match failures {
        ..=FREE_TRIES => 0,
        LOCK_TRIES.. => LOCK_MS,
        LOCK_PINS.. if by_pin => LOCK_MS,
        between => 1_000 << (between - FREE_TRIES - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::wait_after;

    #[test]
    fn waits_double_from_the_fourth_try_and_lock_from_the_tenth_or_the_fifth_pin() {
        let waits = |by_pin, tries| (1..=tries).map(|tried| wait_after(tried, by_pin)).collect::<Vec<_>>();
        assert_eq!(waits(false, 11), [0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 900_000, 900_000]);
        assert_eq!(waits(true, 6), [0, 0, 0, 1_000, 900_000, 900_000]);
    }
}

//! The sample hotel 云栖客栈: sixty days of history and thirty of bookings, made through the operations.
//!
//! The staff of [`house::STAFF`] sign in and work through a guest book ([`plan`]) with a clock of their own,
//! so everything a real house has is there: deposits, split and company bills, reversals, repairs, night
//! audits.

mod day;
mod desk;
mod dice;
mod guests;
mod house;
mod people;
mod plan;

pub(crate) use house::found;

use crate::app::{App, Progress};
use crate::dispatch::Caller;
use crate::problem::Problem;
use crate::setup::{self, EVERYTHING};
use crate::user::ADMINISTRATOR;
use day::{House, Ids, Known, RoomFacts};
use desk::{Desk, Step, Stop, list, number, text};
use dice::Dice;
use kezhan_store::people::{self as accounts, UserRow};
use kezhan_store::{StoreError, StoreResult};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::PoisonError;
use std::time::Duration;

/// The same seed, the same guest book.
const SEED: u64 = 0x5975_6E51_6900;
/// Days of history.
pub const HISTORY: u16 = 60;

/// Makes the sample hotel where the database is empty, and waits until it is complete. One that was
/// interrupted
/// is begun anew; a house that is in use stays as it is.
///
/// # Errors
/// The problem that stopped the building.
pub async fn ensure(app: &App) -> Result<(), Problem> {
    let status = app.call(&Caller::default(), "setup.status", json!({})).await?;
    if status["ready"] == true {
        return Ok(());
    }
    // Another program on the same database may be at it: then its building is waited for.
    if status["progress"]["state"] != "running" {
        let args = json!({"language": "zh-CN"});
        app.call(&Caller::default(), "setup.create_sample", args).await?;
    }
    loop {
        let status = app.call(&Caller::default(), "setup.status", json!({})).await?;
        let progress = &status["progress"];
        if status["ready"] == true && progress["state"] != "running" {
            return Ok(());
        }
        if progress["state"] == "failed" {
            return Err(app.incident("sample", text(progress, "problem")));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// State of progress while the house is being emptied.
pub(crate) const CLEARING: &str = "clearing";

/// Days after which the house has outgrown what its database thought of it.
const GROWN: [u16; 4] = [0, 3, 12, 36];

/// House, the days, the open day, the proof.
fn steps(app: &App) -> u32 {
    u32::from(app.sample_history) + 3
}

/// Tells that the building runs, before anybody else can ask for one.
pub(crate) fn announce_start(app: &App) {
    tell(app, "running", 0, "house", None);
}

/// Tells that the house is gone, before anybody can sign in to what is left of it.
pub(crate) fn announce_clearing(app: &App) {
    tell(app, CLEARING, 0, "", None);
}

/// Fills the house, and tells how far it is.
pub async fn build(app: &App) {
    let result = match begun_before(app).await {
        Ok(None) => run(app).await,
        Ok(Some(people)) => match start_anew(app, people).await {
            // The new house has started a building of its own.
            Ok(()) => return,
            Err(stop) => Err(stop),
        },
        Err(error) => Err(store_stop(app, error)),
    };
    match result {
        Ok(()) => tell(app, "done", steps(app), "verify", None),
        Err(stop) => {
            let problem = format!("{}: {}", stop.operation, stop.problem.code());
            tell(app, "failed", 0, "", Some(problem));
        }
    }
    app.announce(EVERYTHING);
}

/// Empties the house.
pub async fn clear(app: &App) {
    let _turn = app.lane.lock().await;
    if let Err(error) = app.db.wipe().await {
        tell(app, "failed", 0, "", Some(app.incident("clear_sample", &error.to_string()).code()));
    } else {
        app.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
        tell(app, "idle", 0, "", None);
    }
    app.announce(EVERYTHING);
}

fn tell(app: &App, state: &str, done: u32, step: &str, problem: Option<String>) {
    let total = if state == "idle" || state == CLEARING { 0 } else { steps(app) };
    app.set_progress(Progress { state: state.to_owned(), done, total, step: step.to_owned(), problem });
}

fn store_stop(app: &App, error: StoreError) -> Stop {
    Stop { operation: "sample".to_owned(), problem: app.incident("sample", &error.to_string()) }
}

/// Notes that the building begins. One that began before and never ended leaves its people, to be begun anew.
async fn begun_before(app: &App) -> StoreResult<Option<Vec<UserRow>>> {
    let _turn = app.lane.lock().await;
    let mut tx = app.db.write().await?;
    if setup::begin_sample(&mut tx).await? {
        tx.commit().await?;
        return Ok(None);
    }
    let people = accounts::users(&mut tx).await?;
    tx.rollback().await?;
    Ok(Some(people))
}

/// Empties the half-made house and makes it again with the same people.
async fn start_anew(app: &App, people: Vec<UserRow>) -> Step<()> {
    clear(app).await;
    let language = people.first().map_or_else(|| "zh-CN".to_owned(), |person| person.language.clone());
    let operation = "setup.create_sample";
    let made = app.call(&Caller::default(), operation, json!({"language": language})).await;
    made.map_err(|problem| Stop { operation: operation.to_owned(), problem })?;
    restore(app, people).await.map_err(|error| store_stop(app, error))
}

async fn restore(app: &App, people: Vec<UserRow>) -> StoreResult<()> {
    let _turn = app.lane.lock().await;
    let mut tx = app.db.write().await?;
    for person in people {
        if let Some(made) = accounts::user_by_login(&mut tx, &person.login).await? {
            let kept = UserRow { id: made.id, version: made.version, failures: 0, next_try_at: 0, ..person };
            accounts::update_user(&mut tx, &kept).await?;
        } else if let Some(role) = accounts::role_by_code(&mut tx, ADMINISTRATOR).await? {
            accounts::insert_user(&mut tx, &person).await?;
            accounts::set_roles_of(&mut tx, &person.id, &[role.id]).await?;
        }
    }
    tx.commit().await
}

/// Builds the whole history. Until it is complete the database need not wait for the disk after every
/// command:
/// an interrupted building is begun anew.
async fn run(app: &App) -> Step<()> {
    app.db.relax(true).await.map_err(|error| store_stop(app, error))?;
    let lived = live(app).await;
    let strict = app.db.relax(false).await.map_err(|error| store_stop(app, error));
    lived?;
    strict?;
    let noted = finish(app).await;
    noted.map_err(|error| store_stop(app, error))
}

async fn finish(app: &App) -> StoreResult<()> {
    let _turn = app.lane.lock().await;
    let mut tx = app.db.write().await?;
    setup::end_sample(&mut tx).await?;
    tx.commit().await
}

/// Tells how far the building is, here and to other programs on the same database.
async fn advance(app: &App, done: u32, step: &str) -> Step<()> {
    tell(app, "running", done, step, None);
    let noted = beat(app).await;
    noted.map_err(|error| store_stop(app, error))
}

async fn beat(app: &App) -> StoreResult<()> {
    let _turn = app.lane.lock().await;
    let mut tx = app.db.write().await?;
    setup::beat(&mut tx, app, &app.progress()).await?;
    tx.commit().await
}

async fn live(app: &App) -> Step<()> {
    let mut house = open(app).await?;
    for day in 0..app.sample_history {
        advance(app, u32::from(day) + 1, "history").await?;
        house.day(i64::from(day)).await?;
        if GROWN.contains(&day) {
            app.db.learn_sizes().await.map_err(|error| store_stop(app, error))?;
        }
    }
    advance(app, steps(app) - 2, "future").await?;
    house.today().await?;
    advance(app, steps(app) - 1, "verify").await?;
    let report = house.desk.call("manager", "ledger.verify", json!({})).await?;
    if report["clean"] != true {
        tracing::error!(%report, "the books of the sample hotel do not prove");
        let problem = Problem::BooksBroken { findings: Vec::new() };
        return Err(Stop { operation: "ledger.verify".to_owned(), problem });
    }
    house.desk.close().await
}

/// Opens the house: who works there, what it sells, who will come.
async fn open(app: &App) -> Step<House> {
    let mut tx = app.db.read().await.map_err(|error| store_stop(app, error))?;
    let found = kezhan_store::house::the_house(&mut tx).await.map_err(|error| store_stop(app, error))?;
    drop(tx);
    let Some(property) = found else {
        return Err(Stop { operation: "sample".to_owned(), problem: Problem::NotSetUp {} });
    };
    let now = app.clock.now_ms();
    let midnight = property.opened_on.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let dawn = midnight + (7 * 60 - property.utc_offset_minutes) * 60_000;
    let mut desk = Desk::new(app, dawn, now);
    let catalogue = desk.call("manager", "catalogue.list", json!({})).await?;
    let wall = desk.call("manager", "room.wall", json!({})).await?;
    let types = list(&catalogue, "roomTypes");
    let (rooms, facts) = rooms(&wall, types);
    let mut companies = Vec::new();
    for (name, credit_limit) in people::COMPANIES {
        let args = json!({"name": name, "creditLimit": credit_limit});
        let saved = desk.call("manager", "company.save", args).await?;
        companies.push(text(&saved, "companyId").to_owned());
    }
    let plan = plan::write(SEED, property.opened_on, i64::from(app.sample_history), &facts, companies.len());
    Ok(House {
        desk,
        dice: Dice::new(SEED + 1),
        known: vec![Known::default(); plan.visits.len()],
        plan,
        rooms,
        tenders: ids(&catalogue, "tenders"),
        items: ids(&catalogue, "items"),
        companies,
        blocks: HashMap::new(),
        opened: property.opened_on,
        utc_offset_minutes: property.utc_offset_minutes,
    })
}

fn rooms(wall: &Value, types: &[Value]) -> (Vec<RoomFacts>, Vec<plan::Room>) {
    let cards = list(wall, "floors").iter().flat_map(|floor| list(floor, "rooms"));
    cards
        .map(|card| {
            let kind = types.iter().position(|kind| kind["id"] == card["typeId"]).unwrap_or(0);
            let code = text(card, "typeCode");
            let facts = RoomFacts {
                id: text(card, "id").to_owned(),
                type_id: text(card, "typeId").to_owned(),
                price: house::price(code),
            };
            (facts, plan::Room { kind, guests: number(&types[kind], "maxGuests") })
        })
        .unzip()
}

fn ids(catalogue: &Value, kind: &str) -> Ids {
    let pair = |entry: &Value| (text(entry, "code").to_owned(), text(entry, "id").to_owned());
    list(catalogue, kind).iter().map(pair).collect()
}

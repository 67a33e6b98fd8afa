//! First start of a house: one of one's own, or the sample hotel.

mod clear_sample;
mod create;
mod create_sample;
pub(crate) mod found;
mod heading;
mod progress;
mod property_save;
mod rooms;
mod status;
mod stock;

pub use clear_sample::ClearSample;
pub use create::{Administrator, CreateHouse, Created, FloorPattern, PropertyFacts, RoomTypeInput};
pub use create_sample::{CreateSample, SampleCreated};
pub use progress::GetProgress;
pub use property_save::{PropertySaved, SaveProperty};
pub use status::{SetupStatus, Status};

use crate::app::{App, Progress};
use crate::event::Tag;
use crate::operation::{Entry, entry};
use crate::problem::Result;
use kezhan_store::house::{self, House};
use kezhan_store::{DbKind, StoreResult, Tx};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<Status>(),
    entry::<CreateHouse>(),
    entry::<CreateSample>(),
    entry::<ClearSample>(),
    entry::<GetProgress>(),
    entry::<SaveProperty>(),
];

/// Everything a screen shows: all of it changes when a house is made or emptied.
pub(crate) const EVERYTHING: &[Tag] = &[
    Tag::House,
    Tag::Rooms,
    Tag::Catalogue,
    Tag::Stays,
    Tag::Guests,
    Tag::Folios,
    Tag::Actions,
    Tag::Log,
    Tag::Users,
    Tag::Sessions,
    Tag::Prints,
    Tag::Progress,
];

/// Where the database remembers how far the sample hotel is.
const SAMPLE_KEY: &str = "sample";
const NEW: &str = "new";
const BUILDING: &str = "building";
const FINISHED: &str = "finished";

/// When the builder was last heard of, and how far it was.
const BEAT_KEY: &str = "sample_beat";
/// A builder that has been silent for this long is gone: no day of the sample hotel takes half of it.
const SILENCE_MS: i64 = 60_000;

/// Notes durably that the sample hotel is to be built.
pub(crate) async fn note_sample(tx: &mut Tx, app: &App) -> StoreResult<()> {
    house::set_meta(tx, SAMPLE_KEY, NEW).await?;
    beat(tx, app, &Progress::default()).await
}

/// Notes that the builder is at work, for other programs on the same database.
pub(crate) async fn beat(tx: &mut Tx, app: &App, progress: &Progress) -> StoreResult<()> {
    let value = format!("{} {} {} {}", app.clock.now_ms(), progress.done, progress.total, progress.step);
    house::set_meta(tx, BEAT_KEY, &value).await
}

/// How far a builder in another program is. A SQLite file has no other program: its folder is locked.
async fn elsewhere(tx: &mut Tx, app: &App) -> StoreResult<Option<Progress>> {
    if app.db.kind() == DbKind::Sqlite {
        return Ok(None);
    }
    let Some(value) = house::meta(tx, BEAT_KEY).await? else { return Ok(None) };
    let mut parts = value.split(' ');
    let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok()).unwrap_or(0);
    let (heard, done, total) = (number(), number(), number());
    if (app.clock.now_ms() - heard).abs() > SILENCE_MS {
        return Ok(None);
    }
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    let step = parts.next().unwrap_or_default().to_owned();
    let state = "running".to_owned();
    Ok(Some(Progress { state, done: count(done), total: count(total), step, problem: None }))
}

/// Notes durably that the building begins; false if it has begun before.
pub(crate) async fn begin_sample(tx: &mut Tx) -> StoreResult<bool> {
    if house::meta(tx, SAMPLE_KEY).await?.as_deref() != Some(NEW) {
        return Ok(false);
    }
    house::set_meta(tx, SAMPLE_KEY, BUILDING).await?;
    Ok(true)
}

/// Notes durably that the sample hotel is complete.
pub(crate) async fn end_sample(tx: &mut Tx) -> StoreResult<()> {
    house::set_meta(tx, SAMPLE_KEY, FINISHED).await
}

/// Whether the house is a sample hotel that was never completed.
pub(crate) async fn is_unfinished(tx: &mut Tx, house: Option<&House>) -> Result<bool> {
    if !house.is_some_and(|house| house.sample) {
        return Ok(false);
    }
    Ok(house::meta(tx, SAMPLE_KEY).await?.as_deref() != Some(FINISHED))
}

/// How far the sample hotel is, whoever builds it. One that nobody is building although it is not complete
/// was
/// interrupted.
pub(crate) async fn progress_of(tx: &mut Tx, app: &App, unfinished: bool) -> Result<Progress> {
    let known = app.progress();
    if unfinished && known.state != "running" && known.state != "failed" {
        if let Some(progress) = elsewhere(tx, app).await? {
            return Ok(progress);
        }
        return Ok(Progress {
            state: "failed".to_owned(),
            problem: Some("interrupted".to_owned()),
            ..Progress::default()
        });
    }
    Ok(if known.state.is_empty() { Progress { state: "idle".to_owned(), ..known } } else { known })
}

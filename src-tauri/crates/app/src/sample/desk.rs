//! The staff of the sample hotel at work: calls through the one door, each at its moment.

use super::dice::SampleClock;
use super::house::PASSWORD;
use crate::app::App;
use crate::dispatch::Caller;
use crate::problem::Problem;
use kezhan_core::id::Clock;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

/// A person who has done nothing for this long signs in anew, a little before the session ends by itself.
const PAUSE_MS: i64 = 14 * 60_000;
/// A person who will be needed again within this time looks at the screen now and then.
const AROUND_MS: i64 = 3 * 3_600_000;
/// The same for a long shift.
const SHIFT_MS: i64 = 11 * 3_600_000;

/// An operation that was refused although the plan allows it: the sample hotel is not finished.
#[derive(Debug)]
pub struct Stop {
    /// The operation.
    pub operation: String,
    /// Why.
    pub problem: Problem,
}

/// Result of a step of the sample hotel.
pub type Step<T> = Result<T, Stop>;

struct Shift {
    token: String,
    since: i64,
    last: i64,
}

/// The desk of the sample hotel, with its own clock.
pub struct Desk {
    app: App,
    clock: Arc<SampleClock>,
    now_ms: i64,
    shifts: HashMap<&'static str, Shift>,
}

impl Desk {
    /// A desk whose clock stands at `start_ms` and never passes `now_ms`.
    pub fn new(app: &App, start_ms: i64, now_ms: i64) -> Self {
        let clock = Arc::new(SampleClock::at(start_ms));
        // Screens hear of the whole history at its end, not of thousands of its steps.
        let (quiet, _) = tokio::sync::broadcast::channel(1);
        let sources = app.with_sources(clock.clone(), app.entropy.clone());
        let app = App { changes: quiet, proves_days: true, ..sources };
        Self { app, clock, now_ms, shifts: HashMap::new() }
    }

    /// Lets the clock reach a moment, but not the future. Who is at work meanwhile stays signed in.
    pub async fn at(&mut self, moment_ms: i64) -> Step<()> {
        let moment = moment_ms.min(self.now_ms);
        while let Some((login, look)) = self.next_look(moment) {
            self.clock.reach(look);
            self.call(login, "session.current", json!({})).await?;
        }
        self.clock.reach(moment);
        Ok(())
    }

    /// Who has to look at the screen before this moment so as not to be signed out, and when.
    fn next_look(&self, moment: i64) -> Option<(&'static str, i64)> {
        let around = |shift: &&Shift| moment - shift.last < AROUND_MS && moment - shift.since < SHIFT_MS;
        let pausing = self.shifts.iter().filter(|(_, shift)| around(shift) && !alive(shift, moment));
        pausing
            .map(|(login, shift)| (*login, shift.last + PAUSE_MS - 1))
            .min_by_key(|(login, look)| (*look, *login))
    }

    /// Does something as a member of staff.
    pub async fn call(&mut self, login: &'static str, operation: &str, args: Value) -> Step<Value> {
        let token = self.token(login).await?;
        let caller = Caller { token: Some(token), ..Caller::default() };
        self.pass(&caller, operation, args).await
    }

    /// Ends the open sessions.
    pub async fn close(mut self) -> Step<()> {
        let now = self.clock.now_ms();
        let open: Vec<Shift> = self.shifts.drain().map(|(_, shift)| shift).collect();
        for shift in open.into_iter().filter(|shift| alive(shift, now)) {
            let caller = Caller { token: Some(shift.token), ..Caller::default() };
            self.pass(&caller, "session.sign_out", json!({})).await?;
        }
        Ok(())
    }

    async fn pass(&self, caller: &Caller, operation: &str, args: Value) -> Step<Value> {
        let shown = args.clone();
        self.app.call(caller, operation, args).await.map_err(|problem| {
            tracing::error!(operation, %shown, ?problem, "the sample hotel stops");
            Stop { operation: operation.to_owned(), problem }
        })
    }

    async fn token(&mut self, login: &'static str) -> Step<String> {
        let now = self.clock.now_ms();
        if let Some(shift) = self.shifts.get_mut(login).filter(|shift| alive(shift, now)) {
            shift.last = now;
            return Ok(shift.token.clone());
        }
        let station = if login == "auditor" { "夜审" } else { "总台一" };
        let args = json!({"login": login, "password": PASSWORD, "station": station});
        let answer = self.pass(&Caller::default(), "session.sign_in", args).await?;
        let token = text(&answer, "token").to_owned();
        self.shifts.insert(login, Shift { token: token.clone(), since: now, last: now });
        Ok(token)
    }
}

fn alive(shift: &Shift, now: i64) -> bool {
    now - shift.last < PAUSE_MS && now - shift.since < SHIFT_MS
}

/// A text of an answer; one that is missing is empty and refused by the operation it is given to.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// A number of an answer.
pub fn number(value: &Value, field: &str) -> i64 {
    value[field].as_i64().unwrap_or_default()
}

/// A list of an answer.
pub fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

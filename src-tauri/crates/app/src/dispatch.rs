//! `App::call`, the only way in for every host.

use crate::app::App;
use crate::audit;
use crate::cx::{Actor, Cx, Effect, Prepared};
use crate::event::Change;
use crate::operation::{Entry, Kind};
use crate::problem::{Fail, Problem, Rule};
use crate::vault::Sealed;
use crate::{operations, session};
use kezhan_core::permission::Permission;
use kezhan_store::house::House;
use kezhan_store::{Db, StoreError, Tx, Unusable};
use serde_json::Value;
use std::sync::PoisonError;
use std::time::Duration;

const TRIES: u32 = 6;

/// What a host knows about a call besides its name and arguments.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// Session token, as `session.sign_in` gave it.
    pub token: Option<String>,
    /// Idempotency key made by the client, one per intention.
    pub key: Option<String>,
    /// Consent of a second person, as `approval.grant` gave it.
    pub approval: Option<String>,
    /// Name of the window, so that it can ignore its own changes.
    pub origin: String,
}

impl App {
    /// Runs one operation: rights, transaction, idempotency, audit, then change events and effects.
    pub async fn call(&self, caller: &Caller, name: &str, args: Value) -> Result<Value, Problem> {
        let entry = operations::find(name).ok_or(Problem::UnknownOperation {})?;
        if caller.key.as_ref().is_some_and(|key| key.len() > 64 || key.is_empty()) {
            return Err(Problem::field("Idempotency-Key", Rule::TooLong, Some("64".to_owned())));
        }
        let prepared = self.prepare(entry, caller, &args).await?;
        let _turn = match entry.kind {
            Kind::Command => Some(self.lane.lock().await),
            // Between the old house and the next one there is nothing that could be asked.
            Kind::Query if self.is_clearing() => Some(self.lane.lock().await),
            Kind::Query => None,
        };
        let mut tries = 0;
        loop {
            match self.attempt(entry, caller, args.clone(), prepared.clone()).await {
                Ok(done) => return self.finish(entry, caller, done).await,
                Err(Fail::Problem(problem)) => return Err(problem),
                Err(Fail::Store(StoreError::Conflict)) if tries + 1 < TRIES => {
                    tries += 1;
                    tokio::time::sleep(self.backoff(tries)).await;
                }
                Err(Fail::Store(error)) => return Err(self.translate(name, error)),
            }
        }
    }

    fn backoff(&self, tries: u32) -> Duration {
        let mut jitter = [0_u8; 1];
        self.entropy.fill(&mut jitter);
        Duration::from_millis(u64::from(tries * tries) * 5 + u64::from(jitter[0]) / 8)
    }

    fn translate(&self, place: &str, error: StoreError) -> Problem {
        match error {
            StoreError::Conflict => Problem::Busy {},
            StoreError::DiskFull => Problem::DiskFull {},
            StoreError::Unavailable(reason) => {
                tracing::warn!(place, reason, "database unavailable");
                Problem::Unavailable {}
            }
            StoreError::Unusable(Unusable::NoServer { .. }) => Problem::Unavailable {},
            other => self.incident(place, &format!("{other:?}")),
        }
    }

    /// What an operation finds out before its turn. A refusal is left to the attempt itself, which logs it.
    async fn prepare(
        &self,
        entry: &'static Entry,
        caller: &Caller,
        args: &Value,
    ) -> Result<Prepared, Problem> {
        let Some(prepare) = entry.prepare else { return Ok(Prepared::Nothing) };
        let found = async {
            let mut cx = self.open(entry, caller, self.db.read().await?).await?;
            admit(&mut cx, entry, caller).await?;
            prepare(&mut cx, args.clone()).await
        };
        match found.await {
            Ok(prepared) => Ok(prepared),
            Err(Fail::Problem(_) | Fail::Store(StoreError::Conflict)) => Ok(Prepared::Nothing),
            Err(Fail::Store(error)) => Err(self.translate(entry.name, error)),
        }
    }

    async fn attempt(
        &self,
        entry: &'static Entry,
        caller: &Caller,
        args: Value,
        prepared: Prepared,
    ) -> Result<Done, Fail> {
        let tx = match entry.kind {
            Kind::Command => self.db.write().await?,
            Kind::Query => self.db.read().await?,
        };
        let mut cx = self.open(entry, caller, tx).await?;
        cx.prepared = prepared;
        let admitted = admit(&mut cx, entry, caller).await;
        if let Err(problem) = admitted {
            // A refused right is worth a row of its own; a missing session is not anybody's act.
            if matches!(problem, Problem::Forbidden { .. }) {
                return self.refuse(cx, entry, &args, problem).await;
            }
            return Err(problem.into());
        }
        if entry.kind == Kind::Query {
            // Nothing was changed: the snapshot ends by itself, and the answer need not wait for that.
            let value = (entry.run)(&mut cx, args).await?;
            return Ok(Done { value, effects: Vec::new(), seq: 0 });
        }
        let print = self.vault.fingerprint(entry.name, &args.to_string());
        if let Some(stored) = stored_result(&mut cx, caller, &print).await? {
            return Ok(Done { value: stored, effects: Vec::new(), seq: 0 });
        }
        audit::reserve(&mut cx).await?;
        match (entry.run)(&mut cx, args.clone()).await {
            Ok(value) => {
                audit::write(&mut cx, entry.name, &args, "ok").await?;
                if entry.keeps_result {
                    store_result(&mut cx, caller, entry.name, &print, &value).await?;
                }
                let effects = std::mem::take(&mut cx.effects);
                let seq = cx.audit_seq;
                // Before the commit: the server may tell of it sooner than the commit returns.
                self.remember_own(seq);
                cx.tx.commit().await?;
                Ok(Done { value, effects, seq })
            }
            Err(Fail::Problem(problem)) if cx.keep_on_error => self.refuse(cx, entry, &args, problem).await,
            Err(fail) => Err(fail),
        }
    }

    /// Commits what the operation wanted kept, with an audit row that says why it was refused.
    async fn refuse(&self, cx: Cx<'_>, entry: &Entry, args: &Value, problem: Problem) -> Result<Done, Fail> {
        let mut cx = if entry.kind == Kind::Query { self.reopen_for_writing(cx).await? } else { cx };
        audit::write(&mut cx, entry.name, args, &problem.code()).await?;
        cx.tx.commit().await?;
        Err(problem.into())
    }

    async fn reopen_for_writing<'a>(&'a self, cx: Cx<'a>) -> Result<Cx<'a>, Fail> {
        let tx = self.db.write().await?;
        let Cx { tx: reading, actor, station, now, operation, house, .. } = cx;
        reading.rollback().await?;
        Ok(self.context(tx, operation, actor, station, now, house))
    }

    async fn open(&self, entry: &'static Entry, caller: &Caller, mut tx: Tx) -> Result<Cx<'_>, Fail> {
        let now = self.clock.now_ms();
        let house = kezhan_store::house::the_house(&mut tx).await?;
        if let Some(house) = &house {
            self.prove_key(&mut tx, house).await?;
        }
        let mut cx = self.context(tx, entry.name, None, String::new(), now, house);
        cx.approval.clone_from(&caller.approval);
        Ok(cx)
    }

    /// The house may have been founded by another program, on the same server, with another key: nothing may
    /// be sealed with a second one.
    async fn prove_key(&self, tx: &mut Tx, house: &House) -> Result<(), Fail> {
        let proven = || self.key_proven_for.lock().unwrap_or_else(PoisonError::into_inner);
        if proven().as_ref() == Some(&house.id) {
            return Ok(());
        }
        if !Sealed::of(tx, Some(house)).await?.fits(&self.vault) {
            return Err(Problem::WrongKey {}.into());
        }
        *proven() = Some(house.id.clone());
        Ok(())
    }

    fn context<'a>(
        &'a self,
        tx: Tx,
        operation: &'static str,
        actor: Option<Actor>,
        station: String,
        now: i64,
        house: Option<House>,
    ) -> Cx<'a> {
        Cx {
            app: self,
            tx,
            actor,
            station,
            now,
            operation,
            house,
            approval: None,
            approver: String::new(),
            subject: String::new(),
            changes: Vec::new(),
            effects: Vec::new(),
            keep_on_error: false,
            prepared: Prepared::Nothing,
            audit_seq: 0,
            audit_prev: None,
        }
    }

    async fn finish(&self, entry: &Entry, caller: &Caller, done: Done) -> Result<Value, Problem> {
        if entry.kind == Kind::Command && done.seq > 0 {
            let change =
                Change { tags: entry.touches.to_vec(), origin: caller.origin.clone(), seq: done.seq };
            // Nobody listening is fine.
            let _ = self.changes.send(change);
            for effect in done.effects {
                self.run_effect(effect);
            }
        }
        Ok(done.value)
    }

    fn run_effect(&self, effect: Effect) {
        match effect {
            Effect::WakePrinter => self.wake_printer(),
            Effect::BuildSample => {
                crate::sample::announce_start(self);
                let app = self.clone();
                tokio::spawn(async move { crate::sample::build(&app).await });
            }
            Effect::ClearSample => {
                crate::sample::announce_clearing(self);
                let app = self.clone();
                tokio::spawn(async move { crate::sample::clear(&app).await });
            }
        }
    }

    /// The database below, for hosts that verify or back up.
    pub fn database(&self) -> &Db {
        &self.db
    }
}

struct Done {
    value: Value,
    effects: Vec<Effect>,
    seq: i64,
}

async fn admit(cx: &mut Cx<'_>, entry: &Entry, caller: &Caller) -> Result<(), Problem> {
    if entry.needs == Permission::Public {
        return Ok(());
    }
    let found = session::resolve(cx, caller).await;
    match found {
        Ok((actor, station)) => {
            cx.station = station;
            cx.actor = Some(actor);
        }
        Err(Fail::Problem(problem)) => return Err(problem),
        Err(Fail::Store(error)) => return Err(cx.app.translate("session", error)),
    }
    let allowed = cx.actor.as_ref().is_some_and(|actor| actor.grants.has(entry.needs));
    if allowed { Ok(()) } else { Err(Problem::Forbidden { permission: entry.needs }) }
}

/// The stored answer of the same request, so that a repeat has no second effect.
async fn stored_result(cx: &mut Cx<'_>, caller: &Caller, print: &str) -> Result<Option<Value>, Fail> {
    let (Some(key), Some(actor)) = (&caller.key, &cx.actor) else { return Ok(None) };
    let user = actor.id.clone();
    match kezhan_store::audit::stored_result(&mut cx.tx, &user, key).await? {
        None => Ok(None),
        Some((known, _)) if known != print => Err(Problem::KeyReused {}.into()),
        Some((_, result)) => {
            let value = serde_json::from_str(&result)
                .map_err(|error| cx.app.incident("idempotency", &error.to_string()))?;
            Ok(Some(value))
        }
    }
}

async fn store_result(
    cx: &mut Cx<'_>,
    caller: &Caller,
    name: &str,
    print: &str,
    value: &Value,
) -> Result<(), Fail> {
    let (Some(key), Some(actor)) = (&caller.key, &cx.actor) else { return Ok(()) };
    let user = actor.id.clone();
    let row = kezhan_store::audit::StoredResult {
        user: &user,
        key,
        operation: name,
        args_hash: print,
        result: &value.to_string(),
        at: cx.now,
    };
    Ok(kezhan_store::audit::store_result(&mut cx.tx, &row).await?)
}

//! One day of the sample hotel: what is to happen, minute by minute, and who does it.

use super::desk::{Desk, Step, list, number, text};
use super::dice::Dice;
use super::people;
use super::plan::{Fate, Plan, Visit};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::collections::HashMap;

const DAY_MS: i64 = 86_400_000;
const MINUTE_MS: i64 = 60_000;

/// What the sample hotel has learned about one visit.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Id of the stay, once it is booked or walked in.
    pub stay: String,
    /// Whether the guest is in house.
    pub in_house: bool,
    /// Means of payment the guest likes.
    pub tender: &'static str,
}

/// A thing the house sells or takes, with its id.
pub type Ids = HashMap<String, String>;

/// A room as the builder needs it.
#[derive(Debug, Clone)]
pub struct RoomFacts {
    /// Id.
    pub id: String,
    /// Id of its type.
    pub type_id: String,
    /// Price of an ordinary night, minor units.
    pub price: i64,
}

/// The running sample hotel.
pub struct House {
    /// Its staff.
    pub desk: Desk,
    /// Its chance.
    pub dice: Dice,
    /// Its guest book.
    pub plan: Plan,
    /// What became of it so far, in the order of the guest book.
    pub known: Vec<Known>,
    /// Its rooms.
    pub rooms: Vec<RoomFacts>,
    /// Tenders by code.
    pub tenders: Ids,
    /// Items by code.
    pub items: Ids,
    /// Companies.
    pub companies: Vec<String>,
    /// Blocks that stand, by index of the repair.
    pub blocks: HashMap<usize, String>,
    /// First business date.
    pub opened: NaiveDate,
    /// Offset of its clock.
    pub utc_offset_minutes: i64,
}

/// Something to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A repair is finished.
    Release(usize),
    /// Breakfast of a guest in house.
    Breakfast(usize),
    /// A guest stays longer.
    Extend(usize),
    /// A guest changes rooms.
    Move(usize),
    /// A guest leaves.
    CheckOut(usize),
    /// Somebody books.
    Book(usize),
    /// A booking is cancelled.
    Cancel(usize),
    /// The rooms are cleaned.
    Clean,
    /// A repair begins.
    Repair(usize),
    /// A guest arrives.
    Arrive(usize),
    /// A guest consumes something.
    Consume(usize),
    /// A guest did not come.
    NoShow(usize),
}

impl House {
    /// Instant of a minute of a day.
    pub fn moment(&self, day: i64, minute: i64) -> i64 {
        let midnight = self.date(day).and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        midnight + (minute - self.utc_offset_minutes) * MINUTE_MS
    }

    /// Date of a day.
    pub fn date(&self, day: i64) -> NaiveDate {
        self.opened + Days::new(day.unsigned_abs())
    }

    /// Lives a day that is over, and closes its books.
    pub async fn day(&mut self, day: i64) -> Step<()> {
        let mut events = self.events(day);
        events.sort_unstable();
        for (minute, event) in events {
            self.desk.at(self.moment(day, minute)).await?;
            self.happen(day, event).await?;
        }
        self.desk.at(self.moment(day, 0) + DAY_MS + 2 * 60 * MINUTE_MS).await?;
        self.night_audit().await
    }

    /// Lives half of the open day: the rest is left to the one who looks at the sample hotel.
    pub async fn today(&mut self) -> Step<()> {
        let today = self.plan.today;
        let mut all = self.events(today);
        all.sort_unstable();
        let leaving: Vec<usize> = all.iter().filter_map(|(_, event)| leaver(*event)).collect();
        let (gone, staying) = leaving.split_at(leaving.len() * 45 / 100);
        // The last few left after the maids had passed, so that some rooms are vacant and dirty.
        let late = &gone[gone.len().saturating_sub(4)..];
        let not_ready: Vec<usize> =
            staying.iter().chain(late).map(|index| last_room(&self.plan.visits[*index])).collect();
        let mut arrivals = 0;
        let mut chosen = Vec::new();
        for (minute, event) in all {
            match event {
                Event::CheckOut(index) if staying.contains(&index) => {}
                Event::CheckOut(index) if late.contains(&index) => chosen.push((13 * 60 + 30, event)),
                Event::Arrive(index) => {
                    arrivals += 1;
                    if arrivals % 5 < 2 && !not_ready.contains(&self.plan.visits[index].room) {
                        chosen.push((minute, event));
                    }
                }
                Event::Consume(_) | Event::NoShow(_) => {}
                _ => chosen.push((minute, event)),
            }
        }
        chosen.sort_unstable();
        for (minute, event) in chosen {
            self.desk.at(self.moment(today, minute)).await?;
            self.happen(today, event).await?;
        }
        Ok(())
    }

    /// Everything that is to happen on a day, by minute.
    fn events(&mut self, day: i64) -> Vec<(i64, Event)> {
        let mut events = Vec::new();
        for (index, repair) in self.plan.repairs.iter().enumerate() {
            if repair.finished == Some(day) {
                events.push((7 * 60 + 5, Event::Release(index)));
            }
            if repair.from == day {
                events.push((13 * 60 + 50, Event::Repair(index)));
            }
        }
        for index in 0..self.plan.visits.len() {
            self.events_of(day, index, &mut events);
        }
        events.push((12 * 60 + 45, Event::Clean));
        events
    }

    fn events_of(&mut self, day: i64, index: usize, events: &mut Vec<(i64, Event)>) {
        let visit = self.plan.visits[index].clone();
        let dice = &mut self.dice;
        if visit.booked == Some(day) {
            // Somebody who books for tonight does so before arriving.
            let last = if visit.arrival == day { 13 * 60 } else { 21 * 60 };
            events.push((dice.between(9 * 60, last), Event::Book(index)));
        }
        if visit.fate == Fate::Cancels(day) {
            events.push((21 * 60 + 30, Event::Cancel(index)));
        }
        if visit.fate == Fate::NoShow && visit.arrival == day {
            events.push((23 * 60 + 40, Event::NoShow(index)));
        }
        if visit.fate != Fate::Comes {
            return;
        }
        if visit.arrival == day {
            events.push((dice.between(14 * 60, 21 * 60), Event::Arrive(index)));
        }
        if visit.departure == day {
            events.push((dice.between(8 * 60 + 20, 12 * 60 + 20), Event::CheckOut(index)));
        }
        if visit.agreed == day && visit.departure > day {
            events.push((dice.between(8 * 60 + 30, 11 * 60), Event::Extend(index)));
        }
        if visit.move_to.is_some_and(|(from, _)| from == day) {
            events.push((dice.between(8 * 60 + 30, 11 * 60), Event::Move(index)));
        }
        if (visit.arrival + 1..=visit.departure).contains(&day) && dice.chance(14) {
            events.push((dice.between(7 * 60 + 10, 8 * 60 + 15), Event::Breakfast(index)));
        }
        if (visit.arrival..visit.departure).contains(&day) && dice.chance(20) {
            events.push((dice.between(21 * 60 + 5, 22 * 60 + 30), Event::Consume(index)));
        }
    }

    async fn happen(&mut self, day: i64, event: Event) -> Step<()> {
        match event {
            Event::Release(index) => self.release(index).await,
            Event::Breakfast(index) => self.breakfast(index).await,
            Event::Extend(index) => self.extend(index).await,
            Event::Move(index) => self.move_room(index).await,
            Event::CheckOut(index) => self.check_out(index).await,
            Event::Book(index) => self.book(index).await,
            Event::Cancel(index) => self.cancel(index).await,
            Event::Clean => self.clean(day).await,
            Event::Repair(index) => self.repair(index).await,
            Event::Arrive(index) => self.arrive(index).await,
            Event::Consume(index) => self.consume(index).await,
            Event::NoShow(index) => self.no_show(index).await,
        }
    }

    async fn release(&mut self, index: usize) -> Step<()> {
        if let Some(block) = self.blocks.remove(&index) {
            self.desk.call("manager", "room.release", json!({"blockId": block})).await?;
        }
        Ok(())
    }

    async fn repair(&mut self, index: usize) -> Step<()> {
        let repair = self.plan.repairs[index].clone();
        let reasons = ["空调漏水，等配件", "卫生间地漏维修", "更换地毯", "门锁故障", "墙面补漆"];
        let args = json!({
            "roomId": self.rooms[repair.room].id,
            "kind": if self.dice.chance(80) { "out_of_order" } else { "out_of_service" },
            "firstNight": self.date(repair.from),
            "until": self.date(repair.until),
            "reason": self.dice.pick(&reasons),
            "returnHousekeeping": "dirty",
        });
        let made = self.desk.call("manager", "room.block", args).await?;
        self.blocks.insert(index, text(&made, "blockId").to_owned());
        Ok(())
    }

    /// The maids clean what is dirty, floor by floor, and some of it is inspected.
    async fn clean(&mut self, day: i64) -> Step<()> {
        let open_day = day == self.plan.today;
        let wall = self.desk.call("room", "room.wall", json!({})).await?;
        let mut inspected: Vec<String> = Vec::new();
        for (index, floor) in list(&wall, "floors").iter().enumerate() {
            // On the open day one floor's occupied rooms are not reached yet.
            let waits = |room: &Value| open_day && index == 4 && text(room, "occupancy") == "occupied";
            let dirty = list(floor, "rooms").iter().filter(|room| {
                matches!(text(room, "housekeeping"), "dirty" | "pickup")
                    && room["block"].is_null()
                    && !waits(room)
            });
            let rooms: Vec<String> = dirty.map(|room| text(room, "id").to_owned()).collect();
            if rooms.is_empty() {
                continue;
            }
            inspected.extend(rooms.iter().filter(|_| self.dice.chance(30)).cloned());
            let args = json!({"rooms": rooms, "housekeeping": "clean"});
            self.desk.call("room", "room.set_housekeeping", args).await?;
        }
        if !inspected.is_empty() {
            let args = json!({"rooms": inspected, "housekeeping": "inspected"});
            self.desk.call("room", "room.set_housekeeping", args).await?;
        }
        Ok(())
    }

    async fn night_audit(&mut self) -> Step<()> {
        loop {
            let done = self.desk.call("auditor", "night_audit.post", json!({})).await?;
            if number(&done, "remaining") == 0 {
                break;
            }
        }
        self.desk.call("auditor", "night_audit.close", json!({})).await?;
        Ok(())
    }

    /// The guest as they are typed at the desk.
    pub fn guest(&self, index: usize) -> Value {
        people::guest(self.plan.visits[index].guest)
    }
}

fn leaver(event: Event) -> Option<usize> {
    match event {
        Event::CheckOut(index) => Some(index),
        _ => None,
    }
}

fn last_room(visit: &Visit) -> usize {
    visit.move_to.map_or(visit.room, |(_, room)| room)
}

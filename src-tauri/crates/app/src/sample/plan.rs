//! Who comes when, into which room: the sample hotel's guest book before it happens. Pure, from one seed.
//!
//! Days are counted from the opening: [`Plan::today`] is the open business date, what lies after it is
//! booked only.

use super::dice::Dice;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Days ahead with arrivals.
const AHEAD: i64 = 30;
/// Nights ahead that are kept account of: the last one to arrive stays longest.
const NIGHTS_AHEAD: i64 = 52;
const LENGTHS: &[(usize, i64)] = &[(14, 1), (24, 2), (24, 3), (16, 4), (11, 5), (6, 6), (5, 7)];

/// What becomes of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The guest comes.
    Comes,
    /// Cancelled on this day.
    Cancels(i64),
    /// Never seen.
    NoShow,
}

/// One stay.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Index of the room.
    pub room: usize,
    /// First night.
    pub arrival: i64,
    /// Day of leaving.
    pub departure: i64,
    /// Day of leaving as first agreed; the guest stays longer when it is earlier.
    pub agreed: i64,
    /// Another room from this day on.
    pub move_to: Option<(i64, usize)>,
    /// Day the booking was made; `None` for a walk-in.
    pub booked: Option<i64>,
    /// Whether the booking names the room.
    pub assigned: bool,
    /// What becomes of it.
    pub fate: Fate,
    /// Number of the guest.
    pub guest: usize,
    /// Grown-ups.
    pub adults: i64,
    /// Index of the company that pays for the room.
    pub company: Option<usize>,
}

/// A room out of use.
#[derive(Debug, Clone)]
pub struct Repair {
    /// Index of the room.
    pub room: usize,
    /// First night.
    pub from: i64,
    /// First night after it.
    pub until: i64,
    /// Day it is finished before that; otherwise the block ends by itself.
    pub finished: Option<i64>,
}

/// The guest book.
pub struct Plan {
    /// The open business date.
    pub today: i64,
    /// Stays by first night.
    pub visits: Vec<Visit>,
    /// Blocks by first night.
    pub repairs: Vec<Repair>,
}

/// What the plan must know of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Index of its type.
    pub kind: usize,
    /// Guests that fit.
    pub guests: i64,
}

struct Writer<'a> {
    dice: Dice,
    rooms: &'a [Room],
    taken: Vec<Vec<bool>>,
    plan: Plan,
    last_seen: Vec<i64>,
    companies: usize,
}

/// Writes the guest book of a house that opened on `opened`, `today` days ago.
pub fn write(seed: u64, opened: NaiveDate, today: i64, rooms: &[Room], companies: usize) -> Plan {
    let nights = usize::try_from(today + NIGHTS_AHEAD).unwrap_or(0);
    let mut writer = Writer {
        dice: Dice::new(seed),
        rooms,
        taken: vec![vec![false; nights]; rooms.len()],
        plan: Plan { today, visits: Vec::new(), repairs: Vec::new() },
        last_seen: Vec::new(),
        companies,
    };
    for day in 0..=today + AHEAD {
        let weekday = (opened + Days::new(day.unsigned_abs())).weekday();
        if day > 0 && day <= today && writer.dice.chance(16) {
            writer.repair(day);
        }
        writer.fill(day, weekday);
    }
    writer.plan
}

impl Writer<'_> {
    fn free(&self, room: usize, from: i64, until: i64) -> bool {
        !self.taken[room][self.slot(from)..self.slot(until)].contains(&true)
    }

    fn slot(&self, day: i64) -> usize {
        let last = self.plan.today + NIGHTS_AHEAD - 1;
        usize::try_from(day.clamp(0, last)).unwrap_or(0)
    }

    fn take(&mut self, room: usize, from: i64, until: i64) {
        let nights = self.slot(from)..self.slot(until);
        self.taken[room][nights].fill(true);
    }

    fn repair(&mut self, day: i64) {
        let until = day + self.dice.between(2, 5);
        // The night before is free as well: nobody is asked to leave for a repair.
        let empty: Vec<usize> =
            (0..self.rooms.len()).filter(|room| self.free(*room, day - 1, until)).collect();
        if !empty.is_empty() {
            let room = *self.dice.pick(&empty);
            self.take(room, day, until);
            let finished = (until - day > 2 && self.dice.chance(60)).then_some(until - 1);
            self.plan.repairs.push(Repair { room, from: day, until, finished });
        }
    }

    /// Percent of the rooms that are to be sold on a night.
    fn aim(&mut self, day: i64, weekday: Weekday) -> i64 {
        let weekend = matches!(weekday, Weekday::Fri | Weekday::Sat);
        // Some bookings never come, so a little more is sold than is to be slept in.
        let full = if weekend { 90 } else { 69 } + self.dice.between(-5, 4);
        let ahead = (day - self.plan.today).max(0);
        // The farther away, the less is booked yet.
        full * (100 - 3 * ahead).max(14) / 100
    }

    fn fill(&mut self, day: i64, weekday: Weekday) {
        let count = i64::try_from(self.rooms.len()).unwrap_or(i64::MAX);
        let aim = count * self.aim(day, weekday) / 100;
        let sold = self.taken.iter().filter(|nights| nights[self.slot(day)]).count();
        let mut missing = aim - i64::try_from(sold).unwrap_or(0);
        let mut candidates: Vec<usize> =
            (0..self.rooms.len()).filter(|room| self.free(*room, day, day + 1)).collect();
        self.dice.shuffle(&mut candidates);
        for room in candidates {
            if missing <= 0 {
                break;
            }
            // A guest who changes rooms may have taken it meanwhile.
            if self.free(room, day, day + 1) {
                self.visit(day, room);
                missing -= 1;
            }
        }
    }

    fn visit(&mut self, day: i64, room: usize) {
        let mut nights = self.dice.weighted(LENGTHS);
        while !self.free(room, day, day + nights) {
            nights -= 1;
        }
        let departure = day + nights;
        self.take(room, day, departure);
        let booked = self.booked_on(day);
        let fate = self.fate(day, booked);
        let comes = fate == Fate::Comes && day < self.plan.today;
        let longer = comes && nights >= 2 && departure < self.plan.today && self.dice.chance(6);
        let move_to = if comes && !longer && nights >= 3 && self.dice.chance(4) {
            self.other_room(room, day + 1, departure)
        } else {
            None
        };
        let company = booked.filter(|_| fate == Fate::Comes && self.dice.chance(12));
        let visit = Visit {
            room,
            arrival: day,
            departure,
            agreed: if longer { departure - 1 } else { departure },
            move_to,
            booked,
            assigned: self.dice.chance(if day > self.plan.today { 45 } else { 75 }),
            fate,
            guest: self.guest(day, departure),
            adults: self.dice.between(1, self.rooms[room].guests.min(2)),
            company: company.map(|_| self.dice.below(self.companies)),
        };
        self.plan.visits.push(visit);
    }

    /// Another room of the same type that is empty since the night before and free to the end.
    fn other_room(&mut self, room: usize, from: i64, until: i64) -> Option<(i64, usize)> {
        let kind = self.rooms[room].kind;
        let fits = |other: &usize| self.rooms[*other].kind == kind && self.free(*other, from - 1, until);
        let other = (0..self.rooms.len()).find(fits)?;
        // Nobody may take it for the night before, or it would be dirty on the morning of the move.
        self.take(other, from - 1, until);
        Some((from, other))
    }

    fn booked_on(&mut self, day: i64) -> Option<i64> {
        if day < self.plan.today && self.dice.chance(32) {
            return None;
        }
        let spread = self.dice.between(1, 30);
        // Most book late: the smaller of two draws.
        let lead = spread.min(self.dice.between(1, 30)) + (day - self.plan.today).max(0);
        Some((day - lead).clamp(0, self.plan.today))
    }

    fn fate(&mut self, day: i64, booked: Option<i64>) -> Fate {
        let Some(booked) = booked.filter(|booked| *booked < day && day <= self.plan.today) else {
            return Fate::Comes;
        };
        if day > 0 && self.dice.chance(5) {
            return Fate::Cancels(self.dice.between(booked, day).min(self.plan.today));
        }
        if day < self.plan.today && self.dice.chance(2) { Fate::NoShow } else { Fate::Comes }
    }

    /// One in six has been here before; nobody is in two rooms at once.
    fn guest(&mut self, arrival: i64, departure: i64) -> usize {
        let known = self.last_seen.len();
        if known > 60 && self.dice.chance(16) {
            let again = self.dice.below(known);
            if self.last_seen[again] < arrival {
                self.last_seen[again] = departure;
                return again;
            }
        }
        self.last_seen.push(departure);
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const TODAY: i64 = 60;

    fn house() -> Vec<Room> {
        (0..120).map(|index| Room { kind: index % 4, guests: 2 }).collect()
    }

    fn plan(first: u32) -> (NaiveDate, Plan) {
        let opened = NaiveDate::from_ymd_opt(2026, 9, first).expect("a date");
        (opened, write(7, opened, TODAY, &house(), 6))
    }

    #[test]
    fn no_room_is_given_out_twice_for_a_night() {
        for first in 1..=7 {
            let (_, plan) = plan(first);
            let mut held = HashSet::new();
            for visit in &plan.visits {
                assert!(visit.arrival < visit.agreed && visit.agreed <= visit.departure);
                for night in visit.arrival..visit.departure {
                    let room = match visit.move_to {
                        Some((from, other)) if night >= from => other,
                        _ => visit.room,
                    };
                    assert!(held.insert((room, night)), "room {room} twice on night {night}");
                }
            }
            for repair in &plan.repairs {
                assert!((repair.from..repair.until).all(|night| held.insert((repair.room, night))));
            }
        }
    }

    #[test]
    fn the_house_is_as_full_as_a_house_of_its_kind() {
        let (opened, plan) = plan(1);
        let sold = |day: i64| {
            let slept =
                |visit: &&Visit| visit.fate == Fate::Comes && visit.arrival <= day && day < visit.departure;
            plan.visits.iter().filter(slept).count()
        };
        let (mut week, mut weekend) = (Vec::new(), Vec::new());
        for day in 3..TODAY {
            let weekday = (opened + Days::new(day.unsigned_abs())).weekday();
            let nights =
                if matches!(weekday, Weekday::Fri | Weekday::Sat) { &mut weekend } else { &mut week };
            nights.push(sold(day) * 100 / 120);
        }
        let mean = |list: &[usize]| list.iter().sum::<usize>() / list.len();
        assert!((60..=71).contains(&mean(&week)), "{} % on weekdays", mean(&week));
        assert!((80..=90).contains(&mean(&weekend)), "{} % at weekends", mean(&weekend));
        assert!(sold(TODAY + 2) > 3 * sold(TODAY + 28), "the far future is emptier");
    }

    #[test]
    fn bookings_are_made_before_the_arrival_and_by_today() {
        let (_, plan) = plan(1);
        for visit in &plan.visits {
            let Some(booked) = visit.booked else {
                assert!(visit.arrival < TODAY, "walk-ins have happened");
                continue;
            };
            assert!((0..=TODAY).contains(&booked) && booked <= visit.arrival);
            if let Fate::Cancels(on) = visit.fate {
                assert!(booked <= on && on <= visit.arrival.min(TODAY));
            }
        }
    }
}

//! Rooms by pattern: pure checks of what was typed in the wizard.

use super::create::{FloorPattern, RoomTypeInput};
use crate::catalogue::{MOST_GUESTS, checked_code};
use crate::cx::{amount_within, bounded, number_within};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::money::MAX_AMOUNT;
use std::collections::HashSet;

const HIGHEST_FLOOR: i64 = 200;
const HIGHEST_ROOM: i64 = 99;
const MOST_ROOMS: usize = 5_000;
const MOST_TYPES: usize = 40;

/// A room about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomPlan {
    /// Number as on the door.
    pub number: String,
    /// Floor as on the lift's button.
    pub floor: String,
    /// Index of its type.
    pub kind: usize,
}

/// The room types in the form they are kept.
pub fn types(given: &[RoomTypeInput]) -> Result<Vec<RoomTypeInput>> {
    if given.is_empty() {
        return Err(Problem::field("roomTypes", Rule::Required, Some("1".to_owned())).into());
    }
    if given.len() > MOST_TYPES {
        return Err(Problem::field("roomTypes", Rule::TooLong, Some(MOST_TYPES.to_string())).into());
    }
    let mut types: Vec<RoomTypeInput> = Vec::with_capacity(given.len());
    for (index, kind) in given.iter().enumerate() {
        let path = |name: &str| format!("roomTypes[{index}].{name}");
        let code = checked_code(&path("code"), &kind.code)?;
        if types.iter().any(|known| known.code.eq_ignore_ascii_case(&code)) {
            return Err(Problem::field(path("code"), Rule::Duplicate, None).into());
        }
        let name = bounded(&path("name"), &kind.name, 1, 40)?;
        let name_en = bounded(&path("nameEn"), &kind.name_en, 0, 40)?;
        number_within(&path("maxGuests"), kind.max_guests, 1, MOST_GUESTS)?;
        amount_within(&path("price"), kind.price, 1, MAX_AMOUNT.0)?;
        if let Some(weekend) = kind.weekend_price {
            amount_within(&path("weekendPrice"), weekend, 1, MAX_AMOUNT.0)?;
        }
        let name_en = if name_en.is_empty() { name.clone() } else { name_en };
        types.push(RoomTypeInput { code, name, name_en, ..kind.clone() });
    }
    Ok(types)
}

/// Every room of the patterns, in the order of the wall: by floor, then by number.
pub fn rooms(floors: &[FloorPattern], types: &[RoomTypeInput]) -> Result<Vec<RoomPlan>> {
    if floors.is_empty() {
        return Err(Problem::field("floors", Rule::Required, Some("1".to_owned())).into());
    }
    let mut taken = HashSet::new();
    let mut rooms = Vec::new();
    for (index, pattern) in floors.iter().enumerate() {
        let path = |name: &str| format!("floors[{index}].{name}");
        number_within(&path("from"), pattern.from, 1, HIGHEST_FLOOR)?;
        number_within(&path("to"), pattern.to, pattern.from, HIGHEST_FLOOR)?;
        number_within(&path("firstRoom"), pattern.first_room, 1, HIGHEST_ROOM)?;
        let most = HIGHEST_ROOM - pattern.first_room + 1;
        number_within(&path("roomsPerFloor"), pattern.rooms_per_floor, 1, most)?;
        let wanted = pattern.type_code.trim();
        let Some(kind) = types.iter().position(|kind| kind.code.eq_ignore_ascii_case(wanted)) else {
            return Err(Problem::field(path("typeCode"), Rule::Invalid, None).into());
        };
        for floor in (pattern.from..=pattern.to).filter(|floor| !pattern.skip.contains(floor)) {
            for place in pattern.first_room..pattern.first_room + pattern.rooms_per_floor {
                if !taken.insert((floor, place)) {
                    let number = Some(format!("{floor}{place:02}"));
                    return Err(Problem::field(format!("floors[{index}]"), Rule::Duplicate, number).into());
                }
                rooms.push((floor, place, kind));
            }
        }
    }
    if rooms.is_empty() {
        return Err(Problem::field("floors", Rule::Required, Some("1".to_owned())).into());
    }
    if rooms.len() > MOST_ROOMS {
        return Err(Problem::field("floors", Rule::TooLarge, Some(MOST_ROOMS.to_string())).into());
    }
    rooms.sort_unstable();
    let plan = |(floor, place, kind): (i64, i64, usize)| RoomPlan {
        number: format!("{floor}{place:02}"),
        floor: floor.to_string(),
        kind,
    };
    Ok(rooms.into_iter().map(plan).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fail;
    use kezhan_core::money::Money;

    fn kind(code: &str) -> RoomTypeInput {
        RoomTypeInput {
            code: code.to_owned(),
            name: "大床房".to_owned(),
            name_en: String::new(),
            max_guests: 2,
            price: Money(39_800),
            weekend_price: None,
        }
    }

    fn pattern(from: i64, to: i64, first_room: i64, rooms_per_floor: i64, type_code: &str) -> FloorPattern {
        FloorPattern { from, to, rooms_per_floor, first_room, skip: vec![4], type_code: type_code.to_owned() }
    }

    fn wrong<T: std::fmt::Debug>(result: Result<T>) -> (String, Rule, Option<String>) {
        match result {
            Err(Fail::Problem(Problem::BadRequest { field, rule, limit })) => (field, rule, limit),
            other => panic!("a bad request was expected, got {other:?}"),
        }
    }

    #[test]
    fn numbers_are_floor_and_two_digits_without_the_skipped_floors() {
        let types = types(&[kind("STD"), kind("DLX")]).expect("two good types");
        let made =
            rooms(&[pattern(3, 5, 9, 2, "DLX"), pattern(3, 12, 1, 1, "std")], &types).expect("they fit");
        let numbers: Vec<&str> = made.iter().map(|room| room.number.as_str()).collect();
        assert_eq!(&numbers[..6], ["301", "309", "310", "501", "509", "510"]);
        assert_eq!(numbers.last(), Some(&"1201"));
        assert!(made.iter().all(|room| room.floor != "4"));
        assert_eq!((made[0].kind, made[1].kind), (0, 1));
    }

    #[test]
    fn a_room_planned_twice_names_the_pattern_and_the_room() {
        let types = types(&[kind("STD")]).expect("a good type");
        let twice = rooms(&[pattern(3, 3, 1, 5, "STD"), pattern(2, 3, 5, 2, "STD")], &types);
        assert_eq!(wrong(twice), ("floors[1]".to_owned(), Rule::Duplicate, Some("305".to_owned())));
    }

    #[test]
    fn each_bound_names_its_field() {
        let types_ok = types(&[kind("STD")]).expect("a good type");
        let at = |pattern| wrong(rooms(&[pattern], &types_ok)).0;
        assert_eq!(at(pattern(0, 3, 1, 5, "STD")), "floors[0].from");
        assert_eq!(at(pattern(3, 2, 1, 5, "STD")), "floors[0].to");
        assert_eq!(at(pattern(3, 3, 95, 6, "STD")), "floors[0].roomsPerFloor");
        assert_eq!(at(pattern(3, 3, 1, 5, "X")), "floors[0].typeCode");
        assert_eq!(at(pattern(4, 4, 1, 5, "STD")), "floors");
        assert_eq!(wrong(types(&[kind("STD"), kind("std")])).0, "roomTypes[1].code");
        let free = RoomTypeInput { price: Money(0), ..kind("A") };
        assert_eq!(wrong(types(&[free])).0, "roomTypes[0].price");
    }
}

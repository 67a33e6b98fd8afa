//! `room.propose`.

use super::problem::range;
use super::status;
use crate::catalogue::pricing;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use chrono::NaiveDate;
use kezhan_core::id::{RoomTypeId, StayId};
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::rate::RateTable;
use kezhan_core::room::{Housekeeping, Occupancy, may_check_in};
use kezhan_store::catalogue::{self, RoomTypeRow};
use kezhan_store::rate;
use kezhan_store::room::{self as rows, RoomRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Rooms that are free for every night of a stay, best first: ready before not ready, the smallest type that
/// fits the guests, inspected before clean, the lower price, the higher floor.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProposeRooms {
    /// First night, not before the business date.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Only rooms of this type.
    #[serde(default)]
    pub room_type_id: Option<RoomTypeId>,
    /// Grown-ups, 1 when left out. Types they do not fit into are left out.
    #[serde(default)]
    pub adults: Option<u8>,
    /// The stay that is to get a room: the one it takes of its type already is not taken from it.
    #[serde(default)]
    pub stay_id: Option<StayId>,
}

/// Rooms to choose from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// Best first.
    pub rooms: Vec<ProposedRoom>,
    /// What can be sold of each type, bookings without a room counted.
    pub free_by_type: Vec<FreeType>,
}

/// Rooms of a type that can be sold for every night.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FreeType {
    /// Room type.
    pub type_id: String,
    /// How many, never below zero.
    pub free: i64,
}

/// A room that fits.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProposedRoom {
    /// Room.
    pub id: String,
    /// Number on the door.
    pub number: String,
    /// Floor as on the lift's button.
    pub floor: String,
    /// Room type.
    pub type_id: String,
    /// Its code.
    pub type_code: String,
    /// Its Chinese name.
    pub type_name: String,
    /// Its English name.
    pub type_name_en: String,
    /// How it looks.
    pub housekeeping: Housekeeping,
    /// Whether a guest may move in now.
    pub ready: bool,
    /// Price of the first night under the default plan, minor units.
    pub price: Money,
    /// What speaks for it.
    pub reasons: Vec<ProposalReason>,
}

/// What speaks for a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposalReason {
    /// A supervisor has passed it.
    Inspected,
    /// It is clean.
    Clean,
    /// No room of the list is higher up.
    HighFloor,
    /// Its type is made for this number of guests.
    FitsGuests,
    /// No room of the list costs less.
    Cheapest,
}

impl Operation for ProposeRooms {
    type Output = Proposal;
    const NAME: &'static str = "room.propose";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::RoomView;
    const TOUCHES: &'static [Tag] = &[Tag::House, Tag::Rooms, Tag::Stays, Tag::Catalogue];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Proposal> {
        let (today, guests) = (cx.today()?, i64::from(self.adults.unwrap_or(1)));
        let range = range(self.arrival, self.departure, "departure")?;
        if self.arrival < today {
            return Err(Problem::NightInPast { field: "arrival".to_owned(), business_date: today }.into());
        }
        if guests == 0 {
            return Err(Problem::field("adults", Rule::TooSmall, Some("1".to_owned())).into());
        }
        let property = cx.house()?.id.clone();
        let mut free = rows::free_by_type(&mut cx.tx, &property, &range).await?;
        if let Some(stay) = &self.stay_id {
            let own = crate::stay::counts_as(cx, stay).await?;
            free.iter_mut().filter(|(kind, _)| *kind == own).for_each(|(_, left)| *left += 1);
        }
        let mut unusable: HashSet<String> =
            rows::held_rooms(&mut cx.tx, &property, &range).await?.into_iter().collect();
        let blocks = rows::blocks(&mut cx.tx, &property, self.arrival, self.departure).await?;
        unusable.extend(blocks.into_iter().map(|block| block.room_id));
        let types = self.sellable(cx, &property, guests, &free).await?;
        let plan = pricing::plan_of(cx, None).await?;
        let prices = rate::rate_tables(&mut cx.tx, &plan).await?;
        let choice = Choice { types, prices, unusable, arrival: self.arrival, today, guests };
        let rooms = rows::all(&mut cx.tx, &property).await?;
        Ok(Proposal {
            rooms: choice.rank(rooms)?,
            free_by_type: free
                .into_iter()
                .map(|(type_id, free)| FreeType { type_id, free: free.max(0) })
                .collect(),
        })
    }
}

impl ProposeRooms {
    /// Types with something left to sell that the guests fit into.
    async fn sellable(
        &self,
        cx: &mut Cx<'_>,
        property: &str,
        guests: i64,
        free: &[(String, i64)],
    ) -> Result<HashMap<String, RoomTypeRow>> {
        let types = catalogue::room_types(&mut cx.tx, property).await?;
        if let Some(only) = &self.room_type_id
            && types.iter().all(|kind| kind.id != only.as_str())
        {
            return Err(Problem::missing("room_type", only).into());
        }
        let left = |kind: &RoomTypeRow| free.iter().any(|(id, free)| *id == kind.id && *free > 0);
        let asked =
            |kind: &RoomTypeRow| self.room_type_id.as_ref().is_none_or(|only| only.as_str() == kind.id);
        let fits = types.into_iter().filter(|kind| kind.max_guests >= guests && asked(kind) && left(kind));
        Ok(fits.map(|kind| (kind.id.clone(), kind)).collect())
    }
}

/// Everything a choice among rooms depends on.
struct Choice {
    types: HashMap<String, RoomTypeRow>,
    prices: HashMap<String, RateTable>,
    unusable: HashSet<String>,
    arrival: NaiveDate,
    today: NaiveDate,
    guests: i64,
}

impl Choice {
    fn rank(&self, rooms: Vec<RoomRow>) -> Result<Vec<ProposedRoom>> {
        let mut fitting = Vec::new();
        for room in rooms {
            if let Some(kind) =
                self.types.get(&room.room_type_id).filter(|_| !self.unusable.contains(&room.id))
            {
                let position = room.position;
                if let Some(proposed) = self.propose(room, kind)? {
                    fitting.push((proposed, kind.max_guests, position));
                }
            }
        }
        // The wall goes from the lowest floor up, so a later place is the higher one.
        fitting.sort_by_key(|(room, max_guests, position)| {
            (Reverse(room.ready), *max_guests, look(room.housekeeping), room.price, Reverse(*position))
        });
        let mut rooms: Vec<ProposedRoom> = fitting.into_iter().map(|(room, _, _)| room).collect();
        add_comparisons(&mut rooms);
        Ok(rooms)
    }

    fn propose(&self, room: RoomRow, kind: &RoomTypeRow) -> Result<Option<ProposedRoom>> {
        let state = status::of(&room)?;
        // Somebody who should have left still lives there: nobody can move in tonight.
        if self.arrival == self.today && state.occupancy == Occupancy::Occupied {
            return Ok(None);
        }
        let Some(price) = self.prices.get(&kind.id).map(|table| table.price(self.arrival)) else {
            return Ok(None);
        };
        let mut reasons = Vec::new();
        match state.housekeeping {
            Housekeeping::Inspected => reasons.push(ProposalReason::Inspected),
            Housekeeping::Clean => reasons.push(ProposalReason::Clean),
            Housekeeping::Dirty | Housekeeping::Pickup => {}
        }
        if kind.max_guests == self.guests {
            reasons.push(ProposalReason::FitsGuests);
        }
        Ok(Some(ProposedRoom {
            ready: may_check_in(state.occupancy, state.housekeeping, None, false).is_ok(),
            housekeeping: state.housekeeping,
            type_code: kind.code.clone(),
            type_name: kind.name.clone(),
            type_name_en: kind.name_en.clone(),
            type_id: room.room_type_id,
            id: room.id,
            number: room.number,
            floor: room.floor,
            price,
            reasons,
        }))
    }
}

const fn look(housekeeping: Housekeeping) -> u8 {
    match housekeeping {
        Housekeeping::Inspected => 0,
        Housekeeping::Clean => 1,
        Housekeeping::Pickup => 2,
        Housekeeping::Dirty => 3,
    }
}

/// Reasons that compare a room with the others of the list; none where all are alike.
fn add_comparisons(rooms: &mut [ProposedRoom]) {
    let height = |room: &ProposedRoom| room.floor.parse::<i64>().unwrap_or(0);
    let highest = rooms.iter().map(height).max();
    let one_floor = rooms.iter().map(height).min() == highest;
    let lowest = rooms.iter().map(|room| room.price).min();
    let one_price = rooms.iter().map(|room| room.price).max() == lowest;
    for room in rooms {
        if !one_floor && Some(height(room)) == highest {
            room.reasons.push(ProposalReason::HighFloor);
        }
        if !one_price && Some(room.price) == lowest {
            room.reasons.push(ProposalReason::Cheapest);
        }
    }
}

//! `room.wall`.

use super::status;
use crate::catalogue::pricing;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use chrono::{Days, NaiveDate};
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::rate::RateTable;
use kezhan_core::room::{BlockKind, Housekeeping, Occupancy};
use kezhan_store::catalogue::{self, RoomTypeRow};
use kezhan_store::room::wall::{self as stays, WallStay};
use kezhan_store::room::{self as rows, BlockRow, RoomRow};
use kezhan_store::{folio, rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Every room with its state, who lives in it, who is expected, and what it costs tonight.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoomWall {}

/// The room wall.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Wall {
    /// The open business date.
    pub business_date: NaiveDate,
    /// Rooms by what they are.
    pub counts: WallCounts,
    /// Floors in the order of the house.
    pub floors: Vec<WallFloor>,
}

/// Numbers of rooms. A blocked room is neither vacant clean nor vacant dirty; the other counts may overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WallCounts {
    /// All rooms.
    pub all: usize,
    /// Vacant and clean or inspected.
    pub vacant_clean: usize,
    /// Vacant and dirty or in need of a touch-up.
    pub vacant_dirty: usize,
    /// Occupied.
    pub occupied: usize,
    /// Assigned to a guest who is expected today.
    pub arriving: usize,
    /// Occupied by a guest who is due to leave today.
    pub leaving: usize,
    /// Out of order or out of service tonight.
    pub blocked: usize,
    /// Occupied by a guest who owes.
    pub owing: usize,
}

/// The rooms of one floor.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WallFloor {
    /// Floor as on the lift's button.
    pub floor: String,
    /// Its rooms in order.
    pub rooms: Vec<RoomCard>,
}

/// One room on the wall.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomCard {
    /// Room.
    pub id: String,
    /// Number on the door.
    pub number: String,
    /// Room type.
    pub type_id: String,
    /// Its code.
    pub type_code: String,
    /// Its Chinese name.
    pub type_name: String,
    /// Its English name.
    pub type_name_en: String,
    /// Front-office axis.
    pub occupancy: Occupancy,
    /// Housekeeping axis.
    pub housekeeping: Housekeeping,
    /// `VC`, `OD` …, or `OOO`/`OOS` where the room is blocked.
    pub code: &'static str,
    /// Tonight's price under the default plan, minor units; `null` where the plan does not sell the type.
    pub price: Option<Money>,
    /// The block of tonight.
    pub block: Option<CardBlock>,
    /// Who lives here.
    pub stay: Option<CardStay>,
    /// Who is expected here.
    pub arriving: Option<CardArrival>,
    /// What sets it apart: codes of known features, and words of the house.
    pub features: Vec<String>,
    /// Version for edits.
    pub version: i64,
}

/// Why a room is out of use.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CardBlock {
    /// Block.
    pub id: String,
    /// Which.
    pub kind: BlockKind,
    /// First night that is free again.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A guest in house.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CardStay {
    /// Stay.
    pub id: String,
    /// Name of the guest.
    pub guest_name: String,
    /// Nights from arrival to departure.
    pub nights: i64,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Whether the guest is due to leave today or should have left already.
    pub leaving_today: bool,
    /// Balance over all folios, positive = owed by the guest, minor units.
    pub balance: Money,
    /// The first folio.
    pub folio_id: Option<String>,
}

/// A guest who is expected.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CardArrival {
    /// Stay.
    pub stay_id: String,
    /// Name of the guest.
    pub guest_name: String,
    /// Nights booked.
    pub nights: i64,
}

impl Operation for RoomWall {
    type Output = Wall;
    const NAME: &'static str = "room.wall";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::RoomView;
    const TOUCHES: &'static [Tag] =
        &[Tag::House, Tag::Rooms, Tag::Stays, Tag::Guests, Tag::Folios, Tag::Catalogue];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Wall> {
        let business_date = cx.today()?;
        let property = cx.house()?.id.clone();
        let rooms = rows::all(&mut cx.tx, &property).await?;
        let mut around = Around::load(cx, &property, business_date).await?;
        let mut wall = Wall { business_date, counts: WallCounts::default(), floors: Vec::new() };
        for room in rooms {
            let floor = room.floor.clone();
            let card = around.card(room)?;
            wall.counts.count(&card);
            match wall.floors.last_mut() {
                Some(last) if last.floor == floor => last.rooms.push(card),
                _ => wall.floors.push(WallFloor { floor, rooms: vec![card] }),
            }
        }
        Ok(wall)
    }
}

impl WallCounts {
    fn count(&mut self, card: &RoomCard) {
        let vacant = card.occupancy == Occupancy::Vacant && card.block.is_none();
        let clean = matches!(card.housekeeping, Housekeeping::Clean | Housekeeping::Inspected);
        self.all += 1;
        self.vacant_clean += usize::from(vacant && clean);
        self.vacant_dirty += usize::from(vacant && !clean);
        self.occupied += usize::from(card.occupancy == Occupancy::Occupied);
        self.arriving += usize::from(card.arriving.is_some());
        self.leaving += usize::from(card.stay.as_ref().is_some_and(|stay| stay.leaving_today));
        self.blocked += usize::from(card.block.is_some());
        self.owing += usize::from(card.stay.as_ref().is_some_and(|stay| stay.balance > Money::ZERO));
    }
}

/// What surrounds the rooms, each kind read in one statement.
struct Around {
    today: NaiveDate,
    types: HashMap<String, RoomTypeRow>,
    prices: HashMap<String, RateTable>,
    blocks: HashMap<String, Vec<BlockRow>>,
    in_house: HashMap<String, WallStay>,
    arriving: HashMap<String, WallStay>,
    balances: HashMap<String, i64>,
}

impl Around {
    async fn load(cx: &mut Cx<'_>, property: &str, today: NaiveDate) -> Result<Self> {
        let types = catalogue::room_types(&mut cx.tx, property).await?;
        let plan = pricing::plan_of(cx, None).await?;
        let mut blocks: HashMap<String, Vec<BlockRow>> = HashMap::new();
        for block in rows::blocks(&mut cx.tx, property, today, today + Days::new(1)).await? {
            blocks.entry(block.room_id.clone()).or_default().push(block);
        }
        let in_house = stays::in_house(&mut cx.tx, property).await?;
        let arriving = stays::arriving(&mut cx.tx, property, today).await?;
        let by_room = |stays: Vec<WallStay>| {
            // The first of several wins, and that is the one that should have arrived first.
            stays.into_iter().rev().map(|stay| (stay.room_id.clone(), stay)).collect()
        };
        Ok(Self {
            today,
            types: types.into_iter().map(|row| (row.id.clone(), row)).collect(),
            prices: rate::rate_tables(&mut cx.tx, &plan).await?,
            blocks,
            in_house: by_room(in_house),
            arriving: by_room(arriving),
            balances: folio::stay_balances(&mut cx.tx, property, true).await?.into_iter().collect(),
        })
    }

    fn card(&mut self, room: RoomRow) -> Result<RoomCard> {
        let state = status::of(&room)?;
        let block = self.blocks.remove(&room.id).and_then(status::strongest);
        let block = block.map(card_block).transpose()?;
        let kind = self.types.get(&room.room_type_id);
        Ok(RoomCard {
            type_code: kind.map(|kind| kind.code.clone()).unwrap_or_default(),
            type_name: kind.map(|kind| kind.name.clone()).unwrap_or_default(),
            type_name_en: kind.map(|kind| kind.name_en.clone()).unwrap_or_default(),
            occupancy: state.occupancy,
            housekeeping: state.housekeeping,
            code: state.code_with(block.as_ref().map(|block| block.kind)),
            price: self.prices.get(&room.room_type_id).map(|table| table.price(self.today)),
            block,
            stay: self.in_house.remove(&room.id).map(|stay| self.card_stay(stay)),
            arriving: self.arriving.remove(&room.id).map(|stay| CardArrival {
                nights: (stay.departure - stay.arrival).num_days(),
                stay_id: stay.stay_id,
                guest_name: stay.guest_name,
            }),
            features: room.feature_list(),
            type_id: room.room_type_id,
            id: room.id,
            number: room.number,
            version: room.version,
        })
    }

    fn card_stay(&self, stay: WallStay) -> CardStay {
        CardStay {
            nights: (stay.departure - stay.arrival).num_days(),
            leaving_today: stay.departure <= self.today,
            balance: Money(self.balances.get(&stay.stay_id).copied().unwrap_or(0)),
            id: stay.stay_id,
            guest_name: stay.guest_name,
            arrival: stay.arrival,
            departure: stay.departure,
            folio_id: stay.folio_id,
        }
    }
}

fn card_block(block: BlockRow) -> Result<CardBlock> {
    Ok(CardBlock { kind: status::kind_of(&block)?, id: block.id, until: block.until, reason: block.reason })
}

//! `room.save`.

use super::availability::refuse_oversold_ever;
use super::status;
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::{RoomId, RoomTypeId};
use kezhan_core::permission::Permission;
use kezhan_core::room::{Housekeeping, Occupancy, wall_order};
use kezhan_store::catalogue;
use kezhan_store::room::facts::{self, FEATURE_SEPARATOR};
use kezhan_store::room::{self as rows, RoomRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MOST_FEATURES: usize = 12;

/// Creates or changes a room. Its kind changes only while nobody lives in it or has it for a night to come.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveRoom {
    /// The room; left out for a new one.
    #[serde(default)]
    pub id: Option<RoomId>,
    /// Number as on the door, 1 to 10 letters, digits or `-`, unique in the house.
    pub number: String,
    /// Floor as on the lift's button, 1 to 10 letters, digits or `-`.
    pub floor: String,
    /// Kind of room.
    pub room_type_id: RoomTypeId,
    /// What sets it apart, at most 12: codes of known features, or words of 1 to 20 characters without comma.
    pub features: Vec<String>,
    /// Version that was on the screen; needed for a known room.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A room that was kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomSaved {
    /// The room.
    pub id: String,
}

impl Operation for SaveRoom {
    type Output = RoomSaved;
    const NAME: &'static str = "room.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::CatalogueEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Rooms, Tag::Stays, Tag::Catalogue, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RoomSaved> {
        let property = cx.house()?.id.clone();
        let before = self.known(cx).await?;
        let kinds = catalogue::room_types(&mut cx.tx, &property).await?;
        if kinds.iter().all(|kind| kind.id != self.room_type_id.as_str()) {
            return Err(Problem::missing("room_type", &self.room_type_id).into());
        }
        let mut after = self.checked(cx, property, before.as_ref())?;
        let all = rows::all(&mut cx.tx, &after.property_id).await?;
        if all.iter().any(|other| other.number == after.number && other.id != after.id) {
            return Err(Problem::Taken { field: "number".to_owned(), value: after.number }.into());
        }
        if before.as_ref().is_none_or(|row| (&row.number, &row.floor) != (&after.number, &after.floor)) {
            after.position = make_place(cx, &all, &after).await?;
        }
        match &before {
            None => rows::insert(&mut cx.tx, &after).await?,
            Some(before) if *before == after => {}
            Some(before) => change(cx, before, &after).await?,
        }
        cx.about("room", &after.id);
        note_changes(cx, &kinds, before.as_ref(), &after);
        Ok(RoomSaved { id: after.id })
    }
}

impl SaveRoom {
    async fn known(&self, cx: &mut Cx<'_>) -> Result<Option<RoomRow>> {
        let Some(id) = &self.id else { return Ok(None) };
        let row = status::load(cx, id.as_str()).await?;
        let version = self.version.ok_or_else(|| Problem::field("version", Rule::Required, None))?;
        if row.version != version {
            return Err(Problem::Stale { kind: "room", id: row.id }.into());
        }
        Ok(Some(row))
    }

    fn checked(&self, cx: &Cx<'_>, property: String, known: Option<&RoomRow>) -> Result<RoomRow> {
        let kept = |text: fn(&RoomRow) -> &str, new: &str| known.map_or(new, text).to_owned();
        Ok(RoomRow {
            id: known.map_or_else(|| cx.new_id(), |row| row.id.clone()),
            property_id: property,
            number: sign("number", &self.number)?,
            floor: sign("floor", &self.floor)?,
            room_type_id: self.room_type_id.as_str().to_owned(),
            features: self.checked_features()?,
            occupancy: kept(|row| &row.occupancy, Occupancy::Vacant.as_str()),
            housekeeping: kept(|row| &row.housekeeping, Housekeeping::Dirty.as_str()),
            position: known.map_or(0, |row| row.position),
            version: known.map_or(1, |row| row.version),
        })
    }

    fn checked_features(&self) -> Result<String> {
        if self.features.len() > MOST_FEATURES {
            return Err(Problem::field("features", Rule::TooLong, Some(MOST_FEATURES.to_string())).into());
        }
        let mut features: Vec<String> = Vec::with_capacity(self.features.len());
        for (index, feature) in self.features.iter().enumerate() {
            let field = format!("features[{index}]");
            let feature = bounded(&field, feature, 1, 20)?;
            if feature.contains(FEATURE_SEPARATOR) || feature.contains('\n') {
                return Err(Problem::field(field, Rule::Invalid, None).into());
            }
            if features.contains(&feature) {
                return Err(Problem::field(field, Rule::Duplicate, None).into());
            }
            features.push(feature);
        }
        Ok(features.join(FEATURE_SEPARATOR))
    }
}

/// What stands on a door or a lift's button.
fn sign(field: &str, text: &str) -> Result<String> {
    let text = bounded(field, text, 1, 10)?;
    let fits = text.chars().all(|c| c.is_alphanumeric() || c == '-');
    if fits { Ok(text) } else { Err(Problem::field(field, Rule::Invalid, None).into()) }
}

/// The place of a room on the wall: by floor, then by number. Those behind it make room.
async fn make_place(cx: &mut Cx<'_>, all: &[RoomRow], room: &RoomRow) -> Result<i64> {
    let own = wall_order(&room.floor, &room.number);
    let others = || all.iter().filter(|other| other.id != room.id);
    let behind = others().find(|other| wall_order(&other.floor, &other.number) > own);
    Ok(match behind.map(|other| other.position) {
        Some(place) => {
            facts::shift(&mut cx.tx, &room.property_id, place).await?;
            place
        }
        None => others().map(|other| other.position).max().unwrap_or(0) + 1,
    })
}

async fn change(cx: &mut Cx<'_>, before: &RoomRow, after: &RoomRow) -> Result<()> {
    let other_kind = before.room_type_id != after.room_type_id;
    if other_kind {
        let today = cx.today()?;
        let night = facts::next_stay_night(&mut cx.tx, &before.id, today).await?;
        if night.is_some() || before.occupancy == Occupancy::Occupied.as_str() {
            return Err(Problem::RoomTaken { room: before.number.clone(), night }.into());
        }
    }
    if !facts::update(&mut cx.tx, after).await? {
        return Err(Problem::Stale { kind: "room", id: after.id.clone() }.into());
    }
    if other_kind {
        facts::recount(&mut cx.tx, &after.id, &before.room_type_id, &after.room_type_id).await?;
        // The kind it leaves has one room less for those who booked it without a number.
        refuse_oversold_ever(cx, &before.room_type_id).await?;
    }
    Ok(())
}

fn note_changes(
    cx: &mut Cx<'_>,
    kinds: &[catalogue::RoomTypeRow],
    before: Option<&RoomRow>,
    after: &RoomRow,
) {
    let code = |row: &RoomRow| {
        let kind = kinds.iter().find(|kind| kind.id == row.room_type_id);
        kind.map(|kind| kind.code.clone()).unwrap_or_default()
    };
    let facts = |row: &RoomRow| {
        [
            ("number", row.number.clone()),
            ("floor", row.floor.clone()),
            ("typeCode", code(row)),
            ("features", row.features.clone()),
        ]
    };
    let had = before.map(facts);
    for (index, (field, is)) in facts(after).into_iter().enumerate() {
        let was = had.as_ref().map(|had| had[index].1.clone());
        if was.as_ref() != Some(&is) {
            cx.changed(field, was, is);
        }
    }
}

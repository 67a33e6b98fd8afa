//! `room_type.save`.

use crate::cx::{Cx, bounded, number_within};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::room::availability::refuse_oversold_ever;
use kezhan_core::id::RoomTypeId;
use kezhan_core::permission::Permission;
use kezhan_store::catalogue::{self as rows, RoomTypeRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most guests of one room; a dormitory is sold by the bed.
pub const MOST_GUESTS: i64 = 20;
/// Furthest that sales may go beyond the rooms there are, or stay below them.
const FURTHEST_LIMIT: i64 = 99;

/// Creates or changes a kind of room. A new one is sold once it has a price (`rate.save`) and a room
/// (`room.save`).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveRoomType {
    /// The room type; left out for a new one.
    #[serde(default)]
    pub id: Option<RoomTypeId>,
    /// Short code, 1 to 8 letters and digits, unique in the house whatever their case.
    pub code: String,
    /// Chinese name, 1 to 40 characters.
    pub name: String,
    /// English name, at most 40 characters; empty = the Chinese one.
    pub name_en: String,
    /// Guests that fit, 1 to 20.
    pub max_guests: i64,
    /// Rooms that may be sold beyond those that there are, or are kept back when negative; -99 to 99. Refused
    /// with `sold_out` where more is sold already.
    pub sell_limit: i64,
    /// Version that was on the screen; needed for a known room type.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A room type that was kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomTypeSaved {
    /// The room type.
    pub id: String,
}

/// The code of a room type as it is kept.
///
/// # Errors
/// `bad_request` on `field`: 1 to 8 letters and digits.
pub fn checked_code(field: &str, code: &str) -> Result<String> {
    let code = bounded(field, code, 1, 8)?;
    let fits = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits { Ok(code) } else { Err(Problem::field(field, Rule::Invalid, None).into()) }
}

impl Operation for SaveRoomType {
    type Output = RoomTypeSaved;
    const NAME: &'static str = "room_type.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::CatalogueEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue, Tag::Rooms, Tag::Stays, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RoomTypeSaved> {
        let property = cx.house()?.id.clone();
        let all = rows::room_types(&mut cx.tx, &property).await?;
        let before = self.known(&all)?;
        let after = self.checked(cx, property, before, &all)?;
        let taken = |other: &&RoomTypeRow| other.code.eq_ignore_ascii_case(&after.code);
        if let Some(other) = all.iter().filter(|other| other.id != after.id).find(taken) {
            return Err(Problem::Taken { field: "code".to_owned(), value: other.code.clone() }.into());
        }
        let written = match before {
            None => rows::insert_room_type(&mut cx.tx, &after).await.map(|()| true)?,
            Some(before) if *before == after => true,
            Some(_) => rows::update_room_type(&mut cx.tx, &after).await?,
        };
        if !written {
            return Err(Problem::Stale { kind: "room_type", id: after.id }.into());
        }
        if before.is_some_and(|before| after.sell_limit < before.sell_limit) {
            refuse_oversold_ever(cx, &after.id).await?;
        }
        cx.about("room_type", &after.id);
        note_changes(cx, before, &after);
        Ok(RoomTypeSaved { id: after.id })
    }
}

impl SaveRoomType {
    fn known<'a>(&self, all: &'a [RoomTypeRow]) -> Result<Option<&'a RoomTypeRow>> {
        let Some(id) = &self.id else { return Ok(None) };
        let row = all.iter().find(|row| row.id == id.as_str());
        let row = row.ok_or_else(|| Problem::missing("room_type", id))?;
        let version = self.version.ok_or_else(|| Problem::field("version", Rule::Required, None))?;
        if row.version != version {
            return Err(Problem::Stale { kind: "room_type", id: row.id.clone() }.into());
        }
        Ok(Some(row))
    }

    fn checked(
        &self,
        cx: &Cx<'_>,
        property: String,
        known: Option<&RoomTypeRow>,
        all: &[RoomTypeRow],
    ) -> Result<RoomTypeRow> {
        let name = bounded("name", &self.name, 1, 40)?;
        let name_en = bounded("nameEn", &self.name_en, 0, 40)?;
        number_within("maxGuests", self.max_guests, 1, MOST_GUESTS)?;
        number_within("sellLimit", self.sell_limit, -FURTHEST_LIMIT, FURTHEST_LIMIT)?;
        let next = all.iter().map(|row| row.position).max().unwrap_or(0) + 1;
        Ok(RoomTypeRow {
            id: known.map_or_else(|| cx.new_id(), |row| row.id.clone()),
            property_id: property,
            code: checked_code("code", &self.code)?,
            name_en: if name_en.is_empty() { name.clone() } else { name_en },
            name,
            max_guests: self.max_guests,
            sell_limit: self.sell_limit,
            position: known.map_or(next, |row| row.position),
            version: known.map_or(1, |row| row.version),
        })
    }
}

fn note_changes(cx: &mut Cx<'_>, before: Option<&RoomTypeRow>, after: &RoomTypeRow) {
    type Field = (&'static str, fn(&RoomTypeRow) -> String);
    let texts: [Field; 5] = [
        ("code", |row| row.code.clone()),
        ("name", |row| row.name.clone()),
        ("nameEn", |row| row.name_en.clone()),
        ("maxGuests", |row| row.max_guests.to_string()),
        ("sellLimit", |row| row.sell_limit.to_string()),
    ];
    for (field, text) in texts {
        let (was, is) = (before.map(text), text(after));
        if was.as_ref() != Some(&is) {
            cx.changed(field, was, is);
        }
    }
}

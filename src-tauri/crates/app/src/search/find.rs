//! `search.find`.

use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::guest::{self, GuestBrief};
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::stay::{self, StayBrief};
use kezhan_core::guest::search_terms;
use kezhan_core::permission::Permission;
use kezhan_store::catalogue;
use kezhan_store::room::{self as rooms, wall};
use kezhan_store::stay::{self as stays, Listing, Scope};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const MOST: usize = 20;

/// Finds guests, rooms and stays at once. A list the caller has no right to see stays empty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Find {
    /// What was typed, up to 80 characters; nothing finds nothing.
    pub text: String,
}

/// What was found, at most 20 of each.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Guests by name, pinyin, initials, telephone, identity paper.
    pub guests: Vec<GuestBrief>,
    /// Rooms whose number begins so.
    pub rooms: Vec<FoundRoom>,
    /// Stays by guest, room or number, the latest first.
    pub stays: Vec<StayBrief>,
}

/// A room that was found.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundRoom {
    /// Room.
    pub id: String,
    /// Number on the door.
    pub number: String,
    /// Chinese name of its type.
    pub type_name: String,
    /// English name of its type.
    pub type_name_en: String,
    /// The stay in house.
    pub stay_id: Option<String>,
    /// Name of the guest in house.
    pub guest_name: Option<String>,
}

impl Operation for Find {
    type Output = Found;
    const NAME: &'static str = "search.find";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Guests, Tag::Rooms, Tag::Stays, Tag::Folios];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Found> {
        let text = bounded("text", &self.text, 0, 80)?;
        let words = search_terms(&text);
        if words.is_empty() {
            return Ok(Found::default());
        }
        let may = |permission| cx.actor().map(|actor| actor.grants.has(permission));
        let (guests, rooms) = (may(Permission::GuestView)?, may(Permission::RoomView)?);
        let stays = may(Permission::StayView)?;
        let mut found = Found::default();
        if guests {
            let rows = guest::find(cx, &text).await?;
            found.guests = guest::briefs(cx, rows).await?;
        }
        if rooms {
            found.rooms = find_rooms(cx, &words).await?;
        }
        if stays {
            found.stays = find_stays(cx, &words).await?;
        }
        Ok(found)
    }
}

async fn find_rooms(cx: &mut Cx<'_>, words: &[String]) -> Result<Vec<FoundRoom>> {
    let [word] = words else { return Ok(Vec::new()) };
    let property = cx.house()?.id.clone();
    let mut fitting = rooms::all(&mut cx.tx, &property).await?;
    fitting.retain(|room| room.number.to_lowercase().starts_with(word));
    fitting.truncate(MOST);
    if fitting.is_empty() {
        return Ok(Vec::new());
    }
    let types = catalogue::room_types(&mut cx.tx, &property).await?;
    let in_house = wall::in_house(&mut cx.tx, &property).await?;
    let mut in_house: HashMap<String, wall::WallStay> =
        in_house.into_iter().map(|stay| (stay.room_id.clone(), stay)).collect();
    let found = |room: rooms::RoomRow| {
        let kind = types.iter().find(|kind| kind.id == room.room_type_id);
        let stay = in_house.remove(&room.id);
        FoundRoom {
            type_name: kind.map(|kind| kind.name.clone()).unwrap_or_default(),
            type_name_en: kind.map(|kind| kind.name_en.clone()).unwrap_or_default(),
            stay_id: stay.as_ref().map(|stay| stay.stay_id.clone()),
            guest_name: stay.map(|stay| stay.guest_name),
            id: room.id,
            number: room.number,
        }
    };
    Ok(fitting.into_iter().map(found).collect())
}

async fn find_stays(cx: &mut Cx<'_>, words: &[String]) -> Result<Vec<StayBrief>> {
    let (property, today) = (cx.house()?.id.clone(), cx.today()?);
    let asked =
        Listing { property: &property, scope: Scope::All, today, words, after: None, limit: MOST as i64 };
    let views = stays::list(&mut cx.tx, &asked).await?;
    views.into_iter().map(stay::from_view).collect()
}

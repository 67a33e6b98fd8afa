//! Guests and companies.

mod company_list;
mod company_save;
mod find;
mod get;
mod problem;
mod profile;
mod reveal;
mod save;
mod search;

pub use company_list::{CompanyInfo, CompanyList, ListCompanies};
pub use company_save::{CompanySaved, SaveCompany};
pub use get::{GetGuest, GuestDetail, GuestProfile};
pub use profile::{Gender, GuestInput, SavedGuest, save_input};
pub use reveal::{RevealGuest, Revealed};
pub use save::{GuestSaved, SaveGuest};
pub use search::{GuestList, SearchGuests};

pub(crate) use find::find;

use crate::cx::Cx;
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use chrono::NaiveDate;
use kezhan_core::guest::IdType;
use kezhan_store::guest::{self as rows, GuestHistory, GuestRow};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<SearchGuests>(),
    entry::<GetGuest>(),
    entry::<SaveGuest>(),
    entry::<RevealGuest>(),
    entry::<ListCompanies>(),
    entry::<SaveCompany>(),
];

/// A guest as lists show it; telephone and identity number are masked.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuestBrief {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Telephone number with its middle hidden; empty without one.
    pub phone_masked: String,
    /// Kind of identity paper, where one is on record.
    pub id_type: Option<IdType>,
    /// Its number with its middle hidden; empty without one.
    pub id_masked: String,
    /// Where the guest lived last.
    pub last_stay: Option<LastStay>,
    /// Stays booked, in house and past; cancelled ones and no-shows are not counted.
    pub stays: i64,
}

/// The latest stay that arrived.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LastStay {
    /// Room number.
    pub room_number: String,
    /// First night.
    pub date: NaiveDate,
}

/// The guest with this id, as lists show it.
///
/// # Errors
/// `not_found`.
pub async fn brief(cx: &mut Cx<'_>, guest: &str) -> Result<GuestBrief> {
    let row = load(cx, guest).await?;
    Ok(briefs(cx, vec![row]).await?.remove(0))
}

/// Guests as lists show them, in the order given.
pub(crate) async fn briefs(cx: &mut Cx<'_>, guests: Vec<GuestRow>) -> Result<Vec<GuestBrief>> {
    let ids: Vec<String> = guests.iter().map(|guest| guest.id.clone()).collect();
    let histories = rows::histories(&mut cx.tx, &ids).await?;
    let mut histories: HashMap<String, GuestHistory> =
        histories.into_iter().map(|history| (history.guest_id.clone(), history)).collect();
    let brief = |guest: GuestRow| {
        let history = histories.remove(&guest.id);
        GuestBrief {
            id_type: IdType::from_name(&guest.id_type),
            id: guest.id,
            name: guest.name,
            phone_masked: guest.phone_masked,
            id_masked: guest.id_masked,
            stays: history.as_ref().map_or(0, |history| history.stays),
            last_stay: history.and_then(|history| {
                let room_number = history.last_room.unwrap_or_default();
                history.last_date.map(|date| LastStay { room_number, date })
            }),
        }
    };
    Ok(guests.into_iter().map(brief).collect())
}

pub(crate) async fn load(cx: &mut Cx<'_>, guest: &str) -> Result<GuestRow> {
    let row = rows::get(&mut cx.tx, guest).await?;
    row.ok_or_else(|| Problem::missing("guest", guest).into())
}

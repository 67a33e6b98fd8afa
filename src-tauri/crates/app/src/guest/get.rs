//! `guest.get`.

use super::{Gender, GuestBrief};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::stay::StayBrief;
use kezhan_core::id::GuestId;
use kezhan_core::paper::Language;
use kezhan_core::permission::Permission;
use kezhan_store::{guest as rows, stay as stays};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MOST_STAYS: i64 = 50;

/// One guest profile with its stays; telephone and identity number are masked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GetGuest {
    /// The guest.
    pub guest_id: GuestId,
}

/// A guest with stays.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuestDetail {
    /// The profile.
    pub guest: GuestProfile,
    /// Latest arrival first, at most 50; empty without the right to see stays.
    pub stays: Vec<StayBrief>,
}

/// A guest profile.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuestProfile {
    /// What lists show.
    #[serde(flatten)]
    pub brief: GuestBrief,
    /// Gender.
    pub gender: Gender,
    /// ISO 3166 code of two letters.
    pub nationality: String,
    /// Language of the guest's papers.
    pub language: Language,
    /// Address.
    pub address: String,
    /// Note.
    pub note: String,
    /// Version for edits.
    pub version: i64,
}

impl Operation for GetGuest {
    type Output = GuestDetail;
    const NAME: &'static str = "guest.get";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::GuestView;
    const TOUCHES: &'static [Tag] = &[Tag::Guests, Tag::Stays, Tag::Folios];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<GuestDetail> {
        let row = super::load(cx, self.guest_id.as_str()).await?;
        let stays = if cx.actor()?.grants.has(Permission::StayView) {
            stays_of(cx, &row.id).await?
        } else {
            Vec::new()
        };
        let guest = GuestProfile {
            gender: Gender::from_name(&row.gender),
            nationality: row.nationality.clone(),
            language: Language::from_tag(&row.language),
            address: row.address.clone(),
            note: row.note.clone(),
            version: row.version,
            brief: super::briefs(cx, vec![row]).await?.remove(0),
        };
        Ok(GuestDetail { guest, stays })
    }
}

async fn stays_of(cx: &mut Cx<'_>, guest: &str) -> Result<Vec<StayBrief>> {
    let property = cx.house()?.id.clone();
    let ids = rows::stay_ids(&mut cx.tx, &property, guest, MOST_STAYS).await?;
    let mut views = stays::views(&mut cx.tx, ids).await?;
    views.sort_by(|one, other| (other.arrival, &other.id).cmp(&(one.arrival, &one.id)));
    views.into_iter().map(crate::stay::from_view).collect()
}

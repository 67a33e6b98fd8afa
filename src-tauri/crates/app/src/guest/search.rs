//! `guest.search`.

use super::GuestBrief;
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Finds guests by name in Chinese or Latin letters, full pinyin, initials, the last four or more digits of
/// the telephone number, or the whole number of an identity paper.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SearchGuests {
    /// What was typed, up to 80 characters; nothing finds nobody.
    pub text: String,
}

/// Guests.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuestList {
    /// Best first, at most 20.
    pub guests: Vec<GuestBrief>,
}

impl Operation for SearchGuests {
    type Output = GuestList;
    const NAME: &'static str = "guest.search";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::GuestView;
    const TOUCHES: &'static [Tag] = &[Tag::Guests, Tag::Stays];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<GuestList> {
        let text = bounded("text", &self.text, 0, 80)?;
        let found = super::find(cx, &text).await?;
        Ok(GuestList { guests: super::briefs(cx, found).await? })
    }
}

//! `guest.save`.

use super::GuestInput;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Creates a guest profile, or changes the one with the given id or the same identity paper. Telephone and
/// identity number are stored sealed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveGuest {
    /// The guest.
    pub guest: GuestInput,
    /// Version that was on the screen; checked for a guest given by id.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A guest that was kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuestSaved {
    /// The guest.
    pub guest_id: String,
}

impl Operation for SaveGuest {
    type Output = GuestSaved;
    const NAME: &'static str = "guest.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::GuestEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Guests, Tag::Stays, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<GuestSaved> {
        if let (Some(id), Some(version)) = (&self.guest.id, self.version) {
            let known = super::load(cx, id.as_str()).await?;
            if known.version != version {
                return Err(Problem::Stale { kind: "guest", id: known.id }.into());
            }
        }
        let saved = super::save_input(cx, &self.guest, "guest").await?;
        cx.about("guest", &saved.id);
        Ok(GuestSaved { guest_id: saved.id })
    }
}

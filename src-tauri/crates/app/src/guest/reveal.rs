//! `guest.reveal`.

use super::profile::{open_identity, open_phone};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::id::GuestId;
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Shows telephone and identity number of a guest in full. Who looked, when and why is in the operation log;
/// the numbers are not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RevealGuest {
    /// The guest.
    pub guest_id: GuestId,
    /// Why they are needed, 2 to 200 characters.
    pub reason: String,
}

/// Numbers in full.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Revealed {
    /// Telephone number, if one is on record.
    pub phone: Option<String>,
    /// Number of the identity paper, if one is on record.
    pub id_number: Option<String>,
}

impl Operation for RevealGuest {
    type Output = Revealed;
    const NAME: &'static str = "guest.reveal";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::GuestReveal;
    const TOUCHES: &'static [Tag] = &[Tag::Log];
    const KEEPS_RESULT: bool = false;

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Revealed> {
        bounded("reason", &self.reason, 2, 200)?;
        let guest = super::load(cx, self.guest_id.as_str()).await?;
        cx.about("guest", &guest.id);
        Ok(Revealed { phone: open_phone(cx, &guest)?, id_number: open_identity(cx, &guest)? })
    }
}

//! `session.current`.

use super::{HouseInfo, UserInfo};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::{Grant, Permission};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who is signed in, with which rights, in which house.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Current {}

/// The session of a call.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CurrentSession {
    /// Who.
    pub user: UserInfo,
    /// Rights.
    pub grants: Vec<Grant>,
    /// The house.
    pub house: HouseInfo,
    /// Name of the station.
    pub station: String,
    /// So long nobody may touch the screen before it has to lock, milliseconds.
    pub idle_ms: i64,
}

impl Operation for Current {
    type Output = CurrentSession;
    const NAME: &'static str = "session.current";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::House, Tag::Users, Tag::Sessions];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<CurrentSession> {
        let actor = cx.actor()?;
        Ok(CurrentSession {
            user: UserInfo::from(actor),
            grants: actor.grants.list().to_vec(),
            house: HouseInfo::from(cx.house()?),
            station: cx.station.clone(),
            idle_ms: super::IDLE_MS,
        })
    }
}

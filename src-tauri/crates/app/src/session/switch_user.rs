//! `session.switch_user`.

use super::SignedIn;
use crate::cx::{Cx, Prepared, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_store::people as rows;
use schemars::JsonSchema;
use serde::Deserialize;

/// Hands the station to another person by PIN; the open session ends. A session by PIN has no right to manage
/// users or the house: that takes the password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SwitchUser {
    /// Login of the other person.
    pub login: String,
    /// Their PIN of six digits.
    pub pin: String,
}

impl Operation for SwitchUser {
    type Output = SignedIn;
    const NAME: &'static str = "session.switch_user";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Sessions];
    const PREPARES: bool = true;

    async fn prepare(&self, cx: &mut Cx<'_>) -> Result<Prepared> {
        super::try_secret(cx, &self.login, &self.pin, true).await
    }

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SignedIn> {
        let login = bounded("login", &self.login, 1, 60)?;
        bounded("pin", &self.pin, 4, 12)?;
        let (old, station) = (cx.actor()?.session.clone(), cx.station.clone());
        let user = super::prove(cx, &login, &self.pin, true).await?;
        rows::end_session(&mut cx.tx, &old, cx.now).await?;
        super::begin(cx, user, &station, true).await
    }
}

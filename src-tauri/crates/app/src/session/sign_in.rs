//! `session.sign_in`.

use super::{HouseInfo, UserInfo};
use crate::cx::{Cx, Prepared, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::{Grant, Permission};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Opens a session with login and password. Wrong tries are delayed from the fourth and locked from the
/// tenth.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// Login.
    pub login: String,
    /// Password.
    pub password: String,
    /// Name of the station, for the log.
    pub station: String,
}

/// An open session.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// Bearer token; shown once.
    pub token: String,
    /// Who.
    pub user: UserInfo,
    /// Rights.
    pub grants: Vec<Grant>,
    /// The house.
    pub house: HouseInfo,
    /// End of the session at the latest, epoch milliseconds.
    pub expires_at: i64,
    /// So long nobody may touch the screen before it has to lock, milliseconds.
    pub idle_ms: i64,
}

impl Operation for SignIn {
    type Output = SignedIn;
    const NAME: &'static str = "session.sign_in";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::Public;
    const TOUCHES: &'static [Tag] = &[Tag::Sessions];
    const PREPARES: bool = true;

    async fn prepare(&self, cx: &mut Cx<'_>) -> Result<Prepared> {
        super::try_secret(cx, &self.login, &self.password, false).await
    }

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SignedIn> {
        cx.house()?;
        let station = bounded("station", &self.station, 1, 60)?;
        let login = bounded("login", &self.login, 1, 60)?;
        bounded("password", &self.password, 1, 200)?;
        let user = super::prove(cx, &login, &self.password, false).await?;
        super::begin(cx, user, &station, false).await
    }
}

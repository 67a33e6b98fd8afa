//! `session.sign_out`.

use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Done, Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_store::people as rows;
use schemars::JsonSchema;
use serde::Deserialize;

/// Ends the session of this call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignOut {}

impl Operation for SignOut {
    type Output = Done;
    const NAME: &'static str = "session.sign_out";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Sessions];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Done> {
        let (user, session) = (cx.actor()?.id.clone(), cx.actor()?.session.clone());
        cx.about("user", user);
        rows::end_session(&mut cx.tx, &session, cx.now).await?;
        Ok(Done {})
    }
}

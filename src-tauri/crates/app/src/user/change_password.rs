//! `user.change_password`.

use super::check;
use crate::cx::{Cx, Prepared};
use crate::event::Tag;
use crate::operation::{Done, Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::permission::Permission;
use kezhan_store::people::{self as rows, UserRow};
use schemars::JsonSchema;
use serde::Deserialize;

/// Changes the own password; every other session of the user ends. Wrong tries count as at sign-in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePassword {
    /// The password up to now.
    pub password: String,
    /// The new one, at least eight characters.
    pub new_password: String,
}

impl Operation for ChangePassword {
    type Output = Done;
    const NAME: &'static str = "user.change_password";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Sessions];
    const PREPARES: bool = true;

    async fn prepare(&self, cx: &mut Cx<'_>) -> Result<Prepared> {
        let login = cx.actor()?.login.clone();
        crate::session::try_secret(cx, &login, &self.password, false).await
    }

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Done> {
        check::password("newPassword", &self.new_password)?;
        if self.password == self.new_password {
            return Err(Problem::field("newPassword", Rule::Duplicate, None).into());
        }
        let actor = cx.actor()?;
        let (login, session) = (actor.login.clone(), actor.session.clone());
        let user = crate::session::prove(cx, &login, &self.password, false).await?;
        cx.about("user", &user.id);
        let password_hash = crate::password::hash(cx.app.entropy.as_ref(), &self.new_password);
        let after = UserRow { password_hash, failures: 0, next_try_at: 0, ..user };
        if !rows::update_user(&mut cx.tx, &after).await? {
            return Err(Problem::Stale { kind: "user", id: after.id }.into());
        }
        rows::end_other_sessions(&mut cx.tx, &after.id, &session, cx.now).await?;
        Ok(Done {})
    }
}

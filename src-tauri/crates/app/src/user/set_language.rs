//! `user.set_language`.

use super::check;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Done, Kind, Operation};
use crate::problem::{Problem, Result};
use kezhan_core::permission::Permission;
use kezhan_store::people::{self as rows, UserRow};
use schemars::JsonSchema;
use serde::Deserialize;

/// Chooses the language of the own screens.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetLanguage {
    /// `zh-CN` or `en`.
    pub language: String,
}

impl Operation for SetLanguage {
    type Output = Done;
    const NAME: &'static str = "user.set_language";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Users];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Done> {
        let language = check::language("language", &self.language)?;
        let id = cx.actor()?.id.clone();
        cx.about("user", &id);
        let before = rows::user(&mut cx.tx, &id).await?.ok_or_else(|| Problem::missing("user", &id))?;
        if before.language == language {
            return Ok(Done {});
        }
        cx.changed("language", &before.language, &language);
        let after = UserRow { language, ..before };
        if !rows::update_user(&mut cx.tx, &after).await? {
            return Err(Problem::Stale { kind: "user", id }.into());
        }
        Ok(Done {})
    }
}

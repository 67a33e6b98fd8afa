//! `setup.create_sample`.

use super::create::Administrator;
use crate::cx::{Cx, Effect};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result};
use crate::sample;
use crate::user::{self, check};
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes the sample hotel 云栖客栈 with its users, and starts building its history in the background; its
/// progress is `setup.progress`. One whose building was interrupted is begun anew.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateSample {
    /// Language of the house and its users, `zh-CN` or `en`.
    pub language: String,
    /// One more administrator besides the sample users; `admin` replaces theirs.
    #[serde(default)]
    pub administrator: Option<Administrator>,
}

/// The sample hotel, about to be built.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SampleCreated {
    /// The house.
    pub property_id: String,
}

impl Operation for CreateSample {
    type Output = SampleCreated;
    const NAME: &'static str = "setup.create_sample";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::Public;
    const TOUCHES: &'static [Tag] = super::EVERYTHING;

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SampleCreated> {
        let language = check::language("language", &self.language)?;
        let property_id = match cx.house.clone() {
            None => sample::found(cx, &language, self.administrator.as_ref()).await?,
            Some(house) => {
                let unfinished = super::is_unfinished(&mut cx.tx, Some(&house)).await?;
                let progress = super::progress_of(&mut cx.tx, cx.app, unfinished).await?;
                if !unfinished || progress.state == "running" {
                    return Err(Problem::AlreadySetUp {}.into());
                }
                // Claimed in this transaction: of two programs that see the interruption one begins anew.
                super::beat(&mut cx.tx, cx.app, &progress).await?;
                if let Some(given) = &self.administrator {
                    let new = given.checked("administrator", &language)?;
                    let row = user::new_user(cx, &new);
                    user::insert_with_role(cx, &row, "administrator.login", user::ADMINISTRATOR).await?;
                }
                house.id
            }
        };
        cx.about("property", &property_id);
        cx.after_commit(Effect::BuildSample);
        Ok(SampleCreated { property_id })
    }
}

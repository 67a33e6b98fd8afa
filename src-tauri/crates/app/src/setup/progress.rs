//! `setup.progress`.

use crate::app::Progress;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::Deserialize;

/// How far the sample hotel is. `failed` with `interrupted` means that the program ended while building it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GetProgress {}

impl Operation for GetProgress {
    type Output = Progress;
    const NAME: &'static str = "setup.progress";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::Public;
    const TOUCHES: &'static [Tag] = &[Tag::Progress];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Progress> {
        let unfinished = super::is_unfinished(&mut cx.tx, cx.house.as_ref()).await?;
        super::progress_of(&mut cx.tx, cx.app, unfinished).await
    }
}

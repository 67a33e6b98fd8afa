//! `setup.status`.

use crate::app::Progress;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether the house can be used, and its name for the sign-in screen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Status {}

/// State of the house before anybody signs in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetupStatus {
    /// Whether people can sign in: there is a house, and not a sample hotel still being built or on its way
    /// out.
    pub ready: bool,
    /// Whether it is the sample hotel.
    pub sample: bool,
    /// Chinese name; empty before the first start.
    pub name: String,
    /// English name; empty before the first start.
    pub name_en: String,
    /// Language of the house.
    pub language: String,
    /// How far the sample hotel is.
    pub progress: Progress,
}

impl Operation for Status {
    type Output = SetupStatus;
    const NAME: &'static str = "setup.status";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::Public;
    const TOUCHES: &'static [Tag] = &[Tag::House, Tag::Progress];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SetupStatus> {
        let unfinished = super::is_unfinished(&mut cx.tx, cx.house.as_ref()).await?;
        let progress = super::progress_of(&mut cx.tx, cx.app, unfinished).await?;
        Ok(match &cx.house {
            None => SetupStatus {
                ready: false,
                sample: false,
                name: String::new(),
                name_en: String::new(),
                language: "zh-CN".to_owned(),
                progress,
            },
            Some(house) => SetupStatus {
                ready: !unfinished && !cx.app.is_clearing(),
                sample: house.sample,
                name: house.name.clone(),
                name_en: house.name_en.clone(),
                language: house.language.clone(),
                progress,
            },
        })
    }
}

//! `setup.clear_sample`.

use crate::cx::{Cx, Effect};
use crate::event::Tag;
use crate::operation::{Done, Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::permission::Permission;
use schemars::JsonSchema;
use serde::Deserialize;

/// Empties the sample hotel, so that the first start begins anew. A real house is never emptied.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClearSample {
    /// The name of the sample hotel, typed as a confirmation.
    pub confirm: String,
}

impl Operation for ClearSample {
    type Output = Done;
    const NAME: &'static str = "setup.clear_sample";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::HouseManage;
    const TOUCHES: &'static [Tag] = &[Tag::Progress];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Done> {
        let house = cx.house()?.clone();
        cx.about("property", &house.id);
        let refused = |state: &str| Problem::WrongState {
            kind: "property",
            state: state.to_owned(),
            action: "clear_sample".to_owned(),
        };
        if !house.sample {
            return Err(refused("real").into());
        }
        let unfinished = super::is_unfinished(&mut cx.tx, Some(&house)).await?;
        if super::progress_of(&mut cx.tx, cx.app, unfinished).await?.state == "running" {
            return Err(refused("building").into());
        }
        let typed = self.confirm.trim();
        if typed != house.name && typed != house.name_en {
            return Err(Problem::field("confirm", Rule::Invalid, Some(house.name)).into());
        }
        cx.after_commit(Effect::ClearSample);
        Ok(Done {})
    }
}

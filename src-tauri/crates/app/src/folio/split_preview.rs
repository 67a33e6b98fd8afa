//! `folio.split_preview`.

use super::split::planned;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::folio::SplitPlan;
use kezhan_core::id::PostingId;
use kezhan_core::permission::Permission;
use kezhan_core::tax::Breakdown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a split would come to, to the minor unit, and which parts carry the tail.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SplitPreview {
    /// The charge.
    pub posting_id: PostingId,
    /// Into equal parts, into amounts, or by shares.
    pub plan: SplitPlan,
}

/// A split before it is done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SplitPreviewed {
    /// The parts in the order of the plan.
    pub parts: Vec<Breakdown>,
    /// Indexes of the parts that carry a minor unit of the tail.
    pub tail: Vec<usize>,
}

impl Operation for SplitPreview {
    type Output = SplitPreviewed;
    const NAME: &'static str = "folio.split_preview";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::FolioView;
    const TOUCHES: &'static [Tag] = &[Tag::Folios];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SplitPreviewed> {
        let (_, _, split) = planned(cx, &self.posting_id, &self.plan).await?;
        let parts = split.parts.iter().map(|part| part.amount).collect();
        Ok(SplitPreviewed { parts, tail: split.tail_parts() })
    }
}

//! `stay.get`.

use super::{StayBrief, brief, load, nights};
use crate::cx::Cx;
use crate::event::Tag;
use crate::guest::{self, GuestBrief};
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::undo::ActionSummary;
use chrono::NaiveDate;
use kezhan_core::id::StayId;
use kezhan_core::money::Money;
use kezhan_core::permission::Permission;
use kezhan_core::tax::Breakdown;
use kezhan_store::{action, stay as rows};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MAX_ACTIONS: i64 = 50;

/// One stay with its guest, its nights at their frozen prices, and what was done to it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Get {
    /// The stay.
    pub stay_id: StayId,
}

/// A stay in full.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StayDetail {
    /// The stay.
    pub stay: StayView,
    /// Its guest, masked.
    pub guest: GuestBrief,
    /// Its nights in order.
    pub nights: Vec<NightOfStay>,
    /// Steps that concern it, newest first.
    pub actions: Vec<ActionSummary>,
}

/// A stay with what lists leave out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StayView {
    /// As in lists.
    #[serde(flatten)]
    pub brief: StayBrief,
    /// Grown-ups.
    pub adults: i64,
    /// Children.
    pub children: i64,
    /// Note.
    pub note: String,
    /// Came without a booking.
    pub walk_in: bool,
    /// Instant of the check-in.
    pub checked_in_at: Option<i64>,
    /// Instant of the check-out.
    pub checked_out_at: Option<i64>,
    /// Rate plan it is sold under.
    pub rate_plan_id: String,
}

/// One night at its frozen price.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NightOfStay {
    /// The date of the night.
    pub night: NaiveDate,
    /// Price as listed or agreed, minor units.
    pub price: Money,
    /// What it is made of.
    pub breakdown: Breakdown,
    /// Whether it was charged.
    pub posted: bool,
}

impl Operation for Get {
    type Output = StayDetail;
    const NAME: &'static str = "stay.get";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::StayView;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Guests, Tag::Folios, Tag::Actions];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<StayDetail> {
        let row = load(cx, self.stay_id.as_str()).await?;
        let frozen = rows::nights(&mut cx.tx, &row.id).await?;
        let posted = nights::posted(cx, &frozen).await?;
        let mut nights = Vec::with_capacity(frozen.len());
        for night in &frozen {
            nights.push(NightOfStay {
                night: night.night,
                price: Money(night.price),
                breakdown: nights::night_breakdown(night)?,
                posted: posted.contains(&night.night),
            });
        }
        let subject = format!("stay:{}", row.id);
        let actions = action::latest(&mut cx.tx, Some(&subject), MAX_ACTIONS).await?;
        Ok(StayDetail {
            guest: guest::brief(cx, &row.guest_id).await?,
            nights,
            actions: actions.into_iter().map(ActionSummary::from).collect(),
            stay: StayView {
                brief: brief(cx, &row).await?,
                adults: row.adults,
                children: row.children,
                note: row.note,
                walk_in: row.walk_in,
                checked_in_at: row.checked_in_at,
                checked_out_at: row.checked_out_at,
                rate_plan_id: row.rate_plan_id,
            },
        })
    }
}

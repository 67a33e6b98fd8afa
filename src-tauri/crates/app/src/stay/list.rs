//! `stay.list`.

use super::{StayBrief, from_view};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::guest::search_terms;
use kezhan_core::id::StayId;
use kezhan_core::permission::Permission;
use kezhan_store::stay::{self as rows, Listing, Scope};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const PAGE: u16 = 100;
const MAX_PAGE: u16 = 500;
const MAX_TEXT: usize = 80;

/// Stays, the latest booked first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct List {
    /// Which.
    pub scope: ListScope,
    /// Only those whose guest, room or number it names.
    #[serde(default)]
    pub text: Option<String>,
    /// At most so many, 1 to 500; 100 if left out.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The last stay of the page before.
    #[serde(default)]
    pub after: Option<StayId>,
}

/// Which stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListScope {
    /// Booked and due by the business date.
    Arrivals,
    /// In house and leaving by the business date.
    Departures,
    /// In house.
    InHouse,
    /// Booked, whenever.
    Reserved,
    /// Left on the business date.
    CheckedOutToday,
    /// Cancelled, or noted as no-show.
    CalledOff,
    /// Every stay.
    All,
}

impl From<ListScope> for Scope {
    fn from(scope: ListScope) -> Self {
        match scope {
            ListScope::Arrivals => Self::Arrivals,
            ListScope::Departures => Self::Departures,
            ListScope::InHouse => Self::InHouse,
            ListScope::Reserved => Self::Reserved,
            ListScope::CheckedOutToday => Self::CheckedOutToday,
            ListScope::CalledOff => Self::CalledOff,
            ListScope::All => Self::All,
        }
    }
}

/// A page of stays.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stays {
    /// The stays.
    pub stays: Vec<StayBrief>,
    /// Whether there are more after the last of these.
    pub more: bool,
}

impl Operation for List {
    type Output = Stays;
    const NAME: &'static str = "stay.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::StayView;
    const TOUCHES: &'static [Tag] = &[Tag::Stays, Tag::Guests, Tag::Folios, Tag::House];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Stays> {
        let limit = self.limit.unwrap_or(PAGE);
        if limit == 0 {
            return Err(Problem::field("limit", Rule::TooSmall, Some("1".to_owned())).into());
        }
        if limit > MAX_PAGE {
            return Err(Problem::field("limit", Rule::TooLarge, Some(MAX_PAGE.to_string())).into());
        }
        let text = bounded("text", self.text.as_deref().unwrap_or_default(), 0, MAX_TEXT)?;
        let house = cx.house()?;
        let (property, today) = (house.id.clone(), house.business_date);
        let asked = Listing {
            property: &property,
            scope: self.scope.into(),
            today,
            words: &search_terms(&text),
            after: self.after.as_ref().map(StayId::as_str),
            limit: i64::from(limit) + 1,
        };
        let mut found = rows::list(&mut cx.tx, &asked).await?;
        let more = found.len() > usize::from(limit);
        found.truncate(usize::from(limit));
        Ok(Stays { stays: found.into_iter().map(from_view).collect::<Result<_>>()?, more })
    }
}

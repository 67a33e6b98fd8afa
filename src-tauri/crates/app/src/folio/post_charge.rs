//! `folio.post_charge`.

use super::charge::{ChargeDraft, Posted, charge};
use super::step::Touched;
use super::undo::FolioUndo;
use super::{lookup, problem};
use crate::cx::{Cx, amount_within, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::{FolioId, ItemId, StayId};
use kezhan_core::journal::JournalKind;
use kezhan_core::money::{MAX_AMOUNT, Money, Percent, Quantity};
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use kezhan_core::tax::breakdown;
use kezhan_store::catalogue::{self, ItemRow};
use kezhan_store::folio::{FolioRow, PostingRow};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const MAX_QUANTITY: u32 = 9_999;

/// Charges something from the consumption catalogue to a guest in house.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostCharge {
    /// The stay.
    pub stay_id: StayId,
    /// The window; left out, the routing of the stay decides.
    #[serde(default)]
    pub folio_id: Option<FolioId>,
    /// What was consumed.
    pub item_id: ItemId,
    /// How much, more than 0 and at most 9999.
    pub quantity: Quantity,
    /// Price of one in minor units; left out, that of the catalogue.
    #[serde(default)]
    pub unit_price: Option<Money>,
    /// Note for the bill, at most 120 characters.
    #[serde(default)]
    pub note: Option<String>,
}

/// A charge that was posted.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChargePosted {
    /// The line.
    pub posting_id: String,
    /// The folio it went to.
    pub folio_id: String,
    /// What the guest pays for it, minor units.
    pub gross: Money,
    /// The step, for undo.
    pub action_id: Option<String>,
}

impl Operation for PostCharge {
    type Output = ChargePosted;
    const NAME: &'static str = "folio.post_charge";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioPost;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<ChargePosted> {
        let note = bounded("note", self.note.as_deref().unwrap_or_default(), 0, 120)?;
        let stay = lookup::stay(cx, self.stay_id.as_str()).await?;
        lookup::need_state(&stay, &[StayState::InHouse], "post_charge")?;
        let item = catalogue::item(&mut cx.tx, self.item_id.as_str()).await?;
        let item = item.ok_or_else(|| Problem::missing("item", &self.item_id))?;
        let draft = self.draft(cx, &stay.id, item).await?;
        cx.about("stay", &stay.id);
        let gross = draft.breakdown.gross;
        cx.require_amount(Permission::FolioPost, &format!("stay:{}", stay.id), gross).await?;
        let Posted { posting, folio } = charge(cx, draft, note).await?;
        charged(cx, &stay.id, &posting, folio).await
    }
}

/// Records a charge as a step that can be taken back, and answers it.
pub(super) async fn charged(
    cx: &mut Cx<'_>,
    stay: &str,
    posting: &PostingRow,
    folio: FolioRow,
) -> Result<ChargePosted> {
    cx.changed("amount", (), Money(posting.gross));
    let mut touched = Touched::default();
    touched.on(&folio);
    touched.made(&posting.id);
    let mut summary = super::step::told(posting).to_vec();
    summary.push(("folio", folio.label));
    let undo = FolioUndo::Charge { posting: posting.id.clone() };
    let action = touched.record(cx, stay, &summary, undo).await?;
    let (posting_id, gross) = (posting.id.clone(), Money(posting.gross));
    Ok(ChargePosted { posting_id, folio_id: folio.id, gross, action_id: Some(action) })
}

impl PostCharge {
    async fn draft(&self, cx: &mut Cx<'_>, stay: &str, item: ItemRow) -> Result<ChargeDraft> {
        if !item.active {
            return Err(Problem::field("itemId", Rule::Invalid, None).into());
        }
        if self.quantity <= Quantity::ZERO {
            return Err(Problem::field("quantity", Rule::TooSmall, Some("0.001".to_owned())).into());
        }
        if self.quantity > Quantity(Decimal::from(MAX_QUANTITY)) {
            return Err(Problem::field("quantity", Rule::TooLarge, Some(MAX_QUANTITY.to_string())).into());
        }
        let unit_price = match self.unit_price {
            Some(price) => amount_within("unitPrice", price, 1, MAX_AMOUNT.0)?,
            None => Money(item.unit_price),
        };
        let price =
            unit_price.times(self.quantity).map_err(|refusal| problem::money("unitPrice", &refusal))?;
        let today = cx.today()?;
        let tax = tax_percent(cx, &item).await?;
        let breakdown = breakdown(price, item.mode()?, item.service(), tax);
        // A charge of nothing is no charge: the catalogue's price is open and wants one.
        amount_within("unitPrice", breakdown.gross, 1, MAX_AMOUNT.0)?;
        Ok(ChargeDraft {
            stay_id: stay.to_owned(),
            folio_id: self.folio_id.as_ref().map(ToString::to_string),
            category: item.category,
            code: item.code,
            description: item.name,
            description_en: item.name_en,
            quantity: self.quantity,
            unit_price,
            breakdown,
            tax_percent: tax,
            revenue: item.revenue,
            service_date: today,
            journal: JournalKind::Charge,
            once_key: None,
        })
    }
}

/// The rate of the item's tax today; an item without tax code is exempt.
async fn tax_percent(cx: &mut Cx<'_>, item: &ItemRow) -> Result<Percent> {
    if item.tax_code.is_empty() {
        return Ok(Percent::ZERO);
    }
    let today = cx.today()?;
    let found = catalogue::tax_percent(&mut cx.tx, &item.property_id, &item.tax_code, today).await?;
    found.ok_or_else(|| Problem::missing("tax_rate", &item.tax_code).into())
}

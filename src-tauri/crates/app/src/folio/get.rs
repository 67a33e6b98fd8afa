//! `folio.get`.

use super::{deposit, lookup};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use crate::stay::{self, RoomUse, StayBrief, room_use};
use crate::undo::ActionSummary;
use chrono::NaiveDate;
use kezhan_core::folio::{FolioState, PostingKind};
use kezhan_core::id::StayId;
use kezhan_core::money::{Money, Percent, Quantity};
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use kezhan_store::action;
use kezhan_store::folio::{self as rows, FolioRow, PostingRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const ACTIONS: i64 = 20;

/// All windows of a stay with their lines and balances, its routing, the deposit held, and the steps that can
/// be undone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GetFolios {
    /// The stay.
    pub stay_id: StayId,
}

/// The account of a stay.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StayFolios {
    /// The stay.
    pub stay: StayBrief,
    /// Its windows in the order of their letters; one that was closed without ever being used is left out.
    pub folios: Vec<Folio>,
    /// Routing rules.
    pub rules: Vec<Routed>,
    /// Money held in the deposit ledger, minor units.
    pub deposit_held: Money,
    /// What the room costs today if the guest leaves; `null` unless in house and for a room that is free.
    pub room_use: Option<RoomUse>,
    /// Latest steps, newest first.
    pub actions: Vec<ActionSummary>,
}

/// Which window takes the charges of a category.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Routed {
    /// Category.
    pub category: String,
    /// The window.
    pub folio_id: String,
}

/// One window.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Folio {
    /// Id.
    pub id: String,
    /// Number on the bill.
    pub number: String,
    /// Letter.
    pub label: String,
    /// Who is to pay.
    pub payee: String,
    /// The company that is to pay.
    pub company: Option<CompanyName>,
    /// Whether it takes postings.
    pub state: FolioState,
    /// Charges less payments, minor units: positive = owed by the guest.
    pub balance: Money,
    /// Sum of the charges, gross.
    pub charges: Money,
    /// Sum of the payments, deposits used included and refunds taken off: positive = paid by the guest.
    pub payments: Money,
    /// Version for settling.
    pub version: i64,
    /// Lines in the order they were posted.
    pub postings: Vec<Posting>,
}

/// A company by name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompanyName {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// One line of a folio.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Posting {
    /// Id.
    pub id: String,
    /// Position on the folio.
    pub seq: i64,
    /// Business date of the posting.
    pub business_date: NaiveDate,
    /// Day of the service.
    pub service_date: NaiveDate,
    /// Instant.
    pub at: i64,
    /// What it is; a `deposit` does not count in the balance.
    pub kind: PostingKind,
    /// Category.
    pub category: String,
    /// Code of the item or tender.
    pub code: String,
    /// Text in Chinese.
    pub description: String,
    /// Text in English.
    pub description_en: String,
    /// How much.
    pub quantity: Quantity,
    /// Price of one, minor units.
    pub unit_price: Money,
    /// Net, minor units.
    pub net: Money,
    /// Service charge.
    pub service: Money,
    /// Tax.
    pub tax: Money,
    /// Gross: charges positive, payments negative.
    pub gross: Money,
    /// Tax rate.
    pub tax_percent: Percent,
    /// Code of the means of payment.
    pub tender_code: Option<String>,
    /// Cash handed over.
    pub received: Option<Money>,
    /// Change given.
    pub change: Option<Money>,
    /// Reference or note.
    pub reference: String,
    /// The line that this one takes away.
    pub offsets: Option<String>,
    /// The line that takes this one away.
    pub offset_by: Option<String>,
    /// Where it came from: the whole of a part, the line on the window it was moved from, or the line that
    /// had taken it away before an undo brought it back.
    pub origin: Option<String>,
    /// Reason of a correction.
    pub reason: String,
    /// Who posted it.
    pub actor_name: String,
}

impl Operation for GetFolios {
    type Output = StayFolios;
    const NAME: &'static str = "folio.get";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::FolioView;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Guests, Tag::Actions];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<StayFolios> {
        let row = lookup::stay(cx, self.stay_id.as_str()).await?;
        let stay = stay::brief(cx, &row).await?;
        let mut postings = rows::postings_of_stay(&mut cx.tx, &row.id).await?;
        let mut folios = Vec::new();
        for folio in rows::of_stay(&mut cx.tx, &row.id).await? {
            let lines: Vec<PostingRow> = postings.extract_if(.., |line| line.folio_id == folio.id).collect();
            let unused = lines.is_empty() && !folios.is_empty();
            if !(unused && lookup::folio_state(&folio)? == FolioState::Closed) {
                folios.push(shown(folio, lines)?);
            }
        }
        let rules = rows::rules(&mut cx.tx, &row.id).await?;
        let rules = rules.into_iter().map(|rule| Routed { category: rule.category, folio_id: rule.folio_id });
        let actions = action::latest(&mut cx.tx, Some(&format!("stay:{}", row.id)), ACTIONS).await?;
        let used = if stay.state == StayState::InHouse { room_use::of(cx, &row).await? } else { None };
        Ok(StayFolios {
            room_use: used.map(|used| used.shown),
            stay,
            folios,
            rules: rules.collect(),
            deposit_held: deposit::held(cx, &row.id).await?,
            actions: actions.into_iter().map(ActionSummary::from).collect(),
        })
    }
}

fn shown(folio: FolioRow, lines: Vec<PostingRow>) -> Result<Folio> {
    let counted = |line: &&PostingRow| line.kind != PostingKind::Deposit.as_str();
    let sum = |charged: bool| -> Money {
        let chosen = lines.iter().filter(counted).filter(|line| line.revenue.is_empty() != charged);
        chosen.map(|line| Money(line.gross)).sum()
    };
    let (charges, payments) = (sum(true), -sum(false));
    let state = lookup::folio_state(&folio)?;
    Ok(Folio {
        state,
        id: folio.id,
        number: folio.number,
        label: folio.label,
        payee: folio.payee,
        company: folio.company_id.map(|id| CompanyName { id, name: folio.company_name.unwrap_or_default() }),
        balance: charges - payments,
        charges,
        payments,
        version: folio.version,
        postings: lines.into_iter().map(line).collect::<Result<_>>()?,
    })
}

fn line(row: PostingRow) -> Result<Posting> {
    Ok(Posting {
        kind: lookup::posting_kind(&row)?,
        id: row.id,
        seq: row.seq,
        business_date: row.business_date,
        service_date: row.service_date,
        at: row.at,
        category: row.category,
        code: row.code,
        description: row.description,
        description_en: row.description_en,
        quantity: Quantity::from_scaled(row.quantity),
        unit_price: Money(row.unit_price),
        net: Money(row.net),
        service: Money(row.service),
        tax: Money(row.tax),
        gross: Money(row.gross),
        tax_percent: Percent::from_scaled(row.tax_percent),
        tender_code: row.tender_code,
        received: row.received.map(Money),
        change: row.change_given.map(Money),
        reference: row.reference,
        offsets: row.offsets,
        offset_by: row.offset_by,
        origin: row.origin,
        reason: row.reason,
        actor_name: row.actor_name,
    })
}

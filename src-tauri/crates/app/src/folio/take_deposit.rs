//! `deposit.take`.

use super::deposit::{self, Deposit};
use super::step::Touched;
use super::undo::FolioUndo;
use super::{lookup, windows};
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::id::StayId;
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Takes a deposit for a stay. Before arrival it is held in the deposit ledger; in house it goes to the folio
/// at once, as a credit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeDeposit {
    /// The stay, booked or in house.
    pub stay_id: StayId,
    /// What is taken.
    pub deposit: Deposit,
}

/// A deposit that was taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DepositTaken {
    /// The line; the subject of the deposit receipt.
    pub posting_id: String,
    /// The step, for undo.
    pub action_id: Option<String>,
}

impl Operation for TakeDeposit {
    type Output = DepositTaken;
    const NAME: &'static str = "deposit.take";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioSettle;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<DepositTaken> {
        let stay = lookup::stay(cx, self.stay_id.as_str()).await?;
        let state = lookup::need_state(&stay, &[StayState::Reserved, StayState::InHouse], "take_deposit")?;
        let folio = windows::first_open(cx, &stay.id).await?;
        cx.about("stay", &stay.id);
        let taken = deposit::take(cx, &stay.id, &folio, &self.deposit).await?;
        let transfer = match state {
            StayState::InHouse => deposit::to_folio(cx, &stay.id, &folio).await?,
            _ => None,
        };
        let mut touched = Touched::default();
        touched.on(&folio);
        touched.made(&taken);
        if let Some(transfer) = &transfer {
            touched.made(transfer);
        }
        let posting = lookup::posting(cx, &taken).await?;
        let summary = [
            ("amount", self.deposit.amount.0.to_string()),
            ("tender", posting.description),
            ("tenderEn", posting.description_en),
            ("folio", folio.label),
        ];
        let undo = FolioUndo::Deposit { deposit: taken.clone(), transfer };
        let action = touched.record(cx, &stay.id, &summary, undo).await?;
        Ok(DepositTaken { posting_id: taken, action_id: Some(action) })
    }
}

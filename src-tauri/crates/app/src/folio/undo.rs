//! Taking steps on folios back: by lines and entries with opposite signs, never by deleting.

use super::split::Parted;
use super::transfer::Move;
use super::{lookup, reverse, set_routing, split, transfer};
use crate::cx::Cx;
use crate::problem::Result;
use crate::undo::UndoPlan;
use kezhan_core::folio::{FolioState, PostingKind, TenderKind};
use kezhan_store::folio::{self as rows, PostingRow, RuleRow};
use serde::{Deserialize, Serialize};

/// Reason of corrections that an undo makes; screens and papers translate it.
pub const REASON: &str = "undo";

/// How to take a step back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FolioUndo {
    /// Closes the window that was opened.
    Window {
        /// The folio.
        folio: String,
    },
    /// Sets the rules as they were and moves the charges back.
    Routing {
        /// The stay.
        stay: String,
        /// Category and folio of each rule.
        rules: Vec<(String, String)>,
        /// Charges that were moved.
        moves: Vec<Move>,
    },
    /// Takes the charge back.
    Charge {
        /// The line.
        posting: String,
    },
    /// Brings the posting back.
    Reverse {
        /// What was reversed.
        posting: String,
        /// The line that did it.
        reversal: String,
        /// The line that brought a deposit back to the deposit ledger before.
        put_back: Option<String>,
    },
    /// Joins the parts.
    Split {
        /// What the split did.
        parted: Parted,
    },
    /// Moves the charges back, and joins the parts of the one that was split for it.
    Transfer {
        /// What was moved.
        moves: Vec<Move>,
        /// What was split before.
        parted: Option<Parted>,
    },
    /// Gives payments back, collects refunds again.
    Settle {
        /// The lines.
        payments: Vec<String>,
    },
    /// Gives the deposit back.
    Deposit {
        /// The line.
        deposit: String,
        /// The line that moved it to the folio.
        transfer: Option<String>,
    },
}

impl FolioUndo {
    /// What it would do.
    pub async fn plan(&self, cx: &mut Cx<'_>) -> Result<UndoPlan> {
        let mut plan = UndoPlan::default();
        match self {
            Self::Window { folio } => {
                let label = lookup::folio(cx, folio).await?.label;
                plan = plan.effect("window_closed", &[("folio", label)]);
            }
            Self::Routing { rules, moves, .. } => {
                plan = plan.effect("routing_restored", &[("rules", rules.len().to_string())]);
                plan = moved_back(cx, plan, moves).await?;
            }
            Self::Charge { posting } => {
                let posting = lookup::current(cx, posting).await?;
                plan = plan.effect("posting_reversed", &super::step::told(&posting));
            }
            Self::Reverse { posting, .. } => {
                let posting = lookup::posting(cx, posting).await?;
                plan = plan.effect("posting_restored", &super::step::told(&posting));
                plan = hand(plan, &posting, true)?;
            }
            Self::Split { parted } => plan = joined(cx, plan, parted).await?,
            Self::Transfer { moves, parted } => {
                plan = moved_back(cx, plan, moves).await?;
                if let Some(parted) = parted {
                    plan = joined(cx, plan, parted).await?;
                }
            }
            Self::Settle { payments } => {
                for payment in payments {
                    plan = paid_back(cx, plan, payment).await?;
                }
            }
            Self::Deposit { deposit, .. } => plan = paid_back(cx, plan, deposit).await?,
        }
        Ok(plan)
    }

    /// Does it.
    pub async fn apply(&self, cx: &mut Cx<'_>) -> Result<()> {
        match self {
            Self::Window { folio } => close_window(cx, folio).await,
            Self::Routing { stay, rules, moves } => {
                move_all_back(cx, moves).await?;
                let rules: Vec<RuleRow> = rules
                    .iter()
                    .map(|(category, folio)| RuleRow { category: category.clone(), folio_id: folio.clone() })
                    .collect();
                set_routing::replace(cx, stay, &rules).await
            }
            Self::Charge { posting } => take_back(cx, posting).await,
            Self::Reverse { posting, reversal, put_back } => {
                let posting = lookup::posting(cx, posting).await?;
                let reversal = lookup::posting(cx, reversal).await?;
                reverse::bring_back(cx, &posting, &reversal).await?;
                match put_back {
                    Some(put_back) => take_back(cx, put_back).await,
                    None => Ok(()),
                }
            }
            Self::Split { parted } => split::join(cx, parted).await.map(|_| ()),
            Self::Transfer { moves, parted } => {
                move_all_back(cx, moves).await?;
                match parted {
                    Some(parted) => split::join(cx, parted).await.map(|_| ()),
                    None => Ok(()),
                }
            }
            Self::Settle { payments } => {
                for payment in payments {
                    take_back(cx, payment).await?;
                }
                Ok(())
            }
            Self::Deposit { deposit, transfer } => {
                if let Some(transfer) = transfer {
                    take_back(cx, transfer).await?;
                }
                let posting = lookup::current(cx, deposit).await?;
                let folio = lookup::folio(cx, &posting.folio_id).await?;
                // The guest may have arrived meanwhile, and the deposit moved to the folio with the check-in.
                reverse::release(cx, &folio, &posting).await?;
                reverse::take_back(cx, &posting, &folio, REASON).await.map(|_| ())
            }
        }
    }
}

async fn close_window(cx: &mut Cx<'_>, folio: &str) -> Result<()> {
    let folio = lookup::folio(cx, folio).await?;
    lookup::need_open(&folio)?;
    let closed = (cx.now, cx.today()?);
    Ok(rows::set_state(&mut cx.tx, &folio.id, FolioState::Closed.as_str(), Some(closed)).await?)
}

async fn take_back(cx: &mut Cx<'_>, posting: &str) -> Result<()> {
    let posting = lookup::current(cx, posting).await?;
    let folio = lookup::folio(cx, &posting.folio_id).await?;
    reverse::take_back(cx, &posting, &folio, REASON).await.map(|_| ())
}

async fn move_all_back(cx: &mut Cx<'_>, moves: &[Move]) -> Result<()> {
    for moved in moves.iter().rev() {
        transfer::move_back(cx, moved).await?;
    }
    Ok(())
}

async fn moved_back(cx: &mut Cx<'_>, plan: UndoPlan, moves: &[Move]) -> Result<UndoPlan> {
    let mut plan = plan;
    for moved in moves {
        let posting = lookup::posting(cx, &moved.posting).await?;
        let home = lookup::folio(cx, &posting.folio_id).await?;
        let mut values = super::step::told(&posting).to_vec();
        values.push(("folio", home.label));
        plan = plan.effect("charge_moved_back", &values);
    }
    Ok(plan)
}

async fn joined(cx: &mut Cx<'_>, plan: UndoPlan, parted: &Parted) -> Result<UndoPlan> {
    let posting = lookup::posting(cx, &parted.posting).await?;
    let mut values = super::step::told(&posting).to_vec();
    values.push(("parts", parted.parts.len().to_string()));
    Ok(plan.effect("parts_joined", &values))
}

/// Adds that a payment or deposit goes back to the guest.
pub(crate) async fn paid_back(cx: &mut Cx<'_>, plan: UndoPlan, payment: &str) -> Result<UndoPlan> {
    let posting = lookup::current(cx, payment).await?;
    let kind = lookup::posting_kind(&posting)?;
    let effect = if kind == PostingKind::Deposit { "deposit_refunded" } else { "payment_reversed" };
    hand(plan.effect(effect, &super::step::told(&posting)), &posting, false)
}

/// The money that changes hands: a payment taken back is returned and one brought back is collected; for
/// refunds it is the other way round.
fn hand(plan: UndoPlan, posting: &PostingRow, brought_back: bool) -> Result<UndoPlan> {
    let Some(kind) = lookup::tender_kind_of(posting)? else { return Ok(plan) };
    let by_guest = posting.gross < 0;
    Ok(match (kind, by_guest == brought_back) {
        (TenderKind::CityLedger, _) => plan,
        (TenderKind::Cash, true) => plan.step("collect_cash"),
        (TenderKind::Cash, false) => plan.step("return_cash"),
        (_, true) => plan.step("collect_payment"),
        (_, false) => plan.step("return_payment"),
    })
}

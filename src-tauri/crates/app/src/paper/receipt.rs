//! The receipt for a deposit.

use super::heading::{deposits, heading, is_deposit, said, some, stay_facts};
use crate::cx::Cx;
use crate::problem::{Problem, Result};
use kezhan_core::folio::PostingKind;
use kezhan_core::money::Money;
use kezhan_core::paper::{DepositReceipt, Language, Paper};
use kezhan_store::{folio, journal};

pub(super) async fn build(cx: &mut Cx<'_>, subject: &str, language: Option<Language>) -> Result<Paper> {
    let property = cx.house()?.id.clone();
    let found = folio::posting(&mut cx.tx, subject).await?.filter(|row| row.property_id == property);
    let posting = found.ok_or_else(|| Problem::missing("posting", subject))?;
    if posting.kind != PostingKind::Deposit.as_str() {
        let action = "deposit_receipt".to_owned();
        return Err(Problem::WrongState { kind: "posting", state: posting.kind, action }.into());
    }
    // A receipt for money that was given back would be worth that money.
    if !is_deposit(&posting) {
        return Err(Problem::AlreadyOffset { posting: posting.id }.into());
    }
    let window = folio::get(&mut cx.tx, &posting.folio_id).await?;
    let window = window.ok_or_else(|| Problem::missing("folio", &posting.folio_id))?;
    let facts = stay_facts(cx, &window.stay_id, language).await?;
    let language = facts.language;
    let entry = journal::seq_of(&mut cx.tx, &posting.entry_id).await?;
    let receipt = DepositReceipt {
        heading: heading(cx, format!("D{entry:06}"), language, posting.business_date)?,
        guest: facts.guest.name,
        room: facts.view.room_number,
        arrival: facts.stay.arrival,
        departure: facts.stay.departure,
        tender: said(language, &posting.description, &posting.description_en),
        reference: some(&posting.reference),
        amount: Money(-posting.gross),
        received: posting.received.map(Money),
        held: deposits(cx, &facts.stay.id).await?,
        note: String::new(),
        stay_number: facts.stay.number,
    };
    Ok(receipt.into())
}

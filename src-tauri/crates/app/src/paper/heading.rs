//! What all papers share, and what is read for most of them.

use crate::cx::Cx;
use crate::ledger::books;
use crate::problem::{Problem, Result};
use chrono::NaiveDate;
use kezhan_core::folio::PostingKind;
use kezhan_core::money::Money;
use kezhan_core::paper::{Heading, Language, PropertyHeader};
use kezhan_store::folio::{self, PostingRow};
use kezhan_store::guest::{self, GuestRow};
use kezhan_store::stay::{self, StayRow, StayView};

/// The head of a paper issued now.
pub(super) fn heading(
    cx: &Cx<'_>,
    number: String,
    language: Language,
    business_date: NaiveDate,
) -> Result<Heading> {
    let house = cx.house()?;
    Ok(Heading {
        property: PropertyHeader {
            name: said(language, &house.name, &house.name_en),
            address: house.address.clone(),
            phone: house.phone.clone(),
            tax_id: house.tax_number.clone(),
        },
        number,
        language,
        currency: books::currency(cx)?,
        operator: cx.actor()?.name.clone(),
        business_date,
        printed_at: cx.now,
        utc_offset_minutes: i32::try_from(house.utc_offset_minutes).unwrap_or_default(),
        reprint: 0,
    })
}

/// Of two names the one in the language of the paper; what has no English name keeps its Chinese one.
pub(super) fn said(language: Language, name: &str, name_en: &str) -> String {
    match language {
        Language::En if !name_en.is_empty() => name_en.to_owned(),
        _ => name.to_owned(),
    }
}

/// A text that is printed only if there is one.
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// A stay with its names and its guest.
pub(super) struct StayFacts {
    pub stay: StayRow,
    pub view: StayView,
    pub guest: GuestRow,
    pub language: Language,
}

/// Reads a stay for a paper in the language asked for, else in the guest's.
pub(super) async fn stay_facts(cx: &mut Cx<'_>, id: &str, language: Option<Language>) -> Result<StayFacts> {
    let property = cx.house()?.id.clone();
    let missing = || Problem::missing("stay", id);
    let stay =
        stay::get(&mut cx.tx, id).await?.filter(|stay| stay.property_id == property).ok_or_else(missing)?;
    let view = stay::views(&mut cx.tx, [id.to_owned()]).await?.pop().ok_or_else(missing)?;
    let guest = guest::get(&mut cx.tx, &stay.guest_id)
        .await?
        .ok_or_else(|| Problem::missing("guest", &stay.guest_id))?;
    let language = language.unwrap_or_else(|| Language::from_tag(&guest.language));
    Ok(StayFacts { stay, view, guest, language })
}

/// Whether the line is a deposit that was taken and not given back.
pub(super) fn is_deposit(row: &PostingRow) -> bool {
    row.is_live() && row.kind == PostingKind::Deposit.as_str()
}

/// All deposits taken for a stay and not given back.
pub(super) async fn deposits(cx: &mut Cx<'_>, stay: &str) -> Result<Money> {
    let postings = folio::postings_of_stay(&mut cx.tx, stay).await?;
    Ok(postings.iter().filter(|row| is_deposit(row)).map(|row| Money(-row.gross)).sum())
}

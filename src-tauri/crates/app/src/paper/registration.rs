//! The registration card of a stay.

use super::heading::{deposits, heading, said, stay_facts};
use super::names;
use crate::cx::Cx;
use crate::problem::{Problem, Result};
use crate::stay;
use kezhan_core::guest::IdType;
use kezhan_core::money::Money;
use kezhan_core::paper::{Language, NightPrice, Paper, RegisteredGuest, RegistrationCard};
use kezhan_core::stay::StayState;
use kezhan_store::{rate, stay as stays};

pub(super) async fn build(cx: &mut Cx<'_>, subject: &str, language: Option<Language>) -> Result<Paper> {
    let facts = stay_facts(cx, subject, language).await?;
    let (stay, view, guest, language) = (facts.stay, facts.view, facts.guest, facts.language);
    // Nobody signs for a stay that does not take place.
    if [StayState::Cancelled.as_str(), StayState::NoShow.as_str()].contains(&stay.state.as_str()) {
        let action = "registration_card".to_owned();
        return Err(Problem::WrongState { kind: "stay", state: stay.state, action }.into());
    }
    let today = cx.today()?;
    let mut prices = Vec::new();
    for night in stays::nights(&mut cx.tx, &stay.id).await? {
        prices.push(NightPrice { night: night.night, amount: stay::night_breakdown(&night)?.gross });
    }
    let plan = rate::rate_plan(&mut cx.tx, &stay.rate_plan_id).await?;
    let count = |persons: i64| u16::try_from(persons).unwrap_or_default();
    let card = RegistrationCard {
        heading: heading(cx, stay.number.clone(), language, today)?,
        room: view.room_number.clone().unwrap_or_default(),
        room_type: said(language, &view.room_type_name, &view.room_type_name_en),
        arrival: stay.arrival,
        departure: stay.departure,
        adults: count(stay.adults),
        children: count(stay.children),
        guests: vec![RegisteredGuest {
            name: guest.name,
            id_type: IdType::from_name(&guest.id_type),
            id_number: guest.id_masked,
            nationality: names::country(&guest.nationality, language),
            phone: guest.phone_masked,
        }],
        rate_plan: plan.map(|plan| said(language, &plan.name, &plan.name_en)).unwrap_or_default(),
        total: prices.iter().map(|night| night.amount).sum::<Money>(),
        prices,
        deposit: deposits(cx, &stay.id).await?,
        payment: String::new(),
        note: stay.note,
        house_rules: names::house_rules(language),
        stay_number: stay.number,
    };
    Ok(card.into())
}

//! Making a house: checks of what was given, then its rows. The wizard and the sample hotel share it.

use super::create::{CreateHouse, RoomTypeInput};
use super::heading::Heading;
use super::rooms::{self, RoomPlan};
use super::stock::{self, ItemTax};
use crate::cx::Cx;
use crate::problem::{Problem, Result, Rule};
use crate::user::check;
use crate::vault;
use chrono::NaiveDate;
use kezhan_core::calendar::Weekdays;
pub use kezhan_core::calendar::local_date;
use kezhan_core::money::{Currency, Percent};
use kezhan_core::room::{Housekeeping, Occupancy};
use kezhan_core::tax::PriceMode;
use kezhan_store::catalogue::{self, ItemRow, RoomTypeRow, TaxRateRow, TenderRow};
use kezhan_store::house::{self, House};
use kezhan_store::rate::{self as rates, PriceRow, RatePlanRow};
use kezhan_store::room::{self, RoomRow};
use rust_decimal::Decimal;

/// Tax code of room nights and services.
const VAT: &str = "vat";
/// Tax code of goods.
const GOODS: &str = "goods";
/// Clocks of the world reach from twelve hours behind UTC to fourteen ahead.
const OFFSETS: std::ops::RangeInclusive<i64> = -720..=840;

/// A checked plan of a house.
pub struct Plan {
    /// Language of the house.
    pub language: String,
    /// Offset of the house's clock from UTC in minutes.
    pub utc_offset_minutes: i64,
    /// Room types.
    pub types: Vec<RoomTypeInput>,
    /// Rooms in the order of the wall.
    pub rooms: Vec<RoomPlan>,
    heading: Heading<String>,
    currency: Currency,
    mode: PriceMode,
    tax: Percent,
    service: Percent,
}

/// Checks a request.
pub fn checked(given: &CreateHouse) -> Result<Plan> {
    let language = check::language("language", &given.language)?;
    let facts = &given.property;
    let heading = Heading {
        name: &facts.name,
        name_en: &facts.name_en,
        address: &facts.address,
        phone: &facts.phone,
        tax_number: &facts.tax_number,
    };
    let heading = heading.checked("property.")?;
    let currency = Currency::parse(&facts.currency)
        .map_err(|_| Problem::field("property.currency", Rule::Invalid, Some("CNY".to_owned())))?;
    if !OFFSETS.contains(&facts.utc_offset_minutes) {
        return Err(Problem::field("property.utcOffsetMinutes", Rule::Invalid, None).into());
    }
    let types = rooms::types(&given.room_types)?;
    Ok(Plan {
        language,
        utc_offset_minutes: facts.utc_offset_minutes,
        rooms: rooms::rooms(&given.floors, &types)?,
        types,
        heading,
        currency,
        mode: given.price_mode,
        tax: rate("taxPercent", given.tax_percent)?,
        service: rate("servicePercent", given.service_percent)?,
    })
}

fn rate(field: &str, percent: Percent) -> Result<Percent> {
    let rule = if percent < Percent::ZERO { Rule::TooSmall } else { Rule::TooLarge };
    let limit = if percent < Percent::ZERO { "0" } else { "100" };
    Ok(percent.check_rate().map_err(|_| Problem::field(field, rule, Some(limit.to_owned())))?)
}

/// Writes the house with everything it sells, and makes it the house of the running command.
pub async fn found(cx: &mut Cx<'_>, plan: &Plan, business_date: NaiveDate, sample: bool) -> Result<House> {
    let house = House {
        id: cx.new_id(),
        name: plan.heading.name.clone(),
        name_en: plan.heading.name_en.clone(),
        address: plan.heading.address.clone(),
        phone: plan.heading.phone.clone(),
        tax_number: plan.heading.tax_number.clone(),
        currency: plan.currency.as_str().to_owned(),
        utc_offset_minutes: plan.utc_offset_minutes,
        language: plan.language.clone(),
        business_date,
        opened_on: business_date,
        sample,
        version: 1,
    };
    house::insert(&mut cx.tx, &house, cx.now).await?;
    vault::note_key(&mut cx.tx, &cx.app.vault, cx.app.entropy.as_ref()).await?;
    let types = insert_rooms(cx, plan, &house.id).await?;
    insert_taxes(cx, plan, &house).await?;
    insert_prices(cx, plan, &house.id, &types).await?;
    insert_stock(cx, plan, &house.id).await?;
    cx.about("property", &house.id);
    cx.house = Some(house.clone());
    Ok(house)
}

/// Writes room types and rooms; the ids of the types in their order.
async fn insert_rooms(cx: &mut Cx<'_>, plan: &Plan, property: &str) -> Result<Vec<String>> {
    let mut types = Vec::with_capacity(plan.types.len());
    for (position, kind) in (1..).zip(&plan.types) {
        let row = RoomTypeRow {
            id: cx.new_id(),
            property_id: property.to_owned(),
            code: kind.code.clone(),
            name: kind.name.clone(),
            name_en: kind.name_en.clone(),
            max_guests: kind.max_guests,
            sell_limit: 0,
            position,
            version: 1,
        };
        catalogue::insert_room_type(&mut cx.tx, &row).await?;
        types.push(row.id);
    }
    for (position, planned) in (1..).zip(&plan.rooms) {
        let row = RoomRow {
            id: cx.new_id(),
            property_id: property.to_owned(),
            number: planned.number.clone(),
            floor: planned.floor.clone(),
            room_type_id: types[planned.kind].clone(),
            features: String::new(),
            occupancy: Occupancy::Vacant.as_str().to_owned(),
            housekeeping: Housekeeping::Clean.as_str().to_owned(),
            position,
            version: 1,
        };
        room::insert(&mut cx.tx, &row).await?;
    }
    Ok(types)
}

async fn insert_taxes(cx: &mut Cx<'_>, plan: &Plan, house: &House) -> Result<()> {
    let rates =
        [(VAT, "增值税", "VAT", plan.tax), (GOODS, "增值税（货物）", "VAT on goods", goods_rate(plan))];
    for (code, name, name_en, percent) in rates {
        let row = TaxRateRow {
            property_id: house.id.clone(),
            code: code.to_owned(),
            valid_from: house.opened_on,
            percent: percent.scaled(),
            name: name.to_owned(),
            name_en: name_en.to_owned(),
        };
        catalogue::save_tax_rate(&mut cx.tx, &row).await?;
    }
    Ok(())
}

/// Mainland China's general taxpayers bear 6 % on hotel services and 13 % on goods (announcement 39 of 2019
/// of the Ministry of Finance). Everybody else, small-scale taxpayers too, has one rate for both.
fn goods_rate(plan: &Plan) -> Percent {
    let general = plan.currency == Currency::CNY && plan.tax == Percent(Decimal::from(6));
    if general { Percent(Decimal::from(13)) } else { plan.tax }
}

async fn insert_prices(cx: &mut Cx<'_>, plan: &Plan, property: &str, types: &[String]) -> Result<()> {
    let row = RatePlanRow {
        id: cx.new_id(),
        property_id: property.to_owned(),
        code: "BAR".to_owned(),
        name: "标准价".to_owned(),
        name_en: "Best available rate".to_owned(),
        price_mode: plan.mode.as_str().to_owned(),
        service_percent: plan.service.scaled(),
        tax_code: VAT.to_owned(),
        weekend_days: i64::from(Weekdays::WEEKEND_NIGHTS.mask()),
        breakfasts: 0,
        position: 1,
        version: 1,
    };
    rates::insert_rate_plan(&mut cx.tx, &row).await?;
    for (kind, id) in plan.types.iter().zip(types) {
        let price = PriceRow {
            rate_plan_id: row.id.clone(),
            room_type_id: id.clone(),
            season_id: String::new(),
            base: kind.price.0,
            weekend: kind.weekend_price.map(|price| price.0),
        };
        rates::insert_price(&mut cx.tx, &price).await?;
    }
    Ok(())
}

async fn insert_stock(cx: &mut Cx<'_>, plan: &Plan, property: &str) -> Result<()> {
    for (position, item) in (1..).zip(stock::ITEMS) {
        let row = ItemRow {
            id: cx.new_id(),
            property_id: property.to_owned(),
            code: item.code.to_owned(),
            name: item.name.to_owned(),
            name_en: item.name_en.to_owned(),
            category: item.category.to_owned(),
            unit_price: item.price * plan.currency.minor_per_major(),
            price_mode: plan.mode.as_str().to_owned(),
            service_percent: if item.service { plan.service.scaled() } else { 0 },
            tax_code: if item.tax == ItemTax::Goods { GOODS } else { VAT }.to_owned(),
            revenue: format!("revenue:{}", item.revenue),
            active: true,
            position,
            version: 1,
        };
        catalogue::insert_item(&mut cx.tx, &row).await?;
    }
    for (position, tender) in (1..).zip(stock::TENDERS) {
        let row = TenderRow {
            id: cx.new_id(),
            property_id: property.to_owned(),
            code: tender.code.to_owned(),
            name: tender.name.to_owned(),
            name_en: tender.name_en.to_owned(),
            kind: tender.kind.as_str().to_owned(),
            account: tender.account.to_owned(),
            position,
            active: true,
        };
        catalogue::insert_tender(&mut cx.tx, &row).await?;
    }
    Ok(())
}

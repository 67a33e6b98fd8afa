//! `catalogue.list`.

use super::pricing::Taxes;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::folio::TenderKind;
use kezhan_core::money::{Money, Percent};
use kezhan_core::permission::Permission;
use kezhan_core::tax::PriceMode;
use kezhan_store::StoreError;
use kezhan_store::catalogue::{self as rows, ItemRow, RoomTypeRow, TenderRow};
use kezhan_store::rate::{self as rates, RatePlanRow};
use kezhan_store::room;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What the house sells and takes today.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListCatalogue {
    /// Also the items that are not sold any more; no when left out.
    #[serde(default)]
    pub inactive: bool,
}

/// The catalogue.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// Kinds of rooms.
    pub room_types: Vec<CatalogueRoomType>,
    /// Lists of prices; the first is the default.
    pub rate_plans: Vec<CatalogueRatePlan>,
    /// Taxes that prices bear.
    pub taxes: Vec<CatalogueTax>,
    /// Consumption items.
    pub items: Vec<CatalogueItem>,
    /// Means of payment.
    pub tenders: Vec<CatalogueTender>,
    /// Categories of charges.
    pub categories: Vec<&'static str>,
}

/// A kind of room.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueRoomType {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Guests that fit.
    pub max_guests: i64,
    /// Rooms that may be sold beyond those that there are, or are kept back when negative.
    pub sell_limit: i64,
    /// Rooms of this kind.
    pub rooms: i64,
    /// Version for edits.
    pub version: i64,
}

/// A tax that prices bear.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueTax {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Percentage today.
    pub percent: Percent,
    /// Every percentage it had, has and will have, the one that starts last first.
    pub steps: Vec<TaxStep>,
}

/// A percentage of a tax.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TaxStep {
    /// First date it holds.
    pub valid_from: NaiveDate,
    /// The percentage.
    pub percent: Percent,
}

/// A list of prices.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueRatePlan {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Whether service and tax are inside its prices.
    pub price_mode: PriceMode,
    /// Service charge.
    pub service_percent: Percent,
    /// Tax today.
    pub tax_percent: Percent,
    /// Breakfasts per night and room.
    pub breakfasts: i64,
}

/// Something that is sold besides rooms.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueItem {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Category.
    pub category: String,
    /// Price of one, minor units.
    pub unit_price: Money,
    /// Whether service and tax are inside the price.
    pub price_mode: PriceMode,
    /// Service charge.
    pub service_percent: Percent,
    /// Tax today.
    pub tax_percent: Percent,
    /// Code of the tax.
    pub tax_code: String,
    /// Whether it is sold.
    pub active: bool,
    /// Version for edits.
    pub version: i64,
}

/// A means of payment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueTender {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// What it is by nature.
    pub kind: TenderKind,
}

impl Operation for ListCatalogue {
    type Output = Catalogue;
    const NAME: &'static str = "catalogue.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue, Tag::House];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Catalogue> {
        let (property, today) = (cx.house()?.id.clone(), cx.today()?);
        let taxes = Taxes::load(cx).await?;
        let tax = |code: &str| taxes.percent(code, today);
        let plans = rates::rate_plans(&mut cx.tx, &property).await?;
        let items = rows::items(&mut cx.tx, &property).await?;
        let tenders = rows::tenders(&mut cx.tx, &property).await?;
        let item = |row: ItemRow| listed_item(tax(&row.tax_code)?, row);
        let plan = |row: RatePlanRow| listed_plan(tax(&row.tax_code)?, row);
        let rooms: HashMap<String, i64> =
            room::of_each_type(&mut cx.tx, &property).await?.into_iter().collect();
        let kinds = rows::room_types(&mut cx.tx, &property).await?;
        let kind = |row: RoomTypeRow| listed_type(rooms.get(&row.id).copied().unwrap_or(0), row);
        Ok(Catalogue {
            room_types: kinds.into_iter().map(kind).collect(),
            taxes: listed_taxes(&taxes, today)?,
            rate_plans: plans.into_iter().map(plan).collect::<Result<_>>()?,
            items: items
                .into_iter()
                .filter(|row| row.active || self.inactive)
                .map(item)
                .collect::<Result<_>>()?,
            tenders: tenders
                .into_iter()
                .filter(|row| row.active)
                .map(listed_tender)
                .collect::<Result<_>>()?,
            categories: super::CATEGORIES.to_vec(),
        })
    }
}

fn listed_type(rooms: i64, row: RoomTypeRow) -> CatalogueRoomType {
    let RoomTypeRow { id, code, name, name_en, max_guests, sell_limit, version, .. } = row;
    CatalogueRoomType { id, code, name, name_en, max_guests, sell_limit, rooms, version }
}

fn listed_taxes(taxes: &Taxes, today: NaiveDate) -> Result<Vec<CatalogueTax>> {
    let mut listed: Vec<CatalogueTax> = Vec::new();
    for row in taxes.rows() {
        let step = TaxStep { valid_from: row.valid_from, percent: Percent::from_scaled(row.percent) };
        match listed.last_mut().filter(|tax| tax.code == row.code) {
            Some(tax) => tax.steps.push(step),
            None => listed.push(CatalogueTax {
                percent: taxes.percent(&row.code, today)?,
                code: row.code.clone(),
                name: row.name.clone(),
                name_en: row.name_en.clone(),
                steps: vec![step],
            }),
        }
    }
    Ok(listed)
}

fn listed_plan(tax_percent: Percent, row: RatePlanRow) -> Result<CatalogueRatePlan> {
    Ok(CatalogueRatePlan {
        price_mode: row.mode()?,
        service_percent: row.service(),
        tax_percent,
        id: row.id,
        code: row.code,
        name: row.name,
        name_en: row.name_en,
        breakfasts: row.breakfasts,
    })
}

fn listed_item(tax_percent: Percent, row: ItemRow) -> Result<CatalogueItem> {
    Ok(CatalogueItem {
        price_mode: row.mode()?,
        service_percent: row.service(),
        tax_percent,
        id: row.id,
        code: row.code,
        name: row.name,
        name_en: row.name_en,
        category: row.category,
        unit_price: Money(row.unit_price),
        tax_code: row.tax_code,
        active: row.active,
        version: row.version,
    })
}

fn listed_tender(row: TenderRow) -> Result<CatalogueTender> {
    let corrupt = |_| StoreError::Corrupt { table: "tender", column: "kind", id: row.id.clone() };
    let kind = row.kind.parse().map_err(corrupt)?;
    let TenderRow { id, code, name, name_en, .. } = row;
    Ok(CatalogueTender { id, code, name, name_en, kind })
}

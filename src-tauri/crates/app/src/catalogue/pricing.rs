//! What nights cost: the plan's price of each night, or one agreed by hand, with service and tax of its date.

use crate::cx::{Cx, amount_within};
use crate::problem::{Problem, Result};
use chrono::NaiveDate;
use kezhan_core::calendar::NightRange;
use kezhan_core::id::RatePlanId;
use kezhan_core::money::{MAX_AMOUNT, Money, Percent};
use kezhan_core::permission::Permission;
use kezhan_core::rate::RateTable;
use kezhan_core::tax::{Breakdown, PriceMode, breakdown};
use kezhan_store::catalogue::{self as rows, TaxRateRow};
use kezhan_store::rate::{self as rates, RatePlanRow};

/// One night with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricedNight {
    /// The date of the night.
    pub night: NaiveDate,
    /// Room type sold.
    pub room_type_id: String,
    /// Price as listed or agreed, minor units.
    pub price: Money,
    /// Whether service and tax are inside it.
    pub mode: PriceMode,
    /// Service charge.
    pub service: Percent,
    /// Value-added tax on this night.
    pub tax: Percent,
    /// What the price is made of.
    pub breakdown: Breakdown,
}

/// The nights of a stay with their prices.
#[derive(Debug, Clone)]
pub struct Priced {
    /// The plan they are sold under.
    pub plan: RatePlanRow,
    /// The nights in order.
    pub nights: Vec<PricedNight>,
    /// Their sum.
    pub total: Breakdown,
    /// What the plan asks for each night, minor units.
    pub standard: Vec<Money>,
}

impl Priced {
    /// The most that a night is sold below the plan; zero when none is.
    pub fn largest_rebate(&self) -> Money {
        let below = |(night, standard): (&PricedNight, &Money)| *standard - night.price;
        self.nights.iter().zip(&self.standard).map(below).max().unwrap_or(Money::ZERO).max(Money::ZERO)
    }

    /// Whether any night is sold at another price than the plan's.
    pub fn differs(&self) -> bool {
        self.nights.iter().zip(&self.standard).any(|(night, standard)| night.price != *standard)
    }
}

/// Prices nights for sale. A price agreed by hand needs the right to override rates, with the largest
/// difference below the plan as its amount.
///
/// # Errors
/// `not_found` (plan, room type, or a price of the type under the plan), `bad_request` on `price`,
/// `approval_required`.
pub async fn price(
    cx: &mut Cx<'_>,
    plan: Option<&RatePlanId>,
    room_type: &str,
    range: &NightRange,
    override_price: Option<Money>,
) -> Result<Priced> {
    let priced = quote(cx, plan, room_type, range, override_price).await?;
    if priced.differs() {
        let subject = format!("room_type:{room_type}");
        cx.require_amount(Permission::RateOverride, &subject, priced.largest_rebate()).await?;
    }
    Ok(priced)
}

/// Prices nights without selling them: no right is asked for a price by hand.
///
/// # Errors
/// Those of [`price`] without `approval_required`.
pub async fn quote(
    cx: &mut Cx<'_>,
    plan: Option<&RatePlanId>,
    room_type: &str,
    range: &NightRange,
    override_price: Option<Money>,
) -> Result<Priced> {
    if let Some(price) = override_price {
        amount_within("price", price, 0, MAX_AMOUNT.0)?;
    }
    let plan = plan_of(cx, plan).await?;
    let table = rates::rate_tables(&mut cx.tx, &plan).await?.remove(room_type);
    let table = table.ok_or_else(|| Problem::missing("rate_price", room_type))?;
    let taxes = Taxes::load(cx).await?;
    assemble(plan, &table, &taxes, room_type, range, override_price)
}

/// The plan asked for, or the house's default.
pub async fn plan_of(cx: &mut Cx<'_>, plan: Option<&RatePlanId>) -> Result<RatePlanRow> {
    let property = cx.house()?.id.clone();
    let found = match plan {
        Some(id) => {
            let row = rates::rate_plan(&mut cx.tx, id.as_str()).await?;
            row.filter(|row| row.property_id == property).ok_or_else(|| Problem::missing("rate_plan", id))?
        }
        None => {
            let row = rates::default_rate_plan(&mut cx.tx, &property).await?;
            row.ok_or_else(|| Problem::missing("rate_plan", ""))?
        }
    };
    Ok(found)
}

fn assemble(
    plan: RatePlanRow,
    table: &RateTable,
    taxes: &Taxes,
    room_type: &str,
    range: &NightRange,
    override_price: Option<Money>,
) -> Result<Priced> {
    let (mode, service) = (plan.mode()?, plan.service());
    let standard: Vec<Money> = range.nights().map(|night| table.price(night)).collect();
    let mut nights = Vec::with_capacity(standard.len());
    for (night, listed) in range.nights().zip(&standard) {
        let price = override_price.unwrap_or(*listed);
        let tax = taxes.percent(&plan.tax_code, night)?;
        nights.push(PricedNight {
            night,
            room_type_id: room_type.to_owned(),
            price,
            mode,
            service,
            tax,
            breakdown: breakdown(price, mode, service, tax),
        });
    }
    let total = nights.iter().map(|night| night.breakdown).sum();
    Ok(Priced { plan, nights, total, standard })
}

/// Every tax of the house, to be looked up by date without asking the database again.
pub struct Taxes(Vec<TaxRateRow>);

impl Taxes {
    /// Reads the taxes of the house.
    pub async fn load(cx: &mut Cx<'_>) -> Result<Self> {
        let property = cx.house()?.id.clone();
        Ok(Self(rows::tax_rates(&mut cx.tx, &property).await?))
    }

    /// Every percentage of every tax, by code, newest first.
    pub fn rows(&self) -> &[TaxRateRow] {
        &self.0
    }

    /// The percentage of a tax on a date.
    ///
    /// # Errors
    /// `not_found` when the house has no such tax on that date.
    pub fn percent(&self, code: &str, on: NaiveDate) -> Result<Percent> {
        // Newest first, so the first that has started is the one that holds.
        let row = self.0.iter().find(|row| row.code == code && row.valid_from <= on);
        row.map(|row| Percent::from_scaled(row.percent))
            .ok_or_else(|| Problem::missing("tax_rate", code).into())
    }
}

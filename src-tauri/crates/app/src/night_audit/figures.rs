//! What a business date came to: the figures of the closing paper, kept with the night audit.

use crate::cx::Cx;
use crate::ledger::verify::Checked;
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::availability::{average_daily_rate, occupancy, revenue_per_available_room};
use kezhan_core::journal::ControlAccount;
use kezhan_core::money::Money;
use kezhan_core::paper::{DayCounts, Ledger, LedgerMovement, RoomStatistics};
use kezhan_store::night_audit as rows;
use kezhan_store::proof::DayBalance;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Account of room revenue.
pub const ROOM_REVENUE: &str = "revenue:room";

/// Figures of a closed business date; amounts in minor units of the house's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Rooms, occupancy, ADR and RevPAR.
    pub rooms: RoomStatistics,
    /// Revenue by category, rooms first.
    pub revenue: Vec<CategoryRevenue>,
    /// Money that changed hands, by means of payment.
    pub tenders: Vec<TenderTaken>,
    /// Deposit, guest and city ledger over the day.
    pub ledgers: Vec<LedgerMovement>,
    /// What the proof of the books looked at; it found nothing, or the date would not be closed.
    pub verify: Vec<Checked>,
    /// What happened.
    pub counts: DayCounts,
}

/// Revenue of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CategoryRevenue {
    /// Category, such as `room` or `minibar`.
    pub category: String,
    /// Charges and their reversals.
    pub postings: i64,
    /// Before service charge and tax.
    pub net: Money,
    /// Service charge.
    pub service: Money,
    /// Tax.
    pub tax: Money,
    /// What guests pay.
    pub gross: Money,
}

/// What one means of payment took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TenderTaken {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Payments and refunds.
    pub count: i64,
    /// Taken in.
    pub received: Money,
    /// Given back, positive.
    pub refunded: Money,
}

/// Gathers the figures of the open business date from the books; `balances` are those of its close.
pub(crate) async fn gather(
    cx: &mut Cx<'_>,
    date: NaiveDate,
    balances: &[DayBalance],
    verify: Vec<Checked>,
) -> Result<Figures> {
    let property = cx.house()?.id.clone();
    let revenue = rows::revenue_on(&mut cx.tx, &property, date).await?;
    let taken = rows::taken_on(&mut cx.tx, &property, date).await?;
    Ok(Figures {
        rooms: rooms(cx, &property, date).await?,
        revenue: revenue.into_iter().map(CategoryRevenue::from).collect(),
        tenders: taken.into_iter().map(TenderTaken::from).collect(),
        ledgers: ledgers(balances),
        verify,
        counts: counts(cx, &property, date).await?,
    })
}

async fn rooms(cx: &mut Cx<'_>, property: &str, date: NaiveDate) -> Result<RoomStatistics> {
    let count = rows::house_count(&mut cx.tx, property, date).await?;
    let revenue = Money(rows::revenue_of_account(&mut cx.tx, property, date, ROOM_REVENUE).await?);
    Ok(RoomStatistics {
        physical: count.physical,
        out_of_order: count.out_of_order,
        sold: count.sold,
        guests: count.guests,
        room_revenue: revenue,
        // What a house may oversell is no room: the figures count real ones.
        occupancy: occupancy(count.physical, count.out_of_order, count.sold, 0),
        adr: average_daily_rate(revenue, count.sold),
        rev_par: revenue_per_available_room(revenue, count.physical, count.out_of_order),
    })
}

async fn counts(cx: &mut Cx<'_>, property: &str, date: NaiveDate) -> Result<DayCounts> {
    let count = rows::day_count(&mut cx.tx, property, date).await?;
    Ok(DayCounts {
        arrivals: count.arrivals,
        departures: count.departures,
        no_shows: count.no_shows,
        nights_posted: count.nights_posted,
        postings: count.postings,
        reversals: count.reversals,
        journal_entries: count.journal_entries,
        audit_records: count.audit_records,
    })
}

fn ledgers(balances: &[DayBalance]) -> Vec<LedgerMovement> {
    let movement = |ledger: Ledger, control: ControlAccount| {
        let row = balances.iter().find(|row| row.account == control.as_str());
        let part = |part: fn(&DayBalance) -> i64| Money(row.map_or(0, part));
        LedgerMovement {
            ledger,
            opening: part(|row| row.opening),
            debit: part(|row| row.debit),
            credit: part(|row| row.credit),
            closing: part(|row| row.closing),
        }
    };
    vec![
        movement(Ledger::Deposit, ControlAccount::DepositLedger),
        movement(Ledger::Guest, ControlAccount::GuestLedger),
        movement(Ledger::City, ControlAccount::CityLedger),
    ]
}

impl From<rows::RevenueRow> for CategoryRevenue {
    fn from(row: rows::RevenueRow) -> Self {
        Self {
            category: row.category,
            postings: row.postings,
            net: Money(row.net),
            service: Money(row.service),
            tax: Money(row.tax),
            gross: Money(row.gross),
        }
    }
}

impl From<rows::TakenRow> for TenderTaken {
    fn from(row: rows::TakenRow) -> Self {
        Self {
            code: row.code,
            name: row.name,
            name_en: row.name_en,
            count: row.count,
            received: Money(row.received),
            refunded: Money(row.refunded),
        }
    }
}

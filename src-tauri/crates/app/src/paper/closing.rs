//! The closing of a business date.

use super::heading::{heading, said};
use super::names;
use crate::cx::Cx;
use crate::night_audit::{self, figures::Figures};
use crate::problem::{Problem, Result};
use kezhan_core::chain::ALGORITHM;
use kezhan_core::money::Money;
use kezhan_core::paper::{
    ChainHead, Language, NightAuditClosing, Paper, RevenueLine, TenderTotal, TrialLine, VerifyCheck,
};
use kezhan_store::catalogue::{self, TenderRow};
use kezhan_store::night_audit::{self as rows, NightAuditRow};
use kezhan_store::proof::DayBalance;

pub(super) async fn build(cx: &mut Cx<'_>, subject: &str, language: Option<Language>) -> Result<Paper> {
    let property = cx.house()?.id.clone();
    let found = rows::get(&mut cx.tx, subject).await?.filter(|row| row.property_id == property);
    let row = found.ok_or_else(|| Problem::missing("night_audit", subject))?;
    let language = match language {
        Some(language) => language,
        None => Language::from_tag(&cx.actor()?.language),
    };
    let balances = rows::balances_of(&mut cx.tx, &property, row.business_date).await?;
    let tenders = catalogue::tenders(&mut cx.tx, &property).await?;
    let figures = night_audit::figures_of(&row)?;
    let mut heading =
        heading(cx, row.business_date.format("N%Y%m%d").to_string(), language, row.business_date)?;
    heading.operator.clone_from(&row.actor_name);
    Ok(closing(heading, row, figures, &balances, &tenders).into())
}

fn closing(
    heading: kezhan_core::paper::Heading,
    row: NightAuditRow,
    figures: Figures,
    balances: &[DayBalance],
    tenders: &[TenderRow],
) -> NightAuditClosing {
    let language = heading.language;
    NightAuditClosing {
        next_business_date: night_audit::next_date(row.business_date),
        rooms: figures.rooms,
        revenue: figures
            .revenue
            .into_iter()
            .map(|line| RevenueLine {
                name: names::category(&line.category, language),
                code: line.category,
                postings: line.postings,
                net: line.net,
                service: line.service,
                tax: line.tax,
                gross: line.gross,
            })
            .collect(),
        tenders: figures
            .tenders
            .into_iter()
            .map(|line| TenderTotal {
                name: said(language, &line.name, &line.name_en),
                count: line.count,
                received: line.received,
                refunded: line.refunded,
            })
            .collect(),
        ledgers: figures.ledgers,
        trial_balance: trial_balance(balances, tenders, language),
        verify: figures
            .verify
            .into_iter()
            .map(|check| VerifyCheck {
                name: names::check(&check.invariant, language),
                examined: check.records,
                findings: 0,
            })
            .collect(),
        counts: figures.counts,
        algorithm: ALGORITHM.to_owned(),
        journal_head: ChainHead { sequence: row.journal_seq, hash: row.journal_hash },
        audit_head: ChainHead { sequence: row.audit_seq, hash: row.audit_hash },
        heading,
    }
}

fn trial_balance(balances: &[DayBalance], tenders: &[TenderRow], language: Language) -> Vec<TrialLine> {
    let name = |account: &str| {
        let tender =
            tenders.iter().find(|tender| tender.account == account && account.starts_with("tender:"));
        let named = tender.map(|tender| said(language, &tender.name, &tender.name_en));
        named.unwrap_or_else(|| names::account(account, language))
    };
    balances
        .iter()
        .filter(|row| row.closing != 0)
        .map(|row| TrialLine {
            account: row.account.clone(),
            name: name(&row.account),
            debit: Money(row.closing.max(0)),
            credit: Money((-row.closing).max(0)),
        })
        .collect()
}

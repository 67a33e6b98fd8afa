//! The proof of the books: every invariant over the whole database, every broken record by name.

use super::Finding;
use super::books;
use crate::audit;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use chrono::NaiveDate;
use kezhan_core::chain::{ChainProblem, Seal, Walk};
use kezhan_core::permission::Permission;
use kezhan_store::audit as audit_rows;
use kezhan_store::folio::PostingRow;
use kezhan_store::journal::{self, EntryRow, LineRow};
use kezhan_store::proof::{self, Movement};
use kezhan_store::room;
use kezhan_store::{StoreError, StoreResult, Tx};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

const PAGE: i64 = 2_000;

/// Proves the books: balanced entries, unbroken chains, folios and control accounts that agree with the
/// journal,
/// one holder per room and night.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Verify {}

/// Result of a proof.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether nothing was found.
    pub clean: bool,
    /// Each invariant with the number of records looked at.
    pub checked: Vec<Checked>,
    /// Every broken record.
    pub findings: Vec<Finding>,
    /// Last links of the chains.
    pub heads: Heads,
}

/// One invariant that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// Its name.
    pub invariant: String,
    /// Records looked at.
    pub records: i64,
}

/// Last links of both chains; the closing paper carries them, so that a cut tail shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Heads {
    /// Number of the last journal entry.
    pub journal_seq: i64,
    /// Its hash.
    pub journal_hash: String,
    /// Number of the last audit row.
    pub audit_seq: i64,
    /// Its hash.
    pub audit_hash: String,
}

impl Operation for Verify {
    type Output = Report;
    const NAME: &'static str = "ledger.verify";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::LedgerVerify;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Stays, Tag::Rooms, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Report> {
        Ok(run(&mut cx.tx).await?)
    }
}

/// Proves the whole database.
pub async fn run(tx: &mut Tx) -> StoreResult<Report> {
    let mut findings = Vec::new();
    let heads = chains(tx, None, &mut findings).await?;
    for (house,) in proof::houses(tx).await? {
        day_balances(tx, &house, &mut findings).await?;
    }
    folios(tx, &mut findings).await?;
    rooms(tx, &mut findings).await?;
    report(tx, findings, heads).await
}

/// Proves what was written after the given heads: entries, postings and both chains. The sums over the whole
/// are left to [`run`].
pub async fn since(tx: &mut Tx, heads: &Heads) -> StoreResult<Report> {
    let mut findings = Vec::new();
    let heads = chains(tx, Some(heads), &mut findings).await?;
    report(tx, findings, heads).await
}

async fn chains(tx: &mut Tx, since: Option<&Heads>, findings: &mut Vec<Finding>) -> StoreResult<Heads> {
    let mut heads = Heads::default();
    let walk = since.map(|heads| Walk::from_head(heads.audit_seq, &heads.audit_hash));
    let walk = walk.unwrap_or_else(|| Walk::from_start(audit_rows::AUDIT_CHAIN));
    audit_chain(tx, walk, findings, &mut heads).await?;
    for (house,) in proof::houses(tx).await? {
        let walk = since.map(|heads| Walk::from_head(heads.journal_seq, &heads.journal_hash));
        let walk = walk.unwrap_or_else(|| Walk::from_start(&journal::chain(&house)));
        journal_chain(tx, &house, walk, findings, &mut heads).await?;
    }
    Ok(heads)
}

async fn report(tx: &mut Tx, findings: Vec<Finding>, heads: Heads) -> StoreResult<Report> {
    let (entries, audits, folio_count, balances, nights, postings) = proof::counts(tx).await?;
    let checked = [
        ("entries_balance", entries),
        ("journal_chain", entries),
        ("posting_content", postings),
        ("audit_chain", audits),
        ("folio_balance", folio_count),
        ("control_accounts", balances),
        ("one_stay_per_room_night", nights),
    ];
    let checked = checked.map(|(name, records)| Checked { invariant: name.to_owned(), records });
    Ok(Report { clean: findings.is_empty(), checked: checked.into(), findings, heads })
}

fn finding(invariant: &str, table: &str, id: impl ToString, detail: impl ToString) -> Finding {
    Finding {
        invariant: invariant.to_owned(),
        table: table.to_owned(),
        id: id.to_string(),
        detail: detail.to_string(),
    }
}

fn chain_detail(problem: &ChainProblem) -> String {
    match problem {
        ChainProblem::Gap { expected, found } => format!("gap expected={expected} found={found}"),
        ChainProblem::UnknownAlgorithm { algorithm, .. } => format!("unknown_algorithm name={algorithm}"),
        ChainProblem::WrongPrevious { .. } => "wrong_previous".to_owned(),
        ChainProblem::WrongHash { .. } => "changed".to_owned(),
        ChainProblem::WrongHead { expected, found } => {
            format!("wrong_head expected={expected} found={found}")
        }
    }
}

/// A value that cannot even be read is a finding, not the end of the proof.
fn unreadable(error: &StoreError) -> bool {
    matches!(error, StoreError::Driver(_) | StoreError::Corrupt { .. })
}

async fn audit_chain(
    tx: &mut Tx,
    mut walk: Walk,
    findings: &mut Vec<Finding>,
    heads: &mut Heads,
) -> StoreResult<()> {
    let mut limit = PAGE;
    loop {
        let rows = match audit_rows::page(tx, walk.seq(), limit).await {
            Ok(rows) => rows,
            Err(error) if unreadable(&error) && limit > 1 => {
                limit = 1;
                continue;
            }
            Err(error) if unreadable(&error) => {
                findings.push(finding("audit_chain", "audit", walk.seq() + 1, "unreadable"));
                let hash = walk.hash().to_owned();
                walk = Walk::from_head(walk.seq() + 1, &hash);
                continue;
            }
            Err(error) => return Err(error),
        };
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let seal =
                Seal { seq: row.seq, algorithm: &row.algorithm, previous: &row.prev_hash, hash: &row.hash };
            for problem in walk.step(seal, &audit::canonical(row)) {
                findings.push(finding("audit_chain", "audit", problem.seq(), chain_detail(&problem)));
            }
        }
    }
    let head = audit_rows::head(tx, audit_rows::AUDIT_CHAIN).await?;
    if let Some(head) = head {
        if let Err(problem) = walk.finish(head.seq, &head.hash) {
            findings.push(finding("audit_chain", "chain_head", problem.seq(), chain_detail(&problem)));
        }
        heads.audit_seq = head.seq;
        heads.audit_hash = head.hash;
    }
    Ok(())
}

async fn journal_chain(
    tx: &mut Tx,
    house: &str,
    mut walk: Walk,
    findings: &mut Vec<Finding>,
    heads: &mut Heads,
) -> StoreResult<()> {
    let mut limit = PAGE;
    loop {
        let after = walk.seq();
        let page = match read_page(tx, house, after, limit).await {
            Ok(page) => page,
            Err(error) if unreadable(&error) && limit > 1 => {
                limit = 1;
                continue;
            }
            Err(error) if unreadable(&error) => {
                findings.push(finding("journal_chain", "journal_entry", after + 1, "unreadable"));
                let hash = walk.hash().to_owned();
                walk = Walk::from_head(after + 1, &hash);
                continue;
            }
            Err(error) => return Err(error),
        };
        let Some(page) = page else { break };
        for entry in &page.entries {
            let lines = page.lines.get(&entry.id).map_or(&[][..], Vec::as_slice);
            let postings = page.postings.get(&entry.id).map_or(&[][..], Vec::as_slice);
            check_entry(entry, lines, postings, &mut walk, findings);
        }
    }
    for (entry, line) in proof::orphan_lines(tx).await? {
        findings.push(finding("journal_chain", "journal_line", format!("{entry}/{line}"), "orphan"));
    }
    if let Some(head) = journal::journal_head(tx, house).await? {
        if let Err(problem) = walk.finish(head.seq, &head.hash) {
            findings.push(finding("journal_chain", "chain_head", problem.seq(), chain_detail(&problem)));
        }
        heads.journal_seq = head.seq;
        heads.journal_hash = head.hash;
    } else if walk.seq() > 0 {
        findings.push(finding("journal_chain", "chain_head", house, "missing_head"));
    }
    Ok(())
}

/// Entries in order, with their lines and postings by entry.
struct Page {
    entries: Vec<EntryRow>,
    lines: HashMap<String, Vec<LineRow>>,
    postings: HashMap<String, Vec<PostingRow>>,
}

async fn read_page(tx: &mut Tx, house: &str, after: i64, limit: i64) -> StoreResult<Option<Page>> {
    let entries = proof::entries(tx, house, after, limit).await?;
    let Some(last) = entries.last() else { return Ok(None) };
    let mut lines: HashMap<String, Vec<LineRow>> = HashMap::new();
    for line in proof::lines_between(tx, house, after, last.seq).await? {
        lines.entry(line.entry_id.clone()).or_default().push(line);
    }
    let mut postings: HashMap<String, Vec<PostingRow>> = HashMap::new();
    for posting in proof::postings_between(tx, house, after, last.seq).await? {
        postings.entry(posting.entry_id.clone()).or_default().push(posting);
    }
    Ok(Some(Page { entries, lines, postings }))
}

fn check_entry(
    entry: &EntryRow,
    lines: &[LineRow],
    postings: &[PostingRow],
    walk: &mut Walk,
    findings: &mut Vec<Finding>,
) {
    for posting in postings.iter().filter(|posting| books::digest(posting) != posting.hash) {
        findings.push(finding("posting_content", "posting", &posting.id, "changed"));
    }
    let seal =
        Seal { seq: entry.seq, algorithm: &entry.algorithm, previous: &entry.prev_hash, hash: &entry.hash };
    for problem in walk.step(seal, &books::canonical(entry, lines, postings)) {
        findings.push(finding("journal_chain", "journal_entry", &entry.id, chain_detail(&problem)));
    }
    let sum: i128 = lines.iter().map(|line| i128::from(line.amount)).sum();
    if sum != 0 {
        findings.push(finding("entries_balance", "journal_entry", &entry.id, format!("difference={sum}")));
    }
    let numbered = (1..).zip(lines).all(|(number, line)| line.line == number);
    if !numbered || entry.line_count != i64::try_from(lines.len()).unwrap_or(-1) {
        let detail = format!("lines expected={} found={}", entry.line_count, lines.len());
        findings.push(finding("entries_balance", "journal_entry", &entry.id, detail));
    }
}

async fn folios(tx: &mut Tx, findings: &mut Vec<Finding>) -> StoreResult<()> {
    for folio in proof::broken_folios(tx).await? {
        let detail = if folio.posted == folio.journal {
            format!("closed_with_balance balance={}", folio.posted)
        } else {
            format!("postings={} guest_ledger={}", folio.posted, folio.journal)
        };
        findings.push(finding("folio_balance", "folio", folio.id, detail));
    }
    for (entry, line) in proof::stray_guest_lines(tx).await? {
        findings.push(finding("folio_balance", "journal_line", format!("{entry}/{line}"), "no_folio"));
    }
    for (posting,) in proof::broken_postings(tx).await? {
        findings.push(finding("folio_balance", "posting", posting, "parts_differ_from_gross"));
    }
    for (stay, amount) in proof::overdrawn_deposits(tx).await? {
        findings.push(finding("control_accounts", "stay", stay, format!("deposit_overdrawn={amount}")));
    }
    Ok(())
}

async fn rooms(tx: &mut Tx, findings: &mut Vec<Finding>) -> StoreResult<()> {
    const NAME: &str = "one_stay_per_room_night";
    for (room, night) in proof::stray_room_nights(tx).await? {
        findings.push(finding(NAME, "room_night", format!("{room}/{night}"), "no_living_stay"));
    }
    for (stay,) in proof::unheld_stays(tx).await? {
        findings.push(finding(NAME, "stay", stay, "night_not_held"));
    }
    for (room, occupancy, stays) in proof::mistaken_rooms(tx).await? {
        findings.push(finding(NAME, "room", room, format!("occupancy={occupancy} stays={stays}")));
    }
    for (room_type, night) in proof::oversold(tx).await? {
        findings.push(finding(NAME, "room_type", format!("{room_type}/{night}"), "oversold"));
    }
    for count in room::miscounts(tx).await? {
        let id = format!("{}/{}", count.room_type_id, count.night);
        let sold = format!("sold={} held={}", count.sold, count.held_sold);
        let blocked = format!("out_of_order={} held={}", count.out_of_order, count.held_out_of_order);
        findings.push(finding(NAME, "room_type_night", id, format!("{sold} {blocked}")));
    }
    Ok(())
}

/// Opening + movements = closing for every account on every closed date, recomputed from the journal.
async fn day_balances(tx: &mut Tx, house: &str, findings: &mut Vec<Finding>) -> StoreResult<()> {
    let dates: Vec<NaiveDate> = proof::closed_dates(tx, house).await?.into_iter().map(|row| row.0).collect();
    let Some(last) = dates.last().copied() else { return Ok(()) };
    let mut moved: BTreeMap<NaiveDate, Vec<Movement>> = BTreeMap::new();
    for movement in proof::movements(tx, house, last).await? {
        moved.entry(movement.business_date).or_default().push(movement);
    }
    let mut stored: BTreeMap<NaiveDate, BTreeMap<String, proof::DayBalance>> = BTreeMap::new();
    for row in proof::day_balances(tx, house).await? {
        stored.entry(row.business_date).or_default().insert(row.account.clone(), row);
    }
    for stray in moved.keys().filter(|date| !dates.contains(date)) {
        findings.push(finding("control_accounts", "journal_entry", stray, "date_never_closed"));
    }
    let mut balances: BTreeMap<String, i64> = BTreeMap::new();
    for date in dates {
        let rows = stored.remove(&date).unwrap_or_default();
        let expected = close_day(&mut balances, moved.get(&date).map_or(&[][..], Vec::as_slice), date);
        for want in expected {
            let id = format!("{date}/{}", want.account);
            match rows.get(&want.account) {
                Some(have) if *have == want => {}
                Some(have) => {
                    let detail = format!("closing={} journal={}", have.closing, want.closing);
                    findings.push(finding("control_accounts", "day_balance", id, detail));
                }
                None => findings.push(finding("control_accounts", "day_balance", id, "missing")),
            }
        }
        for account in rows.keys().filter(|account| !balances.contains_key(*account)) {
            findings.push(finding(
                "control_accounts",
                "day_balance",
                format!("{date}/{account}"),
                "unknown_account",
            ));
        }
    }
    Ok(())
}

/// The balances of a date as they must be, and the running balances moved on. Every account that ever
/// moved has a row.
pub fn close_day(
    balances: &mut BTreeMap<String, i64>,
    movements: &[Movement],
    date: NaiveDate,
) -> Vec<proof::DayBalance> {
    for movement in movements {
        balances.entry(movement.account.clone()).or_insert(0);
    }
    let mut rows = Vec::with_capacity(balances.len());
    for (account, balance) in balances.iter_mut() {
        let moved = movements.iter().find(|movement| movement.account == *account);
        let (debit, credit) = moved.map_or((0, 0), |movement| (movement.debit, movement.credit));
        let opening = *balance;
        *balance += debit - credit;
        rows.push(proof::DayBalance {
            business_date: date,
            account: account.clone(),
            opening,
            debit,
            credit,
            closing: *balance,
        });
    }
    rows
}

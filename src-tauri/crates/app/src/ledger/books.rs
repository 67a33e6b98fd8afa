//! The only way into the journal: balanced entries, numbered and chained.

use crate::cx::Cx;
use crate::problem::{Problem, Result};
use kezhan_core::chain::{self, ChainHash};
use kezhan_core::folio::PostingRecord;
use kezhan_core::id::EntryId;
use kezhan_core::journal::{Balanced, EntryDraft, EntryRecord, JournalKind, LineRecord};
use kezhan_core::money::Currency;
use kezhan_store::folio::{self, PostingRow};
use kezhan_store::journal::{self as rows, EntryRow, LineRow};
use std::collections::HashMap;

/// An entry with its place in the journal that is not written yet: its postings have a say in its hash.
#[derive(Debug)]
#[must_use = "an entry is written by `book`"]
pub struct Opened {
    row: EntryRow,
    lines: Vec<LineRow>,
}

impl Opened {
    /// Id, which the postings of the entry refer to.
    pub fn id(&self) -> &str {
        &self.row.id
    }
}

/// The currency of the house.
pub fn currency(cx: &Cx<'_>) -> Result<Currency> {
    let code = cx.house()?.currency.clone();
    Ok(Currency::parse(&code).map_err(|error| cx.app.incident("currency", &error.to_string()))?)
}

/// Starts an entry in the currency of the house.
pub fn draft(cx: &Cx<'_>, kind: JournalKind) -> Result<EntryDraft> {
    Ok(EntryDraft::new(kind, currency(cx)?))
}

/// Finishes a draft. One that does not balance is a defect of ours, not of the caller.
pub fn build(cx: &Cx<'_>, draft: EntryDraft) -> Result<Balanced> {
    Ok(draft.build().map_err(|problem| cx.app.incident("journal", &problem.to_string()))?)
}

/// Opens an entry on the open business date. It must be booked before another one is opened.
pub async fn open(cx: &mut Cx<'_>, entry: &Balanced, reason: &str, reverses: Option<&str>) -> Result<Opened> {
    let property = cx.house()?.id.clone();
    let head = rows::journal_head(&mut cx.tx, &property).await?;
    let chain_name = rows::chain(&property);
    let (seq, prev_hash) = match head {
        Some(head) => (head.seq + 1, head.hash),
        None => (1, ChainHash::genesis(&chain_name).to_string()),
    };
    let (clock, entropy) = cx.sources();
    let id = EntryId::make(clock, entropy);
    let row = EntryRow {
        id: id.to_string(),
        property_id: property,
        seq,
        business_date: cx.today()?,
        at: cx.now,
        kind: entry.kind().as_str().to_owned(),
        currency: entry.currency().as_str().to_owned(),
        reason: reason.to_owned(),
        reverses: reverses.map(str::to_owned),
        actor: cx.actor()?.id.clone(),
        station: cx.station.clone(),
        line_count: i64::try_from(entry.lines().len()).unwrap_or(i64::MAX),
        algorithm: chain::ALGORITHM.to_owned(),
        prev_hash,
        hash: String::new(),
    };
    let lines = line_rows(entry, id.as_str());
    Ok(Opened { row, lines })
}

/// Writes an entry with its postings, each at the end of its folio, and chains them.
pub async fn book(cx: &mut Cx<'_>, opened: Opened, postings: Vec<PostingRow>) -> Result<()> {
    let Opened { mut row, lines } = opened;
    let mut postings = postings;
    let mut places: HashMap<String, i64> = HashMap::new();
    for posting in &mut postings {
        let last = match places.get(&posting.folio_id) {
            Some(last) => *last,
            None => folio::last_seq(&mut cx.tx, &posting.folio_id).await?,
        };
        posting.seq = last + 1;
        places.insert(posting.folio_id.clone(), posting.seq);
        posting.hash = digest(posting);
    }
    let previous: ChainHash = row
        .prev_hash
        .parse()
        .map_err(|_| Problem::BooksBroken { findings: vec![super::Finding::head(&row.id)] })?;
    row.hash = chain::link(previous, &canonical(&row, &lines, &postings)).to_string();
    rows::append(&mut cx.tx, &row, &lines).await?;
    for posting in &postings {
        folio::insert_posting(&mut cx.tx, posting).await?;
    }
    Ok(())
}

fn line_rows(entry: &Balanced, id: &str) -> Vec<LineRow> {
    (1..)
        .zip(entry.lines())
        .map(|(number, line)| LineRow {
            entry_id: id.to_owned(),
            line: number,
            account: line.account.as_str().to_owned(),
            folio_id: line.party.folio.as_ref().map(ToString::to_string),
            stay_id: line.party.stay.as_ref().map(ToString::to_string),
            company_id: line.party.company.as_ref().map(ToString::to_string),
            amount: line.amount.0,
        })
        .collect()
}

/// The digest of a posting over every column that is stored of it.
pub fn digest(row: &PostingRow) -> String {
    let record = PostingRecord {
        id: &row.id,
        property: &row.property_id,
        entry: &row.entry_id,
        folio: &row.folio_id,
        seq: row.seq,
        business_date: row.business_date,
        service_date: row.service_date,
        at: row.at,
        kind: &row.kind,
        texts: [&row.category, &row.code, &row.description, &row.description_en],
        figures: [row.quantity, row.unit_price, row.net, row.service, row.tax, row.gross, row.tax_percent],
        revenue: &row.revenue,
        tender: row.tender_id.as_deref(),
        cash: [row.received, row.change_given],
        reference: &row.reference,
        lineage: [row.offsets.as_deref(), row.origin.as_deref(), row.once_key.as_deref()],
        reason: &row.reason,
        actor: [&row.actor, &row.actor_name],
    };
    record.digest().to_string()
}

/// The bytes of a stored entry that its hash covers; the postings bring their digests.
pub fn canonical(row: &EntryRow, lines: &[LineRow], postings: &[PostingRow]) -> chain::Canonical {
    let record = EntryRecord {
        id: &row.id,
        property: &row.property_id,
        seq: row.seq,
        business_date: row.business_date,
        at: row.at,
        kind: &row.kind,
        currency: &row.currency,
        reason: &row.reason,
        reverses: row.reverses.as_deref(),
        actor: &row.actor,
        station: &row.station,
    };
    let lines = lines.iter().map(|line| LineRecord {
        account: &line.account,
        folio: line.folio_id.as_deref(),
        stay: line.stay_id.as_deref(),
        company: line.company_id.as_deref(),
        amount: line.amount,
    });
    let mut postings: Vec<&PostingRow> = postings.iter().collect();
    postings.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    record.canonical(lines, postings.into_iter().map(|posting| posting.hash.as_str()))
}

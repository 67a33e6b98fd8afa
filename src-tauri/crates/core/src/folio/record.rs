//! A posting as it is proven: what the guest reads on the bill cannot be changed behind the journal's back.

use crate::chain::{Canonical, ChainHash, link};
use chrono::NaiveDate;

/// Everything that is stored of a posting; amounts in minor units, quantity and rate scaled.
#[derive(Debug, Clone, Copy)]
pub struct PostingRecord<'a> {
    /// Id of the posting.
    pub id: &'a str,
    /// The house.
    pub property: &'a str,
    /// The journal entry it belongs to.
    pub entry: &'a str,
    /// The folio.
    pub folio: &'a str,
    /// Position on the folio, from 1.
    pub seq: i64,
    /// Business date of the posting.
    pub business_date: NaiveDate,
    /// Day of the service.
    pub service_date: NaiveDate,
    /// Clock time in epoch milliseconds.
    pub at: i64,
    /// [`PostingKind`](super::PostingKind) as text.
    pub kind: &'a str,
    /// Category, code, Chinese and English text.
    pub texts: [&'a str; 4],
    /// Quantity, unit price, net, service charge, tax, gross, tax rate.
    pub figures: [i64; 7],
    /// Revenue account; empty for money.
    pub revenue: &'a str,
    /// Means of payment.
    pub tender: Option<&'a str>,
    /// Cash handed over and cash given back.
    pub cash: [Option<i64>; 2],
    /// Reference or note.
    pub reference: &'a str,
    /// The posting that it takes away, the one it came from, and the key of what may be posted once only.
    pub lineage: [Option<&'a str>; 3],
    /// Reason of a correction.
    pub reason: &'a str,
    /// Who made it, by id and by name.
    pub actor: [&'a str; 2],
}

impl PostingRecord<'_> {
    /// The digest of the posting, which the hash of its journal entry covers.
    pub fn digest(&self) -> ChainHash {
        link(ChainHash::genesis("posting"), &self.canonical())
    }

    fn canonical(&self) -> Canonical {
        let head = Canonical::new("posting")
            .text(self.id)
            .text(self.property)
            .text(self.entry)
            .text(self.folio)
            .int(self.seq)
            .date(self.business_date)
            .date(self.service_date)
            .int(self.at)
            .text(self.kind);
        let texts = self.texts.iter().fold(head, |record, text| record.text(text));
        let figures = self.figures.iter().fold(texts, |record, figure| record.int(*figure));
        let money = figures.text(self.revenue).maybe_text(self.tender);
        let cash = self.cash.iter().fold(money, |record, amount| record.maybe_int(*amount));
        let noted = cash.text(self.reference);
        let lineage = self.lineage.iter().fold(noted, |record, id| record.maybe_text(*id));
        let reasoned = lineage.text(self.reason);
        self.actor.iter().fold(reasoned, |record, text| record.text(text))
    }
}

//! The bare loop: the rows of one posting by prepared statements alone, with no rule, no check, no lookup and
//! no hash. What the database can do by itself.

use kezhan_store::action::ActionRow;
use kezhan_store::audit::AuditRow;
use kezhan_store::folio::PostingRow;
use kezhan_store::journal::{EntryRow, LineRow};
use kezhan_store::{Tx, action, audit, folio, journal};
use kezhan_tests::World;

/// The stored result of a command: operation, fingerprint, answer.
type Answer = (String, String, String);

/// What a real posting wrote: its texts are written again under other ids, so that both loops write as much.
pub struct Bare {
    entry: EntryRow,
    lines: Vec<LineRow>,
    posting: PostingRow,
    audit: AuditRow,
    action: ActionRow,
    marks: Vec<String>,
    answer: Answer,
    chains: [String; 2],
}

impl Bare {
    /// Reads what the door wrote for this posting, whose command had this key.
    pub async fn of(world: &World, posting: &str, action_id: &str, key: &str) -> Self {
        let mut tx = world.app.database().read().await.expect("a snapshot");
        let posting = folio::posting(&mut tx, posting).await.expect("reads").expect("the posting");
        let action = action::get(&mut tx, action_id).await.expect("reads").expect("the step");
        let audit = audit::page(&mut tx, action.seq - 1, 1).await.expect("reads").remove(0);
        let entry: EntryRow = tx
            .sql("SELECT * FROM journal_entry WHERE id = $1")
            .text(&posting.entry_id)
            .one()
            .await
            .expect("the entry");
        let marks: Vec<(String,)> = tx
            .sql("SELECT subject FROM action_mark WHERE action_id = $1 ORDER BY subject")
            .text(action_id)
            .all()
            .await
            .expect("the marks");
        let answer: Answer = tx
            .sql("SELECT operation, args_hash, result FROM idempotency WHERE key = $1")
            .text(key)
            .one()
            .await
            .expect("the stored result");
        Self {
            lines: journal::lines(&mut tx, &entry.id).await.expect("the lines"),
            marks: marks.into_iter().map(|row| row.0).collect(),
            chains: ["bench:audit".to_owned(), format!("bench:{}", entry.property_id)],
            entry,
            posting,
            audit,
            action,
            answer,
        }
    }

    /// Writes the rows of one posting in a transaction of their own.
    pub async fn write(&self, world: &World, number: usize) {
        let seq = 10_000_000 + i64::try_from(number).expect("small");
        let mut tx = world.app.database().write().await.expect("a transaction");
        self.journal(&mut tx, number, seq).await;
        self.posting(&mut tx, number, seq).await;
        self.step(&mut tx, number, seq).await;
        self.log(&mut tx, number, seq).await;
        tx.commit().await.expect("a commit");
    }

    async fn journal(&self, tx: &mut Tx, number: usize, seq: i64) {
        let entry = &self.entry;
        tx.sql(
            "INSERT INTO journal_entry (id, property_id, seq, business_date, at, kind, currency, reason, \
             reverses, actor, station, line_count, algorithm, prev_hash, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )
        .text(id("JE", number))
        .text(&entry.property_id)
        .bind(seq)
        .bind(entry.business_date)
        .bind(entry.at)
        .text(&entry.kind)
        .text(&entry.currency)
        .text(&entry.reason)
        .text_opt(entry.reverses.as_deref())
        .text(&entry.actor)
        .text(&entry.station)
        .bind(entry.line_count)
        .text(&entry.algorithm)
        .text(&entry.prev_hash)
        .text(&entry.hash)
        .run()
        .await
        .expect("an entry");
        for line in &self.lines {
            tx.sql(
                "INSERT INTO journal_line (entry_id, line, account, folio_id, stay_id, company_id, amount) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .text(id("JE", number))
            .bind(line.line)
            .text(&line.account)
            .text_opt(line.folio_id.as_deref())
            .text_opt(line.stay_id.as_deref())
            .text_opt(line.company_id.as_deref())
            .bind(line.amount)
            .run()
            .await
            .expect("a line");
        }
        head(tx, &self.chains[1], seq, &entry.hash).await;
    }

    async fn posting(&self, tx: &mut Tx, number: usize, seq: i64) {
        let row = &self.posting;
        tx.sql(
            "INSERT INTO posting (id, property_id, entry_id, folio_id, seq, business_date, service_date, at, \
             kind, category, code, description, description_en, quantity, unit_price, net, service, tax, \
             gross, tax_percent, revenue, tender_id, received, change_given, reference, offsets, origin, \
             once_key, reason, actor, actor_name, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
             $13, $14, $15, $16, $17, $18, $19, $20, $21, NULL, NULL, NULL, $22, NULL, NULL, NULL, $23, $24, \
             $25, $26)",
        )
        .text(id("PO", number))
        .text(&row.property_id)
        .text(id("JE", number))
        .text(&row.folio_id)
        .bind(seq)
        .bind(row.business_date)
        .bind(row.service_date)
        .bind(row.at)
        .text(&row.kind)
        .text(&row.category)
        .text(&row.code)
        .text(&row.description)
        .text(&row.description_en)
        .bind(row.quantity)
        .bind(row.unit_price)
        .bind(row.net)
        .bind(row.service)
        .bind(row.tax)
        .bind(row.gross)
        .bind(row.tax_percent)
        .text(&row.revenue)
        .text(&row.reference)
        .text(&row.reason)
        .text(&row.actor)
        .text(&row.actor_name)
        .text(&row.hash)
        .run()
        .await
        .expect("a posting");
        let touched = tx.sql("UPDATE folio SET version = version + 1 WHERE id = $1").text(&row.folio_id);
        touched.run().await.expect("a touched folio");
    }

    async fn step(&self, tx: &mut Tx, number: usize, seq: i64) {
        let row = &self.action;
        tx.sql(
            "INSERT INTO action (id, seq, property_id, operation, at, business_date, actor, \
             subject, summary, \
             compensation, guards, undoes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL)",
        )
        .text(id("AC", number))
        .bind(seq)
        .text(&row.property_id)
        .text(&row.operation)
        .bind(row.at)
        .bind(row.business_date)
        .text(&row.actor)
        .text(&row.subject)
        .text(&row.summary)
        .text(&row.compensation)
        .text(&row.guards)
        .run()
        .await
        .expect("a step");
        for mark in &self.marks {
            tx.sql("INSERT INTO action_mark (action_id, subject, seq) VALUES ($1, $2, $3)")
                .text(id("AC", number))
                .text(mark)
                .bind(seq)
                .run()
                .await
                .expect("a mark");
        }
    }

    async fn log(&self, tx: &mut Tx, number: usize, seq: i64) {
        let row = &self.audit;
        tx.sql(
            "INSERT INTO audit (seq, at, business_date, actor, actor_name, station, operation, \
             subject, args, \
             changes, code, approver, algorithm, prev_hash, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )
        .bind(seq)
        .bind(row.at)
        .bind(row.business_date)
        .text(&row.actor)
        .text(&row.actor_name)
        .text(&row.station)
        .text(&row.operation)
        .text(&row.subject)
        .text(&row.args)
        .text(&row.changes)
        .text(&row.code)
        .text(&row.approver)
        .text(&row.algorithm)
        .text(&row.prev_hash)
        .text(&row.hash)
        .run()
        .await
        .expect("an audit row");
        head(tx, &self.chains[0], seq, &row.hash).await;
        let (operation, fingerprint, result) = &self.answer;
        tx.sql(
            "INSERT INTO idempotency (user_id, key, operation, args_hash, result, at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .text(&row.actor)
        .text(id("KY", number))
        .text(operation)
        .text(fingerprint)
        .text(result)
        .bind(row.at)
        .run()
        .await
        .expect("a stored answer");
    }
}

fn id(kind: &str, number: usize) -> String {
    format!("{kind}{number:024}")
}

async fn head(tx: &mut Tx, chain: &str, seq: i64, hash: &str) {
    tx.sql(
        "INSERT INTO chain_head (chain, seq, hash) VALUES ($1, $2, $3) \
         ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
    )
    .text(chain)
    .bind(seq)
    .text(hash)
    .run()
    .await
    .expect("a head");
}

//! Second-person consent at the moment of need: bound to person, right, subject and amount, two minutes,
//! once.

use crate::cx::{Cx, Prepared, bounded};
use crate::event::Tag;
use crate::operation::{Entry, Kind, Operation, entry};
use crate::problem::{Problem, Result};
use kezhan_core::id::ApprovalId;
use kezhan_core::money::Money;
use kezhan_core::permission::{Permission, may_approve};
use kezhan_store::people as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const LIFE_MS: i64 = 120_000;

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[entry::<GrantApproval>()];

/// A second person consents with login and PIN to what the signed-in person wants to do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GrantApproval {
    /// The right, as `approval_required` named it.
    pub permission: Permission,
    /// What it is about, as `approval_required` named it.
    pub subject: String,
    /// The amount, as `approval_required` named it, minor units.
    pub amount: Money,
    /// Login of the second person.
    pub login: String,
    /// Their PIN.
    pub pin: String,
}

/// A consent, to be sent with the repeated call.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Approved {
    /// Goes into the `Kezhan-Approval` header.
    pub approval: ApprovalId,
    /// Who consented.
    pub approver: String,
    /// Until, epoch milliseconds.
    pub expires_at: i64,
}

impl Operation for GrantApproval {
    type Output = Approved;
    const NAME: &'static str = "approval.grant";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[];
    const PREPARES: bool = true;

    async fn prepare(&self, cx: &mut Cx<'_>) -> Result<Prepared> {
        super::session::try_secret(cx, &self.login, &self.pin, true).await
    }

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Approved> {
        let login = bounded("login", &self.login, 1, 60)?;
        let subject = bounded("subject", &self.subject, 1, 200)?;
        let actor = cx.actor()?.id.clone();
        let second = super::session::prove(cx, &login, &self.pin, true).await?;
        let grants = super::session::grants_of(cx, &second.id).await?;
        cx.about("user", &second.id);
        if !may_approve(&second.id, &grants, &actor, self.permission, self.amount) {
            // Whoever asks around for a consent leaves a trace.
            cx.keep_on_error();
            return Err(Problem::Forbidden { permission: self.permission }.into());
        }
        let (clock, entropy) = cx.sources();
        let id = ApprovalId::make(clock, entropy);
        let row = rows::ApprovalRow {
            id: id.to_string(),
            permission: self.permission.as_str().to_owned(),
            subject: subject.clone(),
            amount: Some(self.amount.0),
            requested_by: actor,
            approved_by: second.id.clone(),
            created_at: cx.now,
            expires_at: cx.now + LIFE_MS,
            used_at: None,
        };
        rows::insert_approval(&mut cx.tx, &row).await?;
        cx.subject = subject;
        cx.approver = second.id;
        Ok(Approved { approval: id, approver: second.name, expires_at: row.expires_at })
    }
}

/// Uses a consent up for exactly this act; false if it does not fit.
pub(crate) async fn consume(
    cx: &mut Cx<'_>,
    approval: &str,
    permission: Permission,
    subject: &str,
    amount: Money,
) -> Result<bool> {
    let Some(row) = rows::approval(&mut cx.tx, approval).await? else { return Ok(false) };
    let fits = row.permission == permission.as_str()
        && row.subject == subject
        && row.amount.is_some_and(|limit| amount.0 <= limit)
        && row.requested_by == cx.actor()?.id
        && cx.now <= row.expires_at;
    if !fits || !rows::use_approval(&mut cx.tx, approval, cx.now).await? {
        return Ok(false);
    }
    cx.approver = row.approved_by;
    Ok(true)
}

//! `folio.open_window`.

use super::step::Touched;
use super::undo::FolioUndo;
use super::{lookup, windows};
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::{CompanyId, StayId};
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use kezhan_store::folio as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Opens another bill window of a stay, with a payee of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenWindow {
    /// The stay, booked or in house.
    pub stay_id: StayId,
    /// Who is to pay: the name on the bill, 1 to 80 characters.
    pub payee: String,
    /// The company that is to pay.
    #[serde(default)]
    pub company_id: Option<CompanyId>,
}

/// A window that was opened.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WindowOpened {
    /// The folio.
    pub folio_id: String,
    /// Letter of the window.
    pub label: String,
    /// The step, for undo.
    pub action_id: Option<String>,
}

impl Operation for OpenWindow {
    type Output = WindowOpened;
    const NAME: &'static str = "folio.open_window";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioArrange;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<WindowOpened> {
        let payee = bounded("payee", &self.payee, 1, 80)?;
        let stay = lookup::stay(cx, self.stay_id.as_str()).await?;
        lookup::need_state(&stay, &[StayState::Reserved, StayState::InHouse], "open_window")?;
        let company = match &self.company_id {
            Some(id) => Some((id.to_string(), company(cx, id).await?)),
            None => None,
        };
        cx.about("stay", &stay.id);
        let folio = windows::open(cx, &stay.id, &payee, company).await?;
        cx.changed("folio", None::<String>, &folio.number);
        let mut touched = Touched::default();
        touched.guard(format!("window:{}", folio.id));
        touched.guard(format!("folio-state:{}", folio.id));
        let summary = [("folio", folio.label.clone()), ("payee", payee)];
        let undo = FolioUndo::Window { folio: folio.id.clone() };
        let action = touched.record(cx, &stay.id, &summary, undo).await?;
        Ok(WindowOpened { folio_id: folio.id, label: folio.label, action_id: Some(action) })
    }
}

/// Name of a company that may be used.
async fn company(cx: &mut Cx<'_>, id: &CompanyId) -> Result<String> {
    let found = rows::company_credit(&mut cx.tx, id.as_str()).await?;
    let found = found.ok_or_else(|| Problem::missing("company", id))?;
    if !found.active {
        return Err(Problem::field("companyId", Rule::Invalid, None).into());
    }
    Ok(found.name)
}

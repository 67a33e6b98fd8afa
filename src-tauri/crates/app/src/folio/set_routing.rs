//! `folio.set_routing`.

use super::lookup;
use super::step::Touched;
use super::transfer::{Move, move_posting};
use super::undo::FolioUndo;
use crate::cx::{Cx, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::folio::FolioState;
use kezhan_core::id::{FolioId, StayId};
use kezhan_core::permission::Permission;
use kezhan_core::stay::StayState;
use kezhan_store::folio::{self as rows, FolioRow, RuleRow};
use kezhan_store::stay::StayRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const MAX_RULES: usize = 50;

/// Says which window takes the charges of which category; everything else goes to the first window. The rules
/// given replace all rules of the stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRouting {
    /// The stay, booked or in house.
    pub stay_id: StayId,
    /// All rules, at most 50, one for each category.
    pub rules: Vec<RoutingRule>,
    /// Whether charges that stand on another window already are moved, too.
    #[serde(default)]
    pub move_existing: Option<bool>,
}

/// One rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoutingRule {
    /// Category of the charges, such as `room` or `minibar`.
    pub category: String,
    /// The window that takes them.
    pub folio_id: FolioId,
}

/// Rules that were set.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoutingSet {
    /// How many charges were moved.
    pub moved: usize,
    /// The step, for undo.
    pub action_id: Option<String>,
}

impl Operation for SetRouting {
    type Output = RoutingSet;
    const NAME: &'static str = "folio.set_routing";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::FolioArrange;
    const TOUCHES: &'static [Tag] = &[Tag::Folios, Tag::Actions, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<RoutingSet> {
        let stay = lookup::stay(cx, self.stay_id.as_str()).await?;
        lookup::need_state(&stay, &[StayState::Reserved, StayState::InHouse], "set_routing")?;
        let folios: BTreeMap<String, FolioRow> =
            rows::of_stay(&mut cx.tx, &stay.id).await?.into_iter().map(|row| (row.id.clone(), row)).collect();
        let rules = self.checked(&folios)?;
        cx.about("stay", &stay.id);
        let before = rows::rules(&mut cx.tx, &stay.id).await?;
        let text = |rules: &[RuleRow]| -> Vec<String> {
            let label = |id: &str| folios.get(id).map_or(id.to_owned(), |folio| folio.label.clone());
            rules.iter().map(|rule| format!("{} → {}", rule.category, label(&rule.folio_id))).collect()
        };
        cx.changed("routing", text(&before), text(&rules));
        replace(cx, &stay.id, &rules).await?;
        let mut touched = Touched::default();
        touched.guard(format!("routing:{}", stay.id));
        touched.mark(format!("routing:{}", stay.id));
        for rule in &rules {
            touched.mark(format!("window:{}", rule.folio_id));
        }
        let moves = match self.move_existing.unwrap_or(false) {
            true => move_existing(cx, &stay, &folios, &rules, &mut touched).await?,
            false => Vec::new(),
        };
        let moved = moves.len();
        let summary = [("rules", text(&rules).join(", ")), ("moved", moved.to_string())];
        let undo = FolioUndo::Routing { stay: stay.id.clone(), rules: pairs(before), moves };
        let action = touched.record(cx, &stay.id, &summary, undo).await?;
        Ok(RoutingSet { moved, action_id: Some(action) })
    }
}

impl SetRouting {
    fn checked(&self, folios: &BTreeMap<String, FolioRow>) -> Result<Vec<RuleRow>> {
        if self.rules.len() > MAX_RULES {
            return Err(Problem::field("rules", Rule::TooLarge, Some(MAX_RULES.to_string())).into());
        }
        let mut rules: Vec<RuleRow> = Vec::with_capacity(self.rules.len());
        for (index, rule) in self.rules.iter().enumerate() {
            let field = format!("rules[{index}].category");
            let category = bounded(&field, &rule.category, 1, 40)?;
            if rules.iter().any(|known| known.category == category) {
                return Err(Problem::field(field, Rule::Duplicate, None).into());
            }
            let folio = folios.get(rule.folio_id.as_str());
            lookup::need_open(folio.ok_or_else(|| Problem::missing("folio", &rule.folio_id))?)?;
            rules.push(RuleRow { category, folio_id: rule.folio_id.to_string() });
        }
        Ok(rules)
    }
}

/// Puts these rules in the place of all rules of the stay.
pub(crate) async fn replace(cx: &mut Cx<'_>, stay: &str, rules: &[RuleRow]) -> Result<()> {
    rows::clear_rules(&mut cx.tx, stay).await?;
    for rule in rules {
        let id = cx.new_id();
        rows::insert_rule(&mut cx.tx, &id, stay, rule).await?;
    }
    Ok(())
}

fn pairs(rules: Vec<RuleRow>) -> Vec<(String, String)> {
    rules.into_iter().map(|rule| (rule.category, rule.folio_id)).collect()
}

async fn move_existing(
    cx: &mut Cx<'_>,
    stay: &StayRow,
    folios: &BTreeMap<String, FolioRow>,
    rules: &[RuleRow],
    touched: &mut Touched,
) -> Result<Vec<Move>> {
    let mut moves = Vec::new();
    for posting in rows::postings_of_stay(&mut cx.tx, &stay.id).await? {
        let rule = rules.iter().find(|rule| rule.category == posting.category);
        let target = rule.and_then(|rule| folios.get(&rule.folio_id));
        let (Some(from), Some(to)) = (folios.get(&posting.folio_id), target) else { continue };
        let may = lookup::facts(&posting, from)?.may_transfer(FolioState::Open, from.id == to.id);
        // What cannot be moved stays where it is: payments, lines taken away, lines that are there already.
        if may.is_ok() {
            moves.push(move_posting(cx, &posting, from, to, touched).await?);
        }
    }
    Ok(moves)
}

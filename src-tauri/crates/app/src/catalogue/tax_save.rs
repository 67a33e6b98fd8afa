//! `tax.save`.

use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use chrono::{Days, NaiveDate};
use kezhan_core::money::Percent;
use kezhan_core::permission::Permission;
use kezhan_store::catalogue::{self as rows, TaxRateRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far ahead a change may be announced, in days: beyond five years a date is a slip of the finger.
const FARTHEST: u64 = 5 * 366;

/// Gives a tax another percentage from a date on. What was posted, and nights that were sold, keep theirs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveTax {
    /// Code of a tax of the house.
    pub code: String,
    /// The percentage, 0 to 100.
    pub percent: Percent,
    /// First date it holds, the business date or later, at most five years ahead. A percentage that starts
    /// on this very date is corrected.
    pub valid_from: NaiveDate,
    /// Percentage that was on the screen for this date; refused as `stale` when it is another meanwhile.
    pub known_percent: Percent,
}

/// A percentage that was kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TaxSaved {
    /// The tax.
    pub code: String,
}

impl Operation for SaveTax {
    type Output = TaxSaved;
    const NAME: &'static str = "tax.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::CatalogueEdit;
    const TOUCHES: &'static [Tag] = &[Tag::Catalogue, Tag::Log];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<TaxSaved> {
        let property = cx.house()?.id.clone();
        let business_date = cx.today()?;
        if self.valid_from < business_date {
            let field = "validFrom".to_owned();
            return Err(Problem::NightInPast { field, business_date }.into());
        }
        let farthest = business_date + Days::new(FARTHEST);
        if self.valid_from > farthest {
            return Err(Problem::field("validFrom", Rule::TooLarge, Some(farthest.to_string())).into());
        }
        let percent = self.percent.check_rate();
        let percent =
            percent.map_err(|_| Problem::field("percent", Rule::Invalid, Some("0-100".to_owned())))?;
        let all = rows::tax_rates(&mut cx.tx, &property).await?;
        // Newest first, so the first that has started is the one that holds.
        let holds = all.iter().find(|row| row.code == self.code && row.valid_from <= self.valid_from);
        let before = holds.ok_or_else(|| Problem::missing("tax_rate", &self.code))?;
        if before.percent != self.known_percent.scaled() {
            return Err(Problem::Stale { kind: "tax_rate", id: self.code.clone() }.into());
        }
        cx.about("tax_rate", &self.code);
        if before.percent != percent.scaled() {
            let after =
                TaxRateRow { valid_from: self.valid_from, percent: percent.scaled(), ..before.clone() };
            rows::save_tax_rate(&mut cx.tx, &after).await?;
            cx.changed("percent", Percent::from_scaled(before.percent), percent);
            cx.changed("validFrom", before.valid_from, after.valid_from);
        }
        Ok(TaxSaved { code: self.code.clone() })
    }
}

//! `paper.printers`.

use super::failed;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_core::press::{PressProblem, Printer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The printers of the machine that runs the house, the default one first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListPrinters {}

/// Printers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Printers {
    /// The default one first.
    pub printers: Vec<Printer>,
}

impl Operation for ListPrinters {
    type Output = Printers;
    const NAME: &'static str = "paper.printers";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::PaperPrint;
    const TOUCHES: &'static [Tag] = &[Tag::Prints];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Printers> {
        let press = cx.app.press.clone();
        let asked = tokio::task::spawn_blocking(move || press.printers()).await;
        let asked = asked.map_err(|error| cx.app.incident("press", &error.to_string()))?;
        match asked {
            Ok(printers) => Ok(Printers { printers }),
            // No print service on this machine means no printers, which is not a fault.
            Err(PressProblem::PrinterUnreachable { .. }) => Ok(Printers { printers: Vec::new() }),
            Err(problem) => Err(failed(&problem).into()),
        }
    }
}

//! `role.save`.

use super::roles::grantable;
use crate::cx::{Cx, amount_within, bounded};
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::RoleId;
use kezhan_core::permission::{Grant, Permission};
use kezhan_store::people::{self as rows, RoleRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The highest limit of a right, in minor units: beyond it the right is without limit in all but name.
const HIGHEST_LIMIT: i64 = 100_000_000_000;

/// Makes a role, or changes names and rights of one. Rights hold at once, in sessions that are open too.
/// The code of a shipped role stays; somebody who can manage users always remains.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveRole {
    /// The role to change; without it a new one is made.
    #[serde(default)]
    pub id: Option<RoleId>,
    /// Short code: 2 to 40 letters a-z, digits and `_`.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Rights; a limit is the largest amount in minor units, without one there is no bound.
    pub grants: Vec<Grant>,
    /// Version as read; must be given for a change.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A saved role.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SavedRole {
    /// Id.
    pub role_id: String,
}

impl Operation for SaveRole {
    type Output = SavedRole;
    const NAME: &'static str = "role.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::UserManage;
    const TOUCHES: &'static [Tag] = &[Tag::Users];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SavedRole> {
        let code = self.checked_code()?;
        let name = bounded("name", &self.name, 1, 40)?;
        let name_en = bounded("nameEn", &self.name_en, 1, 40)?;
        let grants = self.checked_grants()?;
        let same_code = rows::role_by_code(&mut cx.tx, &code).await?;
        if same_code.is_some_and(|known| self.id.as_ref().is_none_or(|id| id.as_str() != known.id)) {
            return Err(Problem::Taken { field: "code".to_owned(), value: code }.into());
        }
        let role_id = match &self.id {
            None => {
                let role = RoleRow { id: cx.new_id(), code, name, name_en, builtin: false, version: 1 };
                cx.about("role", &role.id);
                rows::insert_role(&mut cx.tx, &role).await?;
                role.id
            }
            Some(id) => self.change(cx, id, (code, name, name_en)).await?,
        };
        note_grants(cx, &role_id, &grants).await?;
        rows::set_role_grants(&mut cx.tx, &role_id, &grants).await?;
        super::keep_an_administrator(cx, "save_role").await?;
        Ok(SavedRole { role_id })
    }
}

impl SaveRole {
    fn checked_code(&self) -> Result<String> {
        let code = bounded("code", &self.code, 2, 40)?;
        let fits =
            code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if fits { Ok(code) } else { Err(Problem::field("code", Rule::Invalid, None).into()) }
    }

    fn checked_grants(&self) -> Result<Vec<(&'static str, Option<i64>)>> {
        let mut grants: Vec<(&'static str, Option<i64>)> = Vec::with_capacity(self.grants.len());
        for (index, grant) in self.grants.iter().enumerate() {
            let right = grant.permission.as_str();
            let wrong = |rule| Problem::field(format!("grants[{index}].permission"), rule, None);
            if !grantable(grant.permission) {
                return Err(wrong(Rule::Invalid).into());
            }
            if grants.iter().any(|(known, _)| *known == right) {
                return Err(wrong(Rule::Duplicate).into());
            }
            if let Some(limit) = grant.limit {
                amount_within(&format!("grants[{index}].limit"), limit, 0, HIGHEST_LIMIT)?;
            }
            grants.push((right, grant.limit.map(|limit| limit.0)));
        }
        grants.sort_unstable();
        Ok(grants)
    }

    async fn change(&self, cx: &mut Cx<'_>, id: &RoleId, typed: (String, String, String)) -> Result<String> {
        let before =
            rows::role(&mut cx.tx, id.as_str()).await?.ok_or_else(|| Problem::missing("role", id))?;
        cx.about("role", &before.id);
        let Some(version) = self.version else {
            return Err(Problem::field("version", Rule::Required, None).into());
        };
        let stale = || Problem::Stale { kind: "role", id: id.to_string() };
        if version != before.version {
            return Err(stale().into());
        }
        let (code, name, name_en) = typed;
        if before.builtin && before.code != code {
            let state = "builtin".to_owned();
            return Err(Problem::WrongState { kind: "role", state, action: "change_code".to_owned() }.into());
        }
        for (field, old, new) in [
            ("code", &before.code, &code),
            ("name", &before.name, &name),
            ("nameEn", &before.name_en, &name_en),
        ] {
            if old != new {
                cx.changed(field, old, new);
            }
        }
        let after = RoleRow { code, name, name_en, ..before };
        if !rows::update_role(&mut cx.tx, &after).await? {
            return Err(stale().into());
        }
        Ok(after.id)
    }
}

async fn note_grants(cx: &mut Cx<'_>, role: &str, grants: &[(&'static str, Option<i64>)]) -> Result<()> {
    let all = rows::role_grants(&mut cx.tx).await?;
    let mut had: Vec<(String, Option<i64>)> = all
        .into_iter()
        .filter(|row| row.role_id == role)
        .map(|row| (row.permission, row.amount_limit))
        .collect();
    had.sort_unstable();
    let same = had.len() == grants.len() && had.iter().zip(grants).all(|(a, b)| a.0 == b.0 && a.1 == b.1);
    if !same {
        cx.changed("grants", had, grants);
    }
    Ok(())
}

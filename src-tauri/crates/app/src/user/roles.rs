//! `role.list`.

use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::money::Money;
use kezhan_core::permission::{Grant, Permission};
use kezhan_store::people as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Every role with its rights, and every right there is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListRoles {}

/// All roles.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Roles {
    /// The shipped ones first.
    pub roles: Vec<ListedRole>,
    /// Rights that a role can grant, in the order screens show them.
    pub permissions: Vec<Permission>,
}

/// A role for the one who manages them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedRole {
    /// Id.
    pub id: String,
    /// Short code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Whether the program shipped it.
    pub builtin: bool,
    /// Rights with their limits.
    pub grants: Vec<Grant>,
    /// How many users have it.
    pub users: usize,
    /// Version for edits.
    pub version: i64,
}

/// Whether a role can grant the right: what everybody has cannot be granted.
pub(super) fn grantable(permission: Permission) -> bool {
    !matches!(permission, Permission::Public | Permission::SignedIn)
}

impl Operation for ListRoles {
    type Output = Roles;
    const NAME: &'static str = "role.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::UserManage;
    const TOUCHES: &'static [Tag] = &[Tag::Users];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Roles> {
        let mut grants: HashMap<String, Vec<Grant>> = HashMap::new();
        for row in rows::role_grants(&mut cx.tx).await? {
            // A right of a newer program means nothing to this one.
            if let Some(permission) = Permission::parse(&row.permission) {
                let grant = Grant { permission, limit: row.amount_limit.map(Money) };
                grants.entry(row.role_id).or_default().push(grant);
            }
        }
        let members = rows::memberships(&mut cx.tx).await?;
        let listed = |role: rows::RoleRow| {
            let mut rights = grants.remove(&role.id).unwrap_or_default();
            rights.sort_by_key(|grant| grant.permission);
            ListedRole {
                users: members.iter().filter(|(_, of)| *of == role.id).count(),
                grants: rights,
                id: role.id,
                code: role.code,
                name: role.name,
                name_en: role.name_en,
                builtin: role.builtin,
                version: role.version,
            }
        };
        let roles = rows::roles(&mut cx.tx).await?.into_iter().map(listed).collect();
        let permissions = Permission::ALL.iter().copied().filter(|right| grantable(*right)).collect();
        Ok(Roles { roles, permissions })
    }
}

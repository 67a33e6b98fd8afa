//! `user.list`.

use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_store::people as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Every user with roles, also those who may not sign in any more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListUsers {}

/// All users.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Users {
    /// By login.
    pub users: Vec<ListedUser>,
}

/// A user for the one who manages them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedUser {
    /// Id.
    pub id: String,
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Language of the screens.
    pub language: String,
    /// Whether the user may sign in.
    pub active: bool,
    /// Whether a PIN is set.
    pub has_pin: bool,
    /// Ids of the roles.
    pub roles: Vec<String>,
    /// Version for edits.
    pub version: i64,
}

impl Operation for ListUsers {
    type Output = Users;
    const NAME: &'static str = "user.list";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::UserManage;
    const TOUCHES: &'static [Tag] = &[Tag::Users];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Users> {
        let mut roles: HashMap<String, Vec<String>> = HashMap::new();
        for (user, role) in rows::memberships(&mut cx.tx).await? {
            roles.entry(user).or_default().push(role);
        }
        let users = rows::users(&mut cx.tx).await?.into_iter().map(|user| ListedUser {
            roles: roles.remove(&user.id).unwrap_or_default(),
            id: user.id,
            login: user.login,
            name: user.name,
            language: user.language,
            active: user.active,
            has_pin: user.pin_hash.is_some(),
            version: user.version,
        });
        Ok(Users { users: users.collect() })
    }
}

//! `session.people`.

use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::Result;
use kezhan_core::permission::Permission;
use kezhan_store::people as rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who can take over the station or consent to an act: the active people.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct People {}

/// The active people.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeopleList {
    /// By login.
    pub people: Vec<Person>,
}

/// One active person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Whether a PIN is set.
    pub has_pin: bool,
}

impl Operation for People {
    type Output = PeopleList;
    const NAME: &'static str = "session.people";
    const KIND: Kind = Kind::Query;
    const NEEDS: Permission = Permission::SignedIn;
    const TOUCHES: &'static [Tag] = &[Tag::Users];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<PeopleList> {
        let users = rows::users(&mut cx.tx).await?;
        let person = |user: rows::UserRow| Person {
            login: user.login,
            name: user.name,
            has_pin: user.pin_hash.is_some(),
        };
        Ok(PeopleList { people: users.into_iter().filter(|user| user.active).map(person).collect() })
    }
}

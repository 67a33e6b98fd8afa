//! `user.save`.

use super::check;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use kezhan_core::id::{RoleId, UserId};
use kezhan_core::permission::Permission;
use kezhan_store::people::{self as rows, UserRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes a user, or changes one. A change of password, PIN, roles or activity ends the user's sessions.
/// Somebody who can manage users always remains.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveUser {
    /// The user to change; without it a new one is made.
    #[serde(default)]
    pub id: Option<UserId>,
    /// Login: 2 to 32 letters, digits, `.`, `_`, `-`; kept in lower case.
    pub login: String,
    /// Name as shown and printed.
    pub name: String,
    /// Language of the screens, `zh-CN` or `en`.
    pub language: String,
    /// At least one role.
    pub roles: Vec<RoleId>,
    /// Whether the user may sign in.
    pub active: bool,
    /// A new password of at least eight characters; must be given for a new user.
    #[serde(default)]
    pub password: Option<String>,
    /// A new PIN of six digits.
    #[serde(default)]
    pub pin: Option<String>,
    /// Version as read; must be given for a change.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A saved user.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SavedUser {
    /// Id.
    pub user_id: String,
}

impl Operation for SaveUser {
    type Output = SavedUser;
    const NAME: &'static str = "user.save";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::UserManage;
    const TOUCHES: &'static [Tag] = &[Tag::Users, Tag::Sessions];

    async fn run(&self, cx: &mut Cx<'_>) -> Result<SavedUser> {
        let typed = self.checked(cx).await?;
        let user_id = match &self.id {
            None => self.create(cx, typed).await?,
            Some(id) => self.change(cx, id, typed).await?,
        };
        super::keep_an_administrator(cx, "save").await?;
        Ok(SavedUser { user_id })
    }
}

/// What was typed, in the form it is kept.
struct Typed {
    login: String,
    name: String,
    language: String,
    roles: Vec<String>,
}

impl SaveUser {
    async fn checked(&self, cx: &mut Cx<'_>) -> Result<Typed> {
        let login = check::login("login", &self.login)?;
        let name = check::name("name", &self.name)?;
        let language = check::language("language", &self.language)?;
        if self.roles.is_empty() {
            return Err(Problem::field("roles", Rule::Required, Some("1".to_owned())).into());
        }
        let mut roles = Vec::with_capacity(self.roles.len());
        for (index, role) in self.roles.iter().enumerate() {
            let field = || format!("roles[{index}]");
            if roles.iter().any(|known: &String| known == role.as_str()) {
                return Err(Problem::field(field(), Rule::Duplicate, None).into());
            }
            if rows::role(&mut cx.tx, role.as_str()).await?.is_none() {
                return Err(Problem::missing("role", role).into());
            }
            roles.push(role.to_string());
        }
        roles.sort();
        if let Some(password) = &self.password {
            check::password("password", password)?;
        }
        if let Some(pin) = &self.pin {
            check::pin("pin", pin)?;
        }
        let same_login = rows::user_by_login(&mut cx.tx, &login).await?;
        if same_login.is_some_and(|known| self.id.as_ref().is_none_or(|id| id.as_str() != known.id)) {
            return Err(Problem::Taken { field: "login".to_owned(), value: login }.into());
        }
        Ok(Typed { login, name, language, roles })
    }

    async fn create(&self, cx: &mut Cx<'_>, typed: Typed) -> Result<String> {
        let Some(password) = &self.password else {
            let limit = Some(check::SHORTEST_PASSWORD.to_string());
            return Err(Problem::field("password", Rule::Required, limit).into());
        };
        let new = super::NewUser {
            login: typed.login,
            name: typed.name,
            language: typed.language,
            password,
            pin: self.pin.as_deref(),
        };
        let user = UserRow { active: self.active, ..super::new_user(cx, &new) };
        cx.about("user", &user.id);
        rows::insert_user(&mut cx.tx, &user).await?;
        rows::set_roles_of(&mut cx.tx, &user.id, &typed.roles).await?;
        Ok(user.id)
    }

    async fn change(&self, cx: &mut Cx<'_>, id: &UserId, typed: Typed) -> Result<String> {
        let before =
            rows::user(&mut cx.tx, id.as_str()).await?.ok_or_else(|| Problem::missing("user", id))?;
        cx.about("user", &before.id);
        let Some(version) = self.version else {
            return Err(Problem::field("version", Rule::Required, None).into());
        };
        let stale = || Problem::Stale { kind: "user", id: id.to_string() };
        if version != before.version {
            return Err(stale().into());
        }
        let hash = |secret: &String| crate::password::hash(cx.app.entropy.as_ref(), secret);
        let password_hash = self.password.as_ref().map(hash);
        let pin_hash = self.pin.as_ref().map(hash);
        let proofs_change = password_hash.is_some() || pin_hash.is_some();
        let after = UserRow {
            id: before.id.clone(),
            login: typed.login,
            name: typed.name,
            password_hash: password_hash.unwrap_or_else(|| before.password_hash.clone()),
            pin_hash: pin_hash.or_else(|| before.pin_hash.clone()),
            language: typed.language,
            active: self.active,
            // A new secret or a reopened account starts with a clean count of wrong tries.
            failures: if proofs_change { 0 } else { before.failures },
            next_try_at: if proofs_change { 0 } else { before.next_try_at },
            version,
        };
        let had = rows::roles_of(&mut cx.tx, id.as_str()).await?;
        note_changes(cx, &before, &after, (&had, &typed.roles));
        if !rows::update_user(&mut cx.tx, &after).await? {
            return Err(stale().into());
        }
        rows::set_roles_of(&mut cx.tx, id.as_str(), &typed.roles).await?;
        if proofs_change || had != typed.roles || before.active != after.active {
            self.end_sessions(cx, id).await?;
        }
        Ok(after.id)
    }

    /// Everybody else has to sign in anew; who changes the own account stays at work.
    async fn end_sessions(&self, cx: &mut Cx<'_>, id: &UserId) -> Result<()> {
        let actor = cx.actor()?;
        if actor.id == id.as_str() && self.active {
            let keep = actor.session.clone();
            rows::end_other_sessions(&mut cx.tx, id.as_str(), &keep, cx.now).await?;
        } else {
            rows::end_sessions_of(&mut cx.tx, id.as_str(), cx.now).await?;
        }
        Ok(())
    }
}

fn note_changes(cx: &mut Cx<'_>, before: &UserRow, after: &UserRow, roles: (&[String], &[String])) {
    if before.login != after.login {
        cx.changed("login", &before.login, &after.login);
    }
    if before.name != after.name {
        cx.changed("name", &before.name, &after.name);
    }
    if before.language != after.language {
        cx.changed("language", &before.language, &after.language);
    }
    if before.active != after.active {
        cx.changed("active", before.active, after.active);
    }
    if roles.0 != roles.1 {
        cx.changed("roles", roles.0, roles.1);
    }
}

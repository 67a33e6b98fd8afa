//! Users and roles.

mod change_password;
pub mod check;
mod list;
mod roles;
mod save;
mod save_role;
mod set_language;

pub use change_password::ChangePassword;
pub use list::{ListUsers, ListedUser, Users};
pub use roles::{ListRoles, ListedRole, Roles};
pub use save::{SaveUser, SavedUser};
pub use save_role::{SaveRole, SavedRole};
pub use set_language::SetLanguage;

use crate::cx::Cx;
use crate::operation::{Entry, entry};
use crate::problem::{Problem, Result};
use kezhan_core::permission::{Permission, STANDARD_ROLES};
use kezhan_store::people::{self as rows, RoleRow, UserRow};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<ListUsers>(),
    entry::<SaveUser>(),
    entry::<ChangePassword>(),
    entry::<SetLanguage>(),
    entry::<ListRoles>(),
    entry::<SaveRole>(),
];

/// Code of the role that a new house's first user gets.
pub const ADMINISTRATOR: &str = "administrator";

/// A person to be given an account, with the secrets still in clear.
pub struct NewUser<'a> {
    /// Login, checked.
    pub login: String,
    /// Name, checked.
    pub name: String,
    /// Language of the screens, checked.
    pub language: String,
    /// Password, checked.
    pub password: &'a str,
    /// PIN, checked.
    pub pin: Option<&'a str>,
}

/// Writes the roles every new house starts with.
pub(crate) async fn insert_standard_roles(cx: &mut Cx<'_>) -> Result<()> {
    for role in STANDARD_ROLES {
        let row = RoleRow {
            id: cx.new_id(),
            code: role.code.to_owned(),
            name: role.name.to_owned(),
            name_en: role.name_en.to_owned(),
            builtin: true,
            version: 1,
        };
        rows::insert_role(&mut cx.tx, &row).await?;
        let grants: Vec<_> = role.grants.iter().map(|(right, limit)| (right.as_str(), *limit)).collect();
        rows::set_role_grants(&mut cx.tx, &row.id, &grants).await?;
    }
    Ok(())
}

/// The account of a new user, not written yet.
pub(crate) fn new_user(cx: &Cx<'_>, user: &NewUser<'_>) -> UserRow {
    let hash = |secret: &str| crate::password::hash(cx.app.entropy.as_ref(), secret);
    UserRow {
        id: cx.new_id(),
        login: user.login.clone(),
        name: user.name.clone(),
        password_hash: hash(user.password),
        pin_hash: user.pin.map(hash),
        language: user.language.clone(),
        active: true,
        failures: 0,
        next_try_at: 0,
        version: 1,
    }
}

/// Writes an account with one role, named by its code.
pub(crate) async fn insert_with_role(cx: &mut Cx<'_>, user: &UserRow, field: &str, role: &str) -> Result<()> {
    if rows::user_by_login(&mut cx.tx, &user.login).await?.is_some() {
        return Err(Problem::Taken { field: field.to_owned(), value: user.login.clone() }.into());
    }
    let found = rows::role_by_code(&mut cx.tx, role).await?.ok_or_else(|| Problem::missing("role", role))?;
    rows::insert_user(&mut cx.tx, user).await?;
    rows::set_roles_of(&mut cx.tx, &user.id, &[found.id]).await?;
    Ok(())
}

/// Refuses a change after which nobody could manage users any more.
async fn keep_an_administrator(cx: &mut Cx<'_>, action: &str) -> Result<()> {
    if rows::active_holders(&mut cx.tx, Permission::UserManage.as_str()).await? > 0 {
        return Ok(());
    }
    let state = "last_administrator".to_owned();
    Err(Problem::WrongState { kind: "user", state, action: action.to_owned() }.into())
}

//! Rights: what an operation needs, what a role grants up to which amount, and who may consent for whom.

use crate::money::Money;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// A right. The text is stored with roles and never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq,
            PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Permission {
            $($(#[$doc])* $name),*
        }

        impl Permission {
            /// Every right, in the order screens show them.
            pub const ALL: &'static [Permission] = &[$(Permission::$name),*];

            /// The stored text.
            pub const fn as_str(self) -> &'static str {
                match self { $(Permission::$name => $text),* }
            }

            /// The right with this text.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Permission::$name),)* _ => None }
            }
        }
    };
}

permissions! {
    /// Nothing: sign-in and first start.
    Public = "public",
    /// Being signed in.
    SignedIn = "signed_in",
    /// See the room wall and availability.
    RoomView = "room_view",
    /// Set rooms clean, dirty, inspected.
    RoomStatus = "room_status",
    /// Take rooms out of order or out of service.
    RoomBlock = "room_block",
    /// See stays.
    StayView = "stay_view",
    /// Book, change and cancel stays.
    StayBook = "stay_book",
    /// Check guests in.
    StayCheckIn = "stay_check_in",
    /// Check guests out.
    StayCheckOut = "stay_check_out",
    /// Sell a night at another price than the rate plan's.
    RateOverride = "rate_override",
    /// See guest profiles, masked.
    GuestView = "guest_view",
    /// Change guest profiles and companies.
    GuestEdit = "guest_edit",
    /// See an identity number or telephone in full.
    GuestReveal = "guest_reveal",
    /// See folios.
    FolioView = "folio_view",
    /// Post charges; the limit is the amount of one charge.
    FolioPost = "folio_post",
    /// Open windows, route, split and transfer postings.
    FolioArrange = "folio_arrange",
    /// Reverse postings; the limit is the amount of one posting.
    FolioReverse = "folio_reverse",
    /// Take payments and deposits.
    FolioSettle = "folio_settle",
    /// Pay money back; the limit is the amount of one refund.
    FolioRefund = "folio_refund",
    /// Let a company or guest pay later.
    CityLedger = "city_ledger",
    /// Undo steps of one's own.
    UndoOwn = "undo_own",
    /// Undo steps of others.
    UndoAny = "undo_any",
    /// Run the night audit.
    NightAudit = "night_audit",
    /// Prove the books.
    LedgerVerify = "ledger_verify",
    /// Read the operation log.
    LogView = "log_view",
    /// Preview and print papers.
    PaperPrint = "paper_print",
    /// Manage everybody's print jobs.
    PrintManage = "print_manage",
    /// Change rooms and room types, prices and taxes, and items.
    CatalogueEdit = "catalogue_edit",
    /// Manage users and roles.
    UserManage = "user_manage",
    /// Change the house, load or clear the sample hotel.
    HouseManage = "house_manage",
}

/// One right of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Grant {
    /// The right.
    pub permission: Permission,
    /// Up to this amount alone; `null` = without limit.
    pub limit: Option<Money>,
}

/// What a set of grants says to one act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Allowed,
    /// A second person with the right must consent.
    NeedsApproval,
}

/// All rights of one user, the widest of each over the user's roles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grants(Vec<Grant>);

impl Grants {
    /// Joins the grants of several roles.
    pub fn join(grants: impl IntoIterator<Item = Grant>) -> Self {
        let mut joined: Vec<Grant> = Vec::new();
        for grant in grants {
            match joined.iter_mut().find(|known| known.permission == grant.permission) {
                None => joined.push(grant),
                Some(known) => {
                    known.limit = match (known.limit, grant.limit) {
                        (Some(a), Some(b)) => Some(a.max(b)),
                        _ => None,
                    };
                }
            }
        }
        joined.sort_by_key(|grant| grant.permission);
        Self(joined)
    }

    /// What is left to somebody who has shown no more than a PIN: six digits never open the administration.
    #[must_use]
    pub fn by_pin(mut self) -> Self {
        self.0.retain(|grant| !matches!(grant.permission, Permission::UserManage | Permission::HouseManage));
        self
    }

    /// The grants, one per right.
    pub fn list(&self) -> &[Grant] {
        &self.0
    }

    /// Whether the right is there at all.
    pub fn has(&self, permission: Permission) -> bool {
        matches!(permission, Permission::Public | Permission::SignedIn)
            || self.0.iter().any(|grant| grant.permission == permission)
    }

    /// Whether the right covers the amount; without it a second person is asked (a moment-of-need approval).
    pub fn verdict(&self, permission: Permission, amount: Money) -> Verdict {
        let covered = self
            .0
            .iter()
            .any(|grant| grant.permission == permission && grant.limit.is_none_or(|limit| amount <= limit));
        if covered { Verdict::Allowed } else { Verdict::NeedsApproval }
    }
}

/// Two-person rule: nobody consents to an act of their own.
pub fn may_approve(
    approver: &str,
    approver_grants: &Grants,
    actor: &str,
    permission: Permission,
    amount: Money,
) -> bool {
    approver != actor && approver_grants.verdict(permission, amount) == Verdict::Allowed
}

/// A role as the program ships it.
pub struct StandardRole {
    /// Stored code.
    pub code: &'static str,
    /// Chinese name.
    pub name: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Rights, with the limit in minor units.
    pub grants: &'static [(Permission, Option<i64>)],
}

use Permission as P;

/// The roles of a new house.
pub const STANDARD_ROLES: &[StandardRole] = &[
    StandardRole {
        code: "administrator", name: "管理员", name_en: "Administrator", grants: ADMINISTRATOR
    },
    StandardRole { code: "manager", name: "经理", name_en: "Manager", grants: MANAGER },
    StandardRole { code: "front_desk", name: "前台", name_en: "Front desk", grants: FRONT_DESK },
    StandardRole { code: "cashier", name: "收银", name_en: "Cashier", grants: CASHIER },
    StandardRole { code: "housekeeping", name: "客房", name_en: "Housekeeping", grants: HOUSEKEEPING },
    StandardRole { code: "auditor", name: "稽核", name_en: "Auditor", grants: AUDITOR },
];

const ADMINISTRATOR: &[(P, Option<i64>)] = &[
    (P::RoomView, None),
    (P::RoomStatus, None),
    (P::RoomBlock, None),
    (P::StayView, None),
    (P::StayBook, None),
    (P::StayCheckIn, None),
    (P::StayCheckOut, None),
    (P::RateOverride, None),
    (P::GuestView, None),
    (P::GuestEdit, None),
    (P::GuestReveal, None),
    (P::FolioView, None),
    (P::FolioPost, None),
    (P::FolioArrange, None),
    (P::FolioReverse, None),
    (P::FolioSettle, None),
    (P::FolioRefund, None),
    (P::CityLedger, None),
    (P::UndoOwn, None),
    (P::UndoAny, None),
    (P::NightAudit, None),
    (P::LedgerVerify, None),
    (P::LogView, None),
    (P::PaperPrint, None),
    (P::PrintManage, None),
    (P::CatalogueEdit, None),
    (P::UserManage, None),
    (P::HouseManage, None),
];

const MANAGER: &[(P, Option<i64>)] = &[
    (P::RoomView, None),
    (P::RoomStatus, None),
    (P::RoomBlock, None),
    (P::StayView, None),
    (P::StayBook, None),
    (P::StayCheckIn, None),
    (P::StayCheckOut, None),
    (P::RateOverride, None),
    (P::GuestView, None),
    (P::GuestEdit, None),
    (P::GuestReveal, None),
    (P::FolioView, None),
    (P::FolioPost, None),
    (P::FolioArrange, None),
    (P::FolioReverse, None),
    (P::FolioSettle, None),
    (P::FolioRefund, None),
    (P::CityLedger, None),
    (P::UndoOwn, None),
    (P::UndoAny, None),
    (P::NightAudit, None),
    (P::LedgerVerify, None),
    (P::LogView, None),
    (P::PaperPrint, None),
    (P::PrintManage, None),
    (P::CatalogueEdit, None),
];

const FRONT_DESK: &[(P, Option<i64>)] = &[
    (P::RoomView, None),
    (P::RoomStatus, None),
    (P::StayView, None),
    (P::StayBook, None),
    (P::StayCheckIn, None),
    (P::StayCheckOut, None),
    (P::RateOverride, Some(5_000)),
    (P::GuestView, None),
    (P::GuestEdit, None),
    (P::FolioView, None),
    (P::FolioPost, Some(200_000)),
    (P::FolioArrange, None),
    (P::FolioReverse, Some(10_000)),
    (P::FolioSettle, None),
    (P::FolioRefund, Some(100_000)),
    (P::CityLedger, None),
    (P::UndoOwn, None),
    (P::NightAudit, None),
    (P::PaperPrint, None),
];

const CASHIER: &[(P, Option<i64>)] = &[
    (P::RoomView, None),
    (P::StayView, None),
    (P::StayCheckOut, None),
    (P::GuestView, None),
    (P::FolioView, None),
    (P::FolioPost, Some(200_000)),
    (P::FolioArrange, None),
    (P::FolioReverse, Some(10_000)),
    (P::FolioSettle, None),
    (P::FolioRefund, Some(100_000)),
    (P::CityLedger, None),
    (P::UndoOwn, None),
    (P::PaperPrint, None),
];

const HOUSEKEEPING: &[(P, Option<i64>)] =
    &[(P::RoomView, None), (P::RoomStatus, None), (P::FolioPost, Some(50_000)), (P::UndoOwn, None)];

const AUDITOR: &[(P, Option<i64>)] = &[
    (P::RoomView, None),
    (P::StayView, None),
    (P::GuestView, None),
    (P::FolioView, None),
    (P::NightAudit, None),
    (P::LedgerVerify, None),
    (P::LogView, None),
    (P::PaperPrint, None),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn grants(limit: Option<i64>) -> Grants {
        Grants::join([Grant { permission: P::FolioReverse, limit: limit.map(Money) }])
    }

    #[test]
    fn the_widest_limit_of_several_roles_holds() {
        let both = Grants::join([
            Grant { permission: P::FolioReverse, limit: Some(Money(100)) },
            Grant { permission: P::FolioReverse, limit: Some(Money(500)) },
        ]);
        assert_eq!(both.verdict(P::FolioReverse, Money(500)), Verdict::Allowed);
        assert_eq!(both.verdict(P::FolioReverse, Money(501)), Verdict::NeedsApproval);
        let open = Grants::join([
            Grant { permission: P::FolioReverse, limit: Some(Money(100)) },
            Grant { permission: P::FolioReverse, limit: None },
        ]);
        assert_eq!(open.verdict(P::FolioReverse, Money(1_000_000)), Verdict::Allowed);
    }

    #[test]
    fn nobody_approves_an_act_of_their_own() {
        assert!(!may_approve("a", &grants(None), "a", P::FolioReverse, Money(1)));
        assert!(may_approve("b", &grants(None), "a", P::FolioReverse, Money(1)));
        assert!(!may_approve("b", &grants(Some(10)), "a", P::FolioReverse, Money(11)));
    }

    #[test]
    fn texts_are_unique_and_read_back() {
        for permission in Permission::ALL {
            assert_eq!(Permission::parse(permission.as_str()), Some(*permission));
            let json = serde_json::to_string(permission).expect("an enum without data");
            assert_eq!(json, format!("\"{}\"", permission.as_str()), "wire text and stored text agree");
        }
    }
}

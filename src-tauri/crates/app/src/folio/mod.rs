//! Folios: windows, charges, corrections, settlement, deposits.

pub mod charge;
mod charge_room;
pub mod close;
pub mod deposit;
mod get;
mod line;
pub(crate) mod lookup;
mod open_window;
mod post_charge;
mod problem;
mod reverse;
mod set_routing;
mod settle;
mod split;
mod split_preview;
mod step;
mod take_deposit;
mod transfer;
pub mod undo;
pub mod windows;

pub use charge_room::ChargeRoom;
pub use get::{CompanyName, Folio, GetFolios, Posting, Routed, StayFolios};
pub use open_window::{OpenWindow, WindowOpened};
pub use post_charge::{ChargePosted, PostCharge};
pub use reverse::{Reverse, Reversed};
pub use set_routing::{RoutingRule, RoutingSet, SetRouting};
pub use settle::{Settle, Settled, SettledPayment, TenderOffer};
pub use split::{Parted, SplitDone, SplitPosting};
pub use split_preview::{SplitPreview, SplitPreviewed};
pub use take_deposit::{DepositTaken, TakeDeposit};
pub use transfer::{Move, Transfer, Transferred};

use crate::operation::{Entry, entry};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<GetFolios>(),
    entry::<OpenWindow>(),
    entry::<SetRouting>(),
    entry::<PostCharge>(),
    entry::<ChargeRoom>(),
    entry::<Reverse>(),
    entry::<SplitPreview>(),
    entry::<SplitPosting>(),
    entry::<Transfer>(),
    entry::<Settle>(),
    entry::<TakeDeposit>(),
];

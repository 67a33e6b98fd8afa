//! Items, rates, tenders: what the house sells and takes.

mod item_save;
mod list;
pub mod pricing;
mod quote;
mod rate_get;
mod rate_save;
mod room_type_save;
mod tax_save;

pub use item_save::{ItemSaved, SaveItem};
pub use list::{
    Catalogue, CatalogueItem, CatalogueRatePlan, CatalogueRoomType, CatalogueTax, CatalogueTender,
    ListCatalogue, TaxStep,
};
pub use quote::{NightPrice, QuoteRate, RateQuote};
pub use rate_get::{GetRates, RateSheet, SheetPrice, SheetSeason};
pub use rate_save::{RatesSaved, SaveRates, SeasonPrices, TypePrice};
pub use room_type_save::{MOST_GUESTS, RoomTypeSaved, SaveRoomType, checked_code};
pub use tax_save::{SaveTax, TaxSaved};

use crate::operation::{Entry, entry};

/// The operations of this domain.
pub const OPERATIONS: &[Entry] = &[
    entry::<ListCatalogue>(),
    entry::<SaveItem>(),
    entry::<QuoteRate>(),
    entry::<GetRates>(),
    entry::<SaveRates>(),
    entry::<SaveTax>(),
    entry::<SaveRoomType>(),
];

/// Categories of charges, by which folio routing goes and revenue is kept apart.
pub const CATEGORIES: &[&str] =
    &["room", "breakfast", "minibar", "laundry", "food", "phone", "parking", "damage", "other"];

//! How many rooms of a type can still be sold for a night, and the figures hotels compare themselves by.

use rust_decimal::Decimal;

use crate::money::{Money, Percent, round_half_up};

#[cfg(test)]
mod tests;

/// Rooms left to sell: physical − out of order − sold + sell limit.
///
/// `sold` counts definite stays only. `sell_limit` is the overbooking the house allows for the night, or the
/// number it keeps back when negative. Below zero the house has sold more than it has; a channel is shown 0.
/// Rooms out of service stay in the inventory and are not subtracted.
pub const fn available(physical: i64, out_of_order: i64, sold: i64, sell_limit: i64) -> i64 {
    physical - out_of_order - sold + sell_limit
}

/// What can be promised for a whole stay: the smallest number of its nights, or `None` for no night.
pub fn over_stay(nights: impl IntoIterator<Item = i64>) -> Option<i64> {
    nights.into_iter().min()
}

/// Occupancy: sold ÷ (physical − out of order + sell limit), to the step of [`Percent`].
///
/// `None` when there is nothing to sell. More than 100 when the house is overbooked.
pub fn occupancy(physical: i64, out_of_order: i64, sold: i64, sell_limit: i64) -> Option<Percent> {
    let for_sale = physical - out_of_order + sell_limit;
    if for_sale <= 0 { None } else { Percent::of_whole(sold, for_sale) }
}

/// Average daily rate (ADR): room revenue per room sold. `None` when no room was sold.
pub fn average_daily_rate(room_revenue: Money, sold: i64) -> Option<Money> {
    per_room(room_revenue, sold)
}

/// Revenue per available room (RevPAR): room revenue per room that could be sold. `None` when there was none.
pub fn revenue_per_available_room(room_revenue: Money, physical: i64, out_of_order: i64) -> Option<Money> {
    per_room(room_revenue, physical - out_of_order)
}

fn per_room(revenue: Money, rooms: i64) -> Option<Money> {
    (rooms > 0).then(|| Money(round_half_up(Decimal::from(revenue.0) / Decimal::from(rooms))))
}

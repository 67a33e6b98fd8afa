//! Amounts, dates and numbers as a reader of each language expects them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use kezhan_core::money::{Currency, Money, Percent, Quantity};
use kezhan_core::paper::Language;
use rust_decimal::Decimal;

/// Stands where nothing is known; a known nothing is `0`.
pub const UNKNOWN: &str = "—";

/// Formats for one language and currency.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The reader's language.
    pub language: Language,
    /// The currency of the amounts.
    pub currency: Currency,
}

impl Format {
    /// An amount in a column: `1,234.50`, `−30.00`.
    pub fn amount(&self, amount: Money) -> String {
        self.amount_of(i128::from(amount.0))
    }

    /// The same for a sum that may be wider than one amount.
    pub fn amount_of(&self, minor: i128) -> String {
        let sign = if minor < 0 { "−" } else { "" };
        format!("{sign}{}", self.magnitude(minor.unsigned_abs()))
    }

    /// An amount with the sign of its currency: `¥1,234.50`, `−CN¥30.00`.
    pub fn price(&self, amount: Money) -> String {
        let sign = if amount.0 < 0 { "−" } else { "" };
        format!("{sign}{}{}", self.symbol(), self.magnitude(u128::from(amount.0.unsigned_abs())))
    }

    /// A payment: what was paid as it is, what was given back in parentheses.
    pub fn payment(&self, amount: Money) -> String {
        let magnitude = self.magnitude(u128::from(amount.0.unsigned_abs()));
        if amount.0 < 0 { format!("({magnitude})") } else { magnitude }
    }

    fn magnitude(&self, minor: u128) -> String {
        let places = self.currency.minor_digits();
        let unit = 10u128.pow(places);
        let whole = grouped(minor / unit);
        if places == 0 { whole } else { format!("{whole}.{:0width$}", minor % unit, width = places as usize) }
    }

    /// The sign of the currency as the Unicode locale data give it for the reader's language.
    fn symbol(&self) -> String {
        let code = self.currency.as_str();
        let sign = match (self.language, code) {
            (Language::ZhCn, "CNY") | (Language::En, "JPY") => "¥",
            (Language::ZhCn, "JPY") => "JP¥",
            (Language::En, "CNY") => "CN¥",
            (Language::ZhCn, "USD") => "US$",
            (Language::En, "USD") => "$",
            (_, "EUR") => "€",
            _ => return format!("{code}\u{a0}"),
        };
        sign.to_owned()
    }

    /// A full date: `2026-11-22`, `22 Nov 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        match self.language {
            Language::ZhCn => date.format("%Y-%m-%d").to_string(),
            Language::En => date.format("%-d %b %Y").to_string(),
        }
    }

    /// A date and its weekday: `2026-11-22 周日`, `Sun 22 Nov 2026`.
    pub fn weekday(&self, date: NaiveDate) -> String {
        match self.language {
            Language::ZhCn => {
                let names = ["一", "二", "三", "四", "五", "六", "日"];
                let name = names[date.weekday().num_days_from_monday() as usize];
                format!("{} 周{name}", self.date(date))
            }
            Language::En => date.format("%a %-d %b %Y").to_string(),
        }
    }

    /// First and last of some days: `11-20 – 11-22`, `20 – 22 Nov`; one day alone when they are equal.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        let short = |date: NaiveDate| match self.language {
            Language::ZhCn => date.format("%m-%d").to_string(),
            Language::En => date.format("%-d %b").to_string(),
        };
        if first == last { short(first) } else { format!("{} – {}", short(first), short(last)) }
    }

    /// A moment on the house's clock, to the minute.
    pub fn moment(&self, moment: Option<DateTime<FixedOffset>>) -> String {
        match moment {
            Some(at) => format!("{} {}", self.date(at.date_naive()), at.format("%H:%M")),
            None => UNKNOWN.to_owned(),
        }
    }

    /// A share with one decimal: `86.4 %` is written `86.4%`.
    pub fn share(&self, percent: Option<Percent>) -> String {
        percent.map_or(UNKNOWN.to_owned(), |Percent(value)| {
            let rounded =
                value.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
            format!("{rounded:.1}%")
        })
    }

    /// A rate as it is laid down: `6%`, `12.5%`.
    pub fn rate(&self, Percent(value): Percent) -> String {
        format!("{}%", value.normalize())
    }

    /// How many: `2`, `1.5`.
    pub fn quantity(&self, quantity: Option<Quantity>) -> String {
        quantity.map_or(String::new(), |Quantity(value)| signed(value.normalize()))
    }

    /// A count in groups of three digits.
    pub fn count(&self, count: i64) -> String {
        let sign = if count < 0 { "−" } else { "" };
        format!("{sign}{}", grouped(u128::from(count.unsigned_abs())))
    }
}

fn signed(value: Decimal) -> String {
    if value.is_sign_negative() { format!("−{}", value.abs()) } else { value.to_string() }
}

fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Format = Format { language: Language::ZhCn, currency: Currency::CNY };
    const EN: Format = Format { language: Language::En, currency: Currency::CNY };

    #[test]
    fn amounts() {
        assert_eq!(ZH.amount(Money(123_450)), "1,234.50");
        assert_eq!(ZH.amount(Money(-3_005)), "−30.05");
        assert_eq!(ZH.amount(Money(0)), "0.00");
        assert_eq!(ZH.price(Money(-3_000)), "−¥30.00");
        assert_eq!(EN.price(Money(100_000_000_099)), "CN¥1,000,000,000.99");
        assert_eq!(ZH.payment(Money(-4_000)), "(40.00)");
        let yen = Format { currency: Currency::JPY, ..EN };
        assert_eq!(yen.price(Money(12_000)), "¥12,000");
    }

    #[test]
    fn dates() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2).expect("a day");
        assert_eq!(ZH.weekday(day), "2026-11-02 周一");
        assert_eq!(EN.weekday(day), "Mon 2 Nov 2026");
        assert_eq!(ZH.days(day, day), "11-02");
        assert_eq!(EN.days(day, day + chrono::Days::new(3)), "2 Nov – 5 Nov");
    }

    #[test]
    fn numbers() {
        assert_eq!(ZH.share(Some(Percent(Decimal::new(86_449, 3)))), "86.4%");
        assert_eq!(ZH.share(Some(Percent(Decimal::new(5, 0)))), "5.0%");
        assert_eq!(ZH.share(None), "—");
        assert_eq!(ZH.rate(Percent(Decimal::new(60_000, 4))), "6%");
        assert_eq!(ZH.quantity(Some(Quantity(Decimal::new(-1_500, 3)))), "−1.5");
        assert_eq!(ZH.count(1_234_567), "1,234,567");
    }
}

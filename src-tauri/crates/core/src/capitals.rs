//! Amounts in words, as papers carry them so that a figure cannot be altered.

use crate::money::{Currency, Money};

#[cfg(test)]
mod tests;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// An amount of yuan in Chinese capitals: 1,234.56 is 壹仟贰佰叁拾肆元伍角陆分.
///
/// Written after the rules for filling in bills annexed to the Payment and Settlement Measures of the
/// People's Bank of China and the Basic Work Rules of Accounting of the Ministry of Finance: zeros between
/// digits are written once, 零 stands for a missing 角 before 分, and an amount that ends in 元 or 角 closes with
/// 整. Where the rules leave a zero optional it is written inside the yuan and left out between 元 and 角. A
/// negative amount starts with 负.
pub fn zh(amount: Money) -> String {
    let fen = amount.0.unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::new();
    if amount.is_negative() {
        text.push('负');
    }
    if yuan > 0 || (jiao == 0 && fen == 0) {
        text.push_str(&zh_whole(yuan));
        text.push('元');
    }
    if jiao > 0 {
        text.push(zh_digit(jiao));
        text.push('角');
    } else if fen > 0 && yuan > 0 {
        text.push('零');
    }
    if fen > 0 {
        text.push(zh_digit(fen));
        text.push('分');
    } else {
        text.push('整');
    }
    text
}

fn zh_digit(digit: u64) -> char {
    DIGITS[usize::try_from(digit % 10).expect("a digit")]
}

fn zh_whole(number: u64) -> String {
    const UNITS: [(u64, char); 5] =
        [(100_000_000, '亿'), (10_000, '万'), (1_000, '仟'), (100, '佰'), (10, '拾')];
    let Some((size, unit)) = UNITS.into_iter().find(|(size, _)| number >= *size) else {
        return zh_digit(number).to_string();
    };
    let (high, low) = (number / size, number % size);
    let mut text = zh_whole(high);
    text.push(unit);
    if low > 0 {
        if low < size / 10 || (size >= 10_000 && high % 10 == 0) {
            text.push('零');
        }
        text.push_str(&zh_whole(low));
    }
    text
}

/// An amount in English words as cheques carry it: `CNY One Thousand Two Hundred Thirty-Four and 56/100`, and
/// `CNY Twelve Only` when nothing follows the major unit. A negative amount has `Minus` after the code.
pub fn en(amount: Money, currency: &Currency) -> String {
    let minor = amount.0.unsigned_abs();
    let per_major = currency.minor_per_major().unsigned_abs();
    let (major, rest) = (minor / per_major, minor % per_major);
    let sign = if amount.is_negative() { "Minus " } else { "" };
    let words = en_whole(major);
    if rest == 0 {
        format!("{currency} {sign}{words} Only")
    } else {
        let digits = currency.minor_digits() as usize;
        format!("{currency} {sign}{words} and {rest:0digits$}/{per_major}")
    }
}

fn en_whole(number: u64) -> String {
    const SMALL: [&str; 20] = [
        "Zero",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
    const UNITS: [(u64, &str); 7] = [
        (1_000_000_000_000_000_000, "Quintillion"),
        (1_000_000_000_000_000, "Quadrillion"),
        (1_000_000_000_000, "Trillion"),
        (1_000_000_000, "Billion"),
        (1_000_000, "Million"),
        (1_000, "Thousand"),
        (100, "Hundred"),
    ];
    let small = |n: u64| usize::try_from(n).expect("below one hundred");
    if let Some((size, unit)) = UNITS.into_iter().find(|(size, _)| number >= *size) {
        let head = format!("{} {unit}", en_whole(number / size));
        return if number.is_multiple_of(size) {
            head
        } else {
            format!("{head} {}", en_whole(number % size))
        };
    }
    if number < 20 {
        return SMALL[small(number)].to_owned();
    }
    let tens = TENS[small(number / 10)];
    if number.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{}", SMALL[small(number % 10)]) }
}

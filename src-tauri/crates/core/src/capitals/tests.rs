use proptest::prelude::*;

use super::*;
use crate::money::MAX_WIRE;

#[test]
fn chinese_capitals() {
    for (fen, text) in [
        // The examples of the rules for filling in bills.
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万零柒仟元伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (123_456, "壹仟贰佰叁拾肆元伍角陆分"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (1_500, "壹拾伍元整"),
        (10_000, "壹佰元整"),
        (10_100, "壹佰零壹元整"),
        (11_000, "壹佰壹拾元整"),
        (100_001, "壹仟元零壹分"),
        (1_000_000, "壹万元整"),
        (1_000_100, "壹万零壹元整"),
        (1_010_000, "壹万零壹佰元整"),
        (10_000_000, "壹拾万元整"),
        (100_000_000, "壹佰万元整"),
        (100_000_100, "壹佰万零壹元整"),
        (1_000_000_000, "壹仟万元整"),
        (10_000_000_000, "壹亿元整"),
        (10_005_000_000, "壹亿零伍万元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (100_000_000_000, "壹拾亿元整"),
        (100_000_000_000_000, "壹万亿元整"),
        (-123_456, "负壹仟贰佰叁拾肆元伍角陆分"),
    ] {
        assert_eq!(zh(Money(fen)), text, "{fen}");
    }
}

#[test]
fn english_words() {
    for (minor, text) in [
        (0, "USD Zero Only"),
        (5, "USD Zero and 05/100"),
        (123_456, "USD One Thousand Two Hundred Thirty-Four and 56/100"),
        (1_900, "USD Nineteen Only"),
        (2_000, "USD Twenty Only"),
        (10_000_100, "USD One Hundred Thousand One Only"),
        (100_000_000_000, "USD One Billion Only"),
        (-4_200, "USD Minus Forty-Two Only"),
    ] {
        assert_eq!(en(Money(minor), &Currency::USD), text, "{minor}");
    }
    assert_eq!(en(Money(1_234), &Currency::JPY), "JPY One Thousand Two Hundred Thirty-Four Only");
}

/// Reads capitals back, the way a bank clerk would.
fn read_zh(text: &str) -> i64 {
    let (sign, text) = text.strip_prefix('负').map_or((1, text), |rest| (-1, rest));
    let (whole, rest) = text.split_once('元').unwrap_or(("", text));
    let tail = |unit: char| {
        let at = rest.find(unit)?;
        rest[..at].chars().next_back().and_then(|c| DIGITS.iter().position(|digit| *digit == c))
    };
    let minor = tail('角').unwrap_or(0) * 10 + tail('分').unwrap_or(0);
    sign * (read_whole(whole) * 100 + i64::try_from(minor).expect("two digits"))
}

fn read_whole(text: &str) -> i64 {
    for (size, unit) in [(100_000_000, '亿'), (10_000, '万'), (1_000, '仟'), (100, '佰'), (10, '拾')] {
        if let Some(at) = text.rfind(unit) {
            return read_whole(&text[..at]) * size + read_whole(&text[at + unit.len_utf8()..]);
        }
    }
    let digit = text.chars().next_back().and_then(|c| DIGITS.iter().position(|digit| *digit == c));
    i64::try_from(digit.unwrap_or(0)).expect("a digit")
}

proptest! {
    #[test]
    fn capitals_read_back(fen in prop_oneof![-1_000_000_i64..1_000_000, -MAX_WIRE.0..=MAX_WIRE.0, sparse()]) {
        let text = zh(Money(fen));
        prop_assert_eq!(read_zh(&text), fen, "{}", text);
        prop_assert!(!text.contains("零零") && !text.contains("零亿") && !text.contains("零万"), "{}", text);
        prop_assert!(fen == 0 || !text.contains("零元"), "{}", text);
        prop_assert_eq!(text.ends_with('整'), fen % 10 == 0, "{}", text);
    }

    #[test]
    fn different_amounts_have_different_words(a in any::<i64>(), b in any::<i64>()) {
        prop_assume!(a != b);
        prop_assert_ne!(en(Money(a), &Currency::CNY), en(Money(b), &Currency::CNY));
        prop_assert_ne!(zh(Money(a)), zh(Money(b)));
    }
}

/// Amounts with many zeros between their digits: where the rules about 零 apply.
fn sparse() -> impl Strategy<Value = i64> {
    prop::collection::vec((0_u32..15, 1_i64..10), 1..5)
        .prop_map(|digits| digits.iter().map(|(place, digit)| digit * 10_i64.pow(*place)).sum())
}

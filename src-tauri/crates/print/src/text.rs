//! Text on a line: cleaning, measuring, breaking.

use unicode_normalization::UnicodeNormalization;

use crate::face::{Glyph, Weight};

/// The dot between two remarks. In a Chinese face it is as wide as a Han character and brings its
/// own space, so spaces beside it are dropped.
const DOT: char = '·';

/// Text as it can be set: composed, on one line, without characters that steer instead of print.
///
/// Direction overrides and zero-width characters could make a paper say something else than the
/// books, so they are dropped; control characters become spaces.
pub fn clean(text: &str) -> String {
    let printable = text.nfc().filter(|c| !steers(*c));
    let mut out = String::with_capacity(text.len());
    for c in printable {
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with([' ', DOT]) {
                out.push(' ');
            }
        } else {
            if c == DOT {
                out.truncate(out.trim_end().len());
            }
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    if out.starts_with(' ') { out.trim_start().to_owned() } else { out }
}

/// Whether a character only changes how others are read.
fn steers(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Width of cleaned text in points.
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let thousandths: u32 = text.chars().map(|c| u32::from(Glyph::of(c, weight).advance)).sum();
    thousandths as f32 * size / 1000.0
}

/// Breaks cleaned text into lines not wider than `limit` points.
///
/// Lines break at spaces, after hyphens and slashes, and between Han characters, but never before
/// a closing or after an opening mark. A word wider than a line is broken where it must be.
/// Always gives at least one line.
pub fn wrap(text: &str, weight: Weight, size: f32, limit: f32) -> Vec<String> {
    let limit = limit * 1000.0 / size;
    let mut lines = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < chars.len() {
        let end = line_end(&chars, start, weight, limit);
        let line: String = chars[start..end].iter().collect();
        lines.push(line.trim_end().to_owned());
        start = end;
        while chars.get(start) == Some(&' ') {
            start += 1;
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Where the line that begins at `start` ends: the last place it may break, or where it is full.
fn line_end(chars: &[char], start: usize, weight: Weight, limit: f32) -> usize {
    let mut used = 0.0;
    let mut breakable = None;
    for (at, &c) in chars.iter().enumerate().skip(start) {
        used += f32::from(Glyph::of(c, weight).advance);
        // A hundredth of tolerance: a column measured for this very text must hold it.
        if used > limit + 10.0 && c != ' ' && at > start {
            return breakable.unwrap_or(at);
        }
        if chars.get(at + 1).is_some_and(|&next| may_break(c, next)) {
            breakable = Some(at + 1);
        }
    }
    chars.len()
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    if after == ' ' || is_closing(after) || is_opening(before) {
        return false;
    }
    before == ' '
        || before == DOT
        || is_wide(before)
        || is_wide(after)
        || (matches!(before, '-' | '/') && !after.is_ascii_digit())
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3ffff}')
}

fn is_closing(c: char) -> bool {
    "，。、；：！？）】》〉」』〕］｝”’…—·％,.;:!?)]}%".contains(c)
}

fn is_opening(c: char) -> bool {
    "（【《〈「『〔［｛“‘¥￥([{".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_keeps_what_prints() {
        assert_eq!(clean("  王\u{202e}伟\t\n 先生 \u{200b}"), "王伟 先生");
        assert_eq!(clean("cafe\u{301}"), "café");
        assert_eq!(clean("\u{7}"), "");
        assert_eq!(clean("4 晚 · 2 成人"), "4 晚·2 成人");
    }

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let texts = [
            "杭州市西湖区龙井路一号，云栖竹径旁（近梅灵北路）。",
            "Superior double room with a view of the tea gardens, breakfast for two",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
            "房费 Room charge 2026-11-20/801",
        ];
        for text in texts {
            for limit in [30.0, 60.0, 90.0, 500.0] {
                let lines = wrap(text, Weight::Regular, 9.0, limit);
                for line in &lines {
                    assert!(width(line, Weight::Regular, 9.0) <= limit + 0.1, "{line} at {limit}");
                }
                let squeeze = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
                assert_eq!(squeeze(&lines.concat()), squeeze(text), "at {limit}");
            }
        }
    }

    #[test]
    fn marks_stay_with_their_word() {
        let lines = wrap("住宿费，早餐。", Weight::Regular, 10.0, 30.0);
        assert_eq!(lines, ["住宿", "费，早", "餐。"]);
        let lines = wrap("入住（次日）退房", Weight::Regular, 10.0, 30.0);
        assert_eq!(lines, ["入住", "（次", "日）退", "房"]);
    }

    #[test]
    fn empty_text_is_one_empty_line() {
        assert_eq!(wrap("", Weight::Regular, 9.0, 50.0), [""]);
    }
}

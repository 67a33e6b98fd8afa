//! Counting passed and failed tests in what the test runners print.

use std::ops::AddAssign;

/// Passed and failed tests of one run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not, a step that broke off counting as one.
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Reads the closing lines of cargo test (`test result: ok. 3 passed; 0 failed`), of Vitest
/// (`Tests  1 failed | 2 passed (3)`) and of Playwright (`3 passed (4.2s)`).
pub fn count(output: &str) -> Count {
    let mut total = Count::default();
    for line in output.lines() {
        let line = plain(line);
        let line = line.trim();
        let vitest = line.strip_prefix("Tests ");
        let playwright = line.split_once(' ').filter(|(number, rest)| {
            number.parse::<u64>().is_ok() && matches!(rest.split(' ').next(), Some("passed" | "failed"))
        });
        if line.starts_with("test result: ") || vitest.is_some() || playwright.is_some() {
            total += Count { passed: before(line, "passed"), failed: before(line, "failed") };
        }
    }
    total
}

/// The number in front of a word.
fn before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line.split([' ', ';', '.', '|', '(']).filter(|word| !word.is_empty()).collect();
    let found = words.windows(2).find(|pair| pair[1] == word);
    found.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// The line without colour codes.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            text.push(letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Count, count};

    #[test]
    fn reads_every_runner() {
        let output = "running 3 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; finished in 0.31s\n\
            test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n\
            \u{1b}[2m Test Files \u{1b}[22m \u{1b}[1m\u{1b}[32m5 passed\u{1b}[39m\u{1b}[22m (5)\n\
            \u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m1 failed\u{1b}[39m | \u{1b}[32m30 passed\u{1b}[39m\n\
            \x20 3 failed\n    [chromium] > story.spec.ts:3:1 > walk-in\n  7 passed (21.4s)\n";
        assert_eq!(count(output), Count { passed: 12 + 4 + 30 + 7, failed: 2 + 1 + 3 });
    }

    #[test]
    fn ordinary_lines_count_nothing() {
        assert_eq!(count("3 rooms passed inspection\nTests are fun\n12 folios\n"), Count::default());
    }
}

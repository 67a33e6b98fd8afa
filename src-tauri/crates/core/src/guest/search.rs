//! Finding a name by how it is written, by its pinyin and by its initials.

use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;

/// Readings of a name that are kept. Most Chinese names have one to four.
const MAX_READINGS: usize = 24;

/// Names longer than this, such as those of companies, are kept with the usual reading of each character
/// only.
const MAX_READ_FULLY: usize = 6;

/// A text reduced to what matters for finding it: compatibility forms resolved (full width to half width),
/// lower case, accents of Latin letters dropped, punctuation made spaces, runs of spaces made one.
///
/// Both the stored text and the query are folded, so `ＺＨＡＮＧ`, `Zhang` and `zhang` find each other.
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .nfc()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || c == '+' { c } else { ' ' })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text to store beside a name and to search with "contains": the folded name, the name without spaces,
/// and for Chinese names full pinyin and initials in each reading. 张伟 gives `张伟 zhangwei zw`.
pub fn search_text(name: &str) -> String {
    let folded = fold(name);
    let mut words = vec![folded.clone(), folded.replace(' ', "")];
    let readings = readings(&folded);
    words.extend(readings.iter().map(|syllables| syllables.concat()));
    words.extend(
        readings.iter().map(|syllables| syllables.iter().map(|syllable| initial(syllable)).collect()),
    );
    let mut seen = Vec::new();
    for word in words {
        if !word.is_empty() && !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen.join(" ")
}

/// The words of a query; a name is found when its [`search_text`] contains every one of them.
pub fn search_terms(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(str::to_owned).collect()
}

fn initial(syllable: &str) -> char {
    syllable.chars().next().expect("a syllable has letters")
}

/// Every way to read the Han characters of a name, as lists of syllables; none when there are no Han
/// characters.
fn readings(folded: &str) -> Vec<Vec<String>> {
    let per_character: Vec<Vec<String>> = folded.chars().filter_map(syllables).collect();
    if per_character.is_empty() {
        return Vec::new();
    }
    let usual_only = per_character.len() > MAX_READ_FULLY;
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for choices in per_character {
        let choices = if usual_only { &choices[..1] } else { &choices[..] };
        all = all
            .iter()
            .flat_map(|so_far| {
                choices.iter().map(|next| [so_far.as_slice(), std::slice::from_ref(next)].concat())
            })
            .collect();
    }
    all.truncate(MAX_READINGS);
    all
}

/// The syllables a character can be read as, the usual one first. Guests type `ü` as `v` or `u`.
fn syllables(character: char) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for reading in character.to_pinyin_multi()? {
        for syllable in [reading.plain().replace('ü', "v"), fold(&reading.plain().replace('v', "u"))] {
            if !found.contains(&syllable) {
                found.push(syllable);
            }
        }
    }
    Some(found)
}

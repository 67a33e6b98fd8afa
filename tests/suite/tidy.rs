//! Rules of the repository that no compiler knows: sizes, banned words and who may import what.

use std::fs;
use std::path::{Path, PathBuf};

const MAX_FILE_LINES: usize = 600;
const MAX_FUNCTION_LINES: usize = 70;
const MAX_COLUMNS: usize = 110;

/// Never looked into: results of builds and other people's code.
const SKIPPED: &[&str] = &[
    ".git",
    "target",
    "node_modules",
    "dist",
    "gen",
    "artefacts",
    "test-results",
    "playwright-report",
    "fonts",
];
/// Written by a program, so of any length.
const GENERATED: &[&str] = &["ui/src/api/generated.ts", "ui/src/api/tags.ts", "ui/src/i18n/locales/"];
const CODE: &[&str] = &["rs", "ts", "tsx", "css", "mjs"];
const TEXT: &[&str] = &[
    "rs", "ts", "tsx", "css", "mjs", "sql", "md", "toml", "json", "html", "svg", "yml", "yaml", "snap", "po",
    "run",
];

/// A text that may not stand in certain files, and what to do instead.
struct Ban {
    text: &'static str,
    /// Files it is looked for in: a path must start and end so.
    under: &'static str,
    ends: &'static [&'static str],
    /// The only place where it may stand; a folder ends with `/`.
    except: &'static [&'static str],
    instead: &'static str,
}

// `concat!` keeps this file from finding itself.
const BANS: &[Ban] = &[
    ban(concat!("FIX", "ME"), "", CODE, &[], "fix it, or file an issue"),
    ban(concat!("TO", "DO"), "", CODE, &[], "do it, or file an issue"),
    ban(concat!("XX", "X"), "", CODE, &[], "say what is meant"),
    ban(concat!("todo", "!"), "", &["rs"], &[], "finish it"),
    ban(concat!("dbg", "!"), "", &["rs"], &[], "use tracing"),
    ban(concat!("unimplemented", "!"), "", &["rs"], &[], "finish it"),
    ban(concat!("console", ".log"), "ui/src/", &["ts", "tsx"], &[], "show it to the user or delete it"),
    ban(concat!("as", " any"), "ui/src/", &["ts", "tsx"], &[], "give it its type"),
    ban(concat!("@ts-", "ignore"), "ui/", &["ts", "tsx"], &[], "give it its type"),
    ban(
        concat!("Assert", "SqlSafe"),
        "",
        &["rs"],
        &["src-tauri/crates/store/src/sql.rs"],
        "use the placeholder builder of store/src/sql.rs",
    ),
    ban(concat!("FOR ", "UPDATE"), "", &["rs", "sql"], &[], "transactions are serializable; just read"),
    ban(concat!(" AN", "Y("), "", &["rs", "sql"], &[], "use a list of numbered placeholders"),
    ban(
        concat!("@tauri", "-apps/"),
        "ui/src/",
        &["ts", "tsx"],
        &["ui/src/api/host.tauri.ts"],
        "ask the host of ui/src/api/host.ts",
    ),
    ban(
        concat!("@mantine", "/"),
        "ui/src/",
        &["ts", "tsx", "css"],
        &["ui/src/ui/"],
        "take the component from ui/src/ui",
    ),
    ban(concat!("/ro", "ot/"), "", TEXT, &[], "no paths of one machine"),
    ban(concat!("/ho", "me/"), "", TEXT, &[], "no paths of one machine"),
    ban(concat!("/wo", "rk/"), "", TEXT, &[], "no paths of one machine"),
    ban(concat!("registry.", "npmjs"), "", TEXT, &[], "lock files carry no download addresses"),
    ban(concat!("\"res", "olved\": \"http"), "ui/", &["json"], &[], "keep omit-lockfile-registry-resolved"),
];

const fn ban(
    text: &'static str,
    under: &'static str,
    ends: &'static [&'static str],
    except: &'static [&'static str],
    instead: &'static str,
) -> Ban {
    Ban { text, under, ends, except, instead }
}

#[test]
fn repository_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository");
    let mut files = Vec::new();
    collect(root, &mut files);
    assert!(files.len() > 30, "only {} files found below {}", files.len(), root.display());
    let mut findings = Vec::new();
    for file in &files {
        let path =
            file.strip_prefix(root).expect("collected below the root").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"));
        findings.extend(inspect(&path, &text));
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

/// Everything wrong with one file, each as `path:line: what; what to do`.
fn inspect(path: &str, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    if text.contains('\r') {
        findings.push(format!("{path}: has Windows line endings; save it with plain ones"));
    }
    if !text.is_empty() && !text.ends_with('\n') {
        findings.push(format!("{path}: does not end with a line break; add one"));
    }
    let bans = BANS.iter().filter(|ban| applies(ban, path));
    for ban in bans {
        for (number, _) in text.lines().enumerate().filter(|(_, line)| line.contains(ban.text)) {
            findings.push(format!("{path}:{}: `{}`; {}", number + 1, ban.text, ban.instead));
        }
    }
    if !ends_with_any(path, CODE) || GENERATED.iter().any(|generated| path.starts_with(generated)) {
        return findings;
    }
    let lines = text.lines().count();
    if lines > MAX_FILE_LINES {
        findings.push(format!("{path}: {lines} lines; divide it, {MAX_FILE_LINES} is the most"));
    }
    if ends_with_any(path, &["rs"]) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| line.chars().count() > MAX_COLUMNS)
        {
            let columns = line.chars().count();
            findings.push(format!("{path}:{}: {columns} columns; {MAX_COLUMNS} is the most", number + 1));
        }
        findings.extend(long_functions(path, text));
    }
    findings
}

fn applies(ban: &Ban, path: &str) -> bool {
    let excepted =
        |place: &&str| if place.ends_with('/') { path.starts_with(*place) } else { path == *place };
    path.starts_with(ban.under) && ends_with_any(path, ban.ends) && !ban.except.iter().any(excepted)
}

fn ends_with_any(path: &str, ends: &[&str]) -> bool {
    let end = path.rsplit(['.', '/']).next().unwrap_or_default();
    ends.contains(&end)
}

/// Functions of Rust that are longer than a screen.
fn long_functions(path: &str, text: &str) -> Vec<String> {
    let code = code_only(text);
    let mut findings = Vec::new();
    let mut open: Vec<Option<(usize, String)>> = Vec::new();
    let mut named: Option<(usize, String)> = None;
    for (number, line) in code.lines().enumerate() {
        if let Some(name) = function_name(line) {
            named = Some((number, name));
        }
        for letter in line.chars() {
            match letter {
                '{' => open.push(named.take()),
                ';' => named = named.take().filter(|_| !line.trim_end().ends_with(';')),
                '}' => {
                    if let Some((start, name)) = open.pop().flatten() {
                        let lines = number - start + 1;
                        if lines > MAX_FUNCTION_LINES {
                            let what = format!("fn {name} has {lines} lines");
                            findings.push(format!(
                                "{path}:{}: {what}; {MAX_FUNCTION_LINES} is the most",
                                start + 1
                            ));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    findings
}

/// Name of the function that a line begins to declare.
fn function_name(line: &str) -> Option<String> {
    let mut words = line.split_whitespace().skip_while(|word| {
        word.starts_with("pub")
            || ["async", "const", "extern", "in", "default"].contains(word)
            || word.ends_with(')')
    });
    (words.next()? == "fn").then_some(())?;
    let name: String =
        words.next()?.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The text with comments, strings and character literals blanked out, line by line as before.
fn code_only(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = literal_end(&letters, at);
        if end == at {
            code.push(letters[at]);
            at += 1;
        } else {
            code.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// End of the comment or literal that begins here, or this same place when none does.
fn literal_end(letters: &[char], at: usize) -> usize {
    let rest = &letters[at..];
    let find = |from: usize, wanted: &[char]| {
        (from..letters.len())
            .find(|place| letters[*place..].starts_with(wanted))
            .map(|place| place + wanted.len())
    };
    let within_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    let found = match rest {
        ['/', '/', ..] => {
            Some(rest.iter().position(|letter| *letter == '\n').map_or(letters.len(), |end| at + end))
        }
        ['/', '*', ..] => find(at + 2, &['*', '/']),
        ['r', '"' | '#', ..] if !within_word => {
            let hashes = rest[1..].iter().take_while(|letter| **letter == '#').count();
            let mut close = vec!['"'];
            close.extend(std::iter::repeat_n('#', hashes));
            (rest.get(1 + hashes) == Some(&'"')).then(|| find(at + 2 + hashes, &close)).flatten()
        }
        ['"', ..] => Some(quoted_end(letters, at)),
        ['\'', '\\', ..] => find(at + 3, &['\'']),
        ['\'', _, '\'', ..] => Some(at + 3),
        _ => None,
    };
    found.unwrap_or(at)
}

fn quoted_end(letters: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(letters.len())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder that could be opened can be listed").path();
        let name = path.file_name().expect("listed files have names").to_string_lossy().into_owned();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                collect(&path, files);
            }
        } else if ends_with_any(&name, TEXT) {
            files.push(path);
        }
    }
}

#[test]
fn long_function_is_found_whatever_its_strings_hold() {
    let line = "        let _ = (\"}\", '}', r#\"}\"#); // }\n";
    let fits = format!("pub async fn fits<'a>(x: &'a str)\nwhere\n{{\n{}}}\n", line.repeat(66));
    assert_eq!(long_functions("a.rs", &fits), Vec::<String>::new());
    let body = line.repeat(68);
    let long = format!("impl X {{\n    pub(crate) const fn long() {{\n{body}        a();\n    }}\n}}\n");
    assert_eq!(long_functions("a.rs", &long), ["a.rs:2: fn long has 71 lines; 70 is the most"]);
}

#[test]
fn banned_words_are_found_only_where_they_are_banned() {
    let import = concat!("import { Button } from '@mantine", "/core';\n");
    assert_eq!(inspect("ui/src/ui/Button.tsx", import), Vec::<String>::new());
    assert_eq!(inspect("ui/src/features/folio/Folio.tsx", import).len(), 1);
    let sql = concat!("SELECT id FROM folio WHERE id = $1 FOR ", "UPDATE\n");
    assert_eq!(inspect("src-tauri/crates/store/src/folio.rs", sql).len(), 1);
    assert_eq!(inspect("README.md", sql), Vec::<String>::new());
}

#[test]
fn shape_of_files_is_checked() {
    assert_eq!(inspect("a.sql", "SELECT 1;\r\n").len(), 1);
    assert_eq!(inspect("a.sql", "SELECT 1;").len(), 1);
    assert_eq!(inspect("a.rs", &"// x\n".repeat(601)).len(), 1);
    assert_eq!(inspect("a.rs", &format!("// {}\n", "x".repeat(108))).len(), 1);
    assert_eq!(inspect("ui/src/api/generated.ts", &"export {}\n".repeat(601)), Vec::<String>::new());
}

//! The page shown when the house cannot be opened: what happened, what to do, and a way to try again.
//!
//! It needs neither the user interface nor scripts nor permissions, so it works when nothing else does.

use kezhan_http::Fault;
use std::fmt::Write as _;
use tauri::http::{Response, header};

/// Address scheme of the page. Windows serves custom schemes as `http://fault.localhost`.
pub const SCHEME: &str = "fault";
/// Path of the link that starts the program again.
pub const AGAIN: &str = "/again";

fn html(fault: &Fault) -> String {
    let [zh_what, zh_do] = fault.chinese.each_ref().map(|text| escape(text));
    let [en_what, en_do] = fault.english.each_ref().map(|text| escape(text));
    let (code, detail) = (fault.code, escape(&fault.detail));
    format!(
        r#"<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>客栈 Kezhan</title>
<style>{STYLE}</style></head><body><main>
<h1>{zh_what}</h1><p>{zh_do}</p>
<section lang="en"><h2>{en_what}</h2><p>{en_do}</p></section>
<p><a id="again" href="{AGAIN}">重试 · Try again</a></p>
<p class="note"><code data-testid="fault-code">{code}</code><br>{detail}</p>
</main></body></html>"#
    )
}

/// The page as the window's answer to its first request.
pub fn page(fault: Option<&Fault>) -> Response<Vec<u8>> {
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'")
        .body(fault.map(html).unwrap_or_default().into_bytes())
        .expect("the headers are fixed and valid")
}

const STYLE: &str = "\
:root{color-scheme:light dark;font:15px/1.6 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif}\
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f4f6f9;color:#1b2733}\
main{max-width:560px;margin:24px;padding:32px 36px;background:#fff;border:1px solid #dde3ea;\
border-radius:10px}\
h1{font-size:20px;margin:0 0 4px}h2{font-size:15px;margin:20px 0 0}p{margin:4px 0}\
a{display:inline-block;margin:24px 0 12px;padding:8px 20px;border-radius:6px;background:#1f5fbf;color:#fff;\
text-decoration:none}a:focus-visible{outline:3px solid #9dc1f5}\
.note{font-size:12px;color:#5b6b7c;overflow-wrap:anywhere}\
@media(prefers-color-scheme:dark){body{background:#12171d;color:#e4eaf0}main{background:#1a2129;\
border-color:#2c3742}.note{color:#95a4b4}}";

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, letter| {
        match letter {
            '&' | '<' | '>' | '"' | '\'' => {
                write!(safe, "&#{};", u32::from(letter)).expect("writing to a string cannot fail");
            }
            _ => safe.push(letter),
        }
        safe
    })
}

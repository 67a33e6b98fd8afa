//! `cargo x bench [NAME]`: one JSON line per figure; ratios compare within one run on one machine.

mod availability;
mod bare;
mod bill;
mod door;
mod house;
mod night_audit;
mod report;
mod sample;
mod window;

use report::Report;
use std::process::ExitCode;
use std::time::Duration;

const NAMES: &[&str] = &["door", "availability", "night_audit", "bill", "sample_hotel", "window"];

/// The value below which so many hundredths of the samples lie, in milliseconds.
pub fn percentile_ms(samples: &mut [Duration], percent: usize) -> f64 {
    samples.sort();
    let at = (samples.len() * percent / 100).min(samples.len() - 1);
    samples[at].as_secs_f64() * 1_000.0
}

#[tokio::main]
async fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|want| !NAMES.contains(&want.as_str())) {
        eprintln!("there is no figure {unknown}; the names are {}", NAMES.join(", "));
        return ExitCode::FAILURE;
    }
    let runs = |name: &str| wanted.is_empty() || wanted.iter().any(|want| want == name);
    let mut report = Report::default();
    if runs("door") {
        door::run(&mut report).await;
    }
    if runs("availability") {
        availability::run(&mut report).await;
    }
    if runs("night_audit") {
        night_audit::run(&mut report).await;
    }
    if runs("bill") {
        bill::run(&mut report);
    }
    if runs("sample_hotel") {
        sample::run(&mut report).await;
    }
    if runs("window") {
        window::run(&mut report).await;
    }
    report.close();
    ExitCode::SUCCESS
}

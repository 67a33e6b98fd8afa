//! Figures: one JSON line each on standard output, and at the end which targets were reached.

use serde_json::json;

/// What has been measured so far.
#[derive(Default)]
pub struct Report {
    targets: Vec<(bool, String)>,
}

impl Report {
    /// A figure without a target.
    pub fn plain(&mut self, name: &str, value: f64, unit: &str, n: usize) {
        print(name, value, unit, None, n);
    }

    /// A figure that is to reach `target`.
    pub fn at_least(&mut self, name: &str, value: f64, unit: &str, target: f64, n: usize) {
        print(name, value, unit, Some(target), n);
        self.verdict(value >= target, format!("{name}: {value:.1} {unit}, to be at least {target} {unit}"));
    }

    /// A figure that is to stay within `target`.
    pub fn at_most(&mut self, name: &str, value: f64, unit: &str, target: f64, n: usize) {
        print(name, value, unit, Some(target), n);
        self.verdict(value <= target, format!("{name}: {value:.2} {unit}, to be at most {target} {unit}"));
    }

    /// A figure that is to reach a share, in percent, of `baseline`, which was measured in the same run.
    pub fn share(&mut self, name: &str, measured: (f64, f64), unit: &str, least: f64, n: usize) {
        let (value, baseline) = measured;
        print(name, value, unit, Some(baseline), n);
        let share = 100.0 * value / baseline;
        let told =
            format!("{name}: {value:.0} of {baseline:.0} {unit} = {share:.0} %, to be at least {least} %");
        self.verdict(share >= least, told);
    }

    /// Something with a target that could not be measured here.
    pub fn missing(&mut self, name: &str, why: &str) {
        self.verdict(false, format!("{name}: not measured, {why}"));
    }

    /// Says which targets were reached; standard output stays one JSON line per figure.
    pub fn close(&self) {
        let reached = self.targets.iter().filter(|(reached, _)| *reached).count();
        eprintln!("\n{reached} of {} targets reached", self.targets.len());
        for (reached, told) in &self.targets {
            eprintln!("{} {told}", if *reached { "  reached" } else { "NOT reached" });
        }
    }

    fn verdict(&mut self, reached: bool, told: String) {
        self.targets.push((reached, told));
    }
}

fn print(name: &str, value: f64, unit: &str, baseline: Option<f64>, n: usize) {
    let round = |number: f64| (number * 1_000.0).round() / 1_000.0;
    let ratio = baseline.map(|base| round(value / base));
    let line = json!({
        "name": name, "value": round(value), "unit": unit, "baseline": baseline.map(round),
        "ratio": ratio, "n": n,
    });
    println!("{line}");
}

//! Timing.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Rounds go on for so long, and there are at least [`AT_LEAST`] of them.
const SPAN: Duration = Duration::from_millis(500);
const AT_LEAST: usize = 5;
const AT_MOST: usize = 100_000;

/// How long something took.
pub struct Times {
    /// The first run, in milliseconds.
    pub first: f64,
    /// The median of the others.
    pub median: f64,
    /// How many others there were.
    pub rounds: usize,
}

/// Runs it once, and then as often as fits the span.
pub fn time<T>(mut work: impl FnMut() -> T) -> Times {
    let mut once = || {
        let begin = Instant::now();
        black_box(work());
        begin.elapsed().as_secs_f64() * 1e3
    };
    let first = once();
    let begin = Instant::now();
    let mut warm = Vec::new();
    while warm.len() < AT_LEAST || (begin.elapsed() < SPAN && warm.len() < AT_MOST) {
        warm.push(once());
    }
    warm.sort_by(f64::total_cmp);
    let median = warm.get(warm.len() / 2).copied().unwrap_or(first);
    Times { first, median, rounds: warm.len() }
}

/// Measures a task and prints its line.
pub fn figure<T>(task: &str, work: impl FnMut() -> T, result: impl Into<Value>) {
    let Times { first, median, rounds } = time(work);
    let result = result.into();
    let line = json!({"tool": "ours", "task": task, "first": first, "median": median, "rounds": rounds, "result": result});
    println!("{line}");
}

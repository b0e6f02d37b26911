//! Cost against size: made-up policies from a thousand characters to a million, each in a process of its own.

use std::error::Error;
use std::process::Command;

use palette_iam_composer::core::compose::merge::merge;
use palette_iam_composer::core::compose::pack::pack;
use palette_iam_composer::core::compose::verify::verify;
use palette_iam_composer::core::policy::wire;
use palette_iam_composer::core::reference::Reference;
use serde_json::{Value, json};

use crate::measure::time;

/// What asks this program for one figure alone.
pub const FLAG: &str = "--growth";

const SIZES: [usize; 6] = [1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000];

/// Smaller inputs are left out of the fit: there the fixed costs count.
const FITTED_FROM: usize = 16_000;

/// Takes a policy's text and says how many milliseconds the work took; what it needs is made ready before.
type Work = fn(&str) -> Result<f64, Box<dyn Error>>;

/// What is measured.
const TASKS: [(&str, Work); 4] =
    [("parse", parsing), ("merge", merging), ("prove a merge", proving), ("pack", packing)];

fn parsing(text: &str) -> Result<f64, Box<dyn Error>> {
    wire::parse(text)?;
    Ok(time(|| wire::parse(text)).median)
}

fn merging(text: &str) -> Result<f64, Box<dyn Error>> {
    let source = wire::parse(text)?.statements;
    Ok(time(|| merge(&source, Reference::catalogue())).median)
}

fn proving(text: &str) -> Result<f64, Box<dyn Error>> {
    let source = wire::parse(text)?.statements;
    let merged = merge(&source, Reference::catalogue());
    Ok(time(|| verify(&source, &merged)).median)
}

fn packing(text: &str) -> Result<f64, Box<dyn Error>> {
    let source = wire::parse(text)?.statements;
    Ok(time(|| pack(&source, 6_144)).median)
}

/// Every task at every size: a line for each task.
pub fn all() -> Result<(), Box<dyn Error>> {
    let program = std::env::current_exe()?;
    for (task, _) in TASKS {
        let mut growth = Vec::new();
        for size in SIZES {
            let output = Command::new(&program).args([FLAG, task, &size.to_string()]).output()?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into());
            }
            growth.push(serde_json::from_slice::<Value>(&output.stdout)?);
        }
        let points: Vec<(f64, f64)> = growth.iter().filter_map(point).collect();
        let line = json!({"tool": "ours", "task": task, "growth": growth, "exponent": exponent(&points)});
        println!("{line}");
    }
    Ok(())
}

/// One task at one size.
pub fn one(task: &str, characters: usize) -> Result<(), Box<dyn Error>> {
    let (_, work) = TASKS.iter().find(|(name, _)| *name == task).ok_or("no such task")?;
    let text = policy(characters);
    let median = work(&text)?;
    println!("{}", json!({"characters": text.len(), "median": median, "peak_megabytes": peak_megabytes()}));
    Ok(())
}

/// Where one figure lies, both axes logarithmic.
fn point(figure: &Value) -> Option<(f64, f64)> {
    let (characters, median) = (figure.get("characters")?.as_f64()?, figure.get("median")?.as_f64()?);
    (characters >= FITTED_FROM as f64).then(|| (characters.ln(), median.ln()))
}

/// The slope of the line through the points with the least squares: time grows as size to this power.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let up: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    up / points.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}

/// The most memory that this process ever held, program included, where the system says so.
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// The same numbers in every run.
struct Numbers {
    state: u64,
    /// How many resources there are to choose from: more in a longer policy, so that it does not say the
    /// same again and again.
    resources: usize,
}

impl Numbers {
    /// The next one, below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or(0) % end.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let place = self.below(from.len());
        from.get(place).copied().unwrap_or_default()
    }
}

/// A policy of about so many characters: statements of a few actions on a few resources, one action in
/// twelve and one resource in five with a wildcard, one statement in three with a condition, one in twenty
/// a Deny.
fn policy(characters: usize) -> String {
    let mut numbers = Numbers { state: characters as u64, resources: 10 + characters / 200 };
    let mut statements: Vec<Value> = Vec::new();
    let mut written = 0;
    while written < characters {
        let statement = statement(&mut numbers);
        written += statement.to_string().len() + 1;
        statements.push(statement);
    }
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

fn statement(numbers: &mut Numbers) -> Value {
    let actions: Vec<String> = (0..=numbers.below(10)).map(|_| action(numbers)).collect();
    let resources: Vec<String> = (0..=numbers.below(3)).map(|_| resource(numbers)).collect();
    let effect = if numbers.below(20) == 0 { "Deny" } else { "Allow" };
    let mut condition = json!({});
    if numbers.below(3) == 0 {
        let operator =
            numbers.pick(&["StringEquals", "StringLike", "StringNotEquals", "ForAnyValue:StringEquals"]);
        let key = numbers.pick(&["aws:ResourceTag/team", "aws:RequestedRegion", "aws:PrincipalTag/stage"]);
        let value = numbers.pick(&["a", "b", "eu-west-1", "team-*"]);
        condition = json!({operator: {key: value}});
    }
    json!({"Effect": effect, "Action": actions, "Resource": resources, "Condition": condition})
}

fn action(numbers: &mut Numbers) -> String {
    let service = numbers
        .pick(&["ec2", "s3", "iam", "eks", "kms", "ecr", "logs", "ssm", "sqs", "sns", "rds", "lambda"]);
    let verb =
        numbers.pick(&["Get", "List", "Describe", "Create", "Delete", "Update", "Put", "Tag", "Attach"]);
    let noun =
        numbers.pick(&["Instance", "Bucket", "Role", "Cluster", "Key", "Image", "Group", "Queue", "Volume"]);
    match numbers.below(12) {
        0 => format!("{service}:{verb}*"),
        _ => format!(
            "{service}:{verb}{noun}{}",
            numbers.pick(&["", "s", "Policy", "Tags", "Status", "Attribute"])
        ),
    }
}

fn resource(numbers: &mut Numbers) -> String {
    let service = numbers.pick(&["ec2", "s3", "iam", "eks", "kms"]);
    let region = numbers.pick(&["*", "eu-west-1", "us-east-1"]);
    let name = numbers.below(numbers.resources);
    match numbers.below(6) {
        0 => "*".to_owned(),
        1 => format!("arn:aws:{service}:{region}:123456789012:thing/{name}*"),
        _ => format!("arn:aws:{service}:{region}:123456789012:thing/{name}/part"),
    }
}

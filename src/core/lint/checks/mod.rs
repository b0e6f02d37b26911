//! The checks, by what they look at.

pub(super) mod keys;
pub(super) mod names;
pub(super) mod nothing;
pub(super) mod redundant;
pub(super) mod size;
pub(super) mod text;

use super::catalogue::Check;
use super::finding::{Finding, Path, Step};
use super::repair::{Edit, Repair};
use super::subject::{Place, Placed, Subject};

impl Finding {
    fn at(check: &'static Check, place: &Place, message: String, repair: Option<Repair>) -> Self {
        Self { check, path: place.path.clone(), span: place.span, message, repair }
    }
}

/// Takes an entry out of its list; the whole statement, if it is the only entry.
fn without_entry(
    subject: &Subject<'_>,
    placed: &Placed<'_>,
    entries: &[Place],
    entry: usize,
) -> Option<Edit> {
    if entries.len() > 1 {
        return entries.get(entry).map(|place| Edit::Remove(place.path.clone()));
    }
    without_statement(subject, placed)
}

/// Takes a statement out; none if it is the only one, since a policy needs one.
fn without_statement(subject: &Subject<'_>, placed: &Placed<'_>) -> Option<Edit> {
    let alone = subject.reading.statements.len() < 2;
    (!alone).then(|| Edit::Remove(placed.place.path.clone()))
}

/// Where statements are added: their list, or the single statement, which then becomes one.
fn statement_list(placed: &Placed<'_>) -> Option<Path> {
    match placed.place.path.steps().last()? {
        Step::Item(_) => placed.place.path.parent(),
        Step::Member(..) => Some(placed.place.path.clone()),
    }
}

/// Names in backticks, at most some of them.
fn quoted_list(names: &[String]) -> String {
    const MOST: usize = 4;
    let mut shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    if names.len() > MOST {
        shown.push(format!("{} more", names.len() - MOST));
    }
    match shown.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => shown.concat(),
    }
}

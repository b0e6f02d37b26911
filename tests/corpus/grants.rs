//! What documents grant, name by name: a list of actions is looked through, and for each the statements
//! that speak of it are put side by side. Read from the JSON; nothing is shared with the engine.
//!
//! A law of the engine on the corpus is [`same`] on what goes in and what comes out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::policies::{statements, texts};
use crate::wider::{self, Condition};

/// Names of actions, in lower case: those over which documents are compared.
#[derive(Debug, Clone)]
pub struct Names<'n> {
    /// Sorted.
    today: &'n [String],
    tomorrow: BTreeSet<String>,
}

impl<'n> Names<'n> {
    /// These, which are sorted, and no others: AWS as it is today.
    pub fn today(names: &'n [String]) -> Self {
        Self { today: names, tomorrow: BTreeSet::new() }
    }

    /// These, and for each pattern of the documents some names that nobody knows yet.
    pub fn with_tomorrow(names: &'n [String], documents: &[&Value]) -> Self {
        let mut tomorrow = BTreeSet::from(["new-service:dosomething".to_owned()]);
        for statement in documents.iter().flat_map(|d| statements(d)) {
            for pattern in patterns(statement).map(|p| p.to_lowercase()).filter(|p| p.contains(':')) {
                tomorrow.insert(pattern.replace(['*', '?'], "7"));
                tomorrow.insert(pattern.replace('*', "").replace('?', "7"));
            }
        }
        tomorrow.retain(|name| names.binary_search(name).is_err());
        Self { today: names, tomorrow }
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.today.iter().chain(&self.tomorrow).map(String::as_str)
    }

    /// Those that a pattern matches.
    fn matched(&self, pattern: &str) -> Vec<&str> {
        let pattern = pattern.to_lowercase();
        let literal = pattern.split(['*', '?']).next().unwrap_or_default().to_owned();
        let start = self.today.partition_point(|n| *n < literal);
        let near = self.today[start..].iter().take_while(|n| n.starts_with(&literal));
        let later = self.tomorrow.range(literal.clone()..).take_while(|n| n.starts_with(&literal));
        near.chain(later).map(String::as_str).filter(|name| wider::glob(&pattern, name)).collect()
    }
}

/// What stands in `Action` and `NotAction`.
fn patterns(statement: &Value) -> impl Iterator<Item = String> {
    let listed = ["Action", "NotAction"].into_iter().filter_map(|name| statement.get(name));
    listed.flat_map(texts)
}

/// What one statement says of each action that it speaks of, for one of its resources.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Row {
    effect: String,
    /// One entry of `Resource`, or all of `NotResource`.
    resource: Result<String, BTreeSet<String>>,
    condition: Condition,
}

impl Row {
    /// Whether it says all that another one says.
    fn covers(&self, other: &Self) -> bool {
        let resource = match (&self.resource, &other.resource) {
            (Ok(wide), Ok(narrow)) => wider::resource(wide, narrow),
            (Ok(wide), Err(_)) => wide == "*",
            (Err(wide), Err(narrow)) => wide.is_subset(narrow),
            (Err(_), Ok(_)) => false,
        };
        self.effect == other.effect && resource && wider::condition(&self.condition, &other.condition)
    }
}

/// Rows by number, and for each action the numbers of its rows.
#[derive(Debug, Default)]
struct Grants<'a> {
    rows: BTreeMap<Row, usize>,
    by_action: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Grants<'a> {
    fn of(documents: &[&Value], names: &'a Names<'_>) -> Self {
        let mut grants = Self::default();
        for statement in documents.iter().flat_map(|d| statements(d)) {
            grants.add(statement, names);
        }
        grants
    }

    fn add(&mut self, statement: &Value, names: &'a Names<'_>) {
        let resources: Vec<_> = match &statement["NotResource"] {
            Value::Null => texts(&statement["Resource"]).into_iter().map(Ok).collect(),
            not => vec![Err(texts(not).into_iter().collect())],
        };
        let effect = statement["Effect"].as_str().expect("an effect");
        let condition = wider::read(statement.get("Condition"));
        let mut numbers = BTreeSet::new();
        for resource in resources {
            let row = Row { effect: effect.to_owned(), resource, condition: condition.clone() };
            let next = self.rows.len();
            numbers.insert(*self.rows.entry(row).or_insert(next));
        }
        for action in spoken_of(statement, names) {
            self.by_action.entry(action).or_default().extend(&numbers);
        }
    }
}

fn spoken_of<'a>(statement: &Value, names: &'a Names<'_>) -> BTreeSet<&'a str> {
    let matched =
        |patterns: &Value| texts(patterns).iter().flat_map(|p| names.matched(p)).collect::<BTreeSet<_>>();
    match &statement["NotAction"] {
        Value::Null => matched(&statement["Action"]),
        not => {
            let left_out = matched(not);
            names.all().filter(|n| !left_out.contains(n)).collect()
        }
    }
}

/// Whether `after` says of each action what `before` says, no more and no less. Allow and Deny are each
/// compared with their own kind, row by row.
///
/// # Errors
/// What is lost or added, in words.
pub fn same(before: &[&Value], after: &[&Value], names: &Names<'_>) -> Result<(), String> {
    let (before, after) = (Grants::of(before, names), Grants::of(after, names));
    all_in(&before, &after).map_err(|what| format!("lost: {what}"))?;
    all_in(&after, &before).map_err(|what| format!("added: {what}"))
}

fn all_in(these: &Grants, those: &Grants) -> Result<(), String> {
    let by_number: BTreeMap<usize, &Row> = these.rows.iter().map(|(row, number)| (*number, row)).collect();
    // For a row of these: the rows of those that cover it, found once.
    let mut covering: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let none = BTreeSet::new();
    for (action, numbers) in &these.by_action {
        let held = those.by_action.get(action).unwrap_or(&none);
        for number in numbers {
            let row = by_number[number];
            let covers = covering.entry(*number).or_insert_with(|| {
                those.rows.iter().filter(|(other, _)| other.covers(row)).map(|(_, n)| *n).collect()
            });
            if covers.is_disjoint(held) {
                return Err(format!("{action}: {row:?}"));
            }
        }
    }
    Ok(())
}

#[test]
fn what_is_lost_or_added_is_found() {
    let document = |statement: &str| {
        serde_json::from_str::<Value>(&format!(r#"{{"Statement":[{statement}]}}"#)).expect("JSON")
    };
    let names: Vec<String> =
        ["ec2:run", "s3:getbucket", "s3:getobject", "s3:putobject"].map(str::to_owned).to_vec();
    let get = r#"{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}"#;
    let both = r#"{"Effect":"Allow","Action":["s3:GETobject","s3:GetBucket"],"Resource":["*"]}"#;
    let one = r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"#;
    let narrow = r#"{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b"}"#;
    let not = r#"{"Effect":"Allow","NotAction":["s3:Put*","ec2:*"],"Resource":"*"}"#;
    let deny = r#"{"Effect":"Deny","Action":"s3:Get*","Resource":"*"}"#;
    let shadowed = format!("{get},{narrow}");
    let rows = [
        ("itself", get, get, Ok(()), Ok(())),
        ("spelt out", get, both, Ok(()), Err("lost: s3:get")),
        ("one lost", get, one, Err("lost: s3:getbucket"), Err("lost: s3:get")),
        ("one added", one, get, Err("added: s3:getbucket"), Err("added: s3:get")),
        ("resource lost", get, narrow, Err("lost: s3:getbucket"), Err("lost: s3:get")),
        ("shadowed", get, &shadowed, Ok(()), Ok(())),
        ("a Not-form", get, not, Ok(()), Err("added: new-service")),
        ("the other effect", get, deny, Err("lost: s3:getbucket"), Err("lost: s3:get")),
    ];
    for (name, before, after, today, tomorrow) in rows {
        let (before, after) = (document(before), document(after));
        let now = same(&[&before], &[&after], &Names::today(&names));
        let names = Names::with_tomorrow(&names, &[&before, &after]);
        let then = same(&[&before], &[&after], &names);
        for (found, expected) in [(now, today), (then, tomorrow)] {
            match expected {
                Ok(()) => assert_eq!(found, Ok(()), "{name}"),
                Err(start) => {
                    assert!(found.as_ref().is_err_and(|e| e.starts_with(start)), "{name}: {found:?}")
                }
            }
        }
    }
}

//! A policy on the table: its JSON with places, its statements, and where each entry stands.

use std::cell::OnceCell;

use super::checks::redundant::{Redundancy, redundancies};
use super::finding::{Path, Step};
use crate::core::explain::{Nothing, nothing};
use crate::core::json::{Span, Value};
use crate::core::policy::Statement;
use crate::core::policy::wire::Reading;
use crate::core::reference::Reference;

/// What the checks look at.
pub(super) struct Subject<'a> {
    /// The text, read.
    pub reading: &'a Reading,
    /// What AWS has.
    pub reference: &'a Reference,
    /// The statements that can be read.
    pub statements: Vec<Placed<'a>>,
    nothings: OnceCell<Vec<(usize, Nothing)>>,
    redundancies: OnceCell<Vec<Redundancy>>,
}

/// A statement and where its parts stand.
pub(super) struct Placed<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// Where it stands.
    pub place: Place,
    /// Its entries of `Action` or `NotAction`.
    pub actions: Vec<Place>,
    /// Its entries of `Resource` or `NotResource`.
    pub resources: Vec<Place>,
    /// Its JSON.
    pub value: &'a Value,
}

/// A place in the JSON and in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub path: Path,
    pub span: Span,
}

impl<'a> Subject<'a> {
    pub fn new(reading: &'a Reading, reference: &'a Reference) -> Self {
        let members = reading.root.members().unwrap_or_default();
        // As a reader has it, the last of several.
        let found = members.iter().enumerate().rev().find(|(_, member)| member.name == "Statement");
        let values: Vec<(Path, &Value)> = match found {
            Some((place, member)) => {
                let path = Path::root().then(Step::Member(place, member.name.clone()));
                match member.value.items() {
                    Some(items) => {
                        items.iter().enumerate().map(|(i, value)| (path.then(Step::Item(i)), value)).collect()
                    }
                    None => vec![(path, &member.value)],
                }
            }
            None => Vec::new(),
        };
        let placed = |((path, value), statement): ((Path, &'a Value), &'a Option<Statement>)| {
            let statement = statement.as_ref()?;
            Some(Placed {
                statement,
                actions: entries(&path, value, ["Action", "NotAction"]),
                resources: entries(&path, value, ["Resource", "NotResource"]),
                place: Place { path, span: value.span },
                value,
            })
        };
        let statements = values.into_iter().zip(&reading.statements).filter_map(placed).collect();
        Self { reading, reference, statements, nothings: OnceCell::new(), redundancies: OnceCell::new() }
    }

    /// What gives nothing, each with the place of its statement among those that can be read.
    pub fn nothings(&self) -> &[(usize, Nothing)] {
        self.nothings.get_or_init(|| {
            let each = |(place, placed): (usize, &Placed<'_>)| {
                nothing(placed.statement, self.reference).into_iter().map(move |found| (place, found))
            };
            // Without condition keys no key would ever be there.
            let judged = self.reference.has_condition_keys();
            self.statements.iter().enumerate().filter(|_| judged).flat_map(each).collect()
        })
    }

    /// What other parts of the policy say already.
    pub fn redundancies(&self) -> &[Redundancy] {
        self.redundancies.get_or_init(|| {
            let statements: Vec<&Statement> = self.statements.iter().map(|placed| placed.statement).collect();
            redundancies(&statements)
        })
    }

    /// The number of the statement in the policy, for people.
    pub fn name(&self, statement: usize) -> String {
        let placed = self.statements.get(statement);
        let sid = placed.and_then(|p| p.statement.sid.as_deref()).filter(|sid| !sid.is_empty());
        let path = placed.map(|p| p.place.path.to_string()).unwrap_or_default();
        match sid {
            Some(sid) => format!("{path} (`{sid}`)"),
            None => path,
        }
    }
}

/// The entries of an element or its Not-form, in the order in which they are read.
fn entries(path: &Path, statement: &Value, names: [&str; 2]) -> Vec<Place> {
    let mut found = Vec::new();
    let members = statement.members().unwrap_or_default().iter().enumerate();
    for (place, member) in members.filter(|(_, member)| names.contains(&member.name.as_str())) {
        let path = path.then(Step::Member(place, member.name.clone()));
        match member.value.items() {
            Some(items) => found.extend(
                items
                    .iter()
                    .enumerate()
                    .map(|(i, item)| Place { path: path.then(Step::Item(i)), span: item.span }),
            ),
            None => found.push(Place { path, span: member.value.span }),
        }
    }
    found
}

impl Placed<'_> {
    /// The place of a key under an operator of the condition; that of the condition without them.
    pub fn condition(&self, test: Option<(&str, &str)>) -> Place {
        let step = |value: &Value, path: &Path, name: &str| {
            let members = value.members().unwrap_or_default();
            let place = members.iter().rposition(|m| m.name.eq_ignore_ascii_case(name))?;
            let member = members.get(place)?;
            Some((path.then(Step::Member(place, member.name.clone())), member.clone()))
        };
        let find = || {
            let (mut path, mut member) = step(self.value, &self.place.path, "Condition")?;
            for name in test.into_iter().flat_map(|(operator, key)| [operator, key]) {
                (path, member) = step(&member.value, &path, name)?;
            }
            Some(Place { path, span: member.name_span })
        };
        find().unwrap_or_else(|| self.place.clone())
    }
}

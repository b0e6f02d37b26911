//! From a selection to the statements that were chosen, each with where it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::selection::Selection;
use crate::core::catalog::{Attached, Feature, POLICIES, ParamId, PartId, Policy, PrincipalId};
use crate::core::policy::{
    Clause, ConditionKey, Conditions, Document, Entries, ResourcePattern, Statement, wire,
};
use crate::core::sorted::{self, Map};

/// A published policy as it was chosen: filled in, with what was switched off taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The feature that brought it.
    pub feature: &'static Feature,
    /// Whom it is attached to.
    pub principal: PrincipalId,
    /// The published text, and whether an older edition's stands in.
    pub attached: &'static Attached,
    /// Its statements: the place in the published text, and what is left of each.
    pub statements: Vec<(usize, Statement)>,
}

impl Source {
    /// The published text.
    #[must_use]
    pub const fn policy(&self) -> &'static Policy {
        self.attached.policy
    }

    /// Whether it is the same policy for the same principal with the same statements.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.principal == other.principal
            && std::ptr::eq(self.policy(), other.policy())
            && self.statements == other.statements
    }

    /// The document as chosen.
    #[must_use]
    pub fn document(&self) -> Document {
        Document { statements: self.statements.iter().map(|(_, s)| s.clone()).collect() }
    }
}

/// The chosen policies in the catalogue's order; a policy that two features bring stands once.
#[must_use]
pub fn sources(selection: &Selection) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for feature in selection.chosen() {
        let Some(given) = feature.given(selection.edition) else {
            continue;
        };
        for attached in given.policies {
            let twice = found
                .iter()
                .any(|s| s.principal == attached.principal && std::ptr::eq(s.policy(), attached.policy));
            if twice {
                continue;
            }
            let statements = published(attached.policy)
                .statements
                .iter()
                .enumerate()
                .filter_map(|(i, s)| {
                    Some((i, fill(&without(attached.policy, i, s, &selection.off)?, &selection.params)))
                })
                .collect();
            found.push(Source { feature, principal: attached.principal, attached, statements });
        }
    }
    found
}

/// The parsed text of a policy of the catalogue. That each one parses is a test of the catalogue.
#[must_use]
pub fn published(policy: &Policy) -> &'static Document {
    static PARSED: LazyLock<Map<(&'static str, &'static str), Document>> = LazyLock::new(|| {
        sorted::map(POLICIES.iter().map(|p| ((p.folder, p.name), wire::parse(p.json).unwrap_or_default())))
    });
    static NOTHING: Document = Document { statements: Vec::new() };
    PARSED.get(&(policy.folder, policy.name)).unwrap_or(&NOTHING)
}

/// The parts that the chosen policies have, were all of them on.
#[must_use]
pub fn parts_of(selection: &Selection) -> BTreeSet<PartId> {
    let given = selection.chosen().filter_map(|f| f.given(selection.edition));
    sorted::set(given.flat_map(|g| g.policies).flat_map(|a| a.policy.claims).map(|claim| claim.part))
}

/// What is left of a statement when parts are switched off; none if nothing is.
fn without(
    policy: &Policy,
    place: usize,
    statement: &Statement,
    off: &BTreeSet<PartId>,
) -> Option<Statement> {
    if off.is_empty() {
        return Some(statement.clone());
    }
    let Clause::In(actions) = &statement.actions else {
        return Some(statement.clone());
    };
    let kept: Vec<_> = actions
        .items
        .iter()
        .filter(|a| policy.part_of(place, a.as_str()).is_none_or(|part| !off.contains(&part)))
        .cloned()
        .collect();
    (!kept.is_empty()).then(|| Statement {
        actions: Clause::In(Entries { bare: actions.bare && kept.len() == 1, items: kept }),
        ..statement.clone()
    })
}

/// The statement with each `<parameter>` replaced by its value, where a value that passes is given.
fn fill(statement: &Statement, values: &BTreeMap<ParamId, String>) -> Statement {
    if values.is_empty() {
        return statement.clone();
    }
    let fill = |text: &str| fill_text(text, values);
    Statement {
        resources: statement.resources.with(|r| r.map(|p| ResourcePattern::new(&fill(p.as_str())))),
        conditions: fill_conditions(&statement.conditions, fill),
        ..statement.clone()
    }
}

fn fill_conditions(conditions: &Conditions, fill: impl Fn(&str) -> String) -> Conditions {
    let mut filled = Conditions::default();
    for (operator, keys) in conditions.iter() {
        for (key, values) in keys {
            filled.insert(operator, ConditionKey::new(&fill(key.as_str())), values.map(|v| fill(v)));
        }
    }
    filled
}

/// A text with each `<parameter>` replaced by its value. A value that does not pass its rule is not put in.
#[must_use]
pub fn fill_text(text: &str, values: &BTreeMap<ParamId, String>) -> String {
    let mut filled = text.to_owned();
    for (id, value) in values {
        if value_passes(*id, value) {
            filled = filled.replace(&format!("<{id}>"), value);
        }
    }
    filled
}

fn value_passes(id: ParamId, value: &str) -> bool {
    id.get().is_some_and(|param| param.rule.check(value).is_ok())
}

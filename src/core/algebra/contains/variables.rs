//! Values for policy variables. A variable is an equation between two attributes of a request: the search
//! takes it for any text, which is enough to prove containment and not enough for a counterexample. For
//! one, values are assumed and everything is asked again with them in the variables' place.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>

use super::compile::Assumed;
use crate::core::algebra::request::Request;
use crate::core::algebra::template::{Piece, Template};
use crate::core::policy::{ConditionKey, Document, Operator, Statement};
use crate::core::sorted::Map;

/// Sets of assumptions that are tried.
const MOST: usize = 256;
/// Values that are tried for one key.
const MOST_VALUES: usize = 8;

/// Why nothing was decided.
pub(super) fn reason(names: &[ConditionKey]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`${{{}}}`", name.as_str())).collect();
    format!(
        "it hangs on values of {}: no counterexample was found with the values tried, and no proof for all",
        names.join(", ")
    )
}

/// The keys that variables of these policies speak of, and values to assume for them; none where there is
/// no variable. `request` is what the search found while it took the variables for any text.
pub(super) fn assumptions(
    inner: &[Document],
    outer: &[Document],
    request: &Request,
) -> Option<(Vec<ConditionKey>, Vec<Assumed>)> {
    let mut values: Map<ConditionKey, Vec<Option<String>>> = Map::default();
    let statements = || inner.iter().chain(outer).flat_map(|d| &d.statements);
    for key in statements().flat_map(variables) {
        values.entry(key).or_default();
    }
    if values.is_empty() {
        return None;
    }
    let names: Vec<ConditionKey> = values.keys().cloned().collect();
    for (i, name) in names.iter().enumerate() {
        let found = candidates(name, i, statements(), request);
        values.insert(name.clone(), found);
    }
    Some((names, combined(&values)))
}

fn candidates<'a>(
    name: &ConditionKey,
    number: usize,
    statements: impl Iterator<Item = &'a Statement>,
    request: &Request,
) -> Vec<Option<String>> {
    let mut found = vec![Some(format!("value{}", number + 1))];
    // A colon in a value is no border between the fields of an ARN; a value without one does as well.
    let plain = |value: &Option<String>| value.as_ref().is_some_and(|text| !text.contains(':'));
    let mut add = |value: Option<String>| {
        if found.len() < MOST_VALUES && plain(&value) && !found.contains(&value) {
            found.push(value);
        }
    };
    add(request.context.get(name).and_then(<[String]>::first).cloned());
    for statement in statements {
        for (_, keys) in statement.conditions.iter() {
            let own = keys.iter().filter(|(key, _)| *key == name).flat_map(|(_, values)| &values.items);
            own.for_each(|value| add(Some(value.replace(['*', '?'], "x"))));
        }
    }
    request.resource.split([':', '/']).filter(|part| !part.is_empty()).for_each(|p| add(Some(p.to_owned())));
    found.truncate(MOST_VALUES - 1);
    found.push(None);
    found
}

/// Every combination if they are few; else one key varied at a time.
fn combined(values: &Map<ConditionKey, Vec<Option<String>>>) -> Vec<Assumed> {
    let count = values.iter().try_fold(1_usize, |n, (_, list)| n.checked_mul(list.len()));
    let first = |list: &[Option<String>]| list.first().cloned().flatten();
    if count.is_some_and(|n| n <= MOST) {
        let mut all = vec![Assumed::default()];
        for (key, list) in values {
            all = all
                .iter()
                .flat_map(|assumed| {
                    list.iter().map(|value| {
                        let mut more = assumed.clone();
                        more.insert(key.clone(), value.clone());
                        more
                    })
                })
                .collect();
        }
        return all;
    }
    let mut plain = Assumed::default();
    for (key, list) in values {
        plain.insert(key.clone(), first(list));
    }
    let mut all = vec![plain.clone()];
    for (key, list) in values {
        for value in list.iter().skip(1) {
            let mut varied = plain.clone();
            varied.insert(key.clone(), value.clone());
            all.push(varied);
        }
    }
    all.truncate(MOST);
    all
}

/// The keys that a statement's variables speak of.
fn variables(statement: &Statement) -> Vec<ConditionKey> {
    let mut texts: Vec<&str> = statement.resources.entries().items.iter().map(|r| r.as_str()).collect();
    for (operator, keys) in statement.conditions.iter() {
        if Operator::parse(operator).is_some_and(Operator::takes_variables) {
            texts.extend(keys.iter().flat_map(|(_, values)| &values.items).map(String::as_str));
        }
    }
    let mut keys = Vec::new();
    for text in texts.iter().filter(|t| t.contains("${")) {
        for piece in Template::parse(text).pieces() {
            if let Piece::Variable { key, .. } = piece {
                keys.push(key.clone());
            }
        }
    }
    keys
}

//! Which statements give a grant.

use std::sync::Arc;

use crate::core::compose::grant::Grant;
use crate::core::policy::{Document, Statement};

/// A statement that gives a grant by itself: its effect, each action, resource and request that the grant
/// speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Giver<'a> {
    /// The document's place.
    pub document: usize,
    /// The statement's place in it.
    pub statement: usize,
    /// Its Sid.
    pub sid: Option<&'a str>,
    /// The place of the first action entry that takes the grant in; none for `NotAction`.
    pub action: Option<usize>,
    /// The place of the first resource entry that takes the grant in; none for `NotResource`.
    pub resource: Option<usize>,
    /// Whether it says exactly this grant, and not more.
    pub exact: bool,
}

/// The statements that give all of a grant. Each named one is proven to; one that gives it only together
/// with others, or by a Not-form that no single entry shows, is not named.
#[must_use]
pub fn givers<'a>(documents: &'a [Document], grant: &Grant) -> Vec<Giver<'a>> {
    let statements = documents.iter().enumerate().flat_map(|(place, document)| {
        document.statements.iter().enumerate().map(move |(i, s)| (place, i, s))
    });
    statements
        .filter_map(|(document, place, statement)| {
            let (action, resource) = entries(statement, grant)?;
            let exact = action.is_some_and(|at| {
                statement.actions.listed().and_then(|list| list.get(at)) == Some(&grant.action)
            }) && resource.is_some_and(|at| {
                statement.resources.listed().and_then(|list| list.get(at)) == Some(&grant.resource)
            }) && statement.conditions.canonical() == *grant.conditions;
            let sid = statement.sid.as_deref();
            Some(Giver { document, statement: place, sid, action, resource, exact })
        })
        .collect()
}

/// The entries that take a grant in; an inner none for a Not-form.
fn entries(statement: &Statement, grant: &Grant) -> Option<(Option<usize>, Option<usize>)> {
    let weaker = statement.conditions.canonical().is_weaker_or_equal(&grant.conditions);
    if statement.effect != grant.effect || !weaker {
        return None;
    }
    let action = match statement.actions.listed() {
        Some(list) => Some(first(list, |own| own == &grant.action, |own| own.covers(&grant.action))?),
        None => {
            let left_out = &statement.actions.entries().items;
            // Of a pattern, something could be left out.
            let plain = !grant.action.has_wildcard();
            (plain && !left_out.iter().any(|out| out.covers(&grant.action))).then_some(None)?
        }
    };
    let resource = match statement.resources.listed() {
        Some(list) => Some(first(list, |own| own == &grant.resource, |own| own.covers(&grant.resource))?),
        None => return None,
    };
    Some((action, resource))
}

/// The place of the entry itself, or of the first that covers it.
fn first<T>(list: &[T], same: impl Fn(&T) -> bool, covers: impl Fn(&T) -> bool) -> Option<usize> {
    list.iter().position(same).or_else(|| list.iter().position(covers))
}

/// The grant of one action on one resource, whatever the conditions ask.
#[must_use]
pub fn grant_of(statement: &Statement, action: usize, resource: usize) -> Option<Grant> {
    Some(Grant {
        effect: statement.effect,
        action: statement.actions.listed()?.get(action)?.clone(),
        resource: statement.resources.listed()?.get(resource)?.clone(),
        conditions: Arc::new(statement.conditions.canonical()),
    })
}

#[cfg(test)]
mod tests {
    use super::{givers, grant_of};
    use crate::core::policy::{Document, wire};

    fn documents() -> Vec<Document> {
        let texts = [
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*"},{"Sid":"B","Effect":"Deny","Action":"*","Resource":"*"}]}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"C","Effect":"Allow","Action":["ec2:*","s3:Get*"],"Resource":["arn:aws:s3:::c","arn:aws:s3:::*"]},{"Sid":"D","Effect":"Allow","NotAction":"iam:*","Resource":"*"},{"Sid":"E","Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}},{"Sid":"F","Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::x"}]}"#,
        ];
        texts.iter().map(|text| wire::parse(text).unwrap()).collect()
    }

    #[test]
    fn who_gives_a_grant() {
        let documents = documents();
        let grant = grant_of(&documents[0].statements[0], 0, 0).unwrap();
        let found: Vec<_> = givers(&documents, &grant)
            .into_iter()
            .map(|g| (g.document, g.sid.unwrap(), g.action, g.resource, g.exact))
            .collect();
        assert_eq!(
            found,
            [
                (0, "A", Some(0), Some(0), true),
                (1, "C", Some(1), Some(1), false),
                (1, "D", None, Some(0), false)
            ]
        );
        let denied = grant_of(&documents[0].statements[1], 0, 0).unwrap();
        let found: Vec<_> = givers(&documents, &denied).into_iter().map(|g| g.sid).collect();
        assert_eq!(found, [Some("B")]);
    }
}

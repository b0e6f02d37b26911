//! What gives nothing, AWS's "does not provide permissions".

use super::super::catalogue::Check;
use super::super::finding::Finding;
use super::super::repair::{Edit, Repair, object, text};
use super::super::subject::{Place, Placed, Subject};
use super::{quoted_list, statement_list, without_entry};
use crate::core::explain::{Nothing, Part, Why};
use crate::core::json::{Kind, Span, Value};
use crate::core::policy::{Effect, ResourcePattern};

/// What is found in one statement, with words for it.
struct Case<'s, 'a> {
    subject: &'s Subject<'a>,
    placed: &'s Placed<'a>,
    found: &'s Nothing,
}

/// The findings of the reasons that `wanted` takes.
fn each<'s, 'a>(
    subject: &'s Subject<'a>,
    wanted: impl Fn(&Nothing) -> bool,
) -> impl Iterator<Item = Case<'s, 'a>> {
    subject.nothings().iter().filter(move |(_, found)| wanted(found)).filter_map(|(statement, found)| {
        Some(Case { subject, placed: subject.statements.get(*statement)?, found })
    })
}

impl Case<'_, '_> {
    fn place(&self) -> Place {
        let entry = match &self.found.part {
            Part::Action(entry) => self.placed.actions.get(*entry).cloned(),
            Part::Resource(entry) => self.placed.resources.get(*entry).cloned(),
            Part::Key { operator, key } => Some(self.placed.condition(Some((operator, key)))),
            Part::Condition => Some(self.placed.condition(None)),
        };
        entry.unwrap_or_else(|| self.placed.place.clone())
    }

    /// The action or resource as it is written.
    fn text(&self) -> &str {
        let statement = self.placed.statement;
        match self.found.part {
            Part::Action(entry) => statement.actions.entries().items.get(entry).map(|a| a.as_str()),
            Part::Resource(entry) => statement.resources.entries().items.get(entry).map(|r| r.as_str()),
            Part::Key { .. } | Part::Condition => None,
        }
        .unwrap_or_default()
    }

    /// What the statement does to what it matches.
    fn gives(&self) -> &'static str {
        match self.placed.statement.effect {
            Effect::Allow => "grants",
            Effect::Deny => "denies",
        }
    }

    fn report(self, check: &'static Check, message: String, repair: Option<Repair>) -> Finding {
        Finding::at(check, &self.place(), message, repair)
    }

    /// The action in a statement of its own: on other resources, without some condition keys.
    fn apart(&self, resource: Option<&str>, without: &[String]) -> Option<Vec<Edit>> {
        let Part::Action(entry) = self.found.part else {
            return None;
        };
        let mut members = Vec::new();
        for member in self.placed.value.members()?.iter().filter(|m| m.name != "Sid") {
            let value = match (member.name.as_str(), resource) {
                ("Action", _) => text(self.text()),
                ("Resource", Some(resource)) => text(resource),
                ("Condition", _) => without_keys(&member.value, without),
                _ => member.value.clone(),
            };
            if !matches!(&value.kind, Kind::Object(members) if members.is_empty()) {
                members.push((member.name.as_str(), value));
            }
        }
        let added = object(members);
        let only = self.placed.actions.len() < 2;
        if only {
            return Some(vec![Edit::Replace(self.placed.place.path.clone(), added)]);
        }
        let out = without_entry(self.subject, self.placed, &self.placed.actions, entry)?;
        Some(vec![out, Edit::Append(statement_list(self.placed)?, added)])
    }
}

/// A condition without the tests of some keys; operators with no test left go too.
fn without_keys(condition: &Value, keys: &[String]) -> Value {
    let goes = |name: &str| keys.iter().any(|key| key.eq_ignore_ascii_case(name));
    let mut changed = condition.clone();
    if let Kind::Object(operators) = &mut changed.kind {
        for operator in operators.iter_mut() {
            if let Kind::Object(tests) = &mut operator.value.kind {
                tests.retain(|test| !goes(&test.name));
            }
        }
        operators.retain(|operator| operator.value.members().is_none_or(|tests| !tests.is_empty()));
    }
    changed
}

/// An action without resource types stands with ARNs.
pub(in super::super) fn needs_star(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for case in each(subject, |n| n.why == Why::NeedsStar { in_practice: false }) {
        let message = format!(
            "`{}` has no resource type by AWS's reference, so the statement {} it on `*` only, and `*` is not \
             among its resources",
            case.text(),
            case.gives()
        );
        let words = "put the action into a statement of its own with `\"Resource\": \"*\"`";
        let edits = case.apart(Some("*"), &[]).unwrap_or_default();
        found.push(case.report(check, message, Some(Repair { text: words.to_owned(), edits })));
    }
}

/// The same, where the service asks about an ARN all the same.
pub(in super::super) fn by_reference(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for case in each(subject, |n| n.why == Why::NeedsStar { in_practice: true }) {
        let message = format!(
            "`{}` has no resource type by AWS's reference, so it would need `*`; in practice it is {}, because the \
             service asks about an ARN that the statement's resources match",
            case.text(),
            match case.placed.statement.effect {
                Effect::Allow => "granted",
                Effect::Deny => "denied",
            }
        );
        found.push(case.report(check, message, None));
    }
}

/// An action with resource types, and no resource is of one.
pub(in super::super) fn no_resource(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for case in each(subject, |n| matches!(n.why, Why::NoResource { .. })) {
        let Why::NoResource { formats } = &case.found.why else {
            continue;
        };
        let pattern = |format: &String| {
            bucket_of(format, case.placed).unwrap_or_else(|| pattern_of(format, case.placed))
        };
        let patterns: Vec<String> = formats.iter().map(pattern).collect();
        let message = format!(
            "by AWS's reference no resource of the statement is one that `{}` takes, so the statement {} nothing with \
             it; it takes {}",
            case.text(),
            case.gives(),
            quoted_list(&patterns)
        );
        let list = case.placed.resources.first().and_then(|place| match place.path.steps().last() {
            Some(super::Step::Item(_)) => place.path.parent(),
            _ => Some(place.path.clone()),
        });
        let repair = likest(&patterns, case.placed).zip(list).map(|(pattern, list)| {
            let words = format!("add the resource `{pattern}`, narrowed to those that are meant");
            Repair::edit(words, Edit::Append(list, text(pattern)))
        });
        found.push(case.report(check, message, repair));
    }
}

/// The bucket of an object among the statement's resources, where a bucket is what is wanted.
fn bucket_of(format: &str, placed: &Placed<'_>) -> Option<String> {
    if !format.ends_with(":s3:::${BucketName}") {
        return None;
    }
    let mut resources = placed.statement.resources.entries().items.iter().map(ResourcePattern::as_str);
    let bucket =
        |resource: &str| resource.split_once(":s3:::")?.1.split_once('/').map(|(name, _)| name.to_owned());
    let (resource, name) = resources.find_map(|r| Some((r, bucket(r)?)))?;
    let head = resource.split_once(":s3:::").map_or("", |(head, _)| head);
    Some(format!("{head}:s3:::{name}"))
}

/// The pattern that begins most like a resource of the statement; the first of several.
fn likest<'p>(patterns: &'p [String], placed: &Placed<'_>) -> Option<&'p String> {
    let resources = &placed.statement.resources.entries().items;
    let alike = |pattern: &str, resource: &ResourcePattern| {
        pattern.bytes().zip(resource.as_str().bytes()).take_while(|(a, b)| a == b).count()
    };
    let likeness = |pattern: &String| resources.iter().map(|r| alike(pattern, r)).max();
    patterns.iter().rev().max_by_key(|pattern| likeness(pattern))
}

/// An ARN format as a pattern, in the partition that the statement's resources name.
fn pattern_of(format: &str, placed: &Placed<'_>) -> String {
    let mut named = placed.statement.resources.entries().items.iter().map(ResourcePattern::as_str);
    let partition = named.find_map(|r| r.strip_prefix("arn:")?.split(':').next()).unwrap_or("*");
    let mut pattern = String::with_capacity(format.len());
    let mut rest = format;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        pattern.push_str(before);
        pattern.push_str(if name == "Partition" { partition } else { "*" });
        rest = tail;
    }
    pattern.push_str(rest);
    pattern
}

/// A resource that no action takes.
pub(in super::super) fn not_taken(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for case in each(subject, |n| n.why == Why::NotTaken) {
        let Part::Resource(entry) = case.found.part else {
            continue;
        };
        // What is no ARN is reported as that.
        if !case.text().starts_with("arn:") {
            continue;
        }
        let message = format!(
            "by AWS's reference no action of the statement takes the resource `{}`, so the statement {} nothing on it",
            case.text(),
            case.gives()
        );
        let repair = without_entry(subject, case.placed, &case.placed.resources, entry)
            .map(|edit| Repair::edit("remove the resource", edit));
        found.push(case.report(check, message, repair));
    }
}

/// Keys that the condition asks for and no request for the action has.
pub(in super::super) fn keys(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for case in each(subject, |n| matches!(n.why, Why::KeyNever { .. } | Why::KeysApart { .. })) {
        let (message, repair) = match (&case.found.part, &case.found.why) {
            (Part::Action(_), Why::KeyNever { keys }) => {
                let message = format!(
                    "by AWS's reference a request for `{}` never has {}, which the condition asks for, so the statement {} nothing with it",
                    case.text(),
                    quoted_list(keys),
                    case.gives()
                );
                let words =
                    format!("put the action into a statement of its own without {}", quoted_list(keys));
                (message, Some(Repair { text: words, edits: case.apart(None, keys).unwrap_or_default() }))
            }
            (_, Why::KeyNever { keys }) => {
                let message = format!(
                    "by AWS's reference no request for an action of the statement on its resources has {}, so the statement {} nothing",
                    quoted_list(keys),
                    case.gives()
                );
                (
                    message,
                    Some(Repair::words(
                        "ask for a key that the actions have, or name the actions that have it",
                    )),
                )
            }
            (part, Why::KeysApart { keys }) => {
                let whose = match part {
                    Part::Action(_) => format!("`{}`", case.text()),
                    _ => "an action of the statement".to_owned(),
                };
                let message = format!(
                    "by AWS's reference a request for {whose} never has all of {} together, so the statement {} nothing",
                    quoted_list(keys),
                    case.gives()
                );
                (
                    message,
                    Some(Repair::words(
                        "give each key a statement of its own, with the actions that have it",
                    )),
                )
            }
            _ => continue,
        };
        found.push(case.report(check, message, repair));
    }
}

/// A service-linked role under the path of another service.
pub(in super::super) fn other_service(
    subject: &Subject<'_>,
    check: &'static Check,
    found: &mut Vec<Finding>,
) {
    for case in each(subject, |n| matches!(n.why, Why::OtherService { .. })) {
        let Why::OtherService { services } = &case.found.why else {
            continue;
        };
        let message = format!(
            "the path of a service-linked role is the name of its service, and no resource is under the path of {}, \
             which the condition asks for: the statement {} nothing with `{}`",
            quoted_list(services),
            case.gives(),
            case.text()
        );
        let repair = right_path(&case, services);
        found.push(case.report(check, message, repair));
    }
}

/// The service that the condition asks for, in the path of the only resource.
fn right_path(case: &Case<'_, '_>, services: &[String]) -> Option<Repair> {
    const HEAD: &str = ":role/aws-service-role/";
    let ([service], [place]) = (services, case.placed.resources.as_slice()) else {
        return None;
    };
    let resource = case.placed.statement.resources.listed()?.first()?.as_str();
    let (before, after) = resource.split_once(HEAD)?;
    let (_, name) = after.split_once('/')?;
    let mended = format!("{before}{HEAD}{service}/{name}");
    let value = Value { span: Span::default(), kind: Kind::Text(mended.clone()) };
    Some(Repair::edit(format!("write the resource `{mended}`"), Edit::Replace(place.path.clone(), value)))
}

//! What the reader of a policy's text reports, under the analyzer's codes, with a mend.

use super::super::catalogue::Check;
use super::super::finding::{Finding, Path, Step};
use super::super::repair::{Edit, Repair, text};
use super::super::subject::{Place, Subject};
use crate::core::json::{Kind, Value};
use crate::core::policy::{Operator, Problem, ProblemKind};

/// The reader's problems that belong to this check.
pub(in super::super) fn problems(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    let root = &subject.reading.root;
    for problem in &subject.reading.problems {
        let path = path_of(root, problem);
        if code_of(problem, &path, root) == check.code {
            let repair = repair_of(root, problem, &path);
            let message = problem.kind.to_string();
            found.push(Finding { check, path, span: problem.span, message, repair });
        }
    }
}

/// The place of a problem. A missing `Version` has none, and is the policy's.
fn path_of(root: &Value, problem: &Problem) -> Path {
    match problem.kind {
        ProblemKind::OldVersion if root.get("Version").is_none() => Path::root(),
        _ => Path::to(root, problem.span),
    }
}

/// The code of a problem.
fn code_of(problem: &Problem, path: &Path, root: &Value) -> &'static str {
    let in_condition = named(path, "Condition");
    match &problem.kind {
        ProblemKind::NotAnObject | ProblemKind::NoStatement => "MISSING_STATEMENT",
        ProblemKind::NotStatements | ProblemKind::NotText | ProblemKind::NotAnObjectOf(_) => {
            "DATA_TYPE_MISMATCH"
        }
        ProblemKind::Empty(_) if in_condition => empty_values(path),
        ProblemKind::Empty(_) if named(path, "Action") || named(path, "NotAction") => "EMPTY_ARRAY_ACTION",
        ProblemKind::Empty(_) if named(path, "Resource") || named(path, "NotResource") => {
            "EMPTY_ARRAY_RESOURCE"
        }
        ProblemKind::Empty(_) => "MISSING_STATEMENT",
        ProblemKind::UnknownVersion(_) => "INVALID_VERSION",
        ProblemKind::OldVersion if root.get("Version").is_none() => "MISSING_VERSION",
        ProblemKind::OldVersion => "OLD_VERSION",
        ProblemKind::UnknownElement(_) | ProblemKind::BareStatement(_) => "INVALID_POLICY_ELEMENT",
        ProblemKind::Id => "UNSUPPORTED_ID",
        ProblemKind::Principal(_) => "UNSUPPORTED_PRINCIPAL",
        ProblemKind::DuplicateKey(_) | ProblemKind::OneOf("Condition", _) => "DUPLICATE_ELEMENT",
        ProblemKind::BadSid(_) => "UNSUPPORTED_SID",
        ProblemKind::DuplicateSid(_) => "UNIQUE_SIDS_REQUIRED",
        ProblemKind::BadEffect => {
            match path.find(root).and_then(|at| at.get("Effect").or(at.text().map(|_| at))) {
                None if !named(path, "Effect") => "MISSING_EFFECT",
                _ => "INVALID_EFFECT",
            }
        }
        ProblemKind::OneOf(plain, not) => {
            let has = |name| path.find(root).and_then(|statement| statement.get(name)).is_some();
            match *plain {
                _ if has(plain) && has(not) => "UNSUPPORTED_ELEMENT_COMBINATION",
                "Action" => "MISSING_ACTION",
                _ => "MISSING_RESOURCE",
            }
        }
        ProblemKind::BadAction(_) => "INVALID_ACTION",
        ProblemKind::NotAnArn(_) => "INVALID_ARN_PREFIX",
        ProblemKind::UnknownOperator(name) if name.to_ascii_lowercase().ends_with("nullifexists") => {
            "NULL_WITH_IF_EXISTS"
        }
        ProblemKind::UnknownOperator(_) => "INVALID_CONDITION_OPERATOR",
        ProblemKind::DuplicateConditionKey(_) => "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
        ProblemKind::BadCharacter(_) => "UNSUPPORTED_CHARACTER",
    }
}

/// Whether a path passes a member with this name inside a statement.
fn named(path: &Path, name: &str) -> bool {
    path.steps().iter().skip(1).any(|step| matches!(step, Step::Member(_, own) if own == name))
}

/// The code of a condition key without values, by its operator.
fn empty_values(path: &Path) -> &'static str {
    let mut operators = path.steps().iter().filter_map(|step| match step {
        Step::Member(_, name) => Operator::parse(name),
        Step::Item(_) => None,
    });
    match operators.next() {
        Some(Operator { if_exists: true, .. }) => "EMPTY_ARRAY_CONDITION_IFEXISTS",
        Some(Operator { set: Some(crate::core::policy::SetOperator::ForAnyValue), .. }) => {
            "EMPTY_ARRAY_CONDITION_FORANYVALUE"
        }
        Some(Operator { set: Some(crate::core::policy::SetOperator::ForAllValues), .. }) => {
            "EMPTY_ARRAY_CONDITION_FORALLVALUES"
        }
        _ => "EMPTY_ARRAY_CONDITION",
    }
}

fn repair_of(root: &Value, problem: &Problem, path: &Path) -> Option<Repair> {
    let removed = || Edit::Remove(path.clone());
    Some(match &problem.kind {
        ProblemKind::OldVersion | ProblemKind::UnknownVersion(_) => {
            let current = text("2012-10-17");
            let edit = match root.get("Version") {
                None => Edit::Insert(Path::root(), "Version".to_owned(), current),
                Some(_) => Edit::Replace(path.clone(), current),
            };
            Repair::edit("set the version to `2012-10-17`", edit)
        }
        ProblemKind::UnknownElement(name) => match meant(name) {
            Some(known) => {
                Repair::edit(format!("write `{known}`"), Edit::Rename(path.clone(), known.to_owned()))
            }
            None => Repair::edit(format!("remove `{name}`"), removed()),
        },
        ProblemKind::Id => Repair::edit("remove the `Id`", removed()),
        ProblemKind::Principal(name) => Repair::edit(format!("remove `{name}`"), removed()),
        ProblemKind::BadSid(sid) => {
            let plain: String = sid.chars().filter(char::is_ascii_alphanumeric).collect();
            Repair::edit(format!("write `{plain}`"), Edit::Replace(path.clone(), text(&plain)))
        }
        ProblemKind::DuplicateSid(sid) => {
            let free = free_sid(root, sid);
            Repair::edit(format!("write `{free}`"), Edit::Replace(path.clone(), text(&free)))
        }
        ProblemKind::BadEffect => {
            let given = path.find(root).and_then(Value::text)?;
            let known = ["Allow", "Deny"].into_iter().find(|known| known.eq_ignore_ascii_case(given))?;
            Repair::edit(format!("write `{known}`"), Edit::Replace(path.clone(), text(known)))
        }
        ProblemKind::UnknownOperator(name) => {
            let known = Operator::meant(name)?;
            Repair::edit(format!("write `{known}`"), Edit::Rename(path.clone(), known))
        }
        ProblemKind::NoStatement
        | ProblemKind::NotAnObject
        | ProblemKind::NotStatements
        | ProblemKind::Empty(_)
        | ProblemKind::BareStatement(_)
        | ProblemKind::DuplicateKey(_)
        | ProblemKind::NotText
        | ProblemKind::OneOf(..)
        | ProblemKind::BadAction(_)
        | ProblemKind::NotAnArn(_)
        | ProblemKind::NotAnObjectOf(_)
        | ProblemKind::DuplicateConditionKey(_)
        | ProblemKind::BadCharacter(_) => return None,
    })
}

/// The element that a name was meant to be: the same but for case, or the plural of it.
fn meant(name: &str) -> Option<&'static str> {
    const ELEMENTS: [&str; 9] = [
        "Version",
        "Statement",
        "Sid",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ];
    let singular = name.strip_suffix(['s', 'S']).unwrap_or(name);
    ELEMENTS
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(singular))
        .filter(|known| *known != name)
}

/// A Sid that no statement has: this one with a number behind it.
fn free_sid(root: &Value, sid: &str) -> String {
    let statements = root.get("Statement").and_then(Value::items).unwrap_or_default();
    let taken = |sid: &str| statements.iter().any(|s| s.get("Sid").and_then(Value::text) == Some(sid));
    // One of so many numbers is free.
    let numbers = 2..statements.len() + 3;
    numbers.map(|n| format!("{sid}{n}")).find(|sid| !taken(sid)).unwrap_or_default()
}

/// `"Sid": ""`
pub(in super::super) fn empty_sid(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for placed in &subject.statements {
        let members = placed.value.members().unwrap_or_default().iter().enumerate();
        for (i, member) in members.filter(|(_, m)| m.name == "Sid" && m.value.text() == Some("")) {
            let path = placed.place.path.then(Step::Member(i, member.name.clone()));
            let repair = Repair::edit("remove the `Sid`", Edit::Remove(path.clone()));
            let place = Place { path, span: member.value.span };
            found.push(Finding::at(check, &place, "an empty `Sid` says nothing".to_owned(), Some(repair)));
        }
    }
}

/// `"Condition": {}`
pub(in super::super) fn empty_condition(
    subject: &Subject<'_>,
    check: &'static Check,
    found: &mut Vec<Finding>,
) {
    for placed in &subject.statements {
        let members = placed.value.members().unwrap_or_default().iter().enumerate();
        let empty = |value: &Value| matches!(&value.kind, Kind::Object(members) if members.is_empty());
        for (i, member) in members.filter(|(_, m)| m.name == "Condition" && empty(&m.value)) {
            let path = placed.place.path.then(Step::Member(i, member.name.clone()));
            let repair = Repair::edit("remove the `Condition`", Edit::Remove(path.clone()));
            let place = Place { path, span: member.value.span };
            let message = "an empty `Condition` asks for nothing".to_owned();
            found.push(Finding::at(check, &place, message, Some(repair)));
        }
    }
}

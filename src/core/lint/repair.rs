//! Mends: in words, and as edits of the JSON that can be carried out.

use super::finding::{Path, Step};
use crate::core::json::{Kind, Member, Span, Value};
use crate::core::sorted;

/// How to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What to do, in words.
    pub text: String,
    /// What to change; all of it together. Empty where a person must choose.
    pub edits: Vec<Edit>,
}

/// A change of a policy's JSON. Paths are those of the policy as it was linted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Takes out a member or an item.
    Remove(Path),
    /// Puts another value in the place of one.
    Replace(Path, Value),
    /// Gives a member another name.
    Rename(Path, String),
    /// Puts a member into an object, before the others.
    Insert(Path, String, Value),
    /// Puts an item at the end of a list. What is no list becomes one first.
    Append(Path, Value),
}

impl Repair {
    /// Words alone.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), edits: Vec::new() }
    }

    /// Words and one edit.
    #[must_use]
    pub fn edit(text: impl Into<String>, edit: Edit) -> Self {
        Self { text: text.into(), edits: vec![edit] }
    }
}

impl Edit {
    /// The place that it changes.
    #[must_use]
    pub const fn path(&self) -> &Path {
        match self {
            Self::Remove(path)
            | Self::Replace(path, _)
            | Self::Rename(path, _)
            | Self::Insert(path, _, _)
            | Self::Append(path, _) => path,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Remove(_) => "remove",
            Self::Replace(..) => "replace",
            Self::Rename(..) => "rename",
            Self::Insert(..) => "insert",
            Self::Append(..) => "append",
        }
    }
}

/// A text as JSON.
#[must_use]
pub fn text(text: &str) -> Value {
    Value { span: Span::default(), kind: Kind::Text(text.to_owned()) }
}

/// An object as JSON.
#[must_use]
pub fn object(members: Vec<(&str, Value)>) -> Value {
    let member =
        |(name, value): (&str, Value)| Member { name: name.to_owned(), name_span: Span::default(), value };
    Value { span: Span::default(), kind: Kind::Object(members.into_iter().map(member).collect()) }
}

/// Carries out edits on the JSON of a policy; none where a path leads nowhere. The places in the result mean
/// nothing any more.
#[must_use]
pub fn apply(root: &Value, edits: &[Edit]) -> Option<Value> {
    let mut changed = root.clone();
    let mut order: Vec<&Edit> = edits.iter().collect();
    // From the end to the beginning, what is inside before what it is in: no place moves before its turn.
    sorted::sort_by(&mut order, |a, b| places(b.path()).cmp(&places(a.path())));
    for edit in order {
        carry_out(&mut changed, edit)?;
    }
    Some(changed)
}

fn places(path: &Path) -> Vec<usize> {
    let place = |step: &Step| match step {
        Step::Member(place, _) | Step::Item(place) => *place,
    };
    path.steps().iter().map(place).collect()
}

fn carry_out(root: &mut Value, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Remove(path) => {
            let (last, _) = path.steps().split_last()?;
            match (last, &mut reach(root, &path.parent()?)?.kind) {
                (Step::Member(place, _), Kind::Object(members)) if *place < members.len() => {
                    members.remove(*place);
                }
                (Step::Item(place), Kind::List(items)) if *place < items.len() => {
                    items.remove(*place);
                }
                _ => return None,
            }
        }
        Edit::Replace(path, value) => *reach(root, path)? = value.clone(),
        Edit::Rename(path, name) => {
            let (Step::Member(place, _), _) = path.steps().split_last()? else {
                return None;
            };
            let Kind::Object(members) = &mut reach(root, &path.parent()?)?.kind else {
                return None;
            };
            members.get_mut(*place)?.name.clone_from(name);
        }
        Edit::Insert(path, name, value) => {
            let Kind::Object(members) = &mut reach(root, path)?.kind else {
                return None;
            };
            let member = Member { name: name.clone(), name_span: Span::default(), value: value.clone() };
            members.insert(0, member);
        }
        Edit::Append(path, value) => {
            let list = reach(root, path)?;
            if list.items().is_none() {
                let only = list.clone();
                list.kind = Kind::List(vec![only]);
            }
            let Kind::List(items) = &mut list.kind else {
                return None;
            };
            items.push(value.clone());
        }
    }
    Some(())
}

fn reach<'v>(root: &'v mut Value, path: &Path) -> Option<&'v mut Value> {
    path.steps().iter().try_fold(root, |value, step| match (step, &mut value.kind) {
        (Step::Member(place, _), Kind::Object(members)) => members.get_mut(*place).map(|m| &mut m.value),
        (Step::Item(place), Kind::List(items)) => items.get_mut(*place),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply, text};
    use crate::core::json::{self, Span};
    use crate::core::lint::Path;

    #[test]
    fn edits_are_carried_out_together() {
        let source = r#"{"a":["x","y","z"],"b":"one","c":1}"#;
        let root = json::read(source).unwrap();
        let path = |part: &str| {
            let start = source.find(part).unwrap();
            Path::to(&root, Span { start, end: start + part.len() })
        };
        let rows = [
            (
                vec![Edit::Remove(path("\"x\"")), Edit::Remove(path("\"z\""))],
                r#"{"a":["y"],"b":"one","c":1}"#,
            ),
            (
                vec![Edit::Append(path("\"one\""), text("two")), Edit::Rename(path("1"), "d".to_owned())],
                r#"{"a":["x","y","z"],"b":["one","two"],"d":1}"#,
            ),
            (
                vec![Edit::Insert(Path::root(), "z".to_owned(), text("new")), Edit::Remove(path("1"))],
                r#"{"z":"new","a":["x","y","z"],"b":"one"}"#,
            ),
            (vec![Edit::Replace(path("\"y\""), text("w"))], r#"{"a":["x","w","z"],"b":"one","c":1}"#),
        ];
        for (edits, expected) in rows {
            assert_eq!(json::write(&apply(&root, &edits).unwrap()), expected);
        }
        assert_eq!(apply(&root, &[Edit::Remove(Path::root())]), None);
    }
}

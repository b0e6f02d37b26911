//! What a check finds.

use std::fmt;

use super::catalogue::Check;
use super::repair::Repair;
use crate::core::json::{Kind, Span, Value};

/// How grave a finding is, the gravest first. The grades are those of IAM Access Analyzer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// IAM refuses the policy, or a part of it can never work.
    Error,
    /// It grants more than may be meant.
    Security,
    /// It does not do what it seems to.
    Warning,
    /// It could be shorter or clearer.
    Suggestion,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Security, Self::Warning, Self::Suggestion];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Security => "security",
            Self::Warning => "warning",
            Self::Suggestion => "suggestion",
        }
    }
}

/// Something that is wrong at a place of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check that found it: its code, its grade, its page.
    pub check: &'static Check,
    /// Where, in the JSON.
    pub path: Path,
    /// Where, in the text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// How to mend it, if there is a way that suits most.
    pub repair: Option<Repair>,
}

/// The way from a policy's root to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    steps: Vec<Step>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To a member of an object: its place, since a name may stand twice, and its name.
    Member(usize, String),
    /// To an item of a list.
    Item(usize),
}

impl Path {
    /// The policy itself.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The steps in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// One step further.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { steps }
    }

    /// The path to what this one is a part of; none for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, steps) = self.steps.split_last()?;
        Some(Self { steps: steps.to_vec() })
    }

    /// The value at the end of the path.
    #[must_use]
    pub fn find<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        self.steps.iter().try_fold(root, |value, step| match step {
            Step::Member(place, _) => value.members()?.get(*place).map(|member| &member.value),
            Step::Item(place) => value.items()?.get(*place),
        })
    }

    /// The path to the value, or to the member with the name, that stands at a place of the text.
    #[must_use]
    pub fn to(root: &Value, span: Span) -> Self {
        let mut path = Self::root();
        let mut value = root;
        while value.span != span {
            let inside = |inner: Span| inner.start <= span.start && span.end <= inner.end;
            let next = match &value.kind {
                Kind::Object(members) => members.iter().enumerate().find_map(|(place, member)| {
                    let here = inside(member.value.span) || member.name_span == span;
                    here.then(|| (Step::Member(place, member.name.clone()), member.name_span, &member.value))
                }),
                Kind::List(items) => items
                    .iter()
                    .enumerate()
                    .find(|(_, item)| inside(item.span))
                    .map(|(place, item)| (Step::Item(place), item.span, item)),
                _ => None,
            };
            let Some((step, name, inner)) = next else {
                break;
            };
            path = path.then(step);
            if name == span {
                break;
            }
            value = inner;
        }
        path
    }
}

impl fmt::Display for Path {
    /// As `$.Statement[0].Condition.StringLike.aws:PrincipalArn`; a name with other characters than these in
    /// brackets and quotes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '/');
        for step in &self.steps {
            match step {
                Step::Item(place) => write!(f, "[{place}]")?,
                Step::Member(_, name) if !name.is_empty() && name.chars().all(plain) => write!(f, ".{name}")?,
                Step::Member(_, name) => write!(f, "[{}]", crate::core::json::quote(name))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Path;
    use crate::core::json::{self, Span};

    #[test]
    fn paths_lead_to_places() {
        let text = r#"{"a":[1,{"b.c":"x","b.c":"y"}],"d":{}}"#;
        let root = json::read(text).unwrap();
        let span = |part: &str| {
            let start = text.find(part).unwrap();
            Span { start, end: start + part.len() }
        };
        let rows = [
            ("the root", text, "$"),
            ("a value", "[1,{\"b.c\":\"x\",\"b.c\":\"y\"}]", "$.a"),
            ("an item", "1", "$.a[0]"),
            ("a name that stands twice", "\"y\"", "$.a[1][\"b.c\"]"),
            ("the name of a member", "\"d\"", "$.d"),
        ];
        for (name, part, shown) in rows {
            let path = Path::to(&root, span(part));
            assert_eq!(path.to_string(), shown, "{name}");
            assert!(path.find(&root).is_some(), "{name}");
        }
        assert_eq!(Path::to(&root, span("\"y\"")).find(&root).unwrap().text(), Some("y"));
    }
}

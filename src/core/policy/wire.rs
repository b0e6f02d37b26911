//! From JSON to the thinking form.
//!
//! [`parse`] takes a policy or says why IAM would not; [`read`] goes through to the end and tells all
//! that is wrong. The thinking form always has the meaning of version `2012-10-17`: what a policy of the
//! old version says with `${..}`, which it takes literally, is escaped on the way in.

use super::problem::{Problem, ProblemKind, WireError};
use super::{
    ActionPattern, Clause, ConditionKey, Conditions, Document, Effect, Entries, Operator, ResourcePattern,
    Statement,
};
use crate::core::json::{self, Kind, Member, Span, SyntaxError, Value};
use crate::core::sorted::Map;

/// A policy's text, read to its end.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its JSON, with places.
    pub root: Value,
    /// Its statements in order; none where one cannot be read.
    pub statements: Vec<Option<Statement>>,
    /// What is wrong with it, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Reads an identity policy.
///
/// # Errors
/// When the text is not JSON, or IAM would refuse it as an identity policy.
pub fn parse(text: &str) -> Result<Document, WireError> {
    let reading = read(text)?;
    match reading.problems.iter().find(|p| p.kind.is_refused()) {
        Some(problem) => Err(WireError::of(text, problem)),
        None => Ok(Document { statements: reading.statements.into_iter().flatten().collect() }),
    }
}

/// Reads a policy's text to its end, whatever is wrong with it.
///
/// # Errors
/// Only when it is not JSON.
pub fn read(text: &str) -> Result<Reading, SyntaxError> {
    let root = json::read(text)?;
    let mut reader = Reader::default();
    let statements = reader.document(&root);
    let mut problems = reader.problems;
    crate::core::sorted::sort_by_key(&mut problems, |p| p.span.start);
    Ok(Reading { root, statements, problems })
}

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    /// Whether `${..}` is plain text here.
    old: bool,
}

const DOCUMENT: &[&str] = &["Version", "Id", "Statement"];
const STATEMENT: &[&str] = &[
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
    "Principal",
    "NotPrincipal",
];

impl Reader {
    fn problem(&mut self, path: &str, span: Span, kind: ProblemKind) {
        self.problems.push(Problem { path: path.to_owned(), span, kind });
    }

    fn document(&mut self, root: &Value) -> Vec<Option<Statement>> {
        let Some(members) = root.members() else {
            self.problem("$", root.span, ProblemKind::NotAnObject);
            return Vec::new();
        };
        self.characters(root);
        self.elements("$", members, DOCUMENT);
        self.twice("$", members, |_| true);
        self.old = self.version(root);
        match root.get("Statement") {
            None => {
                self.problem("$", root.span, ProblemKind::NoStatement);
                Vec::new()
            }
            Some(value) => self.statements(value),
        }
    }

    /// Whether it is a document of the old version.
    fn version(&mut self, root: &Value) -> bool {
        let value = root.get("Version");
        match value.map(|v| (v, v.text())) {
            Some((_, Some("2012-10-17"))) => false,
            Some((_, Some("2008-10-17"))) | None => {
                let span = value.map_or(Span { end: root.span.start + 1, ..root.span }, |v| v.span);
                self.problem("$.Version", span, ProblemKind::OldVersion);
                true
            }
            Some((value, _)) => {
                let version = value.text().map_or_else(|| json::write(value), str::to_owned);
                self.problem("$.Version", value.span, ProblemKind::UnknownVersion(version));
                false
            }
        }
    }

    fn statements(&mut self, value: &Value) -> Vec<Option<Statement>> {
        let statements: Vec<Option<Statement>> = match &value.kind {
            Kind::List(list) => {
                if list.is_empty() {
                    self.problem("$.Statement", value.span, ProblemKind::Empty("the policy grants nothing"));
                }
                list.iter()
                    .enumerate()
                    .map(|(i, v)| self.statement(&format!("$.Statement[{i}]"), v))
                    .collect()
            }
            Kind::Object(_) => vec![self.statement("$.Statement", value)],
            _ => {
                self.problem("$.Statement", value.span, ProblemKind::NotStatements);
                Vec::new()
            }
        };
        self.sids(value, &statements);
        statements
    }

    fn sids(&mut self, value: &Value, statements: &[Option<Statement>]) {
        let mut seen: Map<&str, ()> = Map::default();
        for (i, statement) in statements.iter().enumerate() {
            let Some(sid) = statement.as_ref().and_then(|s| s.sid.as_deref()).filter(|s| !s.is_empty())
            else {
                continue;
            };
            if seen.insert(sid, ()).is_none() {
                continue;
            }
            let (path, own) = match value.items() {
                Some(items) => (format!("$.Statement[{i}].Sid"), items.get(i)),
                None => ("$.Statement.Sid".to_owned(), Some(value)),
            };
            let span = own.and_then(|v| v.get("Sid")).map_or(value.span, |v| v.span);
            self.problem(&path, span, ProblemKind::DuplicateSid(sid.to_owned()));
        }
    }

    fn statement(&mut self, path: &str, value: &Value) -> Option<Statement> {
        let Some(members) = value.members() else {
            self.problem(path, value.span, ProblemKind::NotStatements);
            return None;
        };
        self.elements(path, members, STATEMENT);
        self.twice(path, members, |name| name != "Condition");
        let sid = self.sid(path, value);
        let effect = self.effect(path, value);
        let actions = self.clause(path, value, ("Action", "NotAction"), |reader, path, span, text| {
            ActionPattern::parse(text).unwrap_or_else(|error| {
                reader.problem(path, span, ProblemKind::BadAction(error));
                ActionPattern::refused(text)
            })
        });
        let resources = self.clause(path, value, ("Resource", "NotResource"), |reader, path, span, text| {
            if text != "*" && !text.starts_with("arn:") {
                reader.problem(path, span, ProblemKind::NotAnArn(text.to_owned()));
            }
            ResourcePattern::new(&reader.literal(text))
        });
        let conditions = self.conditions(path, value);
        Some(Statement {
            sid,
            effect: effect?,
            actions: actions?,
            resources: resources?,
            conditions: conditions?,
        })
    }

    fn sid(&mut self, path: &str, statement: &Value) -> Option<String> {
        let value = statement.get("Sid")?;
        let path = format!("{path}.Sid");
        let Some(sid) = value.text() else {
            self.problem(&path, value.span, ProblemKind::NotText);
            return None;
        };
        if !sid.bytes().all(|b| b.is_ascii_alphanumeric()) {
            self.problem(&path, value.span, ProblemKind::BadSid(sid.to_owned()));
        }
        Some(sid.to_owned())
    }

    fn effect(&mut self, path: &str, statement: &Value) -> Option<Effect> {
        let value = statement.get("Effect");
        match value.and_then(Value::text) {
            Some("Allow") => Some(Effect::Allow),
            Some("Deny") => Some(Effect::Deny),
            _ => {
                let span = value.map_or(statement.span, |v| v.span);
                self.problem(&format!("{path}.Effect"), span, ProblemKind::BadEffect);
                None
            }
        }
    }

    /// An element or its Not-form. Several of one name unite, as IAM has it in stored policies.
    fn clause<T>(
        &mut self,
        path: &str,
        statement: &Value,
        (plain, not): (&'static str, &'static str),
        read: impl Fn(&mut Self, &str, Span, &str) -> T,
    ) -> Option<Clause<T>> {
        let members = statement.members().unwrap_or_default();
        let of = |name: &str| members.iter().filter(|m| m.name == name).collect::<Vec<_>>();
        let (name, found) = match (of(plain), of(not)) {
            (found, none) if none.is_empty() && !found.is_empty() => (plain, found),
            (none, found) if none.is_empty() && !found.is_empty() => (not, found),
            _ => {
                self.problem(path, statement.span, ProblemKind::OneOf(plain, not));
                return None;
            }
        };
        let path = format!("{path}.{name}");
        let bare = found.len() == 1 && found.iter().all(|m| m.value.items().is_none());
        let mut entries = Vec::new();
        for member in found {
            for (path, span, text) in self.texts(&path, &member.value)? {
                entries.push(read(self, &path, span, &text));
            }
        }
        let entries = Entries { items: entries, bare };
        Some(if name == plain { Clause::In(entries) } else { Clause::NotIn(entries) })
    }

    /// The texts of a string or a list, each with its place. Numbers and Booleans may stand unquoted, as
    /// IAM allows in conditions.
    fn texts(&mut self, path: &str, value: &Value) -> Option<Vec<(String, Span, String)>> {
        let one = |value: &Value| match &value.kind {
            Kind::Text(text) => Some(text.clone()),
            Kind::Bool(flag) => Some(if *flag { "true" } else { "false" }.to_owned()),
            Kind::Number(number) => Some(number.clone()),
            Kind::Null | Kind::List(_) | Kind::Object(_) => None,
        };
        let Some(items) = value.items() else {
            let Some(text) = one(value) else {
                self.problem(path, value.span, ProblemKind::NotText);
                return None;
            };
            return Some(vec![(path.to_owned(), value.span, text)]);
        };
        if items.is_empty() {
            self.problem(path, value.span, ProblemKind::Empty("nothing matches it"));
        }
        let mut texts = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            let path = format!("{path}[{i}]");
            let Some(text) = one(item) else {
                self.problem(&path, item.span, ProblemKind::NotText);
                return None;
            };
            texts.push((path, item.span, text));
        }
        Some(texts)
    }

    fn conditions(&mut self, path: &str, statement: &Value) -> Option<Conditions> {
        let path = format!("{path}.Condition");
        let mut conditions = Conditions::default();
        let blocks = statement.members().unwrap_or_default().iter().filter(|m| m.name == "Condition");
        for (i, block) in blocks.enumerate() {
            let Some(operators) = block.value.members() else {
                self.problem(&path, block.value.span, ProblemKind::NotAnObjectOf("operators"));
                return None;
            };
            if i > 0 {
                // What IAM makes of a second condition in a stored policy is not known.
                let twice = ProblemKind::OneOf("Condition", "a second Condition");
                self.problem(&path, block.name_span, twice);
            }
            for operator in operators {
                self.operator(&path, operator, &mut conditions)?;
            }
        }
        Some(conditions)
    }

    fn operator(&mut self, path: &str, member: &Member, conditions: &mut Conditions) -> Option<()> {
        let path = format!("{path}.{}", member.name);
        let operator = Operator::parse(&member.name);
        if operator.is_none() {
            self.problem(&path, member.name_span, ProblemKind::UnknownOperator(member.name.clone()));
        }
        let Some(keys) = member.value.members() else {
            self.problem(&path, member.value.span, ProblemKind::NotAnObjectOf("condition keys"));
            return None;
        };
        for key in keys {
            let path = format!("{path}.{}", key.name);
            let texts = self.texts(&path, &key.value)?;
            let variables = operator.is_some_and(Operator::takes_variables);
            let value = |(_, _, text): (_, _, String)| if variables { self.literal(&text) } else { text };
            let values =
                Entries { items: texts.into_iter().map(value).collect(), bare: key.value.items().is_none() };
            if !conditions.insert(&member.name, ConditionKey::new(&key.name), values) {
                self.problem(&path, key.name_span, ProblemKind::DuplicateConditionKey(key.name.clone()));
            }
        }
        Some(())
    }

    /// A text that may hold variables, as version `2012-10-17` would write it.
    fn literal(&self, text: &str) -> String {
        if self.old { text.replace("${", "${$}{") } else { text.to_owned() }
    }

    fn elements(&mut self, path: &str, members: &[Member], known: &[&str]) {
        for member in members {
            let name = member.name.clone();
            let kind = match name.as_str() {
                "Id" => ProblemKind::Id,
                "Principal" | "NotPrincipal" => ProblemKind::Principal(name),
                other if known.contains(&other) => continue,
                other if STATEMENT.contains(&other) => ProblemKind::BareStatement(name),
                _ => ProblemKind::UnknownElement(name),
            };
            self.problem(&format!("{path}.{}", member.name), member.name_span, kind);
        }
    }

    fn twice(&mut self, path: &str, members: &[Member], matters: impl Fn(&str) -> bool) {
        let mut seen: Map<&str, ()> = Map::default();
        for member in members.iter().filter(|m| matters(&m.name)) {
            if seen.insert(&member.name, ()).is_some() {
                let kind = match member.name.as_str() {
                    // Which of two lists of statements IAM would take is not known.
                    "Statement" => ProblemKind::NotStatements,
                    name => ProblemKind::DuplicateKey(name.to_owned()),
                };
                self.problem(&format!("{path}.{}", member.name), member.name_span, kind);
            }
        }
    }

    /// IAM takes tab, line feed, carriage return and U+0020 to U+00FF.
    /// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html>
    fn characters(&mut self, root: &Value) {
        let mut found = Vec::new();
        strange(root, &mut found);
        for (span, c) in found {
            self.problem("$", span, ProblemKind::BadCharacter(c));
        }
    }
}

/// The strings with a character that IAM does not take, each with the first such one.
fn strange(value: &Value, found: &mut Vec<(Span, char)>) {
    let first = |text: &str| text.chars().find(|c| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{ff}'));
    match &value.kind {
        Kind::Text(text) => found.extend(first(text).map(|c| (value.span, c))),
        Kind::List(items) => items.iter().for_each(|item| strange(item, found)),
        Kind::Object(members) => {
            for member in members {
                found.extend(first(&member.name).map(|c| (member.name_span, c)));
                strange(&member.value, found);
            }
        }
        Kind::Null | Kind::Bool(_) | Kind::Number(_) => {}
    }
}

#[cfg(test)]
mod tests;

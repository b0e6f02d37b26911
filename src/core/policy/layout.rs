//! The pretty JSON of a document as lines of tokens, for people: the page colours the tokens and makes
//! the actions answer; joined, the lines are the text that is copied.

use super::{Clause, ConditionKey, Entries, Statement};

/// What a token is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Brackets, commas and colons.
    Punctuation,
    /// A member's name.
    Name,
    /// A string.
    Text,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its text as it stands in the JSON.
    pub text: String,
}

/// One line of the pretty form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Levels of two spaces.
    pub indent: usize,
    /// What stands on it.
    pub tokens: Vec<Token>,
    /// The action pattern that the line lists, if it lists one.
    pub action: Option<String>,
}

impl Line {
    fn new(indent: usize) -> Self {
        Self { indent, ..Self::default() }
    }

    fn push(mut self, kind: TokenKind, text: impl Into<String>) -> Self {
        self.tokens.push(Token { kind, text: text.into() });
        self
    }

    fn punctuation(self, text: &str) -> Self {
        self.push(TokenKind::Punctuation, text)
    }

    fn name(self, name: &str) -> Self {
        self.push(TokenKind::Name, quote(name)).punctuation(": ")
    }

    fn text(self, text: &str) -> Self {
        self.push(TokenKind::Text, quote(text))
    }

    fn acting(mut self, action: Option<String>) -> Self {
        self.action = action;
        self
    }

    /// The line as text, without its line break.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = "  ".repeat(self.indent);
        for token in &self.tokens {
            text.push_str(&token.text);
        }
        text
    }
}

pub use crate::core::json::quote;

/// The lines of one statement inside a document; all but the last statement end with a comma.
#[must_use]
pub fn statement(statement: &Statement, last: bool) -> Vec<Line> {
    let mut members: Vec<Vec<Line>> = Vec::new();
    if let Some(sid) = &statement.sid {
        members.push(vec![Line::new(3).name("Sid").text(sid)]);
    }
    members.push(vec![Line::new(3).name("Effect").text(statement.effect.as_str())]);
    members.push(clause("Action", &statement.actions, |a| a.as_str(), true));
    members.push(clause("Resource", &statement.resources, |r| r.as_str(), false));
    if !statement.conditions.is_empty() {
        members.push(conditions(statement));
    }
    let mut lines = vec![Line::new(2).punctuation("{")];
    join(&mut lines, members);
    lines.push(Line::new(2).punctuation(if last { "}" } else { "}," }));
    lines
}

fn clause<T>(name: &str, clause: &Clause<T>, text: impl Fn(&T) -> &str, acts: bool) -> Vec<Line> {
    let name = match clause {
        Clause::In(_) => name.to_owned(),
        Clause::NotIn(_) => format!("Not{name}"),
    };
    entries(3, &name, clause.entries(), text, acts)
}

fn entries<T>(
    indent: usize,
    name: &str,
    entries: &Entries<T>,
    text: impl Fn(&T) -> &str,
    acts: bool,
) -> Vec<Line> {
    let acting = |item: &T| acts.then(|| text(item).to_owned());
    match entries.items.as_slice() {
        [single] if entries.bare => {
            vec![Line::new(indent).name(name).text(text(single)).acting(acting(single))]
        }
        items => {
            let mut lines = vec![Line::new(indent).name(name).punctuation("[")];
            let rows = items
                .iter()
                .map(|item| vec![Line::new(indent + 1).text(text(item)).acting(acting(item))])
                .collect();
            join(&mut lines, rows);
            lines.push(Line::new(indent).punctuation("]"));
            lines
        }
    }
}

fn conditions(statement: &Statement) -> Vec<Line> {
    let mut lines = vec![Line::new(3).name("Condition").punctuation("{")];
    let operators = statement
        .conditions
        .iter()
        .map(|(operator, keys)| {
            let mut lines = vec![Line::new(4).name(operator).punctuation("{")];
            let rows = keys
                .iter()
                .map(|(key, values): (&ConditionKey, _)| {
                    entries(5, key.as_str(), values, String::as_str, false)
                })
                .collect();
            join(&mut lines, rows);
            lines.push(Line::new(4).punctuation("}"));
            lines
        })
        .collect();
    join(&mut lines, operators);
    lines.push(Line::new(3).punctuation("}"));
    lines
}

/// Appends the members, a comma after each but the last.
fn join(lines: &mut Vec<Line>, members: Vec<Vec<Line>>) {
    let last = members.len().saturating_sub(1);
    for (i, mut member) in members.into_iter().enumerate() {
        if i != last
            && let Some(line) = member.pop()
        {
            member.push(line.punctuation(","));
        }
        lines.append(&mut member);
    }
}

//! Texts with wildcards and policy variables, taken apart.
//!
//! Wildcards: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>,
//! variables: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>

use std::borrow::Cow;

use super::{Context, OpenRule};
use crate::core::policy::ConditionKey;

/// A part of a text that a policy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// These characters.
    Text(String),
    /// `?`: any one character.
    One,
    /// `*`: any run of characters, none too.
    Any,
    /// `${key}` or `${key, 'default'}`: what the request has for a key.
    Variable {
        /// The key.
        key: ConditionKey,
        /// What stands there when the request does not have the key.
        default: Option<String>,
    },
}

/// A part of a pattern whose variables have their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
    /// This character.
    Char(char),
    /// Any one character.
    One,
    /// Any run of characters, none too.
    Any,
}

/// A text of a policy, taken apart. A malformed variable (not closed, without a name, with a blank in it)
/// is plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
    /// The tokens, where there is no variable.
    fixed: Option<Vec<Token>>,
}

impl Template {
    /// Reads a text in which `*` and `?` are wildcards, and variables are replaced: of `Resource`,
    /// `StringLike` and the ARN operators.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::read(text, true)
    }

    /// Reads a text in which variables are replaced and `*` and `?` are letters, as in `StringEquals`.
    #[must_use]
    pub fn literal_with_variables(text: &str) -> Self {
        Self::read(text, false)
    }

    fn read(text: &str, wildcards: bool) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some((piece, tail)) = variable(rest) {
                push(&mut pieces, piece);
                rest = tail;
                continue;
            }
            let piece = match c {
                '*' if wildcards => Piece::Any,
                '?' if wildcards => Piece::One,
                c => Piece::Text(c.to_string()),
            };
            push(&mut pieces, piece);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
        Self::of(pieces)
    }

    /// The template of these pieces.
    #[must_use]
    pub fn of(pieces: Vec<Piece>) -> Self {
        let fixed = tokens(&pieces, &|_, _| None);
        Self { pieces, fixed }
    }

    /// The pieces in order; no two texts stand side by side.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether it holds a variable.
    #[must_use]
    pub const fn has_variable(&self) -> bool {
        self.fixed.is_none()
    }

    /// The pattern that it is for a request. None where a variable has no value and no default: such a
    /// text matches nothing. A value is taken literally, wildcards in it too. A key with several values
    /// has none that could stand there: AWS allows keys with a single value only.
    #[must_use]
    pub fn resolve(&self, context: &Context) -> Option<Vec<Token>> {
        self.tokens(context).map(Cow::into_owned)
    }

    /// As [`resolve`](Self::resolve), without a copy where there is no variable.
    #[must_use]
    pub fn tokens(&self, context: &Context) -> Option<Cow<'_, [Token]>> {
        if let Some(fixed) = &self.fixed {
            return Some(Cow::Borrowed(fixed));
        }
        let value = |key: &ConditionKey, default: Option<&str>| match context.get(key) {
            None => default.map(str::to_owned),
            Some([one]) => Some(one.clone()),
            Some(_) => None,
        };
        tokens(&self.pieces, &value).map(Cow::Owned)
    }

    /// Whether it matches the whole of a text, for a request.
    #[must_use]
    pub fn matches(&self, text: &str, context: &Context) -> bool {
        self.tokens(context).is_some_and(|pattern| matches(&pattern, text))
    }

    /// What AWS leaves open about the values that its variables have in a request.
    #[must_use]
    pub fn open(&self, context: &Context) -> Option<OpenRule> {
        self.pieces.iter().find_map(|piece| {
            let Piece::Variable { key, default } = piece else { return None };
            match context.get(key)? {
                [one] => (one.is_empty() && default.is_some()).then_some(OpenRule::EmptyBeforeDefault),
                _ => Some(OpenRule::VariableOfSeveral),
            }
        })
    }

    /// The parts between the first `separators` places where a character stands. Only the policy's own
    /// text is looked at: the character may come in a variable's value without separating anything.
    #[must_use]
    pub fn split(&self, separator: char, separators: usize) -> Vec<Self> {
        let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
        for piece in &self.pieces {
            let Piece::Text(text) = piece else {
                if let Some(last) = parts.last_mut() {
                    last.push(piece.clone());
                }
                continue;
            };
            let left = separators + 2 - parts.len();
            for (i, text) in text.splitn(left, separator).enumerate() {
                if i > 0 {
                    parts.push(Vec::new());
                }
                if let Some(last) = parts.last_mut().filter(|_| !text.is_empty()) {
                    last.push(Piece::Text(text.to_owned()));
                }
            }
        }
        parts.into_iter().map(Self::of).collect()
    }
}

fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, piece) => pieces.push(piece),
    }
}

/// The variable or escaped character at the beginning of a text, and what follows it.
fn variable(text: &str) -> Option<(Piece, &str)> {
    let inside = text.strip_prefix("${")?;
    for letter in ["*", "?", "$"] {
        if let Some(tail) = inside.strip_prefix(letter).and_then(|t| t.strip_prefix('}')) {
            return Some((Piece::Text(letter.to_owned()), tail));
        }
    }
    let end = inside.find(|c: char| matches!(c, '}' | ',' | '{' | '$') || c.is_whitespace())?;
    let (key, tail) = inside.split_at_checked(end).filter(|(key, _)| !key.is_empty())?;
    let key = ConditionKey::new(key);
    if let Some(tail) = tail.strip_prefix('}') {
        return Some((Piece::Variable { key, default: None }, tail));
    }
    let (default, tail) = tail.strip_prefix(", '")?.split_once('\'')?;
    Some((Piece::Variable { key, default: Some(default.to_owned()) }, tail.strip_prefix('}')?))
}

fn tokens(
    pieces: &[Piece],
    value: &dyn Fn(&ConditionKey, Option<&str>) -> Option<String>,
) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => found.extend(text.chars().map(Token::Char)),
            Piece::One => found.push(Token::One),
            Piece::Any => found.push(Token::Any),
            Piece::Variable { key, default } => {
                found.extend(value(key, default.as_deref())?.chars().map(Token::Char));
            }
        }
    }
    Some(found)
}

/// The pattern of a text without variables, such as an action's.
#[must_use]
pub fn wildcards(text: &str) -> Vec<Token> {
    let token = |c| match c {
        '*' => Token::Any,
        '?' => Token::One,
        c => Token::Char(c),
    };
    text.chars().map(token).collect()
}

/// Whether a pattern matches the whole of a text. Only the last `*` is ever retried.
#[must_use]
pub fn matches(pattern: &[Token], text: &str) -> bool {
    let mut rest = text.chars();
    let mut at = 0;
    // The place behind the last `*`, and where in the text it ends so far.
    let mut retry: Option<(usize, std::str::Chars)> = None;
    loop {
        let token = pattern.get(at);
        if token == Some(&Token::Any) {
            at += 1;
            retry = Some((at, rest.clone()));
            continue;
        }
        match (token, rest.next()) {
            (None, None) => return true,
            (_, None) => return false,
            (Some(Token::One), Some(_)) => at += 1,
            (Some(Token::Char(wanted)), Some(c)) if *wanted == c => at += 1,
            _ => {
                let Some((behind, from)) = &mut retry else { return false };
                from.next();
                at = *behind;
                rest = from.clone();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Template};
    use crate::core::algebra::Context;
    use crate::core::policy::ConditionKey;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    fn variable(key: &str, default: Option<&str>) -> Piece {
        Piece::Variable { key: ConditionKey::new(key), default: default.map(str::to_owned) }
    }

    type Known = &'static [(&'static str, &'static [&'static str])];

    fn context(entries: Known) -> Context {
        entries
            .iter()
            .map(|(key, values)| (ConditionKey::new(key), values.iter().map(|v| (*v).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn taking_apart() {
        let rows = [
            ("empty", "", vec![]),
            ("wildcards", "a*b?", vec![text("a"), Piece::Any, text("b"), Piece::One]),
            ("6.5 escapes", "a${*}${?}${$}{b}", vec![text("a*?${b}")]),
            (
                "6.2 a variable",
                "x${aws:username}/",
                vec![text("x"), variable("AWS:UserName", None), text("/")],
            ),
            ("6.4 a default", "${aws:a, 'b, c}'}d", vec![variable("aws:a", Some("b, c}")), text("d")]),
            ("6.4 an empty default", "${aws:a, ''}", vec![variable("aws:a", Some(""))]),
            ("6.4 no blank", "${aws:a,'b'}", vec![text("${aws:a,'b'}")]),
            ("6.4 no quotes", "${aws:a, b}", vec![text("${aws:a, b}")]),
            ("6.4 a blank in the name", "${aws:a b}", vec![text("${aws:a b}")]),
            ("6.7 empty", "${}", vec![text("${}")]),
            ("6.7 not closed", "${aws:a", vec![text("${aws:a")]),
            ("6.7 the next one counts", "${a${b}}", vec![text("${a"), variable("b", None), text("}")]),
            ("a star in a default is a letter", "${a, '*'}", vec![variable("a", Some("*"))]),
            ("a wildcard in a malformed one", "${a *}", vec![text("${a "), Piece::Any, text("}")]),
        ];
        for (name, source, pieces) in rows {
            assert_eq!(Template::parse(source).pieces(), pieces, "{name}");
        }
    }

    #[test]
    fn wildcards_are_letters_where_nothing_is_like() {
        let template = Template::literal_with_variables("a*${x}?${*}");
        assert_eq!(template.pieces(), [text("a*"), variable("x", None), text("?*")]);
    }

    #[test]
    fn resolving() {
        let bob: Known = &[("AWS:username", &["bob"])];
        let rows: [(&str, &str, Known, &str, bool); 9] = [
            ("6.2 without case", "b/${aws:UserName}", bob, "b/bob", true),
            ("6.3 no value", "b/${aws:userid}*", bob, "b/", false),
            ("6.4 default", "b/${aws:userid, 'x'}", bob, "b/x", true),
            ("6.4 value before default", "b/${aws:username, 'x'}", bob, "b/bob", true),
            ("6.4 an empty list is missing", "${k, 'x'}", &[("k", &[])], "x", true),
            ("6.4 an empty text is not", "${k, 'x'}", &[("k", &[""])], "", true),
            ("6.2 several values", "${k}", &[("k", &["a", "b"])], "a", false),
            ("6.6 a star in a value", "${k}", &[("k", &["*"])], "a", false),
            ("6.6 a star in a value is itself", "${k}", &[("k", &["*"])], "*", true),
        ];
        for (name, source, known, text, expected) in rows {
            assert_eq!(Template::parse(source).matches(text, &context(known)), expected, "{name}");
        }
    }

    #[test]
    fn matching() {
        let rows = [
            ("exact", "abc", "abc", true),
            ("empty", "", "", true),
            ("empty pattern", "", "a", false),
            ("star takes nothing", "a*", "a", true),
            ("star takes all", "*", "a:b/c", true),
            ("last star retried", "*ab*ab", "abxab", true),
            ("star and a tail too long", "*abc", "bc", false),
            ("the first place does not do", "a*bc", "abbc", true),
            ("question mark is one", "a?c", "abc", true),
            ("question mark is not none", "a?c", "ac", false),
            ("question mark takes a wide letter", "a?c", "a\u{e9}c", true),
            ("a wide letter is one, after a star too", "*??xb", "\u{20ac}xb", false),
            ("slash is ordinary", "b/*/test/*", "b//test/o", true),
            ("slash is needed", "b/*/test/*", "b/test/o", false),
            ("tail missing", "abc", "ab", false),
            ("case counts", "abc", "aBc", false),
        ];
        for (name, pattern, text, expected) in rows {
            assert_eq!(Template::parse(pattern).matches(text, &Context::default()), expected, "{name}");
        }
    }

    #[test]
    fn splitting_looks_at_the_policys_own_text() {
        let parts = Template::parse("a::${k:l}*:d:e").split(':', 3);
        let pieces: Vec<&[Piece]> = parts.iter().map(Template::pieces).collect();
        let expected: [&[Piece]; 4] =
            [&[text("a")], &[], &[variable("k:l", None), Piece::Any], &[text("d:e")]];
        assert_eq!(pieces, expected);
    }
}

//! Whether one pattern or condition is wider than another, short and slow. Nothing is shared with the
//! engine. `true` is a proof; `false` is not.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::policies::texts;

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Letter(char),
    One,
    Any,
    /// `${..}`: some text, the same wherever this variable stands.
    Variable(String),
}

fn pieces(pattern: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        if let Some((name, tail)) = rest.strip_prefix("${").and_then(|r| r.split_once('}')) {
            found.push(Piece::Variable(name.to_lowercase()));
            rest = tail;
            continue;
        }
        found.push(match letter {
            '*' => Piece::Any,
            '?' => Piece::One,
            other => Piece::Letter(other),
        });
        rest = &rest[letter.len_utf8()..];
    }
    found
}

/// Whether `text`, a pattern or a plain text, lies within `pattern` as a whole.
pub fn glob(pattern: &str, text: &str) -> bool {
    within(&pieces(pattern), &pieces(text))
}

/// Keeps the set of places in the text that the pattern read so far can end at.
fn within(pattern: &[Piece], text: &[Piece]) -> bool {
    let mut places = vec![false; text.len() + 1];
    places[0] = true;
    for piece in pattern {
        let mut next = vec![false; text.len() + 1];
        for place in (0..=text.len()).filter(|p| places[*p]) {
            match (piece, text.get(place)) {
                (Piece::Any, _) => next[place..].fill(true),
                (Piece::One, Some(Piece::Letter(_) | Piece::One)) => next[place + 1] = true,
                (same, Some(other)) if same == other => next[place + 1] = true,
                _ => {}
            }
        }
        places = next;
    }
    places[text.len()]
}

/// Whether one resource pattern is wider than another, or equal: `*`, or field by field.
pub fn resource(wide: &str, narrow: &str) -> bool {
    if wide == "*" || wide == narrow {
        return true;
    }
    let (wide, narrow) = (pieces(wide), pieces(narrow));
    let fields = |pieces: &[Piece]| {
        pieces.splitn(6, |p| *p == Piece::Letter(':')).map(<[Piece]>::to_vec).collect::<Vec<_>>()
    };
    let (wide, narrow) = (fields(&wide), fields(&narrow));
    wide.len() == 6 && narrow.len() == 6 && wide.iter().zip(&narrow).all(|(w, n)| within(w, n))
}

/// A condition: for each operator and key, the values.
pub type Condition = BTreeMap<(String, String), BTreeSet<String>>;

/// Reads a `Condition` element.
pub fn read(element: Option<&Value>) -> Condition {
    let mut condition = Condition::new();
    for (operator, keys) in element.and_then(Value::as_object).into_iter().flatten() {
        for (key, values) in keys.as_object().unwrap() {
            condition.insert((operator.clone(), key.to_lowercase()), texts(values).into_iter().collect());
        }
    }
    condition
}

/// Whether whatever satisfies `narrow` satisfies `wide`: each test of `wide` is one of `narrow`, with at
/// least its values, or at most its values where the operator is a negated one.
pub fn condition(wide: &Condition, narrow: &Condition) -> bool {
    wide.iter().all(|(test, values)| {
        let negated = test.0.contains("Not");
        narrow.get(test).is_some_and(|n| if negated { values.is_subset(n) } else { n.is_subset(values) })
    })
}

#[test]
fn wider() {
    let rows = [
        ("star", "a*c", "abbc", true),
        ("star over star", "a*", "a*b", true),
        ("star over a variable", "a/*", "a/${aws:username}/*", true),
        ("one letter is no variable", "a?", "a${aws:username}", false),
        ("the same variable", "${aws:userName}*", "${aws:username}x", true),
        ("another variable", "${aws:userid}", "${aws:username}", false),
        ("a letter is no star", "ab", "a*", false),
        ("one over one", "a?", "a?", true),
        ("equal, and written differently", "a?*", "a*?", false),
    ];
    for (name, wide, narrow, expected) in rows {
        assert_eq!(glob(wide, narrow), expected, "{name}");
    }
    assert!(resource("arn:*:s3:::b*", "arn:aws:s3:::b/${a:b}:c"));
    assert!(!resource("arn:*:s3:*:*", "arn:aws:s3:::b"), "fewer fields");
    assert!(!resource("arn:*:s3:::*", "arn:aws:s3:eu::b"), "a field more");
}

#[test]
fn conditions() {
    let read = |json: &str| read(Some(&serde_json::from_str(json).unwrap()));
    let rows = [
        (r#"{}"#, r#"{"StringEquals":{"a":"1"}}"#, true),
        (r#"{"StringEquals":{"A":["1","2"]}}"#, r#"{"StringEquals":{"a":"1"},"Bool":{"b":true}}"#, true),
        (r#"{"StringEquals":{"a":"1"}}"#, r#"{"StringEquals":{"a":["1","2"]}}"#, false),
        (r#"{"StringNotEquals":{"a":"1"}}"#, r#"{"StringNotEquals":{"a":["1","2"]}}"#, true),
        (r#"{"StringNotEquals":{"a":["1","2"]}}"#, r#"{"StringNotEquals":{"a":"1"}}"#, false),
        (r#"{"StringEquals":{"a":"1"}}"#, r#"{}"#, false),
    ];
    for (wide, narrow, expected) in rows {
        assert_eq!(condition(&read(wide), &read(narrow)), expected, "{wide} {narrow}");
    }
}

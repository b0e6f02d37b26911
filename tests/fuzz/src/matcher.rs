//! Patterns: matching agrees with a slow matcher, and what is said to cover does cover.

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use palette_iam_composer::core::policy::{ActionPattern, ResourcePattern};

use crate::policies;

/// Takes the bytes for three lines, a pattern, another one and a text; and for choices.
pub fn hold(data: &[u8]) {
    let lines = crate::text(data).map(|text| text.splitn(3, '\n').collect::<Vec<_>>());
    if let Some([outer, inner, text]) = lines.as_deref() {
        actions(outer, inner, text);
        resources(outer, inner, text);
    }
    let _ = chosen(&mut Unstructured::new(data));
}

/// Two patterns, and a text that the second one matches.
fn chosen(bytes: &mut Unstructured<'_>) -> Result<()> {
    let (outer, inner) = (policies::action(bytes)?, policies::action(bytes)?);
    actions(&outer, &inner, &instance(&inner, bytes)?);
    let (outer, inner) = (policies::resource(bytes)?, policies::resource(bytes)?);
    resources(&outer, &inner, &instance(&inner, bytes)?);
    Ok(())
}

/// The pattern with letters for its wildcards.
fn instance(pattern: &str, bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    for letter in pattern.chars() {
        match letter {
            '*' => text.push_str(bytes.choose(&["", "a", "Get", "Object", "a/b", "é", "xx"])?),
            '?' => text.push_str(bytes.choose(&["a", "t", "é", "/"])?),
            other => text.push(other),
        }
    }
    Ok(text)
}

fn actions(outer: &str, inner: &str, action: &str) {
    let (Ok(outer), Ok(inner)) = (ActionPattern::parse(outer), ActionPattern::parse(inner)) else {
        return;
    };
    let slow =
        |pattern: &ActionPattern| glob(&pattern.as_str().to_ascii_lowercase(), &action.to_ascii_lowercase());
    for pattern in [&outer, &inner] {
        assert_eq!(pattern.matches(action), slow(pattern), "{pattern} on {action}");
    }
    if outer.covers(&inner) {
        assert!(slow(&outer) || !slow(&inner), "{outer} does not cover {inner}: {action}");
    }
}

fn resources(outer: &str, inner: &str, arn: &str) {
    // A variable is a value that is not known here.
    if outer.contains("${") || inner.contains("${") {
        return;
    }
    if ResourcePattern::new(outer).covers(&ResourcePattern::new(inner)) {
        assert!(
            by_field(outer, arn) || !by_field(inner, arn),
            "`{outer}` does not cover `{inner}` field by field: {arn}"
        );
        assert!(glob(outer, arn) || !glob(inner, arn), "`{outer}` does not cover `{inner}`: {arn}");
    }
}

/// The resource element's stricter reading: six fields, each by itself, missing ones `*`.
fn by_field(pattern: &str, arn: &str) -> bool {
    let given: Vec<&str> = arn.splitn(6, ':').collect();
    let mut fields: Vec<&str> = pattern.splitn(6, ':').collect();
    fields.resize(6, "*");
    pattern == "*" || (given.len() == 6 && fields.iter().zip(given).all(|(p, t)| glob(p, t)))
}

/// Keeps the set of places in the text that the pattern read so far can end at.
fn glob(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut places = vec![false; text.len() + 1];
    places[0] = true;
    for letter in pattern.chars() {
        let mut next = vec![false; text.len() + 1];
        for place in (0..=text.len()).filter(|p| places[*p]) {
            match letter {
                '*' => next[place..].fill(true),
                _ if text.get(place).is_some_and(|t| letter == '?' || letter == *t) => next[place + 1] = true,
                _ => {}
            }
        }
        places = next;
    }
    places[text.len()]
}

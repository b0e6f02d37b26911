//! From JSON to the thinking form.

use std::fmt;

use serde_json::{Map, Value};

use super::{
    ActionPattern, Clause, ConditionKey, Conditions, Document, Effect, Entries, ResourcePattern, Statement,
};

/// Why a text is no identity policy, with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireError {
    /// Where: a line and column of the text, or a path such as `Statement[2].Effect`.
    pub place: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for WireError {}

fn error(place: &str, message: impl Into<String>) -> WireError {
    WireError { place: place.to_owned(), message: message.into() }
}

/// Reads an identity policy.
///
/// # Errors
/// When the text is not JSON, or not an identity policy as IAM's grammar has it.
pub fn parse(text: &str) -> Result<Document, WireError> {
    let value: Value = serde_json::from_str(text)
        .map_err(|e| error(&format!("line {}, column {}", e.line(), e.column()), format!("not JSON: {e}")))?;
    let Value::Object(root) = value else {
        return Err(error("document", "a policy is a JSON object; wrap the statements in one"));
    };
    for name in root.keys() {
        if !matches!(name.as_str(), "Version" | "Id" | "Statement") {
            return Err(error(name, format!("`{name}` is no element of a policy; remove it")));
        }
    }
    let statements = match root.get("Statement") {
        Some(Value::Array(list)) => list
            .iter()
            .enumerate()
            .map(|(i, value)| statement(&format!("Statement[{i}]"), value))
            .collect::<Result<_, _>>()?,
        Some(single @ Value::Object(_)) => vec![statement("Statement", single)?],
        _ => return Err(error("Statement", "a policy needs a `Statement`, an object or a list of them")),
    };
    Ok(Document { statements })
}

fn statement(place: &str, value: &Value) -> Result<Statement, WireError> {
    let Value::Object(map) = value else {
        return Err(error(place, "a statement is a JSON object"));
    };
    for name in map.keys() {
        let known = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
        if !known.contains(&name.as_str()) {
            return Err(error(
                &format!("{place}.{name}"),
                format!("`{name}` is no element of an identity policy's statement"),
            ));
        }
    }
    Ok(Statement {
        sid: match map.get("Sid") {
            None => None,
            Some(Value::String(sid)) => Some(sid.clone()),
            Some(_) => return Err(error(&format!("{place}.Sid"), "a Sid is a string")),
        },
        effect: match map.get("Effect").and_then(Value::as_str) {
            Some("Allow") => Effect::Allow,
            Some("Deny") => Effect::Deny,
            _ => return Err(error(&format!("{place}.Effect"), "write `Allow` or `Deny`, in this case")),
        },
        actions: clause(place, map, "Action", "NotAction", |place, text| {
            ActionPattern::parse(text).map_err(|e| error(place, e.to_string()))
        })?,
        resources: clause(place, map, "Resource", "NotResource", |_, text| Ok(ResourcePattern::new(text)))?,
        conditions: match map.get("Condition") {
            None => Conditions::default(),
            Some(value) => conditions(&format!("{place}.Condition"), value)?,
        },
    })
}

fn clause<T>(
    place: &str,
    map: &Map<String, Value>,
    plain: &str,
    not: &str,
    read: impl Fn(&str, &str) -> Result<T, WireError>,
) -> Result<Clause<T>, WireError> {
    let entries = |name: &str, value| {
        let place = format!("{place}.{name}");
        let texts = texts(&place, value)?;
        let items = texts.items.iter().map(|text| read(&place, text)).collect::<Result<_, _>>()?;
        Ok(Entries { items, bare: texts.bare })
    };
    match (map.get(plain), map.get(not)) {
        (Some(value), None) => Ok(Clause::In(entries(plain, value)?)),
        (None, Some(value)) => Ok(Clause::NotIn(entries(not, value)?)),
        _ => Err(error(place, format!("a statement needs one of `{plain}` and `{not}`, and not both"))),
    }
}

fn conditions(place: &str, value: &Value) -> Result<Conditions, WireError> {
    let Value::Object(operators) = value else {
        return Err(error(place, "a condition is a JSON object of operators"));
    };
    let mut conditions = Conditions::default();
    for (operator, keys) in operators {
        let place = format!("{place}.{operator}");
        let Value::Object(keys) = keys else {
            return Err(error(&place, "an operator holds a JSON object of condition keys"));
        };
        for (key, values) in keys {
            let key_place = format!("{place}.{key}");
            if !conditions.insert(operator, ConditionKey::new(key), texts(&key_place, values)?) {
                return Err(error(
                    &key_place,
                    "the key stands twice, in another case; IAM reads both as one",
                ));
            }
        }
    }
    Ok(conditions)
}

/// A string or a list of them. Numbers and Booleans may stand unquoted, as IAM allows in conditions.
fn texts(place: &str, value: &Value) -> Result<Entries<String>, WireError> {
    let text = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(error(place, "write a string or a list of strings")),
    };
    match value {
        Value::Array(list) => {
            Ok(Entries { items: list.iter().map(text).collect::<Result<_, _>>()?, bare: false })
        }
        single => Ok(Entries { items: vec![text(single)?], bare: true }),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn errors_name_the_place_and_the_mend() {
        let rows = [
            ("no JSON", "{", "line 1, column 1: not JSON: EOF while parsing an object at line 1 column 1"),
            ("no object", "[]", "document: a policy is a JSON object; wrap the statements in one"),
            ("no statement", "{}", "Statement: a policy needs a `Statement`, an object or a list of them"),
            (
                "lower case",
                r#"{"statement":[]}"#,
                "statement: `statement` is no element of a policy; remove it",
            ),
            (
                "effect in lower case",
                r#"{"Statement":{"Effect":"allow"}}"#,
                "Statement.Effect: write `Allow` or `Deny`, in this case",
            ),
            (
                "both forms",
                r#"{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}"#,
                "Statement: a statement needs one of `Action` and `NotAction`, and not both",
            ),
            (
                "one key in two cases",
                r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:X":"true","AWS:x":"true"}}}}"#,
                "Statement.Condition.Bool.aws:X: the key stands twice, in another case; IAM reads both as one",
            ),
            (
                "principal",
                r#"{"Statement":[{"Principal":"*"}]}"#,
                "Statement[0].Principal: `Principal` is no element of an identity policy's statement",
            ),
        ];
        for (name, text, message) in rows {
            assert_eq!(parse(text).unwrap_err().to_string(), message, "{name}");
        }
    }
}

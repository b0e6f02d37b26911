//! IAM's rules for one request, short and slow, read from the policy's JSON. Nothing here is shared with
//! the engine. Numbers, dates, addresses and bytes are not read at all: what each text of a pool means
//! stands beside it, so that comparing them is looking them up.

use serde_json::Value;
use std::collections::BTreeMap;

/// What is known of a request: condition keys in lower case, each with its values.
pub type Known = BTreeMap<String, Vec<String>>;

/// A request.
#[derive(Debug, Clone)]
pub struct Asked {
    pub action: String,
    pub resource: String,
    pub known: Known,
}

/// Texts of numbers, each with its place in their order.
pub const NUMBERS: [(&str, i32); 14] = [
    ("-1e2", 0),
    ("-100", 0),
    ("-1.5", 1),
    ("-1.50", 1),
    ("0", 2),
    ("-0.0", 2),
    ("0.001", 3),
    ("1e-3", 3),
    ("1", 4),
    ("1.0", 4),
    ("9007199254740992", 5),
    ("9007199254740993", 6),
    ("1e16", 7),
    ("10000000000000000", 7),
];

/// Texts of points in time, each with its place in their order.
pub const DATES: [(&str, i32); 12] = [
    ("-1", 0),
    ("1969-12-31T23:59:59Z", 0),
    ("0", 1),
    ("1970-01-01", 1),
    ("1970-01-01T00:00:00.25Z", 2),
    ("2020-02-29T12:00:00Z", 3),
    ("1582977600", 3),
    ("2020-02-29T13:30+01:30", 3),
    ("2020-03-01", 4),
    ("2020-03", 4),
    ("2020-02-29T20:00:00-04:00", 4),
    ("2020-03-01T00:00:00.000001Z", 5),
];

/// Texts of bytes.
pub const BYTES: [(&str, &str); 4] = [("Zm9v", "foo"), ("Zm8=", "fo"), ("Zg==", "f"), ("", "")];

/// Addresses, each with its kind and its bits.
pub const ADDRESSES: [&str; 7] =
    ["10.0.0.1", "10.0.0.254", "10.1.0.1", "192.0.2.1", "2001:db8::1", "2001:db8:0:1::1", "::ffff:10.0.0.1"];

/// Ranges of addresses.
pub const RANGES: [&str; 9] = [
    "10.0.0.1",
    "10.0.0.9/24",
    "10.0.0.0/8",
    "0.0.0.0/0",
    "10.0.0.254/32",
    "2001:db8::/32",
    "2001:db8::5/64",
    "::/0",
    "2001:db8::1",
];

/// The decision's name, and for each statement in order whether it matches.
pub fn judge(policies: &[Value], asked: &Asked) -> (&'static str, Vec<bool>) {
    let statements: Vec<&Value> = policies.iter().flat_map(|p| p["Statement"].as_array().unwrap()).collect();
    let matched: Vec<bool> = statements.iter().map(|s| speaks_of(s, asked)).collect();
    let some = |effect: &str| statements.iter().zip(&matched).any(|(s, m)| *m && s["Effect"] == effect);
    let decision = if some("Deny") {
        "ExplicitDeny"
    } else if some("Allow") {
        "Allowed"
    } else {
        "ImplicitDeny"
    };
    (decision, matched)
}

fn speaks_of(statement: &Value, asked: &Asked) -> bool {
    let among = |plain: &str, not: &str, fits: &dyn Fn(&str) -> bool| {
        let (value, wanted) = match statement.get(plain) {
            Some(value) => (value, true),
            None => (&statement[not], false),
        };
        strings(value).iter().any(|text| fits(text)) == wanted
    };
    let action = asked.action.to_lowercase();
    among("Action", "NotAction", &|p| like(&letters(&p.to_lowercase(), true), &chars(&action)))
        && among("Resource", "NotResource", &|p| resource(p, asked))
        && statement.get("Condition").and_then(Value::as_object).into_iter().flatten().all(
            |(operator, keys)| {
                let mut keys = keys.as_object().unwrap().iter();
                keys.all(|(key, values)| holds(operator, &key.to_lowercase(), &strings(values), &asked.known))
            },
        )
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Array(many) => many.iter().map(|v| v.as_str().unwrap().to_owned()).collect(),
        one => vec![one.as_str().unwrap().to_owned()],
    }
}

/// A letter of a pattern.
#[derive(Clone, Copy, PartialEq)]
enum Letter {
    Is(char),
    One,
    Any,
    /// A colon that a value brought with it.
    Colon,
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn letters(text: &str, wild: bool) -> Vec<Letter> {
    let letter = |c| match c {
        '*' if wild => Letter::Any,
        '?' if wild => Letter::One,
        c => Letter::Is(c),
    };
    text.chars().map(letter).collect()
}

/// Tries every way.
fn like(pattern: &[Letter], text: &[char]) -> bool {
    match pattern {
        [] => text.is_empty(),
        [Letter::Any, rest @ ..] => (0..=text.len()).any(|taken| like(rest, &text[taken..])),
        [Letter::One, rest @ ..] => !text.is_empty() && like(rest, &text[1..]),
        [Letter::Is(c), rest @ ..] => text.first() == Some(c) && like(rest, &text[1..]),
        [Letter::Colon, rest @ ..] => text.first() == Some(&':') && like(rest, &text[1..]),
    }
}

/// The pattern with its variables replaced; none where one has no value.
fn replaced(text: &str, wild: bool, known: &Known) -> Option<Vec<Letter>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        found.extend(letters(&rest[..at], wild));
        rest = &rest[at + 2..];
        let Some((inside, after)) = rest.split_once('}') else {
            found.extend(letters("${", wild));
            continue;
        };
        let (name, default) = match inside.split_once(", '") {
            Some((name, default)) => (name, default.strip_suffix('\'')),
            None => (inside, None),
        };
        if name.is_empty() || name.contains(' ') {
            found.extend(letters("${", wild));
            continue;
        }
        let value = match (name, known.get(&name.to_lowercase()).map(Vec::as_slice)) {
            ("*" | "?" | "$", _) => name.to_owned(),
            (_, Some([one])) => one.clone(),
            (_, None | Some([])) => default?.to_owned(),
            (_, Some(_)) => return None,
        };
        let literal = |c| if c == ':' { Letter::Colon } else { Letter::Is(c) };
        found.extend(value.chars().map(literal));
        rest = after;
    }
    found.extend(letters(rest, wild));
    Some(found)
}

fn by_field(pattern: &[Letter], text: &str) -> bool {
    let fields: Vec<&[Letter]> = pattern.splitn(6, |l| *l == Letter::Is(':')).collect();
    let given: Vec<&str> = text.splitn(6, ':').collect();
    fields.len() == 6 && given.len() == 6 && fields.iter().zip(given).all(|(p, text)| like(p, &chars(text)))
}

fn resource(pattern: &str, asked: &Asked) -> bool {
    if pattern == "*" {
        return true;
    }
    let mut whole = pattern.to_owned();
    // Colons inside braces are no separators.
    let bare = pattern
        .split("${")
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once('}').map_or(part, |(_, after)| after) });
    let colons: usize = bare.map(|part| part.matches(':').count()).sum();
    for _ in colons..5 {
        whole.push_str(":*");
    }
    replaced(&whole, true, &asked.known).is_some_and(|pattern| by_field(&pattern, &asked.resource))
}

/// One operator on one key.
fn holds(operator: &str, key: &str, values: &[String], known: &Known) -> bool {
    let (set, rest) = operator.split_once(':').unwrap_or(("", operator));
    let (base, if_exists) = rest.strip_suffix("IfExists").map_or((rest, false), |base| (base, true));
    let negated = base.contains("Not");
    let given: &[String] = known.get(key).map_or(&[], Vec::as_slice);
    if base == "Null" {
        let missing = if given.is_empty() { "true" } else { "false" };
        return set == "ForAllValues"
            || (set.is_empty() && values.iter().any(|v| v.to_lowercase() == missing));
    }
    if values.is_empty() {
        return given.is_empty() && (set == "ForAllValues" || (set.is_empty() && if_exists));
    }
    if given.is_empty() {
        return set == "ForAllValues" || if_exists || (set.is_empty() && negated);
    }
    let one = |value: &String| values.iter().any(|p| fits(base, p, value, known)) != negated;
    match set {
        "ForAnyValue" => given.iter().any(one),
        "ForAllValues" => given.iter().all(one),
        _ => given.len() == 1 && one(&given[0]),
    }
}

/// Whether one value of a policy matches one of a request, the operator's negation left out.
fn fits(base: &str, wanted: &str, value: &str, known: &Known) -> bool {
    let base = base.replace("Not", "");
    let text = |wild| replaced(wanted, wild, known);
    let placed = |pool: &[(&str, i32)]| {
        let place = |text: &str| pool.iter().find(|(t, _)| *t == text).map(|(_, place)| *place);
        place(value).zip(place(wanted))
    };
    let stands = |pair: Option<(i32, i32)>, name: &str| {
        let Some((value, wanted)) = pair else { return false };
        match name {
            "Equals" => value == wanted,
            "LessThan" => value < wanted,
            "LessThanEquals" => value <= wanted,
            "GreaterThan" => value > wanted,
            "GreaterThanEquals" => value >= wanted,
            other => panic!("{other}"),
        }
    };
    match base.as_str() {
        "StringEquals" => text(false).is_some_and(|p| like(&p, &chars(value))),
        "StringEqualsIgnoreCase" => text(false).is_some_and(|pattern| {
            let lower = |l: &Letter| match l {
                Letter::Is(c) => Letter::Is(c.to_ascii_lowercase()),
                other => *other,
            };
            like(&pattern.iter().map(lower).collect::<Vec<_>>(), &chars(&value.to_ascii_lowercase()))
        }),
        "StringLike" => text(true).is_some_and(|p| like(&p, &chars(value))),
        "ArnEquals" | "ArnLike" => text(true).is_some_and(|p| by_field(&p, value)),
        "Bool" => ["true", "false"]
            .iter()
            .any(|flag| wanted.to_lowercase() == *flag && value.to_lowercase() == *flag),
        "BinaryEquals" => {
            let read = |text: &str| BYTES.iter().find(|(t, _)| *t == text).map(|(_, bytes)| *bytes);
            read(value).is_some() && read(value) == read(wanted)
        }
        "IpAddress" => in_range(wanted, value),
        other => match (other.strip_prefix("Numeric"), other.strip_prefix("Date")) {
            (Some(order), _) => stands(placed(&NUMBERS), order),
            (_, Some(order)) => stands(placed(&DATES), order),
            _ => panic!("an operator that the model does not know: {other}"),
        },
    }
}

/// Compares the bits as text.
fn in_range(range: &str, address: &str) -> bool {
    let bits = |text: &str| match text.parse() {
        Ok(std::net::IpAddr::V4(a)) => Some(format!("{:032b}", u32::from(a))),
        Ok(std::net::IpAddr::V6(a)) => Some(format!("{:0128b}", u128::from(a))),
        Err(_) => None,
    };
    let (network, length) = range.split_once('/').unwrap_or((range, "128"));
    match (bits(network), bits(address)) {
        (Some(network), Some(address)) if network.len() == address.len() => {
            let length = length.parse::<usize>().unwrap().min(network.len());
            network[..length] == address[..length]
        }
        _ => false,
    }
}

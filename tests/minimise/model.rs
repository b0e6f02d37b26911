//! What policies grant, short and slow; and what whole words are, said in another way than the engine
//! says it.

use std::collections::BTreeSet;

use serde_json::Value;

/// Whether a pattern matches a text.
pub fn glob(pattern: &str, text: &str) -> bool {
    matches(pattern.as_bytes(), text.as_bytes())
}

fn matches(pattern: &[u8], text: &[u8]) -> bool {
    match pattern {
        [] => text.is_empty(),
        [b'*', rest @ ..] => (0..=text.len()).any(|taken| matches(rest, &text[taken..])),
        [letter, rest @ ..] => {
            text.first().is_some_and(|t| *letter == b'?' || letter == t) && matches(rest, &text[1..])
        }
    }
}

/// The texts of an element that is a string or a list of them.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// The statements of a policy.
pub fn statements(policy: &Value) -> Vec<Value> {
    policy["Statement"].as_array().cloned().unwrap_or_default()
}

/// A statement, asked beforehand which of some actions and resources it speaks of.
pub struct Asked {
    pub effect: String,
    pub actions: Vec<bool>,
    pub resources: Vec<bool>,
    pub tests: BTreeSet<String>,
}

/// The statements of a policy, asked about actions in lower case and resources.
pub fn ask(policy: &Value, actions: &BTreeSet<String>, resources: &[&str]) -> Vec<Asked> {
    let speaks = |statement: &Value, name: &str, text: &str| {
        let (list, not) = match statement.get(format!("Not{name}")) {
            Some(list) => (list, true),
            None => (&statement[name], false),
        };
        let fold = |pattern: String| if name == "Action" { pattern.to_lowercase() } else { pattern };
        texts(list).into_iter().map(fold).any(|p| glob(&p, text)) != not
    };
    let ask = |s: Value| Asked {
        effect: s["Effect"].as_str().unwrap().to_owned(),
        actions: actions.iter().map(|a| speaks(&s, "Action", a)).collect(),
        resources: resources.iter().map(|r| speaks(&s, "Resource", r)).collect(),
        tests: tests(&s),
    };
    statements(policy).into_iter().map(ask).collect()
}

/// The tests of a statement's condition, each an opaque text.
pub fn tests(statement: &Value) -> BTreeSet<String> {
    let operators = statement["Condition"].as_object().cloned().unwrap_or_default();
    let keys = operators.into_iter().flat_map(|(operator, keys)| {
        let keys = keys.as_object().cloned().unwrap_or_default();
        keys.into_iter().map(move |(key, values)| (operator.clone(), key, texts(&values)))
    });
    keys.map(|(operator, key, mut values)| {
        values.sort();
        values.dedup();
        format!("{operator} {key} {values:?}")
    })
    .collect()
}

/// The wildcards of a policy's lists of actions, in lower case.
pub fn wildcards(policy: &Value) -> BTreeSet<String> {
    let lists = statements(policy)
        .into_iter()
        .flat_map(|s| texts(&s["Action"]).into_iter().chain(texts(&s["NotAction"])).collect::<Vec<_>>());
    lists.filter(|p| p.contains(['*', '?'])).map(|p| p.to_lowercase()).collect()
}

/// The words of a name: runs of small letters and digits, each with the capital before it; what is left
/// of capitals before such a word is a word, with the small `s` of a plural.
pub fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let from = at;
        let capitals = letters[at..].iter().take_while(|c| c.is_ascii_uppercase()).count();
        let small = letters[at + capitals..].iter().take_while(|c| c.is_ascii_lowercase()).count();
        at += match (capitals, small) {
            (0 | 1, _) => capitals + small,
            (_, 0) => capitals,
            (_, 1) if letters[at + capitals] == 's' => capitals + 1,
            _ => capitals - 1,
        };
        at += letters[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        words.push(letters[from..at].iter().collect());
    }
    words
}

/// Whether a pattern is a name's words with each `*` for one or more of them.
pub fn is_whole_words(pattern: &str, name: &str) -> bool {
    let words = words(name);
    let words: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    fits(&pattern.to_lowercase(), &words)
}

fn fits(pattern: &str, words: &[String]) -> bool {
    match (pattern.strip_prefix('*'), words) {
        (Some(rest), _) => (1..=words.len()).any(|taken| fits(rest, &words[taken..])),
        (None, []) => pattern.is_empty(),
        (None, [first, others @ ..]) => pattern.strip_prefix(first.as_str()).is_some_and(|r| fits(r, others)),
    }
}

/// Whether a pattern is a star and a name, and catches that name and its opposites.
pub fn is_opposites(pattern: &str, names: &[&str]) -> bool {
    let pattern = pattern.to_lowercase();
    let Some(name) = pattern.strip_prefix('*') else { return false };
    let opposites = ["", "de", "dis", "un"].map(|prefix| format!("{prefix}{name}"));
    !name.contains('*')
        && names.iter().all(|n| opposites.contains(&n.to_lowercase()) || is_whole_words(&pattern, n))
}

#[test]
fn words_in_the_model() {
    for (name, expected) in [
        ("DescribeDBs", "Describe|DBs"),
        ("GetIpv6ACLsV2", "Get|Ipv6|ACLs|V2"),
        ("ListDBVpcs", "List|DB|Vpcs"),
    ] {
        assert_eq!(words(name).join("|"), expected);
    }
    assert!(is_whole_words("*Vpcs", "ListDBVpcs") && !is_whole_words("*pcs", "ListDBVpcs"));
    assert!(!is_whole_words("List*", "List") && is_opposites("*TagIt", &["TagIt", "UntagIt"]));
}

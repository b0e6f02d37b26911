//! IAM's rules, short and slow, read from the JSON that leaves the page. Nothing here is shared with the
//! engine: not the parser, not the matcher, not the way from a selection to its statements.

use palette_iam_composer::core::catalog::{FEATURES, Policy, PrincipalId};
use palette_iam_composer::core::compose::Selection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a request: condition keys in lower case, each with its values.
pub type Context = BTreeMap<String, Vec<String>>;

/// One statement.
#[derive(Debug, Clone)]
pub struct Rule {
    pub allow: bool,
    pub not_action: bool,
    pub literal_actions: BTreeSet<String>,
    pub wild_actions: Vec<String>,
    pub not_resource: bool,
    pub resources: Vec<String>,
    pub tests: Vec<Test>,
}

/// One operator on one key.
#[derive(Debug, Clone)]
pub struct Test {
    pub operator: String,
    pub key: String,
    pub values: Vec<String>,
}

/// The statements of a document.
pub fn read(json: &str) -> Vec<Rule> {
    let document: Value = serde_json::from_str(json).expect("the document is JSON");
    assert_eq!(document["Version"], "2012-10-17");
    document["Statement"].as_array().expect("a list of statements").iter().map(read_statement).collect()
}

pub fn read_statement(statement: &Value) -> Rule {
    let (not_action, actions) = either(statement, "Action", "NotAction");
    let (not_resource, resources) = either(statement, "Resource", "NotResource");
    let folded = actions.into_iter().map(|a| a.to_lowercase());
    let (wild, literal): (Vec<_>, Vec<_>) = folded.partition(|a| a.contains(['*', '?']));
    let mut tests = Vec::new();
    for (operator, keys) in statement.get("Condition").and_then(Value::as_object).into_iter().flatten() {
        for (key, values) in keys.as_object().unwrap() {
            let (operator, key) = (operator.clone(), key.to_lowercase());
            tests.push(Test { operator, key, values: strings(values) });
        }
    }
    Rule {
        allow: match statement["Effect"].as_str() {
            Some("Allow") => true,
            Some("Deny") => false,
            other => panic!("no effect: {other:?}"),
        },
        not_action,
        literal_actions: literal.into_iter().collect(),
        wild_actions: wild,
        not_resource,
        resources,
        tests,
    }
}

fn either(statement: &Value, plain: &str, not: &str) -> (bool, Vec<String>) {
    match (statement.get(plain), statement.get(not)) {
        (Some(value), None) => (false, strings(value)),
        (None, Some(value)) => (true, strings(value)),
        _ => panic!("one of {plain} and {not}"),
    }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(many) => many.iter().map(|v| v.as_str().unwrap().to_owned()).collect(),
        other => panic!("neither a string nor a list: {other}"),
    }
}

impl Rule {
    /// Whether it speaks of an action, given in lower case.
    pub fn has_action(&self, action: &str) -> bool {
        let listed = self.literal_actions.contains(action)
            || self.wild_actions.iter().any(|p| glob(&tokens(p), action));
        listed != self.not_action
    }

    /// Whether every test of its condition holds.
    pub fn holds(&self, context: &Context) -> bool {
        self.tests.iter().all(|test| test.holds(context))
    }
}

impl Test {
    fn holds(&self, context: &Context) -> bool {
        let given = context.get(&self.key);
        let equal = |value: &String| self.values.contains(value);
        let like = |value: &String| self.values.iter().any(|p| glob(&tokens(p), value));
        match self.operator.as_str() {
            "StringEquals" => given.is_some_and(|g| g.iter().any(equal)),
            "StringNotEquals" => given.is_none_or(|g| !g.iter().any(equal)),
            "StringLike" | "ForAnyValue:StringLike" => given.is_some_and(|g| g.iter().any(like)),
            "ForAllValues:StringLike" => given.is_none_or(|g| g.iter().all(like)),
            other => panic!("an operator that the model does not know: {other}"),
        }
    }
}

/// A piece of a pattern.
#[derive(Clone, PartialEq)]
enum Token {
    Letter(char),
    One,
    Any,
}

fn tokens(pattern: &str) -> Vec<Token> {
    let token = |c| match c {
        '*' => Token::Any,
        '?' => Token::One,
        c => Token::Letter(c),
    };
    pattern.chars().map(token).collect()
}

/// Keeps the set of places in the text that the pattern read so far can end at.
fn glob(pattern: &[Token], text: &str) -> bool {
    if pattern == [Token::Any] {
        return true;
    }
    let text: Vec<char> = text.chars().collect();
    let mut places = vec![false; text.len() + 1];
    places[0] = true;
    for token in pattern {
        let mut next = vec![false; text.len() + 1];
        for place in (0..=text.len()).filter(|p| places[*p]) {
            match token {
                Token::Any => next[place..].fill(true),
                Token::One if place < text.len() => next[place + 1] = true,
                Token::Letter(c) if text.get(place) == Some(c) => next[place + 1] = true,
                Token::One | Token::Letter(_) => {}
            }
        }
        places = next;
    }
    places[text.len()]
}

/// Whether a resource matches: six fields, each by itself; missing ones are `*`. A variable that the
/// request has no value for matches nothing.
pub fn arn(pattern: &str, resource: &str, context: &Context) -> bool {
    if pattern == "*" {
        return true;
    }
    let Some(pattern) = with_variables(pattern, context) else {
        return false;
    };
    let mut fields: Vec<&[Token]> = pattern.splitn(6, |t| *t == Token::Letter(':')).collect();
    fields.resize(6, &[Token::Any]);
    let given: Vec<&str> = resource.splitn(6, ':').collect();
    given.len() == 6 && fields.iter().zip(given).all(|(p, text)| glob(p, text))
}

fn with_variables(pattern: &str, context: &Context) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, tail) = after.split_once('}')?;
        found.extend(tokens(before));
        found.extend(context.get(name)?.first()?.chars().map(Token::Letter));
        rest = tail;
    }
    found.extend(tokens(rest));
    Some(found)
}

/// The statements that a selection asks for, straight from the catalogue's texts.
pub fn asked_for(selection: &Selection, principal: PrincipalId) -> Vec<Rule> {
    let mut rules = Vec::new();
    for feature in FEATURES.iter().filter(|f| selection.features.contains(&f.id)) {
        let given = feature.given(selection.edition);
        for attached in given.iter().flat_map(|g| g.policies).filter(|a| a.principal == principal) {
            rules.extend(of_policy(attached.policy, selection));
        }
    }
    rules
}

fn of_policy(policy: &Policy, selection: &Selection) -> Vec<Rule> {
    let mut text = policy.json.to_owned();
    for (id, value) in &selection.params {
        if id.get().unwrap().rule.check(value).is_ok() {
            text = text.replace(&format!("<{id}>"), value);
        }
    }
    let mut rules = read(&text);
    for (place, rule) in rules.iter_mut().enumerate() {
        let kept = |action: &String| {
            let claims = || policy.claims.iter().filter(|c| c.statement == place);
            let fits = |p: &&str| glob(&tokens(&p.to_lowercase()), action);
            let claim = claims().find(|c| c.actions.is_empty() || c.actions.iter().any(fits));
            claim.is_none_or(|c| !selection.off.contains(&c.part))
        };
        assert!(!rule.not_action, "the catalogue has no NotAction");
        rule.literal_actions.retain(kept);
        rule.wild_actions.retain(kept);
    }
    rules
}

//! A finite world of requests, made so that every pattern of some statements has requests that match it
//! and requests that just miss it.

use crate::model::{Context, Rule, arn};
use palette_iam_composer::core::catalog::POLICIES;
use palette_iam_composer::core::reference::Reference;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Every combination of these is a request.
pub struct Universe {
    pub actions: Vec<String>,
    pub resources: Vec<String>,
    pub contexts: Vec<Context>,
    matched: BTreeMap<String, Matched>,
}

/// Which resources a pattern matches, for nobody and for Bob: the only variable is the user's name.
struct Matched {
    unnamed: Vec<bool>,
    named: Vec<bool>,
}

const USER: &str = "aws:username";
const BOB: &str = "bob";

/// As many contexts as a row of bits can hold.
const MOST_CONTEXTS: usize = 128;

/// Every action that the catalogue names, and some that it does not, in lower case.
static KNOWN_ACTIONS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let named = POLICIES.iter().flat_map(|p| crate::model::read(p.json)).flat_map(|r| r.literal_actions);
    let services = Reference::catalogue().services().iter();
    let others = services.flat_map(|s| {
        s.actions().iter().step_by(11).map(move |a| format!("{}:{}", s.prefix(), a.name()).to_lowercase())
    });
    named.chain(others).chain(["ec2:".to_owned(), "madeup:thing".to_owned()]).collect()
});

impl Universe {
    /// A world for these statements, with the catalogue's actions.
    pub fn of_catalogue<'a>(rules: impl Iterator<Item = &'a Rule> + Clone) -> Self {
        let mut universe = Self::of(rules);
        let mut actions: BTreeSet<String> = universe.actions.into_iter().collect();
        actions.extend(KNOWN_ACTIONS.iter().cloned());
        universe.actions = actions.into_iter().collect();
        universe
    }

    /// A world for these statements.
    pub fn of<'a>(rules: impl Iterator<Item = &'a Rule> + Clone) -> Self {
        let mut actions: BTreeSet<String> = BTreeSet::new();
        let mut resources: BTreeSet<String> =
            ["*", "arn:aws:s3:::other", "arn:aws:ec2:eu-central-1:1:vpc/v"].map(str::to_owned).into();
        for rule in rules.clone() {
            actions.extend(rule.literal_actions.iter().cloned());
            actions.extend(rule.wild_actions.iter().flat_map(|p| around(p)).map(|a| a.to_lowercase()));
            resources.extend(rule.resources.iter().flat_map(|p| around_arn(p)));
        }
        let resources: Vec<String> = resources.into_iter().collect();
        let bob = Context::from([(USER.to_owned(), vec![BOB.to_owned()])]);
        let matches = |pattern: &str, context: &Context| -> Vec<bool> {
            resources.iter().map(|r| arn(pattern, r, context)).collect()
        };
        let patterns: BTreeSet<&String> = rules.clone().flat_map(|r| &r.resources).collect();
        let matched = patterns
            .into_iter()
            .map(|p| (p.clone(), Matched { unnamed: matches(p, &Context::new()), named: matches(p, &bob) }))
            .collect();
        Self { actions: actions.into_iter().collect(), matched, contexts: contexts(rules), resources }
    }

    /// For each action and each resource the contexts, as bits, in which some statement of this effect
    /// speaks of it.
    fn reach(&self, rules: &[Rule], allow: bool) -> Vec<Vec<u128>> {
        let mut reach = vec![vec![0; self.resources.len()]; self.actions.len()];
        for rule in rules.iter().filter(|r| r.allow == allow) {
            let row = self.rows(rule);
            for (place, action) in self.actions.iter().enumerate().filter(|(_, a)| rule.has_action(a)) {
                assert!(action.is_ascii());
                for (all, bits) in reach[place].iter_mut().zip(&row) {
                    *all |= bits;
                }
            }
        }
        reach
    }

    fn rows(&self, rule: &Rule) -> Vec<u128> {
        let holds: Vec<bool> = self.contexts.iter().map(|c| rule.holds(c)).collect();
        let patterns: Vec<&Matched> = rule.resources.iter().map(|p| &self.matched[p]).collect();
        let row = |place: usize| {
            let matched = |of: fn(&Matched) -> &Vec<bool>| patterns.iter().any(|m| of(m)[place]);
            let unnamed = matched(|m| &m.unnamed) != rule.not_resource;
            let named = matched(|m| &m.named) != rule.not_resource;
            let mut bits = 0;
            for (i, context) in self.contexts.iter().enumerate() {
                if holds[i] && if context.contains_key(USER) { named } else { unnamed } {
                    bits |= 1 << i;
                }
            }
            bits
        };
        (0..self.resources.len()).map(row).collect()
    }

    /// The first request that one of two policies speaks of and the other does not.
    pub fn difference(&self, one: &[Rule], other: &[Rule]) -> Option<String> {
        for allow in [true, false] {
            let (ours, theirs) = (self.reach(one, allow), self.reach(other, allow));
            for (a, action) in self.actions.iter().enumerate() {
                for (r, resource) in self.resources.iter().enumerate() {
                    let differs = ours[a][r] ^ theirs[a][r];
                    if differs != 0 {
                        let context = &self.contexts[differs.trailing_zeros() as usize];
                        let first = ours[a][r] & differs != 0;
                        let (effect, whose) =
                            (if allow { "allowed" } else { "denied" }, if first { 1 } else { 2 });
                        return Some(format!(
                            "{action} on {resource} with {context:?}: {effect} by {whose} only"
                        ));
                    }
                }
            }
        }
        None
    }
}

/// Texts that a pattern matches, and some that it just does not.
fn around(pattern: &str) -> Vec<String> {
    let filled = |star: &str| pattern.replace('*', star).replace('?', "q");
    let mut texts = vec![filled(""), filled("x"), filled("a/b.c"), format!("{}z", filled("x"))];
    let mut shorter = filled("x");
    shorter.pop();
    texts.push(shorter);
    texts
}

/// Resources that an ARN pattern matches, and some that it just does not.
fn around_arn(pattern: &str) -> Vec<String> {
    let pattern = pattern.replace("${aws:username}", BOB);
    let mut texts = around(&pattern);
    let whole = pattern.replace('*', "x").replace('?', "q");
    texts.push(pattern.replace('*', "a:b"));
    texts.push(format!("{whole}:more"));
    texts.push(whole.to_uppercase());
    let fields: Vec<&str> = whole.splitn(6, ':').collect();
    for other in 1..fields.len() {
        let changed: Vec<&str> =
            fields.iter().enumerate().map(|(i, f)| if i == other { "other" } else { f }).collect();
        texts.push(changed.join(":"));
    }
    texts
}

/// For each key of the conditions: absent, each value matched, none matched; alone and beside the others.
fn contexts<'a>(rules: impl Iterator<Item = &'a Rule>) -> Vec<Context> {
    let mut values: BTreeSet<(String, String)> = BTreeSet::new();
    for test in rules.flat_map(|r| &r.tests) {
        values.extend(test.values.iter().map(|v| (test.key.clone(), v.replace('*', "m").replace('?', "q"))));
    }
    let mut all = Context::new();
    for (key, value) in &values {
        all.entry(key.clone()).or_insert_with(|| vec![value.clone()]);
    }
    let mut found = vec![Context::new(), all.clone()];
    for (key, value) in &values {
        found.push(Context::from([(key.clone(), vec![value.clone()])]));
        for given in
            [vec![value.clone()], vec!["none".to_owned()], vec!["none".to_owned(), value.clone()], vec![]]
        {
            let mut context = all.clone();
            context.insert(key.clone(), given);
            found.push(context);
        }
        let mut context = all.clone();
        context.remove(key);
        found.push(context);
    }
    // A user's name for the variable; absent in every other one.
    for context in found.clone().into_iter().take(8) {
        found.push(context.into_iter().chain([(USER.to_owned(), vec![BOB.to_owned()])]).collect());
    }
    found.sort();
    found.dedup();
    assert!(found.len() <= MOST_CONTEXTS, "{} contexts", found.len());
    found
}

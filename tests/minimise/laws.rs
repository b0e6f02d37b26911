//! What holds of every result.

use std::collections::BTreeSet;

use palette_iam_composer::core::minimise::verify::verify;
use palette_iam_composer::core::minimise::{Minimised, Universe, Wildcards, minimise};
use palette_iam_composer::core::policy::{ActionPattern, Clause, Document, Entries, Statement, write};
use palette_iam_composer::core::reference::Reference;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;

use crate::model::{Asked, ask, glob, is_opposites, is_whole_words, statements, tests, texts, wildcards};
use crate::random::{CONCRETE, World, world};
use crate::{run, size};

fn many(count: u32) -> Config {
    Config {
        cases: count,
        rng_seed: RngSeed::Fixed(20_250_223),
        failure_persistence: None,
        ..Config::default()
    }
}

fn json(statements: &[Statement]) -> Value {
    serde_json::from_str(&write::pretty(&Document { statements: statements.to_vec() })).unwrap()
}

/// The actions of the reference, and those beyond it that a policy spells out.
fn today(world: &World, policies: &[&Value]) -> BTreeSet<String> {
    let lists = policies.iter().flat_map(|p| statements(p));
    let spelt =
        lists.flat_map(|s| texts(&s["Action"]).into_iter().chain(texts(&s["NotAction"])).collect::<Vec<_>>());
    let spelt = spelt.map(|p| p.to_lowercase()).filter(|p| !p.contains(['*', '?']));
    world.actions().into_iter().chain(spelt).collect()
}

/// Every way in which the tests of these policies can hold.
fn contexts(policies: &[&Value]) -> Vec<BTreeSet<String>> {
    let all: BTreeSet<String> = policies.iter().flat_map(|p| statements(p)).flat_map(|s| tests(&s)).collect();
    let all: Vec<String> = all.into_iter().collect();
    let pick = |mask: usize| {
        all.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, t)| t.clone()).collect()
    };
    (0..1 << all.len()).map(pick).collect()
}

/// A request on which two policies differ, over these actions.
fn difference(
    a: &Value,
    b: &Value,
    actions: &BTreeSet<String>,
    differ: impl Fn(bool, bool) -> bool,
) -> Option<String> {
    let (before, after) = (ask(a, actions, CONCRETE), ask(b, actions, CONCRETE));
    let says = |asked: &[Asked], effect: &str, action: usize, resource: usize, held: &BTreeSet<String>| {
        asked.iter().any(|s| {
            s.effect == effect && s.actions[action] && s.resources[resource] && s.tests.is_subset(held)
        })
    };
    for held in contexts(&[a, b]) {
        for (i, action) in actions.iter().enumerate() {
            for (j, resource) in CONCRETE.iter().enumerate() {
                for effect in ["Allow", "Deny"] {
                    let (before, after) =
                        (says(&before, effect, i, j, &held), says(&after, effect, i, j, &held));
                    if differ(before, after) {
                        return Some(format!(
                            "{effect} {action} {resource} {held:?}: {before}, then {after}"
                        ));
                    }
                }
            }
        }
    }
    None
}

/// Names of tomorrow that the wildcards of the source's `Action` lists reach.
fn tomorrow(policy: &Value) -> BTreeSet<String> {
    let lists = statements(policy).into_iter().flat_map(|s| texts(&s["Action"]));
    let wild = lists.map(|p| p.to_lowercase()).filter(|p| p.contains(':') && p.contains(['*', '?']));
    wild.flat_map(|p| {
        [p.replace(['*', '?'], "7"), p.replace('*', "").replace('?', "7"), p.replace('*', "7q7")]
    })
    .collect()
}

/// Only the statements that list their actions: what a `NotAction` leaves tomorrow may become less.
fn listed(policy: &Value) -> Value {
    let mut listed = policy.clone();
    listed["Statement"].as_array_mut().unwrap().retain(|s| s.get("NotAction").is_none());
    listed
}

fn results(world: &World, reference: &Reference) -> (Vec<Statement>, Vec<(Wildcards, Minimised)>) {
    let source = crate::statements(&world.policy.to_string());
    let results = Wildcards::ALL.map(|mode| (mode, run(&source, reference, mode)));
    (source, results.to_vec())
}

/// A pattern that matches more: the service and half the name, with a star.
fn widened(pattern: &ActionPattern) -> ActionPattern {
    let half = pattern.name().len() / 2;
    let name = pattern.name().get(..half).unwrap_or_default();
    ActionPattern::parse(&format!("{}:{name}*", pattern.service())).unwrap_or_else(|_| pattern.clone())
}

proptest! {
    #![proptest_config(many(3_000))]

    /// Each effect, resource and condition keeps its actions of today; what the source's wildcards reach
    /// tomorrow stays; the check agrees.
    #[test]
    fn nothing_is_widened_and_nothing_is_lost(world in world()) {
        let reference = world.reference();
        let (source, results) = results(&world, &reference);
        for (mode, result) in results {
            let after = json(&result.statements);
            let names = today(&world, &[&world.policy, &after]);
            prop_assert_eq!(difference(&world.policy, &after, &names, |a, b| a != b), None, "{:?} {}", mode, after);
            let later = tomorrow(&world.policy);
            let lost = difference(&listed(&world.policy), &after, &later, |a, b| a && !b);
            prop_assert_eq!(lost, None, "{:?} {}", mode, after);
            prop_assert_eq!(verify(&source, &result.statements, &reference), Ok(()), "{:?} {}", mode, after);
        }
    }

    /// The more wildcards are allowed, the shorter; never longer than the source.
    #[test]
    fn more_freedom_is_never_longer(world in world()) {
        let (source, results) = results(&world, &world.reference());
        let mut most = size(&source);
        for (mode, result) in results {
            let now = size(&result.statements);
            prop_assert!(now <= most, "{:?}: {} after {}", mode, now, most);
            most = now;
        }
    }

    /// Without new wildcards every wildcard is the source's; readable ones stand for whole words of each
    /// name that they catch. Every wildcard is listed, with where it stands and what it catches beside.
    #[test]
    fn wildcards_are_what_they_are_said_to_be(world in world()) {
        let (_, results) = results(&world, &world.reference());
        let known = wildcards(&world.policy);
        for (mode, result) in results {
            let after = json(&result.statements);
            let listed: BTreeSet<String> = result.future.iter().map(|f| f.pattern.folded().to_owned()).collect();
            prop_assert_eq!(&listed, &wildcards(&after));
            for wildcard in &result.future {
                let pattern = wildcard.pattern.folded();
                prop_assert_eq!(wildcard.is_new, !known.contains(pattern));
                prop_assert!(mode != Wildcards::None || !wildcard.is_new, "{}", pattern);
                let at = result.path(wildcard).replacen("$.", "/", 1).replace(['[', '.'], "/").replace(']', "");
                let there = after.pointer(&at).and_then(Value::as_str);
                prop_assert_eq!(there, Some(wildcard.pattern.as_str()), "{}", at);
                for action in &wildcard.beyond {
                    prop_assert!(glob(pattern, &action.to_lowercase()), "{} {}", pattern, action);
                }
                if mode == Wildcards::Readable && wildcard.is_new {
                    let (service, name) = pattern.split_once(':').unwrap();
                    let names = &world.services.iter().find(|(s, _)| *s == service).unwrap().1;
                    let caught: Vec<&str> =
                        names.iter().map(String::as_str).filter(|n| glob(name, &n.to_lowercase())).collect();
                    let whole = caught.iter().all(|n| is_whole_words(name, n));
                    prop_assert!(whole || is_opposites(name, &caught), "{} {:?}", name, caught);
                }
            }
        }
    }

    /// Names that nobody knows stay as they are written, unless a wildcard of the source says them too.
    #[test]
    fn what_is_unknown_stays(world in world()) {
        let (source, results) = results(&world, &world.reference());
        let known: BTreeSet<String> = world.actions().into_iter().collect();
        for (mode, result) in results {
            let left: BTreeSet<&ActionPattern> =
                result.statements.iter().flat_map(|s| &s.actions.entries().items).collect();
            let entries: Vec<&ActionPattern> = source.iter().flat_map(|s| &s.actions.entries().items).collect();
            for entry in entries.iter().filter(|e| !e.has_wildcard() && !known.contains(e.folded())) {
                let said = source.iter().any(|s| match &s.actions {
                    Clause::In(list) => list.items.iter().any(|w| w != *entry && w.covers(entry)),
                    Clause::NotIn(_) => true,
                });
                prop_assert!(said || left.contains(*entry), "{:?}: {}", mode, entry);
            }
        }
    }

    /// The same policy gives the same bytes, whatever was minimised before it.
    #[test]
    fn the_same_policy_gives_the_same_result(a in world(), b in world()) {
        let reference = a.reference();
        let universe = Universe::new(&reference);
        let (one, other) = (crate::statements(&a.policy.to_string()), crate::statements(&b.policy.to_string()));
        for mode in Wildcards::ALL {
            let before = minimise(&other, &universe, mode);
            prop_assert!(!before.statements.is_empty());
            let warm = minimise(&one, &universe, mode);
            prop_assert_eq!(json(&warm.statements).to_string(), json(&run(&one, &reference, mode).statements).to_string());
        }
    }

    /// The check refuses whatever grants something else: entries taken out, put in, or widened.
    #[test]
    fn the_check_refuses_what_differs(
        world in world(),
        mode in prop::sample::select(Wildcards::ALL.to_vec()),
        statement in any::<Index>(),
        entry in any::<Index>(),
        name in any::<Index>(),
        change in 0..4_u8,
    ) {
        let reference = world.reference();
        let source = crate::statements(&world.policy.to_string());
        let mut changed = run(&source, &reference, mode).statements;
        let names = world.actions();
        let place = statement.index(changed.len());
        let victim = &mut changed[place];
        victim.actions = victim.actions.with(|list| {
            let mut items = list.items.clone();
            let at = entry.index(items.len());
            match change {
                0 if items.len() > 1 => drop(items.remove(at)),
                1 => items.push(ActionPattern::parse(&names[name.index(names.len())]).unwrap()),
                2 => items[at] = ActionPattern::parse(&names[name.index(names.len())]).unwrap(),
                _ => items[at] = widened(&items[at]),
            }
            Entries::new(items)
        });
        let after = json(&changed);
        let all = today(&world, &[&world.policy, &after]);
        let differs = difference(&world.policy, &after, &all, |a, b| a != b);
        if differs.is_some() {
            prop_assert!(verify(&source, &changed, &reference).is_err(), "{:?} {}", differs, after);
        }
    }
}

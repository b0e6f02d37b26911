//! Minimising AWS's own policies: today's grants stay as they are, and many that are too long are no more.

use std::borrow::Cow;

use palette_iam_composer::core::algebra::contains::{self, Verdict, interchangeable};
use palette_iam_composer::core::minimise::verify::Checker;
use palette_iam_composer::core::minimise::{Universe, Wildcards, minimise};
use palette_iam_composer::core::policy::{Document, wire, write};
use palette_iam_composer::core::reference::Reference;
use serde_json::Value;

use crate::grants::{Names, same};
use crate::policies::{LIMIT, Version, current, texts};

/// The names of the reference, in lower case, sorted.
fn known() -> Vec<String> {
    let services = Reference::complete().services().iter();
    let names =
        services.flat_map(|s| s.actions().iter().map(move |a| format!("{}:{}", s.prefix(), a.name())));
    let mut names: Vec<String> = names.map(|n| n.to_lowercase()).collect();
    names.sort();
    names
}

/// Those, and the names beyond them that a policy spells out.
fn with_own<'n>(known: &'n [String], version: &Version) -> Cow<'n, [String]> {
    let lists = version.statements().iter().flat_map(|s| [&s["Action"], &s["NotAction"]]).flat_map(texts);
    let own = lists.map(|n| n.to_lowercase()).filter(|n| n.contains(':') && !n.contains(['*', '?']));
    let beyond: Vec<String> = own.filter(|n| known.binary_search(n).is_err()).collect();
    if beyond.is_empty() {
        return Cow::Borrowed(known);
    }
    let mut names = [known, &beyond].concat();
    names.sort();
    names.dedup();
    Cow::Owned(names)
}

/// Minimises policies and checks each twice: by the engine's check, and by the corpus's own. Gives how many
/// are too long before and after, and all their characters after.
fn tried<'a>(
    policies: impl Iterator<Item = &'a Version>,
    mode: Wildcards,
    names: &[String],
) -> (usize, usize, usize) {
    let (universe, checker) = (Universe::new(Reference::complete()), Checker::new(Reference::complete()));
    let (mut before, mut after, mut characters) = (0, 0, 0);
    for version in policies {
        let given = wire::parse(&version.text).unwrap_or_else(|e| panic!("{}: {e}", version.name));
        let result = minimise(&given.statements, &universe, mode);
        assert_eq!(
            checker.check(&given.statements, &result.statements),
            Ok(()),
            "{}, {mode:?}",
            version.name
        );
        let document = Document { statements: result.statements };
        let size = write::size(&document);
        assert!(size <= write::size(&given), "{}, {mode:?}", version.name);
        let value: Value = serde_json::from_str(&write::pretty(&document)).expect("what is written is JSON");
        assert_eq!(
            same(&[&version.document], &[&value], &Names::today(&with_own(names, version))),
            Ok(()),
            "{}, {mode:?}",
            version.name
        );
        let range = match mode {
            Wildcards::None => contains::Universe::All,
            Wildcards::Readable | Wildcards::Smallest => contains::Universe::Today(Reference::complete()),
        };
        assert_eq!(
            interchangeable(&[given], &[document], range),
            Verdict::Contained,
            "{}, {mode:?}",
            version.name
        );
        before += usize::from(version.characters() > LIMIT);
        after += usize::from(size > LIMIT);
        characters += size;
    }
    (before, after, characters)
}

#[test]
fn without_new_wildcards_and_with_readable_ones() {
    let names = known();
    let (before, after, characters) = tried(current(), Wildcards::None, &names);
    assert_eq!((before, before - after), (81, 20));
    assert!(characters <= 2_794_000, "{characters}");
    let (before, after, characters) = tried(current(), Wildcards::Readable, &names);
    assert_eq!((before, before - after), (81, 36));
    assert!(characters <= 2_122_000, "{characters}");
}

/// The long ones, and every eighth of the others: the search is slow without optimisation.
#[test]
fn with_the_shortest_wildcards() {
    let names = known();
    let chosen = current().enumerate().filter(|(i, v)| i % 8 == 0 || v.characters() > LIMIT).map(|(_, v)| v);
    let (before, after, _) = tried(chosen, Wildcards::Smallest, &names);
    assert_eq!(before, 81);
    assert!(before - after >= 45, "{after} are too long");
}

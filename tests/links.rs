//! Old links keep their meaning: `links.txt` holds some of every kind, with what they mean.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

use palette_iam_composer::core::catalog::{EDITIONS, FEATURES, PARAMS, PARTS};
use palette_iam_composer::core::compose::Selection;
use palette_iam_composer::core::share::{Link, decode, encode};

const TEXT: &str = include_str!("links.txt");

/// Each link with its meaning.
fn links() -> Vec<(&'static str, &'static str)> {
    let mut lines = TEXT.lines().filter(|l| !l.is_empty() && !l.starts_with("# "));
    let mut found = Vec::new();
    while let Some(link) = lines.next() {
        let meaning = lines.next().and_then(|l| l.strip_prefix("  ")).expect(link);
        found.push((link, meaning));
    }
    found
}

fn meaning(link: &Link) -> String {
    let s = &link.selection;
    let list = |words: Vec<String>| if words.is_empty() { "-".to_owned() } else { words.join(" ") };
    [
        s.edition.to_string(),
        list(s.features.iter().map(ToString::to_string).collect()),
        list(s.off.iter().map(ToString::to_string).collect()),
        format!("{:?}", s.kind),
        format!("{:?}", s.mode),
        format!("{:?}", s.allowance),
        list(s.params.iter().map(|(id, value)| format!("{id}={value}")).collect()),
        format!("{:?}", link.view),
    ]
    .join(" | ")
}

#[test]
fn old_links_mean_what_they_meant() {
    for (text, expected) in links() {
        let (link, warnings) = decode(text);
        assert_eq!(warnings, [], "{text}");
        assert_eq!(meaning(&link), expected, "{text}");
    }
}

/// They are canonical: the same selection still makes the same link.
#[test]
fn old_links_are_still_made() {
    for (text, _) in links().into_iter().filter(|(text, _)| *text != "#") {
        assert_eq!(encode(&decode(text).0), text);
    }
}

#[test]
fn a_private_value_in_a_link_was_shared_on_purpose() {
    for (text, _) in links() {
        let Selection { params, share_private, .. } = decode(text).0.selection;
        let private = params.keys().any(|id| id.get().unwrap().private);
        assert_eq!(share_private, private, "{text}");
    }
}

/// Every slug stands in some link, so none can be lost or renamed unnoticed.
#[test]
fn every_slug_stands_in_a_link() {
    let stands = |slug: &str| links().iter().any(|(link, _)| link.split([';', ',', '=']).any(|w| w == slug));
    for slug in EDITIONS.iter().map(|e| e.id.as_str()).chain(FEATURES.iter().map(|f| f.id.as_str())) {
        assert!(stands(slug), "{slug}");
    }
    for part in PARTS.iter().filter(|p| p.without.is_some()) {
        assert!(stands(part.id.as_str()), "{}", part.id);
    }
    for param in PARAMS {
        assert!(stands(&format!("p.{}", param.id)), "{}", param.id);
    }
}

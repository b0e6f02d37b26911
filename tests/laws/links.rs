//! Links: what is made can be read, and whatever is read makes sense.

use crate::cases;
use crate::random::{selection, text};
use palette_iam_composer::core::catalog::{EDITIONS, FEATURES, PARAMS, PARTS};
use palette_iam_composer::core::share::{Link, MAX_LENGTH, View, decode, encode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn a_link_is_read_as_it_was_meant(selection in selection(), view in select(View::ALL.to_vec())) {
        let link = Link { selection, view };
        let text = encode(&link);
        prop_assert!(text.len() * 4 < MAX_LENGTH, "{}", text.len());
        prop_assert!(text.chars().all(|c| c.is_ascii_graphic() && !"<>\"'()[]{}|\\^`".contains(c)), "{}", text);
        prop_assert!(text.ends_with(|c: char| c.is_ascii_alphanumeric()), "{}", text);
        prop_assert_eq!(decode(&text), (as_shared(link), vec![]));
    }

    /// What chat and mail put behind a link, and what they encode in it.
    #[test]
    fn a_link_survives_the_mail(selection in selection(), tail in text("[ .,;:!?)\\]}>\"']{0,3}")) {
        let link = Link { selection, ..Link::default() };
        let text = encode(&link);
        prop_assert_eq!(decode(&format!("{text}{tail}")), (as_shared(link.clone()), vec![]));
        let encoded = text.replace(';', "%3B").replace('=', "%3D").replace(',', "%2C");
        prop_assert_eq!(decode(&encoded), (as_shared(link), vec![]));
    }

    #[test]
    fn anything_can_be_read(given in prop_oneof![anything(), text("#1;[ -~]{0,100}"), nearly()]) {
        let (link, warnings) = decode(&given);
        for warning in warnings {
            let said = warning.to_string();
            prop_assert!(said.chars().count() < 1_000 && !said.contains(char::is_control), "{}", said);
        }
        is_known(&link)?;
        let again = encode(&link);
        prop_assert_eq!(decode(&again), (link.clone(), vec![]));
        prop_assert_eq!(encode(&decode(&again).0), again);
    }
}

fn anything() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..100).prop_map(|letters| letters.into_iter().collect())
}

/// Texts that are nearly links: known words in any order, cut and mangled.
fn nearly() -> impl Strategy<Value = String> {
    let mut words: Vec<String> =
        ["#", "1", ";", "=", ",", "c=", ";f=", ";off=", ";k=", ";m=", ";q=", ";v=", ";p."]
            .iter()
            .chain(&[
                "role",
                "user",
                "group",
                "published",
                "20",
                "coverage",
                "matrix",
                "none",
                "policies",
                "%",
                "%3B",
            ])
            .chain(&["%zz", "%C3%A9", "%FF", " ", ".", "é", "\u{202e}", "\0", "__proto__", "123456789012"])
            .map(|s| (*s).to_owned())
            .collect();
    words.extend(EDITIONS.iter().map(|e| format!("#1;c={};f=", e.id)));
    words.extend(FEATURES.iter().map(|f| format!("{},", f.id)));
    words.extend(PARTS.iter().map(|p| format!("{},", p.id)));
    words.extend(PARAMS.iter().map(|p| format!(";p.{}={}", p.id, p.example)));
    vec(select(words), 0..25).prop_map(|words| words.concat())
}

/// What of a link goes into its text: values that pass, private ones only if asked for.
fn as_shared(link: Link) -> Link {
    let mut link = link;
    let share = link.selection.share_private;
    link.selection.params.retain(|id, value| {
        let param = id.get().unwrap();
        param.rule.check(value).is_ok() && (share || !param.private)
    });
    link.selection.share_private = link.selection.params.keys().any(|id| id.get().unwrap().private);
    link
}

fn is_known(link: &Link) -> Result<(), TestCaseError> {
    let s = &link.selection;
    prop_assert!(EDITIONS.iter().any(|e| e.id == s.edition));
    prop_assert!(s.features.iter().all(|id| FEATURES.iter().any(|f| f.id == *id)));
    prop_assert!(s.off.iter().all(|id| PARTS.iter().any(|p| p.id == *id && p.without.is_some())));
    for (id, value) in &s.params {
        let param = PARAMS.iter().find(|p| p.id == *id).unwrap();
        prop_assert_eq!(param.rule.check(value), Ok(()));
    }
    Ok(())
}

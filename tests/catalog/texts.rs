//! Every text of the catalogue reads as it should.

use palette_iam_composer::core::catalog::{
    EDITIONS, FEATURES, Group, PARAMS, PARTS, POLICIES, PRESETS, PRINCIPALS,
};

/// Each sentence with the place it stands at.
fn sentences() -> Vec<(String, &'static str)> {
    let mut all: Vec<(String, &'static str)> = Vec::new();
    let mut say = |place: String, text: &'static str| all.push((place, text));
    for e in EDITIONS {
        say(format!("edition {}", e.id), e.line);
        say(format!("edition {}", e.id), e.text);
    }
    for f in FEATURES {
        let place = format!("feature {}", f.id);
        for text in [f.line, f.text, f.who] {
            say(place.clone(), text);
        }
        f.requires.iter().for_each(|r| say(place.clone(), r.reason));
        f.conflicts.iter().for_each(|c| say(place.clone(), c.reason));
        for g in f.gives {
            g.aws_managed.iter().for_each(|m| say(place.clone(), m.line));
            g.companions.iter().for_each(|c| say(place.clone(), c.line));
            for a in g.policies {
                a.carried_over.iter().for_each(|c| say(place.clone(), c.text));
                a.newer_names.iter().for_each(|n| say(place.clone(), n.text));
            }
        }
    }
    for p in POLICIES {
        p.faults.iter().for_each(|f| say(format!("policy {}", p.name), f.text));
    }
    for p in PARTS {
        p.without.iter().for_each(|w| say(format!("part {}", p.id), w));
    }
    for p in PARAMS {
        say(format!("param {}", p.id), p.line);
    }
    for p in PRINCIPALS {
        say(format!("principal {}", p.id), p.line);
    }
    for p in PRESETS {
        say(format!("preset {}", p.id), p.line);
    }
    for g in Group::ALL {
        say(g.name().to_owned(), g.line());
    }
    all
}

/// Names, and the purposes of parts, which end another sentence.
fn names() -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    all.extend(FEATURES.iter().map(|f| f.name));
    all.extend(POLICIES.iter().map(|p| p.name));
    all.extend(PARTS.iter().flat_map(|p| [p.name, p.purpose]));
    all.extend(PARAMS.iter().map(|p| p.name));
    all.extend(PRINCIPALS.iter().flat_map(|p| [p.name, p.file_stem]));
    all.extend(PRESETS.iter().map(|p| p.name));
    all.extend(Group::ALL.iter().map(|g| g.name()));
    let given = || FEATURES.iter().flat_map(|f| f.gives);
    all.extend(given().flat_map(|g| g.companions).flat_map(|c| [c.title, c.file]));
    all.extend(given().flat_map(|g| g.aws_managed).flat_map(|m| [m.name, m.arn]));
    all
}

#[test]
fn sentences_begin_large_and_end_with_a_full_stop() {
    for (place, text) in sentences() {
        assert!(text.ends_with('.') && !text.ends_with(".."), "{place}: {text}");
        let first = text.split_whitespace().next().expect("a word");
        let begins = text.starts_with(|c: char| c.is_uppercase()) || first.contains(':');
        assert!(begins, "{place}: {text}");
    }
}

#[test]
fn names_have_no_full_stop() {
    for text in names() {
        assert!(!text.is_empty() && !text.ends_with('.'), "{text}");
    }
}

#[test]
fn texts_are_tidy() {
    let all = sentences().into_iter().map(|(_, text)| text).chain(names());
    for text in all {
        assert!(!text.contains("  ") && !text.contains('\n') && text.trim() == text, "{text}");
        assert!(text.is_ascii(), "{text}");
    }
}

/// The end of "Palette needs this to ...": a verb, in small letters.
#[test]
fn purposes_end_a_sentence() {
    for p in PARTS {
        assert!(p.purpose.starts_with(|c: char| c.is_ascii_lowercase()), "{}", p.id);
        assert!(!p.purpose.starts_with("to "), "{}", p.id);
    }
}

#[test]
fn faults_name_a_statement_that_is_there() {
    for p in POLICIES {
        let count = super::statements(p).len();
        assert!(p.faults.iter().all(|f| f.statement.is_none_or(|s| s < count)), "{}", p.name);
    }
}

#[test]
fn dates_are_dates() {
    let dates = FEATURES.iter().filter_map(|f| f.dated).chain(POLICIES.iter().filter_map(|p| p.dated));
    for date in dates {
        let parts: Vec<usize> = date.split('-').map(str::len).collect();
        assert_eq!(parts, [4, 2, 2], "{date}");
        assert!(date.bytes().all(|b| b.is_ascii_digit() || b == b'-'), "{date}");
    }
}

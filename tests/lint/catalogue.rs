//! The table of checks against AWS's list.

use std::collections::BTreeMap;

use palette_iam_composer::core::lint::{CHECKS, catalogue::JSON_SYNTAX_ERROR};

/// Code and grade of each of the analyzer's checks.
fn analyzer() -> BTreeMap<&'static str, &'static str> {
    let rows = include_str!("analyzer.txt").lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split_once(' ').unwrap()).map(|(grade, code)| (code, grade)).collect()
}

#[test]
fn the_analyzers_checks_have_its_codes_and_grades() {
    let analyzer = analyzer();
    assert_eq!(analyzer.len(), 152);
    for check in CHECKS.iter().chain([&JSON_SYNTAX_ERROR]) {
        let expected = check.is_analyzers().then(|| check.severity.as_str());
        assert_eq!(analyzer.get(check.code).copied(), expected, "{}", check.code);
    }
}

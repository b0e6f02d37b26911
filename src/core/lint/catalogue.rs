//! Every check, in one ordered table. What is shown of a check anywhere comes from here.

use super::checks::{keys, names, nothing, redundant, size, text};
use super::finding::{Finding, Severity};
use super::subject::Subject;

/// What a check is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Whether it is a policy at all.
    Grammar,
    /// Whether what it names exists.
    Names,
    /// Whether its parts give anything.
    Effect,
    /// Whether it says something twice.
    Redundancy,
    /// Whether it fits.
    Size,
}

impl Category {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Grammar => "grammar",
            Self::Names => "names",
            Self::Effect => "effect",
            Self::Redundancy => "redundancy",
            Self::Size => "size",
        }
    }
}

/// Looks at a policy for one check and adds what it finds.
pub(super) type Find = fn(&Subject<'_>, &'static Check, &mut Vec<Finding>);

/// A check.
#[derive(Debug)]
pub struct Check {
    /// Its code, as IAM Access Analyzer has it where that has the check.
    pub code: &'static str,
    /// How grave what it finds is.
    pub severity: Severity,
    /// What it is about.
    pub category: Category,
    /// What it finds, in a few words.
    pub about: &'static str,
    /// Where one can read about it.
    page: Page,
    pub(super) find: Find,
}

/// Codes stand once in the table.
impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Check {}

/// The page of a check.
#[derive(Debug)]
enum Page {
    /// Its part of IAM Access Analyzer's list.
    Analyzer,
    /// Another page of the IAM User Guide.
    Guide(&'static str),
}

const GUIDE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";

impl Check {
    /// Whether IAM Access Analyzer has it too.
    #[must_use]
    pub const fn is_analyzers(&self) -> bool {
        matches!(self.page, Page::Analyzer)
    }

    /// AWS's page about it.
    #[must_use]
    pub fn link(&self) -> String {
        let grade = match self.severity {
            Severity::Error => "error",
            Severity::Security => "security-warning",
            Severity::Warning => "general-warning",
            Severity::Suggestion => "suggestion",
        };
        match self.page {
            Page::Guide(page) => format!("{GUIDE}{page}.html"),
            Page::Analyzer => {
                let list = "access-analyzer-reference-policy-checks";
                let code = self.code.to_ascii_lowercase().replace('_', "-");
                format!("{GUIDE}{list}.html#{list}-{grade}-{code}")
            }
        }
    }
}

/// The check with a code.
#[must_use]
pub fn check(code: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.code == code)
}

const fn analyzer(
    code: &'static str,
    severity: Severity,
    category: Category,
    about: &'static str,
    find: Find,
) -> Check {
    Check { code, severity, category, about, page: Page::Analyzer, find }
}

const fn own(
    code: &'static str,
    severity: Severity,
    category: Category,
    about: &'static str,
    page: &'static str,
    find: Find,
) -> Check {
    Check { code, severity, category, about, page: Page::Guide(page), find }
}

const GRAMMAR_PAGE: &str = "reference_policies_grammar";
const NOTHING_PAGE: &str = "troubleshoot_policies";

use Category::{Effect, Grammar, Names, Redundancy, Size};
use Severity::{Error, Suggestion, Warning};

/// A text that is no JSON. Nothing else can then be looked for.
pub static JSON_SYNTAX_ERROR: Check =
    analyzer("JSON_SYNTAX_ERROR", Error, Grammar, "the text is no JSON", |_, _, _| {});

/// Every check on a policy's JSON, by category.
pub static CHECKS: [Check; 44] = [
    analyzer(
        "DATA_TYPE_MISMATCH",
        Error,
        Grammar,
        "a value of another kind than must stand there",
        text::problems,
    ),
    analyzer("MISSING_STATEMENT", Error, Grammar, "no statement", text::problems),
    analyzer("INVALID_VERSION", Error, Grammar, "a version that IAM does not know", text::problems),
    analyzer("MISSING_VERSION", Warning, Grammar, "no version", text::problems),
    own(
        "OLD_VERSION",
        Warning,
        Grammar,
        "the old version, without variables",
        "reference_policies_elements_version",
        text::problems,
    ),
    analyzer(
        "INVALID_POLICY_ELEMENT",
        Error,
        Grammar,
        "a name that policies do not have there",
        text::problems,
    ),
    own(
        "UNSUPPORTED_ID",
        Warning,
        Grammar,
        "an `Id`, which identity policies do not have",
        "reference_policies_elements_id",
        text::problems,
    ),
    analyzer(
        "UNSUPPORTED_PRINCIPAL",
        Error,
        Grammar,
        "a principal, which identity policies do not have",
        text::problems,
    ),
    own("DUPLICATE_ELEMENT", Error, Grammar, "a name twice in one object", GRAMMAR_PAGE, text::problems),
    analyzer(
        "UNSUPPORTED_SID",
        Error,
        Grammar,
        "a Sid with other characters than letters and digits",
        text::problems,
    ),
    analyzer("UNIQUE_SIDS_REQUIRED", Error, Grammar, "a Sid that another statement has", text::problems),
    analyzer("EMPTY_SID_VALUE", Suggestion, Grammar, "an empty Sid", text::empty_sid),
    analyzer("MISSING_EFFECT", Error, Grammar, "no effect", text::problems),
    analyzer("INVALID_EFFECT", Error, Grammar, "an effect other than `Allow` and `Deny`", text::problems),
    analyzer("MISSING_ACTION", Error, Grammar, "neither `Action` nor `NotAction`", text::problems),
    analyzer("MISSING_RESOURCE", Error, Grammar, "neither `Resource` nor `NotResource`", text::problems),
    analyzer(
        "UNSUPPORTED_ELEMENT_COMBINATION",
        Error,
        Grammar,
        "an element beside its Not-form",
        text::problems,
    ),
    analyzer("EMPTY_ARRAY_ACTION", Suggestion, Grammar, "an empty list of actions", text::problems),
    analyzer("EMPTY_ARRAY_RESOURCE", Suggestion, Grammar, "an empty list of resources", text::problems),
    analyzer("EMPTY_ARRAY_CONDITION", Suggestion, Grammar, "a condition key without values", text::problems),
    analyzer(
        "EMPTY_ARRAY_CONDITION_FORALLVALUES",
        Suggestion,
        Grammar,
        "a key without values under `ForAllValues`",
        text::problems,
    ),
    analyzer(
        "EMPTY_ARRAY_CONDITION_FORANYVALUE",
        Suggestion,
        Grammar,
        "a key without values under `ForAnyValue`",
        text::problems,
    ),
    analyzer(
        "EMPTY_ARRAY_CONDITION_IFEXISTS",
        Suggestion,
        Grammar,
        "a key without values under `IfExists`",
        text::problems,
    ),
    analyzer("EMPTY_OBJECT_CONDITION", Suggestion, Grammar, "an empty condition", text::empty_condition),
    analyzer(
        "INVALID_ARN_PREFIX",
        Error,
        Grammar,
        "a resource that is neither `*` nor an ARN",
        text::problems,
    ),
    analyzer(
        "INVALID_CONDITION_OPERATOR",
        Error,
        Grammar,
        "an operator that IAM does not know",
        text::problems,
    ),
    analyzer("NULL_WITH_IF_EXISTS", Error, Grammar, "`NullIfExists`, which is no operator", text::problems),
    analyzer(
        "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
        Error,
        Grammar,
        "a condition key twice under one operator",
        text::problems,
    ),
    own(
        "UNSUPPORTED_CHARACTER",
        Error,
        Grammar,
        "a character that IAM does not take",
        "reference_iam-quotas",
        text::problems,
    ),
    analyzer("INVALID_SERVICE_IN_ACTION", Error, Names, "a service that does not exist", names::services),
    analyzer("INVALID_ACTION", Error, Names, "an action that does not exist", names::actions),
    analyzer("INVALID_CONDITION_KEY_FORMAT", Error, Names, "a condition key without a prefix", keys::format),
    analyzer(
        "INVALID_GLOBAL_CONDITION_KEY",
        Error,
        Names,
        "a global condition key that does not exist",
        keys::global,
    ),
    analyzer(
        "INVALID_SERVICE_CONDITION_KEY",
        Error,
        Names,
        "a service's condition key that does not exist",
        keys::of_service,
    ),
    own(
        "ACTION_NEEDS_ALL_RESOURCES",
        Warning,
        Effect,
        "an action without resource types, on an ARN",
        NOTHING_PAGE,
        nothing::needs_star,
    ),
    own(
        "ACTION_NEEDS_ALL_RESOURCES_BY_REFERENCE",
        Warning,
        Effect,
        "an action without resource types, on an ARN that grants it in practice",
        NOTHING_PAGE,
        nothing::by_reference,
    ),
    own(
        "ACTION_WITHOUT_RESOURCE",
        Warning,
        Effect,
        "an action of which no resource is one",
        NOTHING_PAGE,
        nothing::no_resource,
    ),
    own(
        "RESOURCE_WITHOUT_ACTION",
        Warning,
        Effect,
        "a resource that no action takes",
        NOTHING_PAGE,
        nothing::not_taken,
    ),
    own(
        "CONDITION_KEY_WITHOUT_ACTION",
        Warning,
        Effect,
        "a condition key that the actions do not have",
        NOTHING_PAGE,
        nothing::keys,
    ),
    own(
        "SERVICE_LINKED_ROLE_OF_OTHER_SERVICE",
        Warning,
        Effect,
        "a service-linked role whose path is another service's",
        "using-service-linked-roles",
        nothing::other_service,
    ),
    analyzer(
        "REDUNDANT_ACTION",
        Suggestion,
        Redundancy,
        "an action that is granted already",
        redundant::actions,
    ),
    analyzer(
        "REDUNDANT_RESOURCE",
        Suggestion,
        Redundancy,
        "a resource that is granted already",
        redundant::resources,
    ),
    analyzer(
        "REDUNDANT_STATEMENT",
        Suggestion,
        Redundancy,
        "a statement that says nothing new",
        redundant::statements,
    ),
    analyzer(
        "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
        Warning,
        Size,
        "more characters than a policy may have",
        size::quota,
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CHECKS, Category, JSON_SYNTAX_ERROR, Severity, check};

    #[test]
    fn codes_stand_once_and_are_found() {
        let codes: BTreeSet<&str> = CHECKS.iter().map(|check| check.code).collect();
        assert_eq!(codes.len(), CHECKS.len());
        assert!(CHECKS.iter().all(|c| check(c.code) == Some(c)));
        assert!(!codes.contains(JSON_SYNTAX_ERROR.code));
        assert_eq!(check("NO_SUCH_CODE"), None);
    }

    #[test]
    fn rows_are_well_formed() {
        for check in CHECKS.iter().chain([&JSON_SYNTAX_ERROR]) {
            let code = check.code;
            assert!(code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'), "{code}");
            let first = check.about.chars().next().unwrap();
            assert!(first.is_lowercase() || first == '`', "{code}: {}", check.about);
            assert!(!check.about.ends_with('.') && check.about.len() < 80, "{code}: {}", check.about);
            assert!(check.link().starts_with("https://docs.aws.amazon.com/IAM/"), "{code}");
        }
    }

    #[test]
    fn the_table_is_ordered_by_category() {
        let categories: Vec<Category> = CHECKS.iter().map(|check| check.category).collect();
        assert!(categories.is_sorted());
    }

    #[test]
    fn links_lead_to_the_part_of_the_page() {
        let links = [
            (
                "INVALID_ACTION",
                "access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action",
            ),
            (
                "REDUNDANT_ACTION",
                "access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-action",
            ),
            ("ACTION_WITHOUT_RESOURCE", "troubleshoot_policies.html"),
        ];
        for (code, end) in links {
            assert_eq!(
                check(code).unwrap().link(),
                format!("https://docs.aws.amazon.com/IAM/latest/UserGuide/{end}")
            );
        }
        assert!(Severity::ALL.is_sorted());
    }
}

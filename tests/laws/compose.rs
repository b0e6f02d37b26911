//! From a selection to what is attached.

use crate::model::{self, Rule};
use crate::random::selection;
use crate::universe::Universe;
use crate::{cases, characters};
use palette_iam_composer::core::catalog::PRINCIPALS;
use palette_iam_composer::core::compose::delta::delta;
use palette_iam_composer::core::compose::explain::origins;
use palette_iam_composer::core::compose::source::sources;
use palette_iam_composer::core::compose::{Composition, Mode, Plan, Proof, Selection};
use palette_iam_composer::core::export::files::files;
use palette_iam_composer::core::policy::write;
use palette_iam_composer::core::reference::Reference;
use palette_iam_composer::core::share::{Link, decode, encode};
use proptest::prelude::*;

fn compose(selection: &Selection) -> Composition {
    Composition::new(selection, Reference::catalogue())
}

fn rules(plan: &Plan) -> Vec<Rule> {
    plan.documents.iter().flat_map(|d| model::read(&write::pretty(&d.document))).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    /// Never widen, never lose.
    #[test]
    fn what_is_attached_grants_what_was_chosen(selection in selection()) {
        let composition = compose(&selection);
        for principal in PRINCIPALS {
            let asked = model::asked_for(&selection, principal.id);
            let plans = composition.plans.iter().filter(|p| p.principal == principal.id);
            let given: Vec<Rule> = plans.flat_map(rules).collect();
            if asked.is_empty() && given.is_empty() {
                continue;
            }
            let universe = Universe::of_catalogue(asked.iter().chain(&given));
            prop_assert_eq!(universe.difference(&asked, &given), None, "{}", principal.id);
        }
    }
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn what_is_attached_keeps_to_the_quotas_or_says_that_it_does_not(selection in selection()) {
        for plan in compose(&selection).plans {
            let sizes: Vec<usize> =
                plan.documents.iter().map(|d| characters(&write::pretty(&d.document))).collect();
            prop_assert_eq!(&sizes, &plan.documents.iter().map(|d| d.size).collect::<Vec<_>>());
            let fit = &plan.fit;
            let sum: usize = sizes.iter().sum();
            prop_assert_eq!((fit.sum, fit.limit), (sum, plan.kind.limit()));
            prop_assert_eq!(fit.allowed, selection.allowance.count());
            let created = if plan.kind.is_inline() { 0 } else { sizes.len() };
            prop_assert_eq!(fit.attached, created + plan.aws_managed.len());
            let weighed = if plan.kind.is_inline() { vec![sum] } else { sizes.clone() };
            let short = weighed.iter().all(|size| *size <= fit.limit);
            prop_assert_eq!(fit.fits, short && fit.attached <= fit.allowed);
            match selection.mode {
                Mode::Published => prop_assert_eq!(&plan.proof, &Proof::Published),
                Mode::Merged => {
                    let Proof::Proven { fewest, lower_bound } = plan.proof else {
                        return Err(TestCaseError::fail(format!("{:?}", plan.proof)));
                    };
                    prop_assert!(lower_bound <= sizes.len(), "{} of {}", lower_bound, sizes.len());
                    prop_assert_eq!(fewest, lower_bound == sizes.len());
                    prop_assert!(plan.kind.is_inline() || short, "{:?}", sizes);
                    prop_assert!(!plan.kind.is_inline() || sizes.len() <= 1, "{:?}", sizes);
                    prop_assert!(sum <= plan.published_size || sizes.len() > 1);
                }
            }
            words_agree(&plan)?;
        }
    }

    #[test]
    fn the_same_selection_gives_the_same_bytes(selection in selection()) {
        let selection = Selection { share_private: true, ..selection };
        let once = files(&compose(&selection), "https://example.org/#1");
        prop_assert_eq!(&once, &files(&compose(&selection), "https://example.org/#1"));
        let link = Link { selection: without_bad_values(&selection), ..Link::default() };
        let (read, warnings) = decode(&encode(&link));
        prop_assert_eq!(warnings, vec![]);
        let valid = files(&compose(&link.selection), "https://example.org/#1");
        prop_assert_eq!(valid, files(&compose(&read.selection), "https://example.org/#1"));
    }

    #[test]
    fn every_shown_action_has_an_origin(selection in selection()) {
        let composition = compose(&selection);
        for plan in &composition.plans {
            let sources = composition.sources_of(plan.principal);
            for statement in plan.documents.iter().flat_map(|d| &d.document.statements) {
                for action in statement.actions.listed().unwrap() {
                    let found = origins(&sources, statement, action);
                    prop_assert!(found.iter().any(|o| !o.absorbed), "{} in {}", action, plan.principal);
                }
            }
        }
    }

    #[test]
    fn no_change_is_no_delta_and_a_delta_turns_round(before in selection(), after in selection()) {
        let (before, after) = (sources(&before), sources(&after));
        prop_assert_eq!(delta(&before, &before), vec![]);
        let (forth, back) = (delta(&before, &after), delta(&after, &before));
        prop_assert_eq!(forth.len(), back.len());
        for (forth, back) in forth.iter().zip(&back) {
            prop_assert_eq!((&forth.added, &forth.removed), (&back.removed, &back.added));
        }
    }
}

fn without_bad_values(selection: &Selection) -> Selection {
    let mut valid = selection.clone();
    valid.params.retain(|id, value| id.get().unwrap().rule.check(value).is_ok());
    valid
}

/// The sentence says what the figures say.
fn words_agree(plan: &Plan) -> Result<(), TestCaseError> {
    let fit = &plan.fit;
    let good = ["Fits: ", "Nothing to attach.", "1 managed policy of AWS's"];
    prop_assert_eq!(fit.fits, good.iter().any(|start| fit.text.starts_with(start)), "{}", fit.text);
    let digits: String = fit.text.chars().filter(|c| *c != ',').collect();
    if plan.kind.is_inline() && !plan.documents.is_empty() {
        prop_assert!(
            digits.contains(&fit.sum.to_string()) && digits.contains(&fit.limit.to_string()),
            "{}",
            digits
        );
        if !fit.fits {
            prop_assert!(digits.contains(&format!("{} fewer", fit.sum - fit.limit)), "{}", digits);
        }
    } else if fit.fits && !plan.documents.is_empty() {
        prop_assert!(digits.contains(&fit.attached.to_string()), "{}", digits);
        prop_assert!(digits.contains(&fit.allowed.to_string()), "{}", digits);
    }
    Ok(())
}

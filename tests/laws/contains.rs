//! Containment: what is proven holds of every request that is tried, judged by an evaluator that shares
//! nothing with the engine; what is refuted comes with a request that shows it.

use crate::cases;
use crate::evaluate::{asked, request, statement};
use crate::evaluator::judge;
use palette_iam_composer::core::algebra::contains::{Universe, Verdict, contains};
use palette_iam_composer::core::algebra::{Compiled, Decision};
use palette_iam_composer::core::policy::{Document, wire};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn policy(statements: &[Value]) -> Value {
    json!({"Version": "2012-10-17", "Statement": statements})
}

fn read(policy: &Value) -> Vec<Document> {
    vec![wire::parse(&policy.to_string()).unwrap()]
}

/// Two policies that have statements in common, as a policy and its next version do.
fn related() -> impl Strategy<Value = (Value, Value)> {
    let kept = vec((statement(), 0_u8..4), 0..=3);
    (kept, vec(statement(), 0..=1), vec(statement(), 0..=1)).prop_map(|(common, mut one, mut other)| {
        for (statement, sides) in common {
            if sides != 1 {
                one.push(statement.clone());
            }
            if sides != 2 {
                other.push(statement);
            }
        }
        (policy(&one), policy(&other))
    })
}

proptest! {
    #![proptest_config(cases(6_000))]

    #[test]
    fn a_verdict_holds_of_every_request((one, other) in related(), requests in vec(asked(), 20)) {
        let (inner, outer) = (read(&one), read(&other));
        match contains(&inner, &outer, Universe::All) {
            Verdict::Contained => {
                for asked in requests {
                    let request = request(&asked);
                    let certain = |documents: &[Document]| Compiled::new(documents).evaluate(&request).open.is_empty();
                    if !certain(&inner) || !certain(&outer) {
                        continue;
                    }
                    let allows = |policy: &Value| judge(std::slice::from_ref(policy), &asked).0 == "Allowed";
                    prop_assert!(!allows(&one) || allows(&other), "{:?}\n{}\n{}", asked, one, other);
                }
            }
            Verdict::NotContained(request) => {
                prop_assert_eq!(Compiled::new(&inner).decide(&request), Decision::Allowed);
                prop_assert_ne!(Compiled::new(&outer).decide(&request), Decision::Allowed);
            }
            Verdict::Undecided(why) => prop_assert!(!why.is_empty()),
        }
    }

    #[test]
    fn every_policy_contains_itself(statements in vec(statement(), 0..=3)) {
        let policy = read(&policy(&statements));
        prop_assert_eq!(contains(&policy, &policy, Universe::All), Verdict::Contained);
    }
}

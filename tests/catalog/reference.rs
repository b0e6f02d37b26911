//! The catalogue's actions exist in AWS's reference, in AWS's own spelling.

use super::grants;
use palette_iam_composer::core::catalog::POLICIES;
use palette_iam_composer::core::reference::Reference;

/// Names that a published text gives and AWS's reference does not. None are expected: a name that is not
/// there is a fault of the text, to be said at its policy, and belongs here only then.
const FAULTS: &[&str] = &[];

#[test]
fn every_action_is_in_the_reference_in_its_own_case() {
    for policy in POLICIES {
        for grant in grants(policy).iter().filter(|g| !FAULTS.contains(&g.action.as_str())) {
            let known = Reference::catalogue().action(&grant.action);
            let spelt = known.map(|(service, action)| format!("{}:{}", service.prefix(), action.name()));
            assert_eq!(spelt.as_ref(), Some(&grant.action), "{}, statement {}", policy.name, grant.statement);
        }
    }
}

#[test]
fn the_listed_faults_are_still_faults() {
    for fault in FAULTS {
        let stands = POLICIES.iter().flat_map(|p| grants(p)).any(|g| g.action == *fault);
        assert!(stands && Reference::catalogue().action(fault).is_none(), "{fault}");
    }
}

/// The reference carries the services that are used, and no others.
#[test]
fn every_service_of_the_reference_is_used() {
    let actions: Vec<String> = POLICIES.iter().flat_map(|p| grants(p)).map(|g| g.action).collect();
    for service in Reference::catalogue().services() {
        let prefix = format!("{}:", service.prefix());
        assert!(actions.iter().any(|a| a.starts_with(&prefix)), "{prefix}");
    }
}

//! The faults that Palette's published policies are known to have, found by computation.

use crate::{found, mended, shown};
use serde_json::{Value, json};

fn policy(edition: &str, name: &str) -> String {
    let path = format!("{}/public/policies/{edition}/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn statements(text: &str) -> Vec<Value> {
    serde_json::from_str::<Value>(text).unwrap()["Statement"].as_array().unwrap().clone()
}

/// The action that a finding of a policy is about.
fn action(text: &str, path: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    let pointer = path.replace("$", "").replace(['.', '['], "/").replace(']', "");
    value.pointer(&pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn about(text: &str, code: &str) -> Vec<String> {
    shown(text).iter().filter(|(own, _)| *own == code).map(|(_, path)| action(text, path)).collect()
}

#[test]
fn eks_actions_that_give_nothing_by_the_reference() {
    let text = policy("2025-02", "PaletteControllersEKSPolicy");
    assert_eq!(
        about(&text, "ACTION_WITHOUT_RESOURCE"),
        ["eks:DescribeIdentityProviderConfig", "eks:DisassociateIdentityProviderConfig"]
    );
    assert_eq!(
        about(&text, "ACTION_NEEDS_ALL_RESOURCES_BY_REFERENCE"),
        ["eks:ListClusters", "eks:CreateCluster"]
    );
    assert_eq!(about(&text, "ACTION_NEEDS_ALL_RESOURCES"), [] as [&str; 0]);
}

#[test]
fn what_is_granted_in_practice_is_never_changed() {
    let text = policy("2025-02", "PaletteControllersEKSPolicy");
    let practice =
        found(&text).into_iter().filter(|f| f.check.code == "ACTION_NEEDS_ALL_RESOURCES_BY_REFERENCE");
    assert!(
        practice.into_iter().all(|f| f.repair.is_none() && f.message.contains("in practice it is granted"))
    );
}

#[test]
fn the_fargate_role_has_the_path_of_another_service() {
    let text = policy("2025-02", "PaletteControllersEKSPolicy");
    let found = found(&text);
    let roles: Vec<_> =
        found.iter().filter(|f| f.check.code == "SERVICE_LINKED_ROLE_OF_OTHER_SERVICE").collect();
    let [role] = roles.as_slice() else {
        panic!("{roles:?}");
    };
    assert_eq!(role.path.to_string(), "$.Statement[3].Action[0]");
    let mended = mended(&text, role).unwrap();
    assert_eq!(
        statements(&mended)[3]["Resource"][0],
        "arn:*:iam::*:role/aws-service-role/eks-fargate.amazonaws.com/AWSServiceRoleForAmazonEKSForFargate"
    );
    assert_eq!(about(&mended, "SERVICE_LINKED_ROLE_OF_OTHER_SERVICE"), [] as [&str; 0]);
}

#[test]
fn minimum_dynamic_passes_roles_twice() {
    let text = policy("2025-02", "PaletteMinimumDynamicPermissions");
    assert_eq!(shown(&text), [("REDUNDANT_STATEMENT", "$.Statement[1]".to_owned())]);
}

#[test]
fn beside_minimum_dynamic_the_eks_policy_passes_roles_in_vain() {
    let mut all = statements(&policy("2025-02", "PaletteMinimumDynamicPermissions"));
    all.extend(statements(&policy("2025-02", "PaletteControllersEKSPolicy")));
    let text = json!({"Version": "2012-10-17", "Statement": all}).to_string();
    let redundant: Vec<String> = found(&text)
        .iter()
        .filter(|f| f.check.code == "REDUNDANT_STATEMENT")
        .map(|f| f.path.to_string())
        .collect();
    let passes = |path: &String| {
        let at: usize = path.trim_start_matches("$.Statement[").trim_end_matches(']').parse().unwrap();
        all[at]["Action"] == json!(["iam:PassRole"])
    };
    assert_eq!(redundant.iter().filter(|path| passes(path)).count(), 2, "{redundant:?}");
}

#[test]
fn the_eks_policy_tags_twice() {
    let text = policy("2025-02", "PaletteControllersEKSPolicy");
    assert_eq!(about(&text, "REDUNDANT_ACTION"), ["eks:TagResource"]);
    assert!(shown(&text).contains(&("REDUNDANT_ACTION", "$.Statement[7].Action[3]".to_owned())));
}

/// As the documentation of disk encryption has it: the actions added to the statement with the condition.
#[test]
fn the_condition_on_aliases_hides_what_lists_keys() {
    let mut all = statements(&policy("2025-02", "PaletteControllersEKSPolicy"));
    let place = all.iter().position(|s| s["Action"][0] == "kms:CreateGrant").unwrap();
    let actions = all[place]["Action"].as_array_mut().unwrap();
    actions.extend([json!("kms:ListKeys"), json!("kms:ListAliases")]);
    let text = json!({"Version": "2012-10-17", "Statement": all}).to_string();
    assert_eq!(about(&text, "CONDITION_KEY_WITHOUT_ACTION"), ["kms:ListKeys", "kms:ListAliases"]);

    let finding = found(&text).into_iter().find(|f| f.check.code == "CONDITION_KEY_WITHOUT_ACTION").unwrap();
    let mended = statements(&mended(&text, &finding).unwrap());
    assert_eq!(
        *mended.last().unwrap(),
        json!({"Action": "kms:ListKeys", "Resource": ["*"], "Effect": "Allow"})
    );
    assert_eq!(mended[place]["Action"], json!(["kms:CreateGrant", "kms:DescribeKey", "kms:ListAliases"]));
}

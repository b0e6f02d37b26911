//! More about a feature: what it is, who needs it, what it would add, where it comes from.

use leptos::prelude::*;

use crate::app::components::shared::{Outside, count};
use crate::app::state::State;
use crate::core::catalog::{Attached, Feature};
use crate::core::compose::delta::{Delta, delta};
use crate::core::compose::quota::number;
use crate::core::compose::source::{published, sources};
use crate::core::policy::write;

/// The long text of one feature.
#[component]
pub fn Details(feature: &'static Feature) -> impl IntoView {
    let state = State::here();
    let policies = move || {
        state
            .with(|s| feature.given(s.edition))
            .map(|g| g.policies.iter().map(|a| view! { <PolicyFacts attached=a /> }).collect_view())
    };
    let managed = move || {
        state.with(|s| feature.given(s.edition)).map(|g| {
            let line = |m: &'static crate::core::catalog::AwsManaged| {
                view! { <p><code>{m.arn}</code><br />{m.line}</p> }
            };
            g.aws_managed.iter().map(line).collect_view()
        })
    };
    view! {
        <div class="details">
            <p>{feature.text}</p>
            <p><strong>"Who needs it. "</strong>{feature.who}</p>
            <p class="weight">{move || weight(state, feature)}</p>
            {policies}
            {managed}
            <p>
                <Outside href=feature.link.to_owned() text="Documentation" />
                {feature.dated.map(|d| format!(", text of {d}"))}
            </p>
        </div>
    }
}

/// What ticking the feature would add to the present choice, or what unticking it would take away.
fn weight(state: State, feature: &'static Feature) -> String {
    let composed = state.composed();
    let ticked = composed.selection.features.contains(&feature.id);
    let other = sources(&composed.selection.with_feature(feature.id, !ticked));
    let changes = if ticked { delta(&other, &composed.sources) } else { delta(&composed.sources, &other) };
    let actions: usize =
        changes.iter().flat_map(|d| Delta::by_service(&d.added).into_values()).map(|a| a.len()).sum();
    match (ticked, actions) {
        (true, 0) => "It adds no permission that the rest of your choice does not have already.".to_owned(),
        (true, n) => format!("Without it, {} would be missing or narrower.", count(n, "action", "actions")),
        (false, 0) => "Ticking it would add no permission to your present choice.".to_owned(),
        (false, n) => format!("Ticking it would add or widen {}.", count(n, "action", "actions")),
    }
}

/// What is known of one published policy.
#[component]
fn PolicyFacts(attached: &'static Attached) -> impl IntoView {
    let policy = attached.policy;
    let document = published(policy);
    let size = number(write::size(document));
    let whom = attached.principal.get().map_or("", |p| p.name);
    let dated = policy.dated.map_or_else(|| "undated".to_owned(), |d| format!("text of {d}"));
    let faults = policy.faults.iter().map(|f| view! { <li>{f.text}</li> }).collect_view();
    let newer = attached.newer_names.as_ref().map(|newer| {
        view! {
            <details class="more">
                <summary>{format!("{} known by name only", count(newer.lacks.len(), "newer action", "newer actions"))}</summary>
                <p>{newer.text}</p>
                <p class="names">{newer.lacks.join(", ")}</p>
            </details>
        }
    });
    view! {
        <div class="policy-facts">
            <p>
                <strong>{policy.name}</strong>
                <br />
                <span class="quiet">
                    {format!("{dated} · {} · {size} characters · for {whom}", count(document.statements.len(), "statement", "statements"))}
                </span>
            </p>
            {attached.carried_over.as_ref().map(|c| view! { <p class="carried">{c.text}</p> })}
            {newer}
            <Show when=move || !policy.faults.is_empty()>
                <p class="faults-title">"Known faults of the published text"</p>
            </Show>
            <ul class="faults">{faults}</ul>
        </div>
    }
}

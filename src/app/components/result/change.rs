//! What the last click added and took away.

use leptos::prelude::*;

use crate::app::components::shared::count;
use crate::app::state::State;
use crate::core::catalog::FeatureId;
use crate::core::compose::Selection;
use crate::core::compose::delta::{Delta, delta};
use crate::core::compose::grant::Grant;

/// The last change, in a line that opens.
#[component]
pub fn LastChange() -> impl IntoView {
    let state = State::here();
    let changes = Memo::new(move |_| {
        let (before, after) = (state.before()?, state.composed());
        // Nothing of what is granted depends on how it is shown.
        (before.selection != after.selection)
            .then(|| (cause(&before.selection, &after.selection), delta(&before.sources, &after.sources)))
    });
    let lines = move || {
        changes.get().map(|(cause, changes)| {
            let (added, removed) = (total(&changes, |d| &d.added), total(&changes, |d| &d.removed));
            let summary = match (added, removed) {
                (0, 0) => "No permission added or removed.".to_owned(),
                (a, 0) => format!("{} added.", count(a, "action", "actions")),
                (0, r) => format!("{} removed.", count(r, "action", "actions")),
                (a, r) => format!("{} added, {r} removed.", count(a, "action", "actions")),
            };
            let rows = changes.iter().map(rows).collect_view();
            view! {
                <details class="change" class:empty=added + removed == 0>
                    <summary><strong>{cause}</strong>" "{summary}</summary>
                    {rows}
                </details>
            }
        })
    };
    view! { <div aria-live="polite">{lines}</div> }
}

/// What was clicked, as far as the two selections tell.
fn cause(before: &Selection, after: &Selection) -> String {
    let name = |id: FeatureId| id.get().map_or("", |f| f.name);
    let on: Vec<FeatureId> = after.features.difference(&before.features).copied().collect();
    let off: Vec<FeatureId> = before.features.difference(&after.features).copied().collect();
    match (on.as_slice(), off.as_slice()) {
        _ if before.edition != after.edition => format!("Edition {}.", after.edition),
        ([one], []) => format!("{} ticked.", name(*one)),
        ([], [one]) => format!("{} unticked.", name(*one)),
        ([], []) if before.off != after.off => "Parts changed.".to_owned(),
        ([], []) if before.params != after.params => "Value changed.".to_owned(),
        ([], []) => "Shown differently.".to_owned(),
        _ => "Selection changed.".to_owned(),
    }
}

fn total(changes: &[Delta], side: impl Fn(&Delta) -> &Vec<Grant>) -> usize {
    changes.iter().flat_map(|d| Delta::by_service(side(d)).into_values()).map(|actions| actions.len()).sum()
}

fn rows(change: &Delta) -> impl IntoView + use<> {
    let whose = change.principal.get().map_or("", |p| p.name);
    let side = |sign: &'static str, word: &'static str, grants: &[Grant]| {
        Delta::by_service(grants)
            .into_iter()
            .map(|(service, actions)| {
                let names: Vec<&str> = actions.into_iter().collect();
                view! {
                    <li>
                        <span class="sign">{sign}<span class="visually-hidden">{word}</span></span>
                        <strong>{service.to_owned()}</strong>
                        " "
                        <span class="names">{names.join(", ")}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <p class="quiet">{whose}</p>
        <ul class="change-rows">
            {side("+", "added", &change.added)}
            {side("−", "removed", &change.removed)}
        </ul>
    }
}

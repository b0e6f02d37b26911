//! What the last click added and took away.

use leptos::prelude::*;

use crate::app::components::shared::count;
use crate::app::dom::{Node, el, memo};
use crate::app::state::State;
use crate::core::catalog::FeatureId;
use crate::core::compose::Selection;
use crate::core::compose::delta::{Delta, delta};
use crate::core::compose::grant::Grant;

/// The last change, in a line that opens.
pub fn last_change() -> Node {
    let state = State::here();
    let changes = memo(move || {
        let (before, after) = (state.before()?, state.composed());
        let cause = cause(&before.selection, &after.selection)?;
        Some((cause, delta(&before.sources, &after.sources)))
    });
    el("div")
        .class("contents")
        .attr("aria-live", "polite")
        .region(move || changes.get().map(|(c, d)| line(&c, d)).into_iter().collect())
}

fn line(cause: &str, changes: Vec<Delta>) -> Node {
    let (added, removed) = (total(&changes, |d| &d.added), total(&changes, |d| &d.removed));
    let summary = match (added, removed) {
        (0, 0) => "No permission added or removed.".to_owned(),
        (a, 0) => format!("{} added.", count(a, "action", "actions")),
        (0, r) => format!("{} removed.", count(r, "action", "actions")),
        (a, r) => format!("{} added, {r} removed.", count(a, "action", "actions")),
    };
    let words = [el("strong").text(cause), el("span").text(" ").text(&summary)];
    if added + removed == 0 {
        return el("p").class("change empty").children(words);
    }
    // The rows are made when they are first looked at.
    let open = RwSignal::new(false);
    let details = el("details").class("change").child(el("summary").children(words));
    details
        .on("toggle", move |_| open.set(true))
        .region(move || if open.get() { changes.iter().flat_map(rows).collect() } else { Vec::new() })
}

/// What was clicked, as far as the two selections tell.
/// None when only the way it is shown has changed.
fn cause(before: &Selection, after: &Selection) -> Option<String> {
    let name = |id: FeatureId| id.get().map_or("", |f| f.name);
    let on: Vec<FeatureId> = after.features.difference(&before.features).copied().collect();
    let off: Vec<FeatureId> = before.features.difference(&after.features).copied().collect();
    Some(match (on.as_slice(), off.as_slice()) {
        _ if before.edition != after.edition => format!("Edition {}.", after.edition),
        ([one], []) => format!("{} ticked.", name(*one)),
        ([], [one]) => format!("{} unticked.", name(*one)),
        ([], []) if before.off != after.off => "Parts changed.".to_owned(),
        ([], []) if before.params != after.params => "Value changed.".to_owned(),
        ([], []) => return None,
        _ => "Selection changed.".to_owned(),
    })
}

fn total(changes: &[Delta], side: impl Fn(&Delta) -> &Vec<Grant>) -> usize {
    changes.iter().map(|d| Delta::actions(side(d))).sum()
}

fn rows(change: &Delta) -> [Node; 2] {
    let whose = change.principal.get().map_or("", |p| p.name);
    let list = el("ul").class("change-rows");
    [
        el("p").class("quiet").text(whose),
        list.children(side("+", "added", &change.added)).children(side("−", "removed", &change.removed)),
    ]
}

fn side(sign: &str, word: &str, grants: &[Grant]) -> Vec<Node> {
    Delta::by_service(grants)
        .into_iter()
        .map(|(service, actions)| {
            let names: Vec<&str> = actions.into_iter().collect();
            let sign =
                el("span").class("sign").text(sign).child(el("span").class("visually-hidden").text(word));
            el("li")
                .child(sign)
                .child(el("strong").text(service))
                .text(" ")
                .child(el("span").class("names").text(&names.join(", ")))
        })
        .collect()
}

//! One service: its actions, granted and not, and for each why, where and under which condition.

use leptos::prelude::*;

use super::table::statements_of;
use crate::app::components::shared::{checked, count};
use crate::app::dom::{Computed, Node, button, el, memo};
use crate::app::state::{Composed, State};
use crate::core::catalog::PrincipalId;
use crate::core::compose::explain::origins;
use crate::core::coverage::{Access, ActionRow, detail};
use crate::core::policy::{ActionPattern, Statement, layout};
use crate::core::reference::{AccessLevel, Reference};

/// The actions of one service, in the documents of one principal or of all.
pub fn service_detail(
    prefix: String,
    whose: Computed<Option<PrincipalId>>,
    service: RwSignal<Option<String>>,
) -> Node {
    let state = State::here();
    let wanted = prefix.clone();
    let rows = memo(move || {
        let composed = state.composed();
        detail(Reference::catalogue(), &statements_of(&composed, whose.get()), &wanted)
    });
    let every = RwSignal::new(false);
    let name = Reference::catalogue().service(&prefix).map(|s| s.name()).unwrap_or_default();
    let header = el("header").children([
        el("h4").text(name).text(" ").child(el("code").text(&prefix)),
        el("label")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .prop("checked", move || every.get().into())
                    .on("change", move |event| every.set(checked(&event))),
            )
            .text(" Also what is not granted"),
        button("button", "Close").on_click(move || service.set(None)),
    ]);
    let item = move |row: &ActionRow| action_item(state, &prefix, row, whose);
    let levels = move || {
        let every = every.get();
        rows.with(|rows| {
            AccessLevel::ALL.into_iter().flat_map(|level| actions(level, rows, every, &item)).collect()
        })
    };
    el("section").class("service-detail").attr("aria-label", name).child(header).region(levels)
}

/// A heading and a list for one access level, if it has anything to show.
fn actions(
    level: AccessLevel,
    rows: &[ActionRow],
    every: bool,
    item: &dyn Fn(&ActionRow) -> Node,
) -> Vec<Node> {
    let existing: Vec<&ActionRow> = rows.iter().filter(|a| a.level == level).collect();
    let granted = existing.iter().filter(|a| a.access != Access::None).count();
    let heading = format!("{}: {granted} of {}", level.name(), existing.len());
    let shown: Vec<Node> =
        existing.into_iter().filter(|a| every || a.access != Access::None).map(item).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    vec![el("h5").text(&heading), el("ul").class("actions").children(shown)]
}

/// An action. One that is granted opens its reasons.
fn action_item(state: State, prefix: &str, row: &ActionRow, whose: Computed<Option<PrincipalId>>) -> Node {
    let (class, word) = match row.access {
        Access::None => ("action-none", "not granted"),
        Access::Scoped => ("action-scoped", "scoped"),
        Access::Unscoped => ("action-open", "on *"),
    };
    let named = |parent: Node| {
        parent.child(el("span").text(&row.name)).text(" ").child(el("span").class("word").text(word))
    };
    let item = el("li").class(class);
    if row.access == Access::None {
        return named(item);
    }
    let open = RwSignal::new(false);
    let press = named(el("button").attr("type", "button"))
        .aria("aria-expanded", move || open.get())
        .on_click(move || open.update(|o| *o = !*o));
    let (prefix, row) = (prefix.to_owned(), row.clone());
    item.child(press).region(move || match open.get() {
        true => reasons(&state.composed(), &prefix, &row, whose.get()),
        false => Vec::new(),
    })
}

/// Each statement that grants the action: on what, under which condition, from where.
fn reasons(composed: &Composed, prefix: &str, row: &ActionRow, whose: Option<PrincipalId>) -> Vec<Node> {
    let statements = statements_of(composed, whose);
    let asked = ActionPattern::parse(&format!("{prefix}:{}", row.name)).ok();
    let items = row
        .givers
        .iter()
        .filter_map(|g| Some((*statements.get(g.statement)?, g.pattern.clone().or_else(|| asked.clone())?)))
        .map(|(statement, pattern)| reason(composed, statement, &pattern));
    let mut parts = vec![el("ul").class("reasons").children(items)];
    if !row.has_resource_type {
        let words = "AWS lists no resource type for it: by the reference only * grants it.";
        parts.push(el("p").class("quiet").text(words));
    }
    parts
}

fn reason(composed: &Composed, statement: &Statement, pattern: &ActionPattern) -> Node {
    let mut from: Vec<String> = origins(&composed.sources, statement, pattern)
        .iter()
        .map(|o| {
            let part = o.part.and_then(|p| p.get()).map_or("", |p| p.name);
            format!("{}, statement {} ({part})", o.source.policy().name, o.statement + 1)
        })
        .collect();
    from.dedup();
    let grants = count(from.len(), "published grant", "published grants");
    let line = |word: &str, code: &str| el("p").text(word).child(el("code").text(code));
    let mut lines = vec![line("On ", &resources(statement))];
    if !statement.conditions.is_empty() {
        lines.push(line("If ", &conditions(statement)));
    }
    lines.push(el("p").class("quiet").text(&format!("{grants}: {}", from.join("; "))));
    el("li").children(lines)
}

fn resources(statement: &Statement) -> String {
    let list: Vec<&str> = statement.resources.entries().items.iter().map(|r| r.as_str()).collect();
    list.join(", ")
}

/// The condition in one line.
fn conditions(statement: &Statement) -> String {
    let tests: Vec<String> = statement
        .conditions
        .iter()
        .flat_map(|(operator, keys)| {
            keys.iter().map(move |(key, values)| {
                let values: Vec<String> = values.items.iter().map(|v| layout::quote(v)).collect();
                format!("{operator} {} {}", key.as_str(), values.join(" or "))
            })
        })
        .collect();
    tests.join(", and ")
}

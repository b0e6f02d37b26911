//! One service: its actions, granted and not, and for each why, where and under which condition.

use leptos::prelude::*;

use super::table::statements_of;
use crate::app::components::shared::count;
use crate::app::state::State;
use crate::core::catalog::PrincipalId;
use crate::core::compose::explain::origins;
use crate::core::coverage::{Access, ActionRow, detail};
use crate::core::policy::{ActionPattern, Statement, layout};
use crate::core::reference::{AccessLevel, Reference};

/// The actions of one service.
#[component]
pub fn ServiceDetail(
    prefix: String,
    whose: Memo<Option<PrincipalId>>,
    service: RwSignal<Option<String>>,
) -> impl IntoView {
    let state = State::here();
    let wanted = prefix.clone();
    let rows = Memo::new(move |_| {
        let composed = state.composed();
        detail(Reference::catalogue(), &statements_of(&composed, whose.get()), &wanted)
    });
    let only_granted = RwSignal::new(true);
    let levels = {
        let prefix = prefix.clone();
        move || {
            AccessLevel::ALL
                .into_iter()
                .filter_map(|level| {
                    let all: Vec<ActionRow> =
                        rows.with(|r| r.iter().filter(|a| a.level == level).cloned().collect());
                    let granted = all.iter().filter(|a| a.access != Access::None).count();
                    let shown: Vec<ActionRow> = all
                        .iter()
                        .filter(|a| !only_granted.get() || a.access != Access::None)
                        .cloned()
                        .collect();
                    (!shown.is_empty()).then(|| {
                        let prefix = prefix.clone();
                        let items = shown
                            .into_iter()
                            .map(|row| view! { <ActionItem prefix=prefix.clone() row=row whose=whose /> })
                            .collect_view();
                        view! {
                            <h5>{format!("{}: {granted} of {}", level.name(), all.len())}</h5>
                            <ul class="actions">{items}</ul>
                        }
                    })
                })
                .collect_view()
        }
    };
    let name = Reference::catalogue().service(&prefix).map(|s| s.name().to_owned()).unwrap_or_default();
    let label = name.clone();
    view! {
        <section class="service-detail" aria-label=label>
            <header>
                <h4>{name}" "<code>{prefix}</code></h4>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || !only_granted.get()
                        on:change=move |event| only_granted.set(!event_target_checked(&event))
                    />
                    " Also what is not granted"
                </label>
                <button type="button" class="button" on:click=move |_| service.set(None)>"Close"</button>
            </header>
            {levels}
        </section>
    }
}

#[component]
fn ActionItem(prefix: String, row: ActionRow, whose: Memo<Option<PrincipalId>>) -> impl IntoView {
    let class = match row.access {
        Access::None => "action-none",
        Access::Scoped => "action-scoped",
        Access::Unscoped => "action-open",
    };
    let word = match row.access {
        Access::None => "not granted",
        Access::Scoped => "scoped",
        Access::Unscoped => "on *",
    };
    if row.access == Access::None {
        return view! { <li class=class><span>{row.name}</span>" "<span class="word">{word}</span></li> }
            .into_any();
    }
    let open = RwSignal::new(false);
    let name = row.name.clone();
    view! {
        <li class=class>
            <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|o| *o = !*o)>
                <span>{name}</span>" "<span class="word">{word}</span>
            </button>
            <Show when=move || open.get()>
                <Reasons prefix=prefix.clone() row=row.clone() whose=whose />
            </Show>
        </li>
    }
    .into_any()
}

/// Each statement that grants the action: on what, under which condition, from where.
#[component]
fn Reasons(prefix: String, row: ActionRow, whose: Memo<Option<PrincipalId>>) -> impl IntoView {
    let state = State::here();
    let composed = state.composed();
    let statements = statements_of(&composed, whose.get());
    let asked = ActionPattern::parse(&format!("{prefix}:{}", row.name)).ok();
    let items = row
        .givers
        .iter()
        .filter_map(|g| Some((*statements.get(g.statement)?, g.pattern.clone().or_else(|| asked.clone())?)))
        .map(|(statement, pattern)| {
            let mut from: Vec<String> = origins(&composed.sources, statement, &pattern)
                .iter()
                .map(|o| {
                    let part = o.part.and_then(|p| p.get()).map_or("", |p| p.name);
                    format!("{}, statement {} ({part})", o.source.policy().name, o.statement + 1)
                })
                .collect();
            from.dedup();
            view! {
                <li>
                    <p>"On "<code>{resources(statement)}</code></p>
                    {(!statement.conditions.is_empty()).then(|| view! { <p>"If "<code>{conditions(statement)}</code></p> })}
                    <p class="quiet">{format!("{}: {}", count(from.len(), "published grant", "published grants"), from.join("; "))}</p>
                </li>
            }
        })
        .collect_view();
    let untyped = !row.has_resource_type;
    view! {
        <ul class="reasons">{items}</ul>
        <Show when=move || untyped>
            <p class="quiet">"AWS lists no resource type for it: by the reference only * grants it."</p>
        </Show>
    }
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

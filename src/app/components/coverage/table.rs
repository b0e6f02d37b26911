//! Services by access level.

use std::iter::once;

use leptos::prelude::*;

use super::service::service_detail;
use crate::app::components::shared::{Choice, count, nothing, segments};
use crate::app::dom::{Computed, Node, Row, el, memo};
use crate::app::state::{Composed, State};
use crate::core::catalog::PrincipalId;
use crate::core::coverage::{Cell, Row as ServiceRow, Sort, table};
use crate::core::policy::Statement;
use crate::core::reference::{AccessLevel, Reference};

/// The statements of one principal, or of all.
pub fn statements_of(composed: &Composed, whose: Option<PrincipalId>) -> Vec<&Statement> {
    composed
        .plans
        .iter()
        .filter(|p| whose.is_none_or(|id| p.principal == id))
        .flat_map(|p| &p.documents)
        .flat_map(|d| &d.document.statements)
        .collect()
}

/// The table, for a principal or for all, with the actions of the service that was clicked.
pub fn coverage_view() -> Node {
    let state = State::here();
    let whose = RwSignal::new(None::<PrincipalId>);
    let sort = RwSignal::new(Sort::default());
    let service = RwSignal::new(None::<String>);
    let principals = memo(move || {
        let composed = state.composed();
        composed.plans.iter().filter(|p| !p.documents.is_empty()).map(|p| p.principal).collect::<Vec<_>>()
    });
    // A principal that is no longer there counts as all.
    let seen = memo(move || whose.get().filter(|id| principals.with(|p| p.contains(id))));
    let figures = memo(move || {
        let composed = state.composed();
        table(Reference::catalogue(), &statements_of(&composed, seen.get()), sort.get())
    });
    let choice = move || {
        let principals = principals.get();
        // Where there is one principal, there is nothing to choose.
        let offered = principals.len() > 1;
        offered
            .then(|| segments("Principal", "whose", choices(principals, whose, seen)))
            .into_iter()
            .collect()
    };
    let rows = move || {
        let open = service.get();
        let mut rows = Vec::new();
        for row in figures.get() {
            let prefix = row.prefix.clone();
            rows.push(Row::new(key(&row), move || service_row(&row, service)));
            if open.as_ref() == Some(&prefix) {
                rows.push(Row::new(format!("{prefix} opened"), move || detail_row(prefix, seen, service)));
            }
        }
        rows
    };
    let head = el("tr")
        .child(sort_header("Service", Sort::Service, sort))
        .children(AccessLevel::ALL.map(|level| sort_header(level.name(), Sort::Level(level), sort)))
        .child(sort_header("All", Sort::Total, sort));
    let table = el("table").children([
        el("caption").class("visually-hidden").text("Granted actions of each service by access level"),
        el("thead").child(head),
        el("tbody").each(rows),
    ]);
    let scroll = el("div")
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Services by access level")
        .child(table);
    el("section")
        .class("coverage")
        .attr("aria-labelledby", "coverage-title")
        .child(el("h3").id("coverage-title").text("What is granted, of what exists"))
        .child(legend())
        .region(choice)
        .child(scroll)
}

/// The actions of a service, below its row.
fn detail_row(
    prefix: String,
    seen: Computed<Option<PrincipalId>>,
    service: RwSignal<Option<String>>,
) -> Node {
    let columns = (AccessLevel::ALL.len() + 2).to_string();
    let detail = service_detail(prefix, seen, service);
    el("tr").class("detail-row").child(el("td").attr("colspan", &columns).child(detail))
}

fn legend() -> Node {
    el("p")
        .class("quiet")
        .text("Granted actions of each access level, of those that AWS lists. ")
        .child(el("span").class("key key-open").text("on *"))
        .text(" without condition, ")
        .child(el("span").class("key key-scoped").text("scoped"))
        .text(" by resource or condition. Press a service for its actions.")
}

/// All, and each principal.
fn choices(
    principals: Vec<PrincipalId>,
    whose: RwSignal<Option<PrincipalId>>,
    seen: Computed<Option<PrincipalId>>,
) -> Vec<Choice> {
    let choice = |id: Option<PrincipalId>| Choice {
        text: id.map_or("All", |id| id.get().map_or("", |p| p.name)).to_owned(),
        chosen: Box::new(move || seen.get() == id),
        choose: Box::new(move || whose.set(id)),
    };
    once(None).chain(principals.into_iter().map(Some)).map(choice).collect()
}

fn sort_header(text: &str, by: Sort, sort: RwSignal<Sort>) -> Node {
    let order = move || match sort.get() == by {
        true if by == Sort::Service => "ascending",
        true => "descending",
        false => "none",
    };
    let choose = move || {
        if sort.get_untracked() != by {
            sort.set(by);
        }
    };
    el("th")
        .attr("scope", "col")
        .attr_live("aria-sort", move || order().to_owned())
        .child(el("button").attr("type", "button").text(text).on_click(choose))
}

/// All that a row shows: a row under the same key need not be drawn again.
fn key(row: &ServiceRow) -> String {
    row.cells.iter().fold(row.prefix.clone(), |key, cell| format!("{key} {} {}", cell.unscoped, cell.scoped))
}

fn service_row(row: &ServiceRow, service: RwSignal<Option<String>>) -> Node {
    let prefix = row.prefix.clone();
    let open = memo(move || service.with(|s| s.as_deref() == Some(prefix.as_str())));
    let prefix = row.prefix.clone();
    let toggle = move || service.set((!open.get_untracked()).then(|| prefix.clone()));
    let name = el("button")
        .attr("type", "button")
        .aria("aria-expanded", move || open.get())
        .on_click(toggle)
        .child(el("span").class("service-name").text(&row.name))
        .child(el("span").class("service-prefix").text(&row.prefix));
    el("tr")
        .attr("data-service", &row.prefix)
        .child(el("th").attr("scope", "row").child(name))
        .children(row.cells.iter().copied().map(figure))
        .child(figure(row.total()))
}

/// A bar and its numbers; the numbers say everything that the bar shows.
fn figure(cell: Cell) -> Node {
    if cell.existing == 0 {
        let nothing = nothing("–", "no such actions");
        return el("td").class("figure none").child(nothing);
    }
    let share = |class: &str, part: usize| {
        el("span").class(class).style("--share", &per_mille(part, cell.existing).to_string())
    };
    let split = match (cell.unscoped, cell.scoped) {
        (0, 0) => "none".to_owned(),
        (u, 0) => format!("{u} on *"),
        (0, s) => format!("{s} scoped"),
        (u, s) => format!("{u} on *, {s} scoped"),
    };
    let title = format!("{}: {}", cell.summary(), count(cell.existing, "action exists", "actions exist"));
    let bar = el("span")
        .class("bar")
        .attr("aria-hidden", "true")
        .children([share("bar-open", cell.unscoped), share("bar-scoped", cell.scoped)]);
    let numbers = el("span")
        .class("figure-numbers")
        .child(el("strong").text(&cell.granted().to_string()))
        .text(&format!("/{}", cell.existing));
    el("td").class("figure").attr("title", &title).children([
        bar,
        numbers,
        el("span").class("figure-split").text(&split),
    ])
}

/// Thousandths, rounded. Whole numbers: formatting floats would cost kilobytes.
fn per_mille(part: usize, whole: usize) -> usize {
    (part * 1000 + whole / 2).checked_div(whole).unwrap_or_default()
}

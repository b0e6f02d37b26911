//! Services by access level.

use leptos::prelude::*;

use super::service::ServiceDetail;
use crate::app::components::shared::{Segments, count};
use crate::app::state::{Composed, State};
use crate::core::catalog::PrincipalId;
use crate::core::coverage::{Cell, Row, Sort, table};
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

/// The table, for a principal or for all, with the service that was clicked below it.
#[component]
pub fn CoverageView() -> impl IntoView {
    let state = State::here();
    let whose = RwSignal::new(None::<PrincipalId>);
    let sort = RwSignal::new(Sort::default());
    let service = RwSignal::new(None::<String>);
    let principals = Memo::new(move |_| {
        let composed = state.composed();
        composed.plans.iter().filter(|p| !p.documents.is_empty()).map(|p| p.principal).collect::<Vec<_>>()
    });
    // A principal that is no longer there counts as all.
    let seen = Memo::new(move |_| whose.get().filter(|id| principals.with(|p| p.contains(id))));
    let rows = Memo::new(move |_| {
        let composed = state.composed();
        table(Reference::catalogue(), &statements_of(&composed, seen.get()), sort.get())
    });
    let choice = move || {
        let mut choices = vec![(None, "All".to_owned())];
        choices.extend(
            principals.get().into_iter().map(|id| (Some(id), id.get().map_or("", |p| p.name).to_owned())),
        );
        (choices.len() > 2).then(|| {
            view! {
                <Segments label="Principal" name="whose" choices=choices chosen=seen on_choose=Callback::new(move |w| whose.set(w)) />
            }
        })
    };
    let body = move || {
        rows.get().into_iter().map(|row| view! { <ServiceRow row=row service=service /> }).collect_view()
    };
    view! {
        <section class="coverage" aria-labelledby="coverage-title">
            <h3 id="coverage-title">"What is granted, of what exists"</h3>
            <p class="quiet">
                "Granted actions of each access level, of those that AWS lists. "
                <span class="key key-open">"on *"</span>
                " without condition, "
                <span class="key key-scoped">"scoped"</span>
                " by resource or condition. Press a service for its actions."
            </p>
            {choice}
            <div class="table-scroll" tabindex="0" role="region" aria-label="Services by access level">
                <table>
                    <thead>
                        <tr>
                            <SortHeader text="Service" by=Sort::Service sort=sort />
                            {AccessLevel::ALL.map(|l| view! { <SortHeader text=l.name() by=Sort::Level(l) sort=sort /> }).into_iter().collect_view()}
                            <SortHeader text="All" by=Sort::Total sort=sort />
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {move || service.get().map(|prefix| view! { <ServiceDetail prefix=prefix whose=seen service=service /> })}
        </section>
    }
}

#[component]
fn SortHeader(text: &'static str, by: Sort, sort: RwSignal<Sort>) -> impl IntoView {
    let order = move || match sort.get() == by {
        true if by == Sort::Service => "ascending",
        true => "descending",
        false => "none",
    };
    view! {
        <th scope="col" aria-sort=order>
            <button type="button" on:click=move |_| sort.set(by)>{text}</button>
        </th>
    }
}

#[component]
fn ServiceRow(row: Row, service: RwSignal<Option<String>>) -> impl IntoView {
    let prefix = row.prefix.clone();
    let open = {
        let prefix = prefix.clone();
        Memo::new(move |_| service.with(|s| s.as_deref() == Some(&prefix)))
    };
    let toggle = move |_| {
        let prefix = prefix.clone();
        service.update(|s| *s = if s.as_ref() == Some(&prefix) { None } else { Some(prefix) });
    };
    let total = row.total();
    let marked = row.prefix.clone();
    let cells = row.cells.iter().map(|cell| view! { <Figure cell=*cell /> }).collect_view();
    view! {
        <tr data-service=marked>
            <th scope="row">
                <button type="button" aria-expanded=move || open.get().to_string() on:click=toggle>
                    <span class="service-name">{row.name}</span>
                    <span class="service-prefix">{row.prefix}</span>
                </button>
            </th>
            {cells}
            <Figure cell=total />
        </tr>
    }
}

/// A bar and its numbers; the numbers say everything that the bar shows.
#[component]
fn Figure(cell: Cell) -> impl IntoView {
    if cell.existing == 0 {
        return view! { <td class="figure none"><span aria-label="No such actions">"–"</span></td> }
            .into_any();
    }
    let share = |part: usize| format!("{:.4}", ratio(part, cell.existing));
    let split = match (cell.unscoped, cell.scoped) {
        (0, 0) => "none".to_owned(),
        (u, 0) => format!("{u} on *"),
        (0, s) => format!("{s} scoped"),
        (u, s) => format!("{u} on *, {s} scoped"),
    };
    let title = format!("{}: {}", cell.summary(), count(cell.existing, "action exists", "actions exist"));
    view! {
        <td class="figure" title=title>
            <span class="bar" aria-hidden="true">
                <span class="bar-open" style:--share=share(cell.unscoped)></span>
                <span class="bar-scoped" style:--share=share(cell.scoped)></span>
            </span>
            <span class="figure-numbers"><strong>{cell.granted()}</strong>"/"{cell.existing}</span>
            <span class="figure-split">{split}</span>
        </td>
    }
    .into_any()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

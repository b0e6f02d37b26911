//! Services by published policy.

use leptos::prelude::*;

use crate::app::state::State;
use crate::core::coverage::matrix;
use crate::core::reference::Reference;

/// How many shades a count can have.
const SHADES: usize = 5;

/// The table.
#[component]
pub fn MatrixView() -> impl IntoView {
    let state = State::here();
    let figures = Memo::new(move |_| {
        let composed = state.composed();
        matrix(Reference::catalogue(), &composed.sources.iter().collect::<Vec<_>>())
    });
    let head = move || {
        figures
            .get()
            .policies
            .into_iter()
            .map(|name| view! { <th scope="col"><span>{name}</span></th> })
            .collect_view()
    };
    let body = move || {
        let figures = figures.get();
        let greatest = figures.greatest();
        figures
            .rows
            .into_iter()
            .map(|row| {
                let counts = row
                    .counts
                    .into_iter()
                    .map(|n| match n {
                        0 => view! { <td class="shade-0"><span aria-label="none">"·"</span></td> }.into_any(),
                        n => view! { <td class=format!("shade-{}", shade(n, greatest))>{n}</td> }.into_any(),
                    })
                    .collect_view();
                view! {
                    <tr>
                        <th scope="row">{row.prefix}</th>
                        {counts}
                        <td class="together">{row.together}</td>
                        <td class="together">{row.shared}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="coverage matrix" aria-labelledby="matrix-title">
            <h3 id="matrix-title">"Which policy brings which service"</h3>
            <p class="quiet">
                "Actions of each service in each published policy. “Together” counts each action once; “shared” are those that more than one policy has."
            </p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Services by policy">
                <table>
                    <thead>
                        <tr>
                            <th scope="col"><span>"Service"</span></th>
                            {head}
                            <th scope="col"><span>"Together"</span></th>
                            <th scope="col"><span>"Shared"</span></th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </section>
    }
}

fn shade(count: usize, greatest: usize) -> usize {
    (count * SHADES).div_ceil(greatest.max(1)).clamp(1, SHADES)
}

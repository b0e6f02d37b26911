//! The parts of the chosen policies that can be switched off.

use leptos::prelude::*;

use crate::app::components::shared::count;
use crate::app::state::State;
use crate::core::catalog::{PARTS, Part};
use crate::core::compose::notice::Notice;
use crate::core::compose::source::parts_of;

/// The switches for the parts that the present choice has.
#[component]
pub fn Parts() -> impl IntoView {
    let state = State::here();
    let present = Memo::new(move |_| {
        let parts = state.with(parts_of);
        PARTS
            .iter()
            .filter(|p| p.without.is_some() && parts.contains(&p.id))
            .map(|p| p.id)
            .collect::<Vec<_>>()
    });
    let off = Memo::new(move |_| state.with(|s| s.off.len()));
    view! {
        <Show when=move || present.with(|p| !p.is_empty())>
            <section class="panel parts" aria-labelledby="parts-title">
                <h3 id="parts-title">"Leave parts out"</h3>
                <p class="quiet">
                    {move || match off.get() {
                        0 => "Everything that is documented is in. Switch off what you do not use.".to_owned(),
                        n => format!("{} switched off: narrower than documented.", count(n, "part", "parts")),
                    }}
                </p>
                <ul>
                    <For each=move || present.get() key=|id| *id let(id)>
                        {id.get().map(|part| view! { <PartSwitch part=part /> })}
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn PartSwitch(part: &'static Part) -> impl IntoView {
    let state = State::here();
    let on = Memo::new(move |_| state.with(|s| !s.off.contains(&part.id)));
    let narrower = Memo::new(move |_| {
        state.composed().notices.iter().find_map(|n| match n {
            Notice::Narrower { part: which, still_granted, .. } if which.id == part.id => {
                Some(still_granted.clone())
            }
            _ => None,
        })
    });
    let id = format!("part-{}", part.id);
    view! {
        <li class="part" data-part=part.id.as_str() class:off=move || !on.get()>
            <input
                type="checkbox"
                role="switch"
                id=id.clone()
                prop:checked=move || on.get()
                on:change=move |event| state.switch(part.id, event_target_checked(&event))
            />
            <div>
                <label for=id>{part.name}</label>
                <p class="quiet">{part.purpose}</p>
                <div aria-live="polite">
                    {move || narrower.get().map(|still| view! {
                        <p class="without">{part.without.unwrap_or_default()}</p>
                        <Show when={let some = !still.is_empty(); move || some}>
                            <p class="without">
                                {format!("Still granted by something else that is chosen: {}.", still.join(", "))}
                            </p>
                        </Show>
                    })}
                </div>
            </div>
        </li>
    }
}

//! A group of features, with a box that ticks all of it.

use leptos::prelude::*;

use super::feature::FeatureRow;
use super::search::matches;
use crate::app::state::State;
use crate::core::catalog::{FEATURES, Feature, Group};

/// One group.
#[component]
pub fn GroupSection(group: Group) -> impl IntoView {
    let state = State::here();
    let members: Vec<&'static Feature> = FEATURES.iter().copied().filter(|f| f.group == group).collect();
    let all = StoredValue::new(members.clone());
    // How many are ticked, of how many that the edition offers.
    let tally = Memo::new(move |_| {
        state.with(|s| {
            all.with_value(|members| {
                let offered = members.iter().filter(|f| f.given(s.edition).is_some());
                (offered.clone().filter(|f| s.features.contains(&f.id)).count(), offered.count())
            })
        })
    });
    let visible =
        Memo::new(move |_| state.search.with(|s| all.with_value(|m| m.iter().any(|f| matches(f, s)))));
    let tick_all = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        state.change(|s| {
            let edition = s.edition;
            all.with_value(|m| {
                for feature in m.iter().filter(|f| f.given(edition).is_some()) {
                    *s = s.with_feature(feature.id, on);
                }
            });
        });
    };
    let title = format!("group-{group:?}").to_lowercase();
    let labelled = title.clone();
    let rows = members.into_iter().map(|feature| view! { <FeatureRow feature=feature /> }).collect_view();
    view! {
        <section class="panel group" aria-labelledby=labelled hidden=move || !visible.get()>
            <div class="group-head">
                <input
                    type="checkbox"
                    aria-label=format!("All of: {}", group.name())
                    prop:checked=move || { let (ticked, offered) = tally.get(); offered > 0 && ticked == offered }
                    prop:indeterminate=move || { let (ticked, offered) = tally.get(); ticked > 0 && ticked < offered }
                    disabled=move || tally.get().1 == 0
                    on:change=tick_all
                />
                <div>
                    <h3 id=title>{group.name()}</h3>
                    <p class="quiet">{group.line()}</p>
                </div>
                <span class="tally" aria-hidden="true">
                    {move || { let (ticked, offered) = tally.get(); format!("{ticked}/{offered}") }}
                </span>
            </div>
            <ul class="features">{rows}</ul>
        </section>
    }
}

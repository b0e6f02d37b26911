//! A size against its limit, as a bar and as numbers.

use leptos::prelude::*;

use crate::core::compose::quota::number;

/// A size meter. The numbers always stand beside the bar.
#[component]
pub fn Meter(
    /// Characters used.
    #[prop(into)]
    used: Signal<usize>,
    /// Characters allowed.
    #[prop(into)]
    limit: Signal<usize>,
    /// What is measured, for screen readers.
    label: &'static str,
) -> impl IntoView {
    let over = move || used.get() > limit.get();
    let share = move || (used.get() * 1000).checked_div(limit.get()).unwrap_or_default().min(1000);
    view! {
        <div class="meter" class:over=over>
            <div class="meter-bar" aria-hidden="true">
                <span class="meter-fill" style:--share=move || format!("{}", f64::from(u16::try_from(share()).unwrap_or(1000)) / 1000.0)></span>
            </div>
            <p class="meter-text">
                <span class="visually-hidden">{label}": "</span>
                <strong>{move || number(used.get())}</strong>
                {move || format!(" of {} characters", number(limit.get()))}
                {move || over().then(|| format!(", {} over", number(used.get() - limit.get())))}
            </p>
        </div>
    }
}

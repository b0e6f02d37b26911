//! Small things that several areas use.

use leptos::prelude::*;

/// One of a few choices, drawn as a row of buttons that are radio buttons to the keyboard.
#[component]
pub fn Segments<T>(
    /// What is chosen here, for screen readers and as a visible label.
    label: &'static str,
    /// The name that the radio buttons share.
    name: &'static str,
    /// The choices with their labels.
    choices: Vec<(T, String)>,
    /// Which one is chosen.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with the one that was clicked.
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let items = choices
        .into_iter()
        .map(|(choice, text)| {
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        name=name
                        prop:checked=move || chosen.get() == choice
                        on:change=move |_| on_choose.run(choice)
                    />
                    <span>{text}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="segments">
            <legend>{label}</legend>
            <div class="segment-row">{items}</div>
        </fieldset>
    }
}

/// A link to another site, which opens beside the page.
#[component]
pub fn Outside(
    /// The address.
    href: String,
    /// The text of the link.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <a href=href target="_blank" rel="noopener noreferrer">
            {text}
        </a>
    }
}

/// `1 action`, `2 actions`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let text = crate::core::compose::quota::number(number);
    if number == 1 { format!("{text} {one}") } else { format!("{text} {many}") }
}

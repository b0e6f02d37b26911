//! "Why is this here?"

use leptos::prelude::*;

use crate::app::components::shared::{Outside, count};
use crate::app::state::{Composed, Question, State};
use crate::core::compose::explain::{Origin, origins};
use crate::core::compose::source::Source;
use crate::core::policy::ActionPattern;
use crate::core::reference::{INDEX_LINK, Reference};

/// The answer, beside the documents or, on a small screen, below them.
#[component]
pub fn Why() -> impl IntoView {
    let state = State::here();
    let answer = move || state.question.get().map(|q| view! { <Answer question=q /> });
    view! { <div class="why-place" aria-live="polite">{answer}</div> }
}

#[component]
fn Answer(question: Question) -> impl IntoView {
    let state = State::here();
    let composed = untrack(|| state.composed());
    let sources = composed.sources_of(question.principal);
    let title = question.action.as_ref().map_or("This statement", |a| a.as_str()).to_owned();
    let body = match &question.action {
        Some(action) => about_action(&composed, &sources, &question, action).into_any(),
        None => about_statement(&sources, &question).into_any(),
    };
    view! {
        <aside class="why" aria-label="Why is this here?">
            <header>
                <p class="quiet">"Why is this here?"</p>
                <h3>{title}</h3>
                <button type="button" class="close" aria-label="Close" on:click=move |_| state.question.set(None)>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>
                </button>
            </header>
            {body}
        </aside>
    }
}

fn about_action(
    composed: &Composed,
    sources: &[Source],
    question: &Question,
    action: &ActionPattern,
) -> impl IntoView + use<> {
    let known = Reference::catalogue().action(action.folded());
    let level = known.map(|(_, a)| a.level().name());
    let service = known.map(|(s, _)| s.name().to_owned());
    let untyped = known.is_some_and(|(_, a)| a.resource_types().is_empty());
    let any = question.statement.resources.listed().is_some_and(|r| r.iter().any(|p| p.is_any()));
    let origins = origins(sources, &question.statement, action);
    let rows = origins.iter().map(|o| origin(composed, o)).collect_view();
    view! {
        <dl class="facts">
            <dt>"Service"</dt>
            <dd>{service.unwrap_or_else(|| "Not in the reference".to_owned())}</dd>
            <dt>"Access level"</dt>
            <dd>{level.unwrap_or("Unknown")}</dd>
            <dt>"On"</dt>
            <dd><code>{resources(question)}</code></dd>
            <dt>"Condition"</dt>
            <dd>{if question.statement.conditions.is_empty() { "None" } else { "As in the statement" }}</dd>
        </dl>
        <Show when=move || untyped && !any>
            <p class="caution">
                "AWS's reference lists no resource type for this action, so by the reference only * grants it. Some services accept an ARN all the same."
            </p>
        </Show>
        <h4>{count(origins.len(), "published grant", "published grants")}</h4>
        <ul class="origins">{rows}</ul>
        <p class="quiet"><Outside href=INDEX_LINK.to_owned() text="AWS's reference of actions" /></p>
    }
}

fn resources(question: &Question) -> String {
    let list: Vec<&str> = question.statement.resources.entries().items.iter().map(|r| r.as_str()).collect();
    list.join(", ")
}

fn origin(composed: &Composed, origin: &Origin<'_>) -> impl IntoView + use<> {
    let policy = origin.source.policy();
    let part = origin.part.and_then(|p| p.get());
    let place = match origin.sid {
        Some(sid) => format!("statement {} ({sid})", origin.statement + 1),
        None => format!("statement {}", origin.statement + 1),
    };
    let dated = policy.dated.map_or_else(|| "undated".to_owned(), |d| format!("text of {d}"));
    let carried = origin
        .source
        .attached
        .carried_over
        .as_ref()
        .map(|c| format!("Carried over from {} into {}.", c.from, composed.selection.edition));
    let there: Vec<&str> = origin.resources.iter().map(|r| r.as_str()).collect();
    let absorbed = origin
        .absorbed
        .then(|| format!("Narrower here ({}); a wider grant below or above includes it.", there.join(", ")));
    let faults = policy
        .faults
        .iter()
        .filter(|f| f.statement == Some(origin.statement))
        .map(|f| view! { <p class="caution">{f.text}</p> })
        .collect_view();
    view! {
        <li>
            <p class="origin-feature">{origin.source.feature.name}</p>
            {part.map(|p| view! { <p><strong>{p.name}". "</strong>{p.purpose}</p> })}
            <p class="quiet">
                <Outside href=policy.link.to_owned() text=policy.name />
                {format!(", {place}, {dated}")}
            </p>
            {absorbed.map(|a| view! { <p class="quiet">{a}</p> })}
            {carried.map(|c| view! { <p class="carried">{c}</p> })}
            {faults}
        </li>
    }
}

/// A statement as a whole: which published statements it stands for, and what for.
fn about_statement(sources: &[Source], question: &Question) -> impl IntoView + use<> {
    let mut rows: Vec<(&'static str, &'static str, usize, String, usize)> = Vec::new();
    for action in question.statement.actions.listed().unwrap_or_default() {
        for origin in origins(sources, &question.statement, action) {
            let policy = origin.source.policy();
            let part = origin.part.and_then(|p| p.get()).map_or("", |p| p.name).to_owned();
            match rows.iter_mut().find(|r| r.0 == policy.name && r.2 == origin.statement && r.3 == part) {
                Some(row) => row.4 += 1,
                None => rows.push((policy.name, policy.link, origin.statement, part, 1)),
            }
        }
    }
    let rows = rows
        .into_iter()
        .map(|(name, link, statement, part, actions)| {
            view! {
                <li>
                    <p><strong>{part}</strong>": "{count(actions, "action", "actions")}</p>
                    <p class="quiet"><Outside href=link.to_owned() text=name />{format!(", statement {}", statement + 1)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <p>"It stands for these parts of the published policies. Press an action for its own reason."</p>
        <ul class="origins">{rows}</ul>
    }
}

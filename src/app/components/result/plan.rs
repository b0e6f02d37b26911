//! What one principal gets.

use leptos::prelude::*;

use super::document::DocumentCard;
use super::meter::Meter;
use crate::app::components::shared::count;
use crate::app::state::State;
use crate::core::catalog::PrincipalId;
use crate::core::compose::quota::number;
use crate::core::compose::{Plan, Proof};

/// One principal: its documents, AWS's own policies beside them, and how it fits.
#[component]
pub fn PlanSection(principal: PrincipalId) -> impl IntoView {
    let state = State::here();
    let plan = state.plan_of(principal);
    let known = principal.get();
    let names = Memo::new(move |_| {
        plan.with(|p| {
            p.as_ref()
                .map(|p| p.documents.iter().map(|d| d.name.clone()).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let fits = Memo::new(move |_| plan.with(|p| p.as_ref().is_none_or(|p| p.fit.fits)));
    let inline_sum = Memo::new(move |_| {
        plan.with(|p| p.as_ref().filter(|p| p.kind.is_inline() && p.documents.len() > 1).map(|p| p.fit.sum))
    });
    let limit = Memo::new(move |_| plan.with(|p| p.as_ref().map_or(1, |p| p.fit.limit)));
    let managed = move || {
        plan.with(|p| {
            p.as_ref().map(|p| {
                p.aws_managed
                    .iter()
                    .map(|m| {
                        view! {
                            <li class="managed">
                                <strong>{m.name}</strong>
                                " "
                                <span class="badge">"AWS managed"</span>
                                <code>{m.arn}</code>
                                <p class="quiet">{m.line}</p>
                            </li>
                        }
                    })
                    .collect_view()
            })
        })
    };
    let title = format!("plan-{principal}");
    let labelled = title.clone();
    view! {
        <section class="plan" aria-labelledby=labelled data-principal=principal.as_str()>
            <div class="plan-head">
                <h3 id=title>{known.map_or("", |p| p.name)}</h3>
                <p class="quiet">{known.map_or("", |p| p.line)}</p>
                <p class="fit" class:bad=move || !fits.get()>
                    {move || plan.with(|p| p.as_ref().map(|p| p.fit.text.clone()))}
                </p>
                <p class="proof">{move || plan.with(|p| p.as_ref().map(proof))}</p>
                {move || inline_sum.get().map(|sum| view! { <Meter used=Signal::stored(sum) limit=limit label="All inline documents" /> })}
            </div>
            <ul class="managed-list">{managed}</ul>
            <For each=move || names.get() key=|name| name.clone() let(name)>
                <DocumentCard principal=principal name=name plan=plan />
            </For>
        </section>
    }
}

/// How the documents were checked, in a sentence.
fn proof(plan: &Plan) -> String {
    if plan.documents.is_empty() {
        return String::new();
    }
    let published = count(plan.published_count, "published policy", "published policies");
    match &plan.proof {
        Proof::Published => format!("{published}, unchanged in what they grant."),
        Proof::Proven { fewest, lower_bound } => {
            let from = format!("{published} of {} characters together", number(plan.published_size));
            let few = match (fewest, plan.documents.len()) {
                (true, 1) => String::new(),
                (true, _) => " No fewer documents could hold them.".to_owned(),
                (false, _) => format!(" Fewer documents might hold them, at least {lower_bound}."),
            };
            format!("Merged from {from}, taken apart again and compared: exactly the same grants.{few}")
        }
        Proof::Failed { why } => {
            format!("Merging could not be proven exact ({why}), so the published texts are shown.")
        }
    }
}

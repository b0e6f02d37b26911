//! What one principal gets.

use super::document::document_card;
use super::meter::meter;
use crate::app::components::shared::count;
use crate::app::dom::{Node, Row, el, memo};
use crate::app::state::State;
use crate::core::catalog::{AwsManaged, PrincipalId};
use crate::core::compose::quota::number;
use crate::core::compose::{Plan, Proof};

/// One principal: its documents, AWS's own policies beside them, and how it fits.
pub fn plan_section(principal: PrincipalId) -> Node {
    let state = State::here();
    let plan = state.plan_of(principal);
    let (name, line) = principal.get().map_or(("", ""), |p| (p.name, p.line));
    let fits = memo(move || plan.with(|p| p.as_ref().is_none_or(|p| p.fit.fits)));
    let limit = memo(move || plan.with(|p| p.as_ref().map_or(1, |p| p.fit.limit)));
    let sum = memo(move || plan.with(|p| p.as_ref().map_or(0, |p| p.fit.sum)));
    let several_inline =
        memo(move || plan.with(|p| p.as_ref().is_some_and(|p| p.kind.is_inline() && p.documents.len() > 1)));
    let managed = memo(move || plan.with(|p| p.as_ref().map(|p| p.aws_managed.clone()).unwrap_or_default()));
    let documents = move || {
        plan.with(|p| p.as_ref().map(|p| p.documents.iter().map(|d| d.name.clone()).collect::<Vec<_>>()))
            .unwrap_or_default()
            .into_iter()
            .map(|name| Row::new(name.clone(), move || document_card(principal, name, plan)))
            .collect()
    };
    let title = format!("plan-{principal}");
    let head = el("div")
        .class("plan-head")
        .child(el("h3").id(&title).text(name))
        .child(el("p").class("quiet").text(line))
        .child(
            el("p")
                .class("fit")
                .class_if("bad", move || !fits.get())
                .live(move || plan.with(|p| p.as_ref().map_or_else(String::new, |p| p.fit.text.clone()))),
        )
        .child(el("p").class("proof").live(move || plan.with(|p| p.as_ref().map_or_else(String::new, proof))))
        .when(
            move || several_inline.get(),
            move || meter("All inline documents", move || sum.get(), move || limit.get()),
        );
    el("section")
        .class("plan")
        .attr("aria-labelledby", &title)
        .attr("data-principal", principal.as_str())
        .child(head)
        .region(move || managed.get().into_iter().map(aws_managed).collect())
        .each(documents)
}

fn aws_managed(policy: &'static AwsManaged) -> Node {
    el("div").class("managed").children([
        el("p")
            .child(el("strong").text(policy.name))
            .text(" ")
            .child(el("span").class("badge").text("AWS managed")),
        el("code").text(policy.arn),
        el("p").class("quiet").text(policy.line),
    ])
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

//! The outcome in one line, and the way out.

use leptos::prelude::*;

use crate::app::browser::{address, download};
use crate::app::components::shared::count;
use crate::app::state::{Composed, State};
use crate::core::compose::Proof;
use crate::core::compose::notice::Notice;
use crate::core::compose::quota::number;
use crate::core::export::{files, zip};

/// What it comes to, whether it fits, and the download of all of it.
#[component]
pub fn Summary() -> impl IntoView {
    let state = State::here();
    let fits = Memo::new(move |_| state.composed().plans.iter().all(|p| p.fit.fits));
    let open = Memo::new(move |_| state.composed().is_open());
    let unmet = Memo::new(move |_| {
        state
            .composed()
            .notices
            .iter()
            .filter(|n| matches!(n, Notice::Requires { .. } | Notice::Conflicts { .. }))
            .count()
    });
    let verdict = move || match (fits.get(), open.get(), unmet.get()) {
        (false, ..) => "Does not fit yet",
        (_, true, _) => "Values missing",
        (_, _, 1..) => "Look again",
        _ => "Ready to attach",
    };
    let good = move || fits.get() && !open.get() && unmet.get() == 0;
    view! {
        <section class="summary" aria-label="Summary">
            <div class="summary-text" aria-live="polite">
                <p class="verdict" class:good=good>{verdict}</p>
                <p class="figures">{move || figures(&state.composed())}</p>
                <ul class="remarks">
                    {move || remarks(&state.composed()).into_iter().map(|r| view! { <li>{r}</li> }).collect_view()}
                </ul>
            </div>
            <div class="summary-actions">
                <button type="button" class="button primary" data-action-download="all" on:click=move |_| download_all(state)>
                    "Download all (zip)"
                </button>
            </div>
        </section>
    }
}

/// Such as `1 managed policy · 5,348 characters · 165 actions`.
fn figures(composed: &Composed) -> String {
    let documents: Vec<_> = composed.plans.iter().flat_map(|p| &p.documents).collect();
    let managed: usize = composed.plans.iter().map(|p| p.aws_managed.len()).sum();
    let size = documents.iter().map(|d| d.size).sum();
    let actions: std::collections::BTreeSet<&str> = documents
        .iter()
        .flat_map(|d| &d.document.statements)
        .filter_map(|s| s.actions.listed())
        .flatten()
        .map(|a| a.folded())
        .collect();
    let mut parts = vec![
        count(documents.len(), "document", "documents"),
        format!("{} characters", number(size)),
        count(actions.len(), "action", "actions"),
    ];
    if managed > 0 {
        parts.push(format!("{} of AWS's", count(managed, "managed policy", "managed policies")));
    }
    parts.join(" · ")
}

fn remarks(composed: &Composed) -> Vec<String> {
    let mut remarks = Vec::new();
    if composed.is_narrower() {
        remarks.push("Narrower than documented: parts are switched off.".to_owned());
    }
    if composed.is_open() {
        remarks.push(
            "A value is missing: a document still has a <placeholder> in it, and AWS would refuse it."
                .to_owned(),
        );
    }
    let missing = composed.notices.iter().filter(|n| matches!(n, Notice::Requires { .. })).count();
    let against = composed.notices.iter().filter(|n| matches!(n, Notice::Conflicts { .. })).count();
    if missing > 0 {
        remarks.push(format!(
            "{} not met; see the notes beside your choice.",
            count(missing, "requirement is", "requirements are")
        ));
    }
    if against > 0 {
        remarks.push(format!(
            "{} together that should not be; see the notes beside your choice.",
            count(against, "pair stands", "pairs stand")
        ));
    }
    let carried: Vec<&str> = composed
        .sources
        .iter()
        .filter(|s| s.attached.carried_over.is_some())
        .map(|s| s.policy().name)
        .collect();
    if !carried.is_empty() {
        remarks.push(format!("Carried over from an older edition: {}.", carried.join(", ")));
    }
    if composed.plans.iter().any(|p| matches!(p.proof, Proof::Failed { .. })) {
        remarks.push("A merge could not be proven exact; the published texts are shown instead.".to_owned());
    }
    remarks
}

fn download_all(state: State) {
    let composed = untrack(|| state.composed());
    let link = address::address(&state.fragment_untracked());
    match zip::archive(&files::files(&composed, &link)) {
        Ok(bytes) => download::save(state, &files::archive_name(&composed), "application/zip", &bytes),
        Err(error) => state.said.set(format!("The archive could not be made: {error}.")),
    }
}

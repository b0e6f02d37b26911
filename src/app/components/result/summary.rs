//! The outcome in one line, and the way out.

use leptos::prelude::*;

use crate::app::browser::{address, download};
use crate::app::components::shared::count;
use crate::app::dom::{Node, button, el, memo};
use crate::app::state::{Composed, State};
use crate::core::compose::Proof;
use crate::core::compose::notice::Notice;
use crate::core::compose::quota::number;
use crate::core::export::{files, zip};

/// What it comes to, whether it fits, and the download of all of it.
pub fn summary() -> Node {
    let state = State::here();
    let verdict = memo(move || verdict(&state.composed()));
    let remarks = memo(move || remarks(&state.composed()));
    let text = el("div").class("summary-text").attr("aria-live", "polite").children([
        el("p")
            .class("verdict")
            .class_if("good", move || verdict.with(|v| v.is_good()))
            .live(move || verdict.with(|v| v.words().to_owned())),
        el("p").class("figures").live(move || figures(&state.composed())),
        el("ul").class("remarks").region(move || remarks.get().iter().map(|r| el("li").text(r)).collect()),
    ]);
    let download = button("button primary", "Download all (zip)")
        .attr("data-download", "all")
        .on_click(move || download_all(state));
    el("section")
        .class("summary")
        .attr("aria-label", "Summary")
        .child(text)
        .child(el("div").class("summary-actions").child(download))
}

/// How ready the result is.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    TooLarge,
    Open,
    Unmet,
    Ready,
}

impl Verdict {
    const fn words(self) -> &'static str {
        match self {
            Self::TooLarge => "Does not fit yet",
            Self::Open => "Values missing",
            Self::Unmet => "Look again",
            Self::Ready => "Ready to attach",
        }
    }

    const fn is_good(self) -> bool {
        matches!(self, Self::Ready)
    }
}

fn verdict(composed: &Composed) -> Verdict {
    let unmet = |n: &Notice| matches!(n, Notice::Requires { .. } | Notice::Conflicts { .. });
    if !composed.plans.iter().all(|p| p.fit.fits) {
        Verdict::TooLarge
    } else if composed.is_open() {
        Verdict::Open
    } else if composed.notices.iter().any(unmet) {
        Verdict::Unmet
    } else {
        Verdict::Ready
    }
}

/// Such as `1 managed policy · 5,348 characters · 165 actions`.
fn figures(composed: &Composed) -> String {
    let documents: Vec<_> = composed.plans.iter().flat_map(|p| &p.documents).collect();
    let managed: usize = composed.plans.iter().map(|p| p.aws_managed.len()).sum();
    let size = documents.iter().map(|d| d.size).sum();
    let mut parts = vec![
        count(documents.len(), "document", "documents"),
        format!("{} characters", number(size)),
        count(composed.action_count(), "action", "actions"),
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

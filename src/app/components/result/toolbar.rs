//! How the result is looked at and attached.

use crate::app::components::shared::{Choice, segments};
use crate::app::dom::{Node, button, el, memo};
use crate::app::state::State;
use crate::core::compose::{Allowance, AttachmentKind, Mode};
use crate::core::share::View;

/// The three views.
pub fn views() -> Node {
    let state = State::here();
    let tab = |view| {
        let name = match view {
            View::Policies => "Policies",
            View::Coverage => "Coverage by service",
            View::Matrix => "Services by policy",
        };
        button("", name)
            .aria("aria-pressed", move || state.view() == view)
            .on_click(move || state.look_at(view))
    };
    el("nav").class("views").attr("aria-label", "Views").children(View::ALL.map(tab))
}

/// Merged or published, attached how, against which quota.
pub fn toolbar() -> Node {
    let state = State::here();
    let mode = memo(move || state.with(|s| s.mode));
    let kind = memo(move || state.with(|s| s.kind));
    let allowance = memo(move || state.with(|s| s.allowance));
    let modes = [(Mode::Merged, "Merged"), (Mode::Published, "As published")].map(|(m, text)| Choice {
        text: text.to_owned(),
        chosen: Box::new(move || mode.get() == m),
        choose: Box::new(move || state.change(|s| s.mode = m)),
    });
    let kinds = AttachmentKind::ALL.map(|k| Choice {
        text: k.name().to_owned(),
        chosen: Box::new(move || kind.get() == k),
        choose: Box::new(move || state.change(|s| s.kind = k)),
    });
    let allowances = [(Allowance::Ten, "10, Palette's limit"), (Allowance::Twenty, "20, AWS's for a role")];
    let allowances = allowances.map(|(a, text)| Choice {
        text: text.to_owned(),
        chosen: Box::new(move || allowance.get() == a),
        choose: Box::new(move || state.change(|s| s.allowance = a)),
    });
    el("div").class("toolbar").children([
        segments("Documents", "mode", modes.into()),
        segments("Attach as", "kind", kinds.into()),
        segments("Policies allowed", "allowance", allowances.into()),
    ])
}

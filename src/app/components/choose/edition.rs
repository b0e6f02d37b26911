//! The edition of the documentation.

use crate::app::components::shared::{Choice, segments};
use crate::app::dom::{Computed, Node, el, memo};
use crate::app::state::State;
use crate::core::catalog::{EDITIONS, Edition, EditionId, EditionState};

/// Switches between editions and says what is known of the chosen one.
pub fn edition_switch() -> Node {
    let state = State::here();
    let chosen = memo(move || state.with(|s| s.edition));
    let choices = EDITIONS.iter().map(|edition| choice(state, chosen, edition)).collect();
    let line = move || chosen.get().get().map_or("", |e| e.line).to_owned();
    let text = move || chosen.get().get().map_or("", |e| e.text).to_owned();
    let more = [el("summary").text("What is known of it"), el("p").live(text)];
    el("section").class("panel edition").children([
        segments("Edition of Palette's documentation", "edition", choices),
        el("p").class("edition-line").live(line),
        el("details").class("more").children(more),
    ])
}

fn choice(state: State, chosen: Computed<EditionId>, edition: &Edition) -> Choice {
    let id = edition.id;
    let complete = match edition.state {
        EditionState::Complete => "complete",
        EditionState::Partial { .. } => "partial",
    };
    Choice {
        text: format!("{id} · {complete}"),
        chosen: Box::new(move || chosen.get() == id),
        choose: Box::new(move || state.change(|s| s.edition = id)),
    }
}

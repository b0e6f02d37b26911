//! What a choice requires or excludes, said where it was made, with the mend as a button. Nothing is
//! changed until that button is pressed.

use crate::app::dom::{Node, Row, button, el};
use crate::app::state::State;
use crate::core::catalog::{Feature, FeatureId};
use crate::core::compose::notice::Notice;

/// What is said, and how it can be mended.
struct Line {
    lead: String,
    text: &'static str,
    mends: Vec<Mend>,
}

/// A button that ticks or unticks a feature.
struct Mend {
    text: String,
    feature: FeatureId,
    tick: bool,
}

impl Mend {
    fn add(feature: &Feature) -> Self {
        Self { text: format!("Add {}", feature.name), feature: feature.id, tick: true }
    }

    fn remove(feature: &Feature) -> Self {
        Self { text: format!("Remove {}", feature.name), feature: feature.id, tick: false }
    }
}

/// The notices of a feature, each under what it says: what stays true is not drawn, nor read out, again.
/// What is said for the same reason is said once, with all its mends.
pub fn notice_lines(notices: Vec<Notice>) -> Vec<Row> {
    let mut lines: Vec<Line> = Vec::new();
    for line in notices.into_iter().filter_map(line_of) {
        match lines.last_mut().filter(|last| last.lead == line.lead && last.text == line.text) {
            Some(last) => last.mends.extend(line.mends),
            None => lines.push(line),
        }
    }
    lines.into_iter().map(row).collect()
}

fn row(line: Line) -> Row {
    let mut key = format!("{}{}", line.lead, line.text);
    for mend in &line.mends {
        key.push_str(&mend.text);
    }
    Row::new(key, move || draw(line))
}

/// None for what is said at the field itself, or among the parts.
fn line_of(notice: Notice) -> Option<Line> {
    match notice {
        Notice::Requires { any_of, reason, .. } => Some(Line {
            lead: "Needs more. ".to_owned(),
            text: reason,
            mends: any_of.into_iter().map(Mend::add).collect(),
        }),
        Notice::Conflicts { feature, with, reason } => Some(Line {
            lead: format!("With {}: ", with.name),
            text: reason,
            mends: feature.get().into_iter().chain([with]).map(Mend::remove).collect(),
        }),
        Notice::NotOffered { feature } => Some(Line {
            lead: String::new(),
            text: "Ticked, but not part of this edition: it adds nothing here.",
            mends: vec![Mend { text: "Remove".to_owned(), feature: feature.id, tick: false }],
        }),
        Notice::Missing { .. } | Notice::Invalid { .. } | Notice::Narrower { .. } => None,
    }
}

fn draw(line: Line) -> Node {
    let state = State::here();
    let lead = (!line.lead.is_empty()).then(|| el("strong").text(&line.lead));
    let mends = line
        .mends
        .into_iter()
        .map(|mend| button("mend", &mend.text).on_click(move || state.tick(mend.feature, mend.tick)));
    el("div")
        .class("notice")
        .child(el("p").children(lead).text(line.text))
        .child(el("div").class("mends").children(mends))
}

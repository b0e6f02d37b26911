//! The bottom of the page: where the data come from.

use crate::app::dom::{Node, el, outside};
use crate::core::reference::{INDEX_LINK, Reference};

/// Provenance and disclaimer.
pub fn footer() -> Node {
    let source = Reference::catalogue().source();
    let provenance = el("p")
        .text("Actions and access levels: ")
        .child(outside(INDEX_LINK, "AWS service authorization reference"))
        .text(&format!(" as of {} ({} {}). ", source.date(), source.name(), source.version()))
        .text("Policies: Spectro Cloud's public documentation, each with its date.");
    let disclaimer = el("p").text(
        "Not affiliated with Spectro Cloud or Amazon Web Services. Check the policies in your own account before production.",
    );
    el("footer").class("colophon").children([provenance, disclaimer])
}

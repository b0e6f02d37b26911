//! A size against its limit, as a bar and as numbers.

use crate::app::dom::{Node, el};
use crate::core::compose::quota::number;

/// A size meter: characters used, of characters allowed. The numbers always stand beside the bar.
pub fn meter(
    label: &str,
    used: impl Fn() -> usize + Copy + 'static,
    limit: impl Fn() -> usize + Copy + 'static,
) -> Node {
    let over = move || used() > limit();
    let per_mille = move || (used() * 1000).checked_div(limit()).unwrap_or_default().min(1000);
    let rest = move || {
        let over = if over() { format!(", {} over", number(used() - limit())) } else { String::new() };
        format!(" of {} characters{over}", number(limit()))
    };
    let fill = el("span").class("meter-fill").style_live("--share", move || per_mille().to_string());
    el("div")
        .class("meter")
        .class_if("over", over)
        .child(el("div").class("meter-bar").attr("aria-hidden", "true").child(fill))
        .child(
            el("p")
                .class("meter-text")
                .child(el("span").class("visually-hidden").text(label).text(": "))
                .child(el("strong").live(move || number(used())))
                .live(rest),
        )
}

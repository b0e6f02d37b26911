//! Services by published policy.

use crate::app::components::shared::nothing;
use crate::app::dom::{Node, Row, el, memo};
use crate::app::state::State;
use crate::core::coverage::{MatrixRow, matrix};
use crate::core::reference::Reference;

/// How many shades a count can have.
const SHADES: usize = 5;

/// The table.
pub fn matrix_view() -> Node {
    let state = State::here();
    let figures = memo(move || {
        let composed = state.composed();
        matrix(Reference::catalogue(), &composed.sources.iter().collect::<Vec<_>>())
    });
    let policies = move || figures.with(|f| f.policies.iter().map(|name| column(name)).collect());
    let rows = move || {
        let figures = figures.get();
        let greatest = figures.greatest();
        let row = |row: MatrixRow| Row::new(key(&row, greatest), move || service(&row, greatest));
        figures.rows.into_iter().map(row).collect()
    };
    let head =
        el("tr").child(column("Service")).region(policies).children(["Together", "Shared"].map(column));
    let table = el("table").children([
        el("caption").class("visually-hidden").text("Actions of each service in each published policy"),
        el("thead").child(head),
        el("tbody").each(rows),
    ]);
    el("section").class("coverage matrix").attr("aria-labelledby", "matrix-title").children([
        el("h3").id("matrix-title").text("Which policy brings which service"),
        el("p").class("quiet").text(
            "Actions of each service in each published policy. “Together” counts each action once; “shared” are those that more than one policy has.",
        ),
        el("div")
            .class("table-scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "Services by policy")
            .child(table),
    ])
}

fn column(name: &str) -> Node {
    // Between the words of the name it may break.
    let mut cell = el("span");
    let mut rest = name;
    while let Some(at) = rest.char_indices().skip(1).find(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| at) {
        let (word, after) = rest.split_at(at);
        cell = cell.text(word).child(el("wbr"));
        rest = after;
    }
    el("th").attr("scope", "col").child(cell.text(rest))
}

/// All that a row shows: a row under the same key need not be drawn again.
fn key(row: &MatrixRow, greatest: usize) -> String {
    let key = format!("{} {greatest} {} {}", row.prefix, row.together, row.shared);
    row.counts.iter().fold(key, |key, count| format!("{key} {count}"))
}

fn service(row: &MatrixRow, greatest: usize) -> Node {
    let count = |&count: &usize| match count {
        0 => el("td").class("shade-0").child(nothing("·", "none")),
        n => el("td").class(&format!("shade-{}", shade(n, greatest))).text(&n.to_string()),
    };
    let sum = |n: usize| el("td").class("together").text(&n.to_string());
    el("tr")
        .child(el("th").attr("scope", "row").text(&row.prefix))
        .children(row.counts.iter().map(count))
        .children([row.together, row.shared].map(sum))
}

fn shade(count: usize, greatest: usize) -> usize {
    (count * SHADES).div_ceil(greatest.max(1)).clamp(1, SHADES)
}

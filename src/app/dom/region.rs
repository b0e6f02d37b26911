//! Content that comes and goes: redrawn as a whole, or row by row under keys.

use std::cell::RefCell;

use leptos::prelude::{Owner, document, untrack};
use web_sys::Element;

use super::effect::{Computed, follow, memo};
use super::node::Node;
use crate::core::sorted::{self, Map};

/// A row of a keyed list. A row whose key stays keeps its elements.
pub struct Row {
    key: String,
    draw: Box<dyn FnOnce() -> Node>,
}

impl Row {
    /// A row under a key, which must be the only one of its list.
    pub fn new(key: impl Into<String>, draw: impl FnOnce() -> Node + 'static) -> Self {
        Self { key: key.into(), draw: Box::new(draw) }
    }
}

impl Node {
    /// Appends content that is drawn anew whenever a signal that `draw` read changes.
    pub fn region(self, draw: impl Fn() -> Vec<Node> + 'static) -> Self {
        self.redrawn(Box::new(draw))
    }

    /// Appends an element that is there while `on` holds. It is drawn anew each time.
    pub fn when(
        self,
        on: impl Fn() -> bool + Send + Sync + 'static,
        draw: impl Fn() -> Node + 'static,
    ) -> Self {
        self.conditional(memo(on), Box::new(draw))
    }

    /// Appends rows that follow signals; only those are drawn whose key is new.
    pub fn each(self, rows: impl Fn() -> Vec<Row> + 'static) -> Self {
        self.keyed(Box::new(rows))
    }

    fn conditional(self, on: Computed<bool>, draw: Box<dyn Fn() -> Node>) -> Self {
        self.redrawn(Box::new(move || if on.get() { vec![untrack(&*draw)] } else { Vec::new() }))
    }

    fn redrawn(self, draw: Box<dyn Fn() -> Vec<Node>>) -> Self {
        let marker = document().create_comment("");
        let _ = self.0.append_child(&marker);
        let shown: RefCell<Vec<Element>> = RefCell::default();
        let parent = self.0.clone();
        follow(move || {
            for old in shown.take() {
                old.remove();
            }
            // What was created by the last run was given up before this one began.
            let new = draw();
            for node in &new {
                let _ = parent.insert_before(&node.0, Some(&marker));
            }
            shown.replace(new.into_iter().map(|n| n.0).collect());
        });
        self
    }

    fn keyed(self, rows: Box<dyn Fn() -> Vec<Row>>) -> Self {
        let marker = document().create_comment("");
        let _ = self.0.append_child(&marker);
        let parent = self.0.clone();
        let owner = Owner::current().unwrap_or_default();
        let shown: RefCell<Vec<Shown>> = RefCell::default();
        follow(move || {
            let mut old = shown.take();
            let mut new = rows();
            // Most clicks change a few rows in the middle: what stands before and after them is not touched.
            let same = |(old, new): &(&Shown, &Row)| old.key == new.key;
            let before = old.iter().zip(&new).take_while(same).count();
            let rest = old.iter().skip(before).rev().zip(new.iter().skip(before).rev());
            let after = rest.take_while(same).count();
            let tail = old.split_off(old.len() - after);
            let leaving = old.split_off(before);
            new.truncate(new.len() - after);
            let next = tail.first().map_or_else(|| marker.clone().into(), |s| s.element.clone().into());
            old.extend(replaced(&parent, next, leaving, new.split_off(before), &owner));
            old.extend(tail);
            shown.replace(old);
        });
        self
    }
}

/// A row that is drawn.
struct Shown {
    key: String,
    element: Element,
    owner: Owner,
}

/// Puts rows before `next`, in place of others; those that stay keep their elements.
fn replaced(
    parent: &Element,
    mut next: web_sys::Node,
    leaving: Vec<Shown>,
    rows: Vec<Row>,
    owner: &Owner,
) -> Vec<Shown> {
    let mut kept: Map<String, (Element, Owner)> =
        sorted::map(leaving.into_iter().map(|s| (s.key, (s.element, s.owner))));
    let shown: Vec<Shown> = rows
        .into_iter()
        .map(|row| {
            let (element, owner) = kept.remove(&row.key).unwrap_or_else(|| {
                let owner = owner.child();
                let node = untrack(|| owner.with(row.draw));
                (node.0, owner)
            });
            Shown { key: row.key, element, owner }
        })
        .collect();
    for (element, owner) in kept.into_iter().map(|(_, shown)| shown) {
        element.remove();
        owner.cleanup();
    }
    // From the last to the first, so that rows which stay where they are are not touched.
    for row in shown.iter().rev() {
        let in_place = row.element.next_sibling().is_some_and(|n| n.is_same_node(Some(&next)));
        if !in_place {
            let _ = parent.insert_before(&row.element, Some(&next));
        }
        next = row.element.clone().into();
    }
    shown
}

//! Effects and memos, boxed so that each kind is compiled once and not once for each closure.

use leptos::prelude::*;

/// Runs `run` now, and again whenever a signal that it read changes, for as long as the present owner
/// lives.
pub fn follow(run: impl FnMut() + 'static) {
    kept(Box::new(run));
}

fn kept(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    StoredValue::new_local(effect);
}

/// A value that is computed when it is needed, and again when what it was computed from changed.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    boxed(Box::new(compute))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| compute())
}

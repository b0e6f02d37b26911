//! Effects and computed values, boxed so that each kind is compiled once and not once for each closure
//! and type.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

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

/// A value that is computed when it is needed, and again when what it was computed from changed. Who
/// reads it is told only of values that differ. A handle, cheap to copy.
pub struct Computed<T>(Memo<Erased>, PhantomData<fn() -> T>);

/// A value whose type only its [`Computed`] knows.
#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

/// Makes a computed value.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Computed<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let compute = move || Erased { value: Arc::new(compute()), same: same::<T> };
    Computed(erased(Box::new(compute)), PhantomData)
}

fn erased(compute: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| compute())
}

fn same<T: PartialEq + 'static>(a: &dyn Any, b: &dyn Any) -> bool {
    matches!((a.downcast_ref::<T>(), b.downcast_ref::<T>()), (Some(a), Some(b)) if a == b)
}

#[expect(clippy::expect_used, reason = "made with this type and never changed")]
fn typed<T: 'static>(erased: &Erased) -> &T {
    erased.value.downcast_ref().expect("the type that it was made with")
}

#[inline(never)]
fn current(memo: Memo<Erased>) -> Erased {
    memo.get()
}

#[inline(never)]
fn untracked(memo: Memo<Erased>) -> Erased {
    memo.get_untracked()
}

impl<T: 'static> Computed<T> {
    /// Looks at the value.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(typed(&current(self.0)))
    }

    /// Looks at the value without being told of changes.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(typed(&untracked(self.0)))
    }
}

impl<T: Clone + 'static> Computed<T> {
    /// The value.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, without being told of changes.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T> Clone for Computed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Computed<T> {}

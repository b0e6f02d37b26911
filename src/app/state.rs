//! The one module that owns what the page knows. A click changes the [`Selection`]; everything else
//! is derived from it.

use std::sync::Arc;

use leptos::prelude::*;

use super::dom::{Computed, memo};
use crate::core::catalog::{EditionId, FeatureId, PartId, PrincipalId};
use crate::core::compose::notice::Notice;
use crate::core::compose::{Composition, Plan, Selection};
use crate::core::policy::{ActionPattern, Statement};
use crate::core::reference::Reference;
use crate::core::share::{Link, View, decode, encode};

/// A composition, compared by identity: each one is made anew.
#[derive(Clone)]
pub struct Composed(Arc<Composition>);

impl Composed {
    fn after(before: Option<&Self>, selection: &Selection) -> Self {
        Self(Arc::new(Composition::after(selection, Reference::catalogue(), before.map(|b| &*b.0))))
    }
}

impl std::ops::Deref for Composed {
    type Target = Composition;

    fn deref(&self) -> &Composition {
        &self.0
    }
}

impl PartialEq for Composed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What "why is this here?" is asked about.
#[derive(Clone, PartialEq)]
pub struct Question {
    /// Whose documents it stands in.
    pub principal: PrincipalId,
    /// The statement as shown.
    pub statement: Statement,
    /// The action, or none for the statement as a whole.
    pub action: Option<ActionPattern>,
}

/// What the page knows. Cheap to copy: it holds handles.
#[derive(Clone, Copy)]
pub struct State {
    selection: RwSignal<Selection>,
    view: RwSignal<View>,
    composed: Computed<Composed>,
    before: RwSignal<Option<Composed>>,
    /// What the search field holds, in lower case.
    pub search: RwSignal<String>,
    /// What of the link was not taken.
    pub warnings: RwSignal<Vec<String>>,
    /// What "why is this here?" is asked about.
    pub question: RwSignal<Option<Question>>,
    /// What was just done, for the eye and for screen readers.
    pub said: RwSignal<String>,
}

impl State {
    /// Makes the state from the address bar's fragment and offers it to all components.
    pub fn provide(fragment: &str) -> Self {
        let (link, warnings) = decode(fragment);
        let selection = RwSignal::new(link.selection);
        let before = RwSignal::new(None::<Composed>);
        let compose = move || {
            let before = before.get_untracked();
            selection.with(|s| Composed::after(before.as_ref(), s))
        };
        let state = Self {
            selection,
            view: RwSignal::new(link.view),
            composed: memo(compose),
            before,
            search: RwSignal::new(String::new()),
            warnings: RwSignal::new(warnings.iter().map(ToString::to_string).collect()),
            question: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        };
        provide_context(state);
        state
    }

    /// The state of the page around this component.
    pub fn here() -> Self {
        expect_context()
    }

    /// Looks at the selection.
    pub fn with<T>(self, look: impl FnOnce(&Selection) -> T) -> T {
        look(&self.read())
    }

    #[inline(never)]
    fn read(self) -> impl std::ops::Deref<Target = Selection> {
        self.selection.read()
    }

    /// The composition of the selection.
    pub fn composed(self) -> Composed {
        self.composed.get()
    }

    /// The composition before the last change, if there was one.
    pub fn before(self) -> Option<Composed> {
        self.before.get()
    }

    /// Changes the selection.
    pub fn change(self, change: impl Fn(&mut Selection)) {
        self.apply(&change);
    }

    #[inline(never)]
    fn apply(self, change: &dyn Fn(&mut Selection)) {
        let before = self.composed.get_untracked();
        let mut selection = before.selection.clone();
        change(&mut selection);
        if selection != before.selection {
            self.question.set(None);
            self.before.set(Some(before));
            self.selection.set(selection);
        }
    }

    /// Back to the beginning.
    pub fn reset(self) {
        self.warnings.set(Vec::new());
        self.view.set(View::default());
        self.change(|s| *s = Selection::empty(EditionId::DEFAULT));
    }

    /// Ticks or unticks one feature.
    pub fn tick(self, feature: FeatureId, ticked: bool) {
        self.change(|s| *s = s.with_feature(feature, ticked));
    }

    /// Switches one part on or off.
    pub fn switch(self, part: PartId, on: bool) {
        self.change(|s| {
            if on {
                s.off.remove(&part);
            } else {
                s.off.insert(part);
            }
        });
    }

    /// What is looked at.
    pub fn view(self) -> View {
        self.view.get()
    }

    /// Looks at something else.
    pub fn look_at(self, view: View) {
        self.question.set(None);
        self.view.set(view);
    }

    /// The fragment of a link to what is shown.
    pub fn fragment(self) -> String {
        encode(&Link { selection: self.selection.get(), view: self.view.get() })
    }

    /// The same, without being told of changes.
    pub fn fragment_untracked(self) -> String {
        untrack(|| self.fragment())
    }

    /// Takes over what a fragment says, as after Back or a pasted link.
    pub fn follow(self, fragment: &str) {
        let (link, warnings) = decode(fragment);
        self.warnings.set(warnings.iter().map(ToString::to_string).collect());
        self.view.set(link.view);
        self.change(|s| {
            // What was typed and is kept out of links is still there after Back.
            let kept = s.params.clone();
            let shared = s.share_private;
            *s = link.selection.clone();
            if !s.share_private {
                for (id, value) in kept {
                    if id.get().is_some_and(|p| p.private) {
                        s.params.entry(id).or_insert(value);
                    }
                }
                s.share_private = shared && s.params.keys().all(|id| id.get().is_none_or(|p| !p.private));
            }
        });
    }

    /// Whether a feature is ticked.
    pub fn is_ticked(self, feature: FeatureId) -> Computed<bool> {
        memo(move || self.with(|s| s.features.contains(&feature)))
    }

    /// What there is to know about a feature.
    pub fn notices_of(self, feature: FeatureId) -> Computed<Vec<Notice>> {
        memo(move || {
            self.composed
                .with(|c| c.notices.iter().filter(|n| n.feature() == Some(feature)).cloned().collect())
        })
    }

    /// What one principal gets.
    pub fn plan_of(self, principal: PrincipalId) -> Computed<Option<Plan>> {
        memo(move || self.composed.with(|c| c.plans.iter().find(|p| p.principal == principal).cloned()))
    }
}

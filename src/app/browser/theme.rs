//! Light, dark, or as the system has it. `boot.js` applies the saved choice before the first paint.

use leptos::prelude::*;

const KEY: &str = "palette-iam-composer.theme";

/// The colours chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The saved choice.
    pub fn saved() -> Self {
        match storage().and_then(|s| s.get_item(KEY).ok().flatten()).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// The next one in turn.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "Auto",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    const fn slug(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// Applies it to the page and saves it. If storage is refused it holds until the page is left.
    pub fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = match self.slug() {
                Some(slug) => root.set_attribute("data-theme", slug),
                None => root.remove_attribute("data-theme"),
            };
        }
        if let Some(storage) = storage() {
            let _ = match self.slug() {
                Some(slug) => storage.set_item(KEY, slug),
                None => storage.remove_item(KEY),
            };
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

//! Handing the page to Leptos, which mounts it and owns what it creates.

use leptos::mount::mount_to_renderer;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Node as WebNode};

use super::node::Node;

/// Mounts what `draw` makes at the end of `parent`, for as long as the page lives.
pub fn mount(parent: &Element, draw: impl FnOnce() -> Node + 'static) {
    mount_to_renderer(parent, draw).forget();
}

/// A mounted element.
pub struct Mounted(Element);

impl Render for Node {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted(self.0)
    }

    fn rebuild(self, state: &mut Mounted) {
        let _ = state.0.replace_with_with_node_1(&self.0);
        state.0 = self.0;
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&WebNode>) {
        let _ = parent.insert_before(&self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.0.parent_element() {
            Some(parent) => {
                child.mount(&parent, Some(&self.0));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.0.clone()]
    }
}

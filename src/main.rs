//! Mounts the page, nothing else.

fn main() {
    palette_iam_composer::app::start();
}

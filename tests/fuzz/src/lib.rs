//! What must hold for any bytes whatever. One module for each target of the fuzzer; `hold` panics where
//! something does not. `README.md` says how they are run and how one more is added.

pub mod compose;
pub mod contains;
pub mod link;
pub mod matcher;
pub mod minimise;
pub mod parser;
pub mod policies;

/// The bytes as text, if they are one.
fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

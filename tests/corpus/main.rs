//! The engine on AWS's own managed policies: every version that AWS has published of each. How they get
//! here, and what is held of them: `README.md` beside this file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

mod census;
mod compose;
mod grants;
mod minimise;
mod policies;
mod round_trip;
mod wider;

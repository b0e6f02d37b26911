//! The catalogue: editions, policies, features, parts, parameters and presets, in one order.
//!
//! It is data. The page's list, its search, its help, the links and the exports all derive from it.

mod editions;
mod features;
mod model;
mod params;
mod parts;
mod policies;
mod presets;
mod principals;

pub use editions::EDITIONS;
pub use features::FEATURES;
pub use model::*;
pub use params::PARAMS;
pub use parts::PARTS;
pub use policies::POLICIES;
pub use presets::PRESETS;
pub use principals::PRINCIPALS;

//! The catalogue: editions, policies, features, parts, parameters and presets, in one order.
//!
//! It is data. The page's list, its search, its help, the links and the exports all derive from it.

mod claims;
mod editions;
mod features;
pub mod ids;
mod links;
mod lookup;
mod model;
mod param_rule;
mod params;
mod parts;
mod policies;
mod presets;
mod principals;
mod same;

pub use editions::EDITIONS;
pub use features::FEATURES;
pub use lookup::{edition, feature, param, part, preset, principal};
pub use model::*;
pub use params::PARAMS;
pub use parts::PARTS;
pub use policies::POLICIES;
pub use presets::PRESETS;
pub use principals::PRINCIPALS;

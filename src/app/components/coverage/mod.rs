//! The pictures: what is granted, service by service.

mod matrix;
mod service;
mod table;

pub use matrix::MatrixView;
pub use table::CoverageView;

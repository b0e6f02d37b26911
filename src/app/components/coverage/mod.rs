//! The pictures: what is granted, service by service.

mod matrix;
mod service;
mod table;

pub use matrix::matrix_view;
pub use table::coverage_view;

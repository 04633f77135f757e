//! Kurultai, as a library for its binary and its tests.

pub mod app;
pub mod commands;
pub mod config;
pub mod forum;
pub mod people;
pub mod platform;
pub mod programme;
pub mod routes;
pub mod testkit;

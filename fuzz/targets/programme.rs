#![no_main]

#[path = "../programme.rs"]
mod programme;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| programme::programme(bytes));

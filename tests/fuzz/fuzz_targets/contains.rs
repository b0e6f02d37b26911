#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| palette_iam_composer_fuzz::contains::hold(data));

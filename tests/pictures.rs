//! Pictures of every spec that the pages show, kept to be looked at: a change in one of them is a change that a reader sees.
//! `cargo insta review`, or `INSTA_UPDATE=always cargo test --test pictures`, takes the new ones over.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use dohoa::native::svg_with;

#[test]
fn every_spec_of_the_pages_is_drawn_as_before() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for (name, json) in common::specs() {
        let sheet = common::read(&json);
        assert!(sheet.infographic().is_some(), "{name}: {:#?}", sheet.problems());
        let keep = |of: &str, width, dark| {
            let svg = svg_with(&sheet, width, dark).unwrap();
            insta::assert_binary_snapshot!(&format!("{}-{of}.svg", name.replace('.', "-")), svg.into_bytes());
        };
        keep("640", 640.0, false);
        // The English twins differ in words alone.
        if !name.ends_with(".en") {
            keep("320", 320.0, false);
            keep("1100", 1100.0, false);
            keep("640-dark", 640.0, true);
        }
    }
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    for (_, json) in common::specs() {
        let twice = [0, 1].map(|_| svg_with(&common::read(&json), 500.0, false).unwrap());
        assert_eq!(twice[0], twice[1]);
    }
}

//! What the target of the programme instances does with its bytes: read them, and hold the reader to its promises. Shared
//! by the target (nightly, coverage-guided) and by `bench/instances/tests/fuzz_bounded.rs` (stable, a few seconds).

use instances::{Instance, Solution, check, to_json};

/// An instance that is read is written and read again as the same one; any solution of it is checked without a panic.
pub fn programme(bytes: &[u8]) {
    match Instance::parse("fuzz.json", bytes) {
        Ok(instance) => {
            let written = to_json(&instance);
            let again = Instance::parse("again.json", written.as_bytes());
            assert_eq!(again.as_ref(), Ok(&instance), "an instance is lossless");
            if instance.items() < 200 {
                let solution = first_places(&instance);
                let written = to_json(&solution);
                let again = Solution::parse("again.json", written.as_bytes(), &instance);
                assert_eq!(again.as_ref(), Ok(&solution), "a solution is lossless");
                let checked = check(&instance, &solution);
                assert_eq!(checked, check(&instance, &solution), "the referee says the same twice");
            }
        }
        Err(refusal) => {
            let sentence = refusal.to_string();
            assert!(
                sentence.starts_with("fuzz.json: ") && !sentence.contains('\n'),
                "a refusal is one sentence: {sentence:?}"
            );
        }
    }
}

/// Everything in the first place there is, which breaks most rules there are.
fn first_places(instance: &Instance) -> Solution {
    match instance {
        Instance::Tracks(instance) => {
            Solution::Tracks(instance.solution(vec![instances::tracks::Place::default(); instance.submissions.len()]))
        }
        Instance::Talks(instance) => {
            let languages = |talk: &instances::talks::Talk| {
                let anybody = talk.interpret_into.iter().filter(|_| !instance.interpreters.is_empty());
                anybody.map(|language| (language.clone(), 0)).collect()
            };
            let interpreters = instance.talks.iter().map(languages).collect();
            let places = vec![instances::talks::Place::default(); instance.talks.len()];
            Solution::Talks(instance.solution(places, interpreters))
        }
    }
}

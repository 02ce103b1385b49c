//! Whatever is written in a task, reading it and going through its states gives an answer or an error, never a panic.
//!
//! The tasks of `tasks.jsonl` are those of random small worlds (`seeds` of `tests/engine/mutants.py`). Here a few things
//! are changed in them at random, always the same for a number. What the same does to the whole module, searches
//! included, is tested from Python, in `tests/engine/test_native_fuzz.py`; this part needs no interpreter, so that it runs
//! with the checks of a debug build, under Miri and under the address sanitizer. `ROUNDS` in the environment asks for more.

use pasdedeux_core::meter::Meter;
use pasdedeux_core::minds::Minds;
use pasdedeux_core::program::Program;
use pasdedeux_core::task;
use pasdedeux_core::values::Numbers;
use serde_json::{Value, json};

const TASKS: &str = include_str!("tasks.jsonl");
const MOST_STATES: usize = 8;
const NUMBERS: [i64; 12] = [0, 1, 2, 3, -1, 63, 64, 256, 2_147_483_647, 4_294_967_295, 4_294_967_296, i64::MAX];
const WORDS: [&str; 12] = ["value", "number", "fluent", "believes", "and", "or", "==", "<", "+", "/", "if", "truth"];

/// Dice of Marsaglia's xorshift family: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    /// The dice of a number; rolled a few times, since those of near numbers begin alike.
    fn of(number: u64) -> Dice {
        let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for _ in 0..8 {
            dice.roll(1);
        }
        dice
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

/// Pointers (RFC 6901) to everything in a document but the whole.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    let mut inside = |key: &str, value: &Value| {
        let path = format!("{path}/{key}");
        found.push(path.clone());
        places(value, &path, found);
    };
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(i, v)| inside(&i.to_string(), v)),
        Value::Object(map) => map.iter().for_each(|(k, v)| inside(k, v)),
        _ => {}
    }
}

/// Changes one thing: a number, a word, or what stands where.
fn change(task: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    places(task, "", &mut all);
    let (place, other) = (&all[dice.roll(all.len())], &all[dice.roll(all.len())]);
    let copy = task.pointer(other).cloned().unwrap_or(Value::Null);
    let Some(old) = task.pointer_mut(place) else { return };
    let new = match (dice.roll(8), &*old) {
        (0..=2, Value::Number(n)) => {
            json!(n.as_i64().unwrap_or(0).wrapping_add(if dice.roll(2) == 0 { 1 } else { -1 }))
        }
        (3, Value::Number(_)) => json!(NUMBERS[dice.roll(NUMBERS.len())]),
        (4, Value::Number(_)) => json!([0.5, 1e308, -1e308, 5e-324][dice.roll(4)]),
        (5..=6, Value::Number(_)) => json!(dice.roll(12)),
        (0..=6, Value::String(_)) => json!(WORDS[dice.roll(WORDS.len())]),
        (0..=1, Value::Array(list)) if !list.is_empty() => {
            let mut list = list.clone();
            list.remove(dice.roll(list.len()));
            Value::Array(list)
        }
        (2..=3, Value::Array(list)) if !list.is_empty() => {
            let mut list = list.clone();
            list.push(list[dice.roll(list.len())].clone());
            Value::Array(list)
        }
        _ => copy,
    };
    *old = new;
}

/// Reads a task and goes through its first states; whether it could be read.
fn walk(json: &str) -> bool {
    let Ok(task) = task::read(json) else { return false };
    let mut numbers = Numbers::new(&task);
    let begun = task.start.clone();
    let owners = u32::try_from(task.characters).expect("a task has few characters");
    let Ok(program) = Program::new(task, &mut numbers) else { return false };
    let mut minds = Minds::new(&program, numbers);
    let Ok(start) = minds.begin(&program, &begun) else { return false };
    let mut states = vec![start];
    let mut at = 0;
    while at < states.len() {
        let state = states[at];
        at += 1;
        for owner in 0..=owners {
            let _ = minds.utility(&program, state, owner);
        }
        minds.cut(state, 2);
        let mut possible = Vec::new();
        let _ = minds.possible(&program, state, &mut possible);
        for &event in possible.iter().take(3) {
            if let Ok(after) = minds.after(&program, &mut Meter::free(), state, event) {
                if states.len() < MOST_STATES {
                    states.push(after);
                }
            }
        }
    }
    true
}

#[test]
fn the_tasks_themselves_can_be_walked() {
    for task in TASKS.lines().take(if cfg!(miri) { 1 } else { usize::MAX }) {
        assert!(walk(task), "{task}");
    }
}

#[test]
fn no_mutant_brings_a_panic() {
    let asked = std::env::var("ROUNDS").ok().and_then(|r| r.parse().ok());
    let rounds = asked.unwrap_or(if cfg!(miri) { 16 } else { 3000 });
    let tasks: Vec<Value> = TASKS.lines().map(|t| serde_json::from_str(t).expect("tasks are JSON")).collect();
    let mut read = 0;
    for round in 1..=rounds {
        let mut dice = Dice::of(round);
        let mut task = tasks[dice.roll(tasks.len())].clone();
        if dice.roll(64) != 0 {
            task["rules"] = json!([]); // rules that keep each other going take ten thousand firings to be found out
        }
        for _ in 0..=dice.roll(2) {
            change(&mut task, &mut dice);
        }
        read += u64::from(walk(&task.to_string()));
    }
    let enough = if cfg!(miri) { read > 0 } else { read * 5 > rounds };
    assert!(enough, "too few mutants can be read to show anything: {read} of {rounds}");
}

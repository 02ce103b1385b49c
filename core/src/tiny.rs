//! A tiny world for the unit tests, small enough to be followed by hand.
//!
//! There are a host and a guest, a door that is closed, and a gift. The host OPENs the door, which the guest does not
//! see, and TELLs them that it is open (or lies so). They GIVE and take the gift together, where both believe the door
//! to be open; whoever gets it is glad, by a rule. The guest may EARN coins. RUIN divides by zero, where the door is open
//! and the guest does not know. A KNOCK changes nothing. The guest and the author want the gift for two, else coins.

use serde_json::{Value, json};

use crate::bound::Bound;
use crate::limits::Limits;
use crate::meter::Meter;
use crate::minds::Minds;
use crate::program::Program;
use crate::reasons::{Ideas, Known, Reasons};
use crate::relevance::Relevance;
use crate::task::{Task, read};
use crate::values::Numbers;

pub const HOST: u32 = 0;
pub const GUEST: u32 = 1;
pub const AUTHOR: u32 = 2;

pub const DOOR: usize = 0;
pub const GIFT: usize = 1;
pub const GLAD: usize = 2;
pub const COINS: usize = 3;

pub const OPEN: u32 = 0;
pub const GIVE: u32 = 1;
pub const TELL: u32 = 2;
pub const EARN: u32 = 3;
pub const RUIN: u32 = 4;
pub const KNOCK: u32 = 5;

/// Limits within which everything that the tests ask has an end.
pub const LIMITS: Limits = Limits { author: Some(4), character: Some(3), epistemic: Some(1) };

fn event(pre: u32, writes: &Value, consents: &[u32], notices: &[u32]) -> Value {
    json!({"pre": pre, "writes": writes, "consents": consents, "notices": notices, "secretly": [], "open": false,
           "sights": []})
}

/// The world as a document, for tests that change something in it.
pub fn document() -> Value {
    json!({
        "characters": 2, "entities": 3, "kinds": ["boolean", "boolean", "boolean", "number"],
        "defaults": [0, 0, 0, 0.0],
        "formulas": [
            ["value", 1], ["value", 0],
            ["fluent", 0], ["==", 2, 1], // the door is open; it is closed
            ["fluent", 1], ["fluent", 2], ["==", 5, 1], ["and", 4, 6], // given; glad; not glad; a reason to become so
            ["believes", 1, 3], ["and", 2, 8], // the guest believes it is closed; wrongly
            ["fluent", 3], ["number", 1.0], ["number", 0.0], ["number", 2.0], ["+", 10, 11], ["/", 11, 12],
            ["if", 5, 6, 13, 10]
        ],
        "events": [
            event(3, &json!([[[], 0, 0, 0]]), &[0], &[0, 1]),
            event(2, &json!([[[], 1, 0, 0]]), &[0, 1], &[0, 0]),
            event(0, &json!([[[1], 0, 0, 0]]), &[0], &[0, 0]),
            event(0, &json!([[[], 3, 0, 14]]), &[1], &[0, 0]),
            event(9, &json!([[[], 3, 0, 15]]), &[1], &[0, 0]),
            event(0, &json!([]), &[0], &[0, 0])
        ],
        "rules": [event(7, &json!([[[], 2, 0, 0]]), &[], &[])],
        "wants": [5, 16, 16],
        "start": [[[], [0, 0]]],
        "lookahead": -1
    })
}

/// The world as a task.
pub fn task() -> Task {
    read(&document().to_string()).expect("the tiny world is a task")
}

/// The world at work.
pub struct World {
    pub program: Program,
    pub minds: Minds,
    pub bound: Bound,
    pub relevance: Relevance,
    pub meter: Meter<'static>,
    pub start: u32,
}

impl World {
    pub fn new() -> Self {
        World::of(&document())
    }

    pub fn of(document: &Value) -> Self {
        let task = read(&document.to_string()).expect("what a test writes is a task");
        let mut numbers = Numbers::new(&task);
        let begun = task.start.clone();
        let program = Program::new(task, &mut numbers).expect("there are few numbers");
        let mut minds = Minds::new(&program, numbers);
        let start = minds.begin(&program, &begun).expect("there are few states");
        let bound = Bound::new(&program, &mut minds);
        let relevance = Relevance::new(&program);
        World { program, minds, bound, relevance, meter: Meter::free(), start }
    }

    /// The state after some events, one after the other.
    pub fn after(&mut self, events: &[u32]) -> u32 {
        events.iter().fold(self.start, |state, &event| {
            self.minds.after(&self.program, &mut self.meter, state, event).expect("the event has an outcome")
        })
    }

    /// Whether a fact is so in a state.
    pub fn is(&self, state: u32, fluent: usize) -> bool {
        self.program.slots[fluent].get(self.minds.words(state)) == crate::task::TRUE
    }

    pub fn possible(&mut self, state: u32) -> Vec<u32> {
        let mut found = Vec::new();
        self.minds.possible(&self.program, state, &mut found).expect("conditions have values");
        found
    }

    pub fn utility(&mut self, state: u32, owner: u32) -> Option<f64> {
        self.minds.utility(&self.program, state, owner).expect("wants have values")
    }

    /// What a test asks of reasons, within the tiny limits.
    pub fn reasons<T>(&mut self, ask: impl FnOnce(&mut Reasons) -> T) -> T {
        let mut known = Known::new(LIMITS, Ideas::default());
        ask(&mut Reasons {
            program: &self.program,
            minds: &mut self.minds,
            bound: &mut self.bound,
            relevance: &self.relevance,
            meter: &mut self.meter,
            known: &mut known,
        })
    }
}

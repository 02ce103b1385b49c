//! A world at work with all that is asked of it: what the Python module stands on, without Python.

use crate::bound::Bound;
use crate::hash::Map;
use crate::limits::Limits;
use crate::meter::{Bounds, Meter, Progress, Watch};
use crate::minds::{Answer, Minds, Trouble};
use crate::program::Program;
use crate::reasons::{Ideas, Known, Reason, Reasons};
use crate::relevance::Relevance;
use crate::search::{Accept, Outcome, Request, Shared, search};
use crate::task::{Code, read, read_graph};
use crate::values::Numbers;

/// One world at work.
pub struct Engine {
    program: Program,
    minds: Minds,
    bound: Bound,
    relevance: Relevance,
    known: Known,
    /// The most bytes that a search took.
    most: usize,
    limits: Limits,
    start: u32,
}

impl Engine {
    /// An engine for a task.
    ///
    /// # Errors
    /// A sentence that names the first thing that is wrong with the task.
    pub fn new(json: &str) -> Result<Self, String> {
        let task = read(json)?;
        let mut numbers = Numbers::new(&task);
        let begun = task.start.clone();
        let program = Program::new(task, &mut numbers)?;
        let mut minds = Minds::new(&program, numbers);
        let start = minds.begin(&program, &begun)?;
        let bound = Bound::new(&program, &mut minds);
        let relevance = Relevance::new(&program);
        let limits = Limits::default();
        let known = Known::new(limits, Ideas::default());
        Ok(Engine { program, minds, bound, relevance, known, most: 0, limits, start })
    }

    /// The real state in which the story begins.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// How many characters there are.
    pub fn characters(&self) -> u32 {
        u32::try_from(self.program.task.characters).unwrap_or(u32::MAX)
    }

    /// How many events there are.
    pub fn events(&self) -> u32 {
        self.program.events()
    }

    /// How many states there are: their numbers are below.
    pub fn states(&self) -> usize {
        self.minds.states.count()
    }

    /// Takes in a state with all that is believed in it.
    ///
    /// # Errors
    /// A sentence that names the first thing that is wrong with it.
    pub fn state(&mut self, json: &str) -> Result<u32, String> {
        let graph = read_graph(json, &self.program.task)?;
        self.minds.begin(&self.program, &graph)
    }

    /// For each fluent its code, and its number if it is one.
    pub fn values(&self, state: u32) -> Vec<(Code, Option<f64>)> {
        let words = self.minds.words(state);
        self.program.slots.iter().map(|s| (s.get(words), self.minds.numbers.number(s.get(words)))).collect()
    }

    /// What somebody believes; `BEYOND` below a cut.
    pub fn believed(&self, state: u32, who: u32) -> u32 {
        self.minds.believed_by(state, who)
    }

    /// The possible events, in order.
    ///
    /// # Errors
    /// If a condition calculates what has no value.
    pub fn possible(&mut self, state: u32) -> Answer<Vec<u32>> {
        let mut found = Vec::new();
        self.minds.possible(&self.program, state, &mut found)?;
        Ok(found)
    }

    /// The state after an event.
    ///
    /// # Errors
    /// If it has no outcome.
    pub fn after(&mut self, state: u32, event: u32) -> Answer<u32> {
        self.minds.after(&self.program, &mut Meter::free(), state, event)
    }

    /// What a state is worth to a character, or to the author, who comes after all of them.
    ///
    /// # Errors
    /// If the calculation has no result.
    pub fn utility(&mut self, state: u32, owner: u32) -> Answer<Option<f64>> {
        self.minds.utility(&self.program, state, owner)
    }

    /// The state with beliefs cut off below so many levels.
    pub fn cut(&mut self, state: u32, depth: u32) -> u32 {
        self.minds.cut(state, depth)
    }

    /// What was done so far, and the most memory that was taken.
    pub fn progress(&self) -> Progress {
        let mut progress = self.minds.progress();
        progress.bytes = self.most.max(progress.bytes + self.known.bytes() + self.bound.bytes());
        progress
    }

    /// The shortest reason of somebody to do an event.
    ///
    /// # Errors
    /// If an event that could be imagined has no outcome, or it was stopped.
    pub fn reason<'w>(
        &mut self,
        (state, event, who): (u32, u32, u32),
        limits: Limits,
        (minds, budget): (u32, u32),
        watch: Option<&'w mut Watch<'w>>,
    ) -> Answer<Option<Reason>> {
        if limits != self.limits {
            (self.limits, self.known) = (limits, Known::new(limits, Ideas::default()));
        }
        let mut meter = Meter::new(Bounds::default(), watch);
        let mut reasons = Reasons {
            program: &self.program,
            minds: &mut self.minds,
            bound: &mut self.bound,
            relevance: &self.relevance,
            meter: &mut meter,
            known: &mut self.known,
        };
        reasons.tree(state, event, who, minds, budget)
    }

    /// A search from the start.
    ///
    /// # Errors
    /// If an event that could be imagined has no outcome.
    pub fn search<'w>(
        &mut self,
        request: &Request,
        bounds: Bounds,
        watch: Option<&'w mut Watch<'w>>,
        accept: &mut Accept,
    ) -> Answer<Outcome> {
        let mut meter = Meter::new(bounds, watch);
        let mut shared = Shared {
            program: &self.program,
            minds: &mut self.minds,
            bound: &mut self.bound,
            relevance: &self.relevance,
            meter: &mut meter,
            start: self.start,
        };
        let found = search(&mut shared, request, accept);
        self.most = self.most.max(meter.most);
        found
    }

    /// The number of distinct states within 0, 1, 2, ... acts, until no new ones occur or the watch says no.
    ///
    /// A state counts if it is real on some way, or if somebody believes it there, or is believed to. With `imagined`
    /// acts are taken from each of these; else from the real ones only.
    ///
    /// # Errors
    /// If an event has no outcome.
    pub fn reachable<'w>(&mut self, imagined: bool, watch: Option<&'w mut Watch<'w>>) -> Answer<Vec<usize>> {
        let mut meter = Meter::new(Bounds::default(), watch);
        let mut counts = Vec::new();
        let mut occurring: Map<u32, ()> = Map::default();
        let mut reached: Map<u32, ()> = Map::default();
        reached.insert(self.start, ());
        let (mut layer, mut possible) = (vec![self.start], Vec::new());
        while !layer.is_empty() {
            let mut new = Vec::new();
            for &root in &layer {
                let mut todo = vec![root];
                while let Some(state) = todo.pop() {
                    if occurring.insert(state, ()).is_none() {
                        new.push(state);
                        todo.extend_from_slice(self.minds.states.beliefs(state));
                    }
                }
            }
            counts.push(occurring.len());
            let sources = if imagined { new } else { std::mem::take(&mut layer) };
            layer = Vec::new();
            for state in sources {
                possible.clear();
                self.minds.possible(&self.program, state, &mut possible)?;
                for &event in &possible {
                    let after = match self.minds.after(&self.program, &mut meter, state, event) {
                        Err(Trouble::Stopped(_)) => return Ok(counts),
                        other => other?,
                    };
                    if reached.insert(after, ()).is_none() {
                        layer.push(after);
                    }
                }
            }
        }
        Ok(counts)
    }
}

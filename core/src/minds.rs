//! A world at work: all its states, and what each event makes of each.

use crate::drafts::Step;
use crate::hash::{Map, map_bytes};
use crate::meter::{Meter, Progress, Stop};
use crate::program::Program;
use crate::states::{BEYOND, MOST, States};
use crate::task::{Begun, Code, Constant, FALSE, Formula, NOTHING, Order, Sum, TRUE, UNKNOWN};
use crate::values::{Numbers, Values};

/// States of a given graph that lead to each other, at most: each of them is filed with all the others.
const LARGEST_GROUP: usize = 2_000;

/// What it costs to find out that rules keep each other going, beside a transition.
const FAILURE: u64 = 64;

/// Why something has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The search was stopped.
    Stopped(Stop),
    /// Rules keep each other going after this event: one of them is this.
    Loop(u32, u32),
    /// A number has no value after this event: divided by zero, or beyond all bounds.
    Number(u32),
    /// A belief depends on itself: caught where beliefs are found.
    Circular,
}

impl Trouble {
    /// Whether it is an event's own: it has no outcome.
    pub fn is_no_outcome(self) -> bool {
        matches!(self, Trouble::Loop(..) | Trouble::Number(_))
    }
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        Trouble::Stopped(stop)
    }
}

/// An answer, or why there is none.
pub type Answer<T> = Result<T, Trouble>;

/// All states of a world and the transitions that were worked out.
pub struct Minds {
    pub(crate) numbers: Numbers,
    pub(crate) values: Values,
    pub(crate) states: States,
    pub(crate) after: Map<u64, u32>,
    /// Events without an outcome.
    failed: Map<u64, Trouble>,
    cuts: Map<u64, u32>,
    possible: Vec<Option<Box<[u32]>>>,
    utilities: Map<(u32, u32), Option<f64>>,
    pub(crate) step: Step,
    /// For each state whether one of its rules holds: 0 unasked, 1 none, 2 some.
    pub(crate) pending: Vec<u8>,
    pub(crate) transitions: usize,
    possible_bytes: usize,
}

#[inline]
pub(crate) fn pair(one: u32, two: u32) -> u64 {
    u64::from(one) << 32 | u64::from(two)
}

impl Minds {
    /// Nothing is known yet but the numbers of the program.
    pub fn new(program: &Program, numbers: Numbers) -> Self {
        Minds {
            numbers,
            values: Values::new(program.words),
            states: States::new(program.task.characters),
            after: Map::default(),
            failed: Map::default(),
            cuts: Map::default(),
            possible: Vec::new(),
            utilities: Map::default(),
            step: Step::new(program),
            pending: Vec::new(),
            transitions: 0,
            possible_bytes: 0,
        }
    }

    /// What all this takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.numbers.bytes()
            + self.values.bytes()
            + self.states.bytes()
            + map_bytes(&self.after)
            + map_bytes(&self.cuts)
            + map_bytes(&self.failed)
            + self.possible.capacity() * 16
            + self.possible_bytes
            + map_bytes(&self.utilities)
            + self.pending.capacity()
            + self.step.bytes()
    }

    /// What was done so far.
    pub fn progress(&self) -> Progress {
        Progress {
            states: self.states.count(),
            transitions: self.transitions,
            bytes: self.bytes(),
            ..Progress::default()
        }
    }

    /// Takes in a graph of states; the number of its first.
    ///
    /// # Errors
    /// A sentence, if there are more numbers than can be told apart.
    pub fn begin(&mut self, program: &Program, graph: &[Begun]) -> Result<u32, String> {
        let mut members = Vec::with_capacity(graph.len());
        for begun in graph {
            let mut words = vec![0; program.words];
            let defaults = (0u32..).zip(program.task.defaults.iter().copied());
            for (fluent, constant) in defaults.chain(begun.values.iter().copied()) {
                let code = self.numbers.constant(constant).ok_or("there are too many numbers")?;
                program.slots[fluent as usize].set(&mut words, code);
            }
            members.push((self.values.intern(&words), begun.beliefs.iter().map(|&b| b as usize).collect::<Vec<_>>()));
        }
        let found = self.link(&members)?;
        Ok(found[0])
    }

    /// States for nodes that lead to each other, alike ones merged.
    fn link(&mut self, nodes: &[(u32, Vec<usize>)]) -> Result<Vec<u32>, String> {
        use crate::states::{Link, Member, components};
        let links: Vec<Vec<usize>> = nodes.iter().map(|(_, beliefs)| beliefs.clone()).collect();
        let mut found = vec![BEYOND; nodes.len()];
        for group in components(&links) {
            if group.len() > LARGEST_GROUP {
                return Err(format!("{} states that lead to each other are too many", group.len()));
            }
            let places: Map<usize, usize> = group.iter().enumerate().map(|(i, &n)| (n, i)).collect();
            let inside = |n: usize| places.get(&n).copied();
            let members: Vec<Member> = group
                .iter()
                .map(|&n| Member {
                    values: nodes[n].0,
                    links: nodes[n].1.iter().map(|&b| inside(b).map_or(Link::Known(found[b]), Link::Inside)).collect(),
                })
                .collect();
            for (&n, state) in group.iter().zip(self.states.group(&members)) {
                found[n] = state;
            }
        }
        Ok(found)
    }

    /// The values of a state.
    #[inline]
    pub fn words(&self, state: u32) -> &[u64] {
        self.values.words(self.states.values(state))
    }

    /// What somebody believes in a state.
    #[inline]
    pub fn believed_by(&self, state: u32, who: u32) -> u32 {
        if state == BEYOND { BEYOND } else { self.states.believed(state, who as usize) }
    }

    /// The state with beliefs cut off below `depth` levels.
    pub fn cut(&mut self, state: u32, depth: u32) -> u32 {
        if state == BEYOND {
            return BEYOND;
        }
        if let Some(&known) = self.cuts.get(&pair(state, depth)) {
            return known;
        }
        let characters = self.states.beliefs(state).len();
        let mut links = vec![BEYOND; characters];
        if depth > 0 {
            for (who, link) in links.iter_mut().enumerate() {
                let inner = self.states.believed(state, who);
                *link = self.cut(inner, depth - 1);
            }
        }
        let made = self.states.one(self.states.values(state), &links);
        self.cuts.insert(pair(state, depth), made);
        if made != state {
            self.cuts.insert(pair(made, depth), made);
        }
        made
    }

    /// The events that are possible in a state, in order.
    ///
    /// # Errors
    /// `Trouble::Number` if a condition calculates what has no value.
    pub fn possible(&mut self, program: &Program, state: u32, found: &mut Vec<u32>) -> Answer<()> {
        let values = self.states.values(state) as usize;
        if self.possible.len() <= values {
            self.possible.resize(values + 1, None);
        }
        if self.possible[values].is_none() {
            let mut some = Vec::new();
            program.filing.among(program, self.words(state), &mut some);
            some.sort_unstable();
            self.possible_bytes += some.len() * 4 + 16;
            self.possible[values] = Some(some.into());
        }
        let from = found.len();
        found.extend_from_slice(self.possible[values].as_deref().unwrap_or(&[]));
        let mut kept = from;
        for at in from..found.len() {
            let event = found[at];
            let condition = program.condition(program.deeds[event as usize].pre);
            if condition.is_local() || self.holds(program, state, condition).map_err(|t| named(t, event))? {
                found[kept] = event;
                kept += 1;
            }
        }
        found.truncate(kept);
        Ok(())
    }

    /// Whether one event is possible in a state.
    ///
    /// # Errors
    /// As `possible`.
    pub fn is_possible(&mut self, program: &Program, state: u32, event: u32) -> Answer<bool> {
        let condition = program.condition(program.deeds[event as usize].pre);
        self.holds(program, state, condition).map_err(|t| named(t, event))
    }

    /// The state after an event, whether or not it is possible.
    ///
    /// # Errors
    /// If it has no outcome, or the search was stopped.
    #[inline]
    pub fn after(&mut self, program: &Program, meter: &mut Meter, state: u32, event: u32) -> Answer<u32> {
        if let Some(&known) = self.after.get(&pair(state, event)) {
            return Ok(known);
        }
        self.work_out(program, meter, state, event)
    }

    #[cold]
    #[inline(never)]
    fn work_out(&mut self, program: &Program, meter: &mut Meter, state: u32, event: u32) -> Answer<u32> {
        if meter.worked(1) {
            meter.check(&self.progress())?;
        }
        if self.states.count() + (1 << 20) > MOST as usize {
            return Err(Trouble::Stopped(Stop::Memory));
        }
        if let Some(&known) = self.failed.get(&pair(state, event)) {
            return Err(known);
        }
        self.transitions += 1;
        let made = self.happen(program, state, event).map_err(|t| named(t, event));
        match made {
            Ok(made) => {
                self.after.insert(pair(state, event), made);
            }
            Err(trouble) if trouble.is_no_outcome() => {
                meter.worked(FAILURE);
                self.failed.insert(pair(state, event), trouble);
            }
            Err(_) => {}
        }
        made
    }

    /// What a state is worth to somebody (the author comes after all characters); none where that is unknown.
    ///
    /// # Errors
    /// `Trouble::Number` if the calculation has no result.
    pub fn utility(&mut self, program: &Program, state: u32, owner: u32) -> Answer<Option<f64>> {
        let Some(formula) = program.task.wants[owner as usize] else { return Ok(Some(0.0)) };
        if let Some(&known) = self.utilities.get(&(state, owner)) {
            return Ok(known);
        }
        let worth = match self.value(program, state, formula)? {
            FALSE => Some(0.0),
            TRUE => Some(1.0),
            NOTHING => None,
            code => self.numbers.number(code),
        };
        self.utilities.insert((state, owner), worth);
        Ok(worth)
    }

    /// The code that a formula comes to; `NOTHING` if that is beyond the cut.
    ///
    /// # Errors
    /// `Trouble::Number` for a division by zero or a result that is no number; `Trouble::Circular` in a draft.
    pub(crate) fn value(&mut self, program: &Program, at: u32, formula: u32) -> Answer<Code> {
        Ok(match &program.task.formulas[formula as usize] {
            Formula::Constant(Constant::Code(code)) => *code,
            Formula::Constant(Constant::Number(number)) => self.coded(*number)?,
            Formula::Fluent(fluent) => program.slots[*fluent as usize].get(self.words_at(at)),
            Formula::Believes(who, body) => match self.believed(program, at, *who)? {
                BEYOND => NOTHING,
                inner => self.value(program, inner, *body)?,
            },
            Formula::And(all) => {
                for &part in all {
                    if self.value(program, at, part)? != TRUE {
                        return Ok(FALSE);
                    }
                }
                TRUE
            }
            Formula::Or(all) => {
                for &part in all {
                    if self.value(program, at, part)? == TRUE {
                        return Ok(TRUE);
                    }
                }
                FALSE
            }
            Formula::Compare(order, left, right) => {
                let (one, two) = (self.value(program, at, *left)?, self.value(program, at, *right)?);
                Code::from(self.compare(*order, one, two))
            }
            Formula::Arith(sum, left, right) => {
                let (one, two) = (self.value(program, at, *left)?, self.value(program, at, *right)?);
                self.calculate(*sum, one, two)?
            }
            Formula::If(cases, last) => {
                for case in cases {
                    if self.value(program, at, case[0])? == TRUE {
                        return self.value(program, at, case[2]);
                    }
                }
                self.value(program, at, *last)?
            }
        })
    }

    pub(crate) fn compare(&self, order: Order, one: Code, two: Code) -> bool {
        if one == NOTHING || two == NOTHING {
            return false;
        }
        match order {
            Order::Equal => return one == two,
            Order::Unequal => return one != two,
            Order::AtLeast | Order::AtMost if one == two => return true,
            _ => {}
        }
        match (self.numbers.number(one), self.numbers.number(two)) {
            (Some(one), Some(two)) if matches!(order, Order::Greater | Order::AtLeast) => one > two,
            (Some(one), Some(two)) => one < two,
            _ => false,
        }
    }

    fn calculate(&mut self, sum: Sum, one: Code, two: Code) -> Answer<Code> {
        if one == NOTHING || two == NOTHING {
            return Ok(NOTHING);
        }
        let (Some(one), Some(two)) = (self.numbers.number(one), self.numbers.number(two)) else {
            return Ok(UNKNOWN);
        };
        let result = match sum {
            Sum::Plus => one + two,
            Sum::Minus => one - two,
            Sum::Times if one == 0.0 || two == 0.0 => 0.0,
            Sum::Times => one * two,
            Sum::Over if two == 0.0 => return Err(Trouble::Number(u32::MAX)),
            Sum::Over if one == 0.0 => 0.0,
            Sum::Over => one / two,
        };
        if !result.is_finite() || (result == 0.0 && result.is_sign_negative()) {
            return Err(Trouble::Number(u32::MAX));
        }
        self.coded(result)
    }

    fn coded(&mut self, number: f64) -> Answer<Code> {
        self.numbers.code(number).ok_or(Trouble::Stopped(Stop::Memory))
    }
}

/// A trouble with the event in which it came up.
pub(crate) fn named(trouble: Trouble, event: u32) -> Trouble {
    match trouble {
        Trouble::Loop(_, rule) => Trouble::Loop(event, rule),
        Trouble::Number(_) => Trouble::Number(event),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiny::{EARN, GIVE, GUEST, HOST, KNOCK, OPEN, RUIN, TELL, World};

    #[test]
    fn a_cut_state_has_beliefs_to_its_depth_and_not_below() {
        let mut world = World::new();
        let told = world.after(&[TELL]);
        let cut = world.minds.cut(told, 1);
        let guest = world.minds.believed_by(cut, GUEST);
        let real = world.minds.believed_by(told, GUEST);
        assert_eq!(world.minds.words(guest), world.minds.words(real));
        assert_eq!(world.minds.believed_by(guest, HOST), BEYOND);
        assert_eq!(world.minds.believed_by(BEYOND, HOST), BEYOND);
        assert_eq!(world.minds.cut(cut, 1), cut, "it is cut already");
    }

    #[test]
    fn states_that_differ_below_the_cut_only_are_cut_to_one() {
        let mut world = World::new();
        let (start, told) = (world.start, world.after(&[TELL]));
        assert_ne!(start, told);
        assert_eq!(world.minds.cut(start, 0), world.minds.cut(told, 0));
        assert_ne!(world.minds.cut(start, 1), world.minds.cut(told, 1));
    }

    #[test]
    fn what_is_possible_depends_on_what_is_believed() {
        let mut world = World::new();
        let (start, open, told) = (world.start, world.after(&[OPEN]), world.after(&[OPEN, TELL]));
        assert_eq!(world.possible(start), [OPEN, TELL, EARN, KNOCK]);
        assert_eq!(world.possible(open), [GIVE, TELL, EARN, RUIN, KNOCK]);
        assert_eq!(world.possible(told), [GIVE, TELL, EARN, KNOCK]);
    }

    #[test]
    fn wants_are_calculated() {
        let mut world = World::new();
        let (earned, given) = (world.after(&[EARN, EARN, EARN]), world.after(&[EARN, OPEN, GIVE]));
        assert_eq!([earned, given].map(|s| world.utility(s, GUEST)), [Some(3.0), Some(2.0)]);
        assert_eq!([earned, given].map(|s| world.utility(s, HOST)), [Some(0.0), Some(1.0)]);
    }

    #[test]
    fn a_graph_that_is_known_gives_the_states_that_are() {
        let mut world = World::new();
        let open = world.after(&[OPEN]);
        let told = [
            Begun { values: vec![(0, Constant::Code(TRUE))], beliefs: vec![0, 1] },
            Begun { values: Vec::new(), beliefs: vec![1, 1] },
        ];
        assert_eq!(world.minds.begin(&world.program, &told), Ok(open));
    }
}

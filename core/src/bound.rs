//! A cheap bound: how much a state can be worth to somebody within so many acts, if nothing that was ever so is lost.
//!
//! The relaxation of hmax (Bonet and Geffner 2001) on values: every fact stays reached once it was, an act costs one,
//! rules cost nothing. What is compared with more than a constant, or read in somebody's mind, is taken to be possible
//! as soon as anything it depends on was written. So the bound is never below the truth.

use crate::conditions::{Conditions, Literal};
use crate::hash::{Map, map_bytes};
use crate::minds::{Answer, Minds};
use crate::program::{self, Program, Source, collect_reads};
use crate::relevance::Relevance;
use crate::task::{Constant, FALSE, Formula, Kind, Order, Sum, TRUE};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Fact {
    Literal(Literal),
    Formula(u32),
}

/// One group of effects that happen together, of an event or a rule.
pub(crate) struct Effect {
    pub deed: u32,
    /// The facts that it needs.
    pub required: Vec<u32>,
    /// The facts that it brings about.
    pub adds: Vec<u32>,
    /// Numbers written: a fluent, and the number, if it is always the same.
    pub numbers: Vec<(u32, Option<f64>)>,
}

impl Effect {
    fn of(deed: u32) -> Self {
        Effect { deed, required: Vec::new(), adds: Vec::new(), numbers: Vec::new() }
    }
}

/// Of an effect that is neither an event's nor a rule's: a part of a disjunction.
const NO_DEED: u32 = u32::MAX;

/// An effect in the making, and what it writes.
struct Group<'a> {
    effect: Effect,
    writes: Vec<&'a program::Effect>,
}

/// The relaxed task.
pub struct Bound {
    pub(crate) facts: Vec<Fact>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) needing: Vec<Vec<u32>>,
    pub(crate) counts: Vec<u32>,
    pub(crate) events: u32,
    pub(crate) wants: Vec<Map<u32, u32>>,
    /// For each fluent the facts about it.
    pub(crate) about: Vec<Vec<u32>>,
    /// Disjunctions, and what each of their parts needs.
    pub(crate) choices: Vec<(u32, Vec<Vec<u32>>)>,
    known: Map<(u32, u32), Box<[f64]>>,
    bytes: usize,
    // scratch
    left: Vec<u32>,
    reached: Vec<bool>,
    ranges: Vec<Option<(f64, f64)>>,
}

struct Maker<'a> {
    program: &'a Program,
    minds: &'a mut Minds,
    index: Map<Fact, u32>,
    facts: Vec<Fact>,
    /// Disjunctions, and what each of their parts needs.
    choices: Vec<(u32, Vec<Vec<u32>>)>,
}

impl<'a> Maker<'a> {
    fn fact(&mut self, fact: Fact) -> u32 {
        let next = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        *self.index.entry(fact).or_insert_with(|| {
            self.facts.push(fact);
            next
        })
    }

    fn literal(&mut self, formula: u32) -> Option<Literal> {
        Conditions::new(&self.program.task, &self.program.slots, &mut self.minds.numbers).literal(formula)
    }

    /// The facts that a conjunction needs; what looks into minds is left out, as it may always be so.
    fn needs(&mut self, formula: u32, found: &mut Vec<u32>) {
        match &self.program.task.formulas[formula as usize] {
            Formula::And(all) => {
                for &part in all {
                    self.needs(part, found);
                }
            }
            Formula::Constant(Constant::Code(TRUE)) => {}
            _ => {
                let fact = match self.literal(formula) {
                    Some(literal) => Fact::Literal(literal),
                    None if self.looks_into_minds(formula) => return,
                    None => Fact::Formula(formula),
                };
                let new = !self.index.contains_key(&fact);
                let fact = self.fact(fact);
                if !found.contains(&fact) {
                    found.push(fact);
                }
                if let (true, Formula::Or(parts)) = (new, &self.program.task.formulas[formula as usize]) {
                    let mut choices = Vec::with_capacity(parts.len());
                    for &part in parts {
                        let mut needs = Vec::new();
                        self.needs(part, &mut needs);
                        choices.push(needs);
                    }
                    self.choices.push((fact, choices));
                }
            }
        }
    }

    /// Makes facts of the opposites of what is wanted.
    fn opposites(&mut self, wants: &[Map<u32, u32>]) {
        let mut wanted: Vec<u32> = wants.iter().flat_map(|w| w.values().copied()).collect();
        wanted.sort_unstable();
        for fact in wanted {
            if let Fact::Literal(literal) = self.facts[fact as usize] {
                self.fact(Fact::Literal(Literal { equal: !literal.equal, ..literal }));
            }
        }
    }

    /// Makes facts of what conditions compare in minds.
    fn beliefs(&mut self) {
        for deed in &self.program.deeds {
            for (_, literals) in &self.program.condition(deed.pre).minds_literals {
                for &literal in literals {
                    self.fact(Fact::Literal(literal));
                }
            }
        }
    }

    fn looks_into_minds(&self, formula: u32) -> bool {
        reads(self.program, formula).iter().any(|(path, _)| !path.is_empty())
    }

    /// Makes facts of all comparisons in somebody's wants; for each formula its fact.
    fn wants(&mut self, formula: u32, found: &mut Map<u32, u32>) {
        match &self.program.task.formulas[formula as usize] {
            Formula::And(all) | Formula::Or(all) => all.iter().for_each(|&f| self.wants(f, found)),
            Formula::If(cases, last) => {
                cases.iter().flatten().for_each(|&f| self.wants(f, found));
                self.wants(*last, found);
            }
            Formula::Arith(_, left, right) => {
                self.wants(*left, found);
                self.wants(*right, found);
            }
            Formula::Compare(..) | Formula::Fluent(_) => {
                let fact = match self.literal(formula) {
                    Some(literal) => Fact::Literal(literal),
                    None if self.looks_into_minds(formula) => return,
                    None => Fact::Formula(formula),
                };
                let fact = self.fact(fact);
                found.insert(formula, fact);
            }
            Formula::Constant(_) | Formula::Believes(..) => {}
        }
    }

    /// For each owner of wants the facts that those compare.
    fn all_wants(&mut self) -> Vec<Map<u32, u32>> {
        let program = self.program;
        let mut all = Vec::with_capacity(program.task.wants.len());
        for want in &program.task.wants {
            let mut found = Map::default();
            if let Some(formula) = want {
                self.wants(*formula, &mut found);
            }
            all.push(found);
        }
        all
    }

    /// What each event and rule writes in the state itself, by the conditions of the writes.
    fn groups(&mut self) -> Vec<Group<'a>> {
        let program = self.program;
        let mut groups = Vec::new();
        for (number, deed) in (0u32..).zip(&program.deeds) {
            let mut by_condition: Vec<(Option<u32>, Vec<&program::Effect>)> = Vec::new();
            for effect in deed.effects.iter().filter(|e| e.path == 0) {
                match by_condition.iter_mut().find(|g| g.0 == effect.when) {
                    Some(group) => group.1.push(effect),
                    None => by_condition.push((effect.when, vec![effect])),
                }
            }
            for (when, writes) in by_condition {
                let mut effect = Effect::of(number);
                self.needs(deed.pre, &mut effect.required);
                if let Some(when) = when {
                    self.needs(when, &mut effect.required);
                }
                groups.push(Group { effect, writes });
            }
        }
        groups
    }

    /// For each fluent the facts about it. A disjunction is brought about by its parts.
    fn about(&self) -> Vec<Vec<u32>> {
        let mut about: Vec<Vec<u32>> = vec![Vec::new(); self.program.task.kinds.len()];
        let chosen: Map<u32, ()> = self.choices.iter().map(|c| (c.0, ())).collect();
        for (number, fact) in (0u32..).zip(&self.facts) {
            match fact {
                Fact::Literal(literal) => about[literal.fluent as usize].push(number),
                Fact::Formula(_) if chosen.contains_key(&number) => {}
                Fact::Formula(formula) => {
                    for (_, fluent) in reads(self.program, *formula) {
                        about[fluent as usize].push(number);
                    }
                }
            }
        }
        about
    }

    /// The effect with the facts and numbers that it brings about; none if there are none.
    fn effect(&self, group: Group, about: &[Vec<u32>]) -> Option<Effect> {
        let mut effect = group.effect;
        for write in group.writes {
            let code = if let Source::Code(code) = write.value { Some(code) } else { None };
            for &fact in &about[write.fluent as usize] {
                let helps = match (self.facts[fact as usize], code) {
                    (Fact::Literal(l), Some(code)) => (l.code == code) == l.equal,
                    _ => true,
                };
                if helps && !effect.adds.contains(&fact) {
                    effect.adds.push(fact);
                }
            }
            if self.program.task.kinds[write.fluent as usize] == Kind::Number {
                effect.numbers.push((write.fluent, code.and_then(|c| self.minds.numbers.number(c))));
            }
        }
        (!effect.adds.is_empty() || !effect.numbers.is_empty()).then_some(effect)
    }
}

fn reads(program: &Program, formula: u32) -> Vec<(Vec<u32>, u32)> {
    let mut found = Vec::new();
    collect_reads(&program.task, formula, &mut Vec::new(), &mut found);
    found
}

/// What is to be looked at: new facts, and effects of rules and of acts that nothing is missing for.
#[derive(Default)]
struct Agenda {
    facts: Vec<u32>,
    rules: Vec<u32>,
    acts: Vec<u32>,
}

impl Agenda {
    fn file(&mut self, number: u32, deed: u32, events: u32, allowed: impl Fn(u32) -> bool) {
        if deed >= events {
            self.rules.push(number);
        } else if allowed(deed) {
            self.acts.push(number);
        }
    }
}

impl Bound {
    /// The relaxation of a program.
    pub fn new(program: &Program, minds: &mut Minds) -> Self {
        let mut maker = Maker { program, minds, index: Map::default(), facts: Vec::new(), choices: Vec::new() };
        let wants = maker.all_wants();
        let groups = maker.groups();
        maker.opposites(&wants);
        maker.beliefs();
        let about = maker.about();
        let mut effects: Vec<Effect> = groups.into_iter().filter_map(|group| maker.effect(group, &about)).collect();
        let (facts, choices) = (maker.facts, maker.choices);
        for (fact, parts) in &choices {
            let part = |needs: &Vec<u32>| Effect { required: needs.clone(), adds: vec![*fact], ..Effect::of(NO_DEED) };
            effects.extend(parts.iter().map(part));
        }
        let mut needing = vec![Vec::new(); facts.len()];
        for (number, effect) in (0u32..).zip(&effects) {
            effect.required.iter().for_each(|&fact| needing[fact as usize].push(number));
        }
        let counts: Vec<u32> = effects.iter().map(|e| u32::try_from(e.required.len()).unwrap_or(u32::MAX)).collect();
        Bound {
            left: counts.clone(),
            reached: vec![false; facts.len()],
            ranges: vec![None; program.task.kinds.len()],
            facts,
            effects,
            needing,
            counts,
            events: program.events(),
            wants,
            about,
            choices,
            known: Map::default(),
            bytes: 0,
        }
    }

    /// The numbers that somebody's wants depend on.
    pub(crate) fn amounts(program: &Program, owner: usize) -> Vec<u32> {
        let Some(want) = program.task.wants[owner] else { return Vec::new() };
        let numeric = |f: &u32| program.task.kinds[*f as usize] == Kind::Number;
        let mut found: Vec<u32> = reads(program, want).into_iter().map(|(_, f)| f).filter(numeric).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Which of the facts that somebody wants would be worth something in a state where those of `holding` are so.
    pub(crate) fn worthwhile(
        &mut self,
        program: &Program,
        minds: &Minds,
        state: u32,
        owner: usize,
        holding: &[bool],
        facts: &[(u32, u32)],
    ) -> Vec<u32> {
        let Some(want) = program.task.wants[owner] else { return Vec::new() };
        let number = u32::try_from(owner).unwrap_or(u32::MAX);
        self.ranges.fill(None);
        self.reached.copy_from_slice(holding);
        let now = self.worth(program, minds, state, number, want).1;
        let missing: Vec<(u32, u32)> = facts.iter().copied().filter(|f| !holding[f.0 as usize]).collect();
        let mut found = Vec::new();
        for &(fact, worth) in &missing {
            self.reached[fact as usize] = true;
            if self.worth(program, minds, state, number, want).1 > now {
                found.push(worth);
            }
            self.reached[fact as usize] = false;
        }
        if found.is_empty() {
            for &(fact, _) in &missing {
                self.reached[fact as usize] = true;
            }
            if self.worth(program, minds, state, number, want).1 > now {
                found.extend(missing.iter().map(|f| f.1));
            }
        }
        found
    }

    /// Bytes taken by what is remembered.
    pub fn bytes(&self) -> usize {
        self.bytes + map_bytes(&self.known)
    }

    /// Fewest further acts after which a state may be worth more than `needed` to `owner`; none if it never may.
    /// At the last level of minds (`last`) others act only if that may help them at once.
    ///
    /// # Errors
    /// If a condition calculates what has no value.
    pub fn acts(
        &mut self,
        program: &Program,
        minds: &mut Minds,
        relevance: &Relevance,
        (state, owner, last): (u32, u32, bool),
        needed: f64,
    ) -> Answer<Option<u32>> {
        let key = (minds.states.values(state), owner << 1 | u32::from(last));
        if !self.known.contains_key(&key) {
            let layers = self.layers(program, minds, relevance, (state, owner, last))?;
            self.bytes += layers.len() * 8;
            self.known.insert(key, layers.into());
        }
        let found = self.known[&key].iter().position(|&most| most > needed);
        Ok(found.map(|k| u32::try_from(k).unwrap_or(u32::MAX)))
    }

    /// What the state may be worth at most after 0, 1, 2, ... acts, until that grows no more.
    fn layers(
        &mut self,
        program: &Program,
        minds: &mut Minds,
        relevance: &Relevance,
        (state, owner, last): (u32, u32, bool),
    ) -> Answer<Vec<f64>> {
        let author = u32::try_from(program.task.characters).unwrap_or(u32::MAX);
        let Some(want) = program.task.wants[owner as usize] else { return Ok(vec![0.0]) };
        let allowed = |deed: u32| {
            owner == author
                || (!program.deeds[deed as usize].consents.is_empty() && (!last || relevance.might_join(owner, deed)))
        };
        let mut agenda = self.begin(program, minds, state, allowed)?;
        let mut layers = Vec::new();
        loop {
            self.close(&mut agenda, allowed);
            layers.push(self.worth(program, minds, state, owner, want).1);
            let mut any = false;
            for number in std::mem::take(&mut agenda.acts) {
                any |= self.apply(number, &mut agenda.facts);
            }
            if !any {
                return Ok(layers);
            }
        }
    }

    /// What is so in a state, and what needs nothing.
    fn begin(
        &mut self,
        program: &Program,
        minds: &mut Minds,
        state: u32,
        allowed: impl Fn(u32) -> bool,
    ) -> Answer<Agenda> {
        self.left.copy_from_slice(&self.counts);
        self.reached.fill(false);
        self.ranges.fill(None);
        let mut agenda = Agenda::default();
        for (number, fact) in (0u32..).zip(&self.facts) {
            let holds = match *fact {
                Fact::Literal(l) => (program.slots[l.fluent as usize].get(minds.words(state)) == l.code) == l.equal,
                Fact::Formula(formula) => minds.value(program, state, formula)? == TRUE,
            };
            if holds {
                self.reached[number as usize] = true;
                agenda.facts.push(number);
            }
        }
        for (number, effect) in (0u32..).zip(&self.effects) {
            if effect.required.is_empty() {
                agenda.file(number, effect.deed, self.events, &allowed);
            }
        }
        Ok(agenda)
    }

    /// Lets rules happen until nothing new follows; what acts can happen then waits.
    fn close(&mut self, agenda: &mut Agenda, allowed: impl Fn(u32) -> bool) {
        loop {
            while let Some(rule) = agenda.rules.pop() {
                self.apply(rule, &mut agenda.facts);
            }
            let Some(fact) = agenda.facts.pop() else { return };
            for &number in &self.needing[fact as usize] {
                let left = &mut self.left[number as usize];
                *left -= 1;
                if *left == 0 {
                    agenda.file(number, self.effects[number as usize].deed, self.events, &allowed);
                }
            }
        }
    }

    /// Lets an effect happen; whether anything is new by it.
    fn apply(&mut self, number: u32, queue: &mut Vec<u32>) -> bool {
        let effect = &self.effects[number as usize];
        let mut new = false;
        for &fact in &effect.adds {
            if !self.reached[fact as usize] {
                self.reached[fact as usize] = true;
                queue.push(fact);
                new = true;
            }
        }
        for &(fluent, number) in &effect.numbers {
            let (low, high) = number.map_or((f64::NEG_INFINITY, f64::INFINITY), |n| (n, n));
            let range = &mut self.ranges[fluent as usize];
            let (was_low, was_high) = range.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
            if low < was_low || high > was_high {
                *range = Some((low.min(was_low), high.max(was_high)));
                new = true;
            }
        }
        new
    }

    /// The least and the most that a formula may be worth.
    fn worth(&self, program: &Program, minds: &Minds, state: u32, owner: u32, formula: u32) -> (f64, f64) {
        const ANY: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
        match &program.task.formulas[formula as usize] {
            Formula::Constant(Constant::Number(n)) => (*n, *n),
            Formula::Constant(Constant::Code(FALSE)) => (0.0, 0.0),
            Formula::Constant(Constant::Code(TRUE)) => (1.0, 1.0),
            Formula::Constant(_) | Formula::Believes(..) => ANY,
            Formula::Fluent(fluent) if program.task.kinds[*fluent as usize] == Kind::Number => {
                let now = program.slots[*fluent as usize].get(minds.words(state));
                let Some(now) = minds.numbers.number(now) else { return ANY };
                self.ranges[*fluent as usize].map_or((now, now), |(low, high)| (low.min(now), high.max(now)))
            }
            Formula::Arith(sum, left, right) => {
                let one = self.worth(program, minds, state, owner, *left);
                let two = self.worth(program, minds, state, owner, *right);
                match sum {
                    Sum::Plus => (one.0 + two.0, one.1 + two.1),
                    Sum::Minus => (one.0 - two.1, one.1 - two.0),
                    Sum::Times | Sum::Over => ANY,
                }
            }
            Formula::If(cases, last) => {
                let mut range: Option<(f64, f64)> = None;
                let mut join = |(low, high): (f64, f64)| {
                    range = Some(range.map_or((low, high), |r| (r.0.min(low), r.1.max(high))));
                };
                for &[condition, refused, value] in cases {
                    if self.possible(program, owner, condition) {
                        join(self.worth(program, minds, state, owner, value));
                    }
                    if !self.possible(program, owner, refused) {
                        return range.unwrap_or(ANY);
                    }
                }
                join(self.worth(program, minds, state, owner, *last));
                range.unwrap_or(ANY)
            }
            _ => (0.0, f64::from(u8::from(self.possible(program, owner, formula)))),
        }
    }

    fn possible(&self, program: &Program, owner: u32, formula: u32) -> bool {
        match &program.task.formulas[formula as usize] {
            Formula::Constant(constant) => *constant == Constant::Code(TRUE),
            Formula::And(all) => all.iter().all(|&f| self.possible(program, owner, f)),
            Formula::Or(all) => all.iter().any(|&f| self.possible(program, owner, f)),
            Formula::If(cases, last) => {
                cases.iter().any(|c| self.possible(program, owner, c[2])) || self.possible(program, owner, *last)
            }
            Formula::Compare(Order::Equal | Order::Unequal, ..) | Formula::Compare(..) | Formula::Fluent(_) => {
                self.wants[owner as usize].get(&formula).is_none_or(|&fact| self.reached[fact as usize])
            }
            Formula::Believes(..) | Formula::Arith(..) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tiny::{AUTHOR, GUEST, HOST, OPEN, World};

    /// Fewest acts after which a state is worth more to somebody; acts of the author's are nobody else's to imagine.
    fn truth(world: &mut World, state: u32, owner: u32, most: u32) -> Option<u32> {
        let now = world.utility(state, owner)?;
        let mut layer = vec![state];
        for acts in 1..=most {
            let mut next = Vec::new();
            for &state in &layer {
                for event in world.possible(state) {
                    let consents = &world.program.deeds[event as usize].consents;
                    if owner != AUTHOR && consents.is_empty() {
                        continue;
                    }
                    next.extend(world.minds.after(&world.program, &mut world.meter, state, event));
                }
            }
            if next.iter().any(|&after| world.utility(after, owner).is_some_and(|w| w > now)) {
                return Some(acts);
            }
            layer = next;
        }
        None
    }

    fn bound(world: &mut World, state: u32, owner: u32, needed: f64) -> Option<u32> {
        let at = (state, owner, false);
        world.bound.acts(&world.program, &mut world.minds, &world.relevance, at, needed).expect("it has a value")
    }

    #[test]
    fn it_never_promises_less_than_there_is() {
        let mut world = World::new();
        for events in [&[][..], &[0], &[2], &[0, 2], &[0, 1], &[3], &[3, 0, 1]] {
            let state = world.after(events);
            for owner in [HOST, GUEST, AUTHOR] {
                let now = world.utility(state, owner).expect("it is known");
                let found = bound(&mut world, state, owner, now);
                if let Some(acts) = truth(&mut world, state, owner, 3) {
                    assert!(found.is_some_and(|f| f <= acts), "{events:?} {owner}: {found:?} for {acts}");
                }
            }
        }
    }

    #[test]
    fn it_counts_acts_and_rules_cost_nothing() {
        let mut world = World::new();
        let (start, open) = (world.start, world.after(&[OPEN]));
        assert_eq!(bound(&mut world, start, HOST, 0.0), Some(2), "the door, then the gift");
        assert_eq!(bound(&mut world, open, HOST, 0.0), Some(1));
    }

    #[test]
    fn what_can_never_be_worth_so_much_is_none() {
        let mut world = World::new();
        let start = world.start;
        assert_eq!(bound(&mut world, start, HOST, 1.0), None);
    }
}

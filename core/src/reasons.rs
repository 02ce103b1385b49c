//! Reasons: why somebody would do what they do, and which plans of the author need nobody to act without one.
//!
//! Two facts make this one computation, shared by all acts and minds. Every end of a minimal plan is a minimal plan of
//! the same person from where it starts, so plans are built from their ends; and what is asked of a state does not
//! depend on how it was reached, so every answer is kept. Plans are made one by one, shortest first, as they are asked
//! for. States are cut to the beliefs that can still matter, which makes many of them one.

use crate::bound::Bound;
use crate::hash::{Map, map_bytes};
use crate::limits::{ENDLESS, Limits, less};
use crate::meter::{Meter, Stop};
use crate::minds::{Answer, Minds, Trouble};
use crate::program::Program;
use crate::relevance::Relevance;

/// The end of a plan.
pub const END: u32 = u32::MAX;
const NEVER: u32 = u32::MAX;
const UNKNOWN_LIST: u32 = u32::MAX;
/// Reasons within reasons, and acts of a plan, are followed by recursion: up to so many.
const DEEPEST: u32 = 2_000;
const LONGEST: u32 = 400;

/// Ideas that can be left out, to measure what each brings.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, clippy::struct_excessive_bools)]
pub struct Ideas {
    pub cut: bool,
    pub bound: bool,
    pub company: bool,
    pub widening: bool,
    pub ranks: bool,
}

impl Default for Ideas {
    fn default() -> Self {
        Ideas { cut: true, bound: true, company: true, widening: true, ranks: true }
    }
}

/// One question about a mind: its state, whose it is, how many minds deep, with how many acts left.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Where {
    state: u32,
    owner: u32,
    minds: u32,
    budget: u32,
}

/// The minimal plans of one length from one place, as far as they were asked for.
struct List {
    at: Where,
    length: u32,
    now: f64,
    plans: Vec<(u32, f64)>,
    /// Which of the possible events is looked at, and how far the plans that may follow it.
    event: u32,
    after: u32,
    sub: u32,
    sub_at: u32,
    done: bool,
}

/// A plan in somebody's mind, with the reasons of everybody else who takes part in it.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Reason {
    pub who: u32,
    pub events: Vec<u32>,
    pub others: Vec<Vec<Reason>>,
    pub before: f64,
    pub after: f64,
}

/// What is known of reasons within some limits.
pub struct Known {
    limits: Limits,
    ideas: Ideas,
    explained: Map<(Where, u32), u32>,
    index: Map<(Where, u32), u32>,
    lists: Vec<List>,
    links: Vec<(u32, u32)>,
    acts: Map<(u32, bool), (u32, u32)>,
    acts_pool: Vec<u32>,
    reach: Map<u32, Reach>,
    nested: u32,
}

/// How far the states that can be reached from one were counted.
#[derive(Default)]
struct Reach {
    seen: Map<u32, ()>,
    waiting: std::collections::VecDeque<u32>,
}

impl Known {
    /// Nothing yet.
    pub fn new(limits: Limits, ideas: Ideas) -> Self {
        Known {
            limits,
            ideas,
            explained: Map::default(),
            index: Map::default(),
            lists: Vec::new(),
            links: Vec::new(),
            acts: Map::default(),
            acts_pool: Vec::new(),
            reach: Map::default(),
            nested: 0,
        }
    }

    /// The limits.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Bytes taken.
    pub fn bytes(&self) -> usize {
        let plans: usize = self.links.len() * 24; // each is in one list, in room that grows by doubling
        map_bytes(&self.explained)
            + map_bytes(&self.index)
            + self.lists.capacity() * size_of::<List>()
            + plans
            + self.links.capacity() * 8
            + map_bytes(&self.acts)
            + self.acts_pool.capacity() * 4
            + self.reach.values().map(|r| map_bytes(&r.seen) + r.waiting.capacity() * 4 + 64).sum::<usize>()
    }
}

/// All that a question about reasons needs.
pub struct Reasons<'a, 'm> {
    /// The task.
    pub program: &'a Program,
    /// Its states.
    pub minds: &'a mut Minds,
    /// The bound on what states may be worth.
    pub bound: &'a mut Bound,
    /// What events may change.
    pub relevance: &'a Relevance,
    /// Limits of time and memory.
    pub meter: &'a mut Meter<'m>,
    /// What is known already.
    pub known: &'a mut Known,
}

/// The search for a way to do without the first act of a plan, with what was tried in vain.
struct Shorter {
    at: Where,
    worth: f64,
    falls_short: Map<(u32, u32), ()>,
    unwanted: Map<(u32, u32, u32), ()>,
}

impl Reasons<'_, '_> {
    /// The owner of the author's plans.
    pub fn author(&self) -> u32 {
        u32::try_from(self.program.task.characters).unwrap_or(u32::MAX)
    }

    /// How many acts a plan may have that explains an act of the author's.
    pub fn first_budget(&self) -> u32 {
        self.known.limits.first_budget()
    }

    /// Whether others take part in imagined plans only where they gain at once.
    pub fn others_gain_at_once(&self) -> bool {
        self.known.limits.budget(2, 2) == 1
    }

    /// The author's state, cut to what can matter.
    pub fn real(&mut self, state: u32) -> u32 {
        let budget = self.known.limits.first_budget();
        let depth = self.known.limits.depth_of_mind(1, budget).map(|d| d + 1);
        self.cut(state, depth)
    }

    fn cut(&mut self, state: u32, depth: Option<u32>) -> u32 {
        match (depth, self.program.task.lookahead) {
            (Some(depth), Some(more)) if self.known.ideas.cut => self.minds.cut(state, depth + more),
            _ => state,
        }
    }

    /// What somebody believes, cut to what can matter to their plans.
    fn mind(&mut self, state: u32, who: u32, minds: u32, budget: u32) -> Where {
        let inner = self.minds.believed_by(state, who);
        let state = self.cut(inner, self.known.limits.depth_of_mind(minds, budget));
        self.place(state, who, minds, budget)
    }

    fn place(&self, state: u32, owner: u32, minds: u32, budget: u32) -> Where {
        let minds = if self.known.limits.epistemic.is_none() { minds.min(1) } else { minds };
        Where { state, owner, minds, budget }
    }

    /// Whether somebody has a reason to do an event in a state, in a plan with so many acts left.
    ///
    /// # Errors
    /// If an event that could be imagined has no outcome, or the search was stopped.
    pub fn explained(&mut self, state: u32, event: u32, who: u32, minds: u32, budget: u32) -> Answer<bool> {
        Ok(self.reason(state, event, who, minds, budget)? != NEVER)
    }

    /// Whether everybody who takes part in an event, but for its planner, has a reason.
    ///
    /// # Errors
    /// As `explained`.
    pub fn all_explained(&mut self, state: u32, event: u32, minds: u32, budget: u32, but: u32) -> Answer<bool> {
        for &who in &self.program.deeds[event as usize].consents {
            if who != but && !self.explained(state, event, who, minds, budget)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The shortest reason of somebody, with the reasons of all others in it.
    ///
    /// # Errors
    /// As `explained`.
    pub fn tree(&mut self, state: u32, event: u32, who: u32, minds: u32, budget: u32) -> Answer<Option<Reason>> {
        let budget = self.known.limits.budget(minds, budget);
        let mut plan = self.reason(state, event, who, minds, budget)?;
        if plan == NEVER {
            return Ok(None);
        }
        let mut at = self.mind(state, who, minds, budget).state;
        let before = self.minds.utility(self.program, at, who)?.unwrap_or(0.0);
        let (mut events, mut others, mut step) = (Vec::new(), Vec::new(), 0);
        while plan != END {
            let (act, rest) = self.known.links[plan as usize];
            let mut reasons = Vec::new();
            if step > 0 {
                for &other in &self.program.deeds[act as usize].consents {
                    if other != who {
                        reasons.extend(self.tree(at, act, other, minds + 1, less(budget, step))?);
                    }
                }
            }
            events.push(act);
            others.push(reasons);
            at = self.minds.after(self.program, self.meter, at, act)?;
            (plan, step) = (rest, step + 1);
        }
        let after = self.minds.utility(self.program, at, who)?.unwrap_or(0.0);
        Ok(Some(Reason { who, events, others, before, after }))
    }

    fn reason(&mut self, state: u32, event: u32, who: u32, minds: u32, budget: u32) -> Answer<u32> {
        let budget = self.known.limits.budget(minds, budget);
        let at = self.mind(state, who, minds, budget);
        if let Some(&known) = self.known.explained.get(&(at, event)) {
            return Ok(known);
        }
        // where neither acts nor minds are limited, somebody's reason may need one of their own, without end
        if self.known.nested >= DEEPEST {
            return Err(Trouble::Stopped(Stop::Length));
        }
        self.known.nested += 1;
        let looked = self.look(at, event);
        self.known.nested -= 1;
        let found = looked?;
        self.known.explained.insert((at, event), found);
        Ok(found)
    }

    fn look(&mut self, at: Where, event: u32) -> Answer<u32> {
        let Where { state, owner, budget, .. } = at;
        if budget == 1 && !self.relevance.helps(owner, event) {
            return Ok(NEVER);
        }
        let Some(before) = self.minds.utility(self.program, state, owner)? else { return Ok(NEVER) };
        if !self.minds.is_possible(self.program, state, event)? {
            return Ok(NEVER);
        }
        let seen = self.shadow_after(state, event)?;
        let Some(now) = self.minds.utility(self.program, seen, owner)? else { return Ok(NEVER) };
        if now > before {
            return Ok(self.link(event, END));
        }
        if budget == 1 {
            return Ok(NEVER);
        }
        let rest = less(budget, 1);
        let Some(least) = self.least(seen, at, before.max(now))? else { return Ok(NEVER) };
        let after = self.minds.after(self.program, self.meter, state, event)?;
        let following = self.follow(after, at);
        let mut length = least.max(1);
        while rest == ENDLESS || length < budget {
            if rest == ENDLESS && !self.reaches(following.state, length)? {
                return Ok(NEVER);
            }
            let list = self.list(following, length, now);
            let mut i = 0;
            while let Some((plan, worth)) = self.plan(list, i)? {
                if worth > before && !self.redundant(at, plan, worth)? {
                    return Ok(self.link(event, plan));
                }
                i += 1;
            }
            length += 1;
        }
        Ok(NEVER)
    }

    /// Where a plan goes on after one of its acts.
    fn follow(&mut self, after: u32, at: Where) -> Where {
        if at.owner == self.author() {
            return Where { state: after, ..at };
        }
        let budget = less(at.budget, 1);
        let state = self.cut(after, self.known.limits.depth(at.minds, budget));
        Where { state, budget, ..at }
    }

    /// Fewest acts from a state until it may be worth more than `needed`.
    fn least(&mut self, state: u32, at: Where, needed: f64) -> Answer<Option<u32>> {
        if !self.known.ideas.bound {
            return Ok(Some(0));
        }
        let last = self.known.ideas.company && self.is_last(at);
        self.bound.acts(self.program, self.minds, self.relevance, (state, at.owner, last), needed)
    }

    fn is_last(&self, at: Where) -> bool {
        at.owner != self.author() && self.known.limits.budget(at.minds + 1, 2) == 1
    }

    /// A state as far as values depend on it: what it is worth and what is possible in it are the same.
    fn shadow(&mut self, state: u32) -> u32 {
        self.cut(state, Some(0))
    }

    /// The shadow of the state after an event.
    fn shadow_after(&mut self, state: u32, event: u32) -> Answer<u32> {
        let shadow = self.shadow(state);
        self.minds.after(self.program, self.meter, shadow, event)
    }

    fn link(&mut self, event: u32, rest: u32) -> u32 {
        let place = u32::try_from(self.known.links.len()).unwrap_or(NEVER - 1);
        self.known.links.push((event, rest));
        place
    }

    /// The events of a plan.
    pub fn events(&self, plan: u32) -> Vec<u32> {
        let (mut plan, mut events) = (plan, Vec::new());
        while plan != END {
            let (event, rest) = self.known.links[plan as usize];
            events.push(event);
            plan = rest;
        }
        events
    }

    /// The list of the minimal plans of exactly so many acts for the author.
    ///
    /// # Errors
    /// If what the state is worth has no value.
    pub fn author_list(&mut self, state: u32, length: u32) -> Answer<Option<u32>> {
        let author = self.author();
        let Some(now) = self.minds.utility(self.program, state, author)? else { return Ok(None) };
        let at = Where { state, owner: author, minds: 0, budget: self.known.limits.first_budget() };
        Ok(Some(self.list(at, length, now)))
    }

    /// The list of the minimal plans of exactly so many acts from somewhere, where it is worth `now`.
    fn list(&mut self, at: Where, length: u32, now: f64) -> u32 {
        let next = u32::try_from(self.known.lists.len()).unwrap_or(UNKNOWN_LIST - 1);
        let found = *self.known.index.entry((at, length)).or_insert(next);
        if found == next {
            self.known.lists.push(List {
                at,
                length,
                now,
                plans: Vec::new(),
                event: 0,
                after: 0,
                sub: UNKNOWN_LIST,
                sub_at: 0,
                done: false,
            });
        }
        found
    }

    /// The plan at a place of a list and what its end is worth; none after the last.
    ///
    /// # Errors
    /// As `explained`.
    pub fn plan(&mut self, list: u32, place: usize) -> Answer<Option<(u32, f64)>> {
        loop {
            let entry = &self.known.lists[list as usize];
            if let Some(&found) = entry.plans.get(place) {
                return Ok(Some(found));
            }
            if entry.done {
                return Ok(None);
            }
            self.advance(list)?;
        }
    }

    /// Looks for one more plan of a list, or finds that there is none.
    fn advance(&mut self, list: u32) -> Answer<()> {
        let List { at, length, now, .. } = self.known.lists[list as usize];
        if length > LONGEST {
            return Err(Trouble::Stopped(Stop::Length));
        }
        let acts = self.acts(at)?;
        loop {
            let entry = &self.known.lists[list as usize];
            if entry.event as usize >= (acts.1 - acts.0) as usize {
                self.known.lists[list as usize].done = true;
                return Ok(());
            }
            let event = self.known.acts_pool[(acts.0 + entry.event) as usize];
            if entry.sub == UNKNOWN_LIST && !self.enter(list, at, event)? {
                self.known.lists[list as usize].event += 1;
                continue;
            }
            // an entry moves on only when all about a plan is known: a search that is paused comes back here
            let found = if length == 1 { self.last_act(list)? } else { self.next_end(list)? };
            let Some((rest, worth)) = found else {
                self.pass(list);
                continue;
            };
            let keep = worth > now && !(length > 1 && self.redundant(at, rest, worth)?);
            self.known.lists[list as usize].sub_at += 1;
            if keep {
                let plan = self.link(event, rest);
                self.known.lists[list as usize].plans.push((plan, worth));
                return Ok(());
            }
        }
    }

    /// On to the next event.
    fn pass(&mut self, list: u32) {
        let entry = &mut self.known.lists[list as usize];
        (entry.event, entry.sub, entry.sub_at) = (entry.event + 1, UNKNOWN_LIST, 0);
    }

    /// Begins with an event: where it leads, and which plans may follow. False if none can.
    fn enter(&mut self, list: u32, at: Where, event: u32) -> Answer<bool> {
        let List { length, now, .. } = self.known.lists[list as usize];
        if length == 1 && !self.relevance.helps(at.owner, event) {
            return Ok(false);
        }
        if self.meter.worked(1) {
            self.meter.check(&self.minds.progress())?;
        }
        let shallow = self.is_last(at);
        if shallow && self.known.ideas.company && !self.relevance.might_join(at.owner, event) {
            return Ok(false);
        }
        if !self.others_would(at, event)? {
            return Ok(false);
        }
        let seen = match self.shadow_after(at.state, event) {
            Err(trouble) if trouble.is_no_outcome() => return self.unless_done(at, event, trouble),
            other => other?,
        };
        let Some(worth) = self.minds.utility(self.program, seen, at.owner)? else { return Ok(false) };
        let (mut sub, mut after) = (0, seen);
        if length == 1 {
            if worth <= now {
                return Ok(false);
            }
        } else {
            match self.least(seen, at, now.max(worth))? {
                Some(least) if least < length => {}
                _ => return Ok(false),
            }
        }
        if length > 1 {
            after = match self.minds.after(self.program, self.meter, at.state, event) {
                Err(trouble) if trouble.is_no_outcome() => return self.unless_done(at, event, trouble),
                other => other?,
            };
            let following = self.follow(after, at);
            sub = self.list(following, length - 1, worth);
        }
        let entry = &mut self.known.lists[list as usize];
        (entry.after, entry.sub, entry.sub_at) = (after, sub, 0);
        Ok(true)
    }

    /// What has no outcome is no part of a plan where the others would not do it; else the trouble is told.
    fn unless_done(&mut self, at: Where, event: u32, trouble: Trouble) -> Answer<bool> {
        if self.others_would(at, event)? { Err(trouble) } else { Ok(false) }
    }

    fn last_act(&mut self, list: u32) -> Answer<Option<(u32, f64)>> {
        let entry = &self.known.lists[list as usize];
        if entry.sub_at > 0 {
            return Ok(None);
        }
        Ok(self.minds.utility(self.program, entry.after, entry.at.owner)?.map(|worth| (END, worth)))
    }

    fn next_end(&mut self, list: u32) -> Answer<Option<(u32, f64)>> {
        let entry = &self.known.lists[list as usize];
        self.plan(entry.sub, entry.sub_at as usize)
    }

    fn others_would(&mut self, at: Where, event: u32) -> Answer<bool> {
        self.all_explained(at.state, event, at.minds + 1, at.budget, at.owner)
    }

    /// The events that a plan may go on with: nobody imagines acts of the author's.
    fn acts(&mut self, at: Where) -> Answer<(u32, u32)> {
        let all = at.owner == self.author();
        if let Some(&known) = self.known.acts.get(&(at.state, all)) {
            return Ok(known);
        }
        let from = self.known.acts_pool.len();
        self.minds.possible(self.program, at.state, &mut self.known.acts_pool)?;
        if !all {
            let mut kept = from;
            for i in from..self.known.acts_pool.len() {
                let event = self.known.acts_pool[i];
                if !self.program.deeds[event as usize].consents.is_empty() {
                    self.known.acts_pool[kept] = event;
                    kept += 1;
                }
            }
            self.known.acts_pool.truncate(kept);
        }
        let span = |n: usize| u32::try_from(n).map_err(|_| Trouble::Stopped(Stop::Memory));
        let range = (span(from)?, span(self.known.acts_pool.len())?);
        self.known.acts.insert((at.state, all), range);
        Ok(range)
    }

    /// Whether the first act can be left out of a plan whose later acts are `rest`: some of those are possible and
    /// explained without it, and their end is worth as much. (That none of the later acts can be is known already.)
    fn redundant(&mut self, at: Where, rest: u32, worth: f64) -> Answer<bool> {
        let shadow = self.shadow(at.state);
        let mut shorter = Shorter { at, worth, falls_short: Map::default(), unwanted: Map::default() };
        Ok(self.suffices(&mut shorter, shadow, rest)? && self.without(&mut shorter, at.state, rest, 0)?)
    }

    /// Whether some of the acts are possible and their end is worth as much, whoever may want to do them or not.
    fn suffices(&mut self, shorter: &mut Shorter, shadow: u32, rest: u32) -> Answer<bool> {
        if rest == END {
            let worth = self.minds.utility(self.program, shadow, shorter.at.owner)?;
            return Ok(worth.is_some_and(|w| w >= shorter.worth));
        }
        if shorter.falls_short.contains_key(&(shadow, rest)) {
            return Ok(false);
        }
        self.go_on()?;
        let (event, following) = self.known.links[rest as usize];
        if self.minds.is_possible(self.program, shadow, event)? {
            let after = self.minds.after(self.program, self.meter, shadow, event)?;
            if self.suffices(shorter, after, following)? {
                return Ok(true);
            }
        }
        let found = self.suffices(shorter, shadow, following)?;
        if !found && following != END {
            shorter.falls_short.insert((shadow, rest), ());
        }
        Ok(found)
    }

    fn without(&mut self, shorter: &mut Shorter, state: u32, rest: u32, kept: u32) -> Answer<bool> {
        let shadow = self.shadow(state);
        if shorter.unwanted.contains_key(&(state, rest, kept)) || !self.suffices(shorter, shadow, rest)? {
            return Ok(false);
        }
        if rest == END {
            return Ok(true);
        }
        let found = self.left_out_or_kept(shorter, state, shadow, (rest, kept))?;
        if !found {
            shorter.unwanted.insert((state, rest, kept), ());
        }
        Ok(found)
    }

    fn left_out_or_kept(
        &mut self,
        shorter: &mut Shorter,
        state: u32,
        shadow: u32,
        (rest, kept): (u32, u32),
    ) -> Answer<bool> {
        let (event, following) = self.known.links[rest as usize];
        if self.without(shorter, state, following, kept)? {
            return Ok(true);
        }
        if !self.minds.is_possible(self.program, shadow, event)? {
            return Ok(false);
        }
        let after = self.minds.after(self.program, self.meter, state, event)?;
        if !self.without(shorter, after, following, kept + 1)? {
            return Ok(false);
        }
        let at = shorter.at;
        let budget = if at.owner == self.author() { at.budget } else { less(at.budget, kept) };
        self.all_explained(state, event, at.minds + 1, budget, at.owner)
    }

    /// Some work was done: whether to go on.
    ///
    /// # Errors
    /// Why not.
    pub fn go_on(&mut self) -> Answer<()> {
        if self.meter.worked(1) {
            self.meter.own = self.known.bytes() + self.bound.bytes();
            self.meter.check(&self.minds.progress())?;
        }
        Ok(())
    }

    /// Whether so many states can be reached from a state by possible acts; no more are looked for.
    ///
    /// # Errors
    /// As `explained`.
    pub fn reaches(&mut self, state: u32, many: u32) -> Answer<bool> {
        let mut reach = self.known.reach.remove(&state).unwrap_or_else(|| {
            let mut reach = Reach::default();
            reach.seen.insert(state, ());
            reach.waiting.push_back(state);
            reach
        });
        let done = self.reach_on(&mut reach, many);
        let enough = reach.seen.len() >= many as usize;
        self.known.reach.insert(state, reach);
        done.map(|()| enough)
    }

    fn reach_on(&mut self, reach: &mut Reach, many: u32) -> Answer<()> {
        let mut found = Vec::new();
        while reach.seen.len() < many as usize {
            let Some(&at) = reach.waiting.front() else { break };
            found.clear();
            self.minds.possible(self.program, at, &mut found)?;
            for &event in &found {
                let after = match self.minds.after(self.program, self.meter, at, event) {
                    Err(trouble) if trouble.is_no_outcome() => continue, // that is told where somebody would do it
                    other => other?,
                };
                if reach.seen.insert(after, ()).is_none() {
                    reach.waiting.push_back(after);
                }
            }
            reach.waiting.pop_front(); // only now: a search that is paused comes back here
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiny::{EARN, GIVE, GUEST, HOST, KNOCK, OPEN, TELL, World};

    fn tree(world: &mut World, state: u32, event: u32, who: u32) -> Option<Reason> {
        world.reasons(|reasons| {
            let budget = reasons.first_budget();
            reasons.tree(state, event, who, 1, budget).expect("everything imagined has an outcome")
        })
    }

    #[test]
    fn an_act_that_helps_at_once_is_a_reason_by_itself() {
        let mut world = World::new();
        let start = world.start;
        let reason = tree(&mut world, start, EARN, GUEST).expect("coins are welcome");
        assert_eq!((reason.who, &reason.events[..], reason.before, reason.after), (GUEST, &[EARN][..], 0.0, 1.0));
    }

    #[test]
    fn who_needs_somebody_else_plans_for_what_they_will_believe() {
        let mut world = World::new();
        let start = world.start;
        let reason = tree(&mut world, start, OPEN, HOST).expect("the host may give it");
        assert_eq!(reason.events, [OPEN, TELL, GIVE]);
        let other = &reason.others[2][0];
        assert_eq!((other.who, &other.events[..]), (GUEST, &[GIVE][..]));
        let open = world.after(&[OPEN]);
        assert_eq!(tree(&mut world, open, TELL, HOST).expect("it is next").events, [TELL, GIVE]);
    }

    #[test]
    fn nobody_acts_where_they_believe_it_impossible_or_worth_nothing() {
        let mut world = World::new();
        let open = world.after(&[OPEN]);
        assert!(tree(&mut world, open, GIVE, GUEST).is_none(), "the guest believes the door to be closed");
        let given = world.after(&[OPEN, TELL, GIVE]);
        assert!(tree(&mut world, given, EARN, GUEST).is_none(), "the guest has all they want");
    }

    #[test]
    fn what_a_plan_can_do_without_has_no_reason() {
        let mut world = World::new();
        for events in [&[][..], &[OPEN], &[OPEN, TELL]] {
            let state = world.after(events);
            assert!(tree(&mut world, state, KNOCK, HOST).is_none());
        }
    }

    #[test]
    fn the_authors_plans_are_made_shortest_first_and_hold_nothing_superfluous() {
        let mut world = World::new();
        let start = world.start;
        let plans = |world: &mut World, length| {
            world.reasons(|reasons| {
                let start = reasons.real(start);
                let list = reasons.author_list(start, length).expect("it has a value").expect("it is known");
                let mut found = Vec::new();
                while let Some((plan, worth)) = reasons.plan(list, found.len()).expect("nothing ends it") {
                    found.push((reasons.events(plan), worth));
                }
                found
            })
        };
        assert_eq!(plans(&mut world, 1), [(vec![EARN], 1.0)]);
        let three = plans(&mut world, 3);
        for plan in [vec![OPEN, TELL, GIVE], vec![TELL, OPEN, GIVE]] {
            assert!(three.contains(&(plan, 2.0)), "{three:?}");
        }
        assert!(three.iter().all(|(events, _)| !events.contains(&KNOCK)));
    }

    #[test]
    fn states_that_can_be_reached_are_counted_as_far_as_is_asked() {
        let mut world = World::new();
        let start = world.start;
        world.reasons(|reasons| {
            assert_eq!(reasons.reaches(start, 20), Ok(true), "coins have no end");
            assert!(reasons.known.reach[&start].seen.len() < 60, "no more are looked for");
        });
    }
}

//! What an event may change at all: an act that touches nothing of what somebody wants is never the last of their
//! plans, nor a reason by itself.
//!
//! Two things are told apart. The values of the very mind in which an event is imagined change by its effects and by
//! rules alone. What is believed within that mind changes in many ways: by what is told, by being noticed, by surprise.

use crate::program::{Program, collect_reads};

/// For each owner of wants (the author last) which events may change something of them.
pub struct Relevance {
    helpful: Vec<Vec<bool>>,
    /// For each owner which events others could have a reason for that helps at once.
    alone: Vec<Vec<bool>>,
}

impl Relevance {
    /// Works it out for a program.
    pub fn new(program: &Program) -> Self {
        let touching = Touching::new(program);
        let author = program.task.characters;
        let events = program.events() as usize;
        let wanted: Vec<Reads> =
            program.task.wants.iter().map(|w| w.map_or_else(Reads::default, |f| reads(program, f))).collect();
        let mut helpful = vec![vec![false; events]; author + 1];
        for event in 0..events {
            let touched = touching.by(program, event);
            for (owner, row) in helpful.iter_mut().enumerate() {
                row[event] = wanted[owner].here.iter().any(|&f| touched.here[f as usize])
                    || wanted[owner].within.iter().any(|&f| touched.within[f as usize]);
            }
        }
        let others = |owner: usize, event: usize| {
            let consents = &program.deeds[event].consents;
            consents.iter().all(|&c| c as usize == owner || helpful[c as usize][event])
        };
        let alone = (0..=author).map(|owner| (0..events).map(|event| others(owner, event)).collect()).collect();
        Relevance { helpful, alone }
    }

    /// Whether an event may change something of what `owner` wants.
    #[inline]
    pub fn helps(&self, owner: u32, event: u32) -> bool {
        self.helpful[owner as usize][event as usize]
    }

    /// Whether everybody else who takes part in an event might gain by it at once.
    #[inline]
    pub fn might_join(&self, owner: u32, event: u32) -> bool {
        self.alone[owner as usize][event as usize]
    }
}

/// What a formula reads: in the state itself, and in minds.
#[derive(Default)]
struct Reads {
    here: Vec<u32>,
    within: Vec<u32>,
}

fn reads(program: &Program, formula: u32) -> Reads {
    let mut found = Vec::new();
    collect_reads(&program.task, formula, &mut Vec::new(), &mut found);
    let mut reads = Reads::default();
    for (path, fluent) in found {
        if path.is_empty() { reads.here.push(fluent) } else { reads.within.push(fluent) }
    }
    reads
}

/// For each fluent whether it may change in the state itself, and in minds within it.
struct Touched {
    here: Vec<bool>,
    within: Vec<bool>,
}

/// Rules by what they read.
struct Touching {
    here: Vec<Vec<usize>>,
    within: Vec<Vec<usize>>,
}

impl Touching {
    fn new(program: &Program) -> Self {
        let none = || vec![Vec::new(); program.task.kinds.len()];
        let mut touching = Touching { here: none(), within: none() };
        for (i, deed) in program.deeds.iter().enumerate().skip(program.events() as usize) {
            let read = reads(program, deed.pre);
            read.here.iter().for_each(|&f| touching.here[f as usize].push(i));
            read.within.iter().for_each(|&f| touching.within[f as usize].push(i));
        }
        touching
    }

    /// What an event writes, what it tells, what surprise at it may put right in minds, and what rules make of that.
    fn by(&self, program: &Program, event: usize) -> Touched {
        let fluents = program.task.kinds.len();
        let mut touched = Touched { here: vec![false; fluents], within: vec![false; fluents] };
        let mut todo: Vec<(u32, bool)> = Vec::new();
        let surprising = reads(program, program.deeds[event].pre);
        todo.extend(surprising.here.iter().chain(&surprising.within).map(|&f| (f, true)));
        for sight in &program.deeds[event].sights {
            let seen = reads(program, sight.shown);
            todo.extend(seen.here.iter().chain(&seen.within).map(|&f| (f, true)));
        }
        let mut fired = vec![false; program.deeds.len()];
        fired[event] = true;
        let write = |deed: usize, todo: &mut Vec<(u32, bool)>| {
            for effect in &program.deeds[deed].effects {
                todo.push((effect.fluent, effect.path != 0));
            }
        };
        write(event, &mut todo);
        while let Some((fluent, within)) = todo.pop() {
            let f = fluent as usize;
            let seen = if within { &mut touched.within } else { &mut touched.here };
            if std::mem::replace(&mut seen[f], true) {
                continue;
            }
            if !within {
                todo.push((fluent, true)); // whoever notices it believes it
            }
            for &rule in if within { &self.within[f] } else { &self.here[f] } {
                if !std::mem::replace(&mut fired[rule], true) {
                    write(rule, &mut todo);
                }
            }
            if within {
                // rules go on within minds: what they read here they read there
                for &rule in &self.here[f] {
                    todo.extend(program.deeds[rule].effects.iter().map(|e| (e.fluent, true)));
                }
            }
        }
        touched
    }
}

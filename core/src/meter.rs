//! Limits of time, memory and states, and signs of life.

use std::time::{Duration, Instant};

/// Why a search was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The time is over.
    Time,
    /// There is no more memory to be had.
    Memory,
    /// So many states were asked for and no more.
    States,
    /// Somebody interrupted it.
    Interruption,
    /// A plan is longer than can be looked through.
    Length,
    /// As many plans were found as were asked for.
    Enough,
    /// It is the turn of another search; this one can go on later.
    Pause,
}

/// What a search has cost so far.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Progress {
    pub states: usize,
    pub transitions: usize,
    pub depth: usize,
    pub seconds: f64,
    pub bytes: usize,
}

/// Called now and then with what was done so far; it answers whether to go on.
pub type Watch<'a> = dyn FnMut(&Progress) -> bool + 'a;

/// Limits of one search.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Bounds {
    pub seconds: Option<f64>,
    pub bytes: Option<usize>,
    pub states: Option<usize>,
}

/// After how much work the clock is looked at, and how often the watch is called.
const TICKS: u64 = 64;
const PULSE: Duration = Duration::from_millis(50);

/// Keeps the limits of one search. Work is counted in transitions; other things count as what they cost beside one.
pub struct Meter<'a> {
    bounds: Bounds,
    began: Instant,
    pulse: Instant,
    work: u64,
    next: u64,
    slice: u64,
    watch: Option<&'a mut Watch<'a>>,
    /// What the longest plans looked at had.
    pub depth: usize,
    /// What is taken besides the states, in bytes.
    pub besides: usize,
}

impl<'a> Meter<'a> {
    /// A meter that starts now.
    pub fn new(bounds: Bounds, watch: Option<&'a mut Watch<'a>>) -> Self {
        let now = Instant::now();
        Meter { bounds, began: now, pulse: now, work: 0, next: TICKS, slice: u64::MAX, watch, depth: 0, besides: 0 }
    }

    /// Without limits.
    pub fn free() -> Self {
        Meter::new(Bounds::default(), None)
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// The work that was done so far.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// Pauses after so much work from now on; never, if that is none.
    pub fn pause_after(&mut self, work: Option<u64>) {
        self.slice = work.map_or(u64::MAX, |w| self.work + w);
    }

    /// Some work was done; says whether it is time to `check`.
    #[inline]
    pub fn worked(&mut self, work: u64) -> bool {
        self.work += work;
        self.work >= self.next
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&mut self, progress: &Progress) -> Result<(), Stop> {
        self.next = self.work + TICKS;
        let bytes = progress.bytes + self.besides;
        if self.bounds.states.is_some_and(|most| progress.states >= most) {
            return Err(Stop::States);
        }
        if self.bounds.bytes.is_some_and(|most| bytes >= most) {
            return Err(Stop::Memory);
        }
        let now = Instant::now();
        let seconds = (now - self.began).as_secs_f64();
        if self.bounds.seconds.is_some_and(|most| seconds >= most) {
            return Err(Stop::Time);
        }
        if now - self.pulse >= PULSE {
            self.pulse = now;
            if let Some(watch) = self.watch.as_mut() {
                if !watch(&Progress { seconds, bytes, depth: self.depth, ..*progress }) {
                    return Err(Stop::Interruption);
                }
            }
        }
        if self.work >= self.slice { Err(Stop::Pause) } else { Ok(()) }
    }
}

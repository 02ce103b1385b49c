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

/// After how much work the clock is looked at (sooner where a limit of states is near), and how often the watch is
/// called.
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
    /// What the search whose turn it is takes besides the states.
    pub own: usize,
    /// What the frontiers of that search take.
    pub frontiers: usize,
    /// The most bytes that were ever taken.
    pub most: usize,
}

impl<'a> Meter<'a> {
    /// A meter that starts now.
    pub fn new(bounds: Bounds, watch: Option<&'a mut Watch<'a>>) -> Self {
        let now = Instant::now();
        let next = if bounds.states.is_some() { 1 } else { TICKS };
        Meter {
            bounds,
            began: now,
            pulse: now,
            work: 0,
            next,
            slice: u64::MAX,
            watch,
            depth: 0,
            besides: 0,
            own: 0,
            frontiers: 0,
            most: 0,
        }
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

    /// How much work there is until the next look: few events make more than a dozen states, with what is believed.
    fn ticks(&self, states: usize) -> u64 {
        let left = self.bounds.states.map_or(usize::MAX, |most| most.saturating_sub(states));
        (left as u64 / 16).clamp(1, TICKS)
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&mut self, progress: &Progress) -> Result<(), Stop> {
        self.next = self.work + self.ticks(progress.states);
        let bytes = progress.bytes + self.besides + self.own + self.frontiers;
        self.most = self.most.max(bytes);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(states: usize) -> Progress {
        Progress { states, bytes: states * 100, ..Progress::default() }
    }

    /// How many states there are when a meter says stop, where each piece of work makes one.
    fn stopped(bounds: Bounds) -> (usize, Stop) {
        let mut meter = Meter::new(bounds, None);
        for states in 0.. {
            if meter.worked(1) {
                if let Err(stop) = meter.check(&at(states)) {
                    return (states, stop);
                }
            }
        }
        (0, Stop::Pause)
    }

    #[test]
    fn a_limit_of_states_is_kept_exactly() {
        for most in [0, 1, 5, 63, 64, 65, 1000] {
            assert_eq!(stopped(Bounds { states: Some(most), ..Bounds::default() }), (most, Stop::States));
        }
    }

    #[test]
    fn limits_of_memory_and_time_are_looked_at_now_and_then() {
        let (states, stop) = stopped(Bounds { bytes: Some(10_000), ..Bounds::default() });
        assert!(stop == Stop::Memory && (100..200).contains(&states), "{states}");
        assert_eq!(stopped(Bounds { seconds: Some(0.0), ..Bounds::default() }).1, Stop::Time);
    }

    #[test]
    fn a_slice_of_work_ends_and_another_begins() {
        let mut meter = Meter::free();
        meter.pause_after(Some(10));
        meter.worked(9);
        assert_eq!(meter.check(&at(0)), Ok(()));
        meter.worked(1);
        assert_eq!(meter.check(&at(0)), Err(Stop::Pause));
        meter.pause_after(Some(10));
        assert_eq!((meter.check(&at(0)), meter.work()), (Ok(()), 10));
    }

    #[test]
    fn a_watch_that_says_no_ends_it() {
        let mut watch = |progress: &Progress| progress.states < 3;
        let mut meter = Meter::new(Bounds::default(), Some(&mut watch));
        let pulse = |meter: &mut Meter, states| {
            meter.pulse = meter.pulse.checked_sub(PULSE).unwrap_or(meter.began); // as if some time went by
            std::thread::sleep(if meter.pulse == meter.began { PULSE } else { Duration::ZERO });
            meter.check(&at(states))
        };
        assert_eq!((pulse(&mut meter, 2), pulse(&mut meter, 3)), (Ok(()), Err(Stop::Interruption)));
    }
}

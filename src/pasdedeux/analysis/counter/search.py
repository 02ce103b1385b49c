"""The search for counter-evidence: single changes first, the five kinds in turn; pairs where no single one will do.

The naive way would try everything that can be changed. Here a world without any need for reasons is asked first: what
could happen in it, and who has no reason for it, says which changes come first (`candidates.py`), and where nothing
reaches the goal even so, that no want and no consent will help. What can have no influence is never tried
(`relevant.py`). Whether a change is enough is for a search to say, within the limits of the verdict (`trial.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from pasdedeux.analysis.counter.base import Base
from pasdedeux.analysis.counter.changes import Change, MoreWanted, changed
from pasdedeux.analysis.counter.evidence import CounterEvidence, Remedy
from pasdedeux.analysis.counter.stake import stake
from pasdedeux.analysis.counter.trial import WITHOUT_MEANING, Enough, Question, Trials
from pasdedeux.engine.core import Progress
from pasdedeux.model.story import Story
from pasdedeux.model.verdict import Impossible

MOST = 5  # remedies that are offered
OF_A_KIND = 2  # of these, how many of one kind of change
SINGLES = 600  # single changes that are tried
FIRSTS, SECONDS = 12, 60  # changes with which pairs are tried, and pairs with each of them
OF_A_FIRST = 2  # remedies that begin with the same change
PATIENCE = 20.0  # seconds that all of it may take


def counter_evidence(
    problem: Story,
    verdict: Impossible,
    *,
    seconds: float = PATIENCE,
    most: int = MOST,
    progress: Callable[[Progress], object] | None = None,
) -> CounterEvidence:
    """The smallest changes after which what a verdict says is impossible is found, within the same limits.

    A change is a want more for somebody, something that is so or believed from the start, an observer more or less of
    an action, or a consent less. ``most`` remedies are given, fewest changes first, and no part of any is enough.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
    """
    trials = Trials(problem.world, Question.of(verdict, problem.acts), seconds, progress)
    return _Search(trials, most).evidence(verdict)


class _Search:
    """One search for changes of a world."""

    def __init__(self, trials: Trials, most: int) -> None:
        self.trials, self.most = trials, most
        self.found: list[Remedy] = []
        self.base: Base | None = None

    def evidence(self, verdict: Impossible) -> CounterEvidence:
        """All that was found when it ends, however it ends."""
        try:
            stopped = self._look()
        except Enough as enough:
            stopped = enough.by
        except KeyboardInterrupt:
            stopped = "interruption"
        remedies = tuple(sorted(self.found, key=lambda remedy: len(remedy.changes)))
        effort = (self.trials.tried, self.trials.open, stopped, self.trials.seconds)
        if self.base is None:
            return CounterEvidence(verdict, remedies, None, False, (), *effort)
        lacking = tuple((lack.event, lack.who) for lack in self.base.lacks_known)
        return CounterEvidence(verdict, remedies, self.base.way, self.base.hopeless, lacking, *effort)

    def _look(self) -> str:
        """Try everything; what ended it before all was tried."""
        self.base = base = Base(self.trials.world, self.trials)
        changes = list(islice(base.changes(), SINGLES + 1))
        for change in changes[:SINGLES]:
            self._alone(change)
        if not self.found:
            self._pairs(base, changes[:SINGLES])
        return "number" if len(changes) > SINGLES or not self.found else ""

    # --- one change ---

    def _alone(self, change: Change) -> bool:
        """Whether a change is enough by itself; kept if more of its kind are wanted."""
        if Counter(remedy.changes[0].kind for remedy in self.found)[change.kind] >= OF_A_KIND:
            return True
        return self._kept((), change)

    def _kept(self, others: tuple[Change, ...], last: Change) -> bool:
        """Whether a change is enough, after others, and is new; then that is kept."""
        changes = next((c for c in self._weighed(others, last) if self.trials.plans(c) is not None), None)
        if changes is None:
            return False
        for place in range(len(changes)):
            changes = self._lighter(changes, place)
        if any(set(changes) == set(remedy.changes) for remedy in self.found):
            return False
        world = self.trials.world
        self.found.append(Remedy(changes, world, changed(world, changes), self.trials.plans(changes) or ()))
        if len(self.found) >= self.most:
            raise Enough("enough")
        return True

    def _weighed(self, others: tuple[Change, ...], last: Change) -> Iterator[tuple[Change, ...]]:
        """A want with a weight that outweighs all else, and with the least; anything else as it is."""
        heavy = self._heavy(last)
        yield (*others, heavy)
        if heavy != last:
            yield (*others, last)

    def _heavy(self, change: Change) -> Change:
        if isinstance(change, MoreWanted):
            return replace(change, weight=stake(self.trials.world, change.who))
        return change

    def _lighter(self, changes: tuple[Change, ...], place: int) -> tuple[Change, ...]:
        """The changes with the least whole weight of a want that is enough, by halving."""
        change = changes[place]
        if not isinstance(change, MoreWanted):
            return changes
        low, high = 0.0, change.weight  # not enough, and enough
        while high - low > 1:
            middle = (low + high) // 2
            lighter = (*changes[:place], replace(change, weight=middle), *changes[place + 1 :])
            if self.trials.plans(lighter) is None:
                low = middle
            else:
                high, changes = middle, lighter
        return changes

    def _refuted(self, change: Change) -> bool:
        """Whether it is known that a change is not enough by itself, a want with whatever weight."""
        return all(self.trials.refuted(changes) for changes in self._weighed((), change))

    # --- two changes ---

    def _pairs(self, base: Base, changes: list[Change]) -> None:
        """Two changes, the first of which brings the goal nearer: who would not do their part are fewer after it, or
        there is a way at last.
        """
        for first, after in self._firsts(base, changes):
            wanted = OF_A_FIRST
            for second in islice(after.changes(), SECONDS):
                if wanted and second.place != first.place and self._refuted(second):
                    wanted -= self._kept((first,), second)

    def _firsts(self, base: Base, changes: list[Change]) -> Iterator[tuple[Change, Base]]:
        found: list[tuple[int, int, Change, Base]] = []
        for number, change in enumerate(changes):
            if not self._refuted(change):
                continue
            try:
                heavy = self._heavy(change)
                after = Base(heavy.on(base.world), self.trials)
                missing = len(after.lacks)
            except WITHOUT_MEANING:
                continue
            if after.way is not None and (base.hopeless or missing < len(base.lacks)):
                found.append((missing, number, heavy, after))
        yield from ((change, after) for _, _, change, after in sorted(found, key=lambda each: each[:2])[:FIRSTS])

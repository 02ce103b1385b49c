"""Counter-evidence: what would have to change where a search says that there is no story."""

from collections.abc import Callable

from pasdedeux.analysis.counter import search
from pasdedeux.analysis.counter.evidence import CounterEvidence
from pasdedeux.api.replays import imagining
from pasdedeux.api.searching import working, wrong_amount
from pasdedeux.diagnostics import Refused
from pasdedeux.engine import Progress
from pasdedeux.model.story import Story
from pasdedeux.model.verdict import Impossible


def counter_evidence(
    problem: Story,
    verdict: Impossible,
    *,
    time: float | None = None,
    progress: Callable[[Progress], object] | None = None,
) -> CounterEvidence:
    """The smallest changes of a problem after which what `find` says is impossible is found, each tried by a search.

    A change is: somebody wants something more, something is so or believed from the start, an action has an observer
    more or less, or needs a consent less. `time` is how many seconds it may take (default: 20), `progress` as `find`
    has it. Interrupted by hand it gives what it has so far.

    Raises Refused for a time that makes no sense.
    """
    wrong = wrong_amount("time", time, "seconds")
    if wrong:
        raise Refused(wrong)
    seconds = search.PATIENCE if time is None else time
    with imagining(problem), working():
        return search.counter_evidence(problem, verdict, seconds=seconds, progress=progress)

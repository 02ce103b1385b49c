"""The native core (core/, in Rust) as a `Core`: it is given the task as JSON and answers in tuples of numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pasdedeux._core as _core  # noqa: PLR0402  # `from pasdedeux` would be the front door, four floors up
from pasdedeux.engine.core import DEEPEST, Answer, Candidate, CoreFailed, Halted, NoOutcome, Progress, Reason, Request
from pasdedeux.engine.task import StateCode, Task
from pasdedeux.model.limits import UNLIMITED, Limits

_Limits = tuple[int | None, int | None, int | None]


class NativeCore:
    """One world at work in the native core. Each question may raise CoreFailed, and MemoryError where there is none
    left. A task that it refuses is CoreFailed too.
    """

    name = "native"

    def __init__(self, task: Task) -> None:
        self.task = task
        with _outcomes():
            self._core = _made(task)

    @property
    def start(self) -> int:
        """The real state in which the story begins."""
        with _outcomes():
            return int(self._core.start)

    def state(self, graph: Sequence[StateCode]) -> int:
        """The number of a state of the reference."""
        with _outcomes():
            return int(self._core.state(json.dumps([s.data() for s in graph])))

    def values(self, state: int) -> tuple[int | float, ...]:
        """The code (or number) of each fluent."""
        with _outcomes():
            return tuple(code if number is None else number for code, number in self._core.values(state))

    def believed(self, state: int, who: int) -> int:
        """What ``who`` believes; -1 below a cut."""
        with _outcomes():
            return int(self._core.believed(state, who))

    def possible(self, state: int) -> tuple[int, ...]:
        """The events that are possible."""
        with _outcomes():
            return tuple(self._core.possible(state))

    def after(self, state: int, event: int) -> int:
        """The state after an event, whether or not it is possible. Raises `NoOutcome`."""
        with _outcomes():
            return int(self._core.after(state, event))

    def utility(self, state: int, owner: int) -> float | None:
        """What a state is worth to a character or to the AUTHOR; None where that is unknown."""
        with _outcomes():
            worth: float | None = self._core.utility(state, owner)
        return worth

    def cut(self, state: int, depth: int) -> int:
        """The state with beliefs cut off below ``depth`` levels."""
        with _outcomes():
            return int(self._core.cut(state, depth))

    def reason(
        self,
        state: int,
        event: int,
        who: int,
        limits: Limits,
        *,
        minds: int = 1,
        position: int = 1,
        go_on: Callable[[Progress], bool] | None = None,
    ) -> Reason | None:
        """The shortest reason of ``who`` to do ``event`` in ``state``. Raises `NoOutcome`, `Halted`."""
        watch = None if go_on is None else _watching(go_on)
        with _outcomes():
            found = self._core.reason(state, event, who, _limits(limits), minds, position, watch)
        return None if found is None else _reason(found)

    def search(self, request: Request) -> Answer:
        """A search from the start. Raises `NoOutcome`."""
        calls = _Calls()
        accept, progress = request.accept, request.progress
        with _outcomes():
            plans, best, stopped_by, depth = self._core.search(
                request.goal,
                _limits(request.limits),
                request.strategy,
                request.most,
                (request.seconds, request.bytes, request.states),
                sorted(request.off),
                None if progress is None else calls.told_of(_watching(progress)),
                None if accept is None else calls.told_of(lambda *found: accept(_candidate(found))),
            )
        below = None if best is None else _candidate(best)
        stopped_by = "interruption" if calls.interrupted else stopped_by
        return Answer(tuple(map(_candidate, plans)), below, stopped_by, depth)

    def reachable(self, go_on: Callable[[Progress], bool] | None = None, *, imagined: bool = False) -> Sequence[int]:
        """The number of distinct states within 0, 1, 2, ... acts, as `reach.reachable_states` counts them."""
        with _outcomes():
            return list(self._core.reachable(imagined, None if go_on is None else _watching(go_on)))

    def progress(self) -> Progress:
        """What was done so far."""
        with _outcomes():
            return Progress(*self._core.progress())


class _Calls:
    """Calls back from the core. Where one raises, the core may come to its end before it heeds that: so nobody
    is called any more. An interruption it takes for a wish to stop; what it answers then is not all that there is.
    """

    def __init__(self) -> None:
        self._over = False
        self.interrupted = False

    def told_of(self, call: Callable[..., bool]) -> Callable[..., bool]:
        """The same call; that it was interrupted is known afterwards."""

        def calling(*given: object) -> bool:
            if self._over:
                return False
            try:
                return call(*given)
            except BaseException as error:
                self._over, self.interrupted = True, isinstance(error, KeyboardInterrupt)
                raise

        return calling


@contextmanager
def _outcomes() -> Iterator[None]:
    """The core's exceptions as the engine's own."""
    try:
        yield
    except _core.NoOutcome as error:
        event, cause, rule = error.args
        raise NoOutcome(int(event), str(cause), int(rule)) from None
    except _core.Halted:
        raise Halted from None
    except BaseException as error:
        if not _failed(error):
            raise
        raise CoreFailed(NativeCore.name, str(error)) from None


def _failed(error: BaseException) -> bool:
    """Whether the core itself failed: a panic is no `Exception` of Python's where it was not caught in the core."""
    caught = type(error) is RuntimeError and str(error).startswith("the core failed")
    return caught or type(error).__module__ == "pyo3_runtime"


def _made(task: Task) -> Any:
    try:
        return _core.Core(task.to_json())
    except ValueError as error:
        raise CoreFailed(NativeCore.name, f"it refuses the task: {error}") from None


def _watching(go_on: Callable[[Progress], bool]) -> Callable[..., bool]:
    return lambda *numbers: go_on(Progress(*numbers))


def _limits(limits: Limits) -> _Limits:
    author, character, epistemic = (
        None if limit == UNLIMITED else min(limit, _MOST)
        for limit in (limits.author, limits.character, limits.epistemic)
    )
    return author, character, None if epistemic is not None and epistemic > DEEPEST else epistemic


_MOST = 2**31  # no plan has so many acts: any larger limit is the same


def _reason(found: Any) -> Reason:
    who, events, others, before, after = found
    return Reason(who, events, tuple(tuple(map(_reason, row)) for row in others), before, after)


def _candidate(found: Any) -> Candidate:
    events, utility, reasons = found
    return Candidate(events, utility, tuple(tuple(map(_reason, row)) for row in reasons))

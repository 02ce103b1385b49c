"""The engines prove themselves: each is asked the same about a small world, and they have to agree.

In that world a story can only be found by whoever gets beliefs about beliefs right, so an engine that is broken hardly
passes by luck. It is no measure of correctness: the tests are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pasdedeux import sabre
from pasdedeux.diagnostics import Source
from pasdedeux.engine import which
from pasdedeux.engine.compile import Compiled, compile_world
from pasdedeux.engine.core import Core, Request
from pasdedeux.model.limits import Limits

_WORLD = "selftest.txt"
_LIMITS = Limits(author=4, character=3, epistemic=2)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an engine says of the world: the first ``story`` that it finds, act by act, how many there are within the
    limits (``stories``), and the number of ``states`` within 0, 1, 2, ... acts; or why it ``failed``.
    """

    engine: str
    story: tuple[str, ...] = ()
    stories: int = 0
    states: tuple[int, ...] = ()
    failed: str = ""

    def to_json(self) -> dict[str, object]:
        """The opinion as plain data."""
        return {
            "engine": self.engine,
            "story": list(self.story),
            "stories": self.stories,
            "states": list(self.states),
            "failed": self.failed or None,
        }

    @property
    def answer(self) -> tuple[object, ...]:
        """What engines are compared by."""
        return (self.story, self.stories, self.states)


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The opinions of the engines that are here."""

    opinions: tuple[Opinion, ...]

    @property
    def passed(self) -> bool:
        """Whether each engine found a story, and all of them say the same."""
        return all(o.story and not o.failed for o in self.opinions) and len({o.answer for o in self.opinions}) == 1

    def __str__(self) -> str:
        return "; ".join(map(_said, self.opinions))


def selftest(names: Iterable[str]) -> SelfTest:
    """Ask the engines of these names."""
    return SelfTest(tuple(map(_ask, names)))


def _ask(name: str) -> Opinion:
    try:
        return _opinion(name, which.make(name, _world().task))
    except Exception as error:  # what is examined here may fail in any way, and the examination goes on
        return Opinion(name, failed=f"{type(error).__name__}: {error}".strip(": "))


def _opinion(name: str, core: Core) -> Opinion:
    first = core.search(Request(1.0, _LIMITS)).plans
    every = core.search(Request(1.0, _LIMITS, strategy="all")).plans
    story = tuple(_world().task.names[event] for event in first[0].events) if first else ()
    return Opinion(name, story, len(every), tuple(core.reachable(imagined=True)))


@cache
def _world() -> Compiled:
    text = files("pasdedeux.api").joinpath(_WORLD).read_text(encoding="utf-8")
    return compile_world(sabre.read(Source(_WORLD, text)).world)


def _said(opinion: Opinion) -> str:
    if opinion.failed:
        return f"{opinion.engine} fails ({opinion.failed})"
    acts = f"a story of {len(opinion.story)} acts" if opinion.story else "no story"
    return f"{opinion.engine} finds {acts} among {opinion.states[-1] if opinion.states else 0} states"

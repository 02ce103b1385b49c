"""Who is there when a scene opens, where no mark lists them.

They are those who speak, whose name stands in capitals in the action, and who do something marked that takes being
somewhere; but for those who are only heard, and those who come in by a mark of the scene before they are seen there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.language.screenplay.scenes import Draft, Sign
from pasdedeux.model.event import Event
from pasdedeux.model.formula import TRUE, Const
from pasdedeux.model.reads import fluents
from pasdedeux.model.values import Entity

PLACE = "place"
Happening = tuple[int, Event]  # where its mark stands, and the event


def at_opening(draft: Draft, place: str | None, happenings: Sequence[Happening]) -> tuple[str, ...]:
    """The names of those who are there when a scene opens, those who are shown first before the others."""
    signs = sorted((*draft.signs, *_doing(happenings)), key=lambda sign: sign.at)
    heard_only = {s.who for s in signs if s.heard} - {s.who for s in signs if s.cued and not s.heard}
    arrivals = _arrivals(happenings, place)
    shown = [s.who for s in signs if s.who not in heard_only and _before_arrival(s, signs, arrivals)]
    return tuple(dict.fromkeys(shown))


def _before_arrival(sign: Sign, signs: Sequence[Sign], arrivals: dict[str, int]) -> bool:
    """Whether somebody is there from the start: they do not come in, or are seen to speak there before they do."""
    at = arrivals.get(sign.who)
    return at is None or any(s.who == sign.who and s.cued and not (s.heard or s.away) and s.at < at for s in signs)


def _arrivals(happenings: Sequence[Happening], place: str | None) -> dict[str, int]:
    """Where somebody comes to the place of the scene, if that is the first time that they move in it."""
    moves: dict[str, tuple[int, bool]] = {}
    for at, event in happenings:
        for who, where in _moved(event):
            moves.setdefault(who, (at, where == place))
    return {who: at for who, (at, comes) in moves.items() if comes}


def _moved(event: Event) -> Iterator[tuple[str, str | None]]:
    """Who is somewhere else after an event, whatever else is so, and where."""
    for write in event.writes:
        who = write.fluent.args[0] if write.fluent.args else None
        if not write.path and write.fluent.kind == PLACE and write.condition == TRUE and _is_character(who):
            value = write.value.value if isinstance(write.value, Const) else None
            yield str(getattr(who, "name", "")), value.name if isinstance(value, Entity) else None


def _doing(happenings: Sequence[Happening]) -> Iterator[Sign]:
    """Who does a marked act for which it matters where they are."""
    for at, event in happenings:
        read = {
            f.args[0] for path, f in fluents(event.precondition) if f.kind == PLACE and len(f.args) == 1 and not path
        }
        for who in event.consents:
            if who in read:
                yield Sign(who.name, at)


def _is_character(who: object) -> bool:
    return isinstance(who, Entity) and who.is_character

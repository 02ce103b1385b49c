"""Changes that might make a story possible, the likeliest first: the five kinds in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.analysis.counter.changes import BegunWith, Change, MoreWanted, Noticed, WithoutConsent
from pasdedeux.analysis.counter.lacks import Lack
from pasdedeux.analysis.counter.relevant import Relevant
from pasdedeux.analysis.counter.spoken import holds, named
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Expr, Fluent, Var
from pasdedeux.model.reads import Path, fluents
from pasdedeux.model.state import State
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.values import Entity, Value, order, same
from pasdedeux.model.world import Action

GOAL = "what the author wants"
KINDS = ("want", "belief", "fact", "observer", "consent")


class Candidates:
    """The changes of one world that can matter. ``lacks`` say who has no reason on the way to the ``goal``; where there
    is no way at all, no want and no consent is of any use, and there is none (``None``).
    """

    def __init__(self, relevant: Relevant, lacks: Sequence[Lack] | None, goal: Expr) -> None:
        self.relevant, self.lacks, self.goal = relevant, lacks or (), goal
        self.world, self.start = relevant.world, relevant.semantics.start
        self.kinds = KINDS if lacks is not None else ("belief", "fact", "observer")
        self.lacking = list(dict.fromkeys(lack.who for lack in self.lacks))

    def of(self, kind: str) -> Iterator[Change]:
        """The changes of one kind, the likeliest first, each once."""
        streams = {
            "want": self._wants,
            "belief": self._beliefs,
            "fact": lambda: self._begun(()),
            "observer": self._observers,
            "consent": self._consents,
        }
        seen: set[object] = set()
        for change in streams[kind]():
            if change not in seen:
                seen.add(change)
                yield change

    # --- wants ---

    def _wants(self) -> Iterator[Change]:
        """First those who lack a reason, of what their acts bring about; then everybody who could take part."""
        for lack in self.lacks:
            yield MoreWanted(lack.who, self.goal, 1.0, GOAL)
            for end in lack.ends:
                yield from (self._want(lack.who, (), *each) for each in self._gained(lack.before, end))
        for who in self._people():
            yield MoreWanted(who, self.goal, 1.0, GOAL)
            yield from (self._want(who, (), f, v) for f in self._effects(who) for v in self.relevant.values(f))
        for who in self._people():
            for path, fluent in self._told():
                yield from (self._want(who, path, fluent, v) for v in self.relevant.values(fluent))

    def _gained(self, before: State, after: State) -> list[tuple[Fluent, Value]]:
        """What has another value in a mind."""
        changed = (f for f in self.relevant.written if not same(before.value(f), after.value(f)))
        return [(f, after.value(f)) for f in sorted(changed, key=lambda f: f.number)]

    def _effects(self, who: Entity) -> list[Fluent]:
        """What may be changed, first by acts that can matter and that need ``who``."""
        own = {f for e in self.relevant.acts if who in e.consents for f in self.relevant.touched[e]}
        return sorted(self.relevant.written, key=lambda f: (f not in own, f.number))

    def _told(self) -> list[tuple[Path, Fluent]]:
        """What acts make somebody believe."""
        return list(dict.fromkeys((w.path, w.fluent) for e in self.relevant.events for w in e.writes if w.path))

    @staticmethod
    def _want(who: Entity, path: Path, fluent: Fluent, value: Value) -> Change:
        return MoreWanted(who, holds(path, fluent, value), 1.0)

    def _people(self) -> list[Entity]:
        """Who takes part in what can matter, those first who lack a reason."""
        acting = {who for event in self.relevant.acts for who in event.consents}
        return sorted(acting, key=lambda who: (who not in self.lacking, who.number))

    # --- how it begins ---

    def _beliefs(self) -> Iterator[Change]:
        everybody = sorted(self.world.characters, key=lambda who: (who not in self.lacking, who.number))
        for who in everybody:
            yield from self._begun((who,))
        for who in everybody:
            for other in self.world.characters:
                if other is not who:
                    yield from self._begun((who, other))

    def _begun(self, path: Path) -> Iterator[Change]:
        """Facts that matter with every other value that they may have, what is wanted first; "unknown" last."""
        found: list[tuple[tuple[object, ...], Fluent, Value]] = []
        wanted = self._wanted()
        for fluent, distance in self.relevant.distance.items():
            now = self.start.value(fluent, path)
            for value in self.relevant.values(fluent):
                if not same(value, now):
                    late = order(value)[0] == 1
                    found.append(((late, fluent not in wanted, distance, fluent.number, order(value)), fluent, value))
        found.sort(key=lambda each: each[0])
        yield from (BegunWith(path, named(fluent), value) for _, fluent, value in found)

    def _wanted(self) -> set[Fluent]:
        """What those who lack a reason want, and what their acts ask for."""
        utilities = Utilities(self.relevant.semantics)
        exprs = [e for lack in self.lacks for e in (utilities.expr(lack.who), lack.event.precondition)]
        return {f for expr in exprs for _, f in fluents(expr)}

    # --- actions ---

    def _observers(self) -> Iterator[Change]:
        everybody = sorted(self.world.characters, key=lambda who: (who not in self.lacking, who.number))
        for who in everybody:
            for place in self.relevant.actions:
                if self.world.actions[place].observing is not None:
                    yield Noticed(place, who, True)
        for who in everybody:
            yield from (Noticed(place, who, False) for place in self.relevant.actions)

    def _consents(self) -> Iterator[Change]:
        for lack in self.lacks:
            yield from self._consent(lack.event, lack.who)
        for place in self.relevant.actions:
            yield from (WithoutConsent(place, index) for index in range(len(self.world.actions[place].consents)))

    def _consent(self, event: Event, who: Entity) -> Iterator[Change]:
        """The consent of ``who`` to the action of an event."""
        action = event.source
        if not isinstance(action, Action):
            return
        place = next(i for i, known in enumerate(self.world.actions) if known is action)
        given = {p.name: arg for p, arg in zip(action.parameters, event.args, strict=False)}
        for index, term in enumerate(action.consents):
            if (given.get(term.name) if isinstance(term, Var) else term.value) is who:
                yield WithoutConsent(place, index)

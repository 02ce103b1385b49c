"""What a state is worth to whom."""

from __future__ import annotations

from pasdedeux.model.evaluate import Reader, reader
from pasdedeux.model.explanation import Owner
from pasdedeux.model.formula import Const, Expr
from pasdedeux.model.ground import ground
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State


class Utilities:
    """The wants of a world, ground once; each answer is kept."""

    def __init__(self, semantics: Semantics) -> None:
        world = semantics.world
        self._exprs: dict[Owner, Expr] = {who: ground(u.value, world) for who, u in world.utilities.items()}
        self._readers: dict[Owner, Reader] = {who: reader(e) for who, e in self._exprs.items()}
        self._known: dict[tuple[State, Owner], float | None] = {}

    def of(self, state: State, owner: Owner) -> float | None:
        """The worth of ``state`` to ``owner``; None where it is unknown. Somebody without wants has 0 everywhere."""
        key = (state, owner)
        if key not in self._known:
            value = self._readers[owner](state) if owner in self._readers else 0.0
            self._known[key] = float(value) if isinstance(value, bool | float) else None
        return self._known[key]

    def expr(self, owner: Owner) -> Expr:
        """The ground formula of somebody's wants."""
        return self._exprs.get(owner, Const(0.0))

"""Expressions, read the way the field reads them.

There is no grammar with precedences: a construct must match a whole stretch of tokens, the alternatives are tried in a
fixed order, and a sign splits its stretch where it first stands outside brackets. Trying them as they are described
would read the same tokens again for every alternative. So the places of the signs are noted once for each pair of
brackets, and what a stretch was found to be is remembered, failures too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pasdedeux.sabre.written.brackets import NESTING
from pasdedeux.sabre.written.signs import COMPARISONS, OPERATORS, Signs
from pasdedeux.sabre.written.syntax import (
    Assignment,
    Belief,
    Calculation,
    Call,
    Choice,
    Constraint,
    Leaf,
    Negation,
    Node,
    Quantifier,
    Relation,
    Several,
)
from pasdedeux.sabre.written.tokens import NAME, NUMBER, UNKNOWN, Tokens


class TooDeep(Exception):
    """An expression is nested deeper than `NESTING`; ``low`` and ``high`` tell where."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(low, high)
        self.low, self.high = low, high


class Expressions:
    """The expressions of one file."""

    def __init__(self, tokens: Tokens, partners: list[int]) -> None:
        self.tokens, self.partners = tokens, partners
        self._words, self._kinds = tokens.words, tokens.kinds
        self._known: dict[tuple[int, int], Node | None] = {}
        self._signs: dict[int, Signs] = {}

    def signs(self, low: int, high: int) -> Signs:
        """The signs of a stretch that is all that stands between two brackets, or a part of a statement."""
        if low not in self._signs:
            self._signs[low] = Signs(self._words, self.partners, low, high)
        return self._signs[low]

    def forget(self) -> None:
        """Let go of what was found out about the statement before: no other asks for it again."""
        self._known.clear()
        self._signs.clear()

    def read(self, low: int, high: int, signs: Signs, depth: int = 0) -> Node | None:
        """The expression that a stretch is, or None if it is none.

        Raises:
            TooDeep: if it is nested too deeply to be followed.
        """
        if high - low < 2:
            return Leaf(low, high) if low < high and self.is_value(low) else None
        key = (low, high)
        if key in self._known:
            return self._known[key]
        if depth > NESTING:
            raise TooDeep(low, high)
        node: Node | None = None
        for alternative in _ALTERNATIVES:
            node = alternative(self, low, high, signs, depth + 1)
            if node is not None:
                break
        self._known[key] = node
        return node

    def is_value(self, at: int) -> bool:
        """Whether a token can stand for a value: a name, a number or `?`."""
        return self._kinds[at] in (NAME, NUMBER, UNKNOWN)

    def _brackets(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        if self._words[low] != "(" or self.partners[low] != high - 1:
            return None
        return self.read(low + 1, high - 1, self.signs(low + 1, high - 1), depth)

    def _call(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        if self._kinds[low] != NAME or self._words[low + 1] != "(" or self.partners[low + 1] != high - 1:
            return None
        places = range(low + 2, high - 1, 2)
        commas = all(self._words[at] == "," for at in range(low + 3, high - 1, 2))
        if (high - low > 3 and (high - low) % 2) or not commas or not all(map(self.is_value, places)):
            return None
        if self._words[low] == "believes" and len(places) == 2:
            return None  # a belief about one word, unless a property has this name: `Meaning` looks it up
        return Call(low, high, tuple(places))

    def _belief(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        if self._words[low] != "believes" or self._words[low + 1] != "(" or self.partners[low + 1] != high - 1:
            return None
        if high - low < 6 or self._words[low + 3] != "," or not self.is_value(low + 2):
            return None
        body = self.read(low + 4, high - 1, self.signs(low + 4, high - 1), depth)
        return body and Belief(low, high, low + 2, body)

    def _conjunction(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        return self._list("&", low, high, signs, depth)

    def _disjunction(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        return self._list("|", low, high, signs, depth)

    def _list(self, sign: Literal["&", "|"], low: int, high: int, signs: Signs, depth: int) -> Node | None:
        pieces = signs.pieces(sign, low, high)
        if len(pieces) == 1:
            return None
        parts: list[Node] = []
        for start, end in pieces:
            part = self.read(start, end, signs, depth)
            if part is None:
                return None
            parts.append(part)
        return Several(low, high, sign, tuple(parts))

    def _negation(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        if self._words[low] != "!":
            return None
        body = self.read(low + 1, high, signs, depth)
        return body and Negation(low, high, body)

    def _choice(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        if self._words[low] != "if":
            return None
        starts = [low, *self.branches(low, high, signs)]
        cases: list[tuple[Node, Node]] = []
        for start, end in zip(starts, [*starts[1:], high], strict=True):
            if self._words[start] == "else":
                otherwise = self.read(start + 1, end, signs, depth) if end == high else None
                return otherwise and Choice(low, high, tuple(cases), otherwise)
            case = self._case(start, end, signs, depth)
            if case is None:
                return None
            cases.append(case)
        return Choice(low, high, tuple(cases), None)

    def branches(self, low: int, high: int, signs: Signs) -> list[int]:
        """Where the branches after the first begin, each with `elseif` or `else`."""
        return sorted(signs.all("else", low, high) + signs.all("elseif", low, high))

    def _case(self, low: int, high: int, signs: Signs, depth: int) -> tuple[Node, Node] | None:
        """``if(condition) branch``, with any word in the place of the ``if``."""
        if high - low < 5 or self._words[low + 1] != "(":
            return None
        close = self.partners[low + 1]
        condition = self.read(low + 2, close, self.signs(low + 2, close), depth)
        branch = condition and self.read(close + 1, high, signs, depth)
        return (condition, branch) if condition and branch else None

    def _truth_quantifier(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        return self._quantifier(("forall", "exists"), low, high, signs, depth)

    def _number_quantifier(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        return self._quantifier(("product", "sum"), low, high, signs, depth)

    def _quantifier(self, kinds: tuple[str, str], low: int, high: int, signs: Signs, depth: int) -> Node | None:
        words = self._words
        kind = words[low]
        if kind not in kinds or words[low + 1] != "(" or self.partners[low + 1] != low + 5:
            return None
        if words[low + 3] != ":" or self._kinds[low + 2] != NAME or self._kinds[low + 4] != NAME:
            return None
        body = self.read(low + 6, high, signs, depth)
        return body and Quantifier(low, high, kind, low + 2, low + 4, body)  # type: ignore[arg-type]  # one of kinds

    def _assignment(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        at = signs.first("=", low, high)
        if at is None:
            return None
        target = self.read(low, at, signs, depth)
        value = self.read(at + 1, high, signs, depth) if is_fluent(target) else None
        return target and value and Assignment(low, high, target, value)

    def _relation(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        for op in COMPARISONS:
            at = signs.first(op, low, high)
            left = self.read(low, at, signs, depth) if at is not None else None
            right = self.read(at + 1, high, signs, depth) if at is not None and left else None
            if left and right:
                return Relation(low, high, op, left, right)
        return None

    def _constraint(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        at = signs.first(":", low, high)
        if at is None or at != high - 2 or self._kinds[high - 1] != NAME:
            return None
        body = self.read(low, at, signs, depth)
        return body and Constraint(low, high, body, high - 1)

    def _calculation(self, low: int, high: int, signs: Signs, depth: int) -> Node | None:
        for op in OPERATORS:
            at = signs.first(op, low, high)
            left = self.read(low, at, signs, depth) if at is not None else None
            right = self.read(at + 1, high, signs, depth) if at is not None and left else None
            if left and right:
                return Calculation(low, high, op, left, right)
        return None


def is_fluent(node: Node | None) -> bool:
    """Whether an expression names one fact, or what somebody believes about one."""
    belief = False
    while isinstance(node, Belief):
        node, belief = node.body, True
    return isinstance(node, Call) or (belief and isinstance(node, Leaf))


_Alternative = Callable[[Expressions, int, int, Signs, int], Node | None]
_ALTERNATIVES: tuple[_Alternative, ...] = (
    Expressions._brackets,
    Expressions._call,
    Expressions._belief,
    Expressions._conjunction,
    Expressions._disjunction,
    Expressions._negation,
    Expressions._choice,
    Expressions._truth_quantifier,
    Expressions._assignment,
    Expressions._relation,
    Expressions._constraint,
    Expressions._number_quantifier,
    Expressions._calculation,
)

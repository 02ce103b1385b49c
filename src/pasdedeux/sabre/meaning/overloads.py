"""One name for several properties or events: allowed as long as it is clear which one is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from pasdedeux.diagnostics.diagnostic import Diagnostic, Label
from pasdedeux.model.values import show
from pasdedeux.model.world import Parameter
from pasdedeux.sabre.meaning.kinds import kind_of
from pasdedeux.sabre.meaning.lookup import Lookup

Signature = tuple[Parameter, ...]


@dataclass(eq=False, repr=False)
class _Namesakes:
    """The declarations of one name with one number of parameters, by the constant that they begin with."""

    exact: dict[object, tuple[int, str]] = field(default_factory=dict)
    by_first: dict[object, list[tuple[int, Signature]]] = field(default_factory=dict)


class Overloads:
    """The declarations of one kind so far. Comparing each with all would take too long in a big file, so they are
    found by their first parameter.
    """

    def __init__(self, names: Lookup, what: str) -> None:
        self.names, self.what = names, what
        self._known: dict[tuple[str, int], _Namesakes] = {}

    def admits(self, at: int, signature: Signature, kind: str) -> bool:
        """Whether the declaration at a token says something new. One that is not clear is reported.

        ``kind`` is the type of a property's values, or what sort of event it is. Exactly the same property may be
        declared again.
        """
        known = self._known.setdefault((self.names.tokens.words[at], len(signature)), _Namesakes())
        exact = tuple(_key(p) for p in signature)
        if exact in known.exact:
            before, other = known.exact[exact]
            if kind != other or self.what != "property":
                self.names.mistakes.add(self._twice(at, before))
            return False
        clash = next((place for place, s in self._candidates(known, signature) if self._overlap(s, signature)), None)
        known.exact[exact] = (at, kind)
        known.by_first.setdefault(_first(signature), []).append((at, signature))
        if clash is not None:
            self.names.mistakes.add(self._ambiguous(at, clash, signature))
        return clash is None

    def _candidates(self, known: _Namesakes, signature: Signature) -> list[tuple[int, Signature]]:
        first = _first(signature)
        if first is None:
            return [pair for pairs in known.by_first.values() for pair in pairs]
        return [*known.by_first.get(None, ()), *known.by_first.get(first, ())]

    def _overlap(self, one: Signature, other: Signature) -> bool:
        """Whether both take some arguments, and a constant shows it: types alone may share entities."""
        mixed = any(a.constant is not None or b.constant is not None for a, b in zip(one, other, strict=True))
        return mixed and all(map(self._meet, one, other))

    def _meet(self, one: Parameter, other: Parameter) -> bool:
        if one.constant is None and other.constant is None:
            kinds = self.names.kinds
            return kinds.below(one.type, other.type) or kinds.below(other.type, one.type)
        if one.constant is None:
            one, other = other, one
        if one.constant is None:  # pragma: no cover  # one of the two is a constant
            return False
        if other.constant is not None:
            return _key(one) == _key(other)
        return self.names.kinds.fits(kind_of(one.constant), other.type)

    def _twice(self, at: int, before: int) -> Diagnostic:
        name = self.names.tokens.words[at]
        return Diagnostic(
            "P205",
            f"`{name}` is declared twice with the same parameters",
            self.names.tokens.at(at),
            (Label(self.names.tokens.at(before), "declared here first"),),
            consequence=f"Nobody could tell which of the two `{name}` means.",
            hint="leave one of them out, or give it another name.",
        )

    def _ambiguous(self, at: int, before: int, signature: Signature) -> Diagnostic:
        name = self.names.tokens.words[at]
        return Diagnostic(
            "P205",
            f"`{name}({signature_words(signature)})` overlaps with another `{name}`",
            self.names.tokens.at(at),
            (Label(self.names.tokens.at(before), "this one takes some of the same arguments"),),
            consequence=f"Where both fit, nobody could tell which `{name}` is meant.",
            hint="give one of them another name, or types that share no entity.",
        )


def signature_words(signature: Signature) -> str:
    """The parameters as a head has them."""
    return ", ".join(f"{p.name} : {p.type}" if p.constant is None else show(p.constant) for p in signature)


def _key(parameter: Parameter) -> object:
    """What tells a parameter from others: its type, or its constant (``True`` is no number)."""
    if parameter.constant is None:
        return parameter.type
    return (type(parameter.constant).__name__, parameter.constant)


def _first(signature: Signature) -> object:
    return _key(signature[0]) if signature and signature[0].constant is not None else None

"""Which property a use of its name means, when its arguments are still variables."""

from __future__ import annotations

from typing import Literal

from pasdedeux.diagnostics.diagnostic import Diagnostic, Label
from pasdedeux.diagnostics.span import Span
from pasdedeux.model.formula import NO_IDEA, Const, Named, Term
from pasdedeux.model.world import FluentSchema, Parameter
from pasdedeux.sabre.meaning.kinds import ANYTHING, Kind, Typed
from pasdedeux.sabre.meaning.lookup import Lookup, Scope
from pasdedeux.sabre.meaning.overloads import signature_words
from pasdedeux.sabre.written.syntax import Call

Fit = Literal["never", "sometimes", "always"]
_Argument = tuple[Term, Kind]


class Facts:
    """The properties of one file, found by name and arguments."""

    def __init__(self, names: Lookup) -> None:
        self.names = names

    def find(self, node: Call, scope: Scope, partial: list[Span]) -> Typed:
        """The fact, with all the kinds of value that it may have. Its place is added to ``partial`` where no
        declaration takes every argument that the variables can stand for.
        """
        name, span = self.names.tokens.words[node.low], self.names.tokens.span(node.low, node.high)
        given = [self.names.value(at, scope) for at in node.args]
        named = Named(name, tuple(term for term, _ in given))
        schemas = self.names.world.schemas(name)
        if not schemas:
            self.names.unknown_property(node.low)
            return Typed(named, (ANYTHING,))
        if any(kind == ANYTHING for _, kind in given):
            return Typed(named, (ANYTHING,))
        kinds: list[Kind] = []
        for schema in schemas:
            fit = self._fit(schema.parameters, given)
            if fit != "never":
                kinds.append((schema.kind,))
            if fit == "always":
                return Typed(named, tuple(dict.fromkeys(kinds)))
        if not kinds:
            if name not in self.names.spoilt:
                self.names.mistakes.add(self._unfit(span, name, schemas))
            return Typed(NO_IDEA, (ANYTHING,))
        partial.append(span)
        return Typed(named, tuple(dict.fromkeys(kinds)))

    def _fit(self, parameters: tuple[Parameter, ...], given: list[_Argument]) -> Fit:
        if len(parameters) != len(given):
            return "never"
        fits = {self._fits(p, *argument) for p, argument in zip(parameters, given, strict=True)}
        fits.add(_repeated(parameters, given))
        return "never" if "never" in fits else "sometimes" if "sometimes" in fits else "always"

    def _fits(self, parameter: Parameter, term: Term, kind: Kind) -> Fit:
        if isinstance(term, Const):
            return "always" if self.names.world.accepts(parameter, term.value) else "never"
        if parameter.constant is None and self.names.kinds.fits(kind, parameter.type):
            return "always"
        world = self.names.world
        values = (v for v in world.values_of(kind[0]) if all(world.is_a(v, type) for type in kind))
        return "sometimes" if any(world.accepts(parameter, value) for value in values) else "never"

    def _unfit(self, span: Span, name: str, schemas: tuple[FluentSchema, ...]) -> Diagnostic:
        forms = [f"`{name}({signature_words(schema.parameters)})`" for schema in schemas]
        labels = tuple(Label(schema.span, "declared here") for schema in schemas[:3] if schema.span)
        return Diagnostic(
            "P204",
            f"the property `{name}` is not declared for these arguments",
            span,
            labels,
            consequence=f"It takes {' or '.join(forms[:3])}.",
            hint="give it other arguments, or declare it for these as well.",
        )


def _repeated(parameters: tuple[Parameter, ...], given: list[_Argument]) -> Fit:
    """Whether parameters of one name get one argument: such a property has no other instances."""
    first: dict[str, Term] = {}
    fit: Fit = "always"
    for parameter, (term, _) in zip(parameters, given, strict=True):
        other = first.setdefault(parameter.name, term) if parameter.name else term
        if other != term:
            if isinstance(other, Const) and isinstance(term, Const):
                return "never"
            fit = "sometimes"
    return fit

"""Expressions as effects: what a true expression would have to make so.

A fact alone is made true, a negated one false, a comparison with ``==`` is an assignment. Alternatives are no effect,
unless all but one of them are impossible or the same.
"""

from __future__ import annotations

from pasdedeux.diagnostics.diagnostic import Diagnostic, Label
from pasdedeux.diagnostics.span import Span
from pasdedeux.model.formula import (
    FALSE,
    TRUE,
    Assign,
    Const,
    Each,
    Effects,
    Expr,
    IsA,
    Named,
    Not,
    Term,
    When,
)
from pasdedeux.model.values import same
from pasdedeux.model.world import BOOLEAN, NUMBER
from pasdedeux.sabre.meaning.expressions import Meaning, believed
from pasdedeux.sabre.meaning.kinds import ANYTHING, TRUTHS, Typed, kind_of, said
from pasdedeux.sabre.meaning.lookup import UNKNOWN_PROPERTY, Scope
from pasdedeux.sabre.written.expressions import is_fluent
from pasdedeux.sabre.written.syntax import (
    Assignment,
    Belief,
    Call,
    Choice,
    Negation,
    Node,
    Quantifier,
    Relation,
    Several,
)

Path = tuple[Term, ...]
Outcome = Effects | None  # None: an effect that can never come about, such as `False`


class Effecting:
    """The effects of one file."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning

    def effects(self, node: Node, scope: Scope) -> Effects:
        """The effects that an expression stands for; none where it was refused."""
        before = len(self.meaning.names.mistakes)
        found = self.outcome(node, scope, (), False)
        if found is None and len(self.meaning.names.mistakes) == before:
            self.meaning.report(_impossible(self.meaning.span(node)))
        return found or ()

    def outcome(  # noqa: PLR0911  # one case a node
        self, node: Node, scope: Scope, path: Path, negated: bool
    ) -> Outcome:
        """What happens in the mind at ``path`` so that the expression (negated: its opposite) becomes true there."""
        node = self.meaning.plain(node)
        match node:
            case Negation(body=body):
                return self.outcome(body, scope, path, not negated)
            case Several(sign=sign, parts=parts):
                tried = [self.outcome(part, scope, path, negated) for part in parts]
                return self._joined(tried) if (sign == "&") is not negated else self._one_of(tried, node)
            case Belief(who=who, body=body):
                return self.outcome(body, scope, (*path, self.meaning.character(who, scope)), negated)
            case Call():
                target = self._target(node, scope)
                return self._assigned(node, target, Typed(FALSE if negated else TRUE, (TRUTHS,)), path)
            case Assignment() if negated:
                return self._refused(node)
            case Assignment(target=target_node, value=value):
                target = self._target(target_node, scope)
                return self._assigned(node, target, self.meaning.value(value, scope), path)
            case Relation(op="==" | "!="):
                return self._relation(node, scope, path, (node.op == "==") is not negated)
            case Choice():
                return self._choice(node, scope, path, negated)
            case Quantifier(kind="forall" | "exists" as kind):
                every = (kind == "forall") is not negated
                return (self._each if every else self._some)(node, scope, path, negated)
        return self._settled(node, self.meaning.value(node, scope), negated)

    def _refused(self, node: Node) -> Effects:
        self.meaning.report(_no_effect(self.meaning.span(node), self.meaning.tokens.text(node.low, node.high)))
        return ()

    def _settled(self, node: Node, typed: Typed, negated: bool) -> Outcome:
        """`True` changes nothing, `False` can never come about, and nothing else is left that is an effect."""
        expr = typed.expr
        if isinstance(expr, IsA) and isinstance(expr.body, Const):
            expr = Const(self.meaning.names.world.is_a(expr.body.value, expr.type))
        if isinstance(expr, Const) and isinstance(expr.value, bool):
            return () if expr.value is not negated else None
        return () if ANYTHING in typed.kinds else self._refused(node)

    # --- assignments ---

    def _target(self, node: Node, scope: Scope) -> tuple[Path, Typed]:
        """Whose belief about which fact is written: nobody's for the fact itself."""
        path: list[Term] = []
        while isinstance(node := self.meaning.plain(node), Belief):
            path.append(self.meaning.character(node.who, scope))
            node = node.body
        return tuple(path), self.meaning.value(node, scope)

    def _assigned(self, node: Node, target: tuple[Path, Typed], value: Typed, path: Path) -> Effects:
        inner, fact = target
        if not isinstance(fact.expr, Named):
            return () if ANYTHING in fact.kinds else self._refused(node)
        for kind in fact.kinds:
            if kind != ANYTHING and not self.meaning.kinds.all_fit(value, kind[0]):
                self.meaning.report(self._unassignable(node, fact.expr.name, kind[0], value))
        return (Assign((*path, *inner), fact.expr, believed(path, value.expr)),)

    def _unassignable(self, node: Node, name: str, type: str, value: Typed) -> Diagnostic:
        places = self.meaning.names.declared_here(UNKNOWN_PROPERTY, name, "declared here")
        return _unassignable(self.meaning.span(node), name, type, value, places)

    def _relation(self, node: Relation, scope: Scope, path: Path, equal: bool) -> Outcome:
        left, right = node.left, node.right
        if not is_fluent(left):
            left, right = right, left
        if not is_fluent(left):
            return self._compared(node, scope, equal)
        target, value = self._target(left, scope), self.meaning.value(right, scope)
        if not equal:
            if target[1].kinds != (TRUTHS,) or not self.meaning.kinds.all_fit(value, BOOLEAN):
                return self._refused(node)
            value = Typed(_opposite(value.expr), value.kinds)
        return self._assigned(node, target, value, path)

    def _compared(self, node: Relation, scope: Scope, equal: bool) -> Outcome:
        """Two constants compared are so or not, whatever happens."""
        left, right = self.meaning.value(node.left, scope).expr, self.meaning.value(node.right, scope).expr
        if isinstance(left, Const) and isinstance(right, Const):
            return () if same(left.value, right.value) is equal else None
        return self._refused(node)

    # --- effects of several parts ---

    def _joined(self, tried: list[Outcome]) -> Outcome:
        joined: list[Effects] = [effects for effects in tried if effects is not None]
        return tuple(e for effects in joined for e in effects) if len(joined) == len(tried) else None

    def _one_of(self, tried: list[Outcome], node: Node) -> Outcome:
        possible = list(dict.fromkeys(effects for effects in tried if effects is not None))
        if len(possible) < 2:
            return possible[0] if possible else None
        return self._refused(node)

    def _choice(self, node: Choice, scope: Scope, path: Path, negated: bool) -> Outcome:
        cases: list[tuple[Expr, Effects]] = []
        for test, branch in node.cases:
            condition = believed(path, self.meaning.condition(test, scope))
            effects = self.outcome(branch, scope, path, negated)
            if effects is None:
                return self._refused(branch)
            cases.append((condition, effects))
        otherwise: Outcome = None if negated else ()
        if node.otherwise is not None:
            otherwise = self.outcome(node.otherwise, scope, path, negated)
        if otherwise is None:
            return self._refused(node)
        return (When(tuple(cases), otherwise),) if otherwise or any(e for _, e in cases) else ()

    def _each(self, node: Quantifier, scope: Scope, path: Path, negated: bool) -> Outcome:
        type = self.meaning.names.type(node.type, finite=True)
        if type is None:
            return ()
        var, inner = self.meaning.bound(node, scope, type)
        effects = self.outcome(node.body, inner, path, negated)
        if effects is None:
            return None if self.meaning.names.world.values_of(type) else ()
        return (Each(var, type, effects),) if effects else ()

    def _some(self, node: Quantifier, scope: Scope, path: Path, negated: bool) -> Outcome:
        """One of the values must do: each is tried."""
        type = self.meaning.names.type(node.type, finite=True)
        if type is None or type == NUMBER:
            return ()
        var, tried = self.meaning.tokens.words[node.var], []
        for value in self.meaning.names.world.values_of(type):
            inner = {**scope, var: (Const(value), kind_of(value))}
            tried.append(self.outcome(node.body, inner, path, negated))
        return self._one_of(tried, node)


def _opposite(expr: Expr) -> Expr:
    if isinstance(expr, Const):
        return FALSE if expr.value is True else TRUE
    return Not(expr)


def _impossible(span: Span) -> Diagnostic:
    return Diagnostic(
        "P305",
        "this effect can never come about",
        span,
        consequence="Whatever happens, it would have to be false and true at once.",
        hint="leave out what is false, or write it as a precondition.",
    )


def _no_effect(span: Span, text: str) -> Diagnostic:
    return Diagnostic(
        "P305",
        f"`{text}` is no effect",
        span,
        consequence="An effect must say what becomes so: a fact, a value that is given, or several joined by `&`.",
        hint="say which of the possibilities happens, or make an `if(...)` of it.",
    )


def _unassignable(span: Span, name: str, type: str, value: Typed, labels: tuple[Label, ...]) -> Diagnostic:
    wanted = "`True` or `False`" if type == BOOLEAN else f"a value of type `{type}`"
    return Diagnostic(
        "P303",
        f"`{name}` cannot become {said(value.kinds)}",
        span,
        labels,
        consequence=f"Its value is always {wanted}{'' if type == BOOLEAN else ' or `?`'}.",
        hint="give it another value, or declare it with another type.",
    )

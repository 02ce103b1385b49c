"""What an expression means: from its words to a formula of the model, with everything of a kind that fits."""

from __future__ import annotations

from dataclasses import dataclass, field

from pasdedeux.diagnostics.diagnostic import Diagnostic, Label
from pasdedeux.diagnostics.span import Span
from pasdedeux.model.formula import (
    NO_IDEA,
    TRUE,
    And,
    Arith,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
)
from pasdedeux.model.world import BOOLEAN, NUMBER
from pasdedeux.sabre.meaning.facts import Facts
from pasdedeux.sabre.meaning.kinds import ANYTHING, NUMBERS, TRUTHS, Kind, Typed, said
from pasdedeux.sabre.meaning.lookup import Lookup, Scope
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

ANY = Typed(NO_IDEA, (ANYTHING,))  # stands for what was reported


@dataclass(eq=False, repr=False)
class Watch:
    """What is seen on the way and matters when an event is bound: divisions, and facts that may not be declared for
    all arguments.
    """

    divisions: list[Span] = field(default_factory=list)
    partial: list[Span] = field(default_factory=list)


class Meaning:
    """The expressions of one file. A mistake is reported, and something that fits everywhere is put in its place."""

    def __init__(self, names: Lookup) -> None:
        self.names, self.tokens, self.kinds = names, names.tokens, names.kinds
        self.facts = Facts(names)
        self.watch = Watch()

    def value(self, node: Node, scope: Scope) -> Typed:  # noqa: PLR0911  # one case a node
        """The expression as a formula of any kind."""
        match self.plain(node):
            case Leaf(low):
                term, kind = self.names.value(low, scope)
                return Typed(term, (kind,))
            case Call() as call:
                return self.facts.find(call, scope, self.watch.partial)
            case Belief(who=who, body=body):
                typed = self.value(body, scope)
                return Typed(believed((self.character(who, scope),), typed.expr), typed.kinds)
            case Several(sign=sign, parts=parts):
                conditions = tuple([self.condition(part, scope) for part in parts])
                return Typed(And(conditions) if sign == "&" else Or(conditions), (TRUTHS,))
            case Negation(body=body):
                return Typed(Not(self.condition(body, scope)), (TRUTHS,))
            case Choice() as choice:
                return self._choice(choice, scope)
            case Quantifier() as quantifier:
                return self._quantified(quantifier, scope)
            case Relation(op=op, left=left, right=right):
                return Typed(Compare(op, self.value(left, scope).expr, self.value(right, scope).expr), (TRUTHS,))
            case Constraint(body=body, type=type):
                return self._constraint(self.value(body, scope), type)
            case Calculation(op=op, left=left, right=right):
                if op == "/":
                    self.watch.divisions.append(self.span(node))
                return Typed(Arith(op, self.number(left, scope), self.number(right, scope)), (NUMBERS,))
            case Assignment():
                self.report(_assignment(self.span(node), self.tokens.text(node.low, node.high)))
                return ANY

    def condition(self, node: Node, scope: Scope) -> Expr:
        """The expression where a condition is wanted."""
        typed = self.value(node, scope)
        if not self.kinds.all_fit(typed, BOOLEAN):
            self.report(_no_condition(self.span(node), typed))
        return typed.expr

    def number(self, node: Node, scope: Scope) -> Expr:
        """The expression where a number is wanted; `?` counts as one."""
        typed = self.value(node, scope)
        if not self.kinds.all_fit(typed, NUMBER):
            self.report(_not_numeric(self.span(node), typed))
        return typed.expr

    def character(self, at: int, scope: Scope) -> Term:
        """The character or variable of characters that a token names."""
        term, kind = self.names.value(at, scope)
        if not self.kinds.is_character(kind):
            self.report(_no_character(self.tokens.at(at), self.tokens.words[at], kind))
        return term

    def plain(self, node: Node) -> Node:
        """The node; a belief about one word is a fact where a property is called ``believes``."""
        if isinstance(node, Belief) and isinstance(node.body, Leaf) and self.names.world.schemas("believes"):
            return Call(node.low, node.high, (node.who, node.body.low))
        return node

    def bound(self, node: Quantifier, scope: Scope, type: str | None) -> tuple[str, Scope]:
        """The variable of a quantifier, and the scope of its body."""
        var = self.tokens.words[node.var]
        return var, {**scope, var: (Var(var), ANYTHING if type is None else (type,))}

    def span(self, node: Node) -> Span:
        """Where an expression stands."""
        return self.tokens.span(node.low, node.high)

    def report(self, mistake: Diagnostic) -> None:
        """Keep a message."""
        self.names.mistakes.add(mistake)

    def _choice(self, node: Choice, scope: Scope) -> Typed:
        cases = [(self.condition(test, scope), self.value(branch, scope)) for test, branch in node.cases]
        otherwise = Typed(TRUE, (TRUTHS,)) if node.otherwise is None else self.value(node.otherwise, scope)
        branches = [branch for _, branch in cases]
        if node.otherwise is None and self._lacks_else(node, branches):
            return ANY
        kinds = tuple(dict.fromkeys(kind for b in (*branches, otherwise) for kind in b.kinds))
        return Typed(If(tuple((test, branch.expr) for test, branch in cases), otherwise.expr), kinds)

    def _lacks_else(self, node: Choice, branches: list[Typed]) -> bool:
        """Report branches that are worth something, where nothing is worth anything otherwise."""
        missing = [
            n for (_, n), typed in zip(node.cases, branches, strict=True) if not self.kinds.all_fit(typed, BOOLEAN)
        ]
        for branch in missing:
            self.report(_no_else(self.span(node), self.span(branch)))
        return bool(missing)

    def _quantified(self, node: Quantifier, scope: Scope) -> Typed:
        type = self.names.type(node.type, finite=True)
        var, inner = self.bound(node, scope, type)
        logical = node.kind in ("forall", "exists")
        body = self.condition(node.body, inner) if logical else self.number(node.body, inner)
        if type is None:
            return ANY
        return Typed(Quantified(node.kind, var, type, body), (TRUTHS if logical else NUMBERS,))

    def _constraint(self, body: Typed, at: int) -> Typed:
        type = self.names.type(at)
        if type is None:
            return ANY
        return Typed(self._is_a(body.expr, body.kinds, type), (TRUTHS,))

    def _is_a(self, expr: Expr, kinds: tuple[Kind, ...], type: str) -> Expr:
        """The constraint on each thing that the expression may be."""
        match expr:
            case Const() | Var() | Named() | Believes():
                return IsA(expr, type)
            case If(cases, otherwise):
                tried = tuple((test, self._is_a(branch, kinds, type)) for test, branch in cases)
                return If(tried, self._is_a(otherwise, kinds, type))
        return Const(type == (NUMBER if isinstance(expr, Arith) or kinds == (NUMBERS,) else BOOLEAN))


def believed(path: tuple[Term, ...], expr: Expr) -> Expr:
    """``expr`` read in somebody's mind; what does not depend on minds stays as it is."""
    if isinstance(expr, Const | Var):
        return expr
    for who in reversed(path):
        expr = Believes(who, expr)
    return expr


def _assignment(span: Span, text: str) -> Diagnostic:
    return Diagnostic(
        "P304",
        f"`{text}` gives a value where something is asked",
        span,
        consequence="Asking does not change anything: what happens belongs into an effect.",
        hint="write `==` to compare.",
    )


def _no_condition(span: Span, typed: Typed) -> Diagnostic:
    return Diagnostic(
        "P301",
        f"this is {said(typed.kinds)}, where a condition is wanted",
        span,
        consequence="It is neither true nor false, so nothing can depend on it.",
        hint="compare it with something, as in `at(Tom) == Home` or `coins() > 0`.",
    )


def _not_numeric(span: Span, typed: Typed) -> Diagnostic:
    hint = "calculate with numbers only"
    if typed.kinds == (TRUTHS,):
        hint = "write `(if(...) 1 else 0)` to count a condition"
    return Diagnostic(
        "P302",
        f"this is {said(typed.kinds)}, where a number is wanted",
        span,
        consequence="It cannot be added up or multiplied.",
        hint=f"{hint}.",
    )


def _no_character(span: Span, name: str, kind: Kind) -> Diagnostic:
    return Diagnostic(
        "P307",
        f"`{name}` is {said((kind,))}, which is no character",
        span,
        consequence="Only characters believe, want, consent and notice.",
        hint="name a character, or a variable whose type is `character` or below it.",
    )


def _no_else(span: Span, branch: Span) -> Diagnostic:
    return Diagnostic(
        "P308",
        "this has no value when its condition is false",
        span,
        (Label(branch, "when it is true, this"),),
        consequence="Only effects and conditions can do without `else`.",
        hint="add `else` with the other value.",
    )

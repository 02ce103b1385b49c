"""Templates: formulas as declared, made ready to be written into the table for any arguments.

The naive way binds a formula for each event, as a tree, and encodes the tree. Events share most of their parts, so here
each part remembers what it was for which values of the variables in it.

Where surprise may correct a mind so that a condition holds, its literals matter and not only whether it holds. Then a
formula is written STRICTly: folded where that changes no literal that could ever fail (see `model/reads.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pasdedeux.engine.compile.facts import Code, Fact, coded
from pasdedeux.engine.compile.formulas import Formulas
from pasdedeux.engine.compile.scope import Env, Scope, getter
from pasdedeux.engine.compile.settling import SETTLED, Settling
from pasdedeux.engine.compile.sums import is_condition, total
from pasdedeux.engine.compile.template import Mode, Template, has_conditions, inside, is_simple, remembered, sensitive
from pasdedeux.model.evaluate import OPPOSITE
from pasdedeux.model.formula import (
    And,
    Arith,
    Believes,
    Compare,
    Comparison,
    Const,
    Expr,
    Fluent,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
)
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.trees import nodes
from pasdedeux.model.world import World


class Templates:
    """Makes templates of one world."""

    def __init__(self, world: World, formulas: Formulas) -> None:
        self.world, self.formulas, self.facts = world, formulas, formulas.facts
        self._settling = Settling(formulas)
        self._characters = {coded(who): who.number for who in world.characters}
        # Parts of bound formulas, by identity, as events share most of theirs; kept so that their ids stay their own.
        self._ground: dict[tuple[int, bool, Mode], tuple[Expr, Template]] = {}
        self._simple = {Mode.LOOSE: formulas.fluent, Mode.STRICT: formulas.fluent, Mode.RAW: formulas.kept}

    def truth(self, expr: Expr, scope: Scope) -> Template:
        """A condition of which only matters whether it holds, or the value of an expression."""
        return self._template(expr, scope, False, Mode.LOOSE)

    def precondition(self, expr: Expr, scope: Scope, *, negated: bool = False) -> Template:
        """A condition that minds may be corrected to."""
        loose = self._template(expr, scope, negated, Mode.LOOSE)
        if not sensitive(expr, negated):
            return loose
        strict = self._template(expr, scope, negated, Mode.STRICT)
        constants = (self.formulas.true, self.formulas.false)

        def place(env: Env) -> int:
            known = loose.place(env)  # if it holds always nobody is ever surprised
            return known if known in constants else strict.place(env)

        return Template(place, loose.slots)

    def who(self, code: Code) -> int:
        """The number of a character.

        Raises:
            Ungroundable: if it is nobody who could believe anything.
        """
        if code not in self._characters:
            raise Ungroundable(f"{self.facts.value(code)} cannot believe anything: only characters can")
        return self._characters[code]

    def fact(self, target: Named | Fluent, scope: Scope) -> tuple[Callable[[Env], Fact], frozenset[int]]:
        """A function to the fact that a name and its arguments stand for, and what it depends on."""
        args = scope.terms(map(Const, target.args) if isinstance(target, Fluent) else target.args)
        relation, key = self.facts.relation(target.name, len(args)), getter(args)

        def find(env: Env) -> Fact:
            fact = relation.fact(key(env))
            if fact is None:
                given = ", ".join(str(self.facts.value(code)) for code in key(env))
                raise Ungroundable(f"`{target.name}` is not declared for ({given})")
            return fact

        return find, scope.free(args)

    # --- each kind of formula ---

    def _template(self, expr: Expr, scope: Scope, negated: bool, mode: Mode) -> Template:
        if not scope.shared:
            return self._made(expr, scope, negated, mode)
        key = (id(expr), negated, mode)
        if key not in self._ground:
            self._ground[key] = (expr, self._made(expr, scope, negated, mode))
        return self._ground[key][1]

    def _made(  # noqa: PLR0911  # one return for each kind of formula
        self, expr: Expr, scope: Scope, negated: bool, mode: Mode
    ) -> Template:
        match expr:
            case Const() | Var():
                return self._leaf(expr, scope, negated)
            case Named() | Fluent():
                return self._fluent(expr, scope, negated, mode)
            case Believes(who, body):
                return self._believes(who, self._template(body, scope, negated, mode), scope)
            case Not(body):
                return self._template(body, scope, not negated, mode)
            case And(parts) | Or(parts):
                inner = [self._template(part, scope, negated, mode) for part in parts]
                return self._joined(isinstance(expr, And) is not negated, inner, scope, mode)
            case Compare(op, left, right):
                return self._comparison(OPPOSITE[op] if negated else op, left, right, scope, mode)
            case If():
                return self._choice(expr, scope, negated, mode)
            case Quantified():
                return self._quantified(expr, scope, negated, mode)
            case IsA(body, type):
                return self._is_a(body, type, scope, negated, mode)
            case Arith(op, left, right) if not negated:
                return self._arithmetic(op, left, right, scope, mode)
        raise TypeError(f"not a condition: {expr!r}")

    def _leaf(self, term: Term, scope: Scope, negated: bool) -> Template:
        at, write = scope.term(term), self.formulas.constant
        if negated:
            return Template(lambda env: write(0 if env[at] == 1 else 1), scope.free((at,)))
        return Template(lambda env: write(env[at]), scope.free((at,)))

    def _fluent(self, target: Named | Fluent, scope: Scope, negated: bool, mode: Mode) -> Template:
        find, slots = self.fact(target, scope)
        formulas, write = self.formulas, self._simple[mode]

        def place(env: Env) -> int:
            fact = find(env)
            if not negated:
                return write(fact)
            op: Comparison = "==" if fact.fluent.kind == "boolean" else "!="
            return self._compared(op, write(fact), formulas.false if op == "==" else formulas.true, mode)

        if mode is not Mode.STRICT:
            return remembered(place, slots, scope)
        # As a condition on its own; a fluent that is compared or calculated with is no place for SETTLED.
        return remembered(lambda env: self._settling.settled(place(env)), slots, scope)

    def _compared(self, op: Comparison, left: int, right: int, mode: Mode) -> int:
        formulas = self.formulas
        if mode is Mode.RAW and (formulas.value(left) is None or formulas.value(right) is None):
            return formulas.compared(op, left, right)
        return formulas.comparison(op, left, right)

    def _believes(self, who: Term, body: Template, scope: Scope) -> Template:
        at = scope.term(who)

        def place(env: Env) -> int:
            mind, inner = self.who(env[at]), body.place(env)
            return inner if inner == SETTLED else self.formulas.believes(mind, inner)

        return remembered(place, body.slots | scope.free((at,)), scope)

    def _joined(self, every: bool, parts: list[Template], scope: Scope, mode: Mode) -> Template:
        inner = [part.place for part in parts]
        join = self._joining(every, mode)
        slots = frozenset[int]().union(*(part.slots for part in parts))
        return remembered(lambda env: join(place(env) for place in inner), slots, scope)

    def _joining(self, every: bool, mode: Mode) -> Callable[[Iterable[int]], int]:
        if mode is Mode.STRICT:
            return self._settling.every if every else self._settling.some
        return self.formulas.conjunction if every else self.formulas.disjunction

    def _arithmetic(self, op: str, left: Expr, right: Expr, scope: Scope, mode: Mode) -> Template:
        one, two = (self._template(side, scope, False, inside(mode)) for side in (left, right))
        write = self.formulas.arithmetic
        return remembered(lambda env: write(op, one.place(env), two.place(env)), one.slots | two.slots, scope)

    def _comparison(self, op: Comparison, left: Expr, right: Expr, scope: Scope, mode: Mode) -> Template:
        one, two = (self._template(side, scope, False, inside(mode)) for side in (left, right))
        slots = one.slots | two.slots
        if mode is not Mode.STRICT:
            return remembered(lambda env: self._compared(op, one.place(env), two.place(env), mode), slots, scope)
        raw = self._comparison(op, left, right, scope, Mode.RAW)
        reads = [any(isinstance(node, (Named, Fluent)) for node in nodes(side)) for side in (left, right)]
        awkward = not (is_simple(left) and is_simple(right)) and has_conditions((left, right))
        both = op == "!=" and all(reads) and is_simple(left) and is_simple(right)

        def place(env: Env) -> int:
            first, second = one.place(env), two.place(env)
            if both and self._corrects_both(first, second):
                return raw.place(env)
            found = self._compared(op, first, second, mode)
            if found in (self.formulas.true, self.formulas.false):
                return self._settling.settled(found) if any(reads) else found
            return raw.place(env) if awkward else found

        return remembered(place, slots, scope)

    def _corrects_both(self, left: int, right: int) -> bool:
        """Of two facts that must not be the same the second is corrected too, unless it is a number or a constant."""
        return self.formulas.value(right) is None and not self.formulas.is_number(right)

    def _choice(self, expr: If, scope: Scope, negated: bool, mode: Mode) -> Template:
        cases = [
            (
                self._template(condition, scope, False, mode),
                self._template(condition, scope, True, mode),
                self._template(value, scope, negated, mode),
            )
            for condition, value in expr.cases
        ]
        otherwise = self._template(expr.otherwise, scope, negated, mode)
        slots = otherwise.slots.union(*(part.slots for case in cases for part in case))
        formulas = self.formulas

        def place(env: Env) -> int:
            rows: list[int] = []
            for condition, negation, value in cases:
                holds = condition.place(env)
                if holds == formulas.true:
                    return formulas.choice(rows, value.place(env))
                fails = negation.place(env)
                if holds != formulas.false or fails not in (formulas.true, SETTLED):
                    rows += [holds, fails, value.place(env)]
            return formulas.choice(rows, otherwise.place(env))

        return remembered(place, slots, scope)

    def _quantified(self, expr: Quantified, scope: Scope, negated: bool, mode: Mode) -> Template:
        inner, at = scope.extended(expr.var)
        body = self._template(expr.body, inner, negated, mode)
        values = [coded(value) for value in self.world.values_of(expr.type)]
        slots = body.slots - {at}

        def each(env: Env) -> Iterable[int]:
            for value in values:
                env[at] = value
                yield body.place(env)

        if expr.kind in ("forall", "exists"):
            every = (expr.kind == "forall") is not negated
            join = self._joining(every, mode)
            return remembered(lambda env: join(each(env)), slots, scope)
        if negated:
            raise TypeError(f"not a condition: {expr!r}")
        op = "+" if expr.kind == "sum" else "*"
        counts = is_condition(expr.body, self.facts)
        return remembered(lambda env: total(self.formulas, op, each(env), counts), slots, scope)

    def _is_a(self, body: Expr, type: str, scope: Scope, negated: bool, mode: Mode) -> Template:
        match body:
            case Const() | Var():
                at = scope.term(body)

                def known(env: Env) -> int:
                    found = self.world.is_a(self.facts.value(env[at]), type)
                    return self.formulas.true if found is not negated else self.formulas.false

                return Template(known, scope.free((at,)))
            case Believes(who, inner):
                return self._believes(who, self._is_a(inner, type, scope, negated, mode), scope)
            case Named() | Fluent():
                return self._fact_is_a(body, type, scope, negated, mode)
        raise Ungroundable("only a fact or a name can be asked for its type")

    def _fact_is_a(self, target: Named | Fluent, type: str, scope: Scope, negated: bool, mode: Mode) -> Template:
        find, slots = self.fact(target, scope)
        op: Comparison = "!=" if negated else "=="
        values = (False, True) if type == "number" else self.world.values_of(type)
        parts = [self._comparison(op, target, Const(value), scope, mode) for value in values]
        joined = self._joined(negated, parts, scope, mode)

        def place(env: Env) -> int:
            kind = find(env).fluent.kind
            if kind in ("boolean", "number"):
                return self.formulas.true if (kind == type) is not negated else self.formulas.false
            return joined.place(env)

        return Template(place, slots)

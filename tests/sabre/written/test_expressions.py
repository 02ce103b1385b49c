"""Expressions are read as the field reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.sabre.written.expressions import Expressions
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
from tests.sabre.problems import expressions


def shown(node: Node | None, words: list[str]) -> str:  # noqa: PLR0911
    """An expression with brackets that show how it was read."""
    match node:
        case None:
            return "unreadable"
        case Leaf(low):
            return words[low]
        case Call(low, high):
            return "".join(words[low:high])
        case Belief(who=who, body=body):
            return f"believes({words[who]},{shown(body, words)})"
        case Several(sign=sign, parts=parts):
            return f"({sign.join(shown(part, words) for part in parts)})"
        case Negation(body=body):
            return f"!{shown(body, words)}"
        case Choice(cases=cases, otherwise=otherwise):
            chain = "".join(f"if({shown(c, words)}){shown(e, words)}," for c, e in cases)
            return f"[{chain}{shown(otherwise, words) if otherwise else ''}]"
        case Quantifier(kind=kind, body=body):
            return f"{kind}[{shown(body, words)}]"
        case Assignment(target=target, value=value):
            return f"({shown(target, words)}={shown(value, words)})"
        case Relation(op=op, left=left, right=right) | Calculation(op=op, left=left, right=right):
            return f"({shown(left, words)}{op}{shown(right, words)})"
        case Constraint(body=body, type=type):
            return f"({shown(body, words)}:{words[type]})"


def structure(text: str) -> str:
    """How a text is read."""
    tokens, reader = expressions(text)
    return shown(reader.read(0, len(tokens), reader.signs(0, len(tokens))), tokens.words)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a() & b() | c()", "(a()&(b()|c()))"),
        ("a() | b() & c()", "((a()|b())&c())"),
        ("!a() & b()", "(!a()&b())"),
        ("!a() == b()", "!(a()==b())"),
        ("!x : t", "!(x:t)"),
        ("forall(v : T) p(v) & q()", "(forall[p(v)]&q())"),
        ("!exists(v : T) f(v) == X", "!exists[(f(v)==X)]"),
        ("if(c()) e() & f()", "([if(c())e(),]&f())"),
        ("2 + 3 * 4", "((2+3)*4)"),
        ("10 - 3 - 2", "(10-(3-2))"),
        ("8 / 2 + 2", "(8/(2+2))"),
        ("10 - 2 + 3", "((10-2)+3)"),
        ("if(c()) 1 else 0 + 5", "[if(c())1,(0+5)]"),
        ("if(a()) 1 else 0 + if(b()) 1 else 0", "([if(a())1,0]+[if(b())1,0])"),
        ("if(a()) x else if(b()) y else z", "unreadable"),
        ("if(a()) x else if(b()) y", "[if(a())x,[if(b())y,]]"),
        ("if(a()) x elseif(b()) y else z", "[if(a())x,if(b())y,z]"),
        ("if(a()) x & y else z", "[if(a())(x&y),z]"),
        ("a == b == c", "(a==(b==c))"),
        ("a > b == c", "((a>b)==c)"),
        ("f() = a == b", "(f()=(a==b))"),
        ("a = b", "unreadable"),
        ("believes(A, f()) = 2", "(believes(A,f())=2)"),
        ("believes(A, f() = 2)", "believes(A,(f()=2))"),
        ("believes(A, believes(B, x)) != y", "(believes(A,believes(B,x))!=y)"),
        ("sum(v : T) f(v) + 1", "sum[(f(v)+1)]"),
        ("sum(v : T) f(v) > 1", "(sum[f(v)]>1)"),
        ("n() -1", "unreadable"),
        ("p(a b)", "unreadable"),
        ("p(a, )", "unreadable"),
        ("p(f(x))", "unreadable"),
        ("a & & b", "unreadable"),
        ("x : t : u", "unreadable"),
        ("()", "unreadable"),
    ],
)
def test_how_signs_bind(text, read) -> None:
    """The sign that is tried first splits first, where it first stands: the field's own order of things."""
    assert structure(text) == read


class _Naive(Expressions):
    """The same reader without memory: every alternative reads its parts again."""

    def read(self, low, high, signs, depth=0):
        """As the reader does, and forget it."""
        found = super().read(low, high, self.signs(low, high), depth)
        self.forget()
        return found


WORDS = ["a", "b()", "1", "-1", "&", "|", "!", "==", "=", "-", "+", ":", "(", ")", "if(a)", "else", "elseif(b)"]


@given(st.lists(st.sampled_from([*WORDS, "believes(A,", "forall(v : T)", "sum(v : T)"]), min_size=1, max_size=9))
def test_remembering_changes_nothing(words) -> None:
    """What a stretch was found to be may be remembered: the reader that forgets finds the same."""
    tokens, reader = expressions(" ".join(words))
    if -1 in (reader.partners[i] for i, word in enumerate(tokens.words) if word in "()"):
        return
    naive = _Naive(tokens, reader.partners)
    whole = (0, len(tokens), reader.signs(0, len(tokens)))
    assert reader.read(*whole) == naive.read(*whole)

"""Small problems of our own, and the short way to read one."""

from pasdedeux.diagnostics import Collector, Refused, Source
from pasdedeux.model.formula import Expr
from pasdedeux.model.world import World
from pasdedeux.sabre import read
from pasdedeux.sabre.written.brackets import outline
from pasdedeux.sabre.written.expressions import Expressions
from pasdedeux.sabre.written.tokens import Tokens, tokenize

HEAD = """
type place; type character : place; type room : place; type item;
entity Ann : character; entity Ben : character;
entity Hall : room; entity Attic : room; entity Coin : item; entity Cart : item, room;
property at(c : character) : room; property at(i : item) : place;
property n() : number; property m() : number; property p() : boolean; property q() : boolean;
property happy(c : character) : boolean; property lit(Hall) : boolean;
"""

SMALL = (
    """
    // a walk, with a wrong belief
    type room;
    entity Hall : room; entity Ann : character; entity Attic : room;
    property at(c : character) : room; property coin() : room; property tired() : boolean;
    at(Ann) = Hall & coin() = Attic;
    believes(Ann, coin() = Hall);
    action walk(c : character, from : room, to : room) {
        precondition: from != to & at(c) == from;
        effect: at(c) = to & if(tired()) coin() = ? ;
        consenting: c;
        observing(x : character): at(x) == from | at(x) == to;
    };
    trigger see(c : character, r : room) {
        precondition: at(c) == r & coin() == r & believes(c, coin()) != r;
        effect: believes(c, coin()) = r;
    };
    utility(): coin() == at(Ann);
    utility(Ann): if(at(Ann) == coin()) 2.5 elseif(tired()) -1 else 0;
    """,
    """
    entity Ann : character; entity Ben : character; entity Coin : item, treasure;
    property worth(i : item) : number; property open(Coin, on : boolean) : boolean;
    property owes(a : character, a : character) : number;
    forall(c : character) owes(c, c) = 3;
    believes(Ann, believes(Ben, worth(Coin) = 2 & open(Coin, True)));
    !!(worth(Coin) = owes(Ann, Ann) & owes(Ben, Ben) = worth(Coin));
    action polish(Coin, Ann) {
        effect: worth(Coin) = (worth(Coin) + 1) * 2 - 0.5 & forall(c : character) believes(c, !open(Coin, False));
    };
    utility(): (sum(c : character) owes(c, c)) / 2 >= worth(Coin) & Coin : treasure;
    """,
)


def world(text: str) -> World:
    """The world of a problem."""
    return read(Source("problem.txt", text)).world


def codes(text: str) -> list[str]:
    """The codes of all mistakes of a problem, in the order of their places."""
    try:
        read(Source("problem.txt", text))
    except Refused as refused:
        return [mistake.code for mistake in refused.diagnostics]
    return []


def messages(text: str) -> str:
    """All that is said about the mistakes of a problem."""
    try:
        read(Source("problem.txt", text))
    except Refused as refused:
        return str(refused)
    return ""


def precondition(text: str) -> Expr:
    """A condition as the formula that it means."""
    return world(f"{HEAD} action a() {{ precondition: {text}; effect: p(); }};").actions[0].precondition


def utility(text: str) -> Expr:
    """A number as the formula that it means."""
    return world(f"{HEAD} utility(): {text};").utilities[None].value


def expressions(text: str) -> tuple[Tokens, Expressions]:
    """A text's tokens and the reader of its expressions."""
    mistakes = Collector()
    tokens = tokenize(Source("problem.txt", text), mistakes)
    return tokens, Expressions(tokens, outline(tokens, mistakes).partners)

"""Whispers: a thief talks the keeper away from a door by a lie, among people who may hand on what they were told.

Anybody can tell anybody, unheard by others, that a lamb is somewhere; whoever believes that theirs has strayed wants to
bring it home. Acts hang on what is believed, and on what is believed of others' beliefs, which makes these problems
deep.
"""

from __future__ import annotations

from random import Random

from bench.families.seeing import RULES
from bench.families.shape import Family, Shape

WORLD = """
type spot;
type room : spot;
type character : spot;
type thing;
type lamb : thing;

entity Yard : room;
entity Meadow : room;
entity Cellar : room;
entity Fold : room;
entity Cheese : thing;

property at(who : character) : room;
property spot(what : thing) : spot;

action go(who : character, from : room, to : room) {
	precondition: at(who) == from & from != to & (from == Yard | to == Yard);
	effect: at(who) = to;
	consenting: who;
	observing(other : character): at(other) == from | at(other) == to;
};

action tell(speaker : character, hearer : character, what : lamb, there : room) {
	precondition: speaker != hearer & at(speaker) == at(hearer);
	effect: believes(hearer, spot(what) = there);
	consenting: speaker;
	observing(other : character): other == speaker | other == hearer;
};

action lead_home(who : character, what : lamb, from : room) {
	precondition: from != Fold & at(who) == from & spot(what) == from;
	effect: at(who) = Fold & spot(what) = Fold;
	consenting: who;
	observing(other : character): at(other) == from | at(other) == Fold;
};

action carry_off(who : character, Cheese) {
	precondition: at(who) == Cellar & spot(Cheese) == Cellar & at(Keeper) != Yard;
	effect: spot(Cheese) = who & at(who) = Yard;
	consenting: who;
	observing(other : character): at(other) == Cellar | at(other) == Yard;
};
"""

BEGINNING = """
at(Thief) = Yard;
at(Keeper) = Yard;
spot(Cheese) = Cellar;
utility(Thief): spot(Cheese) == Thief;
"""


def text(shape: Shape, question: str) -> str:
    """The problem: a thief, a keeper, and others who go after their lambs; every lamb is at home."""
    dice = Random(f"whispers {shape.seed}")
    others = [f"P{number}" for number in range(3, shape.characters + 1)]
    lambs = [f"Lamb{number}" for number in range(1, shape.items + 1)]
    lines = [f"entity {name} : character;" for name in ["Thief", "Keeper", *others]]
    lines += [f"entity {name} : lamb;" for name in lambs]
    lines.append(f"{WORLD}\n{RULES}{BEGINNING}")
    lines += [f"spot({name}) = Fold;" for name in lambs]
    lines += [f"at({name}) = {dice.choice(('Yard', 'Meadow', 'Fold'))};" for name in others]
    for number, name in enumerate(["Keeper", *others]):
        lines.append(f"utility({name}): spot({lambs[number % len(lambs)]}) == Fold;")
    who = "Keeper" if question == "honest" else "Thief"
    return "\n".join([*lines, f"utility(): spot(Cheese) == {who};", ""])


FAMILY = Family(
    "whispers",
    "a thief talks a keeper away by a lie",
    Shape(characters=2, items=1, author=5, character=4, epistemic=2),
    {"theft": "the thief carries off the cheese", "honest": "the keeper does, who does not want it"},
    text,
    lambda shape, question: 1.0,
)

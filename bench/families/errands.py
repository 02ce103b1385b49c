"""Errands: people carry things to where they want them; what happens is plain to see, and beliefs are seldom wrong.

A person carries one thing at a time. Whoever comes into a room sees what lies there and what does not. So there is much
to do at the same time and in any order, which is what makes these problems grow.
"""

from __future__ import annotations

from random import Random

from bench.families.seeing import RULES
from bench.families.shape import Family, Shape

ROOMS = ("Hall", "Loft", "Barn")

WORLD = """
type spot;
type room : spot;
type character : spot;
type thing;

property at(who : character) : room;
property spot(what : thing) : spot;
property carries(who : character) : boolean;

action go(who : character, from : room, to : room) {
	precondition: from != to & at(who) == from;
	effect: at(who) = to;
	consenting: who;
	observing(other : character): at(other) == from | at(other) == to;
};

action lift(who : character, what : thing, here : room) {
	precondition: at(who) == here & spot(what) == here & !carries(who);
	effect: spot(what) = who & carries(who);
	consenting: who;
	observing(other : character): at(other) == here;
};

action drop(who : character, what : thing, here : room) {
	precondition: at(who) == here & spot(what) == who;
	effect: spot(what) = here & !carries(who);
	consenting: who;
	observing(other : character): at(other) == here;
};

action hand(giver : character, taker : character, what : thing, here : room) {
	precondition: giver != taker & at(giver) == here & at(taker) == here & spot(what) == giver & !carries(taker);
	effect: spot(what) = taker & !carries(giver) & carries(taker);
	consenting: giver, taker;
	observing(other : character): at(other) == here;
};
"""


def text(shape: Shape, question: str) -> str:
    """The problem: somebody wants each thing elsewhere, and of one more thing nobody wants anything."""
    dice = Random(f"errands {shape.seed}")
    people = [f"P{number}" for number in range(1, shape.characters + 1)]
    things = [f"T{number}" for number in range(1, shape.items + 1)]
    lines = [f"{WORLD}\n{RULES}"]
    lines += [f"entity {name} : room;" for name in ROOMS]
    lines += [f"entity {name} : character;" for name in people]
    lines += [f"entity {name} : thing;" for name in [*things, "Dust"]]
    lines += [f"at({name}) = {dice.choice(ROOMS)};" for name in people]
    wanted = []
    for name in things:
        lies, to = dice.sample(ROOMS, 2)
        wanted.append(f"spot({name}) == {to}")
        lines.append(f"spot({name}) = {lies};")
    lines.append(f"spot(Dust) = {ROOMS[0]};")
    lines += [f"utility({name}): {wanted[number % len(wanted)]};" for number, name in enumerate(people)]
    goal = f"spot(Dust) == {ROOMS[1]}" if question == "unwanted" else _worth(wanted[: goals(shape)])
    return "\n".join([*lines, f"utility(): {goal};", ""])


def goals(shape: Shape) -> int:
    """How many things the author wants to see in their places: at most as many as somebody cares for."""
    return min(2, shape.items, shape.characters)


def _worth(conditions: list[str]) -> str:
    return " + ".join(f"(if({condition}) 1 else 0)" for condition in conditions)


FAMILY = Family(
    "errands",
    "people carry things to where they want them",
    Shape(characters=3, items=2, author=8, character=4, epistemic=1),
    {"two": "two things are brought to their places", "unwanted": "a thing moves that nobody wants moved"},
    text,
    lambda shape, question: float(1 if question == "unwanted" else goals(shape)),
)

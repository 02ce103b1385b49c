"""Small problems that lack one thing each: a want, a belief, something to have, a witness, somebody less, or two."""

from pasdedeux import api

HEAD = """type place;
type thing;
entity Ann : character;
entity Bob : character;
entity Hall : place;
entity Yard : place;
entity Key : thing;
property at(c : character) : place;
property has(t : thing) : character;
property open() : boolean;
property merry() : boolean;
property sorry(c : character) : boolean;
at(Ann) = Hall;
at(Bob) = Hall;
"""

UNLOCK = "action unlock(Ann) { precondition: has(Key) == Ann; effect: open(); consenting: Ann; };\n"
GIVE = (
    "action give(giver : character, other : character, Key) {\n"
    "precondition: giver != other & has(Key) == giver; effect: has(Key) = other; consenting: giver; };\n"
)

# Nobody has the key.
ITEM = HEAD + UNLOCK + "utility(): open();\nutility(Ann): open();\n"

# Bob has the key and likes to keep it.
WANT = (
    HEAD
    + "has(Key) = Bob;\n"
    + UNLOCK
    + GIVE
    + "utility(): open();\nutility(Ann): open();\nutility(Bob): if(has(Key) == Bob) 3 else 0;\n"
)

# Bob keeps the key, and Ann does not care for what is locked.
TWO = WANT.replace("utility(Ann): open()", "utility(Ann): merry()")

# Bob would pity Ann if he knew that she is alone in the yard; nobody in the hall sees her go.
WITNESS = (
    HEAD
    + """
action go(who : character, there : place) {
    precondition: at(who) != there;
    effect: at(who) = there;
    consenting: who;
    observing(c : character): c == who;
};
action pity(Bob) {
    precondition: believes(Bob, at(Ann)) == Yard;
    effect: sorry(Bob);
    consenting: Bob;
};
utility(): sorry(Bob);
utility(Ann): if(at(Ann) == Yard) 1 else 0;
utility(Bob): sorry(Bob);
"""
)

# Whoever takes the key is seen, and nobody unlocks what another guards.
SECRET = (
    HEAD
    + """
action take(Ann) { effect: has(Key) = Ann; consenting: Ann; };
action slip_out(Ann) {
    precondition: has(Key) == Ann & believes(Bob, has(Key)) != Ann;
    effect: open();
    consenting: Ann;
};
utility(): open();
utility(Ann): open();
"""
)

# Ann thinks that she has the key already, so she sees no reason to look for it.
BELIEF = (
    HEAD
    + """
believes(Ann, has(Key) = Ann);
action find_it(Ann) { precondition: has(Key) == ?; effect: has(Key) = Ann; consenting: Ann; };
"""
    + "utility(): if(has(Key) == Ann) 1 else 0;\nutility(Ann): if(has(Key) == Ann) 1 else 0;\n"
)

PROBLEMS = {
    "item": (ITEM, "fact"),
    "want": (WANT, "want"),
    "consent": (WANT, "consent"),
    "witness": (WITNESS, "observer"),
    "secret": (SECRET, "observer"),
    "belief": (BELIEF, "belief"),
}

TOMB = """story "The tomb"
import nothing
type place
type vial
character Romeo, Juliet
place Tomb, Mantua
vial Poison, Draught
fact at(character): place "{1} is at {value}"
fact dead(character) "{1} is dead"
fact sleeps(character) "{1} sleeps"
action "{who: character} drinks {what: vial}"
    when not sleeps(who) and not dead(who)
    then if what is Poison: dead(who)
    then if what is Draught: sleeps(who)
    seen by each c: at(c) is at(who)
initially
    Romeo is at Mantua
    Juliet is at Tomb
wants Romeo
    1 for not dead(Juliet)
    2 for dead(Juliet) and dead(Romeo)
wants Juliet
    1 for sleeps(Juliet)
author wants
    1 for dead(Romeo) and sleeps(Juliet)
"""


def asked(text, name="lacking.txt"):
    """A problem, and the verdict that nothing is found in it."""
    problem = api.load_text(text, name)
    verdict = api.find(problem, author_limit=3, character_limit=3, epistemic_limit=1)
    assert isinstance(verdict, api.Impossible)
    return problem, verdict

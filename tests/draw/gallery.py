"""The pictures that the tests of drawing look at: bundled stories, a long one with long names, and tiny ones."""

import re
from collections.abc import Iterator
from functools import cache

import pasdedeux
from bench.long_story import story as long_story
from pasdedeux.analysis.pictures.beliefs import beliefs
from pasdedeux.analysis.pictures.outcomes import outcomes
from pasdedeux.analysis.pictures.timeline import timeline
from pasdedeux.api.replays import replay_of
from pasdedeux.draw import Picture
from pasdedeux.model.story import Story

NAMES = (
    "Archibald Montgomery Featherstonehaugh I",
    "Wilhelmina Oranje-Nassau van Amsterdammm",
    "María Guadalupe de los Ángeles Contreras",
    "Константин Константинович Романовский-Ив",
    "欧阳修之子司马相如与诸葛孔明及上官婉儿之后人",
    "أبو عبد الله محمد بن إدريس الشافعي القرشي",
    "Zoë 👩‍👩‍👧‍👦 the family of the señora of İzmir",
)
TWO = """story "Two"
character Ann, Bob
place Room
secret theft "Bob stole the ring" true, known to Bob
scene "Tea" at Room with Ann, Bob
    Bob tells Ann that not theft
    Bob confesses theft to Ann
"""
HOSTILE = """story "</svg><script>alert(1)</script> & \\u202e"
character Ann "<Ann> & 'Co'", Bob "]]>"
place Room
secret theft "Bob <b>stole</b> the \u202ering & more" true, known to Bob
scene "<Tea>" at Room with Ann, Bob
    Bob tells Ann that not theft
""".replace("\\u202e", "\u202e")
EMPTY = 'story "Nothing"\ncharacter Ann\n'


def long_names(events: int, characters: int, seed: int) -> str:
    """A generated story whose characters have names of forty letters."""
    text = long_story(events, characters, seed)

    def label(number: int) -> str:
        return f"{number} {NAMES[number % len(NAMES)]}"[:40]

    people = ", ".join(f'P{n} "{label(n)}"' for n in range(1, characters + 1))
    text = re.sub(r"^character .*$", f"character {people}", text, count=1, flags=re.MULTILINE)
    return re.sub(r'"P(\d+) hides', lambda found: f'"{label(int(found[1]))} hides', text)


def wide_ending(turns: int, options: int) -> str:
    """A story with an ending of so many turns, each with so many options."""
    facts = "\n".join(f"fact f{t}{o}" for t in range(turns) for o in range(options))
    acts = "\n".join(
        f'action "{{who: character}} takes way {o} at turn {t}"\n    then f{t}{o}'
        for t in range(turns)
        for o in range(options)
    )
    wants = "\n".join(f"    {t + o} for f{t}{o}" for t in range(turns) for o in range(options))
    ways = "\n".join(
        f"    {'Ann' if t % 2 else 'Bob'} either\n"
        + "\n".join(f"        {'Ann' if t % 2 else 'Bob'} takes way {o} at turn {t}" for o in range(options))
        for t in range(turns)
    )
    return (
        f'story "Wide"\ncharacter Ann, Bob\nplace Room\n{facts}\n{acts}\nwants Ann\n{wants}\nwants Bob\n    1 for f00\n'
        f'scene "Tea" at Room with Ann, Bob\n    Ann turns away\nending "Crossroads"\n{ways}\n'
    )


def crowded_ending(people: int, turns: int) -> str:
    """A story whose ending many people with long names have wants in, so many turns deep, few of them with a choice."""
    cast = ", ".join(f'P{n} "{n} {NAMES[n % len(NAMES)]}"' for n in range(people))
    wants = "\n".join(f"wants P{n}\n    {n + 1} for done0\n    {1000 + n} for done1" for n in range(people))
    facts = "\n".join(f"fact done{t}" for t in range(turns))
    acts = "\n".join(
        f'action "{{who: character}} at last, and against all advice, takes the step of turn {t}"\n    then done{t}'
        for t in range(turns)
    )
    deed = "P{who} at last, and against all advice, takes the step of turn {t}"
    ways = "\n".join(
        f"    P{t % people} either\n        {deed.format(who=t % people, t=t)}" + ("\n        nothing" if t < 2 else "")
        for t in range(turns)
    )
    return (
        f'story "Crowded"\ncharacter {cast}\nplace Room\n{facts}\n{acts}\n{wants}\n'
        f'scene "Tea" at Room with P0, P1\n    P0 turns away\nending "Crossroads"\n{ways}\n'
    )


@cache
def stories() -> dict[str, Story]:
    """The stories, by name."""
    bundled = {name: pasdedeux.load(name) for name in ("interview", "comedy_of_errors", "murder_party")}
    texts = {
        "long": long_names(120, 8, 1),
        "two": TWO,
        "hostile": HOSTILE,
        "empty": EMPTY,
        "wide": wide_ending(3, 5),
        "deep": wide_ending(5, 2),
        "crowded": crowded_ending(8, 14),
    }
    return {**bundled, **{name: pasdedeux.load_text(text, f"{name}.story") for name, text in texts.items()}}


@cache
def pictures() -> dict[str, Picture]:
    """All pictures, by name."""
    return dict(_pictures())


def _pictures() -> Iterator[tuple[str, Picture]]:
    for name, story in stories().items():
        replay = replay_of(story)
        told = [line for line in story.lines if not line.staging]
        half = told[len(told) // 2] if told else None
        if name not in ("wide", "deep", "crowded"):
            yield f"{name} timeline", timeline(replay, at=half)
            yield f"{name} beliefs", beliefs(replay, half, at_start=half is None)
        if story.endings or name == "empty":
            yield f"{name} endings", outcomes(pasdedeux.endings(story))
    long = stories()["long"]
    yield "long one mind", beliefs(replay_of(long), depth=4, of=long.world.characters[:1])

"""A screenplay of feature length, the same for the same numbers: people meet, talk, tell, and rely on what they know.

It is written so that it is known what `check` must find in it: some of its uses of knowledge are by people who cannot
have it yet, and the others are by people who have.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

LINES = 55  # of a page
_PRESENT = 4  # people in a scene
_SCENE = 6  # marks of a scene
_LEAKS = 0.1  # of all uses
_WORDS = re.findall(
    r"\w+",
    """rain on the window the kettle again a chair moved back nobody says it she looks at her hands he counts the cups
    and the light goes slowly out over the roofs while somebody downstairs laughs too long at nothing much""",
)
_FIRST = re.findall(
    r"\w+", "Ada Ben Cleo Dan Eve Finn Gus Hana Ivo June Karl Lena Milo Nina Otto Pia Quin Rosa Sven Tess"
)
_ROOMS = re.findall(r"\w+", "Kitchen Hall Attic Cellar Garden Street Library Station Harbour Office")


@dataclass(frozen=True)
class Feature:
    """A screenplay, and the lines of the uses by those who do not know what they rely on."""

    text: str
    leaks: tuple[int, ...]


@dataclass
class _Company:
    dice: Random
    people: list[str]
    secrets: list[str]
    knows: dict[str, set[str]] = field(default_factory=dict)


def feature(pages: int = 120, marks: int = 300, seed: int = 0, people: int = 8, *, wants: bool = False) -> Feature:
    """A screenplay of so many pages with so many marks, events and uses among them. ``wants``: somebody has one."""
    dice = Random(seed)
    names = _FIRST[:people]
    company = _Company(dice, names, [f"matter{n}" for n in range(1, people + 1)])
    company.knows = {name: {secret} for name, secret in zip(names, company.secrets, strict=True)}
    lines = ["Title: The long night", f"Draft date: {seed}", "", *_world(company, wants)]
    leaks: list[int] = []
    scenes = max(1, marks // _SCENE)
    for scene in range(scenes):
        count = marks * (scene + 1) // scenes - marks * scene // scenes
        wanted = pages * LINES * (scene + 1) // scenes
        for said, leaks_here in _scene(scene, count, company):
            if leaks_here:
                leaks.append(len(lines) + 1)
            lines.append(said)
        while len(lines) < wanted:
            lines += _talk(dice)
    return Feature("\n".join(lines) + "\n", tuple(leaks))


def _world(company: _Company, wants: bool) -> Iterator[str]:
    yield f"[[character {', '.join(company.people)}]]"
    yield f"[[place {', '.join(_ROOMS)}]]"
    for person, secret in zip(company.people, company.secrets, strict=True):
        yield f'[[secret {secret} "{person} hides {secret}" true, known to {person}]]'
    if wants:
        one, other = company.people[:2]
        yield f"[[wants {one}"
        yield f"    2 for {other} believes {company.secrets[0]}]]"
    yield ""


def _scene(number: int, count: int, company: _Company) -> Iterator[tuple[str, bool]]:
    dice = company.dice
    if not number % 12:
        yield f"# Act {number // 12 + 1}", False
        yield "", False
    where, when = dice.choice(_ROOMS).upper(), dice.choice(("DAY", "NIGHT", "LATER"))
    yield f"{dice.choice(('INT.', 'EXT.'))} {where} - {when}", False
    yield "", False
    here = dice.sample(company.people, min(_PRESENT, len(company.people)))
    yield f"{', '.join(name.upper() for name in here)} are here. {_prose(dice)}", False
    yield "", False
    for _ in range(count):
        speaker, hearer = dice.sample(here, 2)
        yield f"{speaker.upper()}", False
        yield _mark(speaker, hearer, here, company)
        yield "", False


def _mark(speaker: str, hearer: str, here: Sequence[str], company: _Company) -> tuple[str, bool]:
    dice, known = company.dice, company.knows
    if dice.random() < 0.2:
        unknown = [s for s in company.secrets if s not in known[speaker]]
        leak = bool(unknown) and dice.random() < _LEAKS
        secret = dice.choice(unknown if leak else sorted(known[speaker]))
        return f"{_prose(dice)} [[knows: {secret}]]", leak
    secret = dice.choice(sorted(known[speaker]))
    if dice.random() < 0.4:
        said = f"{speaker} asks {hearer} whether {dice.choice(company.secrets)}"
    elif dice.random() < 0.3:
        said = f"{speaker} promises {hearer} that {hearer} believes {secret}"
    else:
        said = f"{speaker} tells {hearer} that {secret}"
        for name in here:
            known[name].add(secret)
    return f"{_prose(dice)} [[{said}]]", False


def _talk(dice: Random) -> list[str]:
    """Some lines without marks, a note of the writer's own now and then."""
    if dice.random() < 0.02:
        return [f"{_prose(dice)} [[too long? {_prose(dice)}]]", ""]
    return [*(_prose(dice) for _ in range(dice.randint(1, 2))), ""]


def _prose(dice: Random) -> str:
    words = [dice.choice(_WORDS) for _ in range(dice.randint(4, 12))]
    return f"{' '.join(words).capitalize()}."


def main(arguments: Sequence[str]) -> int:
    """Print a screenplay."""
    parser = argparse.ArgumentParser("python -m bench feature", description=__doc__)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--marks", type=int, default=300)
    parser.add_argument("--people", type=int, default=8, help="at most 20")
    parser.add_argument("--wants", action="store_true", help="somebody wants something: reasons are looked for")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    made = feature(options.pages, options.marks, options.seed, options.people, wants=options.wants)
    print(made.text, end="")
    return 0

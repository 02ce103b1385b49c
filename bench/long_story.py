"""A long story of any size, the same for the same numbers: scenes in which people meet, tell, ask, give and read."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

_SCENE = 10  # events of a scene
_PRESENT = 4  # people in it


@dataclass
class _Company:
    """Who is there to write about, and what each of them has heard so far."""

    people: list[str]
    places: list[str]
    secrets: list[str]
    heard: dict[str, set[str]] = field(default_factory=dict)


def story(events: int = 500, characters: int = 12, seed: int = 0) -> str:
    """The text of a story with that many events and characters."""
    dice = Random(seed)
    people = [f"P{number}" for number in range(1, characters + 1)]
    company = _Company(people, [f"Place{n}" for n in range(1, 6)], [f"s{n}" for n in range(1, characters + 1)])
    lines = [f'story "Generated {events} x {characters}"', f"character {', '.join(people)}"]
    lines.append(f"place {', '.join(company.places)}")
    lines.append(f"item {', '.join(f'Letter{n}' for n in range(1, 4))}")
    for person, secret in zip(people, company.secrets, strict=True):
        truth = " true," if dice.random() < 0.5 else ""
        lines.append(f'secret {secret} "{person} hides matter {secret[1:]}"{truth} known to {person}')
        company.heard[person] = {secret}
    lines.append("initially")
    lines += [f"    Letter{n} tells of s{n}\n    Letter{n} is with P{n}" for n in range(1, 4)]
    for number in range(0, events, _SCENE):
        lines += _scene(number, min(_SCENE, events - number), company, dice)
    return "\n".join(lines) + "\n"


def _scene(number: int, count: int, company: _Company, dice: Random) -> list[str]:
    present = dice.sample(company.people, min(_PRESENT, len(company.people)))
    place = dice.choice(company.places)
    lines = [f'scene "Scene {number // _SCENE + 1}" at {place} with {", ".join(present)}']
    return lines + [f"    {_event(present, company, dice)}" for _ in range(count)]


def _event(present: list[str], company: _Company, dice: Random) -> str:
    speaker, hearer = dice.sample(present, 2)
    secret = dice.choice(sorted(company.heard[speaker]))
    kind = dice.random()
    if kind < 0.2:
        return f"{speaker} asks {hearer} whether {secret}"
    if kind < 0.3:
        return f"{speaker} promises {hearer} to keep {secret}"
    if kind < 0.4:
        return f"{speaker} asks {hearer} whether {hearer} believes {secret}"
    for person in present:
        company.heard[person].add(secret)
    return f"{speaker} tells {hearer} that {'not ' if kind < 0.55 else ''}{secret}"


def main(arguments: Sequence[str]) -> int:
    """Print a story."""
    parser = argparse.ArgumentParser("python -m bench long-story", description=__doc__)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--characters", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    print(story(options.events, options.characters, options.seed), end="")
    return 0

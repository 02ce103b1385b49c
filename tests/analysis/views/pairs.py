"""Random stories, and changes of them that somebody may not notice: each pair comes from its seed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pasdedeux.analysis.perspectives.sieve import Sieve
from pasdedeux.analysis.views.viewer import Viewer
from pasdedeux.api.loading import load_text
from pasdedeux.language.story.more import More
from pasdedeux.model.replay import Replay, replay
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.world import World
from tests.analysis.views.alike import alike

PEOPLE = ("Ann", "Bob", "Cleo", "Dora")
PLACES = ("Attic", "Barn")
SECRETS = ("gold", "debt", "spy")
ITEMS = ("Coin", "Diary", "Tin")

ACTS = """
fact sleepy(character)
fact marked(item) "{1} is marked"
action "{who: character} yawns"
    when some character c: c is not who and not sleepy(c)
    then sleepy(who)
action "{who: character} marks {x: item}"
    when in_reach(who, x)
    then marked(x); if who believes gold: x tells of gold
    seen by who
action "a voice tells {who: character} of {s: secret}"
    by nobody
    then who believes s
    seen by nobody
action "{who: character} nods to {other: character}"
    when together(who, other)
    seen by who, other
rule "gold makes sleepless" for character c
    whenever c believes gold and sleepy(c)
    then not sleepy(c)
"""


Change = Callable[[tuple[str, ...], tuple[str, ...]], tuple[str, ...]]


@dataclass(frozen=True)
class Told:
    """A story as its parts, so that one of them can be changed."""

    truths: tuple[bool, ...]
    knowing: tuple[tuple[str, ...], ...]
    wants: tuple[tuple[str, str], ...]
    initially: tuple[str, ...]
    scenes: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]
    extra: tuple[str, ...] = ()
    title: str = "Law"
    labels: tuple[str, ...] = ("there is gold", "Bob is in debt", "Cleo spies")
    ids: bool = False

    @property
    def text(self) -> str:
        """The text of the story."""
        rows = [f'story "{self.title}"', f"character {', '.join(PEOPLE)}", f"place {', '.join(PLACES)}"]
        rows.append(f"item {', '.join(ITEMS)}")
        for name, label, true, known in zip(SECRETS, self.labels, self.truths, self.knowing, strict=True):
            rows.append(f'secret {name} "{label}"{" true," if true else ""} known to {", ".join(known) or "nobody"}')
        rows += [*self.extra, ACTS, "initially", *(f"    {row}" for row in self.initially)]
        for who in dict.fromkeys(who for who, _ in self.wants):
            rows += [f"wants {who}", *(f"    {want}" for one, want in self.wants if one == who)]
        for number, (title, place, people, events) in enumerate(self.scenes):
            rows.append(f'scene "{title}" at {place} with {", ".join(people)}')
            rows += [f"    {event}{f'  [X{number}.{i}]' if self.ids else ''}" for i, event in enumerate(events)]
        return "\n".join(rows) + "\n"


def story(draw: random.Random) -> Told:
    """A story of two or three scenes."""
    knowing = tuple(tuple(draw.sample(PEOPLE, draw.choice([0, 1, 1, 2]))) for _ in SECRETS)
    truths = tuple(draw.random() < 0.5 for _ in SECRETS)
    initially = ("Coin is with Ann", "Diary is at Attic", "Diary tells of debt", "Cleo distrusts Ann")
    scenes = tuple(scene(draw, n) for n in range(draw.choice([2, 2, 3])))
    return Told(truths, knowing, tuple(wish(draw) for _ in range(4)), initially, scenes)


def scene(draw: random.Random, number: int) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """A scene with two to four of the events that there can be."""
    people = tuple(draw.sample(PEOPLE, draw.choice([1, 2, 2, 3])))
    events = tuple(event(draw, people) for _ in range(draw.choice([2, 3, 4])))
    return f"Scene {number}", draw.choice(PLACES), people, events


def wish(draw: random.Random) -> tuple[str, str]:
    """A line of somebody's wants."""
    who = draw.choice(PEOPLE)
    what = draw.choice(
        [
            f"{draw.choice(PEOPLE)} believes {claim(draw)}",
            "every character c: sleepy(c)",
            "Coin is with Bob",
            claim(draw),
        ]
    )
    return who, f"{draw.choice([-1, 1, 2])} for {what}"


def claim(draw: random.Random) -> str:
    """Something that can be said."""
    secret = draw.choice(SECRETS)
    said = draw.choice([secret, f"not {secret}", "Coin is with Bob"])
    return f"{draw.choice(PEOPLE)} believes {said}" if draw.random() < 0.3 else said


def event(draw: random.Random, present: tuple[str, ...]) -> str:
    """One event, mostly of somebody who is there."""
    one = draw.choice(present if draw.random() < 0.8 else PEOPLE)
    other = draw.choice([who for who in PEOPLE if who != one])
    near = [who for who in present if who != one]
    if near and draw.random() < 0.8:
        other = draw.choice(near)
    secret, place, item = draw.choice(SECRETS), draw.choice(PLACES), draw.choice(ITEMS)
    sentence = draw.choice(
        [
            f"{one} tells {other} that {claim(draw)}",
            f"{one} tells {other} that {claim(draw)}",
            f"{one} pretends to {other} that {claim(draw)}",
            f"{one} reveals to {other} that {claim(draw)}",
            f"{one} asks {other} about {secret}",
            f"{one} asks {other} whether {claim(draw)}",
            f"{one} confesses {secret} to {other}",
            f"{one} promises {other} to keep {secret}",
            f"{one} promises {other} that {claim(draw)}",
            f"{one} threatens {other} that {claim(draw)}",
            f"{one} gives {item} to {other}",
            f"{one} takes {item}",
            f"{one} reads {item}",
            f"{one} marks {item}",
            f"{one} arrives at {place}",
            f"{one} leaves",
            f"{one} listens in on {place}",
            f"{one} turns away",
            f"{one} looks up",
            f"{one} yawns",
            f"{one} nods to {other}",
            f"{one} phones {other}",
            f"a voice tells {one} of {secret}",
        ]
    ).replace(f"{one} leaves", f"{one} leaves {place}")
    return sentence + draw.choice(["", "", "", "", ", unseen", f", unseen by {other}"]) * (
        not sentence.startswith("a ")
    )


def _event_in(draw: random.Random, told: Told) -> Told:
    return _in_scene(draw, told, lambda events, people: _put(draw, events, event(draw, people)))


def _event_out(draw: random.Random, told: Told) -> Told:
    return _in_scene(draw, told, lambda events, _: _cut(draw, events))


def _event_other(draw: random.Random, told: Told) -> Told:
    return _in_scene(draw, told, lambda events, people: _put(draw, _cut(draw, events), event(draw, people)))


def _events_swapped(draw: random.Random, told: Told) -> Told:
    return _in_scene(draw, told, lambda events, _: tuple(draw.sample(events, len(events))))


def _in_scene(draw: random.Random, told: Told, change: Change) -> Told:
    at = draw.randrange(len(told.scenes))
    title, place, people, events = told.scenes[at]
    scenes = list(told.scenes)
    scenes[at] = (title, place, people, change(events, people))
    return replace(told, scenes=tuple(scenes))


def _put(draw: random.Random, events: tuple[str, ...], new: str) -> tuple[str, ...]:
    at = draw.randint(0, len(events))
    return (*events[:at], new, *events[at:])


def _cut(draw: random.Random, events: tuple[str, ...]) -> tuple[str, ...]:
    at = draw.randrange(len(events)) if events else 0
    return (*events[:at], *events[at + 1 :])


def _truth(draw: random.Random, told: Told) -> Told:
    at = draw.randrange(len(SECRETS))
    return replace(told, truths=tuple(t if i != at else not t for i, t in enumerate(told.truths)))


def _knowing(draw: random.Random, told: Told) -> Told:
    at = draw.randrange(len(SECRETS))
    who = tuple(draw.sample(PEOPLE, draw.choice([0, 1, 2])))
    return replace(told, knowing=tuple(k if i != at else who for i, k in enumerate(told.knowing)))


def _wants(draw: random.Random, told: Told) -> Told:
    return replace(told, wants=tuple(w if draw.random() < 0.7 else wish(draw) for w in told.wants))


def _belief(draw: random.Random, told: Told) -> Told:
    one, other = draw.sample(PEOPLE, 2)
    row = draw.choice(
        [
            f"{one} believes that {other} distrusts Ann",
            f"{one} believes that Coin is with Bob",
            f"{one} believes not gold",
        ]
    )
    return replace(told, initially=(*told.initially, row))


def _scene_out(draw: random.Random, told: Told) -> Told:
    at = draw.randrange(len(told.scenes))
    return replace(told, scenes=(*told.scenes[:at], *told.scenes[at + 1 :])) if len(told.scenes) > 1 else told


def _scene_in(draw: random.Random, told: Told) -> Told:
    at = draw.randint(0, len(told.scenes))
    return replace(told, scenes=(*told.scenes[:at], scene(draw, 9), *told.scenes[at:]))


def _titles(draw: random.Random, told: Told) -> Told:
    scenes = tuple((f"{title} {draw.random()}", *rest) for title, *rest in told.scenes)
    return replace(told, title="Another", scenes=scenes, ids=not told.ids)  # type: ignore[arg-type]


def _more(draw: random.Random, told: Told) -> Told:
    rows = ["character Zoe", "place Zone", "item Zither", 'secret zeal "Zoe is zealous" true, known to nobody']
    rows += ['fact zipped\naction "{one: character} zips"\n    by nobody\n    then zipped\n    seen by nobody']
    return replace(told, extra=(*told.extra, draw.choice([row for row in rows if row not in told.extra])))


def _renamed(draw: random.Random, told: Told) -> Told:
    at = draw.randrange(len(SECRETS))
    labels = tuple(label if i != at else f"another matter {draw.randrange(9)}" for i, label in enumerate(told.labels))
    return replace(told, labels=labels)


TOLD = (_event_in, _event_in, _event_out, _event_other, _event_other, _events_swapped, _scene_out, _scene_in)
DECLARED = (_truth, _knowing, _wants, _belief, _titles, _more, _renamed)


def seeing(world: World) -> tuple[Sieve, Viewer]:
    """What makes views of a world's characters."""
    return Sieve(world), Viewer()


class Stage:
    """A base story at work, and the stories that come of it. What differs in its scenes only is told in its world."""

    def __init__(self, told: Told) -> None:
        self.told, self.story = told, load_text(told.text)
        self.semantics = Semantics(self.story.world)
        self.replayed = replay(self.story, self.semantics)
        self._seeing = seeing(self.story.world)

    def other(self, told: Told) -> Replay:
        """The replay of a changed story."""
        if replace(told, scenes=self.told.scenes) != self.told:
            return replay(load_text(told.text))
        rows = told.text[told.text.index("\nscene ") :].strip("\n")
        lines = More(self.story.made).read(rows).lines  # type: ignore[attr-defined]
        return replay(replace(self.story, lines=lines), self.semantics)

    def view(self, replayed: Replay, who: str) -> str:
        """The view of somebody at the end, text and data together."""
        same = replayed.story.world is self.story.world
        sieve, viewer = self._seeing if same else seeing(replayed.story.world)
        one = replayed.story.world.by_name[who]
        view = viewer.view(sieve.all_lived(sieve.begin(one, replayed.start), replayed.moments))
        return f"{view}\n{json.dumps(view.to_json(), ensure_ascii=False)}"


@dataclass(frozen=True)
class Pair:
    """Two stories that ``who`` cannot tell apart, and what they see of each."""

    base: Told
    other: Told
    who: str
    views: tuple[str, str]
    trivial: bool  # nothing of what really happens differs


def alike_pairs(seed: int, told: int = 20, declared: int = 3) -> Iterator[Pair]:
    """The pairs of one seed: a story, changes of what happens in it, and changes of what it declares."""
    draw = random.Random(seed)
    stage = Stage(story(draw))
    for kinds in [TOLD] * told + [(*DECLARED, *DECLARED, *TOLD)] * declared:
        other = stage.told
        for _ in range(draw.choice([1, 1, 2])):
            other = draw.choice(kinds)(draw, other)
        if other != stage.told:
            yield from _alike(stage, other)


def _alike(stage: Stage, other: Told) -> Iterator[Pair]:
    replayed = stage.other(other)
    trivial = [m.event.signature for m in stage.replayed.moments] == [m.event.signature for m in replayed.moments]
    for who in PEOPLE:
        wants = [[want for one, want in told.wants if one == who] for told in (stage.told, other)]
        if wants[0] == wants[1] and alike(stage.replayed, replayed, who):
            views = [stage.view(r, who) for r in (stage.replayed, replayed)]
            yield Pair(
                stage.told, other, who, (views[0], views[1]), trivial and other.initially == stage.told.initially
            )

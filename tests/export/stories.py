"""Stories that make it hard: names, titles, reasons and wordings that look like something else in a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import strategies as st

from pasdedeux.api.replays import replay_of
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.story import Story, Use
from pasdedeux.model.values import show
from pasdedeux.model.words import say

NAMES = (
    *("Ann", "pierre", "Pierre", "left_hand", "_x_", "太郎", "Ömer", "İpek", "Weiß", "O'Brien", "Int", "Est", "Ext"),
    *("4_2", "Note", "scene", "Present", "A" * 40, "Ångström-the-Younger", "Δήμος", "עדה", "TO", "V", "Fade", "event"),
)
TEXTS = (
    *("the *editor*", "@home", ".dot", "> arrow <", "~song", "#1 fan", "!bang", "[[note]]", "]]", "[[", "]", "["),
    *("/* cut */", "*/", "/*", "CUT TO:", "(aside)", "Ann, Pierre", 'a "quoted" one', "INT. CAVE", "a loft - night"),
    *(
        "= equal",
        "===",
        "- list",
        "1. first",
        "back\\slash",
        "\\]",
        "under_score",
        "_all_",
        "**bold**",
        "太郎の家",
        "x" * 40,
    ),
    *(
        " blanks ",
        "Title: x",
        "a  b",
        "<b>",
        "`code`",
        "&amp;",
        "# hash",
        "## two",
        "lower case",
        "¡Olé!",
        "\\",
        "EST",
        "…",
    ),
)
REASONS = (
    *(
        "she may",
        "he says [so]",
        "x ]] y",
        "a [[b",
        "/* c */",
        "5 * 3",
        'the "quote"',
        "ends so \\",
        "a \\] b",
        "\\[ and [",
    ),
    *("note: it", "]]]", "*/ /*", "(aside)", "x" * 40, "so [a] [b]", "**bold** _under_", "INT. LOFT", "太郎"),
)
CODES = ("", " C201", " C204, C209")


def in_quotes(text: str) -> str:
    """A text as the story language has it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _told(one: str, other: str, place: str, claim: str) -> list[str]:
    return [
        f"{one} tells {other} that {claim}",
        f"{one} tells {other} that ({claim} and {one} believes not debt)",
        f"{one} asks {other} whether ({claim} or {one} believes not debt)",
        f"{one} pretends to {other} that {claim}",
        f"{one} asks {other} whether {claim}",
        f"{one} asks {other} about gold",
        f"{one} confesses gold to {other}",
        f"{one} promises {other} to keep debt",
        f"{one} promises {other} that {claim}",
        f"{one} threatens {other} that {claim}",
        f"{one} gives Coin to {other}",
        f"{one} leaves {place}",
        f"{one} arrives at {place}",
        f"{one} phones {other}",
        f"{one} reads the Diary.",
        f"{one} turns away",
        f"Note {one} blinks",
        f"act of {one} and {other}",
        f"INT {one} shouts",
        f"ALARM: {one} runs",
        f"Secret meeting of {one} with {other}",
    ]


@st.composite
def _marks(draw, indent: str = "    ") -> str:
    """Ids and acceptances as they may stand behind a sentence, or under it."""
    ids = draw(st.sampled_from(["", "", " [P1]", " [P2.3, C-7/x]"]))
    reasons = draw(st.lists(st.sampled_from(REASONS), max_size=2))
    each = [f"intentional{draw(st.sampled_from(CODES))}: {reason}" for reason in reasons]
    if len(each) == 1 and draw(st.booleans()):
        return f"{ids} {each[0]}"
    return "".join((ids, *(f"\n{indent}    {row}" for row in each)))


@st.composite
def awkward(draw) -> str:
    """The text of a story in which nothing is called as one would wish."""
    who = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True))
    where = draw(
        st.lists(st.sampled_from(NAMES).filter(lambda name: name not in who), min_size=2, max_size=2, unique=True)
    )
    labels = iter(draw(st.permutations(TEXTS)))
    text = st.sampled_from(TEXTS)
    gloss = text.filter(lambda each: each.casefold() not in {name.casefold() for name in NAMES})

    def named(names: list[str]) -> str:
        return ", ".join(f"{name} {in_quotes(next(labels))}" if draw(st.booleans()) else name for name in names)

    rows = [f"story {in_quotes(draw(text))}", "covers P1, C-7/x"]
    rows += [f"character {named(who)}", f"place {named(where)}", "item Coin, Diary"]
    rows += [
        f"secret gold {in_quotes(draw(gloss))} true, known to {who[0]}",
        f"secret debt {in_quotes(f'{who[1]} owes')}",
    ]
    rows += ["fact odd", 'action "Note {who: character} blinks"', "    then odd"]
    rows += ['action "act of {one: character} and {other: character}"', "    then odd"]
    rows += ['action "INT {who: character} shouts"', "    then odd"]
    rows += ['action "ALARM: {who: character} runs"', "    then odd"]
    rows += ['action "Secret meeting of {one: character} with {other: character}"', "    then odd"]
    rows += ["initially", f"    Coin is with {who[0]}; Diary is at {where[0]}; Diary tells of debt"]
    if draw(st.booleans()):
        rows += [f"credit writer {in_quotes(draw(text))} [C1]"]
    for _ in range(draw(st.integers(1, 3))):
        rows += draw(_acts(who))
        rows += draw(_scenes(who, where))
    rows += draw(_endings(who))
    return "\n".join(rows) + "\n"


@st.composite
def _acts(draw, who: list[str]) -> list[str]:
    if draw(st.booleans()):
        return []
    title = f"act {in_quotes(draw(st.sampled_from(TEXTS)))}{draw(st.sampled_from(['', ' [P1]']))}"
    goal = draw(
        st.sampled_from([[], [f"    goal {who[0]} believes gold"], ["    goal", "        gold", "        not debt"]])
    )
    return [title, *goal, *draw(st.sampled_from([[], ["    intentional: so [it] is"]]))]


@st.composite
def _scenes(draw, who: list[str], where: list[str]) -> list[str]:
    people = draw(st.lists(st.sampled_from(who), min_size=1, unique=True))
    place = draw(st.sampled_from([*(f" at {each}" for each in where), ""]))
    meanwhile = draw(st.sampled_from(["", "", "meanwhile "]))
    title = in_quotes(draw(st.sampled_from(("", *TEXTS))))
    rows = [f"{meanwhile}scene {title}{place} with {', '.join(people)}{draw(_marks(''))}"]
    for _ in range(draw(st.integers(0, 4))):
        one, other = draw(st.permutations(who))[:2]
        claim = draw(st.sampled_from(["gold", "not debt", f"{other} believes not gold", f"{one} is at {where[0]}"]))
        sentence = draw(st.sampled_from(_told(one, other, draw(st.sampled_from(where)), claim)))
        unseen = draw(st.sampled_from(["", "", "", ", unseen", f", unseen by {who[-1]}"]))
        unseen = "" if unseen.endswith(f"by {one}") or sentence.endswith(".") or who[-1] in (one, other) else unseen
        rows.append(f"    {sentence}{unseen}{draw(_marks())}")
    return rows


@st.composite
def _endings(draw, who: list[str]) -> list[str]:
    if draw(st.booleans()):
        return []
    title = in_quotes(draw(st.sampled_from(TEXTS)))
    return [f"ending {title} [P1]", f"    {who[0]} either", f"        {who[0]} turns away", "        nothing"]


# --- what must not be lost -------------------------------------------------------------------------------------------


def essence(story: Story) -> dict[str, object]:
    """All that a story says, without the places at which it says it."""
    scenes = list(story.scenes)
    return {
        "title": story.title,
        "acts": [(act.title, act.goal and say(act.goal)) for act in story.acts],
        "scenes": [
            (s.title, s.place and s.place.name, [p.name for p in s.people], s.act and s.act.title, s.meanwhile)
            for s in scenes
        ],
        "lines": [
            (
                line.number,
                line.staging,
                scenes.index(line.scene) if line.scene else None,
                _words(line.text) if line.staging else line.text,
                line.event.signature,
                sorted(who.name for who in line.event.unseen_by),
                line.ids,
                [(each.reason, each.codes) for each in line.accepted],
            )
            for line in story.lines
        ],
        "uses": [
            (use.who.name, say(use.claim), [each.reason for each in use.line.accepted], _before(story, use))
            for use in story.uses
        ],
        "marks": sorted((mark.id, mark.what) for mark in story.marks),
        "accepted": sorted((each.reason, each.codes) for each in story.accepted),
        "endings": [
            (e.title, e.ids, [(c.who.name, c.texts, [str(o) for o in c.options]) for c in e.choices])
            for e in story.endings
        ],
        "credits": [(c.key, c.values, c.role, c.qualifier, c.ids) for c in story.credits],
        "cast": {who.name: player for who, player in story.cast.items()},
        "covers": story.expected_ids,
        "remake": story.remake_of,
        "world": [(entity.name, entity.label, entity.types) for entity in story.world.entities],
    }


def _before(story: Story, use: Use) -> int:
    """How many events come before a use of knowledge."""
    return sum(use.follows(line) for line in story.lines if not line.staging)


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def states(story: Story) -> Iterator[object]:
    """Every moment of a story: who noticed it, and the state after it with all beliefs, at any depth."""
    replayed = replay_of(story)
    yield _shape(replayed.start)
    for moment in replayed.moments:
        yield _seen(moment), _shape(moment.after)


def _seen(moment: Moment) -> tuple[bool, list[str]]:
    return moment.possible, [who.name for who in moment.observers]


def _shape(state: State) -> list[tuple[list[str], list[int]]]:
    """A state as a graph with its nodes numbered as they are met: two worlds of one text make the same."""
    order = {each: number for number, each in enumerate(state.reachable())}
    return [
        (sorted(f"{fluent}={show(value)}" for fluent, value in each.values.items()), [order[b] for b in each.beliefs])
        for each in order
    ]

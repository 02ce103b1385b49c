"""A small stage for the analysis: three people, two places, a few acts of its own. No library, so nothing else is
tested.
"""

from pasdedeux import language
from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.story.questions import Question, question
from pasdedeux.model.replay import Moment, Replay, replay
from pasdedeux.model.story import Line, Story

STAGE = """
story "Stage"
import nothing
character Ann, Ben, Cleo
place Room, Yard
item Box, Letter
secret ill "Ann is ill" known to Ann
secret debt "Ben has debts" true, known to Ben
fact place(entity): place "{1} is at {value}"
fact holder(item): character "{1} is with {value}"
fact wary(character)
fact sorry(character)
initially
    Ann is at Room
    Ben is at Room
    Cleo is at Yard
    Box is with Ann
staging action "{who: character} comes to {where: place}"
    called comes
    by nobody
    when not who is at where
    then who is at where
    seen by everyone
staging action "{who: character} goes from {where: place}"
    called goes
    by nobody
    when who is at where
    then the place of who becomes unknown
    seen by everyone
action "{s: character} tells {h: character} that {c: claim}"
    called tells
    by s
    then
        if not wary(h):
            h believes c
            h believes that s believes c
    seen by each x: some place p: x is at p and s is at p
    says c to h
action "{s: character} announces {c: claim}"
    called announces
    by s
    seen by each x: some place p: x is at p and s is at p
    says c
action "{s: character} asks {h: character} about {x: secret}"
    called asks
    by nobody
    then h believes that s believes x
    seen by each x: x is h
    asks x to h
action "{s: character} promises {h: character} to keep {x: secret}"
    called keeps
    by s
    seen by s, h
    promises to keep x to h
action "{s: character} promises {h: character} that {c: claim}"
    called vows
    by s
    seen by s, h
    promises c to h
action "{s: character} threatens {h: character} that {c: claim}"
    called threatens
    by s
    seen by s, h
    threatens c to h
action "{s: character} takes {i: item}"
    called takes
    by s
    then i is with s
    seen by each x: some place p: x is at p and s is at p
action "{s: character} shows {h: character} {x: secret}"
    called shows
    by s
    then h believes x
    seen by s, h
action "{who: character} becomes wary"
    called wary
    by nobody
    then wary(who)
    seen by everyone
action "{who: character} finds out {c: claim}"
    called finds
    by nobody
    then who believes c
    seen by nobody
rule "pity" for character c
    whenever c believes that ill and not sorry(c)
    then sorry(c)
"""


def story(events: str, more: str = "") -> Story:
    """A story on the stage: its events, one a line, in the room with Ann and Ben unless a scene is given."""
    lines = [line.strip() for line in events.strip().splitlines()]
    if not lines or not lines[0].startswith("scene"):
        lines.insert(0, 'scene "Talk" at Room with Ann, Ben')
    text = "\n".join(line if line.startswith("scene") else f"    {line}" for line in lines)
    return language.read(Source("stage.story", f"{STAGE}{more}\n{text}\n"), _no_imports)


def played(events: str, more: str = "") -> Replay:
    """The replay of such a story."""
    return replay(story(events, more))


def at(run: Replay, name: str) -> Moment:
    """The moment of the event of that number or id."""
    line = run.story.line(name)
    assert line is not None
    found = run.moment(line)
    assert found is not None
    return found


def line(run: Replay, name: str) -> Line:
    """The event of that number or id."""
    return at(run, name).line


def asked_of(run: Replay, text: str) -> Question:
    """A question about such a story."""
    return question(text, run.story)


def _no_imports(name: str, span: Span) -> Source:
    raise LookupError(f"the stage imports nothing, not even {name}")

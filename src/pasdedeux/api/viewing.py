"""Views: what one character may know at one moment, and what they may say."""

from collections.abc import Iterable
from functools import lru_cache

from pasdedeux import language
from pasdedeux.analysis.perspectives.perspective import Perspective
from pasdedeux.analysis.perspectives.sieve import Sieve
from pasdedeux.analysis.views import saying
from pasdedeux.analysis.views.answers import MaySay
from pasdedeux.analysis.views.saying import Proposal
from pasdedeux.analysis.views.view import View
from pasdedeux.analysis.views.viewer import DEPTH, Viewer
from pasdedeux.api.events import after as after_event
from pasdedeux.api.replays import imagining, replay_of
from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Refused, nearest
from pasdedeux.language.story.more import More
from pasdedeux.language.story.resolve import Written
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Expr
from pasdedeux.model.story import Story
from pasdedeux.model.values import Entity

DEEPEST = 5  # minds within minds that a view goes into: each level has as many more as there are people
_KEPT = 8  # stories whose texts are kept, the last ones asked about


def view(story: Story, who: str, after: str | int | None = None, depth: int = DEPTH) -> View:
    """Everything that ``who`` may know after an event (None: at the end), as data (`to_json`) and as a text (`str`).

    ``depth`` is how many minds deep it lists what they take others to believe, 0 to 5. Raises Refused.
    """
    depth = checked(depth)
    with imagining(story):
        return _viewer(story).view(_perspective(story, who, after), depth)


def may_say(
    story: Story, who: str, claims: Iterable[str], to: str | None = None, after: str | int | None = None
) -> MaySay:
    """What each of some claims would be from the mouth of ``who``: known to them, a lie, a promise broken, given away.

    A claim is a formula ("Katya believes hers") or an act of speech of theirs ("Pierre tells Katya that hers"). ``to``
    is to whom a formula would be said; without it, to anybody whom they know of. Raises Refused.
    """
    speaker = character(story, who)
    addressed = hearer(story, to, speaker)
    perspective = _perspective(story, who, after)
    with imagining(story):
        found = [proposal(text, story, speaker, perspective) for text in claims]
        return saying.may_say(_viewer(story), perspective, found, addressed)


def character(story: Story, who: str) -> Entity:
    """The character of that name, or so called. Raises Refused where there is none."""
    wanted = who.strip()
    people = story.world.characters
    exact = [e for e in people if e.name == wanted]
    found = exact or [e for e in people if wanted.casefold() in (e.name.casefold(), e.label.casefold())]
    if len(found) == 1:
        return found[0]
    names = [e.name for e in people]
    near = nearest(wanted, names)
    has = f"“{story.title}” has {', '.join(names[:12])}{' and others' if len(names) > 12 else ''}." if names else ""
    hint = f"did you mean `{near}`?" if near else "name one of the story's characters."
    if (thing := story.world.by_name.get(wanted)) is not None:
        raise refusal("V120", f"`{thing.name}` is no character, so it believes nothing", has, hint)
    raise refusal("V120", f"no character is called `{who}`", has, hint)


def hearer(story: Story, to: str | None, speaker: Entity) -> Entity | None:
    """To whom something would be said, if that is asked about. Raises Refused where it is the speaker, or nobody."""
    found = None if to is None else character(story, to)
    if found is speaker:
        what = f"{speaker.name} would say it to {speaker.name}"
        raise refusal("V122", what, "Nobody hears what one tells oneself.", "name another with `to`, or nobody.")
    return found


def checked(depth: int) -> int:
    """The depth, if there are views so deep. Raises Refused."""
    if not 0 <= depth <= DEEPEST:
        what = f"a view goes 0 to {DEEPEST} minds deep, not {depth}"
        raise refusal("V121", what, "At each level there are as many minds more as there are people.", "leave it out.")
    return depth


def proposal(text: str, story: Story, speaker: Entity, perspective: Perspective) -> Proposal:
    """A claim or an act of speech as it was written. Raises Refused where it is neither, or somebody else's act."""
    words = " ".join(text.split())
    try:
        return Proposal(words, _claim(words, story, perspective))
    except Refused as refused:
        event = _act(words, story)
        if event is None:
            raise refused from None
    if speaker not in event.consents:
        doer = ", ".join(who.name for who in event.consents) or "nobody"
        hint = f"say what {speaker.name} would say: `{speaker.name} tells …`, or the claim alone."
        raise refusal("V122", f"`{words}` is not for {speaker.name} to say", f"It is done by {doer}.", hint)
    return Proposal(words, None, event)


def _claim(words: str, story: Story, perspective: Perspective) -> Expr:
    """The claim, its quantifiers running through what the speaker knows of. Raises Refused."""
    asked = language.question(words, story, perspective.world)
    if asked.kind != "whether":
        raise refusal("V122", f"`{words}` claims nothing", "", "say what is so: `Katya believes that hers`.")
    return asked.whole


def _act(words: str, story: Story) -> Event | None:
    """The act that a sentence tells; None where it tells none."""
    if not isinstance(story, Written) or story.made is None:
        return None
    try:
        lines = More(story.made).read(words).lines
    except Refused:
        return None
    return lines[0].event if len(lines) == 1 else None


def _perspective(story: Story, who: str, after: str | int | None) -> Perspective:
    one, line = character(story, who), after_event(story, after)
    replayed = replay_of(story)
    sieve = _sieve(story)
    return sieve.all_lived(sieve.begin(one, replayed.start), replayed.until(line))


@lru_cache(maxsize=_KEPT)
def _sieve(story: Story) -> Sieve:
    return Sieve(story.world)


@lru_cache(maxsize=_KEPT)
def _viewer(story: Story) -> Viewer:
    return Viewer()

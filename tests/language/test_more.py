"""A story told further: what is fed to it means what it would mean in the story's own text."""

from dataclasses import replace

import pytest

from pasdedeux import api
from pasdedeux.diagnostics import Refused
from pasdedeux.language.story.more import More
from pasdedeux.model.replay import replay

HEAD = """story "Tea"
character Ann, Bob
place Room, Yard
secret debt "Ann has debts" true, known to Ann
scene "One" at Room with Ann, Bob
    Ann turns away
"""
MORE = """scene "Two" at Yard with Bob
    Bob listens in on Room
    Ann tells Bob that debt, unseen
"""


def happened(story):
    """What really happens, with who misses it: coming and going only where somebody does."""
    return [
        (m.line.number, m.line.text, m.event.signature, {who.name for who in m.event.unseen_by})
        for m in replay(story).moments
    ]


def made(story):
    """What a story is read with."""
    return story.made


def test_more_is_what_the_text_would_say():
    """Headings and sentences fed to a story are what would have happened in it."""
    head, whole = api.load_text(HEAD), api.load_text(HEAD + MORE)
    told = More(made(head)).read(MORE, 1, head.scenes[-1])
    assert happened(replace(head, lines=(*head.lines, *told.lines))) == happened(whole)
    assert told.scene is not None
    assert told.scene.title == "Two"


def test_an_act_is_the_same_event_again():
    """An act that is fed twice is one event, so that what follows from it is worked out once."""
    more = More(made(api.load_text(HEAD)))
    (one,), (other,) = (more.read("Ann looks up").lines for _ in range(2))
    assert one.event is other.event


@pytest.mark.parametrize("text", ["Ann looks upp", 'scene "x" at Rom with Ann', "character Cleo", "  Ann looks up"])
def test_what_cannot_be_read_is_refused(text):
    """A mistake, or a declaration, is refused with its place."""
    with pytest.raises(Refused) as caught:
        More(made(api.load_text(HEAD))).read(text)
    assert all(found.span is not None for found in caught.value.diagnostics)


def test_nothing_is_no_line():
    """A comment tells nothing."""
    assert More(made(api.load_text(HEAD))).read("# later\n").lines == ()

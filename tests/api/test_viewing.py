"""The front door to views: who is asked about, when, and how deep."""

import pytest

from pasdedeux import api
from tests.analysis.views.test_view import HEAD


def code(work) -> list[str]:
    """With which codes something is refused."""
    with pytest.raises(api.Refused) as caught:
        work()
    return [found.code for found in caught.value.diagnostics]


@pytest.mark.parametrize("who", ["Bob", "bob", "the butler", "The Butler", " Bob "])
def test_people_go_by_their_names_and_by_what_they_are_called(who):
    """A name may be written in any case, and so may what prose calls somebody."""
    assert api.view(api.load_text(HEAD), who).who.name == "Bob"


@pytest.mark.parametrize("who", ["Bobb", "", "Room", "debt", "the"])
def test_who_is_nobody_is_refused(who):
    """Neither a place nor a secret has a view."""
    assert code(lambda: api.view(api.load_text(HEAD), who)) == ["V120"]


@pytest.mark.parametrize("depth", [-1, 6, 10**9])
def test_depths_have_bounds(depth):
    """Deeper than five minds there would be more of them than anybody could read."""
    assert code(lambda: api.view(api.load_text(HEAD), "Bob", depth=depth)) == ["V121"]


def test_a_view_is_of_a_moment():
    """What comes after an event is not in the view after it."""
    story = api.load("interview")
    assert "tape" in str(api.view(story, "Pierre"))
    before, after = api.view(story, "Pierre", after="P3.2"), api.view(story, "Pierre", after="P3.3")
    assert len(after.lived) == len(before.lived) + 1
    assert str(before) == str(api.view(story, "Pierre", after=22))
    assert code(lambda: api.view(story, "Pierre", after="P9.9")) == ["V101"]

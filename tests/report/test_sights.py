"""States that look alike have one picture, and it is the picture of each of them."""

import pytest

from pasdedeux import api, draw
from pasdedeux.analysis.pictures.beliefs import beliefs
from pasdedeux.model.replay import replay
from pasdedeux.report.sights import Sights
from tests.report.test_page import chatter


def story(name: str) -> api.Story:
    """A bundled story, or the generated one."""
    return api.load_text(chatter(40), "chatter.story") if name == "chatter" else api.load(name)


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("name", ["comedy_of_errors", "murder_party", "chatter"])
def test_one_sight_one_picture(name, depth):
    """At no event of a story would a picture of its own be another one than that of its sight."""
    run = replay(story(name))
    sights = Sights(run, depth)
    pictures: dict[object, set[str]] = {}
    for moment in run.moments:
        if not moment.line.staging:
            drawn = draw.svg(beliefs(run, moment.line, depth), id="x", style=False)
            inside = drawn[drawn.index("</desc>") :].replace(moment.line.text, "")  # the head names the event
            pictures.setdefault(sights.of(moment.after), set()).add(inside.partition("What is so")[2])
    assert all(len(each) == 1 for each in pictures.values())
    assert 1 < len(pictures) < len(run.moments)

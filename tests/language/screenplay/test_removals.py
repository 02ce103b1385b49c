"""Taking an event out of a marked screenplay yields the findings that follow from it, and none elsewhere."""

import pytest

from pasdedeux import api
from pasdedeux.api.exporting import export
from pasdedeux.api.loading import load_text
from pasdedeux.language import Workshop
from tests.language.screenplay.scripts import sure


def marked(name):
    """A bundled story as a screenplay."""
    return export(api.load(name), "fountain", name)


def said(report):
    """What a report finds: the code, the message and the words of the mark that each finding is at."""
    return sorted((f.code, f.message, sure(f.span).text) for f in report.findings if f.code != "C210")


def excused(report):
    """The reasons that silence something."""
    return {sure(finding.accepted).reason for finding in report.accepted}


def idle(report):
    """The reasons that are found to silence nothing."""
    return {finding.subject for finding in report.findings if finding.code == "C210"}


@pytest.mark.parametrize(
    "name", ["interview", pytest.param("murder_party", marks=pytest.mark.slow), "comedy_of_errors"]
)
def test_removals(name) -> None:
    """The script without a mark is found to be what the story is without the event, computed by leaving it out; what is
    accepted and no longer found is told as such, and nothing else is.
    """
    text = marked(name)
    workshop = Workshop()
    whole = load_text(text, "script.fountain", workshop=workshop)
    before = api.check(whole)
    assert not before.findings
    for line in [line for line in whole.lines if not line.staging]:
        span = sure(line.span)
        expected = api.check(whole, without=[str(line.number)])
        cut = f"{text[: span.start - 2]}{text[span.end + 2 :]}"
        found = api.check(load_text(cut, "script.fountain", workshop=workshop))
        assert said(found) == said(expected), line.text
        own = {accepted.reason for accepted in line.accepted}
        assert idle(found) == excused(before) - excused(expected) - own, line.text

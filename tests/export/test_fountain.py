"""Scripts in Fountain: as writers write it, and read by two programs of others as by us."""

from hypothesis import given, settings

from pasdedeux import api
from pasdedeux.api import bundled
from tests.clients import fountain_js, js_elements, js_notes, our_notes, ours, screenplain
from tests.export.stories import awkward

FEW = settings.default.max_examples // 3 if settings.default else 20

STORY = """story "The *key*"
credit writer "Ada _L_", "Ben"
character Ann, Ben "the [[old]] clerk", Est
place Loft "the loft", Road
secret gold "(so be it)" true, known to Ann
act "One"
scene "Now" at Loft with Ann, Ben [S1]
    Ann tells Ben that gold
    Ben turns away [P1] intentional: he would
    Est arrives at Loft
act "# Two"
meanwhile scene "Then?" with Est
ending "So"
    Ann either
        nothing
"""

SCRIPT = r"""Title: The *key*
Credit: written by
Author: Ada \_L\_ and Ben
World: key.story

[[story "The *key*"]]

# One

INT. LOFT

= Now

[[with Ann, Ben [S1] ]]

ANN and THE [ [OLD] ] CLERK are here.

Ann tells the [ [old] ] clerk that (so be it). [[Ann tells Ben that gold]]

The [ [old] ] clerk turns away. [[Ben turns away [P1] intentional: he would]]

!EST arrives at the loft. [[Est arrives at Loft]]

# Two

[[act "# Two"]]

INT. SOMEWHERE - SAME TIME

[[meanwhile scene "Then?" at nowhere with Est]]

!EST is alone.

> So <

Ann does nothing.
"""


def test_a_script_in_fountain():
    """Headings, action, notes: each as Fountain has it; what would be taken for something else is forced or escaped."""
    assert api.export(api.load_text(STORY), "fountain", "key.story") == SCRIPT.replace(
        "Title: The *key*", r"Title: The \*key\*"
    )


def _same(texts: list[str]) -> None:
    for text, tokens in zip(texts, fountain_js(texts), strict=True):
        assert ours(text) == screenplain(text)
        assert ours(text) == js_elements(tokens)
        assert our_notes(text) == js_notes(tokens)


def test_programs_of_others_read_bundled_stories_as_we_do():
    """Screenplain and fountain-js see the same elements and notes in every bundled story as our reader."""
    names = [*bundled.stories(), bundled.STARTER]
    _same([api.export(api.load_text(bundled.source(name).text), world=name) for name in names if "2003" not in name])
    _same([api.export(api.load("interview_2003"), world="interview_2003")])


def test_programs_of_others_read_awkward_stories_as_we_do():
    """So they do where names, titles and wordings look like something else."""
    texts: list[str] = []

    @settings(max_examples=FEW, database=None)
    @given(awkward())
    def collect(text: str) -> None:
        texts.append(api.export(api.load_text(text), world="w.story"))

    collect()
    _same(texts)

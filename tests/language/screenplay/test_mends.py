"""What `check --mend` proposes for a screenplay is written as a screenplay has it, and clears the finding."""

import pytest

from pasdedeux import api
from pasdedeux.analysis.mends.edits import edited
from tests.language.screenplay.scripts import WORLD, refused, sure

SCRIPTS = {
    "a use": "INT. LOFT\n\nKATYA\nYes.\n\nPIERRE\nI know. [[knows: cancer]]\n",
    "a use behind an act": "INT. LOFT\n\nKATYA\nYes.\n\nPIERRE\nI know.\n[[Pierre turns away]] [[knows: cancer]]\n",
    "an act": "INT. LOFT\n\nKATYA\nYes.\n\nPIERRE\nIs it so? [[Pierre asks Katya about cancer]]\n",
    "somebody who was not there": "INT. LOFT\n\nPIERRE\nYes.\n\nKATYA\nI am ill. [[Katya tells Pierre that cancer]]\n\n"
    "INT. KITCHEN\n\nANN\nShe is ill. [[knows: cancer]]\n",
    "somebody who did not see it": "INT. LOFT\n\nPIERRE\nYes.\n\nANN\nNo.\n\nKATYA\nI am ill. "
    "[[Katya tells Pierre that cancer, unseen by Ann]]\n\nINT. LOFT\n\nANN\nShe is ill. [[knows: cancer]]\n",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_mends(name, tmp_path) -> None:
    """Each mend, typed where it says, is read and clears its finding."""
    path = tmp_path / "script.fountain"
    (tmp_path / "loft.story").write_text(WORLD)
    text = f"Title: Script\nWorld: loft.story\n\n{SCRIPTS[name]}"
    path.write_text(text)
    story = api.load(path)
    leaks = [finding for finding in api.check(story).findings if finding.code == "C201"]
    assert leaks
    for finding in leaks:
        found = api.mends(story, finding)
        assert found
        for mend in found:
            path.write_text(edited(text, [sure(mend.edit)]))
            assert not refused(api.load, path), path.read_text()
            messages = [f.message for f in api.check(api.load(path)).findings if f.code == "C201"]
            assert finding.message not in messages, path.read_text()


def test_a_secret_is_found_where_a_note_declares_it(tmp_path) -> None:
    """An unused secret is told at its note."""
    path = tmp_path / "script.fountain"
    path.write_text('[[secret hers "the diary is hers"]]\n\nINT. LOFT\n\nKATYA\nYes.\n')
    found = api.check(api.load(path)).findings
    assert [(f.code, sure(f.span).line, sure(f.span).text) for f in found] == [("C206", 1, "hers")]

"""SARIF logs: valid by the standard's own schema, and about the right places."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pasdedeux import api
from pasdedeux.diagnostics import Refused, catalogue
from tests.repository import Repository

SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
LEAK = """story "Leak {0}"
character Ann, Bob, Dan
place Room
secret theft "Bob stole 🎻🎻 the [ring](x) {1}" true, known to Bob
scene "Tea" at Room with Ann, Bob
    Ann tells Bob that theft    [L1]
scene "Late" at Room with Dan, Bob
    Dan promises Bob to keep theft  intentional: he overheard it
"""


@pytest.fixture(scope="session")
def schema(root) -> Any:
    """The schema of the standard, as a program of others ships it."""
    path = root / "tests" / "clients" / "node_modules" / SCHEMA
    if not path.is_file():
        pytest.skip("the SARIF schema is not there: `python tools/clients.py` installs it where there is npm")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch) -> Path:
    """An empty folder, and we are in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_of(found) -> Any:
    """The one run of a log."""
    return texts(found)["runs"][0]


def texts(found) -> Any:
    """A log as it comes out of a file."""
    return json.loads(json.dumps(api.sarif(found)))


@pytest.mark.parametrize("name", ["interview", "murder_party"])
def test_bundled_stories_are_valid(name, schema) -> None:
    """The log of each bundled story is valid, with all events in it or without some."""
    jsonschema.validate(texts(api.checkup([name])), schema)
    jsonschema.validate(texts(api.checkup([name], ["1", "2"])), schema)


def of_examples(code: str, schema: Any) -> None:
    """Check the logs of the examples on the page of a code."""
    for example in catalogue.examples(code):
        if example.kind == "story":
            for name, text in (*example.files, ("example.story", example.text)):
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_text(text, encoding="utf-8")
            found: Any
            try:
                found = api.checkup(["example.story"])
            except Refused as refused:
                found = refused
            log = texts(found)
            jsonschema.validate(log, schema)
            (run,) = log["runs"]
            rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
            assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
            told = run["invocations"][0]["toolExecutionNotifications"]
            said = [each["ruleId"] for each in run["results"]] + [each["associatedRule"]["id"] for each in told]
            assert rules == sorted(set(said))


@pytest.mark.parametrize("code", ["C201", "C206", "C209", "F105", "N202", "S108"])
def test_codes_are_valid(code, schema, here) -> None:
    """The log of every example of a finding or a mistake is valid, with a rule for each code that occurs."""
    of_examples(code, schema)


@pytest.mark.slow
def test_every_code_is_valid(schema, here) -> None:
    """It is so for every code."""
    for code in catalogue.codes():
        of_examples(code, schema)


def test_places(here) -> None:
    """Paths are relative to the top of the repository and quoted, braces doubled, what is accepted is suppressed."""
    Repository(here)
    folder = here / "a b"
    folder.mkdir()
    (folder / "ü#.story").write_text(LEAK, encoding="utf-8")
    run = run_of(api.checkup(["a b/ü#.story"]))
    leak, promise = run["results"]
    place = leak["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b/%C3%BC%23.story", "uriBaseId": "SRCROOT"}
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (6, 5)
    assert leak["suppressions"] == []
    (accepted,) = promise["suppressions"]
    assert (accepted["kind"], accepted["justification"]) == ("inSource", "he overheard it")
    assert "{{1}}" in leak["message"]["text"]
    assert leak["properties"]["event"] == "L1"


def test_columns_behind_wide_letters(here) -> None:
    """A letter outside of the basic plane counts as two."""
    Path("a.story").write_text('story "A"\ncharacter Ann "🎻🎻", Bob "b" oops\n', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        api.load("a.story")
    (item,) = (each for each in refused.value.diagnostics if each.span)
    (result,) = run_of(refused.value)["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert item.span is not None
    assert region["startColumn"] == item.span.column + 2
    assert result["level"] == "error"


def test_labels_are_related_places(here) -> None:
    """Other places of a message are related ones."""
    Path("a.story").write_text('story "A"\nfact rich(character)\nfact rich(place)\n')
    with pytest.raises(Refused) as refused:
        api.load("a.story")
    (result,) = run_of(refused.value)["results"]
    (label,) = result["relatedLocations"]
    assert label["physicalLocation"]["region"]["startLine"] == 2
    assert label["message"]["text"]


def test_files_outside_and_files_of_ours(here, tmp_path_factory) -> None:
    """A file outside of the folder has an absolute place, a bundled one a base of its own."""
    elsewhere = tmp_path_factory.mktemp("else where") / "a.story"
    elsewhere.write_text(LEAK)
    far, ours = (run_of(api.checkup([name], ["1"]))["results"] for name in (elsewhere, "murder_party"))
    place = far[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].startswith("file:///")
    assert "%20" in place["uri"]
    place = ours[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "murder_party.story", "uriBaseId": "PASDEDEUX"}


def test_findings_in_imported_files(here) -> None:
    """What is found in a file that a story imports is at its place in that file, for each story that has it."""
    Repository(here)
    (here / "lib").mkdir()
    (here / "lib" / "world.story").write_text('story "W"\ncharacter Ann\nplace Room\nsecret idle "Ann dreams" true\n')
    for name in ("a.story", "b.story"):
        Path(name).write_text('import "lib/world.story"\nscene "Tea" at Room with Ann\n')
    results = run_of(api.checkup(["a.story", "./a.story", "b.story"]))["results"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
    assert places == ["lib/world.story", "lib/world.story"]
    assert [each["properties"]["story"] for each in results] == ["a.story", "b.story"]
    assert results[0]["partialFingerprints"] != results[1]["partialFingerprints"]


def prints(text: str) -> list[str]:
    """The fingerprints of a story's findings."""
    Path("a.story").write_text(text, encoding="utf-8")
    return [each["partialFingerprints"]["pasdedeux/v1"] for each in run_of(api.checkup(["a.story"]))["results"]]


def test_fingerprints(here) -> None:
    """A fingerprint stays when lines move, events are renumbered and findings are accepted; no two are the same."""
    first = prints(LEAK)
    assert len(set(first)) == len(first) == 2
    assert (
        prints("# a word\n" + LEAK.replace("    Ann", "    Bob promises Ann to keep theft\n    Ann", 1))[-2:] == first
    )
    assert sorted(prints(LEAK.replace("    [L1]", " [L1] intentional: so"))) == sorted(first)
    twice = prints(LEAK + "    Dan tells Bob that theft\n    Dan tells Bob that theft\n")
    assert len(set(twice)) == len(twice)


def test_mistakes_and_what_has_no_place(here, schema) -> None:
    """What cannot be read is in the log too: at its place, or as a message about the run."""
    with pytest.raises(Refused) as refused:
        api.checkup(["no.story"])
    log = texts(refused.value)
    jsonschema.validate(log, schema)
    (invocation,) = log["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert "there is no file" in told["message"]["text"].lower()


def test_since_a_revision(here, schema) -> None:
    """With a revision to compare with, each result says whether it is new; what is gone is absent."""
    repo = Repository(here)
    repo.write("a.story", LEAK)
    repo.commit()
    gone = LEAK.replace("    Ann tells Bob that theft    [L1]\n", "")
    repo.write("a.story", "# a word\n" + gone + 'scene "Later" at Room with Ann, Bob\n    Ann tells Bob that theft\n')
    log = texts(api.since(["a.story"], "HEAD"))
    jsonschema.validate(log, schema)
    states = [(each["ruleId"], each["baselineState"]) for each in log["runs"][0]["results"]]
    assert states == [("C201", "new"), ("C201", "unchanged"), ("C201", "absent")]


def test_a_client_reads_it(here) -> None:
    """sarif-tools counts what is there."""
    if find_spec("sarif") is None:
        pytest.skip("sarif-tools is not there: pip install 'pasdedeux[clients]'")
    Path("a.story").write_text(LEAK, encoding="utf-8")
    Path("a.sarif").write_text(json.dumps(api.sarif(api.checkup(["a.story"]))), encoding="utf-8")
    run = [sys.executable, "-m", "sarif", "summary", "a.sarif"]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert "warning: 2" in done.stdout
    assert "C201" in done.stdout


def test_the_command(here) -> None:
    """The command prints one log; mistakes end with 2, findings with 1."""
    Path("a.story").write_text(LEAK, encoding="utf-8")
    command = [sys.executable, "-m", "pasdedeux", "check", "--sarif"]
    for name, code in (("a.story", 1), ("murder_party", 0), ("no.story", 2)):
        done = subprocess.run([*command, name], capture_output=True, text=True, check=False)
        assert (done.returncode, json.loads(done.stdout)["version"]) == (code, "2.1.0")

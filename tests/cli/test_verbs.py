"""What each verb prints and how it ends, as text and as JSON of its schema."""

import json
from importlib.resources import files

import jsonschema
import pytest

PROBLEM = """entity Ann : character;
property coins(c : character) : number;
action grab(c : character) {
    precondition: coins(c) < 2;
    effect: coins(c) = coins(c) + 1;
    consenting: c;
};
utility(): coins(Ann);
utility(Ann): coins(Ann);
"""

LEAK = """story "Leak"
character Ann, Bob
place Room
secret theft "Bob stole the ring" true, known to Bob
scene "Tea" at Room with Ann, Bob
    Ann tells Bob that theft            [L1]
"""


def schema(name: str):
    """A schema of the package."""
    return json.loads(files("pasdedeux").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))


def valid(name: str, document: object) -> None:
    """Check a document against a schema."""
    jsonschema.validate(document, schema(name), cls=jsonschema.Draft202012Validator)


CALLS = {
    "tell": ["tell", "interview"],
    "tell after": ["tell", "interview", "--after", "P3.2", "--without", "P2.3"],
    "check": ["check", "interview", "murder_party"],
    "why": ["why", "interview", "P3.3"],
    "ask": ["ask", "interview", "Katya believes that Pierre believes that hers", "--after", "P3.2"],
    "ask value": ["ask", "interview", "what does Pierre believe about the holder of Confession"],
    "view": ["view", "interview", "Pierre", "--after", "P4.3", "--depth", "3"],
    "may-say": ["may-say", "interview", "Katya", "cancer", "Katya asks Pierre about exwife", "--after", "P4.2"],
    "may-say to": ["may-say", "interview", "Editor", "cancer", "Editor is at Newsroom", "--to", "Boyfriend"],
    "endings": ["endings", "interview"],
    "coverage": ["coverage", "interview"],
    "credits": ["credits", "interview_2003"],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("name", CALLS)
def test_json_of_the_schema(name, call) -> None:
    """Each verb's JSON is one document of its schema, and the same call without --json prints a text."""
    arguments = CALLS[name]
    run = call(*arguments, "--json")
    assert run.code in (0, 1), run.out + run.err
    valid(arguments[0], run.json)
    text = call(*arguments)
    assert text.code == run.code
    assert text.out.strip()


@pytest.mark.parametrize(
    "path", sorted(files("pasdedeux").joinpath("schemas").iterdir(), key=str), ids=lambda p: p.name
)
def test_schemas_are_schemas(path) -> None:
    """Each schema is itself valid, has a title, and requires something."""
    document = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(document)
    assert document["title"]
    assert document["required"]


def test_a_schema_can_fail(call) -> None:
    """The validation bites: a document of another verb is refused."""
    with pytest.raises(jsonschema.ValidationError):
        valid("ask", call("credits", "interview", "--json").json)


@pytest.mark.parametrize(
    ("options", "verdict", "code", "plans"),
    [
        ([], "found", 0, 1),
        (["--goal", "2"], "found", 0, 1),
        (["--goal", "3", "--author-limit", "4"], "impossible", 1, 0),
        (["--all", "--author-limit", "2"], "found", 0, 2),
        (["--all", "--goal", "2", "--author-limit", "2"], "found", 0, 1),
        (["--epistemic-limit", "0", "--character-limit", "0"], "found", 0, 1),
        (["--author-limit", "-1", "--time", "30", "--memory", "4000"], "found", 0, 1),
    ],
)
def test_find(options, verdict, code, plans, call, write) -> None:
    """A search ends with its verdict, its plans are checked, and the exit code says which it is."""
    write("coins.txt", PROBLEM)
    run = call("find", "coins.txt", *options, "--json")
    assert (run.code, run.json["verdict"], len(run.json["plans"])) == (code, verdict, plans)
    assert all(plan["checked"] == "sound" for plan in run.json["plans"])
    valid("find", run.json)
    assert call("find", "coins.txt", *options).code == code


def test_what_would_have_to_change(call, write) -> None:
    """With --mend an impossible story comes with what would make it possible, in words and as data of the schema; a
    found one comes as it is, and so does one that nobody looked for.
    """
    write("coins.txt", PROBLEM)
    write(
        "idle.txt",
        PROBLEM.replace("utility(Ann)", "utility(Ann): 0;\nutility()").replace("utility(): coins(Ann);\n", "", 1),
    )
    impossible = ("find", "idle.txt", "--author-limit", "2", "--mend")
    run = call(*impossible, "--json")
    assert (run.code, run.json["verdict"]) == (1, "impossible")
    assert run.json["counter_evidence"]["mends"]
    valid("find", run.json)
    said = call(*impossible)
    assert said.code == 1
    assert run.json["counter_evidence"]["mends"][0]["changes"][0]["what"][4:] in said.out
    assert "counter_evidence" not in call("find", "coins.txt", "--mend", "--json").json
    assert call("find", "coins.txt", "--author-limit", "0", "--mend").code == 2


def test_find_with_no_events(call, write) -> None:
    """An author limit of zero is answered, and refused as what nobody can mean."""
    write("coins.txt", PROBLEM)
    run = call("find", "coins.txt", "--author-limit", "0", "--json")
    assert run.code == 2
    assert (run.json["verdict"], run.json["plans"]) == ("impossible", [])
    valid("error", run.json)


def test_findings(call, write) -> None:
    """A finding is printed with its place, exits 1, and is one document of its schema."""
    write("leak.story", LEAK)
    run = call("check", "leak.story")
    assert run.code == 1
    assert "leak.story:6" in run.out
    document = call("check", "leak.story", "--json").json
    valid("check", document)
    assert [item["event"] for item in document["findings"]] == ["L1"]


def test_mends(call, write) -> None:
    """With --mend each finding comes with what would clear it, or with the word that nothing small does."""
    write("leak.story", LEAK)
    run = call("check", "leak.story", "--mend", "--json")
    assert run.code == 1
    valid("check", run.json)
    assert all("mends" in item for item in run.json["findings"])
    assert call("check", "leak.story", "--mend").code == 1


def test_what_has_no_outcome_mends_nothing(call, write) -> None:
    """An act after which rules never rest is no mend, and does not keep others from being proposed."""
    spell = (
        'rule "up" for character c\n    whenever spell(c) and not up(c)\n    then up(c)\n'
        'rule "down" for character c\n    whenever spell(c) and up(c)\n    then not up(c)\n'
        'action "{a} bewitches {b: character}"\n    then spell(b); b believes theft\n'
    )
    text = LEAK.replace('scene "Tea"', f'fact up(character)\nfact spell(character)\n{spell}scene "Tea"')
    write("leak.story", text)
    run = call("check", "leak.story", "--mend", "--json")
    assert run.code == 1
    assert [mend for item in run.json["findings"] for mend in item["mends"]]
    assert "bewitches" not in run.out


def test_coverage_that_misses(call, write) -> None:
    """An id that was promised and is nowhere is a finding."""
    write("a.story", 'story "A"\ncovers X1, X2\n' + LEAK.partition("\n")[2].replace("[L1]", "[X1]"))
    run = call("coverage", "a.story")
    assert run.code == 1
    assert "X2" in run.out


def test_why_of_an_act_without_reason(call) -> None:
    """The question why is answered also where the answer is that there is no reason: exit code 0."""
    run = call("why", "interview", "P3.3", "--without", "P3.2", "--json")
    assert run.code == 0
    valid("why", run.json)


def test_new_and_format(call, tmp_path) -> None:
    """A new story is in good order already, and reads, tells and checks without a finding."""
    assert call("new", "mine.story").code == 0
    assert (tmp_path / "mine.story").read_text(encoding="utf-8").rstrip() == call("new").out.rstrip()
    assert call("format", "--check", "mine.story").code == 0
    assert call("tell", "mine.story").code == 0
    assert call("check", "mine.story").code == 0


def test_format(call, write) -> None:
    """`format --check` says what would change and writes nothing; `format` writes it; then nothing changes."""
    path = write("a.story", 'story   "A"\ncharacter   Ann,Bob # two\n')
    before = path.read_bytes()
    assert call("format", "--check", "a.story").code == 1
    assert path.read_bytes() == before
    assert call("format", "a.story").code == 0
    assert b"# two" in path.read_bytes() != before
    assert call("format", "--check", "a.story").code == 0
    assert [item.name for item in path.parent.iterdir()] == ["a.story"]


def test_explain(call) -> None:
    """A page is printed for a code in any case."""
    assert call("explain", "v101").out.startswith("# V101: ")

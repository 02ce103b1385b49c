"""Whatever is wrong with an input or a call: a clear message, exit code 2, nothing written, never a traceback."""

import json

import pytest

WORLD = """story "Verona"
character Romeo, Juliet
place Garden, Tomb
secret love "Romeo loves Juliet" true, known to Romeo
"""

PROBLEM = """entity Ann : character;
property has_coin(c : character) : boolean;
action grab(c : character) {
    precondition: !has_coin(c);
    effect: has_coin(c);
    consenting: c;
};
utility(): has_coin(Ann);
utility(Ann): has_coin(Ann);
"""

SPELL = (
    WORLD
    + "fact up(character)\nfact spell(character)\n"
    + 'rule "up" for character c\n    whenever spell(c) and not up(c)\n    then up(c)\n'
    + 'rule "down" for character c\n    whenever spell(c) and up(c)\n    then not up(c)\n'
    + 'action "{a} bewitches {b: character}"\n    then spell(b)\n'
)
EVENING = 'scene "Evening" at Garden with Romeo, Juliet\n    Romeo tells Juliet that love\n'

# What is wrong, the files, the call, and words of the message.
BAD: dict[str, tuple[dict[str, str | bytes], list[str], list[str]]] = {
    "unknown name": (
        {"a.story": WORLD + 'scene "Night" at Garden with Romeo\n    Romeo tells Juliette that love\n'},
        ["tell", "a.story"],
        ["Juliet", "a.story:6"],
    ),
    "wrong type": (
        {"a.story": WORLD + 'scene "Night" at Romeo with Romeo\n    Juliet arrives at Garden\n'},
        ["check", "a.story"],
        ["place", "a.story:5"],
    ),
    "missing file": ({}, ["tell", "verona.story"], ["F101", "verona.story"]),
    "empty name": ({}, ["tell", ""], ["F101"]),
    "bundled name with a slip": ({}, ["tell", "intervew"], ["did you mean `interview`"]),
    "directory": ({"drafts/a.story": WORLD}, ["tell", "drafts"], ["F102", "folder"]),
    "not text": ({"a.story": b"\x89PNG\r\n\x1a\n\x00\x00\xff"}, ["check", "a.story"], ["F102", "line 1"]),
    "another encoding": ({"a.story": 'story "Été"'.encode("utf-16")}, ["check", "a.story"], ["F102", "UTF-8"]),
    "import cycle": (
        {"a.story": 'story "A"\nimport "b.story"\n', "b.story": 'story "B"\nimport "a.story"\n'},
        ["check", "a.story"],
        ["F105", "circle"],
    ),
    "missing import": ({"a.story": 'story "A"\nimport "b.story"\n'}, ["check", "a.story"], ["F104", "b.story"]),
    "contradictory declarations": (
        {"a.story": WORLD + "fact Garden\n"},
        ["check", "a.story"],
        ["Garden", "a.story:5"],
    ),
    "rule loop": (
        {
            "a.story": WORLD
            + "fact up(character)\n"
            + 'rule "up" for character c\n    whenever not up(c)\n    then up(c)\n'
            + 'rule "down" for character c\n    whenever up(c)\n    then not up(c)\n'
        },
        ["check", "a.story"],
        ["R101", "`up`", "`down`"],
    ),
    "rule loop that only a search comes to": (
        {
            "a.txt": PROBLEM
            + "property lit() : boolean;\nbelieves(Ann, !lit());\n"
            + "trigger on() { precondition: has_coin(Ann) & !lit(); effect: lit(); };\n"
            + "trigger off() { precondition: has_coin(Ann) & lit(); effect: !lit(); };\n"
        },
        ["find", "a.txt"],
        ["R101", "`on`", "grab(Ann)", "a.txt:"],
    ),
    "rule loop in what somebody imagines": (
        {"a.story": SPELL + "wants Romeo\n    1 for up(Juliet)\n" + EVENING},
        ["tell", "a.story"],
        ["R101", "bewitches", "which somebody could do"],
    ),
    "rule loop in an ending": (
        {"a.story": SPELL + 'ending "Morning"\n    Romeo either\n        Romeo bewitches Juliet\n        nothing\n'},
        ["endings", "a.story"],
        ["R101", "could still happen"],
    ),
    "division by zero in what somebody imagines": (
        {
            "a.story": WORLD
            + "fact gold(character): number\n"
            + "wants Romeo\n    1 for the gold of Romeo > 5\n"
            + 'action "{a} divides with {b: character}"\n    then the gold of a becomes 10 / the gold of b\n'
            + EVENING
        },
        ["why", "a.story", "1"],
        ["R102", "10 is divided by zero", "divides with"],
    ),
    "numbers beyond all bounds": (
        {
            "a.txt": "entity Ann : character;\nproperty n() : number;\nn() = 1;\n"
            "action grow(c : character) { effect: n() = n() * 1000000000000000000; consenting: c; };\n"
            "utility(): n() < 0;\nutility(Ann): n();\n"
        },
        ["find", "a.txt"],
        ["R102", "beyond all bounds", "grow(Ann)"],
    ),
    "nobody in a scene": (
        {"a.story": WORLD + 'scene "Night" at Garden\n    Romeo arrives at Tomb\n'},
        ["tell", "a.story"],
        ["a.story:5"],
    ),
    "no time": ({"a.txt": PROBLEM}, ["find", "a.txt", "--time", "0"], ["V102", "time limit is 0"]),
    "no memory": ({"a.txt": PROBLEM}, ["find", "a.txt", "--memory", "0"], ["V102", "memory limit is 0"]),
    "no events": ({"a.txt": PROBLEM}, ["find", "a.txt", "--author-limit", "0"], ["V102"]),
    "less than none": ({"a.txt": PROBLEM}, ["find", "a.txt", "--character-limit", "-2"], ["V102", "-2"]),
    "endless goal": ({"a.txt": PROBLEM}, ["find", "a.txt", "--goal", "nan"], ["V102", "goal"]),
    "goal that is no number": ({"a.txt": PROBLEM}, ["find", "a.txt", "--goal", "much"], ["V103", "much"]),
    "nothing wanted": ({"a.story": WORLD}, ["find", "a.story"], ["V106"]),
    "nothing to tell": ({"a.txt": PROBLEM}, ["tell", "a.txt"], ["V105"]),
    "no such event": ({}, ["ask", "interview", "cancer", "--after", "P3.33"], ["V101", "P3.33", "did you mean `P3.3`"]),
    "no such event to take out": ({}, ["check", "interview", "--without", "999"], ["V101", "999"]),
    "event taken out": ({}, ["why", "interview", "P3.3", "--without", "P3.3"], ["V101", "taken out"]),
    "unknown words in a question": ({}, ["ask", "interview", "Pierre believes that cancre"], ["cancer", "^^^"]),
    "empty question": ({}, ["ask", "interview", ""], ["question"]),
    "no verb": ({}, ["tel", "interview"], ["V103", "did you mean `pasdedeux tell`"]),
    "no such option": ({}, ["tell", "interview", "--afer", "1"], ["V103", "did you mean --after"]),
    "a word too few": ({}, ["ask", "interview"], ["V103", "QUESTION"]),
    "a word too many": ({}, ["tell", "interview", "twice"], ["V103", "twice"]),
    "no such code": ({}, ["explain", "N0"], ["V104"]),
    "a story in the way": ({"mine.story": WORLD}, ["new", "mine.story"], ["F107", "mine.story"]),
    "no such folder": ({}, ["new", "nowhere/mine.story"], ["F108", "nowhere"]),
    "a problem to format": ({"a.txt": PROBLEM}, ["format", "a.txt"], ["F109"]),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name, process, write, tmp_path) -> None:
    """A clear message on the standard error, exit code 2, and every file as it was."""
    files, arguments, words = BAD[name]
    for file, text in files.items():
        write(file, text)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    run = process(*arguments)
    assert run.code == 2, run.out + run.err
    assert "Traceback" not in run.err
    for word in words:
        assert word in run.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "name", [name for name, (_, call, _) in BAD.items() if call[0] not in ("new", "format", "explain")]
)
def test_bad_input_as_json(name, call, write) -> None:
    """With --json the refusal is one document of the schema of errors, with the same exit code."""
    files, arguments, _ = BAD[name]
    for file, text in files.items():
        write(file, text)
    run = call(*arguments, "--json")
    assert run.code == 2
    assert run.json["error"]
    assert not run.err
    assert all(json.dumps(item) for item in run.json["error"])


def test_all_mistakes_at_once(call, write) -> None:
    """Several mistakes in several files are all shown by one run."""
    write("a.story", WORLD + "fact Garden\nnonsense here\n")
    write("b.story", WORLD + "wishes Romeo\n")
    run = call("check", "a.story", "b.story", "c.story")
    assert run.code == 2
    for place in ("a.story:5", "a.story:6", "b.story:5", "c.story"):
        assert place in run.err


def test_what_is_read_is_not_written(process, write) -> None:
    """`format` writes none of its files when one of them cannot be read."""
    good = write("a.story", 'story   "A"\n')
    run = process("format", "a.story", "b.story")
    assert run.code == 2
    assert good.read_text() == 'story   "A"\n'

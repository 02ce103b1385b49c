"""Pages are tests: every example of the catalogue does what its page says."""

import re
import shlex
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner

from pasdedeux import api
from pasdedeux.cli import main
from pasdedeux.diagnostics import Refused, catalogue
from pasdedeux.diagnostics.catalogue import Example

EXAMPLES = [example for code in catalogue.codes() for example in catalogue.examples(code)]

# Triggered in tests/api/test_searching.py, by an engine that is made to fail.
MISTAKES_OF_OURS = {"V108"}

# Triggered in tests/mcp/test_process.py, by an installation that is made to lack a package.
INCOMPLETE = {"V134"}


def name_of(example: Example) -> str:
    """What the example is called in a report: its code and its line in the page."""
    return f"{example.code}:{example.line}"


def run_example(example: Example) -> set[str]:
    """Run an example in the current folder and say which codes it yields."""
    for name, text in example.files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    run = {"console": _run_console, "python": _run_python}.get(example.kind, _run_text)
    return run(example)


def _run_text(example: Example) -> set[str]:
    """Codes of the refusal where the text is refused, else of the findings of its check."""
    suffix = "txt" if example.kind == "problem" else example.kind
    try:
        story = api.load_text(example.text, f"example.{suffix}")
        findings = api.check(story).findings if example.kind != "problem" else ()
    except Refused as refused:
        return {item.code for item in refused.diagnostics}
    return {item.code for item in findings}


def _run_python(example: Example) -> set[str]:
    """Codes of the refusal where the lines are refused."""
    try:
        exec(compile(example.text, example.code, "exec"), {})
    except Refused as refused:
        return {item.code for item in refused.diagnostics}
    return set()


def _run_console(example: Example) -> set[str]:
    """Codes that the command lines of an example print."""
    found = set()
    for line in example.text.splitlines():
        if line.startswith("$ "):  # `$ NAME=VALUE pasdedeux ...` sets a variable for this run
            found |= set(re.findall(r"(?:error|warning|finding)\[([A-Z]\d{3})\]", _output(line[2:])))
    return found


def _output(line: str) -> str:
    """What a command line prints; a traceback is an error of the test."""
    words = shlex.split(line)
    environment = dict(word.split("=", 1) for word in takewhile(lambda word: "=" in word, words))
    program, *arguments = words[len(environment) :]
    assert program == "pasdedeux", f"an example runs pasdedeux, not {program}"
    return CliRunner().invoke(main, arguments, env=environment, catch_exceptions=False).output


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_example(example, tmp_path, monkeypatch) -> None:
    """An example triggers exactly the code of its page; a fine one is not refused and does not trigger it."""
    monkeypatch.chdir(tmp_path)
    codes = run_example(example)
    if example.expects == "fine":
        assert example.code not in codes
        assert not [code for code in codes if not code.startswith("C")]
    else:
        assert codes == {example.code}


def test_every_code_is_triggered_by_its_page() -> None:
    """No page is without an example that triggers its code, but where no input does: it takes a mistake of ours, or
    another installation.
    """
    triggered = {example.code for example in EXAMPLES if example.expects != "fine"}
    assert triggered == set(catalogue.codes()) - MISTAKES_OF_OURS - INCOMPLETE


def test_every_code_that_the_program_uses_has_a_page(root) -> None:
    """A code in the source is a code of the catalogue, and the other way round."""
    sources = (path.read_text(encoding="utf-8") for path in sorted((root / "src").rglob("*.py")))
    used = {code for text in sources for code in re.findall(r"""["']([CFMNPRSTVW]\d{3})["']""", text)}
    assert used == set(catalogue.codes())

"""What the documents show is what happens. `pytest tests/test_docs.py --rewrite` writes down what happens now."""

import contextlib
import doctest
import io
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from pasdedeux import api
from pasdedeux.cli import main
from pasdedeux.diagnostics import Refused
from tests.blocks import Block, blocks, commands, matches, printed, rewritten
from tests.repository import QUIET

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


class Document:
    """A document while its blocks run, one after the other, in one folder."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: dict[str, object] = {"__name__": "__docs__"}
        self.mistakes: list[str] = []
        self.changes: dict[int, str] = {}

    def run(self) -> None:
        """Run every block; what is wrong with one is no reason to leave out the next."""
        for block in blocks(self.text):
            try:
                getattr(self, f"_{block.kind}")(block)
            except Refused as refused:
                self._complain(block, str(refused))

    def _complain(self, block: Block, what: str) -> None:
        self.mistakes.append(f"line {block.line}: {what}")

    def _text(self, block: Block) -> None:
        if name := block.options.get("file"):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(block.text, encoding="utf-8")

    def _story(self, block: Block) -> None:
        self._text(block)
        story = api.load_text(block.text, block.options.get("file", "example.story"))
        if story.lines:
            api.tell(story)
        if "clean" in block.options and (found := api.check(story).findings):
            self._complain(block, "\n".join(map(str, found)))

    _problem = _story

    def _fountain(self, block: Block) -> None:
        self._text(block)
        api.load_text(block.text, block.options.get("file", f"example.{block.kind}"))

    _markdown = _fountain

    def _python(self, block: Block) -> None:
        if ">>>" not in block.text:
            exec(compile(block.text, f"line {block.line}", "exec"), self.names)
            return
        test = doctest.DocTestParser().get_doctest(block.text, self.names, "example", None, block.line)
        said = io.StringIO()
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        runner = doctest.DocTestRunner(optionflags=flags)
        runner.run(test, out=said.write, clear_globs=False)
        self.names.update(test.globs)
        if said.getvalue():
            self._complain(block, said.getvalue())

    def _console(self, block: Block) -> None:
        rows: list[str] = []
        good = True
        calls = commands(block.text)
        for number, command in enumerate(calls, 1):
            program, *arguments = command.words
            if program == "git":
                subprocess.run([program, *arguments], env={**os.environ, **QUIET}, check=True, capture_output=True)
                rows.append(f"$ {command.line}")
                continue
            if program != "pasdedeux":
                self._complain(block, f"only pasdedeux and git are run, not {program}")
                return
            result = CliRunner().invoke(main, arguments, catch_exceptions=False)
            now = printed(command, result.output)
            expected = int(block.options.get("exit", "0")) if number == len(calls) else 0
            if result.exit_code != expected and command.head is None:  # of a pipe the code is that of its end
                self._complain(
                    block, f"$ {command.line}\nends with {result.exit_code}, not {expected}:\n{result.output}"
                )
            if matches(command.shown, now):
                now = command.shown
            else:
                good = False
                self._complain(block, f"$ {command.line}\nprints\n" + "\n".join(now))
            rows += [f"$ {command.line}", *now]
        if not good:
            self.changes[block.start] = "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_document(path, tmp_path, monkeypatch, request) -> None:
    """Every block of a document does what it shows."""
    monkeypatch.chdir(tmp_path)
    document = Document(path.read_text(encoding="utf-8"))
    with contextlib.redirect_stdout(io.StringIO()):
        document.run()
    if document.changes and request.config.getoption("--rewrite"):
        path.write_text(rewritten(document.text, document.changes), encoding="utf-8")
    assert not document.mistakes, "\n\n".join(document.mistakes)


def test_a_wrong_output_is_found(tmp_path, monkeypatch) -> None:
    """An output that is not what happens is a mistake, and is rewritten as what does."""
    monkeypatch.chdir(tmp_path)
    wrong = "```console\n$ pasdedeux --version\npasdedeux 99\n```\n"
    document = Document(wrong)
    document.run()
    assert document.mistakes
    again = Document(rewritten(wrong, document.changes))
    again.run()
    assert not again.mistakes


@pytest.mark.parametrize(
    "text",
    [
        "```story\nnonsense\n```\n",
        "```console\n$ pasdedeux tel\n...\n```\n",
        "```console\n$ ls\n```\n",
        "```python\n>>> 1 + 1\n3\n```\n",
    ],
)
def test_a_broken_block_is_found(text, tmp_path, monkeypatch) -> None:
    """A block that does not do what it says is reported, whatever its kind."""
    monkeypatch.chdir(tmp_path)
    document = Document(text)
    document.run()
    assert document.mistakes


def test_an_authors_cut_is_kept() -> None:
    """`...` stands for the lines between the first and the last that are shown."""
    (command,) = commands("$ pasdedeux x\nfirst\n...\nlast\n")
    assert printed(command, "one\ntwo\nthree\nfour\n") == ("one", "...", "four")
    assert matches(("a", "took 0.2 s"), ("a", "took 13 s"))

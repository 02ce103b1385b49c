"""What programs of others read in a script, and what we do: the same elements, each a kind and a text.

Texts are compared as people read them: without notes, stars, underscores, backslashes and repeated blanks.
`fountain_js` needs node and what tools/clients.py installs; without it, the test that asks for it is skipped.
"""

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from screenplain.parsers import fountain as screenplain_fountain
from screenplain.types import Action, Dialog, DualDialog, PageBreak, Section, Slug, Transition

from pasdedeux.diagnostics import Source
from pasdedeux.language.screenplay import fountain
from pasdedeux.language.written.mistakes import Mistakes

Read = list[tuple[str, str]]

_HERE = Path(__file__).resolve().parent
_NOTE = re.compile(r"\[\[(?!\[).*?\]\](?!\])", re.DOTALL)


def same(text: str) -> str:
    """A text as people read it."""
    return " ".join(re.sub(r"[\\*_]", "", _NOTE.sub("", text)).split())


def ours(text: str) -> Read:
    """The elements that we read."""
    mistakes = Mistakes()
    found = fountain.read(Source("script.fountain", text), mistakes)
    mistakes.collector.raise_if_any()
    return [(each.kind, same(each.text)) for each in found.elements]


def our_notes(text: str) -> list[str]:
    """The notes that we read."""
    return [" ".join(note.span.text[2:-2].split()) for note in fountain.read(Source("x", text), Mistakes()).notes]


# --- screenplain -----------------------------------------------------------------------------------------------------


def screenplain(text: str) -> Read:
    """The elements that screenplain reads. It takes notes out."""
    return [each for part in screenplain_fountain.parse(io.StringIO(text)) for each in _screenplain(part)]


def _screenplain(part: Any) -> Iterator[tuple[str, str]]:
    match part:
        case Slug():
            yield "heading", same(str(part.line))
            yield from _synopsis(part)
        case Section():
            yield "section", same(str(part.text))
            yield from _synopsis(part)
        case Action():
            kind = "centered" if part.centered else "action"
            yield kind, same(" ".join(map(str, part.lines)))
        case Dialog():
            yield "character", same(str(part.character))
            for aside, line in part.blocks:
                yield "parenthetical" if aside else "dialogue", same(str(line))
        case DualDialog():
            yield from _screenplain(part.left)
            yield from _screenplain(part.right)
        case Transition():
            yield "transition", same(str(part.line))
        case PageBreak():
            yield "break", ""


def _synopsis(part: Slug | Section) -> Iterator[tuple[str, str]]:
    if part.synopsis:
        yield "synopsis", same(part.synopsis)


# --- fountain-js -----------------------------------------------------------------------------------------------------

_KINDS = {"scene_heading": "heading", "page_break": "break", "lyrics": "lyric"}
_NO_ELEMENT = frozenset({"dialogue_begin", "dialogue_end", "dual_dialogue_begin", "dual_dialogue_end", "spaces"})


def fountain_js(texts: Sequence[str]) -> list[list[dict[str, Any]]]:
    """The tokens that fountain-js reads in each text."""
    node = shutil.which("node")
    if node is None or not (_HERE / "node_modules" / "fountain-js").is_dir():
        pytest.skip("fountain-js is not there: `python tools/clients.py` installs it where there is npm")
    run = subprocess.run(
        [node, "fountain.cjs"],
        cwd=_HERE,
        input=json.dumps(list(texts)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[list[dict[str, Any]]] = json.loads(run.stdout)
    return found


def js_elements(tokens: Sequence[dict[str, Any]]) -> Read:
    """The elements among tokens of fountain-js; what holds only notes is none."""
    found = []
    for token in tokens:
        kind, text = _KINDS.get(token["type"], token["type"]), token.get("text", "")
        alone = kind == "note" or (kind == "action" and not same(text))
        if kind not in _NO_ELEMENT and not token.get("is_title") and not alone:
            found.append((kind, same(text)))
    return found


def js_notes(tokens: Sequence[dict[str, Any]]) -> list[str]:
    """The notes among tokens of fountain-js, which leaves those inside of a line in its text."""
    found: list[str] = []
    for token in tokens:
        text = token.get("text", "")
        found += [text] if token["type"] == "note" else [note[2:-2] for note in _NOTE.findall(text)]
    return [" ".join(note.split()) for note in found]

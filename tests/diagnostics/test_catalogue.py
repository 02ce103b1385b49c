"""The catalogue is complete: code and pages agree."""

import ast
import re
from pathlib import Path

import pytest

from pasdedeux.diagnostics import catalogue
from pasdedeux.diagnostics.catalogue import parse_examples, parse_page
from tests.test_pages import INCOMPLETE, MISTAKES_OF_OURS

PAGE = """# N201: no such fact

A name that no fact has.

```story file=names.story
fact asleep
```

```story error
import "names.story"
```

```text
only an illustration
```

## What to do

```story fine
fact asleep
```

````console error
$ pasdedeux tell nowhere
```
````
"""


def used(source: Path) -> set[str]:
    """Every code that the sources name: a string constant of the shape of a code."""
    found = set()
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"\A[A-Z]\d{3}\Z", node.value))
    return found


def complaints(code: str, text: str) -> list[str]:
    """What a page lacks."""
    examples = parse_examples(code, text)
    done = text.find("\n## What to do\n")
    line = text.count("\n", 0, done)
    elsewhere = MISTAKES_OF_OURS | INCOMPLETE  # other tests trigger these
    checks = {
        "no section 'What to do'": done >= 0,
        "no example that triggers it": code in elsewhere or any(item.expects != "fine" for item in examples),
        "no mended example under 'What to do'": any(item.expects == "fine" and item.line > line for item in examples),
        "a fence that does not close": text.count("\n```") % 2 == 0,
    }
    return [complaint for complaint, good in checks.items() if not good]


def test_every_code_has_a_page(root) -> None:
    """Every code that the sources name has a page."""
    assert sorted(used(root / "src" / "pasdedeux") - set(catalogue.codes())) == []


def test_every_page_has_a_use(root) -> None:
    """Every page is that of a code that the sources name."""
    assert sorted(set(catalogue.codes()) - used(root / "src" / "pasdedeux")) == []


@pytest.mark.parametrize("code", catalogue.codes())
def test_page_is_whole(code) -> None:
    """A page has a title, an example that triggers its code, and what to do with a mended example."""
    page = catalogue.page(code)
    assert page.title
    assert complaints(code, page.text) == []


def test_codes_are_found_in_sources(tmp_path) -> None:
    """A code is found wherever it stands as a constant, and nothing else is taken for one."""
    text = '"""See N999."""\nX = {"N201": "R301 is not one", "n202": "N2011"}\nf(code="T301")\n'
    (tmp_path / "a.py").write_text(text)
    assert used(tmp_path) == {"N201", "T301"}


def test_no_such_page() -> None:
    """A code without a page is refused."""
    for code in ("N000", "../catalogue", ""):
        with pytest.raises(KeyError):
            catalogue.page(code)


def test_title() -> None:
    """The title stands in the first line, behind the code."""
    page = parse_page("N201", PAGE)
    assert (page.code, page.title, str(page)) == ("N201", "no such fact", PAGE)


@pytest.mark.parametrize("text", ["", "N201: no such fact\n", "# N202: no such fact\n", "# N201\n"])
def test_page_of_another_code(text) -> None:
    """A page that does not begin with its code and title is refused."""
    with pytest.raises(ValueError, match="must begin '# N201"):
        parse_page("N201", text)


def test_examples() -> None:
    """An example has its kind, what it expects, its line, and the files defined before it."""
    found = parse_examples("N201", PAGE)
    assert [(item.kind, item.expects, item.line) for item in found] == [
        ("story", "error", 10),
        ("story", "fine", 20),
        ("console", "error", 24),
    ]
    assert found[0].text == 'import "names.story"\n'
    assert found[0].files == (("names.story", "fact asleep\n"),)
    assert found[2].text == "$ pasdedeux tell nowhere\n```\n"


def test_a_whole_page_has_no_complaints() -> None:
    """The page above lacks nothing; without its sections it does."""
    assert complaints("N201", PAGE.replace("````", "```").replace("\n```\n```", "\n```")) == []
    assert complaints("N201", "# N201: nothing\n```story error\n") == [
        "no section 'What to do'",
        "no example that triggers it",
        "no mended example under 'What to do'",
        "a fence that does not close",
    ]

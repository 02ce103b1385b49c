"""The catalogue: one page of Markdown for each code, with examples that are run as tests.

A page is `pages/CODE.md`. It begins `# CODE: short title`, says what the code means for the story, shows at
least one example that triggers it, and under `## What to do` one that is mended. What an example is, is said
by the first line of its fence:

    story error             a story that must be refused with exactly this code
    story finding           a story that loads, and `check` reports exactly this code
    story fine              a story that does not trigger it: the mended one
    problem error, problem fine     the same for a problem file of the field
    fountain error, finding, fine   the same for a screenplay
    python error, python fine       lines of Python that are refused with exactly this code, or are not refused
    console error, console fine     a command line, `$ pasdedeux ...`, whose run says this code, or does not;
                            `$ NAME=VALUE pasdedeux ...` sets a variable for it
    story file=NAME.story   no example: a file that the examples after it may import or name (any word but
                            `story` will do as well: `text file=notes.txt`)

Fences with other first lines only illustrate.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PAGE = re.compile(r"[A-Z]\d{3}\.md")
_TITLE = re.compile(r"# ([A-Z]\d{3}): (.+)\n")
_FENCE = re.compile(r"^(?P<fence>`{3,}) *(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=fence)`* *$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"\w+ file=(\S+)")
_KIND = re.compile(r"(story|fountain|problem|console|python) (error|finding|fine)")


@dataclass(frozen=True)
class Page:
    """The page of one code: its title without the code, and its whole text in Markdown."""

    code: str
    title: str
    text: str

    def __str__(self) -> str:
        """The text itself."""
        return self.text


@dataclass(frozen=True)
class Example:
    """One example of a page.

    kind     "story", "fountain", "problem", "console" or "python"
    expects  "error", "finding" or "fine"
    text     what stands in the fence
    line     where its first line stands in the page, from 1
    files    name and text of each file that the page defines before it
    """

    code: str
    kind: str
    expects: str
    text: str
    line: int
    files: tuple[tuple[str, str], ...] = ()


@cache
def codes() -> tuple[str, ...]:
    """The codes that have a page, in order."""
    folder = files(__package__).joinpath("pages")
    names = [item.name for item in folder.iterdir()] if folder.is_dir() else []
    return tuple(sorted(name.removesuffix(".md") for name in names if _PAGE.fullmatch(name)))


@cache
def page(code: str) -> Page:
    """The page of a code, such as "N201". Raises KeyError for a code without one."""
    if code not in codes():
        raise KeyError(code)
    text = files(__package__).joinpath("pages", f"{code}.md").read_text(encoding="utf-8")
    return parse_page(code, text)


def examples(code: str) -> tuple[Example, ...]:
    """The examples on the page of a code, in order. Raises KeyError for a code without a page."""
    return parse_examples(code, page(code).text)


def parse_page(code: str, text: str) -> Page:
    """A page from its text. Raises ValueError where its first line is not `# CODE: title` with this code."""
    match = _TITLE.match(text)
    if match is None or match[1] != code:
        raise ValueError(f"the page of {code} must begin '# {code}: title'")
    return Page(code, match[2].strip(), text)


def parse_examples(code: str, text: str) -> tuple[Example, ...]:
    """The examples in the text of a page."""
    return tuple(_examples(code, text))


def _examples(code: str, text: str) -> Iterator[Example]:
    defined: dict[str, str] = {}
    for match in _FENCE.finditer(text):
        info, body = match["info"].strip(), match["body"]
        if file := _FILE.fullmatch(info):
            defined[file[1]] = body
        elif kind := _KIND.fullmatch(info):
            line = text.count("\n", 0, match.start("body")) + 1
            yield Example(code, kind[1], kind[2], body, line, tuple(defined.items()))

"""The manual in the server: the pages of `docs/` that somebody needs who writes stories.

They come with the package (`setup.py` puts them beside this module); in a checkout they are read where they are.
"""

from pathlib import Path

from pasdedeux.api.texts import read_text

PAGES = {
    "language": "The story language: every declaration, formula and mark, each with an example.",
    "library": "The library of acts: every sentence that a story may use without declaring it.",
    "semantics": "What a story means: who notices what, and what they believe afterwards.",
    "characters": "Makers of characters: from a game loop to a prompt, with views and sessions.",
    "screenplays": "Writers: a screenplay with marks in its notes, from the first mark to a clean check.",
    "glossary": "One word for each thing.",
}
PLACES = (Path(__file__).with_name("pages"), Path(__file__).parents[3] / "docs")


def text(name: str) -> str:
    """The page of that name, as Markdown. Raises KeyError for a name that is none."""
    file = f"{name.strip().lower()}.md"
    if Path(file).stem not in PAGES:
        raise KeyError(name)
    return next(read_text(folder / file).text for folder in PLACES if (folder / file).exists())

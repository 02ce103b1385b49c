"""Which files are screenplays: told by the ends of their names, since a script may hold anything."""

FOUNTAIN, MARKDOWN = (".fountain", ".spmd"), (".md", ".markdown")


def is_screenplay(name: str) -> bool:
    """Whether a file of this name is read as a screenplay."""
    return name.casefold().endswith((*FOUNTAIN, *MARKDOWN))


def is_markdown(name: str) -> bool:
    """Whether a file of this name is read as Markdown."""
    return name.casefold().endswith(MARKDOWN)

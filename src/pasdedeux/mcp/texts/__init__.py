"""Texts for language models, as Markdown: what each tool is for, the prompts, and what a client says of the server."""

from importlib.resources import files


def filled(name: str, **parts: str) -> str:
    """The text of that name, with these parts put in at their `{names}`."""
    text = files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    return text.format(**parts) if parts else text

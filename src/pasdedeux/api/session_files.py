"""Sessions on the disk: what was fed to them, and a fingerprint of the world in which it happened."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from pasdedeux.api.saving import save
from pasdedeux.api.texts import read_text, refusal
from pasdedeux.diagnostics import Refused, Source, Span
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Fluent
from pasdedeux.model.story import Story
from pasdedeux.model.values import Entity

FORMAT, VERSION = "pasdedeux session", 1

Feeds = Sequence[tuple[str, bool]]  # what was fed, and whether it was to happen anyway


def written(path: str | Path, story: Story, feeds: Feeds) -> Path:
    """Write what was fed after the events of a story. Raises Refused where it cannot be written."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "story": story.title,
        "fingerprint": fingerprint(story),
        "fed": [{"text": text, "anyway": anyway} for text, anyway in feeds],
    }
    return save(path, json.dumps(document, indent=1, ensure_ascii=False) + "\n", over=True)


def read(path: str | Path, story: Story) -> Feeds:
    """What was fed. Raises Refused for a file that is no session, of another version, or of another world."""
    source = read_text(Path(path))
    document = _document(source)
    if document.get("format") != FORMAT or not isinstance(document.get("version"), int):
        raise _broken(source, "it is no session that pasdedeux saved")
    if document["version"] != VERSION:
        hint = "load it with the pasdedeux that saved it."
        what = f"`{source.name}` is a session of version {document['version']}, and version {VERSION} is read here"
        raise refusal("V125", what, "Nothing was loaded.", hint)
    feeds = _feeds(document.get("fed"))
    if feeds is None:
        raise _broken(source, "what was fed is not in it as a list of texts")
    if document.get("fingerprint") != fingerprint(story):
        why = f"It was saved in “{document.get('story', '?')}”, and this is another story, or it was changed since."
        raise refusal("V126", f"`{source.name}` belongs to another world", why, "load it with the story as it was.")
    return feeds


def spoilt(path: str | Path, text: str, refused: Refused) -> Refused:
    """The refusal of a file in which something stands that cannot have been fed."""
    why = f"`{text[:60]}` cannot have been fed: {refused.diagnostics[0].message}"
    return _broken(Source(str(path), ""), why)


def fingerprint(story: Story) -> str:
    """A text that differs for any two worlds in which something differs, and for what was told in them before."""
    found = hashlib.sha256()
    world = story.world
    parts = (world.types, world.entities, world.fluents, world.actions, world.rules, world.initial, world.utilities)
    events = [(line.event, line.staging) for line in story.lines]
    for word in _words((parts, events)):
        found.update(word.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


def _words(root: object) -> Iterator[str]:
    """A tree of data as words, from the outside in; places in a text are left out. It may be as deep as it likes."""
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str | bool | int | float) or node is None:
            yield f"{type(node).__name__} {node}"
        elif isinstance(node, Entity):
            yield f"entity {node.name} {node.types} {node.label}"
        elif isinstance(node, Fluent):
            yield f"fact {node}"
        elif isinstance(node, Event):
            yield f"event {node.source.name}"
            todo.append((*node.args, "unseen by", *sorted(who.name for who in node.unseen_by)))
        elif isinstance(node, Mapping):
            yield f"mapping {len(node)}"
            todo.extend((key, value) for key, value in node.items())
        elif isinstance(node, tuple | list):
            yield f"list {len(node)}"
            todo.extend(node)
        elif is_dataclass(node):
            yield type(node).__name__
            todo.extend(value for f in fields(node) if not isinstance(value := getattr(node, f.name), Span))
        else:
            yield str(node)


def _document(source: Source) -> Mapping[str, object]:
    try:
        document = json.loads(source.text)
    except json.JSONDecodeError as error:
        where = Span(source, min(error.pos, len(source.text)), min(error.pos + 1, len(source.text)))
        raise _broken(source, "here it is no JSON", where) from None
    except (RecursionError, ValueError):
        raise _broken(source, "it is no session that pasdedeux saved") from None
    if not isinstance(document, dict):
        raise _broken(source, "it is no session that pasdedeux saved")
    return document


def _feeds(found: object) -> Feeds | None:
    if not isinstance(found, list):
        return None
    feeds = []
    for item in found:
        text, anyway = (item.get("text"), item.get("anyway")) if isinstance(item, dict) else (None, None)
        if not isinstance(text, str) or not isinstance(anyway, bool):
            return None
        feeds.append((text, anyway))
    return feeds


def _broken(source: Source, why: str, span: Span | None = None) -> Refused:
    hint = "take an older copy; a session is never saved by halves."
    return refusal("V125", f"`{source.name}` cannot be loaded: {why}", "Nothing was loaded.", hint, span)

"""What covers source ids, and accepts findings, without being an event: declarations, credits, scenes, endings."""

from __future__ import annotations

from dataclasses import replace

from pasdedeux.language.written.files import Bundle
from pasdedeux.language.written.syntax import ActDecl, CastDecl, File, Marks, SecretDecl
from pasdedeux.model.story import Accepted, Mark


def _declared(bundle: Bundle) -> list[tuple[str, Marks]]:
    """Everything but sentences that may have source ids or accept findings, with words for it."""
    found: list[tuple[str, Marks]] = []
    for credit in bundle.main.credits:
        what = f"cast {credit.who.text}" if isinstance(credit, CastDecl) else f"credit {credit.key}"
        found.append((what, credit.marks))
    for file in bundle.own:
        found.extend(_of(file))
    return found


def _of(told: File) -> list[tuple[str, Marks]]:
    """What one file declares, and tells."""
    found: list[tuple[str, Marks]] = []
    for entity in told.entities:
        kind = "secret" if isinstance(entity, SecretDecl) else entity.type.text
        found.append((f"{kind} {entity.name.text}", entity.marks))
    found.extend((f"type {d.name.text}", d.marks) for d in told.types)
    found.extend((f"fact {d.name.text}", d.marks) for d in told.facts)
    found.extend((f"definition {d.name.text}", d.marks) for d in told.definitions)
    for line in told.initially:
        found.append((f"initially: {' '.join(line.phrase.span.text.split())}", line.marks))
    for wish in told.wants:
        name = wish.who.text if wish.who else "the author"
        found.append((f"wants of {name}", wish.marks))
        found.extend((f"wants of {name}: {' '.join(w.phrase.span.text.split())}", w.marks) for w in wish.lines)
    found.extend((f'action "{d.header.text}"', d.marks) for d in told.actions)
    found.extend((f'rule "{d.name.text}"', d.marks) for d in told.rules)
    for part in told.telling:
        found.append((f'{"act" if isinstance(part, ActDecl) else "scene"} "{part.title.text}"', part.marks))
    found.extend((f'ending "{d.title.text}"', d.marks) for d in told.endings)
    return found


def marks(bundle: Bundle) -> list[Mark]:
    """The source ids that something other than an event covers."""
    seen = dict.fromkeys((id, what, at.span) for what, at in _declared(bundle) for id in at.ids)
    return [Mark(id, what, span) for id, what, span in seen]


def accepted(bundle: Bundle) -> list[Accepted]:
    """The findings that are accepted at declarations; their places are those of the declarations."""
    seen = dict.fromkeys((reason, at.span) for _, at in _declared(bundle) for reason in at.accepted)
    return [replace(reason, span=span) for reason, span in seen]

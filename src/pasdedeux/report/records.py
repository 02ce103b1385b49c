"""The sections at the end of the page: how it may end, and who made it."""

from __future__ import annotations

from pasdedeux.analysis.credits import credits
from pasdedeux.model.story import Credit
from pasdedeux.model.words import name
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import Html, joined, tag
from pasdedeux.report.pictures import Pictures
from pasdedeux.report.words import section


def endings_section(contents: Contents, pictures: Pictures) -> Html | None:
    """The trees of the open endings, drawn and in words; nothing where the story has none."""
    trees = contents.endings.trees
    if not trees:
        return None
    words = [tag("details", tag("summary", f"In words: {tree.ending.title}"), tag("pre", str(tree))) for tree in trees]
    return section("endings", "How it may end", pictures.endings(), words)


def credits_section(contents: Contents) -> Html | None:
    """Who made it and who plays whom; nothing where nobody is named."""
    found = credits(contents.story)
    if not (found.credits or found.cast or found.remake_of):
        return None
    remake = tag("p", f"The story of {found.remake_of}, recast.") if found.remake_of else None
    crew = [
        joined(tag("dt", each.key), tag("dd", ", ".join(each.values), _qualified(each)), "\n") for each in found.crew
    ]
    named = {value for credit in found.roles for value in credit.values}
    cast = [(", ".join(each.values), each.role, _qualified(each)) for each in found.roles]
    cast += [(player, name(who), None) for who, player in found.cast.items() if player not in named]
    rows = [
        joined(tag("dt", player), tag("dd", f"as {role}" if role else "", more), "\n") for player, role, more in cast
    ]
    people = (tag("h3", "Cast"), tag("dl", rows)) if rows else None
    return section("credits", "Credits", remake, tag("dl", crew) if crew else None, people)


def _qualified(credit: Credit) -> str | None:
    return f" ({credit.qualifier})" if credit.qualifier else None

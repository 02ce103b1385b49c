"""Small stories for the tests, and what reads them."""

from textwrap import dedent

from pasdedeux.diagnostics import Refused, Source, Span
from pasdedeux.language import no_such_import, read
from pasdedeux.model.story import Story

WORLD = """\
import nothing
character Ada, Ben, Cleo
place Study, Hall
item Letter "the sealed letter", Key
fact place(entity): place "{1} is at {value}"
fact holder(item): character "{1} is with {value}"
fact asleep(character)
fact distrusts(character, character) "{1} distrusts {2}"
fact tells_of(item, secret) "{1} tells of {2}"
fact money(character): number = 3
secret debt "Ben is in debt" true, known to Ben
secret love "Ada loves Ben"
define notices(observer: character, actor: character): the place of observer is the place of actor
define sure(who: character, c: claim): who believes c
staging action "{who} comes to {where: place}"
    called comes
    by nobody
    when not who is at where
    then who is at where
staging action "{who} goes from {where: place}"
    called goes
    by nobody
    when who is at where
    then the place of who becomes unknown
action "{reader} reads {text: item}"
    then each secret s where text tells of s: reader believes s
action "{speaker} tells {hearer: character} that {c: claim}"
    when speaker has heard of c
    then hearer believes c
    says c to hearer
action "{who} sleeps"
    then asleep(who)
"""


def story(text: str, world: str = WORLD, **files: str) -> Story:
    """The story that a text tells in the small world. Keyword arguments are files that it may import."""

    def imports(name: str, span: Span) -> Source:
        if name not in files:
            raise no_such_import(name, span, tuple(files))
        return Source(name, dedent(files[name]))

    return read(Source("test.story", world + dedent(text)), imports)


def codes(text: str, world: str = WORLD, **files: str) -> list[str]:
    """The codes of all mistakes in a text, in the order of their places; none if it is read."""
    try:
        story(text, world, **files)
    except Refused as refused:
        return [item.code for item in refused.diagnostics]
    return []

"""From a text to a story: everything that a file says, with all its names looked up and its sentences bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pasdedeux.diagnostics import Refused, Source, Span
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import described
from pasdedeux.language.formulas.vocabulary import Vocabulary
from pasdedeux.language.story.covering import accepted, marks
from pasdedeux.language.story.credits import cast, credits
from pasdedeux.language.story.events import Events
from pasdedeux.language.story.staging import COMES, GOES, left, staged
from pasdedeux.language.story.uses import used
from pasdedeux.language.story.whereabouts import Whereabouts
from pasdedeux.language.story.workshop import Workshop
from pasdedeux.language.worlds.world import Made, character
from pasdedeux.language.written.files import Bundle, Imports, gather
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent, TooMany
from pasdedeux.language.written.syntax import (
    ActDecl,
    EndingDecl,
    Name,
    Phrase,
    SceneDecl,
    Sentence,
    TurnDecl,
    UseDecl,
)
from pasdedeux.model.event import Event
from pasdedeux.model.formula import And, Const, Expr
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.story import Accepted, Act, Choice, Ending, Line, Scene, Story, Use
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Action, World


@dataclass(frozen=True, eq=False)
class Written(Story):
    """A story that was read from a text, with the words in which it can be asked, and told further."""

    words: Vocabulary = field(default_factory=Vocabulary, repr=False)
    made: Made | None = field(default=None, repr=False)  # None: sentences cannot be read any more


def read(source: Source, imports: Imports, workshop: Workshop | None = None) -> Story:
    """The story that a text tells.

    `imports` gives the text of another file by its name, as written, and the place of the `import` or `remake` line;
    it raises Refused for one that is not there. A `workshop` keeps the world for the next reading of the same story.

    Raises:
        Refused: with all mistakes of the file and of what it imports.
    """
    mistakes, workshop = Mistakes(), workshop or Workshop()
    try:
        with mistakes.caught():
            return _read(source, imports, mistakes, workshop)
        refused = Refused(mistakes.collector.diagnostics)
    except TooMany:
        refused = mistakes.refused()
    except Refused as refusal:
        refused = refusal
    raise Refused(map(workshop.at_home, refused.diagnostics))


def _read(source: Source, imports: Imports, mistakes: Mistakes, workshop: Workshop) -> Story:
    bundle = gather(source, imports, mistakes)
    title = bundle.main.title or bundle.told.title
    made = workshop.made(bundle, title.text if title else _stem(source.name), mistakes)
    telling = Telling(bundle, made, mistakes, workshop.known)
    story = telling.story()
    mistakes.collector.raise_if_any()
    return story


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].removesuffix(".story")


class Telling:
    """Binds the sentences of a story in its world."""

    def __init__(
        self, bundle: Bundle, made: Made, mistakes: Mistakes, bound: dict[object, Event] | None = None
    ) -> None:
        """`bound` are events that were bound before, which are the same events again."""
        self.bundle, self.made = bundle, made
        self.world: World = made.world
        self.words = made.words
        self.mistakes = mistakes
        self.events = Events(made, mistakes, bound)
        self.staging = {p.target.name: p.target for p in made.patterns if p.target.staging}
        self.lines: list[Line] = []
        self.scenes: list[Scene] = []
        self.acts: list[Act] = []
        self.uses: list[Use] = []
        self.act: Act | None = None
        self.told = 0
        self.whereabouts: Whereabouts | None = None  # None: anybody may be anywhere

    def story(self) -> Story:
        """The whole story."""
        self.whereabouts = Whereabouts(self.world)
        for decl in self.bundle.told.telling:
            with self.mistakes.caught():
                if isinstance(decl, ActDecl):
                    self._act(decl)
                else:
                    self.scene(decl)
        endings = tuple(self._ending(decl) for decl in self.bundle.told.endings)
        return Written(
            title=self.world.name,
            world=self.world,
            lines=tuple(self.lines),
            scenes=tuple(self.scenes),
            acts=tuple(self.acts),
            credits=tuple(credits(self.bundle.main.credits, self.words)),
            cast=cast(self.bundle.main.credits, self.words, self.mistakes),
            endings=endings,
            marks=tuple(marks(self.bundle)),
            uses=tuple(self.uses),
            accepted=tuple(accepted(self.bundle)),
            remake_of=self.bundle.main.remake.name if self.bundle.main.remake else "",
            expected_ids=tuple(dict.fromkeys(self.bundle.main.covers)),
            places=dict(self.words.places),
            words=self.words,
            made=self.made,
        )

    # --- acts and scenes -------------------------------------------------------------------------------------------

    def _act(self, decl: ActDecl) -> None:
        goals: list[Expr] = []
        for phrase in decl.goal:
            with self.mistakes.caught():
                goals.append(
                    self._ground(FormulaReader(phrase.cursor(), self.words, self.mistakes).formula_line(), phrase)
                )
        goal = goals[0] if len(goals) == 1 else And(tuple(goals)) if goals else None
        self.act = Act(decl.title.text, goal, decl.marks.span, tuple(phrase.span for phrase in decl.goal))
        self.acts.append(self.act)

    def _ground(self, expr: Expr, phrase: Phrase) -> Expr:
        try:
            return ground(expr, self.world)
        except (Ungroundable, ArithmeticError) as error:
            raise Mistake("T311", str(error), phrase.span, "So it has no meaning.") from None

    def scene(self, decl: SceneDecl) -> None:
        """A scene: its heading, and what happens in it."""
        place: Entity | None = None
        with self.mistakes.caught():
            place = self._place(decl.place) if decl.place else None
        people: list[Entity] = []
        for name in decl.people:
            with self.mistakes.caught():
                people.append(self._present(name, people))
        scene = Scene(decl.title.text, place, tuple(people), self.act, decl.meanwhile, decl.marks.span)
        self.scenes.append(scene)
        self._stage(scene)
        for sentence in decl.sentences:
            with self.mistakes.caught():
                if isinstance(sentence, UseDecl):
                    self.uses.extend(used(sentence, self._acting(scene), self.events, scene, decl.marks.accepted))
                else:
                    self.sentence(sentence, scene, decl.marks.accepted)

    def _acting(self, scene: Scene) -> tuple[Entity, ...]:
        """Who does what happens last in a scene."""
        last = next((line for line in reversed(self.lines) if line.scene is scene and not line.staging), None)
        return last.event.consents if last else ()

    def _place(self, phrase: Phrase) -> Entity:
        reader = FormulaReader(phrase.cursor(), self.words, self.mistakes)
        found = reader.name()
        reader.cursor.finish("The place of the scene")
        if (
            isinstance(found.expr, Const)
            and isinstance(found.expr.value, Entity)
            and self.words.fits(found.kinds, "place")
        ):
            return found.expr.value
        what = f"`{phrase.span.text[:60]}` is {described(found.kinds)}, and a scene is set at a place"
        hint = "declare it: `place Loft`."
        raise Mistake("T304", what, phrase.span, "So nobody could come there.", hint)

    def _present(self, name: Name, people: Sequence[Entity]) -> Entity:
        found = character(name, self.words, self.mistakes)
        if found in people:
            what = f"`{name.text}` is named twice"
            raise Mistake("W413", what, name.span, "Nobody is present twice in one scene.", "take one of the two out.")
        return found

    def _stage(self, scene: Scene) -> None:
        """The events of the heading: see `staging.py`."""
        if scene.place is None or self.mistakes.collector.has_errors:
            return
        for action in self.staging.values():
            self._check_move(action, scene)
        places = None if self.whereabouts is None else left(self.world, scene, self.staging, self.whereabouts.may)
        key, known = (scene.place, scene.people, places), self.made.headings
        if key not in known:
            bound = lambda action, args: self._move(action, args, scene)  # noqa: E731
            known[key] = tuple(staged(self.world, scene, self.staging, bound, places))
        if self.whereabouts is not None:
            self.whereabouts.headed(known[key])
        text = f"the scene “{scene.title}” opens" if scene.title else "the scene opens"
        self.lines.extend(Line(event, 0, text, scene, span=scene.span, staging=True) for event in known[key])

    def _move(self, action: Action, args: tuple[Entity, Entity], scene: Scene) -> Event:
        return self.events.bind(action, args, frozenset(), _sure(scene.span))

    def _check_move(self, action: Action, scene: Scene) -> None:
        if action.name in (GOES, COMES) and not _moves(action, self.words):
            span = action.span or scene.span
            what = f"the staging action `{action.name}` must have two slots: a character and a place"
            hint = f'write `staging action "{{who: character}} {action.name} ... {{where: place}}"`.'
            raise Mistake("T306", what, _sure(span), "So no scene could be staged with it.", hint)

    # --- sentences -------------------------------------------------------------------------------------------------

    def sentence(self, sentence: Sentence, scene: Scene | None, accepted: tuple[Accepted, ...]) -> None:
        """An event of a scene."""
        self.told += 1
        number = self.told
        read = self.events.read(sentence)
        if read is None:
            return
        (told, event), marks = read, sentence.marks
        line = Line(event, number, told.text, scene, marks.ids, (*marks.accepted, *accepted), marks.span)
        self.lines.append(line)
        if self.whereabouts is not None:
            self.whereabouts.happened(event)

    # --- endings -----------------------------------------------------------------------------------------------------

    def _ending(self, decl: EndingDecl) -> Ending:
        choices = []
        for turn in decl.turns:
            with self.mistakes.caught():
                choices.append(self._turn(turn))
        return Ending(decl.title.text, tuple(choices), decl.marks.ids, decl.marks.span)

    def _turn(self, decl: TurnDecl) -> Choice:
        who = character(decl.who, self.words, self.mistakes)
        options: list[Event | None] = []
        texts: list[str] = []
        for option in decl.options:
            if option is None:
                options.append(None)
                texts.append("nothing")
                continue
            with self.mistakes.caught():
                read = self.events.read(option)
                if read is not None:
                    options.append(_chosen_by(who, read[1], option))
                    texts.append(read[0].text)
        return Choice(who, tuple(options), tuple(texts), decl.who.span)


def _chosen_by(who: Entity, event: Event, option: Sentence) -> Event:
    """The event, if it is for ``who`` to choose. Raises Mistake where it is not."""
    if event.consents and who not in event.consents:
        what = f"{who.name} does not do this: {', '.join(e.name for e in event.consents)} would"
        hint = f"give {event.consents[0].name} a turn of their own."
        raise Mistake("W415", what, option.phrase.span, "One can only choose what one does oneself.", hint)
    return event


def _moves(action: Action, words: Vocabulary) -> bool:
    types = [p.type for p in action.parameters]
    return len(types) == 2 and words.fits(("character",), types[0]) and words.fits(("place",), types[1])


def _sure(span: Span | None) -> Span:
    if span is None:
        raise Silent
    return span

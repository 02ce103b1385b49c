"""The messages about words that cannot stand where they stand."""

from __future__ import annotations

from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.suggest import nearest
from pasdedeux.sabre.written.brackets import KEYWORDS
from pasdedeux.sabre.written.tokens import ODD, Tokens

_LOST = "So nobody can tell what this says, and it was left out."
_FORMS = {
    "type": "write `type T;` or `type T : Parent;`.",
    "entity": "write `entity Ann : character;`: every entity has a type.",
    "property": "write `property at(c : character) : place;`: the type of its values comes last.",
    "precondition": "write `precondition: ...`.",
    "effect": "write `effect: ...`.",
    "consenting": "write `consenting: ann, ben`, without brackets before the colon.",
    "observing": "write `observing(c : character): ...`.",
}


class Remarks:
    """Messages about the words of one file."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words, self.kinds = tokens.words, tokens.kinds

    def unreadable(self, low: int, high: int, message: str, hint: str) -> Diagnostic:
        """For a stretch that cannot be read, with what to try."""
        return Diagnostic("P105", message, self.tokens.span(low, high), consequence=_LOST, hint=hint)

    def unexpected(self, at: int) -> Diagnostic:
        """For a word that cannot stand where it stands."""
        if self.kinds[at] == ODD:
            return self.not_a_word(at)
        hint = "leave it out, or write the sign that is missing before it: `&`, `|`, `==`, `,` or `;`."
        return self.unreadable(at, at + 1, f"`{self.words[at]}` cannot stand here", hint)

    def missing(self, at: int, what: str) -> Diagnostic:
        """For a place where something should stand and nothing does."""
        after = f" after `{self.words[at - 1]}`" if at else ""
        return self.unreadable(at, at, f"{what} is missing{after}", f"write {what} here.")

    def not_a_word(self, at: int) -> Diagnostic:
        """For a word that could never be a name."""
        word = self.tokens.text(at, at + 1)
        quoted = word.startswith('"')
        return Diagnostic(
            "P108",
            "quoted text has no meaning here" if quoted else f"`{word}` is no name",
            self.tokens.at(at),
            consequence="A name begins with a letter and goes on up to the next blank or sign.",
            hint="write a name without quotes." if quoted else "begin the name with a letter.",
        )

    def no_name(self, at: int, what: str) -> Diagnostic:
        """For something else in the place of a name."""
        if self.kinds[at] == ODD:
            return self.not_a_word(at)
        hint = f"write {what} before it." if self.words[at] in ":,;({" else f"write {what} instead."
        return self.unreadable(at, at + 1, f"`{self.words[at]}` stands where {what} should be", hint)

    def glued(self, at: int) -> Diagnostic:
        """For a subtraction that is none."""
        word = self.words[at]
        return Diagnostic(
            "P106",
            f"`{word}` is a number here, not a subtraction",
            self.tokens.at(at),
            consequence="A minus sign that touches a digit always begins a negative number.",
            hint=f"write `- {word[1:]}`, with a blank.",
        )

    def no_declaration(self, at: int) -> Diagnostic:
        """For a misspelt keyword."""
        meant = nearest(self.words[at], KEYWORDS)
        hint = f"did you mean `{meant}`?" if meant else f"a declaration begins with {', '.join(KEYWORDS)}."
        return self.unreadable(at, at + 1, f"no declaration begins with `{self.words[at]}`", hint)

    def empty_statement(self, at: int) -> Diagnostic:
        """For a semicolon without a statement before it, and for a file without any."""
        if not self.words:
            return Diagnostic(
                "P104",
                "there is no statement in this file",
                self.tokens.span(0, 0),
                consequence="A problem has at least types, characters, actions and a utility.",
                hint="begin with a declaration such as `entity Ann : character;`.",
            )
        return self._nothing_before(at, "Two statements are separated by exactly one `;`.")

    def empty_part(self, at: int) -> Diagnostic:
        """For a semicolon without a part of an action or trigger before it."""
        return self._nothing_before(at, "Two parts of an action are separated by exactly one `;`.")

    def _nothing_before(self, at: int, consequence: str) -> Diagnostic:
        span = self.tokens.at(at) if at < len(self.words) else self.tokens.span(at, at)
        return Diagnostic("P104", "nothing stands before this `;`", span, consequence=consequence, hint="leave it out.")

    def no_colon(self, at: int, high: int, what: str) -> Diagnostic:
        """For a declaration or part without the colon that it needs."""
        message = f"`:` is missing after `{self.words[at - 1]}`"
        return self.unreadable(at, min(at + 1, high), message, _FORMS[what])

    def one_type(self, at: int) -> Diagnostic:
        """For a property with two types of values."""
        hint = "give its values one type; a type may have several parents."
        return self.unreadable(at, at + 1, "the values of a property have one type", hint)

    def no_brackets(self, at: int) -> Diagnostic:
        """For a head without brackets."""
        name = self.words[at - 1]
        message = f"the brackets are missing after `{name}`"
        return self.unreadable(at, at, message, f"write `{name}()`, or its parameters in the brackets.")

    def no_braces(self, at: int, word: str) -> Diagnostic:
        """For an action or trigger without its braces, or with something after them."""
        if at and self.words[at - 1] == "}":
            return self.unexpected(at)
        hint = "write `{ precondition: ...; effect: ...; }`."
        return self.unreadable(at, at, f"the braces of this {word} are missing", hint)

    def no_part(self, at: int, word: str, parts: tuple[str, ...]) -> Diagnostic:
        """For a part that an action or trigger does not have."""
        name = self.words[at]
        meant = nearest(name, parts)
        listed = ", ".join(f"`{part}`" for part in parts[:-1]) + f" and `{parts[-1]}`"
        return Diagnostic(
            "P109",
            f"{'an' if word == 'action' else 'a'} {word} has no part `{name}`",
            self.tokens.at(at),
            consequence=f"The parts of {'an' if word == 'action' else 'a'} {word} are {listed}.",
            hint=f"did you mean `{meant}`?" if meant else "leave it out.",
        )

    def one_observer(self, at: int, high: int) -> Diagnostic:
        """For an observing part that does not name its variable."""
        message = "`observing` needs one variable that stands for the character who may notice"
        return self.unreadable(at, high, message, _FORMS["observing"])

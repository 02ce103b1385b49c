"""The pages of the catalogue, found by code."""

from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Page, codes, nearest, page


def explain(code: str) -> Page:
    """The page of a code such as "N201". Raises Refused for a code that no message has."""
    name = code.strip().upper()
    if name in codes():
        return page(name)
    near = nearest(name, codes())
    hint = f"did you mean `{near}`?" if near else "the code stands in brackets in every message."
    families = ", ".join(sorted({each[0] for each in codes()}))
    raise refusal("V104", f"no message has the code `{code}`", f"Codes begin with one of {families}.", hint)

"""Verbs, as far as a clause has to be denied: the base of `sold`, `stopped` and `loves`.

The third person and the past with `-ed` follow rules; the irregular pasts that stories are full of stand in a table.
"""

from __future__ import annotations

_IRREGULAR = (
    "beat:beat become:became begin:began bite:bit blow:blew break:broke bring:brought build:built burn:burnt "
    "buy:bought catch:caught choose:chose come:came cut:cut deal:dealt dig:dug do:did draw:drew dream:dreamt "
    "drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled fly:flew "
    "forbid:forbade forget:forgot forgive:forgave freeze:froze get:got give:gave go:went grow:grew hang:hung "
    "hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept know:knew lead:led leave:left lend:lent let:let "
    "lose:lost make:made mean:meant meet:met pay:paid put:put ride:rode ring:rang rise:rose run:ran say:said "
    "see:saw seek:sought sell:sold send:sent set:set shake:shook shoot:shot shut:shut sing:sang sink:sank sit:sat "
    "sleep:slept speak:spoke spend:spent stand:stood steal:stole stick:stuck strike:struck swear:swore swim:swam "
    "take:took teach:taught tear:tore tell:told think:thought throw:threw understand:understood wake:woke "
    "wear:wore win:won write:wrote create:created telephone:telephoned"
)
_PASTS = {past: base for base, _, past in (pair.partition(":") for pair in _IRREGULAR.split())}
_VOWELS = "aeiou"
_DROPPED_E = (*"cvszur", "dg", "rg", "rang", "chang", "bl", "pl", "tl", "gl", "dl", "fl", "kl", "zl", "at")
_NO_E = ("ss", "zz", "er", "or", "en", "on", "el", "al", "rr", "ow", "ew", "aw", "ay", "ey", "oy", "x", "h")


def past_bases(verb: str) -> tuple[str, ...]:
    """`sell` for `sold`; two where spelling leaves it open (`invit`, `invite`), none for what is no past."""
    if verb in _PASTS:
        return (_PASTS[verb],)
    if not verb.endswith("ed") or verb.endswith("eed") or len(verb) < 4:
        return ()
    stem = verb[:-2]
    if not set(stem) & set(_VOWELS + "y"):
        return ()
    if stem.endswith("i"):
        return (stem + "e",) if len(stem) < 3 else (stem[:-1] + "y",)
    if len(stem) > 3 and stem[-1] == stem[-2]:
        return (stem,) if stem[-1] in "lsfz" else (stem[:-1],)
    if len(stem) < 3:
        return (stem + "e",)
    return _one_or_both(stem)


def _one_or_both(stem: str) -> tuple[str, ...]:
    """Whether a silent e was there: `lov-e`, `forg-e`, but `answer`, `poison`; unsure of `invit-e` and `visit`."""
    second, before, last = stem[-3], stem[-2], stem[-1]
    vowels = [letter for letter in stem if letter in _VOWELS + "y"]
    if len(vowels) == 1 and before == vowels[0] and last not in "wxyh":
        return (stem + "e",)
    if stem.endswith(_NO_E):
        return (stem,)
    if last not in _VOWELS and before in _VOWELS and second in _VOWELS and second + before != "ua":
        return (stem + "e",) if last in "vsczg" else (stem, stem + "e") if last == "r" else (stem,)
    if stem.endswith(_DROPPED_E):
        return (stem + "e",)
    if last not in _VOWELS and before not in _VOWELS:
        return (stem,) if last != "g" else (stem, stem + "e")
    return (stem, stem + "e")


def present_base(verb: str) -> str:
    """`distrust` of `distrusts`; empty for what does not look like a verb of the third person."""
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("shes", "ches", "sses", "xes", "zes", "oes")):
        return verb[:-2]
    if len(verb) < 4 or not verb.endswith("s") or verb.endswith(("ss", "us", "is", "'s", "’s")):
        return ""
    return verb[:-1]

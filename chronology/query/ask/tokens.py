"""A question cut into words, with what each looks like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.text import fold

_TRIMMED = '"“”„«»?!.,;:…'
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)
_MONTHS = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
_DATED = frozenset(
    (
        _MONTHS + " spring summer autumn fall winter year years month months week weeks day days"
        " decade decades century centuries millennium bc bce ad ce ah today yesterday tomorrow"
        " monday tuesday wednesday thursday friday saturday sunday ramadan muharram safar"
    ).split()
)

#: Months that a question may name without a year; "may" and "march" are also verbs.
MONTHS = {name: number % 12 + 1 for number, name in enumerate(_MONTHS.split()[:12], 0)}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a question.

    Args:
        raw: as it was typed, without quotes around it.
        text: without the punctuation at its end or a possessive 's.
        folded: as names are compared.
    """

    raw: str
    text: str
    folded: str

    @property
    def dated(self) -> bool:
        """Whether a date phrase may be told by this word."""
        bare = self.folded
        return any(c.isdigit() for c in bare) or not _DATED.isdisjoint(bare.split())

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[:1].isupper()


def tokens_of(question: str) -> list[Token]:
    """Return the words of a question, without those that are only punctuation."""
    found = []
    for raw in question.split():
        text = _POSSESSIVE.sub("", raw.strip(_TRIMMED))
        if folded := fold(text):
            found.append(Token(raw.strip('"“”„«»?!…'), text, folded))
        elif text:
            found.append(Token(raw, text, text))
    return found


def phrase(tokens: Sequence[Token]) -> str:
    """Return the words as they were typed, without punctuation at their end."""
    return " ".join(token.raw for token in tokens).strip(" ,;:.")


def stems(word: str) -> list[str]:
    """Return the word without the ending of a plural or a past, best first.

    Words are searched for within longer ones, so that "weapon" finds weapons
    too, and "surrender" finds "surrenders" where "surrendered" would not.
    """
    for ending in ("ies", "s", "ed", "d", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4 and not word.endswith("ss"):
            return [stem + "y"] if ending == "ies" else [stem]
    return []

"""The times that a question names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.dates.errors import DateError
from chronology.dates.value import FuzzyDate
from chronology.query.ask.tokens import MONTHS, Token, phrase
from chronology.query.dated import read_words
from chronology.store.reader import Reader

#: A date phrase has at most so many words.
_LONGEST = 14

#: Before a date and not part of it: they are taken with it and change nothing.
_LEADING = frozenset(["in", "on", "at", "during", "of", "for", "within", "over", "around"])

#: Words that would have changed the date beside which they stand, so that
#: a date which they could not be read with must not be read without them.
_CHANGING = frozenset(
    [
        "before",
        "after",
        "since",
        "until",
        "till",
        "by",
        "between",
        "from",
        "early",
        "mid",
        "late",
        "circa",
        "about",
        "not",
        "prior",
        "than",
        "beginning",
        "start",
        "end",
        "half",
        "quarter",
        "throughout",
    ]
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in a question: the tokens from ``start`` to before ``end``."""

    start: int
    end: int
    date: FuzzyDate
    words: str
    note: str = ""

    @property
    def length(self) -> int:
        """How many words the date has."""
        return len(self.words.split())


def dates_in(reader: Reader, tokens: Sequence[Token], taken: Sequence[bool]) -> list[Dated]:
    """Return the times that a question names, the longest phrase each time.

    Args:
        reader: an open reader, for the events that a phrase may name.
        tokens: the question.
        taken: the tokens that already belong to a name.

    Raises:
        DateError: words that belong to a date cannot be read with it.
    """
    found: list[Dated] = []
    at = 0
    while at < len(tokens):
        dated = next(readings(reader, tokens, taken, at), None)
        if dated is None:
            dated = _month_alone(reader, tokens, taken, at)
        if dated is None:
            at += 1
            continue
        _refuse_half_reading(reader, tokens, taken, dated)
        found.append(dated)
        at = dated.end
    return found


def readings(
    reader: Reader, tokens: Sequence[Token], taken: Sequence[bool], start: int
) -> Iterator[Dated]:
    """Yield the dates that begin at ``start``, the longest first."""
    if tokens[start].folded == "about" and not _after_preposition(tokens, start):
        return
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        if any(taken[start:end]) or not any(token.dated for token in tokens[start:end]):
            continue
        first = start + (tokens[start].folded in _LEADING and end - start > 1)
        words = phrase(tokens[first:end])
        try:
            yield Dated(start, end, read_words(reader, words), words)
        except DateError:
            continue


def _after_preposition(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded in ("in", "on", "at", "from", "since")


def _month_alone(
    reader: Reader, tokens: Sequence[Token], taken: Sequence[bool], at: int
) -> Dated | None:
    """Return a month without a year as that month of any year."""
    if tokens[at].folded not in ("in", "during") or at + 1 >= len(tokens) or taken[at + 1]:
        return None
    month = MONTHS.get(tokens[at + 1].folded)
    if month is None or (at + 2 < len(tokens) and tokens[at + 2].folded.isdigit()):
        return None
    words = f"XXXX-{month:02d}"
    note = f"“{tokens[at + 1].text}” without a year was taken as that month of any year."
    return Dated(at, at + 2, read_words(reader, words), words, note)


def _refuse_half_reading(
    reader: Reader, tokens: Sequence[Token], taken: Sequence[bool], dated: Dated
) -> None:
    """Refuse a date beside which a word stands that belongs to it and was not read."""
    before = dated.start - 1
    if before < 0 or taken[before]:
        return
    token = tokens[before]
    number = token.folded[:1].isdigit() and len(token.folded) <= 4
    if number or token.folded in _CHANGING:
        read_words(reader, phrase(tokens[before : dated.end]))

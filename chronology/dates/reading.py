"""Reading a date: strict EDTF first, then the words of a language.

What cannot be read whole is refused with ``DateError``; nothing is dropped.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.lag import Lag, lag_at
from chronology.dates.languages import all_languages, lexicon_of
from chronology.dates.languages.detect import read_in_others
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.phrases.context import Context, Order, Resolve
from chronology.dates.phrases.cursor import LONGEST, Cursor
from chronology.dates.phrases.evaluate import evaluate
from chronology.dates.phrases.expression import Expression, read_expression
from chronology.dates.value import FuzzyDate
from chronology.dates.wording import describe

_EDTF_STARTS = frozenset("0123456789-?~%Y[{./X")

#: Offered where nothing nearer to the phrase can be.
_EXAMPLE = "December 2014"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a phrase was read.

    Args:
        date: the date.
        reading: the date in plain English.
        implied: what the reading took for granted, a sentence each.
        event: the id of the event that the phrase named, None where it named none.
        relation: what the words state of that event, or of the anchor: "after",
            "before", "during", "equals"; None where they state no such relation.
        lag: the distance from it that the words state.
        language: ISO 639-1 code of the words, "" where they are of none.
        calendars: keys of the calendars other than the Gregorian that the words name.
    """

    date: FuzzyDate
    reading: str
    implied: tuple[str, ...] = ()
    event: int | None = None
    relation: str | None = None
    lag: Lag | None = None
    language: str = ""
    calendars: tuple[str, ...] = ()


def parse(
    text: str,
    *,
    anchor: FuzzyDate | None = None,
    resolve: Resolve | None = None,
    order: Order | None = None,
    zone: str = "UTC",
    language: str | None = None,
    today: FuzzyDate | None = None,
) -> FuzzyDate:
    """Return the date that ``text`` states, as EDTF or in words.

    Args:
        text: the words.
        anchor: the date that relative words count from, and that lends a year.
        resolve: returns the date of an event, which a phrase names "@12"; None
            where there is no such event or it has no date.
        order: whether "3/4/2016" begins with the day or the month.
        zone: the chronology's time zone, into which stated zones convert.
        language: ISO 639-1 code of the words; detected where it is not given.
        today: what "today" and "two years ago" count from without an anchor.

    Raises:
        DateError: the words cannot be read whole as a date, or are read as different
            dates in two languages.
    """
    context = Context(anchor, resolve, order, zone, today)
    return _parse(text, context, language).date


def read(
    text: str,
    *,
    anchor: FuzzyDate | None = None,
    resolve: Resolve | None = None,
    order: Order | None = None,
    zone: str = "UTC",
    language: str | None = None,
    today: FuzzyDate | None = None,
) -> Reading:
    """Return the date that ``text`` states and how it was read; see ``parse``.

    Raises:
        DateError: the words cannot be read whole as a date.
    """
    context = Context(anchor, resolve, order, zone, today)
    found = _parse(text, context, language)
    link = found.ctx
    return Reading(
        found.date, describe(found.date), tuple(found.notes), link.event, link.relation,
        link.lag, found.language, tuple(found.calendars),
    )  # fmt: skip


class _Found(NamedTuple):
    """A date, what its reading implied, the context it linked, and its language."""

    date: FuzzyDate
    notes: list[str]
    calendars: list[str]
    ctx: Context
    language: str


def _parse(text: str, ctx: Context, language: str | None) -> _Found:
    bare = text.strip()
    if not bare:
        raise DateError(text, "there are no words", None, 0, _EXAMPLE)
    edtf = _as_edtf(bare, ctx.zone)
    if edtf is not None:
        return _Found(edtf.with_text(text), [], [], ctx, "")
    lexicon = lexicon_of(language)
    if lexicon is None:
        known = ", ".join(known.code for known in all_languages())
        raise DateError(
            text, f"the language “{language}” is not read, only {known}", None, 0, "2014-12"
        )
    try:
        return _in_language(text, ctx, lexicon, hints=language is not None)
    except DateError as error:
        if language is not None or len(text) > LONGEST:
            raise _with_suggestion(error, text, ctx, lexicon) from None
    return _in_another(text, ctx)


def _in_language(text: str, ctx: Context, lexicon: Lexicon, *, hints: bool = False) -> _Found:
    c = Cursor(text, lexicon, hints=hints)
    expression = _read(c, ctx)
    date = evaluate(c, ctx, expression).with_text(text)
    return _Found(date, c.notes, c.calendars, ctx, lexicon.code)


def _in_another(text: str, ctx: Context) -> _Found:
    """Read what English refused in the languages that know its words.

    Raises:
        DateError: none of them reads it, or two read different dates.
    """
    ctx = replace(ctx, event=None, relation=None, lag=None)
    readings, likeliest = read_in_others(
        text, lambda lexicon: _in_language(text, replace(ctx), lexicon)
    )
    if readings:
        _check_agreed(text, readings)
        return readings[0]
    try:
        return _in_language(text, ctx, likeliest, hints=True)
    except DateError as error:
        raise _with_suggestion(error, text, ctx, likeliest) from None


def _check_agreed(text: str, found: list[_Found]) -> None:
    """Refuse a phrase that means different dates in two languages."""
    first = found[0]
    other = next((one for one in found if one.date != first.date), None)
    if other is None:
        return
    why = (
        f"it means {describe(first.date)} in one language ({first.language}) and "
        f"{describe(other.date)} in another ({other.language}); --language settles which"
    )
    raise DateError(text, why, None, 0, first.date.edtf)


def _as_edtf(text: str, zone: str) -> FuzzyDate | None:
    """Return the date where the text is EDTF, None where it may be words."""
    if text[0] not in _EDTF_STARTS or " " in text:
        return None
    try:
        return parse_edtf(text, zone)
    except DateError:
        return None


def _read(c: Cursor, ctx: Context) -> Expression:
    expression = read_expression(c, ctx)
    if expression is None:
        _refuse_length(c)
        c.refuse_here()
    if not c.done:
        c.refuse_here(c.read_so_far())
    return expression


def _refuse_length(c: Cursor) -> None:
    """Refuse a bare length of time as what it is."""
    start = c.i
    lag = lag_at(c)
    if lag is not None and c.done:
        suggestion = f"{lag.words} after 24 October 2017"
        c.refuse("it is a length of time and no date", 0, len(c.text), suggestion)
    c.i = start


def _with_suggestion(error: DateError, text: str, ctx: Context, lexicon: Lexicon) -> DateError:
    """Return the refusal with a suggestion that is certain to be understood."""
    longer = f"{text.strip()} 2016" if not error.length or not any(map(str.isdigit, text)) else ""
    for suggestion in (error.suggestion, longer, lexicon.example):
        if suggestion and suggestion != text and _understood(suggestion, ctx, lexicon):
            return DateError(text, error.why, error.position, error.length, suggestion)
    return DateError(text, error.why, error.position, error.length, "2014-12")


def _understood(words: str, ctx: Context, lexicon: Lexicon) -> bool:
    plain = Context(order=ctx.order, zone=ctx.zone)
    try:
        if _as_edtf(words, ctx.zone) is None:
            _in_language(words, plain, lexicon)
    except DateError:
        return False
    return True

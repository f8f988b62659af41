"""Connectives that stand after their date: "2016'dan önce", "2014'ten 2016'ya kadar".

A language lends ``POSTPOSITION`` (a word for what is said of the date before it)
and ``CASE`` (an ending: from, to, in, of).
"""

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.lag import Lag, lag_at
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import manners
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.meaning import once
from chronology.dates.phrases.named_units import made, read_named
from chronology.dates.phrases.nights import night_of
from chronology.dates.phrases.period import read_period
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.resolve import window_of
from chronology.dates.phrases.shifted import shifted
from chronology.dates.value import FuzzyDate

_SIGNS = frozenset({lex.POSTPOSITION, lex.CASE, lex.NIGHT_AFTER})


def read_postposed(c: Cursor, ctx: Context, first: Piece) -> tuple[str, list[Piece]] | None:
    """Read what stands after ``first`` and governs it: what it says, and of which dates."""
    if not c.speaks_of(_SIGNS):
        return None
    start = c.i
    night = _night(c, ctx, first) if c.speaks_of(frozenset({lex.NIGHT_AFTER})) else None
    if night is not None:
        return manners.ONCE, [night]
    case = c.take(lex.CASE)
    if case in ("from", "of"):
        near = (_counted(c, ctx, first) if case == "from" else None) or _beside(c, ctx, first)
        if near is not None:
            return manners.ONCE, [near]
    if c.value(lex.POSTPOSITION) and c.value(lex.POSTPOSITION) != manners.BETWEEN:
        return c.take(lex.POSTPOSITION), [first]
    if case == "from":
        return _from(c, ctx, first)
    c.i = start
    return None


def _night(c: Cursor, ctx: Context, first: Piece) -> Piece | None:
    """Read "16 Temmuz'a bağlayan gece" after "15 Temmuz'u"."""
    start = c.i
    second = read_period(c, ctx)
    c.take(lex.CASE)
    if second is None or not c.take(lex.NIGHT_AFTER):
        c.i = start
        return None
    return night_of(c, first, second)


def _counted(c: Cursor, ctx: Context, first: Piece) -> Piece | None:
    """Read "iki hafta sonra" after "@12'den" or "24 Ekim 2017'den"."""
    start = c.i
    lag = lag_at(c)
    relation = None
    if lag is not None:
        relation = "after" if c.take(lex.LATER) else "before" if c.take(lex.EARLIER) else None
    if lag is None or relation is None:
        c.i = start
        return None
    piece = shifted(c, lag, _date_of(c, ctx, first, relation, lag), relation)
    piece.first, piece.last = first.first, c.tokens[c.i - 1].end
    return piece


def _beside(c: Cursor, ctx: Context, first: Piece) -> Piece | None:
    """Read "ertesi günü" after "24 Ekim 2017'nin", "önceki gün" after "@12'den"."""
    start = c.i
    step = 1 if c.take(lex.NEXT) else -1 if c.take(lex.PREVIOUS) else 0
    named = read_named(c) if step else None
    if named is None:
        c.i = start
        return None
    date = _date_of(c, ctx, first, "after" if step > 0 else "before", None)
    if NEG_INF in (date.start_earliest, date.end_earliest) or POS_INF in (
        date.start_latest,
        date.end_latest,
    ):
        why = "the date it counts from has no end there"
        c.refuse(why, first.first, first.last, "24 October 2017")
    piece = made(c, named, date, step, start)
    if c.value(lex.CASE) == "in":
        c.i += 1
    return piece


def _date_of(c: Cursor, ctx: Context, first: Piece, relation: str, lag: Lag | None) -> FuzzyDate:
    """Return the date that is counted from; where it is an event's, record the relation."""
    if first.base == pc.ANCHOR and first.date is not None:
        ctx.link(relation, lag)
        return first.date
    return once(window_of(c, ctx, first))


def _from(c: Cursor, ctx: Context, first: Piece) -> tuple[str, list[Piece]]:
    """Read "2017'ye kadar" after "2016'dan", or nothing."""
    c.take_dash() or c.take_sign(",")
    second = read_period(c, ctx)
    if second is None:
        return manners.FROM, [first]
    ended = c.take(lex.CASE) == "to"
    if c.value(lex.POSTPOSITION) == manners.UNTIL:
        c.i += 1
    elif not ended:
        c.refuse_here()
    return manners.LASTING, [first, second]

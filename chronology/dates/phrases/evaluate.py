"""From a phrase read to its meaning: the table in docs/dates.md."""

from collections.abc import Callable
from dataclasses import replace

from chronology.dates.canonical import qualify
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.phrases import manners as ex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.anchors import anchor_of
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.expression import Expression, complete
from chronology.dates.phrases.meaning import lasting, members, once, once_between
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.resolve import window_of
from chronology.dates.phrases.window import Window, finest, span
from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier

_LASTING = (ex.LASTING, ex.THROUGHOUT, ex.FROM, ex.SINCE, ex.UNTIL)


def evaluate(c: Cursor, ctx: Context, expression: Expression) -> FuzzyDate:
    """Return what the expression means.

    Raises:
        DateError: a date in it is not complete or not possible, or they cannot be joined.
    """
    if expression.kind == ex.FOLLOWS:
        return _follows(c, ctx, expression)
    _check_manner(c, expression)
    pieces = complete(expression.pieces)
    _check_calendars(c, pieces)
    for mark in expression.marks:
        for piece in pieces:
            piece.qualify(mark)
    if expression.kind != ex.ONCE or (ctx.relation == "equals" and _of_day(pieces[0])):
        ctx.link(None)
    return _MEANINGS[expression.kind](c, ctx, pieces)


def _check_calendars(c: Cursor, pieces: list[Piece]) -> None:
    """Refuse two whole dates of which only the last is marked as Julian: both may be."""
    last = pieces[-1]
    for piece in pieces[:-1]:
        if last.calendar == "julian" and piece.base == last.base and not piece.calendar:
            why = "the mark of the Julian calendar may belong to both dates or to the last one"
            words = c.text[piece.first : piece.last]
            c.refuse(
                why, piece.first, last.last, f"from {words} OS to {c.text[last.first : last.last]}"
            )


def _of_day(piece: Piece) -> bool:
    return bool(piece.clock or piece.daypart)


def _check_manner(c: Cursor, expression: Expression) -> None:
    """Refuse "lasting" of a single date; read "some time from … to" as "between"."""
    if expression.once and expression.kind == ex.LASTING:
        expression.kind = ex.BETWEEN
    lasts = expression.kind in _LASTING
    if expression.lasts and not lasts:
        c.refuse("“lasting” needs a beginning or an end", 0, len(c.text), "from 2004 to 2008")
    if expression.once and lasts:
        c.refuse("it says both “some time” and that it lasted", 0, len(c.text), "after 2013")


def _follows(c: Cursor, ctx: Context, expression: Expression) -> FuzzyDate:
    anchor = anchor_of(c, ctx, 0, f"{expression.relation} 24 October 2017")
    ctx.link(expression.relation)
    if expression.relation == "after":
        return _open(c, anchor, anchor.end_earliest, POS_INF)
    if expression.relation == "before":
        return _open(c, anchor, NEG_INF, anchor.start_latest)
    return replace(anchor)


def _open(c: Cursor, anchor: FuzzyDate, lo: int, hi: int) -> FuzzyDate:
    """Return "once, after" or "before" an anchor, which must have an edge there."""
    if lo == NEG_INF and hi == POS_INF:
        c.refuse("the date it counts from has no end there", 0, len(c.text), "after 2013")
    return once_between(lo, hi, _edge_unit(anchor))


def _edge_unit(date: FuzzyDate) -> str:
    coarse = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
    if date.precision in coarse:
        return "year"
    months = (Precision.MONTH, Precision.SEASON, Precision.QUARTER)
    return "month" if date.precision in months else "day"


def _once(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    piece = pieces[0]
    if piece.base == pc.ANCHOR and piece.date is not None and not _of_day(piece):
        return _itself(c, ctx, piece, piece.date)
    window = window_of(c, ctx, piece)
    if window.lo == NEG_INF or window.hi == POS_INF:
        return once_between(window.lo, window.hi, window.unit, window.qualifier)
    return once(window)


def _itself(c: Cursor, ctx: Context, piece: Piece, date: FuzzyDate) -> FuzzyDate:
    """Return the date of the event or the anchor, doubted or widened where the words say so."""
    if piece.qualifier in ("~", "%"):
        if date.lasting or date.members is not None or date.qualifier or not date.edtf_exact:
            why = "“about” can widen only the date of an event that is plain"
            c.refuse(why, piece.first, piece.last, "24 October 2017")
        return once(window_of(c, ctx, piece))
    if not piece.qualifier or date.qualifier.uncertain:
        return replace(date)
    qualifier = date.qualifier | Qualifier.UNCERTAIN
    return replace(date, edtf=qualify(date.edtf, Qualifier.UNCERTAIN), qualifier=qualifier)


def _whole(c: Cursor, ctx: Context, piece: Piece) -> Window:
    """Return the window of a date that words may join to others."""
    window = window_of(c, ctx, piece)
    if piece.unknown_year or (window.several and piece.base not in {pc.ANCHOR, pc.FIXED}):
        c.refuse("its year is not known", piece.first, piece.last, "September of an unknown year")
    if window.lo == NEG_INF or window.hi == POS_INF:
        c.refuse("the date it counts from has no end there", piece.first, piece.last, "after 2013")
    return window


def _pair(c: Cursor, ctx: Context, pieces: list[Piece]) -> tuple[Window, Window]:
    """Return the windows of two dates, which must be able to come in this order."""
    first, second = (_whole(c, ctx, piece) for piece in pieces)
    if first.early >= second.late or first.lo >= second.hi:
        a, b = (c.text[piece.first : piece.last] for piece in pieces)
        why = "the second date lies before the first"
        c.refuse(why, pieces[0].first, pieces[1].last, _swapped(c, pieces, a, b))
    return first, second


def _swapped(c: Cursor, pieces: list[Piece], a: str, b: str) -> str:
    """Return the phrase with its two dates in order.

    A date that took its year from the other gets the year before; a bare day
    changes places with the other's day.
    """
    left, right = pieces
    if a.isdigit() and b.startswith(str(right.day)):
        b, a = str(right.day), a + b.removeprefix(str(right.day))
    elif left.year is not None and str(left.year) not in a:
        a, b = b, f"{a} {left.year - 1}"
    middle = c.text[left.last : right.first]
    return c.text[: left.first] + b + middle + a + c.text[right.last :]


def _between(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    first, second = _pair(c, ctx, pieces)
    mark = (Qualifier(first.qualifier) | Qualifier(second.qualifier)).value
    return once_between(first.early, second.late, finest(first.unit, second.unit), mark)


def _lasting(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    first, second = _pair(c, ctx, pieces)
    return lasting(first, second)


def _throughout(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    if len(pieces) == 2:
        first, second = _pair(c, ctx, pieces)
    else:
        first = second = _whole(c, ctx, pieces[0])
    for piece, window in zip(pieces, (first, second), strict=False):
        if window.qualifier in ("~", "%"):
            why = "the whole of a period has edges, which “about” takes away"
            words = c.text[piece.first : piece.last]
            c.refuse(why, piece.first, piece.last, f"from {words} to {words}")
    return lasting(_edge(first, first.lo), _edge(second, second.hi - DAY))


def _edge(window: Window, moment: int) -> Window:
    """Return the first or the last day of a window, or its first or last second."""
    if moment % DAY == 0:
        day = span(moment, moment + DAY, "day", Precision.DAY)
        return day.qualified(window.qualifier) if window.qualifier else day
    second = moment if moment == window.lo else window.hi - 1
    return span(second, second + 1, "day", Precision.SECOND, (1, "second"))


def _from(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    return lasting(_start(c, ctx, pieces[0]), None, end_kind=EndKind.UNKNOWN)


def _since(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    return lasting(_start(c, ctx, pieces[0]), None, end_kind=EndKind.OPEN)


def _until(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    return lasting(None, _start(c, ctx, pieces[0]), start_kind=EndKind.OPEN)


def _start(c: Cursor, ctx: Context, piece: Piece) -> Window:
    if piece.base == pc.ANCHOR:
        ctx.link(None)
    return _whole(c, ctx, piece)


def _one_sided(ctx: Context, piece: Piece, relation: str | None) -> FuzzyDate | None:
    """Return the event or anchor that a connective counts from, and record the relation."""
    if piece.base != pc.ANCHOR or piece.date is None:
        return None
    ctx.link(relation)
    return piece.date


def _before(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    date = _one_sided(ctx, pieces[0], "before")
    if date is not None:
        return _marked(_open(c, date, NEG_INF, date.start_latest), pieces[0])
    window = _whole(c, ctx, pieces[0])
    c.note("the period named is itself left out")
    return once_between(NEG_INF, window.before_edge, window.unit, window.qualifier)


def _after(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    date = _one_sided(ctx, pieces[0], "after")
    if date is not None:
        return _marked(_open(c, date, date.end_earliest, POS_INF), pieces[0])
    window = _whole(c, ctx, pieces[0])
    c.note("the period named is itself left out")
    return once_between(window.after_edge, POS_INF, window.unit, window.qualifier)


def _marked(date: FuzzyDate, piece: Piece) -> FuzzyDate:
    if not piece.qualifier:
        return date
    return replace(date, qualifier=date.qualifier | Qualifier(piece.qualifier), edtf_exact=False)


def _by(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    window = _start(c, ctx, pieces[0])
    return once_between(NEG_INF, window.late, window.unit, window.qualifier)


def _not_before(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    window = _start(c, ctx, pieces[0])
    return once_between(window.early, POS_INF, window.unit, window.qualifier)


def _all(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    return members([_whole(c, ctx, piece) for piece in pieces], every=True)


def _any(c: Cursor, ctx: Context, pieces: list[Piece]) -> FuzzyDate:
    return members([_whole(c, ctx, piece) for piece in pieces], every=False)


_MEANINGS: dict[str, Callable[[Cursor, Context, list[Piece]], FuzzyDate]] = {
    ex.ONCE: _once,
    ex.BETWEEN: _between,
    ex.LASTING: _lasting,
    ex.THROUGHOUT: _throughout,
    ex.FROM: _from,
    ex.SINCE: _since,
    ex.UNTIL: _until,
    ex.BEFORE: _before,
    ex.AFTER: _after,
    ex.BY: _by,
    ex.NOT_BEFORE: _not_before,
    ex.ALL: _all,
    ex.ANY: _any,
}

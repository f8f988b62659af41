"""The whole phrase: dates and the words that join them.

``between 2004 and 2008``, ``from July 2016 to March 2017``, ``since 2014``,
``before January 2006``, ``2016 or 2017``. The connectives are the same for
dates of every kind, and each date is read by the same grammar.
"""

from dataclasses import dataclass, field

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.by_length import read_by_length
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.manners import (
    AFTER,
    ALL,
    ANY,
    BEFORE,
    BETWEEN,
    BY,
    FOLLOWS,
    FROM,
    LASTING,
    NOT_BEFORE,
    ONCE,
    SINCE,
    THROUGHOUT,
    UNTIL,
)
from chronology.dates.phrases.nights import named_after
from chronology.dates.phrases.period import dated, read_period
from chronology.dates.phrases.piece import Piece, lend
from chronology.dates.phrases.postposed import read_postposed
from chronology.dates.phrases.relative import read_relative
from chronology.dates.phrases.times import read_clock
from chronology.dates.phrases.tokens import DASH

_ONE_ENDED = (
    (lex.SINCE, SINCE),
    (lex.NOT_BEFORE, NOT_BEFORE),
    (lex.BY, BY),
    (lex.UNTIL, UNTIL),
    (lex.BEFORE, BEFORE),
    (lex.AFTER, AFTER),
)


#: More dates than any list joins by the same word again and again.
_MOST_LISTED = 20

_OPEN_ENDS = ((lex.ONWARDS, SINCE), (lex.OR_LATER, NOT_BEFORE), (lex.OR_EARLIER, BY))

_BEFORE_A_LAG = (lex.AFTER, lex.WITHIN, lex.AGO_BEFORE, lex.AFTER_LAG, lex.EARLIER, lex.LIMIT)


@dataclass(slots=True)
class Expression:
    """A phrase read: what it says (``kind``) of which dates.

    Args:
        kind: one of the names above.
        pieces: the dates, in the order of the phrase, not yet completed.
        marks: the qualifiers that cover the whole.
        once: the words say "some time", "once".
        lasts: the words say "lasting".
        relation: of FOLLOWS, what they say of the anchor.
    """

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    once: bool = False
    lasts: bool = False
    relation: str = ""


def read_expression(c: Cursor, ctx: Context) -> Expression | None:
    """Read a phrase as far as it goes; None where it does not begin as a date."""
    if (relation := c.value(lex.FOLLOWS)) is not None and len(c.tokens) == 1:
        c.i += 1
        return Expression(FOLLOWS, relation=relation)
    marks, once, lasts = _prefix(c)
    expression = _joined(c, ctx)
    if expression is None:
        return None
    expression.marks = marks + _suffix(c)
    expression.once, expression.lasts = once, lasts
    return expression


def _prefix(c: Cursor) -> tuple[list[str], bool, bool]:
    """Read "possibly", "some time", "once,", "lasting" before the whole."""
    marks: list[str] = []
    once = lasts = False
    while True:
        if c.value(lex.QUALIFIER) == "?" and c.value(lex.QUALIFIER) is not None:
            marks.append(c.take(lex.QUALIFIER))
        elif c.value(lex.SOMETIME) and c.take(lex.SOMETIME):
            once = True
        elif c.value(lex.LASTING) and c.take(lex.LASTING):
            lasts = True
        else:
            return marks, once, lasts
        c.take_sign(",")


def _suffix(c: Cursor) -> list[str]:
    """Read ", possibly", "(approximately)", "(?)" after the whole."""
    marks: list[str] = []
    while not c.done:
        start = c.i
        bracket = c.take_sign("(")
        if not bracket:
            c.take_sign(",")
        mark = c.take(lex.QUALIFIER)
        if (
            mark is None
            and bracket
            and c.peek() is not None
            and c.tokens[c.i].text in ("?", "~", "%")
        ):
            mark = c.tokens[c.i].text
            c.i += 1
        if mark is None or (bracket and not c.take_sign(")")):
            c.i = start
            break
        marks.append(mark)
    return marks


def _joined(c: Cursor, ctx: Context) -> Expression | None:
    """Read a connective and its dates, or dates joined by one between them."""
    for category, reader in (
        (lex.THROUGHOUT, _throughout),
        (lex.BETWEEN, _between),
        (lex.FROM, _from),
        (lex.FROM_TO, _from_to),
    ):
        if c.take(category):
            return reader(c, ctx)
    by_length = read_by_length(c, ctx)
    if by_length is not None:
        return Expression(ONCE, [by_length])
    if any(c.value(category) for category in _BEFORE_A_LAG):
        piece = read_relative(c, ctx, dated)
        if piece is not None:
            return Expression(ONCE, [piece])
    if c.value(lex.BOTH, 1) and c.value(lex.PREP):
        c.i += 1
    if c.take(lex.BOTH):
        return _listed(c, ctx, [_need(c, ctx)], only=lex.AND)
    for category, kind in _ONE_ENDED:
        if c.take(category):
            return _one_ended(c, ctx, kind)
    first = read_period(c, ctx)
    return None if first is None else _after_first(c, ctx, first)


def _need(c: Cursor, ctx: Context) -> Piece:
    """Read a date that must follow."""
    piece = read_period(c, ctx)
    if piece is None:
        c.refuse_here()
    return piece


def _throughout(c: Cursor, ctx: Context) -> Expression:
    pieces = [_need(c, ctx)]
    start = c.i
    if c.take(lex.AND) or c.take(lex.TO) or c.take_dash():
        second = read_period(c, ctx)
        if second is None:
            c.i = start
        else:
            pieces.append(second)
    return Expression(THROUGHOUT, pieces)


def _between(c: Cursor, ctx: Context) -> Expression:
    first = _need(c, ctx)
    _skip_dash_before_to(c)
    if not (c.take(lex.AND) or c.take(lex.TO) or c.take_dash()):
        c.refuse_here("between 2004 and 2008")
    return Expression(BETWEEN, [first, _need(c, ctx)])


def _from(c: Cursor, ctx: Context) -> Expression:
    """Read what follows "from", which without "to" may mean "since" ("desde")."""
    alone = SINCE if c.value(lex.SINCE, -1) else FROM
    first = _need(c, ctx)
    if c.take(lex.ONWARDS):
        return Expression(SINCE, [first])
    second = _until(c, ctx)
    return Expression(alone, [first]) if second is None else Expression(LASTING, [first, second])


def _from_to(c: Cursor, ctx: Context) -> Expression:
    """Read what follows a word that means "from" only where "to" comes ("de", "du")."""
    expression = _from(c, ctx)
    if expression.kind == FROM:
        c.refuse_here("2004/2008")
    return expression


def _skip_dash_before_to(c: Cursor) -> None:
    """Read over the first dash of "mid-to-late 2016"."""
    if c.value(DASH) and c.value(lex.TO, 1):
        c.i += 1


def _until(c: Cursor, ctx: Context) -> Piece | None:
    """Read "to March 2017", "–2008", "until the end of 2016"."""
    _skip_dash_before_to(c)
    if c.take(lex.TO):
        c.take_dash()
        return _need(c, ctx)
    if not c.value(DASH):
        return None
    c.i += 1
    return _need(c, ctx)


def _one_ended(c: Cursor, ctx: Context, kind: str) -> Expression:
    if (c.value(lex.LATER, -1) or c.value(lex.EARLIER, -1)) and c.value(lex.PREP):
        c.refuse_here()
    first = _need(c, ctx)
    if kind == SINCE:
        c.take(lex.ONWARDS)
    if kind == UNTIL:
        c.take(lex.INCLUSIVE)
    return Expression(kind, [first])


def _after_first(c: Cursor, ctx: Context, first: Piece) -> Expression | None:
    """Read what follows a first date that no word introduced."""
    if (said := read_postposed(c, ctx, first)) is not None:
        return Expression(*said)
    for category, kind in _OPEN_ENDS:
        if c.take(category):
            return Expression(kind, [first])
    if first.base == pc.DAY and (times := _times_after(c)):
        return times_of_day(first, *times)
    second = _until(c, ctx)
    if second is not None:
        night = named_after(c, first, second)
        if night is not None:
            return Expression(ONCE, [night])
        return Expression(BETWEEN if _said_between(c) else LASTING, [first, second])
    listed = _listed(c, ctx, [first])
    if listed is not None and listed.kind == ALL and len(listed.pieces) == 2 and _said_between(c):
        listed.kind = BETWEEN
    return listed


def _said_between(c: Cursor) -> bool:
    """Read the "between" that stands after both dates: "2004 ile 2008 arasında"."""
    return c.value(lex.POSTPOSITION) == BETWEEN and c.take(lex.POSTPOSITION) is not None


def _times_after(c: Cursor) -> tuple[str, Piece, Piece] | None:
    """Read "from 22:00 to 23:30", "between 5 and 6 pm" after a day."""
    start = c.i
    c.take_sign(",")
    lasts = c.take(lex.FROM) or c.take(lex.FROM_TO)
    kind = LASTING if lasts else BETWEEN if c.take(lex.BETWEEN) else None
    if kind is not None:
        first = _clock(c)
        joined = c.take(lex.TO) or c.take(lex.AND) or c.take_dash()
        second = _clock(c) if first and joined else None
        if first and second:
            return kind, first, second
    c.i = start
    return None


def _clock(c: Cursor) -> Piece | None:
    c.skip(lex.THE)
    token = c.peek()
    clock = read_clock(c, pointed=True)
    if clock is None or token is None:
        return None
    return Piece(token.start, c.tokens[c.i - 1].end, pc.CLOCK, clock=clock)


def times_of_day(day: Piece, kind: str, first: Piece, second: Piece) -> Expression:
    """Return the expression of two times on one day."""
    return Expression(kind, [lend(first, day)[0], lend(second, day)[0]])


def _listed(
    c: Cursor, ctx: Context, pieces: list[Piece], only: str | None = None
) -> Expression | None:
    """Read ", 2017 and 2018", "or 2017" after a first date."""
    start = c.i
    while c.take_sign(","):
        if c.value(lex.AND) or c.value(lex.OR):
            break
        piece = read_period(c, ctx)
        if piece is None:
            c.i -= 1
            break
        pieces.append(piece)
    kind = ALL if c.value(lex.AND) else ANY if c.value(lex.OR) and only is None else None
    if kind is None and only is None and _slashed(c, pieces):
        kind = ANY
    if kind is not None:
        c.i += 1
        pieces.append(_need(c, ctx))
        again = lex.AND if kind == ALL else lex.OR
        while len(pieces) < _MOST_LISTED and c.take(again):  # "2014 و2015 و2016"
            pieces.append(_need(c, ctx))
        return Expression(kind, pieces)
    if only is not None:
        c.refuse_here("2016 and 2017")
    c.i = start
    return Expression(ONCE, pieces[:1])


def _slashed(c: Cursor, pieces: list[Piece]) -> bool:
    """Return whether a slash joins a month to the next: "July/August 2016"."""
    if not c.sign("/") or len(pieces) > 1 or pieces[0].base != pc.MONTH or not pieces[0].yearless:
        return False
    if c.value(lex.MONTH, 1) is None or lex.TWO_NAMES in c.lexicon.options:
        return False
    c.note("the slash between two months is taken as “or”")
    return True


def complete(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, each completed by its neighbours, from the right."""
    done = list(pieces)
    for i in range(len(done) - 1, 0, -1):
        done[i - 1], done[i] = lend(done[i - 1], done[i])
    return done

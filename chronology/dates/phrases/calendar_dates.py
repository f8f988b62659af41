"""Dates of other calendars: "15 Ramadan 1437 AH", "25 October 1917 OS", "12 Bahman 1357".

A date is of another calendar where a month of it is named, or where a mark
stands beside it. "25 October (7 November) 1917" states one day in two.
"""

from chronology.dates.calendars import calendar_of
from chronology.dates.errors import DateError
from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.calendar_words import CALENDAR_MARK, CALENDAR_MONTH
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.calendar_window import example_year
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.days import read_day
from chronology.dates.phrases.numeric import read_numeric
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DIGITS, WIDTH

_WORDS = frozenset({CALENDAR_MARK, CALENDAR_MONTH})

#: Marks of two letters that are also words: these only in capitals or with a dot.
_IN_CAPITALS = frozenset({"am", "ap", "sh", "ns"})
_WITH_DOT = frozenset({"as"})

#: Marks that speak of other things too, as in "the 1948 Jewish exodus": beside a bare year
#: only in brackets.
_ADJECTIVES = frozenset(
    {"julian", "gregorian", "islamic", "hebrew", "jewish", "persian", "iranian", "solar", "persan"}
    | {"julien", "juliano", "persa", "hebreo", "persisch", "ibrani", "hegira", "hijra", "hijrah"}
)

#: Marks that may stand before a date; "Julian 1917" may be anything.
_BEFORE = frozenset(
    {"ah", "anno hegirae", "hijri", "hicri", "am", "anno mundi", "ap", "sh", "os", "ns"}
    | {"old style", "new style"}
)

#: The years that a month's name alone makes plausible; another year is refused.
PLAUSIBLE = {"hijri": (1, 1699), "persian": (1, 1699), "hebrew": (3000, 6999)}

#: Calendars that a mark may mean beside the month of another: the Hijra is the
#: epoch of the solar calendar too.
_MARKS_OF = {"persian": ("persian", "hijri")}

#: Calendars whose months are usually numbered.
_NUMBERED = ("hijri", "persian", "julian", "gregorian")


def read_calendar_date(c: Cursor, ctx: Context) -> Piece | None:
    """Read a day, a month or a year of another calendar, with or without its mark.

    Raises:
        DateError: the month is of one calendar and the mark of another.
    """
    if not c.speaks_of(_WORDS):
        return None
    start = c.i
    mark = _mark_before(c)
    piece = _named(c) or _numeric(c, ctx) or _plain(c, ctx)
    if piece is None:
        c.i = start
        return None
    mark = mark or _mark_after(c, piece)
    if not _marked(c, piece, mark, start):
        c.i = start
        return None
    return piece


def _mark(c: Cursor) -> str | None:
    """Read a mark: "AH", "O.S.", "Julian"."""
    mark: str | None = c.value(CALENDAR_MARK)
    if mark is None:
        return None
    token = c.tokens[c.i]
    written = c.text[token.start : token.end]
    letters = token.text.replace(".", "").lower()
    if letters in _IN_CAPITALS and written == written.lower() and "." not in written:
        return None
    if letters in _WITH_DOT and "." not in written:
        return None
    c.i += 1
    return mark


def _mark_before(c: Cursor) -> str | None:
    token = c.peek()
    before = token is not None and token.text.replace(".", "").lower() in _BEFORE
    return _mark(c) if before else None


def _mark_after(c: Cursor, piece: Piece) -> str | None:
    """Read " OS", ", Old Style", "(Julian)", "of the Hijri calendar" after a date."""
    start = c.i
    bracket = c.take_sign("(") or c.take_sign("[")
    if not bracket:
        c.take_sign(",")
    c.skip(lex.OF, lex.PREP)
    c.skip(lex.THE)
    token = c.peek()
    bare = token is not None and token.text.lower() in _ADJECTIVES and not bracket
    mark = None if bare and piece.base in (pc.YEAR, pc.NUMBER) else _mark(c)
    if mark == "hebrew" and piece.base == pc.NUMBER:
        mark = None
    if mark is None or (bracket and not (c.take_sign(")") or c.take_sign("]"))):
        c.i = start
        return None
    return mark


def _named(c: Cursor) -> Piece | None:
    """Read a date with the name of a month: "15 Ramadan 1437", "Ramadan 15, 1437"."""
    start = c.i
    weekday = c.take(lex.WEEKDAY)
    if weekday is not None:
        c.take_sign(",")
        c.skip(lex.THE, lex.PREP)
    day = _day_number(c)
    if day is not None:
        c.skip(lex.OF)
        c.skip(lex.THE)
        c.take_dash()
    at = c.i
    found = c.take(CALENDAR_MONTH)
    if found is None:
        c.i = start
        return None
    calendar, month = found
    doubtful = c.tokens[at].meanings.get(lex.MONTH) is not None
    if day is None:
        day = _day_after(c)
    piece = Piece(0, 0, pc.MONTH if day is None else pc.DAY, month=month, day=day, weekday=weekday)
    piece.calendar = calendar
    piece.year = _year_after(c)
    if (weekday is not None and day is None) or (doubtful and not _plausible(piece)):
        c.i = start
        return None
    return piece


def _day_number(c: Cursor) -> int | None:
    if c.value(WIDTH) in (1, 2):
        return int(c.take(DIGITS))
    return read_ordinal(c)


def _day_after(c: Cursor) -> int | None:
    """Read the day after a month: "Ramadan 15, 1437", "Ramadan 15th"."""
    start = c.i
    c.skip(lex.THE)
    day = _day_number(c)
    if day is None:
        return None
    if c.value(CALENDAR_MARK) is not None or (c.sign(":") and c.glued()):
        c.i = start  # "Ramadan 8 AH": the year
        return None
    return day


def _year_after(c: Cursor) -> int | None:
    """Read the year of a named month: ", 1437", "of AH 1437", "in the year 8"."""
    start = c.i
    c.take_sign(",") or c.take_dash()
    c.skip(lex.OF)
    c.skip(lex.THE)
    named = c.value(lex.UNIT) == "year" and c.value(DIGITS, 1) is not None
    if named:
        c.i += 1
    before = c.value(CALENDAR_MARK) is not None and c.value(DIGITS, 1) is not None
    if before:
        c.i += 1
    width = c.value(WIDTH)
    marked = c.value(CALENDAR_MARK, 1) is not None
    if width is None or width > 4 or (width < 3 and not (named or before or marked)):
        c.i = start
        return None
    return int(c.take(DIGITS))


def _numeric(c: Cursor, ctx: Context) -> Piece | None:
    """Read a date all in numbers, and offer one that begins with its year where it is ambiguous."""
    numbers = [c.value(DIGITS, ahead) for ahead in (0, 2, 4)]
    mark = c.value(CALENDAR_MARK, 5)
    try:
        return read_numeric(c, ctx)
    except DateError as error:
        if mark in (None, "gregorian") or None in numbers:
            raise
        day, month, year = numbers
        offered = f"{year:04d}-{month:02d}-{day:02d} {calendar_of(mark).mark}"
        raise DateError(c.text, error.why, error.position, error.length, offered) from None


def _plain(c: Cursor, ctx: Context) -> Piece | None:
    """Read a day, a month or a year as if it were Gregorian."""
    start = c.i
    c.skip(lex.THE)
    if c.value(lex.UNIT) == "year" and c.value(WIDTH, 1) is not None:
        c.i += 1
        return Piece(0, 0, pc.YEAR, year=int(c.take(DIGITS)))
    c.i = start
    return read_day(c, ctx)


def _plausible(piece: Piece) -> bool:
    first, last = PLAUSIBLE[piece.calendar]
    return piece.year is not None and first <= piece.year <= last


def _marked(c: Cursor, piece: Piece, mark: str | None, start: int) -> bool:
    """Give a piece the calendar of its mark; return whether it is of one at all."""
    first, last = c.tokens[start].start, c.tokens[c.i - 1].end
    if piece.calendar:
        _check_mark(c, piece, mark, first, last)
    elif mark is None or (piece.base == pc.NUMBER and piece.year is not None):
        return False
    else:
        _check_month(c, piece, mark, first, last, numeric=_is_numeric(c, start))
        piece.calendar = mark
    if piece.base == pc.NUMBER:
        piece.base, piece.year = pc.YEAR, piece.n
    return True


def _is_numeric(c: Cursor, start: int) -> bool:
    """Return whether no month was named since token ``start``."""
    return not any(lex.MONTH in token.meanings for token in c.tokens[start : c.i])


def _check_mark(c: Cursor, piece: Piece, mark: str | None, first: int, last: int) -> None:
    """Refuse "Ramadan 1437 OS": the month of one calendar, the mark of another."""
    calendar = calendar_of(piece.calendar)
    if mark is None:
        _check_plausible(c, piece, first, last)
        return
    if mark in _MARKS_OF.get(piece.calendar, (piece.calendar,)):
        return
    name = "Gregorian" if mark == "gregorian" else calendar_of(mark).name
    month = calendar.months[piece.month or 0]
    why = f"{month} is a month of the {calendar.name} calendar, not of the {name} one"
    c.refuse(why, first, last, f"{month} {example_year(piece)}")


def _check_plausible(c: Cursor, piece: Piece, first: int, last: int) -> None:
    """Refuse "Ramadan 2016": the month of one calendar, the year of another."""
    if piece.year is None or _plausible(piece):
        return
    calendar = calendar_of(piece.calendar)
    month = calendar.months[piece.month or 0]
    why = f"{month} is a month of the {calendar.name} calendar, and {piece.year} no year of it"
    c.refuse(why, first, last, f"{month} {example_year(piece)}")


def _check_month(
    c: Cursor, piece: Piece, mark: str, first: int, last: int, *, numeric: bool
) -> None:
    """Refuse a mark beside a date that cannot be of its calendar."""
    if mark in ("julian", "gregorian"):
        return
    calendar = calendar_of(mark)
    if piece.era:
        why = f"the {calendar.name} calendar has no years BC or AD"
        c.refuse(why, first, last, f"{piece.year} BC")
    if piece.base in (pc.DAY, pc.MONTH) and not (numeric and mark in _NUMBERED):
        months = [calendar.months[number] for number in sorted(calendar.months)]
        why = f"the months of the {calendar.name} calendar have names of their own"
        c.refuse(why, first, last, f"{months[-4]} {piece.year or ''}".strip())

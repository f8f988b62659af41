"""What the words of one date state, before it is known what they lend each other.

"15–16 July 2016" is two pieces: a bare number, and a day with its month and
year. ``lend`` completes the first from the second; ``resolve.window_of`` turns
a complete piece into a stretch of time.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from chronology.dates.phrases.window import Window
from chronology.dates.value import FuzzyDate

# What a piece names.
YEAR = "year"
MONTH = "month"
DAY = "day"
SEASON = "season"
QUARTER = "quarter"
WEEK = "week"
DECADE = "decade"
CENTURY = "century"
MILLENNIUM = "millennium"
NTH = "nth"  # so many units from the start or the end of another piece
NUMBER = "number"  # a number that a neighbour has to explain
PART = "part"  # "early", of what a neighbour names
CLOCK = "clock"  # a time of a day that a neighbour names
FIXED = "fixed"  # a window that was worked out while reading
ANCHOR = "anchor"  # an event, or the date that the phrase hangs on

_OF_A_YEAR = (MONTH, DAY, SEASON, QUARTER, WEEK)


class Clock(NamedTuple):
    """A time of day.

    Args:
        at: seconds from midnight.
        length: how many seconds the words leave open: 1, 60 or 3600.
        zone: seconds east of UTC, the name of a zone, or None for the chronology's.
    """

    at: int
    length: int
    zone: int | str | None = None


class Nth(NamedTuple):
    """The ``number``-th run of ``many`` units, counted from the end if negative."""

    number: int
    many: int
    unit: str
    weekday: int | None = None


@dataclass(slots=True)
class Piece:
    """One date as worded: what is said of it, and None for what is not.

    Args:
        first: index of its first character in the phrase.
        last: index after its last character.
        base: what it names.
        year: as written; ``era`` says which way it counts.
        era: "bc", "ad", or "" where it is not said.
        unknown_year: the words say that the year is unknown.
        month: 1–12.
        day: 1–31.
        n: number of the season (0–3), quarter, week, decade, century or millennium.
        hemisphere: of a season: "northern", "southern" or "".
        second: the later of two numbers: a winter's year, a night's day.
        part: "early", "mid", "late", "start", "end", "half1", "half2" or "".
        weekday: 1 (Monday) – 7, stated along with a date.
        daypart: "morning", "afternoon", "evening", "night" or "".
        clock: the time of day.
        nth: of NTH, which run of units; ``inner`` is what it counts in.
        inner: of NTH, the piece that it counts in.
        qualifier: "", "?", "~" or "%".
        window: of FIXED, the window.
        date: of ANCHOR, the date.
        calendar: key of the calendar that year, month and day are of, "" where it is
            not said, "gregorian" where that is said.
    """

    first: int
    last: int
    base: str
    year: int | None = None
    era: str = ""
    unknown_year: bool = False
    month: int | None = None
    day: int | None = None
    n: int = 0
    hemisphere: str = ""
    second: int | None = None
    part: str = ""
    weekday: int | None = None
    daypart: str = ""
    clock: Clock | None = None
    nth: Nth | None = None
    inner: "Piece | None" = None
    qualifier: str = ""
    window: Window | None = None
    date: FuzzyDate | None = None
    calendar: str = ""

    @property
    def yearless(self) -> bool:
        """Whether it needs a year and has none."""
        if self.base == NTH:
            return self.inner is not None and self.inner.yearless
        return self.base in _OF_A_YEAR and self.year is None and not self.unknown_year

    def qualify(self, mark: str) -> None:
        """Add a qualifier to those it has."""
        marks = {self.qualifier, mark} - {""}
        self.qualifier = "%" if "%" in marks or len(marks) > 1 else mark


def lend(left: Piece, right: Piece) -> tuple[Piece, Piece]:
    """Return both pieces, each completed by what only the other states.

    The right one lends its year, its month, its name: "15–16 July 2016", "from
    March to July 2016", "early to mid-2016", "the 18th and 19th centuries". The
    left one lends its month to "July 15–16, 2016" and its day to a bare time.
    """
    right = _complete(right, left, rightwards=True)
    return _complete(left, right, rightwards=False), right


def _complete(piece: Piece, other: Piece, *, rightwards: bool) -> Piece:
    if piece.base == CLOCK and other.base == DAY:
        borrowed = replace(other, base=DAY, clock=piece.clock, daypart=piece.daypart)
        return _placed(borrowed, piece)
    if piece.base == NUMBER:
        return _number(piece, other)
    return piece if rightwards else _from_right(piece, other)


def _from_right(piece: Piece, other: Piece) -> Piece:
    """Give a piece what only the one to its right states."""
    if piece.base == PART:
        return _placed(replace(other, part=piece.part), piece)
    if piece.base == NTH and piece.inner is None and other.base == NTH:
        return replace(piece, inner=other.inner)
    if piece.base in (YEAR, DECADE, CENTURY, MILLENNIUM) and not piece.era and other.era == "bc":
        return replace(piece, era="bc")
    if piece.base == YEAR and other.base == YEAR and not piece.calendar and not piece.era:
        return replace(piece, calendar=other.calendar) if other.calendar else piece
    return _with_year(piece, other)


def _with_year(piece: Piece, other: Piece) -> Piece:
    """Give a yearless piece the year of the other."""
    source = other.inner if other.base == NTH and other.inner else other
    if not piece.yearless or (source.year is None and not source.unknown_year):
        return piece
    if piece.base == NTH and piece.inner is not None:
        return replace(piece, inner=_with_year(piece.inner, source))
    lends = source.calendar in ("julian", "gregorian")
    if source.calendar != piece.calendar and (piece.calendar or not lends):
        return piece
    piece = replace(piece, calendar=source.calendar)
    return replace(piece, year=source.year, era=source.era, unknown_year=source.unknown_year)


def _number(piece: Piece, other: Piece) -> Piece:
    """Give a bare number the meaning that its neighbour has."""
    year = piece.year if piece.year is not None else other.year
    era = piece.era or other.era
    if other.base == DAY:
        unknown = piece.unknown_year or other.unknown_year
        day = replace(piece, base=DAY, day=piece.n, month=other.month, year=year, era=era)
        return replace(day, unknown_year=unknown, calendar=other.calendar)
    if other.base == NTH and other.nth is not None:
        return replace(piece, base=NTH, nth=other.nth._replace(number=piece.n), inner=other.inner)
    if other.base in (CENTURY, MILLENNIUM, QUARTER, WEEK):
        return replace(piece, base=other.base, year=year, era=era)
    if other.base == YEAR and (era or other.calendar):
        return replace(piece, base=YEAR, year=piece.n, era=era, calendar=other.calendar)
    return piece


def _placed(piece: Piece, at: Piece) -> Piece:
    """Return ``piece`` with the place and the qualifier of ``at``."""
    return replace(piece, first=at.first, last=at.last, qualifier=at.qualifier)

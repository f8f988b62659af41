"""When, as GTD has it: year, month and day, of which 0 is unknown, and when it was over."""

import re
from collections.abc import Callable
from typing import NamedTuple

from chronology.dates import DateError, FuzzyDate, parse, parse_edtf
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.dates import between
from chronology.formats.dataset.record import Lasting
from chronology.formats.gtd.codes import figure, is_set
from chronology.formats.seed.reading import Order
from chronology.formats.tabular.table import RowError

_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(?::00(?:\.0+)?)?")
#: Nobody was held for more days or hours; a larger figure is a slip.
_LONGEST = 1_000_000
_PARTS = ("iyear", "imonth", "iday")


class Cells(NamedTuple):
    """The columns that say when."""

    iyear: str
    imonth: str
    iday: str
    approxdate: str
    extended: str
    resolution: str


class When(NamedTuple):
    """A date, None where no year is known, whether it lasted, and what was noticed."""

    date: FuzzyDate | None
    manner: str | None
    warnings: tuple[tuple[str, str], ...]


def dates_of(columns: Columns, order: Order | None) -> Callable[[list[str]], When]:
    """Return what gives the date of a row.

    GTD is American: 3/4/2016 is in March where the user says nothing else.
    """
    asked = order or "month"

    def read(*cells: str) -> When:
        return _date(Cells(*cells), asked)

    return columns.once(Cells._fields, read)


def lengths_of(columns: Columns) -> Callable[[list[str]], tuple[Lasting, ...]]:
    """Return what gives how long people were held: one length, or none."""
    return columns.once(("nhours", "ndays"), _length)


def _date(said: Cells, order: Order) -> When:
    warnings: list[tuple[str, str]] = []
    date = _coded(said)
    if date is not None and said.approxdate and said.iday.strip("0") == "":
        narrower = _narrowed(date, said.approxdate, order)
        if narrower is None:
            warnings.append(("approximate date not read", said.approxdate))
        date = narrower or date
    lasting = is_set(said.extended)
    if date is not None and lasting:
        date = _until(date, said.resolution, order, warnings)
    return When(date, "lasting" if lasting else None, tuple(warnings))


def _coded(said: Cells) -> FuzzyDate | None:
    """Return the day, or the month or the year where no more is known."""
    numbers: list[str] = []
    for column, cell in zip(_PARTS, said[:3], strict=True):
        if not cell.strip("0"):
            break
        if not (cell.isascii() and cell.isdigit()):
            raise RowError(column, f"“{cell}” is no {column[1:]}.")
        numbers.append(cell.lstrip("0").zfill(2 if numbers else 4))
    if not numbers:
        return None
    try:
        return parse_edtf("-".join(numbers))
    except DateError as error:
        raise RowError(_PARTS[len(numbers) - 1], str(error)) from None


def _narrowed(date: FuzzyDate, words: str, order: Order) -> FuzzyDate | None:
    """Return the approximate date, None unless it is read and lies within the coded one.

    A stretch of days is when it may have been; that it lasted is said elsewhere.
    """
    try:
        read = parse(words, order=order, language="en")
        if read.lasting:
            first, last = read.edtf.split("/")
            read = between(parse_edtf(first), parse_edtf(last))
    except (DateError, ValueError):
        return None
    inside = date.start_earliest <= read.start_earliest and read.end_latest <= date.end_latest
    return read if inside else None


def _until(
    start: FuzzyDate, resolution: str, order: Order, warnings: list[tuple[str, str]]
) -> FuzzyDate:
    """Return what began at ``start`` and was over with the resolution, if that is known.

    More than 24 hours long, it has an end that is not known otherwise. Only a
    plain date can begin an interval; a window of days stays one.
    """
    if start.edtf[0] == "[":
        return start
    end = ""
    if resolution:
        try:
            end = _day(resolution, order)
            return parse_edtf(f"{start.edtf}/{end}")
        except DateError:
            kind = "resolved before it began" if end else "resolution not read"
            warnings.append((kind, f"{start.edtf}, {resolution}"))
    return parse_edtf(f"{start.edtf}/")


def _day(words: str, order: Order) -> str:
    """Return the day in a cell, which may have a time after it, in EDTF.

    Raises:
        DateError: it holds no day.
    """
    midnight = _MIDNIGHT.fullmatch(words)
    read = parse(midnight[1] if midnight else words, order=order, language="en")
    if read.lasting or read.edtf[0] in "[{":
        raise DateError(words, "it is no day")
    return read.edtf.partition("T")[0]


def _length(hours: str, days: str) -> tuple[Lasting, ...]:
    """Return the length in whole hours or days; of part of an hour nothing can be said."""
    for column, cell, unit, form in (
        ("ndays", days, "days", "P{}D"),
        ("nhours", hours, "hours", "PT{}H"),
    ):
        number = figure(column, cell)
        if number and number <= _LONGEST and number == int(number):
            iso = form.format(int(number))
            words = f"{int(number)} {unit if number != 1 else unit[:-1]}"
            return (Lasting(words, iso, iso),)
    return ()

"""When, as GED has it: a window in which the event took place, never how long it lasted."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from chronology.dates import DateError, FuzzyDate, parse, parse_edtf
from chronology.dates.kinds import Qualifier
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.dates import between
from chronology.formats.seed.reading import Order
from chronology.formats.tabular.table import RowError

#: The columns that a date is read from, in the order of ``_Days.window``.
WINDOW = ("date_start", "date_end", "date_prec")
DAY = ("year", "month", "day")


class When(NamedTuple):
    """A date, None where the row gives none, and what was noticed of it."""

    date: FuzzyDate | None
    warnings: tuple[tuple[str, str], ...] = ()


def dates_of(columns: Columns, order: Order | None) -> Callable[[list[str]], When]:
    """Return what gives the date of a row: its window, or its year, month and day."""
    if columns.any_of("date_start", "date_end"):
        days = _Days(order)
        return columns.once(WINDOW, days.window)
    return columns.once(DAY, _parts)


class _Days:
    """Reads the days of one file.

    Args:
        order: how 3/4/2016 is read.
    """

    def __init__(self, order: Order | None) -> None:
        self._order = order
        self._known: dict[str, FuzzyDate] = {}

    def window(self, first: str, last: str, precision: str) -> When:
        """Return the date that lies within two days.

        The codebook calls them the earliest and the latest day on which the event
        may have taken place, at every precision; 1 says that they are one day.
        """
        if not first and not last:
            return When(None)
        start = self._day("date_start", first or last)
        end = self._day("date_end", last or first)
        if end.end_latest < start.end_latest:
            raise RowError("date_end", f"{end.text} is before date_start, {start.text}.")
        detail = f"date_prec {precision}, {start.text} to {end.text}"
        if start.edtf != end.edtf:
            date = between(start, end)
            odd = (("exact day that is several", detail),) if precision == "1" else ()
            return When(date, odd)
        if precision in {"", "1"}:
            return When(start)
        doubted = replace(
            start, text=start.text, edtf=f"{start.edtf}?", qualifier=Qualifier.UNCERTAIN
        )
        return When(doubted, (("inexact day without a window", detail),))

    def _day(self, column: str, cell: str) -> FuzzyDate:
        """Return the day in a cell, which may have midnight after it."""
        known = self._known.get(cell)
        if known is not None:
            return known
        words = cell[:10] if len(cell) > 10 and _is_midnight(cell[10:]) else cell
        try:
            day = parse(words, order=self._order, language="en")
        except DateError as error:
            raise RowError(column, str(error)) from None
        if day.lasting or day.members is not None:
            raise RowError(column, f"“{cell}” is no day.")
        self._known[cell] = day
        return day


def _is_midnight(rest: str) -> bool:
    """Return whether what follows a day is a time of 00:00, as databases write a date."""
    return rest[0] in " T" and not rest[1:].strip("0:.Z")


def _parts(year: str, month: str, day: str) -> When:
    """Return the day, or the month or year where no more is said; 0 says nothing."""
    if not year.strip("0"):
        return When(None)
    numbers: list[str] = []
    for column, cell in zip(DAY, (year, month, day), strict=True):
        if not cell.strip("0"):
            break
        if not (cell.isascii() and cell.isdigit()):
            raise RowError(column, f"“{cell}” is no {column}.")
        numbers.append(cell.lstrip("0").zfill(2 if numbers else 4))
    try:
        return When(parse_edtf("-".join(numbers)))
    except DateError as error:
        raise RowError(DAY[len(numbers) - 1], str(error)) from None

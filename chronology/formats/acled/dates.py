"""When, as ACLED has it: a day, and whether that day, its week or its month is known."""

import re
from collections.abc import Callable
from typing import NamedTuple

from chronology.dates import DateError, FuzzyDate, parse
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.dates import month_of, week_of, worded
from chronology.formats.seed.reading import Order
from chronology.formats.tabular.table import RowError

# A year of two digits, as spreadsheets write it: 01-Jan-20.
_SHORT = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})[- ](\d{2})")
#: ACLED begins in 1997.
_FIRST_SHORT = 97


class When(NamedTuple):
    """A date, None where the row gives none, and what was noticed of it."""

    date: FuzzyDate | None
    warnings: tuple[tuple[str, str], ...] = ()


def dates_of(columns: Columns, order: Order | None) -> Callable[[list[str]], When]:
    """Return what gives the date of a row.

    ACLED writes the day before the month, so that 3/4/2016 is in April where the
    user says nothing else.
    """
    names = ("event_date", "time_precision", "year")

    def read(day: str, precision: str, year: str) -> When:
        return _date(day, precision, year, order or "day")

    return columns.once(names, read)


def _date(cell: str, precision: str, year: str, order: Order) -> When:
    if not cell:
        return When(None)
    day = _day(cell, order)
    warnings: list[tuple[str, str]] = []
    if year and year != day.edtf[:4]:
        warnings.append(("year of another date", f"year {year}, event_date {cell}"))
    if precision == "2":
        date = week_of(day)
    elif precision == "3":
        date = month_of(day)
    else:
        date = worded(day, cell)
        if precision not in {"", "1"}:
            warnings.append(("unknown time_precision", precision))
    return When(date, tuple(warnings))


def _day(cell: str, order: Order) -> FuzzyDate:
    words = cell
    short = _SHORT.fullmatch(cell)
    if short:
        century = 19 if int(short[3]) >= _FIRST_SHORT else 20
        words = f"{short[1]} {short[2]} {century}{short[3]}"
    elif len(cell) > 10 and not cell[11:].strip("0:.Z") and cell[10] in " T":
        words = cell[:10]
    try:
        day = parse(words, order=order, language="en")
    except DateError as error:
        raise RowError("event_date", str(error)) from None
    if day.lasting or len(day.edtf) != 10:
        raise RowError("event_date", f"“{cell}” is no day.")
    return day.with_text(day.edtf)

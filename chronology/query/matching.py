"""Events read by their ids, their dates set against the windows of a filter."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from chronology.dates.value import FuzzyDate
from chronology.query.dated import date_columns, date_of
from chronology.query.filters import Filter
from chronology.query.statement import id_list
from chronology.query.views import bounds_of
from chronology.query.windows import Bounds, Certainty, certainty_in
from chronology.store.reader import Reader

_HEAD = "e.id, e.uuid, e.title, e.description, e.status, c.name"
_WIDTH = 6
_COLUMNS = ", ".join(
    (
        _HEAD,
        date_columns("e.date"),
        "e.inferred_start_earliest, e.inferred_start_latest",
        "e.inferred_end_earliest, e.inferred_end_latest",
    )
)
_READ = f"SELECT {_COLUMNS} FROM event AS e LEFT JOIN category AS c ON c.id = e.category_id WHERE"  # noqa: S608 - our own names


class Match(NamedTuple):
    """An event's own row, its date read and set against the windows."""

    head: tuple[Any, ...]
    words: str | None
    date: FuzzyDate | None
    inferred: Bounds | None
    certainty: Certainty | None


def matches(reader: Reader, ids: Sequence[int], wanted: Filter) -> Iterator[Match]:
    """Yield those of some events, in the order given, whose dates meet a window."""
    if not ids:
        return
    sql = f"{_READ} e.id IN {id_list(ids)}"
    rows = {row[0]: row for row in reader.rows(sql)}
    for number in ids:
        if (match := _matched(rows[number], wanted)) is not None:
            yield match


def _matched(row: tuple[Any, ...], wanted: Filter) -> Match | None:
    date, inferred = date_of(row[_WIDTH:-4]), bounds_of(*row[-4:])
    certainty = None
    if wanted.windows:
        certainty = certainty_in(date, inferred, wanted.windows)
        if certainty is None or (wanted.certain and certainty != "certain"):
            return None
    return Match(row[:_WIDTH], row[_WIDTH], date, inferred, certainty)

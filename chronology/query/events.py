"""The list of events: filtered, ordered, with how surely each lies in the window."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from chronology.dates.value import FuzzyDate
from chronology.query.children import load_children
from chronology.query.conditions import apply, certain_hull
from chronology.query.dated import date_columns, date_of, event_date
from chronology.query.filters import Filter
from chronology.query.order import order_by
from chronology.query.places import Gazetteer
from chronology.query.statement import Statement, any_of
from chronology.query.views import EventView, bounds_of
from chronology.query.windows import Bounds, Certainty, certainty_in
from chronology.store.reader import Reader

#: How many events are read before what hangs on them is.
BATCH = 500

__all__ = ["Counts", "count_events", "event_date", "list_events", "matching_ids"]

_DATE = date_columns("e.date")
_INFERRED = (
    "e.inferred_start_earliest, e.inferred_start_latest,"
    " e.inferred_end_earliest, e.inferred_end_latest"
)
_HEAD = "e.id, e.uuid, e.title, e.description, e.status, c.name"
_FROM = "event AS e LEFT JOIN category AS c ON c.id = e.category_id"
_SETS = "COALESCE(e.date_has_members, FALSE)"


class Counts(NamedTuple):
    """How many events match: certain and possible apart where a time was asked for."""

    certain: int
    possible: int
    total: int


class _Match(NamedTuple):
    """An event's own row, its date read and set against the windows."""

    head: tuple[Any, ...]
    words: str | None
    date: FuzzyDate | None
    inferred: Bounds | None
    certainty: Certainty | None


def list_events(reader: Reader, wanted: Filter) -> Iterator[EventView]:
    """Yield the events that match, in order; they are read a batch at a time.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    gazetteer = Gazetteer(reader)
    matches = _matches(reader, wanted)
    while batch := list(islice(matches, BATCH)):
        children = load_children(reader, gazetteer, [match.head[0] for match in batch])
        for match in batch:
            event, uuid, title, description, status, category = match.head
            own = children[event]
            yield EventView(
                id=event,
                uuid=uuid,
                title=title,
                description=description,
                category=category,
                status=status,
                words=match.words,
                date=match.date,
                inferred=match.inferred,
                certainty=match.certainty,
                places=tuple(own.places),
                who=tuple(own.who),
                sources=tuple(own.sources),
                tags=tuple(own.tags),
                measures=own.measures,
            )


def matching_ids(reader: Reader, wanted: Filter) -> Iterator[int]:
    """Yield the ids of the events that match, in the order of a list.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    return (match.head[0] for match in _matches(reader, wanted))


def count_events(reader: Reader, wanted: Filter) -> Counts:
    """Return how many events match, whatever the filter's limit."""
    if not wanted.windows:
        statement = Statement("count(*)", _FROM)
        apply(statement, wanted)
        found = reader.one(statement.sql, statement.params)
        return Counts(0, 0, found[0] if found else 0)
    certain, total = _count_hulls(reader, wanted)
    for match in _refined(reader, wanted):
        certain += match.certainty == "certain"
        total += 1
    return Counts(certain, total - certain, total)


def _of_sets(wanted: Filter) -> bool:
    """Return whether a window is itself a set, so that no hull gives the answer."""
    return any(window.members is not None for window in wanted.windows)


def _count_hulls(reader: Reader, wanted: Filter) -> tuple[int, int]:
    """Return how many are certain, and how many there are, of those that hulls settle."""
    if _of_sets(wanted):
        return 0, 0
    statement = Statement("", _FROM)
    sure = any_of(certain_hull(statement, window) for window in wanted.windows)
    statement.columns = " ".join(["SUM(CASE WHEN", sure, "THEN 1 ELSE 0 END), count(*)"])
    apply(statement, wanted)
    statement.where("NOT", _SETS)
    found = reader.one(statement.sql, statement.params)
    return (int(found[0] or 0), int(found[1])) if found else (0, 0)


def _refined(reader: Reader, wanted: Filter) -> Iterator[_Match]:
    """Yield the matches that hulls do not settle."""
    statement = _select()
    apply(statement, wanted)
    if not _of_sets(wanted):
        statement.where(_SETS)
    return _read(reader, statement, wanted)


def _matches(reader: Reader, wanted: Filter) -> Iterator[_Match]:
    """Yield the events that match, in order, within the filter's limits.

    Where a window asks for refining, rows are counted after it and not by SQL.
    """
    statement = _select()
    apply(statement, wanted)
    statement.tail(order_by(wanted.sort, reader.engine))
    stop = None if wanted.limit is None else wanted.offset + wanted.limit
    if stop is not None and not wanted.windows:
        statement.tail("LIMIT", statement.bind(stop))
    return islice(_read(reader, statement, wanted), wanted.offset, stop)


def _select() -> Statement:
    return Statement(", ".join([_HEAD, _DATE, _INFERRED]), _FROM)


def _read(reader: Reader, statement: Statement, wanted: Filter) -> Iterator[_Match]:
    """Yield the rows of a statement whose dates, once read, meet a window."""
    for row in reader.rows(statement.sql, statement.params):
        date = date_of(row[6:-4])
        inferred = bounds_of(*row[-4:])
        certainty = None
        if wanted.windows:
            certainty = certainty_in(date, inferred, wanted.windows)
            if certainty is None or (wanted.certain and certainty != "certain"):
                continue
        yield _Match(row[:6], row[6], date, inferred, certainty)

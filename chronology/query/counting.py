"""How many events match a filter, told by indexes alone where they can tell."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from chronology.query.choosing import Plan, along_time, asked, chosen, counted, looked_up, undated
from chronology.query.conditions import certain_hull
from chronology.query.filters import Filter
from chronology.query.matching import Match, matches
from chronology.query.narrowing import apply
from chronology.query.pages import BATCH
from chronology.query.statement import Statement, any_of
from chronology.store.reader import Reader

#: An event whose date has members, so that its hull does not tell where it is.
_SETS = "COALESCE(e.date_has_members, FALSE)"


#: A text search that more events match than these is of a very common word: its
#: events are not counted further, and where they are cut, the newest come first.
COMMON = 10_000


class Counts(NamedTuple):
    """How many events match: certain and possible apart where a time was asked for."""

    certain: int
    possible: int
    total: int


def count_events(reader: Reader, wanted: Filter) -> Counts:
    """Return how many events match, whatever the filter's limit."""
    if not wanted.windows:
        return Counts(0, 0, count_total(reader, wanted))
    certain, total, sets = _count_hulls(reader, wanted)
    if not sets:
        return Counts(certain, total - certain, total)
    statement = Statement("e.id", "event AS e")
    apply(statement, wanted, reader)
    if not _of_sets(wanted):
        statement.where(_SETS)
    for match in _refined(reader, statement.sql, statement, wanted):
        certain += match.certainty == "certain"
        total += 1
    return Counts(certain, total - certain, total)


def _of_sets(wanted: Filter) -> bool:
    """Return whether a window is itself a set, so that no hull gives the answer."""
    return any(window.members is not None for window in wanted.windows)


def _count_hulls(reader: Reader, wanted: Filter) -> tuple[int, int, bool]:
    """Return how many are certain, and how many there are, of those that hulls settle.

    And whether there are others.
    """
    if _of_sets(wanted):
        return 0, 0, True
    statement = Statement("", "event AS e")
    sure = any_of(certain_hull(statement, window) for window in wanted.windows)
    kinds = f"NOT {_SETS} AND {sure}", f"NOT {_SETS}", _SETS
    statement.columns = ", ".join(map(_how_many, kinds))
    apply(statement, wanted, reader)
    certain, total, sets = reader.one(statement.sql, statement.params) or (0, 0, 0)
    return int(certain), int(total), bool(sets)


def _how_many(condition: str) -> str:
    """Return the column that counts the rows of which a condition holds, in one pass over all."""
    return f"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)"


def _refined(reader: Reader, sql: str, statement: Statement, wanted: Filter) -> Iterator[Match]:
    """Yield the events of a query of ids whose dates, once read, meet a window."""
    numbers = (row[0] for row in reader.rows(sql, statement.params))
    while batch := list(islice(numbers, BATCH)):
        yield from matches(reader, batch, wanted)


def count_total(reader: Reader, wanted: Filter, most: int | None = None) -> int:
    """Return how many events match, whatever the filter's limit.

    Args:
        reader: an open reader.
        wanted: which events.
        most: count no further; for a number that need not be known exactly.
    """
    plan = asked(reader, wanted)
    by_index = _by_index(plan)
    if by_index is None and wanted.windows and most is None:
        return _count_in_time(reader, chosen(reader, plan))
    settled, open_ = by_index or _queries(chosen(reader, plan))
    total = 0
    for query in settled:
        left = None if most is None else most - total
        if left is not None and left <= 0:
            return total
        total += counted(reader, plan, query, left)
    for query in open_:
        total += sum(1 for _ in _refined(reader, query, plan.statement, wanted))
    return total if most is None else min(total, most)


def count_for_page(reader: Reader, wanted: Filter) -> int:
    """Return how many events match; of a text search, no more than one above ``COMMON``."""
    return count_total(reader, wanted, COMMON + 1 if wanted.text else None)


def _by_index(plan: Plan) -> tuple[list[str], list[str]] | None:
    """Return the same as ``_queries`` does where one index tells all; None where none does."""
    if len(plan.parts) != 1 or not plan.parts[0].settled or _of_sets(plan.wanted):
        return None
    [part] = plan.parts
    open_ = [f"SELECT DISTINCT id FROM ({part.open_}) AS several"] if part.open_ else []  # noqa: S608 - our own words
    return [f"SELECT DISTINCT id FROM ({part.settled}) AS several"], open_  # noqa: S608 - the same


def _count_in_time(reader: Reader, plan: Plan) -> int:
    """Return how many events meet a window; each range of an index is passed over once."""
    statement, wanted = plan.statement, plan.wanted
    total = 0
    for where in _conditions(plan):
        query = _ids(where)
        if not _of_sets(wanted):
            both = f"{_how_many(f'NOT {_SETS}')}, {_how_many(_SETS)}"
            sql = f"SELECT {both} FROM event AS e WHERE {where}"  # noqa: S608 - our own words
            settled, sets = reader.one(sql, statement.params) or (0, 0)
            total += int(settled)
            if not sets:
                continue
            query += f" AND {_SETS}"
        total += sum(1 for _ in _refined(reader, query, statement, wanted))
    return total


def _queries(plan: Plan) -> tuple[list[str], list[str]]:
    """Return queries, each of other events: those that may be counted, those to be read."""
    every = [*map(_ids, _conditions(plan))]
    if not plan.wanted.windows:
        return every, []
    if _of_sets(plan.wanted):
        return [], every
    return [f"{one} AND NOT {_SETS}" for one in every], [f"{one} AND {_SETS}" for one in every]


def _conditions(plan: Plan) -> list[str]:
    """Return conditions, each of other events."""
    if plan.driver is not None or not plan.wanted.windows:
        return [" AND ".join(looked_up(plan)) or "1 = 1"]
    conditions = [*along_time(plan)]
    rest = undated(plan)
    return conditions if rest is None else [*conditions, rest]


def _ids(where: str) -> str:
    return f"SELECT e.id FROM event AS e WHERE {where}"  # noqa: S608 - our own words

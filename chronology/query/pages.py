"""The ids of the events of a filter, in order, a page at a time.

Sets of dates are told by their hull; whoever reads the events leaves out those of
which no member meets the time, and so may need another page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.query.choosing import Plan, along_time, choose, narrowed, undated
from chronology.query.filters import Filter
from chronology.query.order import follows_order, order_by, time_order
from chronology.store.reader import Reader

#: How many events are read at once where all are wanted.
BATCH = 500

#: Where so many events were looked up, it is worth a try to fill the page along time,
#: over so many times as many events as the page has.
MANY = 4000
_WAY = 40


def pages(reader: Reader, wanted: Filter) -> Iterator[list[int]]:
    """Yield the ids of the events whose hulls match, in the filter's order.

    The first page is as long as the filter's offset and limit ask for.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    order = order_by(wanted.sort, reader.engine)
    plan = choose(reader, wanted)
    if plan.driver is None and wanted.sort in ("when", "-when"):
        for query in _along_time(plan):
            yield from _cut(reader, plan, query)
    else:
        where = " AND ".join(narrowed(reader, plan)) or "1 = 1"
        source = "event AS e LEFT JOIN category AS c ON c.id = e.category_id"
        query = f"SELECT e.id FROM {source} WHERE {where} {order}"  # noqa: S608 - our own words
        yield from _cut(reader, plan, query, _soon(reader, plan))


def _soon(reader: Reader, plan: Plan) -> list[int]:
    """Return the first page, where it is full after a short way along time; else nothing.

    Of thousands of events that were looked up, most would be read only to be put in
    order and cut.
    """
    wanted = plan.wanted
    if wanted.limit is None or len(plan.found) < MANY or wanted.sort not in ("when", "-when"):
        return []
    timely = next(_along_time(replace(plan, parts=(), driver=None)), None)
    if timely is None or not all(part.settled for part in plan.parts):
        return []
    size = wanted.offset + wanted.limit
    tests = " AND ".join(part.test for part in plan.parts)
    order = time_order(wanted.sort, ("e.a", "e.b", "e.c", "e.id"))
    # These tests ask for an event's number alone, so that the event is not read.
    ahead = f"SELECT * FROM ({timely} LIMIT {_WAY * size}) AS e"  # noqa: S608 - our own words
    sql = f"{ahead} WHERE {tests} {order} LIMIT {size}"
    page = [row[0] for row in reader.rows(sql, plan.statement.params)]
    return page if len(page) == size else []


def _along_time(plan: Plan) -> Iterator[str]:
    """Yield the query of dated events, then that of the others."""
    columns = (
        "e.id AS id, e.date_start_earliest AS a, e.date_end_latest AS b, e.date_precision_rank AS c"
    )
    order = time_order(plan.wanted.sort, ("a", "b", "c", "id"))
    # Each range is read in the order of its index, and both engines merge them row by
    # row; PostgreSQL does so only where each is in order by its own words.
    ranges = [
        f"SELECT * FROM (SELECT {columns} FROM event AS e WHERE {where} {order}) AS range{at}"  # noqa: S608 - the same
        for at, where in enumerate(along_time(plan))
    ]
    if ranges:
        yield " ".join([" UNION ALL ".join(ranges), order])
    where = undated(plan)
    if where is not None:
        yield f"SELECT e.id FROM event AS e WHERE {where} {follows_order(plan.wanted.sort)}"  # noqa: S608 - the same


def _cut(reader: Reader, plan: Plan, query: str, known: Sequence[int] = ()) -> Iterator[list[int]]:
    """Yield the rows of a query page by page, each longer than the last.

    Args:
        reader: an open reader.
        plan: whose query it is.
        query: a query of ids.
        known: the first page, where it is known.
    """
    wanted, params = plan.wanted, plan.statement.params
    if wanted.limit is None:
        page: list[int] = []
        for row in reader.rows(query, params):
            page.append(row[0])
            if len(page) == BATCH:
                yield page
                page = []
        yield page
        return
    size, skipped = max(wanted.offset + wanted.limit, 1), 0
    while True:
        cut = f"{query} LIMIT {size} OFFSET {skipped}"
        page = list(known) or [row[0] for row in reader.rows(cut, params)]
        known = ()
        for start in range(0, len(page), BATCH):
            yield page[start : start + BATCH]
        if len(page) < size:
            return
        skipped += size
        size *= 4

"""Events by the hundred thousand: one row each, with what hangs on it packed into codes.

A list reads what hangs on its events kind by kind and makes an object of each
thing. For a table of a million events that takes minutes; here the database packs
the children of an event into one text each, such as ``12:3,40:3`` for two actors in
a role. Most events share their codes with many others, so that what a code says in
a file is worked out once. The order is that of a list, and memory stays flat.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from chronology.dates.value import Precision
from chronology.query.events import matching_ids
from chronology.query.filters import Filter
from chronology.query.halves import ALL, Half, takes_all
from chronology.query.order import order_by
from chronology.query.statement import Statement, id_list
from chronology.store.reader import Reader

#: How many events are handed on at once.
BATCH: Final = 1000

_FROM: Final = "event AS e LEFT JOIN category AS c ON c.id = e.category_id"

#: One row: id, uuid, title, description, category's id, status, dataset's own id, the
#: words, EDTF and first moment of the date, then the codes: the rest of the date (None
#: of a plain day), of the event (None where all is usual), places, participants,
#: sources, tags, measures; at the end flags: ``KEPT_MORE`` and ``BASED``.
PackedRow = tuple[Any, ...]

#: Flags of an event: an import kept columns that have no place here; something is
#: said of what its date rests on.
KEPT_MORE: Final = 1
BASED: Final = 2
_FLAGS: Final = (
    f"CASE WHEN e.extra IS NULL THEN 0 ELSE {KEPT_MORE} END"  # noqa: S608 - our own words
    " + CASE WHEN e.basis_reason IS NOT NULL OR e.basis_author IS NOT NULL"
    " OR (e.basis_citation_id IS NOT NULL AND EXISTS (SELECT 1 FROM citation AS b"
    " WHERE b.id = e.basis_citation_id AND b.event_id = e.id AND b.rank <> 'deprecated'))"
    f" THEN {BASED} ELSE 0 END"
)

#: Tables that SQLite reads by an index in another order than they were entered.
_BY_OTHERS: Final = frozenset({"event_place", "event_tag"})

#: Stands for measures that JSON would round; they are to be read one by one.
ROUNDED: Final = "!"

_PLAIN_DAY: Final = (
    f"e.date_precision = 'day' AND e.date_precision_rank = {Precision.DAY.rank} AND e.date_text = e.date_edtf AND e.date_edtf_exact"
    " AND e.date_end_latest = e.date_start_earliest + 86400"
    " AND e.date_start_latest = e.date_end_latest AND e.date_end_earliest = e.date_start_earliest"
    " AND e.date_start_kind = 'known' AND e.date_end_kind = 'known' AND e.date_qualifier = ''"
    " AND NOT e.date_lasting AND NOT e.date_has_members"
)
#: The columns of a date's code, in order, after words, EDTF and first moment.
DATE_REST: Final = (
    "edtf_exact",
    "start_latest",
    "end_earliest",
    "end_latest",
    "start_kind",
    "end_kind",
    "precision",
    "precision_rank",
    "qualifier",
    "lasting",
    "has_members",
)
#: The columns of an event's own code, in order.
OWN_REST: Final = (
    "duration_words",
    "duration_min",
    "duration_max",
    "manner",
    "handling",
    "inferred_start_earliest",
    "inferred_start_latest",
    "inferred_end_earliest",
    "inferred_end_latest",
)
_USUAL: Final = " AND ".join(
    f"e.{name} = 'public'" if name == "handling" else f"e.{name} IS NULL" for name in OWN_REST
)


def packed_events(reader: Reader, wanted: Filter, half: Half = ALL) -> Iterator[list[PackedRow]]:
    """Yield the events that match, or half of them, in the order of a list, some at a time.

    Raises:
        BadInputError: ``wanted.sort`` is no order.
    """
    if half.ids is not None or not takes_all(wanted):
        ids = matching_ids(reader, wanted) if half.ids is None else iter(half.ids)
        yield from _by_id(reader, ids)
        return
    statement = Statement(_columns(reader.engine), _FROM)
    if half.test:
        statement.where(half.test)
    statement.tail(order_by(wanted.sort, reader.engine))
    rows = reader.stream(statement.sql, {**statement.params, **half.params})
    while batch := list(islice(rows, BATCH)):
        yield batch


def _by_id(reader: Reader, ids: Iterator[int]) -> Iterator[list[PackedRow]]:
    select = " ".join(["SELECT", _columns(reader.engine), "FROM event AS e WHERE e.id IN"])
    while batch := list(islice(ids, BATCH)):
        found = {row[0]: row for row in reader.rows(" ".join([select, id_list(batch)]))}
        yield [found[number] for number in batch]


def _columns(engine: str) -> str:
    pack = _Packing(engine)
    own = pack.values([f"e.{name}" for name in OWN_REST])
    return ", ".join(
        [
            "e.id, e.uuid, e.title, e.description, e.category_id, e.status, e.external_id",
            *date_code(engine),
            f"CASE WHEN {_USUAL} THEN NULL ELSE {own} END",
            pack.children("event_place", "x.place_id || ':' || x.role"),
            pack.children("participation", "x.actor_id || ':' || x.role_id"),
            pack.children("citation", "x.source_id || ''"),
            pack.children("event_tag", "x.tag_id || ''"),
            pack.children("measure", pack.figures()),
            _FLAGS,
        ]
    )


def date_code(engine: str) -> tuple[str, str, str, str]:
    """Return the columns of the code of an event ``e``'s date: words, EDTF, first moment, rest."""
    rest = _Packing(engine).values([f"e.date_{name}" for name in DATE_REST])
    return (
        "e.date_text",
        "e.date_edtf",
        "e.date_start_earliest",
        f"CASE WHEN e.date_edtf IS NULL OR ({_PLAIN_DAY}) THEN NULL ELSE {rest} END",
    )


class _Packing:
    """How one engine packs values into a text.

    Args:
        engine: "sqlite" or "postgresql".
    """

    def __init__(self, engine: str) -> None:
        self._sqlite = engine == "sqlite"

    def values(self, columns: Sequence[str]) -> str:
        """Return the expression of a JSON array of columns."""
        listed = ", ".join(columns)
        return (
            f"json_array({listed})" if self._sqlite else f"CAST(json_build_array({listed}) AS TEXT)"
        )

    def children(self, table: str, code: str) -> str:
        """Return the subquery of the codes of an event's rows ``x``, in the order entered."""
        of_event = f"FROM {table} AS x WHERE x.event_id = e.id"
        if not self._sqlite:
            return f"(SELECT string_agg({code}, ',' ORDER BY x.id) {of_event})"
        ordered = (
            "(SELECT group_concat(code, ',') FROM"  # noqa: S608 - our own words
            f" (SELECT {code} AS code {of_event} ORDER BY x.id))"
        )
        if table not in _BY_OTHERS:
            return ordered
        # Most events have one, for which nothing need be put in order.
        return f"(SELECT CASE WHEN count(*) < 2 THEN min({code}) ELSE {ordered} END {of_event})"

    def figures(self) -> str:
        """Return the code of a measure, ``ROUNDED`` where a figure is not a small whole number."""
        parts = ("x.low", "x.best", "x.high")
        odd = " ".join(
            f"WHEN {part} NOT BETWEEN -1000000000 AND 1000000000 THEN '{ROUNDED}'"
            f" WHEN {part} <> CAST({part} AS INTEGER) THEN '{ROUNDED}'"
            for part in parts
        )
        whole = [f"CAST({part} AS INTEGER)" for part in parts]
        return f"CASE {odd} ELSE {self.values(['x.kind', *whole, 'x.unit'])} END"

"""Rows that are not what the history says of them.

The history is replayed for every row: each change begins with what the one before it
left, and the last one leaves the row as it stands. Columns that are worked out from
others are in no history and are left out.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby, islice, pairwise
from typing import Any, Final, cast

from chronology.model.base import Entity, table_of
from chronology.model.tables import TABLES
from chronology.store.doctor.damage import Damage, Patient, numbered, rows_of
from chronology.store.history import recorded
from chronology.store.undoing.documents import as_document

_Row = dict[str, Any]
#: One change of one row: operation, before, after.
_Change = tuple[str, _Row | None, _Row | None]

_CHUNK: Final = 500
_ADVICE: Final = (
    "Another tool, or somebody, wrote into the database past the program: ask who did."
    " `chronology show` shows the entry as it stands, and a backup as it was."
)
_CHANGES: Final = (
    "SELECT table_name, row_id, operation, before, after FROM history_change"
    " WHERE row_last IS NULL ORDER BY table_name, row_id, id"
)
_WITHOUT: Final = (
    "SELECT t.id FROM {table} AS t WHERE NOT EXISTS (SELECT 1 FROM history_change AS h"
    " WHERE h.table_name = '{table}' AND h.row_id = t.id) AND NOT EXISTS (SELECT 1 FROM"
    " history_change AS h WHERE h.row_last IS NOT NULL AND h.table_name = '{table}'"
    " AND t.id BETWEEN h.row_id AND h.row_last) ORDER BY t.id"
)
_RUNS: Final = (
    "SELECT table_name, row_id, row_last FROM history_change WHERE row_last IS NOT NULL"
    " ORDER BY table_name, row_id"
)
#: The rows of a run that were removed since, and not made again.
_GONE: Final = (
    "SELECT count(*) FROM history_change AS h WHERE h.table_name = '{table}'"
    " AND h.row_id BETWEEN :first AND :last AND h.operation = 'delete'"
    " AND NOT EXISTS (SELECT 1 FROM history_change AS l WHERE l.table_name = h.table_name"
    " AND l.row_id = h.row_id AND l.id > h.id)"
)
_PURGED: Final = (
    "SELECT count(*) FROM purged_row WHERE table_name = '{table}'"
    " AND row_id BETWEEN :first AND :last"
)


def find(patient: Patient) -> Iterator[Damage]:
    """Yield, by table, the rows that the history tells otherwise of, or nothing."""
    tables = {t.name: t for t in (table_of(m) for m in TABLES if issubclass(m, Entity))}
    purged = _purged(patient)
    found = _Found()
    changes = cast("Generator[tuple[Any, ...]]", patient.reader.stream(_CHANGES))
    # An error may leave it half-read, and it must be put away before its connection.
    with closing(changes):
        for table, of_table in groupby(changes, key=lambda row: row[0]):
            if table in tables:
                rows = (row for row in of_table if (table, row[1]) not in purged)
                _compare(patient, tables[table], _by_row(patient, rows), found)
    for table in tables:
        for (number,) in patient.reader.rows(_WITHOUT.format(table=table)):
            found.add("unrecorded-row", table, number)
    yield from found.told()
    yield from _lost_of_runs(patient, set(tables))


def _purged(patient: Patient) -> set[tuple[str, int]]:
    """Return the rows of which the history was removed on purpose."""
    if not patient.has("purged_row"):
        return set()
    return set(patient.reader.rows("SELECT table_name, row_id FROM purged_row"))


class _Found:
    """The rows of each table for which the history is wrong, and how."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], list[int]] = {}

    def add(self, kind: str, table: str, row: int) -> None:
        self._rows.setdefault((kind, table), []).append(row)

    def told(self) -> Iterator[Damage]:
        says = {
            "unrecorded-change": "differs from what the history says of it: it was changed past it",
            "broken-history": "has a history with a gap: a change begins with what none before it left",
            "unrecorded-removal": "is gone, and the history tells of no command that removed it",
            "unrecorded-row": "is in no history: no command made it",
            "back-again": "is there although the history says that it was removed",
        }
        for (kind, table), ids in sorted(self._rows.items()):
            each = "" if len(ids) == 1 else "each of "
            what = f"{each}{rows_of(len(ids), table)} {says[kind]}."
            yield Damage(kind, what[0].upper() + what[1:], _ADVICE, len(ids), numbered(table, ids))


def _by_row(
    patient: Patient, rows: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[int, list[_Change]]]:
    read = patient.reader.json
    for number, changes in groupby(rows, key=lambda row: row[1]):
        yield number, [(done, read(before), read(after)) for _t, _r, done, before, after in changes]


def _compare(
    patient: Patient, table: Any, histories: Iterator[tuple[int, list[_Change]]], found: _Found
) -> None:
    """Hold the rows of one table against their histories, some hundred at a time."""
    while some := list(islice(histories, _CHUNK)):
        listed = ", ".join(str(number) for number, _ in some)
        document = as_document(table, patient.reader.engine)
        sql = f"SELECT t.id, {document} FROM {table.name} AS t WHERE t.id IN ({listed})"  # noqa: S608 - our own names and numbers
        standing = {number: patient.reader.json(row) for number, row in patient.reader.rows(sql)}
        for number, changes in some:
            for kind in _faults(changes, standing.get(number)):
                found.add(kind, table.name, number)


def _faults(changes: list[_Change], stands: _Row | None) -> Iterator[str]:
    """Yield what is wrong with the history of one row, which ``stands`` so, or not at all."""
    for earlier, later in pairwise(changes):
        if not _agree(earlier[2], later[1]):
            yield "broken-history"
            break
    done, _before, last = changes[-1]
    if done == "delete":
        if stands is not None:
            yield "back-again"
    elif stands is None:
        yield "unrecorded-removal"
    elif last is not None and not _agree(last, stands):
        yield "unrecorded-change"


def _agree(one: _Row | None, other: _Row | None) -> bool:
    """Return whether two documents tell of the same row.

    What a column held that only a later schema has is its default, which is false.
    """
    if one is None or other is None:
        return one is other
    return all(
        one.get(name) == other.get(name) or not (one.get(name) or other.get(name))
        for name in _kept(one) | _kept(other)
    )


def _kept(row: Mapping[str, Any]) -> set[str]:
    return {name for name in recorded(dict(row)) if not name.endswith("_folded")}


def _lost_of_runs(patient: Patient, tables: set[str]) -> Iterator[Damage]:
    """Yield the rows of imports that are gone without a command that removed them."""
    lost: dict[str, int] = {}
    for table, first, last in list(patient.reader.rows(_RUNS)):
        if table in tables:
            there = f"SELECT count(*) FROM {table} WHERE id BETWEEN :first AND :last"  # noqa: S608 - of the model
            counted = [there, _GONE.format(table=table)]
            if patient.has("purged_row"):
                counted.append(_PURGED.format(table=table))
            known = sum(_count(patient, sql, first, last) for sql in counted)
            lost[table] = lost.get(table, 0) + last - first + 1 - known
    for table, count in sorted(lost.items()):
        if count > 0:
            yield Damage(
                "unrecorded-removal",
                f"{rows_of(count, table)} that an import made {'is' if count == 1 else 'are'} gone,"
                " and the history tells of no command that removed them.",
                _ADVICE,
                count,
            )


def _count(patient: Patient, sql: str, first: int, last: int) -> int:
    row = patient.reader.one(sql, {"first": first, "last": last})
    return int(row[0]) if row else 0

"""Rows that refer to rows which are not there."""

from collections.abc import Iterator
from typing import Final

from chronology.store.doctor.damage import Damage, Patient, numbered, rows_of

_ADVICE: Final = (
    "`chronology history` shows which command removed it, and `chronology undo` brings it back;"
    " what was removed past the program is in a backup made before that."
)

_KEYS: Final = (
    "SELECT t.relname, a.attname, r.relname FROM pg_constraint AS c"
    " JOIN pg_class AS t ON t.oid = c.conrelid JOIN pg_class AS r ON r.oid = c.confrelid"
    " JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]"
    " WHERE c.contype = 'f' AND t.relnamespace = to_regnamespace(current_schema())"
    " ORDER BY t.relname, a.attname"
)


def find(patient: Patient) -> Iterator[Damage]:
    """Yield, for each reference of a table, how many of its rows refer to nothing."""
    broken = _of_file(patient) if patient.on_sqlite else _of_server(patient)
    for (table, column, other), ids in broken:
        yield Damage(
            "broken-reference",
            f"{rows_of(len(ids), table)} {'refers' if len(ids) == 1 else 'refer'} by"
            f" “{column}” to a row of {other} that is not there.",
            _ADVICE,
            len(ids),
            numbered(table, ids),
        )


_Broken = Iterator[tuple[tuple[str, str, str], list[int]]]


def _of_file(patient: Patient) -> _Broken:
    found: dict[tuple[str, int], list[int]] = {}
    for table, row, _other, key in patient.reader.rows("PRAGMA foreign_key_check"):
        found.setdefault((table, key), []).append(row)
    for (table, key), ids in sorted(found.items()):
        keys = list(patient.reader.rows(f"PRAGMA foreign_key_list('{table}')"))
        column, other = next((row[3], row[2]) for row in keys if row[0] == key)
        yield (table, str(column), str(other)), sorted(ids)


def _of_server(patient: Patient) -> _Broken:
    for table, column, other in list(patient.reader.rows(_KEYS)):
        # The names are the database's own.
        sql = (
            f"SELECT t.id FROM {table} AS t WHERE t.{column} IS NOT NULL"  # noqa: S608
            f" AND NOT EXISTS (SELECT 1 FROM {other} AS o WHERE o.id = t.{column}) ORDER BY t.id"
        )
        ids = [int(row) for (row,) in patient.reader.rows(sql)]
        if ids:
            yield (table, column, other), ids

"""Ids that would be given a second time."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, text

from chronology.store.doctor.damage import Damage, Patient

_HISTORY: Final = "history_change"


def find(patient: Patient) -> Iterator[Damage]:
    """Yield the tables whose next id was given before, by the rows or the history."""
    used = _used(patient)
    for table in patient.tables():
        row = patient.reader.one(f"SELECT max(id) FROM {table}")  # noqa: S608 - the database's own
        highest = max((row and row[0]) or 0, used.get(table, 0))
        last = _last(patient, table)
        if last < highest:
            yield Damage(
                "stale-numbers",
                f"New rows of {table} would be numbered from {last + 1:,} on, and {highest:,}"
                " is given already: a number could be used twice.",
                "`chronology db doctor --repair` has them numbered on from the highest.",
                repairable=True,
                objects=((table, int(highest)),),
            )


def _used(patient: Patient) -> dict[str, int]:
    """Return the highest id that the history tells of, by table."""
    runs = "COALESCE(row_last, row_id)" if patient.revision >= "0004" else "row_id"
    sql = f"SELECT table_name, max({runs}) FROM {_HISTORY} GROUP BY table_name"  # noqa: S608 - our own
    return dict(patient.reader.rows(sql))


def _last(patient: Patient, table: str) -> int:
    """Return the last number that was given in a table, as its counter has it."""
    if patient.on_sqlite:
        row = patient.reader.one(
            "SELECT max(seq) FROM sqlite_sequence WHERE name = :table", {"table": table}
        )
    else:
        name = patient.reader.one("SELECT pg_get_serial_sequence(:t, 'id')", {"t": table})
        row = patient.reader.one(
            f"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {name and name[0]}"  # noqa: S608 - the server's own
        )
    return int((row and row[0]) or 0)


def repair(connection: Connection, found: Sequence[Damage]) -> None:
    """Have the tables numbered on from their highest id."""
    for table, highest in (pair for damage in found for pair in damage.objects):
        values = {"table": table, "last": highest}
        if connection.dialect.name == "postgresql":
            sql = text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)")
            connection.execute(sql, values)
            continue
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), values)
        sql = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)")
        connection.execute(sql, values)

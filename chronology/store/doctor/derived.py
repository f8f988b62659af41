"""Columns that follow from others and do not agree with them any more."""

from collections.abc import Iterator
from typing import Final

from chronology.store.doctor.damage import Damage, Patient, numbered, rows_of
from chronology.store.presence import WORKED_OUT as PRESENT
from chronology.store.spans import TABLES as SPANNED
from chronology.store.spans import worked_out as window_of
from chronology.store.temporal.tighten import stale

_ADVICE: Final = "`chronology db doctor --repair` works them out anew."


def find(patient: Patient) -> Iterator[Damage]:
    """Yield the bounds, presences and windows that are not what follows from the rest."""
    moved = sorted(stale(patient.reader))
    if moved:
        yield _damage("stale-inferred", "inferred_*", "event", moved, "what follows for an event")
    there = ("present_from", "present_until")
    ids = _differing(patient, "participation", there, PRESENT)
    if ids:
        yield _damage("stale-presence", "present_*", "participation", ids, "who was where")
    for table in SPANNED:
        columns = ("window_tier", "window_from", "window_until")
        ids = _differing(patient, table, columns, window_of(table))
        if ids:
            yield _damage("stale-window", "window_*", table, ids, "what is found by a time")


def _damage(kind: str, columns: str, table: str, ids: list[int], about: str) -> Damage:
    return Damage(
        kind,
        f"The columns {columns} of {rows_of(len(ids), table)} do not follow from the rest:"
        f" {about} is shown wrongly.",
        _ADVICE,
        len(ids),
        numbered(table, ids),
        repairable=True,
    )


def _differing(patient: Patient, table: str, columns: tuple[str, ...], wanted: str) -> list[int]:
    """Return the rows of which columns are not what a correlated query gives for them."""
    stands = ", ".join(f"{table}.{column}" for column in columns)
    if patient.on_sqlite:
        sql = f"SELECT id FROM {table} WHERE ({stands}) IS NOT ({wanted}) ORDER BY id"  # noqa: S608 - our own names
    else:
        given = ", ".join(f"w{number}" for number, _ in enumerate(columns))
        sql = (
            f"SELECT {table}.id FROM {table} LEFT JOIN LATERAL ({wanted}) AS wanted({given}) ON TRUE"  # noqa: S608 - the same
            f" WHERE ROW({stands}) IS DISTINCT FROM ROW({given}) ORDER BY {table}.id"
        )
    return [int(number) for (number,) in patient.reader.rows(sql)]

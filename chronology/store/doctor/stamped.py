"""Dates whose bounds do not follow from what they are read as."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import text

from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.model.base import Entity
from chronology.model.stored_dates import COLUMNS, to_columns
from chronology.store.doctor.damage import Damage, Patient, numbered, rows_of
from chronology.store.unit import UnitOfWork

#: The tables with dates, and the beginnings of the names of their columns.
GROUPS: Final = (
    ("event", "date"),
    ("citation", "says"),
    ("actor", "born"),
    ("actor", "died"),
    ("source", "published"),
    ("source", "accessed"),
    ("tie", "span"),
)

_BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")
#: What an exact EDTF says all of; the precision and the words stand beside it.
_SAID: Final = (*_BOUNDS, "lasting", "has_members", "qualifier")
#: A time with an offset was converted into the zone of its day, which may be another now.
_OFFSET: Final = re.compile(r"T[\d:]+(?:Z|[+-]\d)")
_ADVICE: Final = "Give the date again with `chronology edit ID --when` (or that of its citation)."


def find(patient: Patient) -> Iterator[Damage]:
    """Yield the groups of columns in which bounds do not follow from the EDTF beside them."""
    for table, prefix in GROUPS:
        wrong = list(_wrong(patient, table, prefix))
        for exact in (True, False):
            ids = sorted(number for found, numbers in wrong if found is exact for number in numbers)
            if ids:
                yield _damage(table, prefix, ids, exact)


def _damage(table: str, prefix: str, ids: Sequence[int], exact: bool) -> Damage:
    does = "do" if len(ids) > 1 else "does"
    how = "repairs them from it" if exact else "leaves them: the EDTF alone does not give them"
    return Damage(
        "stale-bounds" if exact else "impossible-bounds",
        f"The bounds of {prefix}_* in {rows_of(len(ids), table)} {does} not follow from the EDTF"
        f" beside them; `chronology db doctor --repair` {how}.",
        "The repair is written into the history." if exact else _ADVICE,
        len(ids),
        numbered(table, ids),
        repairable=exact,
        objects=((table, prefix, tuple(ids)),),
    )


def _wrong(patient: Patient, table: str, prefix: str) -> Iterator[tuple[bool, list[int]]]:
    """Yield rows of wrong bounds, and whether the EDTF beside them gives the right ones.

    Most events share their date with others, so each is read once.
    """
    named = [f"{prefix}_{name}" for name in COLUMNS if name != "text"]
    columns = ", ".join(named)
    # The names are the model's own.
    sql = (
        f"SELECT {columns}, min(id), count(*) FROM {table}"  # noqa: S608
        f" WHERE {prefix}_edtf IS NOT NULL GROUP BY {columns}"
    )
    for *values, first, count in list(patient.reader.rows(sql)):
        date = dict(zip(COLUMNS[1:], values, strict=True))
        exact = _is_wrong(date)
        if exact is not None:
            yield exact, [first] if count == 1 else _all_of(patient, table, prefix, date)


def _is_wrong(date: dict[str, Any]) -> bool | None:
    """Return None where bounds follow; else whether the EDTF gives them exactly."""
    try:
        read = parse_edtf(date["edtf"])
    except DateError:
        return False
    stated = {**date, "lasting": bool(date["lasting"]), "has_members": bool(date["has_members"])}
    if date["edtf_exact"] and not _OFFSET.search(date["edtf"]):
        said = to_columns("x", read)
        return True if any(said[f"x_{name}"] != stated[name] for name in _SAID) else None
    first, begun, ending, last = (date[name] for name in _BOUNDS)
    ordered = None not in (first, begun, ending, last) and first <= begun and ending <= last
    return None if ordered else False


def _all_of(patient: Patient, table: str, prefix: str, date: dict[str, Any]) -> list[int]:
    conditions = " AND ".join(
        f"{prefix}_{name} {'IS NULL' if value is None else f'= :{name}'}"
        for name, value in date.items()
    )
    given = {name: value for name, value in date.items() if value is not None}
    sql = f"SELECT id FROM {table} WHERE {conditions} ORDER BY id"  # noqa: S608 - the model's own names
    return [int(number) for (number,) in patient.reader.rows(sql, given)]


def repair(unit: UnitOfWork, found: Sequence[Damage]) -> None:
    """Give dates the bounds of their EDTF.

    Where the history says already that they are so, they are only put back; else it
    is a change of the row like any other.
    """
    models = {str(table.__tablename__): table for table in _models()}
    for table, prefix, ids in (part for damage in found for part in damage.objects):
        for number in ids:
            row: Any = unit.get(models[table], number)
            right = _right(getattr(row, f"{prefix}_edtf"), prefix)
            if _told(unit, table, number, right):
                _put_back(unit, table, number, right)
            else:
                for name, value in right.items():
                    setattr(row, name, value)
    unit.session.flush()


def _right(edtf: str, prefix: str) -> dict[str, Any]:
    """Return the columns that an EDTF gives."""
    wanted = {f"{prefix}_{name}" for name in (*_SAID, "start_kind", "end_kind")}
    given = to_columns(prefix, parse_edtf(edtf))
    return {name: value for name, value in given.items() if name in wanted}


def _told(unit: UnitOfWork, table: str, number: int, right: dict[str, Any]) -> bool:
    """Return whether the history's last word on a row has these values."""
    told = unit.reader.one(
        "SELECT after FROM history_change WHERE table_name = :table AND row_id = :row"
        " AND row_last IS NULL ORDER BY id DESC LIMIT 1",
        {"table": table, "row": number},
    )
    row = unit.reader.json(told[0]) if told and told[0] is not None else None
    return row is not None and all(row.get(name) == value for name, value in right.items())


def _put_back(unit: UnitOfWork, table: str, number: int, right: dict[str, Any]) -> None:
    given = ", ".join(f"{name} = :{name}" for name in right)
    sql = text(f"UPDATE {table} SET {given} WHERE id = :id")  # noqa: S608 - names of the model
    unit.session.connection().execute(sql, {**right, "id": number})


def _models() -> list[type[Entity]]:
    from chronology.model.tables import TABLES  # noqa: PLC0415 - loads every table

    return [table for table in TABLES if issubclass(table, Entity)]

"""Where the names of what was purged still stand, in other people's words."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Boolean, Float, Integer, Table

from chronology.model import TABLES, Entity
from chronology.model.base import table_of
from chronology.store.reader import Reader

#: Shorter names stand everywhere by chance.
_SHORTEST = 4


def mentions(reader: Reader, names: Iterable[str]) -> list[str]:
    """Return the places where any of the names stands, each as a line: "event 3: title".

    Names of three letters and fewer are not looked for.
    """
    wanted = {
        form
        for name in names
        if len(name) >= _SHORTEST
        # In documents, letters beyond ASCII may be spelt out.
        for form in (name, json.dumps(name)[1:-1])
    }
    found = []
    for model in TABLES if wanted else ():
        table = table_of(model)
        if issubclass(model, Entity):
            found += list(_in_table(reader, table, wanted))
    if wanted:
        found += list(_in_history(reader, wanted))
    return found


def _in_table(reader: Reader, table: Table, names: set[str]) -> Iterator[str]:
    columns = [
        column.name
        for column in table.columns
        if not isinstance(column.type, Boolean | Float | Integer)
        and column.name not in ("uuid", "created_at", "updated_at")
        and not column.name.endswith("_folded")
    ]
    listed = ", ".join(columns)
    for number, *values in reader.rows(
        _holding(reader.engine, table.name, f"id, {listed}", columns, names), _values(names)
    ):
        held = [
            column
            for column, value in zip(columns, values, strict=True)
            if value is not None and _holds(str(value), names)
        ]
        if held:
            yield f"{table.name.replace('_', ' ')} {number}: {', '.join(held)}"


def _in_history(reader: Reader, names: set[str]) -> Iterator[str]:
    columns = ["before", "after"]
    sql = _holding(reader.engine, "history_change", "DISTINCT table_name, row_id", columns, names)
    for table, number in reader.rows(sql, _values(names)):
        yield f"an earlier version of {table.replace('_', ' ')} {number}"


def _holding(engine: str, table: str, what: str, columns: list[str], names: set[str]) -> str:
    """Return the question for rows in which any of the names stands."""
    # Not LIKE, to which a backslash means something on one engine.
    place = "strpos" if engine == "postgresql" else "instr"
    parts = [
        f"{place}(lower(CAST({column} AS VARCHAR)), lower(:n{at})) > 0"
        for column in columns
        for at in range(len(names))
    ]
    return " ".join(["SELECT", what, "FROM", table, "WHERE", " OR ".join(parts)])


def _values(names: set[str]) -> dict[str, object]:
    return {f"n{at}": name for at, name in enumerate(sorted(names))}


def _holds(value: str, names: set[str]) -> bool:
    folded = value.lower()
    return any(name.lower() in folded for name in names)

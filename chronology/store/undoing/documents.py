"""Rows as the JSON documents of the history, and back, in the SQL of either engine.

An import of a million rows is taken back inside the database: no row of it is
carried into Python.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import JSON, Boolean, Column, Float, Table

from chronology.model.base import table_of
from chronology.model.tables import TABLES
from chronology.store.history import recorded

_MODELS: Final = {table_of(model).name: model for model in TABLES}


def columns_of(table: Table) -> list[Column[object]]:
    """Return the columns that a history keeps."""
    kept = recorded(dict.fromkeys(column.name for column in table.columns))
    return [column for column in table.columns if column.name in kept]


def as_document(table: Table, engine: str) -> str:
    """Return the SQL for the row ``t`` of a table as a document, NULL columns left out."""
    columns = columns_of(table)
    if engine == "postgresql":
        names = ", ".join(f"'{column.name}'" for column in columns)
        parts = (
            "(SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(t))",
            f"WHERE key IN ({names}) AND value <> 'null'::jsonb)::json",
        )
        return " ".join(parts)
    filled = " || ".join(
        f"CASE WHEN t.{column.name} IS NULL THEN ''"
        f" ELSE '\"{column.name}\":' || {_quoted(column)} || ',' END"
        for column in columns
    )
    return f"'{{' || rtrim({filled}, ',') || '}}'"


def _quoted(column: Column[object]) -> str:
    """Return a value as JSON in the SQL of SQLite."""
    name = f"t.{column.name}"
    if isinstance(column.type, Boolean):
        return f"CASE {name} WHEN 0 THEN 'false' ELSE 'true' END"
    if isinstance(column.type, JSON):
        return name
    if isinstance(column.type, Float):
        # SQLite writes 15 digits, from which not every number comes back.
        short = f"CAST({name} AS TEXT)"
        return f"CASE WHEN CAST({short} AS REAL) = {name} THEN {short} ELSE printf('%!.17g', {name}) END"
    return f"json_quote({name})"


def from_document(table: Table, names: Sequence[str], engine: str) -> list[str]:
    """Return the SQL for columns of the document ``h.before``.

    On PostgreSQL it stands beside ``lateral``. A document may be older than a column:
    one that must hold something then holds what new rows begin with.
    """
    found = []
    for name in names:
        column = table.columns[name]
        value = f"r.{name}" if engine == "postgresql" else _extracted(column)
        begins = None if column.nullable else _default(table.name, name)
        found.append(value if begins is None else f"COALESCE({value}, {begins})")
    return found


def _default(table: str, column: str) -> str | None:
    """Return what a column of new rows holds, as SQL, None where each row says it."""
    value = _MODELS[table].model_fields[column].get_default()
    if isinstance(value, str):
        return f"'{value}'"
    # Anything else is no default: pydantic's mark for a value that each row needs.
    return str(value) if isinstance(value, bool | int) else None


def _extracted(column: Column[object]) -> str:
    if isinstance(column.type, JSON):
        return f"h.before -> '$.{column.name}'"
    return f"json_extract(h.before, '$.{column.name}')"


def lateral(table: Table, engine: str) -> str:
    """Return what joins the row of a document ``h.before`` as ``r``, where SQL needs it."""
    if engine == "postgresql":
        return f", LATERAL json_populate_record(NULL::{table.name}, h.before) AS r"
    return ""

"""The columns that a file of the seed schema tells of, without the classes of the tables.

To load those brings the database libraries, which takes longer than a small export.
"""

from collections.abc import Iterator
from functools import cache

from chronology.formats.rows.tables import Columns
from chronology.formats.seed.schema import BY_NAME, Field
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS

#: Of a date's columns those that hold true or false.
_BOOLEANS = ("edtf_exact", "lasting", "has_members")


@cache
def told_columns(section: str) -> Columns:
    """Return the columns of a section's table that its entities are written from."""
    kind = BY_NAME[section]
    fields = [part for field in kind.fields for part in field.fields or (field,)]
    names = ["id", "uuid", *([kind.parent] if kind.parent else [])]
    names += [column for field in fields for column in _columns(field)]
    booleans = [field.fills for field in fields if field.kind == "boolean"]
    booleans += [f"{f.fills}_{name}" for f in fields if f.kind == "date" for name in _BOOLEANS]
    jsons = [field.fills for field in fields if field.kind == "any"]
    unique = tuple(dict.fromkeys([*names, "extra"]))
    return Columns(kind.table, unique, tuple(booleans), (*jsons, "extra"))


def _columns(field: Field) -> Iterator[str]:
    if field.kind == "date":
        yield from (f"{field.fills}_{name}" for name in DATE_COLUMNS)
        if field.anchor:
            yield field.anchor
    elif field.kind == "lag":
        yield from (f"{field.fills}_{name}" for name in ("words", "min", "max"))
    elif field.kind == "point":
        yield from ("latitude", "longitude")
    elif field.kind != "list":
        yield field.fills

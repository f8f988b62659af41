"""SQL that tells the rows that say more than most from the others."""

from collections.abc import Collection

from chronology.formats.seed.schema import Field


def says_more(fields: Collection[Field], numbers: Collection[Field] = ()) -> str:
    """Return the SQL that is a row's id where it says something by one of these fields, else NULL.

    Args:
        fields: the fields; lists are left out.
        numbers: fields of which a zero below zero says more too, which SQLite does not
            keep: as a key it is the same as zero, and in a file it is not.
    """
    silent = [
        f"{field.fills} = '{field.default}'"
        if field.default is not None
        else " AND ".join(f"{column} IS NULL" for column in _telling(field))
        for field in fields
        if field.kind != "list"
    ]
    signed = [f"WHEN CAST({field.fills} AS TEXT) = '-0' THEN id" for field in numbers]
    usual = " AND ".join(silent) or "1 = 1"
    return " ".join(["CASE", *signed, "WHEN", usual, "THEN NULL ELSE id END"])


def _telling(field: Field) -> list[str]:
    """Return the columns that are NULL where a field says nothing."""
    if field.kind == "date":
        dated = [f"{field.fills}_text", f"{field.fills}_edtf"]
        return [*dated, field.anchor] if field.anchor else dated
    if field.kind == "lag":
        return [f"{field.fills}_{name}" for name in ("words", "min", "max")]
    if field.kind == "group":
        return [column for part in field.fields for column in _telling(part)]
    return [field.fills]

"""A fuzzy date as a group of columns, and the way there and back.

A table that holds a fuzzy date takes the group under a prefix: ``date_text``,
``date_edtf`` … on an event, ``says_text`` … on a citation. The bounds are whole
seconds (see ``chronology.dates.civil``), earliest inclusive, latest exclusive;
an end without a bound holds ``NEG_INF`` or ``POS_INF``, so that SQL can order
and compare it like any other number. All columns of a group are NULL where
nothing is dated.
"""

from typing import Any

from pydantic import create_model
from sqlalchemy import BigInteger, SmallInteger
from sqlmodel import Field, SQLModel

from chronology.dates import FuzzyDate, from_stored

#: The columns of one group, without their prefix.
COLUMNS = (
    "text",
    "edtf",
    "edtf_exact",
    "start_earliest",
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

_TYPES: dict[str, tuple[Any, dict[str, Any]]] = {
    "text": (str, {}),
    "edtf": (str, {}),
    "edtf_exact": (bool, {}),
    "start_earliest": (int, {"sa_type": BigInteger}),
    "start_latest": (int, {"sa_type": BigInteger}),
    "end_earliest": (int, {"sa_type": BigInteger}),
    "end_latest": (int, {"sa_type": BigInteger}),
    "start_kind": (str, {}),
    "end_kind": (str, {}),
    "precision": (str, {}),
    "precision_rank": (int, {"sa_type": SmallInteger}),
    "qualifier": (str, {}),
    "lasting": (bool, {}),
    "has_members": (bool, {}),
}


def date_columns(prefix: str) -> Any:
    """Return a base class that carries the date group under ``prefix``."""
    fields: dict[str, Any] = {
        f"{prefix}_{name}": (kind | None, Field(default=None, nullable=True, **options))
        for name, (kind, options) in _TYPES.items()
    }
    return create_model(f"{prefix.title()}Date", __base__=SQLModel, **fields)


def to_columns(prefix: str, date: FuzzyDate | None) -> dict[str, Any]:
    """Return the column values of ``date``; all None where there is none."""
    if date is None:
        return {f"{prefix}_{name}": None for name in COLUMNS}
    values = {
        "text": date.text,
        "edtf": date.edtf,
        "edtf_exact": date.edtf_exact,
        "start_earliest": date.start_earliest,
        "start_latest": date.start_latest,
        "end_earliest": date.end_earliest,
        "end_latest": date.end_latest,
        "start_kind": date.start_kind.value,
        "end_kind": date.end_kind.value,
        "precision": date.precision.value,
        "precision_rank": date.precision.rank,
        "qualifier": date.qualifier.value,
        "lasting": date.lasting,
        "has_members": date.members is not None,
    }
    return {f"{prefix}_{name}": values[name] for name in COLUMNS}


def set_date(row: SQLModel, prefix: str, date: FuzzyDate | None) -> None:
    """Write ``date`` into the group ``prefix`` of ``row``."""
    for name, value in to_columns(prefix, date).items():
        setattr(row, name, value)


def get_date(row: Any, prefix: str) -> FuzzyDate | None:
    """Read the group ``prefix`` of ``row``; None where nothing is dated."""
    if getattr(row, f"{prefix}_edtf") is None:
        return None
    return from_stored({name: getattr(row, f"{prefix}_{name}") for name in COLUMNS})

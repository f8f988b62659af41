"""A fuzzy date as a group of columns, and the way there and back.

A table that holds a fuzzy date takes the group under a prefix: ``date_text``,
``date_edtf`` … on an event, ``says_text`` … on a citation. The bounds are whole
seconds (see ``chronology.dates.civil``), earliest inclusive, latest exclusive;
an end without a bound holds ``NEG_INF`` or ``POS_INF``, so that SQL can order
and compare it like any other number.

Where nothing is dated all columns of a group are NULL. Words that count from an
event which is itself undated stand alone: ``text`` holds them and the rest is
NULL, until the event is dated and they are read.

This module knows column names and nothing of a database library, so that
programs which only read need not load one.
"""

from collections.abc import Mapping
from typing import Any

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


def from_columns(prefix: str, columns: Mapping[str, Any]) -> FuzzyDate | None:
    """Return the date that the group ``prefix`` of ``columns`` holds, if any."""
    if columns[f"{prefix}_edtf"] is None:
        return None
    return from_stored({name: columns[f"{prefix}_{name}"] for name in COLUMNS})


def set_date(row: Any, prefix: str, date: FuzzyDate | None) -> None:
    """Write ``date`` into the group ``prefix`` of ``row``."""
    for name, value in to_columns(prefix, date).items():
        setattr(row, name, value)


def get_date(row: Any, prefix: str) -> FuzzyDate | None:
    """Return the date in the group ``prefix`` of ``row``, if any."""
    if getattr(row, f"{prefix}_edtf") is None:
        return None
    return from_stored({name: getattr(row, f"{prefix}_{name}") for name in COLUMNS})

"""A fuzzy date as a database keeps it, read back into a value."""

from collections.abc import Mapping
from typing import Any

from chronology.dates.civil import MAX_YEAR, POS_INF, seconds
from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier

_LIMIT = seconds(MAX_YEAR)


def from_stored(columns: Mapping[str, Any]) -> FuzzyDate:
    """Return the date whose attributes ``columns`` holds, unprefixed.

    Only a set or a mask (``has_members``), and a year at the limit of ±10^11, is
    read from its EDTF again; all else is in the columns.
    """
    members = None
    saturated = False
    if columns["has_members"] or _at_limit(columns):
        # Most stored dates have no members, and need no reader.
        from chronology.dates.edtf import parse_edtf  # noqa: PLC0415 - see above

        read = parse_edtf(columns["edtf"])
        members, saturated = read.members, read.saturated
    return FuzzyDate(
        text=columns["text"],
        edtf=columns["edtf"],
        edtf_exact=bool(columns["edtf_exact"]),
        start_earliest=columns["start_earliest"],
        start_latest=columns["start_latest"],
        end_earliest=columns["end_earliest"],
        end_latest=columns["end_latest"],
        start_kind=EndKind(columns["start_kind"]),
        end_kind=EndKind(columns["end_kind"]),
        precision=Precision(columns["precision"]),
        qualifier=Qualifier(columns["qualifier"]),
        lasting=bool(columns["lasting"]),
        members=members,
        saturated=saturated,
    )


def _at_limit(columns: Mapping[str, Any]) -> bool:
    """Return whether a bound lies where years are cut to ±10^11."""
    bounds = (columns["start_earliest"], columns["end_latest"])
    return any(_LIMIT <= abs(bound) < POS_INF for bound in bounds)

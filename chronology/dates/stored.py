"""A fuzzy date as a database keeps it, read back into a value."""

from collections.abc import Mapping
from typing import Any

from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier


def from_stored(columns: Mapping[str, Any]) -> FuzzyDate:
    """Return the date whose attributes ``columns`` holds, unprefixed.

    Only a set or a mask (``has_members``) is read from its EDTF again; all else
    is in the columns.
    """
    members = None
    if columns["has_members"]:
        # Most stored dates have no members, and need no reader.
        from chronology.dates.edtf import parse_edtf  # noqa: PLC0415 - see above

        members = parse_edtf(columns["edtf"]).members
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
    )

"""A filter as SQL conditions on ``event AS e``.

Dates are compared by their hulls here; ``chronology.query.windows`` refines the
few that are sets.
"""

from chronology.dates.value import FuzzyDate
from chronology.query.filters import Filter
from chronology.query.statement import Statement, any_of

# An event is dated by what is stated or, where nothing is, by what follows from
# other events; what follows rules a window out even where something is stated.
# A bound that does not exist is the extreme of a 64-bit integer.
_FOLLOWING = (
    "COALESCE(e.inferred_start_earliest, -9223372036854775807) < {latest}",
    "COALESCE(e.inferred_end_latest, 9223372036854775807) > {earliest}",
)
#: Of an event with a date of its own; all columns are in the indexes of the tiers.
_DATED = (
    "e.date_start_earliest < {latest}",
    "e.date_end_latest > {earliest}",
    *_FOLLOWING,
)
#: Of one without.
_UNDATED = (
    "(e.inferred_start_earliest IS NOT NULL OR e.inferred_end_latest IS NOT NULL)",
    *_FOLLOWING,
)
_POSSIBLE = (
    (
        "(e.date_edtf IS NOT NULL OR e.inferred_start_earliest IS NOT NULL"
        " OR e.inferred_end_latest IS NOT NULL)"
    ),
    "COALESCE(e.date_start_earliest, -9223372036854775807) < {latest}",
    "COALESCE(e.date_end_latest, 9223372036854775807) > {earliest}",
    *_FOLLOWING,
)
_CERTAIN = (
    "e.date_start_latest <= {latest}",
    "e.date_end_earliest >= {earliest}",
    "e.date_qualifier NOT IN ('?', '%')",
)


def hulls(statement: Statement, wanted: Filter) -> str:
    """Return the condition that the hull of an event's date meets one of the windows."""
    return _hulls(statement, wanted, _POSSIBLE)


def dated_hulls(statement: Statement, wanted: Filter) -> str:
    """Return the same of events that have a date of their own."""
    return _hulls(statement, wanted, _DATED)


def undated_hulls(statement: Statement, wanted: Filter) -> str:
    """Return the same of events that have none."""
    return _hulls(statement, wanted, _UNDATED)


def _hulls(statement: Statement, wanted: Filter, parts: tuple[str, ...]) -> str:
    whole = (*parts, *_CERTAIN) if wanted.certain else parts
    return any_of(_hull(statement, window, whole) for window in wanted.windows)


def certain_hull(statement: Statement, window: FuzzyDate) -> str:
    """Return the condition that the hull of a date allows certainty in ``window``."""
    return _hull(statement, window, (*_POSSIBLE, *_CERTAIN))


def _hull(statement: Statement, window: FuzzyDate, parts: tuple[str, ...]) -> str:
    earliest, latest = statement.bind(window.start_earliest), statement.bind(window.end_latest)
    joined = " AND ".join(part.format(earliest=earliest, latest=latest) for part in parts)
    return "".join(["(", joined, ")"])

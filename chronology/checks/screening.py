"""Which events must be looked at, so that checks find all that is certainly wrong."""

from collections.abc import Iterable

from chronology.checks.check import Check
from chronology.checks.limits import key_of, usual
from chronology.query.screens import Screen, crowded_presences, longest_journey, screened
from chronology.query.uncited import uncited
from chronology.store.reader import Reader


def events_to_look_at(
    reader: Reader, checks: Iterable[Check], *, possible: bool
) -> frozenset[int] | None:
    """Return the ids of the events that these checks can find something about.

    None stands for every event: what is only possible may be found anywhere.
    """
    if possible:
        return None
    screens: list[Screen] = []
    for check in checks:
        if not check.certain:
            continue
        if check.screens is None:
            return None
        screens += check.screens
    return screened(reader, screens)


def tells_together(checks: Iterable[Check]) -> bool:
    """Return whether one of these checks tells of imports that cite nothing."""
    return any(uncited in (check.screens or ()) for check in checks)


def crowded(reader: Reader) -> Iterable[int]:
    """Return the events in which a person has no time to have been elsewhere."""
    limit = "fastest-travel"
    return crowded_presences(reader, longest_journey(reader, key_of(limit), usual(limit)))

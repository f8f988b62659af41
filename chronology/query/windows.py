"""Whether an event may, or must, have been so in a window of time.

What is stated decides certainty. Bounds that follow from other events rule a
window out, or let in an event that has no date of its own; they never make it
certain, since nobody has stated it.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.value import FuzzyDate

Certainty = Literal["certain", "possible"]


class Bounds(NamedTuple):
    """Bounds that follow from other events, seconds as in a ``FuzzyDate``."""

    start_earliest: int = NEG_INF
    start_latest: int = POS_INF
    end_earliest: int = NEG_INF
    end_latest: int = POS_INF


def certainty_in(
    date: FuzzyDate | None, inferred: Bounds | None, windows: Iterable[FuzzyDate]
) -> Certainty | None:
    """Return how surely an event lies in one of ``windows``; None if in none.

    Args:
        date: what is stated of it, if anything.
        inferred: what follows from other events, if anything.
        windows: the times that are asked about; certain in one is certain.
    """
    answer: Certainty | None = None
    for window in windows:
        found = certainty_in_spans(date, inferred, spans_of(window, date or inferred))
        if found == "certain":
            return found
        answer = answer or found
    return answer


def certainty_in_spans(
    date: FuzzyDate | None, inferred: Bounds | None, spans: Iterable[tuple[int, int]]
) -> Certainty | None:
    """Return the same for spans of seconds [earliest, latest)."""
    answer: Certainty | None = None
    for earliest, latest in spans:
        if inferred is not None and not _meets(inferred, earliest, latest):
            continue
        if date is None:
            if inferred is not None:
                answer = "possible"
            continue
        if date.certainly_in(earliest, latest):
            return "certain"
        if answer is None and date.possibly_in(earliest, latest):
            answer = "possible"
    return answer


def _meets(bounds: Bounds, earliest: int, latest: int) -> bool:
    return bounds.start_earliest < latest and bounds.end_latest > earliest


def spans_of(window: FuzzyDate, dated: FuzzyDate | Bounds | None) -> Iterator[tuple[int, int]]:
    """Yield the spans of a window: one, or those members of a set that may meet ``dated``."""
    if window.members is None:
        yield window.start_earliest, window.end_latest
    elif dated is not None:
        yield from window.members.windows(dated.start_earliest, dated.end_latest)

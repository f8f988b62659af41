"""What each relation between two events demands of their starts and ends.

Allen's thirteen interval relations come down to gaps between four moments; the
missing six are these read the other way round. Touching is allowed everywhere:
sources that say "during" or "overlapping" do not speak of single seconds.
"""

from chronology.checks.reasoning.arithmetic import (
    Gap,
    Outcome,
    Window,
    end_window,
    leans_against,
    start_window,
)
from chronology.network.calendar_spans import read_span, span_seconds
from chronology.query.evidence import Event


def start(event: int) -> str:
    """Return the name of the moment in which an event begins."""
    return f"the start of @{event}"


def end(event: int) -> str:
    """Return the name of the moment in which an event ends."""
    return f"the end of @{event}"


def demands(kind: str, event: int, other: int) -> tuple[Gap, ...]:
    """Return the gaps that "event, kind, other" asks for; none for an unknown kind."""
    s, e, os, oe = start(event), end(event), start(other), end(other)
    same_start, same_end = (Gap(s, os), Gap(os, s)), (Gap(e, oe), Gap(oe, e))
    inside = (Gap(os, s), Gap(e, oe))
    table: dict[str, tuple[Gap, ...]] = {
        "before": (Gap(e, os),),
        "after": (Gap(oe, s),),
        # The last second of one and the first of the other are neighbours.
        "meets": (Gap(e, os), Gap(os, e, -1)),
        "overlaps": (Gap(s, os), Gap(os, e), Gap(e, oe)),
        "during": inside,
        "part of": inside,
        "contains": (Gap(s, os), Gap(oe, e)),
        "starts": (*same_start, Gap(e, oe)),
        "finishes": (*same_end, Gap(os, s)),
        "equals": (*same_start, *same_end),
        "same as": (*same_start, *same_end),
    }
    return table.get(kind, ())


def windows_of(*events: Event) -> dict[str, Window]:
    """Return where the starts and ends of dated events lie."""
    windows = {}
    for event in events:
        if event.date is not None:
            windows[start(event.id)] = start_window(event.date)
            windows[end(event.id)] = end_window(event.date)
    return windows


def suggests_otherwise(outcome: Outcome, windows: dict[str, Window]) -> bool:
    """Return whether dates that can keep a relation suggest its opposite all the same.

    A gap that may be below zero, as between neighbouring seconds, suggests nothing.
    """
    return any(
        gap.least == 0 and leans_against(windows[gap.earlier], windows[gap.later])
        for gap in outcome.breakable
    )


def givens_of(*events: Event) -> list[Gap]:
    """Return what holds of events anyway: none ends early, each lasts as long as stated.

    How long a repeated event lasts is said of each occurrence, not of the whole.
    """
    gaps = []
    for event in events:
        gaps.append(Gap(start(event.id), end(event.id)))
        if event.duration is None or event.manner == "repeated":
            continue
        least, most = read_span(event.duration.minimum), read_span(event.duration.maximum)
        # The last second is counted in: an event of one second starts and ends in it.
        if least is not None and span_seconds(least)[0] > 0:
            gaps.append(Gap(start(event.id), end(event.id), span_seconds(least)[0] - 1))
        if most is not None:
            gaps.append(Gap(end(event.id), start(event.id), -span_seconds(most)[1]))
    return gaps

"""Where sources have what they say from: chains of "derived from"."""

from collections.abc import Mapping

from chronology.query.evidence import Source


def circles(sources: Mapping[int, Source]) -> list[tuple[int, ...]]:
    """Return the circles of sources each derived from the next, every circle once.

    Each begins with its lowest id.
    """
    found = []
    done: set[int] = set()
    for source in sources:
        walk: dict[int, None] = {}
        step: int | None = source
        while step is not None and step in sources and step not in done and step not in walk:
            walk[step] = None
            step = sources[step].derived_from
        if step is not None and step in walk:
            path = list(walk)
            found.append(_from_lowest(path[path.index(step) :]))
        done.update(walk)
    return found


def _from_lowest(circle: list[int]) -> tuple[int, ...]:
    at = circle.index(min(circle))
    return (*circle[at:], *circle[:at])


def origins(sources: Mapping[int, Source]) -> dict[int, int]:
    """Return the first origin of each source: itself where it is derived from none.

    All sources of a circle count as the one with the lowest id.
    """
    known = {number: circle[0] for circle in circles(sources) for number in circle}
    for source in sources:
        walk = []
        step = source
        while step not in known:
            walk.append(step)
            before = sources[step].derived_from
            if before is None or before not in sources:
                known[step] = step
            else:
                step = before
        known.update(dict.fromkeys(walk, known[step]))
    return known

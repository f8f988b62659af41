"""What each relation between two events demands of their starts and ends.

Allen's interval relations ("Maintaining knowledge about temporal intervals",
Communications of the ACM 26, 1983) come down to least distances between four
moments. Touching is allowed, since sources do not speak of single seconds,
except in "before" and "after": two events cannot each come before the other.
"""

from typing import Final

#: The four moments: the event's start and end, and those of the other.
START, END, OTHER_START, OTHER_END = range(4)

#: Earlier moment, later moment, least seconds between them, whether strictly more.
Gap = tuple[int, int, int, bool]


def _touching(*pairs: tuple[int, int]) -> tuple[Gap, ...]:
    return tuple((earlier, later, 0, False) for earlier, later in pairs)


_SAME_START = ((START, OTHER_START), (OTHER_START, START))
_SAME_END = ((END, OTHER_END), (OTHER_END, END))
_INSIDE = _touching((OTHER_START, START), (END, OTHER_END))
_EQUAL = _touching(*_SAME_START, *_SAME_END)

#: The gaps of each kind of "event, kind, other", without a lag.
GAPS: Final[dict[str, tuple[Gap, ...]]] = {
    "before": ((END, OTHER_START, 0, True),),
    "after": ((OTHER_END, START, 0, True),),
    # The last second of one and the first of the other are neighbours.
    "meets": ((END, OTHER_START, 0, False), (OTHER_START, END, -1, False)),
    "overlaps": _touching((START, OTHER_START), (OTHER_START, END), (END, OTHER_END)),
    "during": _INSIDE,
    "part of": _INSIDE,
    "contains": _touching((START, OTHER_START), (OTHER_END, END)),
    "starts": _touching(*_SAME_START, (END, OTHER_END)),
    "finishes": _touching(*_SAME_END, (OTHER_START, START)),
    "equals": _EQUAL,
    "same as": _EQUAL,
}

#: The kinds that a lag makes a distance of, and the moments between which it lies.
LAGGED: Final[dict[str, tuple[int, int]]] = {
    "before": (END, OTHER_START),
    "after": (OTHER_END, START),
}

"""How likely it is that two vague times overlap, every reading counting the same.

This decides only whether something possible is worth a reader's time; what is
certain is decided by the bounds alone.
"""

from chronology.checks.reasoning.arithmetic import Window
from chronology.checks.reasoning.when import When


def chance_apart(one: When, other: When) -> float:
    """Return the share of readings in which one is over before the other begins.

    Starts and ends are taken to be anywhere in their windows, independently; a
    single date to be one moment. All bounds must exist.
    """
    first = _chance_before(one.end, other.start)
    second = _chance_before(other.end, one.start)
    return min(1.0, first + second)


def _chance_before(earlier: Window, later: Window) -> float:
    """Return the share of pairs of moments in which that of ``earlier`` comes first."""
    a, b = earlier.earliest, earlier.latest + 1
    c, d = later.earliest, later.latest + 1
    # The area above the diagonal of the rectangle [a, b) by [c, d).
    area = _triangle(d - a) - _triangle(d - b) - _triangle(c - a) + _triangle(c - b)
    return area / ((b - a) * (d - c))


def _triangle(side: int) -> float:
    return side * side / 2 if side > 0 else 0.0

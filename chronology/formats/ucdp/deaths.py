"""How many were killed, as GED has it: three estimates, and the best one by side."""

from collections.abc import Callable
from typing import NamedTuple

from chronology.formats.conflict.cells import count
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Figure

TOTAL = ("low", "best", "high")
PARTS = {
    "deaths_a": "killed, side a",
    "deaths_b": "killed, side b",
    "deaths_civilians": "killed, civilians",
    "deaths_unknown": "killed, unknown",
}
_UNIT = "persons"


class Killed(NamedTuple):
    """The figures of a row, and what was noticed of them."""

    figures: tuple[Figure, ...]
    warnings: tuple[tuple[str, str], ...] = ()


def deaths_of(columns: Columns) -> Callable[[list[str]], Killed]:
    """Return what gives the figures of a row."""
    return columns.once((*TOTAL, *PARTS), _killed)


def kinds_of(columns: Columns) -> frozenset[str]:
    """Return the kinds of figures that a file of these columns has."""
    parts = {kind for name, kind in PARTS.items() if name in columns}
    return frozenset(parts | {"killed"} if any(name in columns for name in TOTAL) else parts)


def _killed(low: str, best: str, high: str, *parts: str) -> Killed:
    total = [count(name, cell) for name, cell in zip(TOTAL, (low, best, high), strict=True)]
    figures = []
    if any(each is not None for each in total):
        figures.append(Figure("killed", total[0], total[1], total[2], _UNIT))
    for (name, kind), cell in zip(PARTS.items(), parts, strict=True):
        estimate = count(name, cell)
        if estimate is not None:
            figures.append(Figure(kind, None, estimate, None, _UNIT))
    return Killed(tuple(figures), tuple(_odd(total)))


def _odd(total: list[float | None]) -> list[tuple[str, str]]:
    """Return what is out of order; the figures stay as they stand."""
    low, best, high = total
    shown = ", ".join(
        f"{name} {figure:g}"
        for name, figure in zip(TOTAL, total, strict=True)
        if figure is not None
    )
    found = []
    if low is not None and best is not None and low > best:
        found.append(("low above best", shown))
    if best is not None and high is not None and best > high:
        found.append(("best above high", shown))
    if best is None and low is not None and high is not None and low > high:
        found.append(("low above high", shown))
    return found

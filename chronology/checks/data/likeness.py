"""How alike two titles are, and which events are worth asking it of.

Comparing all with all would take the square of their number. Events in one
small group are held against all whose time meets theirs; of a large group,
against neighbours only, in the order of their titles and of these read
backward: the sorted neighbourhood of Hernández and Stolfo ("The merge/purge
problem for large databases", SIGMOD 1995), in two passes.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from re import findall
from typing import NamedTuple

from chronology.text import fold

#: Up to so many events are held each against each.
FEW = 30

#: In a larger group each is held against so many that follow it in order.
_NEIGHBOURS = 10


def plain(title: str) -> str:
    """Return the words of a title, without case, accents and punctuation."""
    return " ".join(findall(r"\w+", fold(title)))


class Entry(NamedTuple):
    """An event with its plain title and the hull of its date; it sorts by title, then time."""

    title: str
    begin: int
    end: int
    number: int


def meeting(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of entries whose times meet, each pair once; for few entries."""
    order = sorted(entries, key=lambda entry: entry.begin)
    for place, one in enumerate(order):
        end = one.end
        for other in order[place + 1 :]:
            if other.begin >= end:
                break
            yield one.number, other.number


def neighbours(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of entries that are near by title and meet in time; some pairs twice.

    Of the same title, those that are near in time are near each other.
    """
    yield from _near(sorted(entries))
    yield from _near(sorted(entry._replace(title=entry.title[::-1]) for entry in entries))


def _near(order: list[Entry]) -> Iterator[tuple[int, int]]:
    for place, (_, begin, end, number) in enumerate(order, start=1):
        for _, other_begin, other_end, other in order[place : place + _NEIGHBOURS]:
            if other_begin < end and begin < other_end:
                yield number, other


def likeness(one: str, other: str, least: float) -> float:
    """Return how alike two plain titles are, from 0 to 1; 0 where below ``least``.

    The measure is difflib's (Ratcliff and Obershelp). Titles that differ in a
    number name different things, such as two hearings.
    """
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or findall(r"\d+", one) != findall(r"\d+", other):
        return 0.0
    if matcher.quick_ratio() < least:
        return 0.0
    alike = matcher.ratio()
    return alike if alike >= least else 0.0

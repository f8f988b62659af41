"""How two fuzzy dates lie to each other: YES, NO or MAYBE.

A date stands for everything that it may mean: each pair of a first second and a
last second, not in reverse order, that its bounds and members allow. A single
date has both within one window; a lasting one has each within its own. YES says
that the relation holds for every choice from both dates, NO for none, MAYBE for
some. "December 2014" is therefore never certainly *within* "December 2014": two
things dated so may have happened in either order. What lasts throughout it,
"2014-12-01/2014-12-31", began at some second of its first day and ended at some
second of its last, and so contains all from the 2nd to the 30th for certain.

An answer that rests on a date qualified as uncertain is at most MAYBE.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.members import SetMembers
from chronology.dates.value import FuzzyDate


class Answer(Enum):
    """What may be said of two dates. MAYBE is not a truth value and refuses to be one."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    def __bool__(self) -> bool:
        if self is Answer.MAYBE:
            raise TypeError(
                "MAYBE is neither true nor false; compare it with Answer.YES or Answer.NO"
            )
        return self is Answer.YES

    def __invert__(self) -> "Answer":
        """Return the answer to the opposite question."""
        return _OPPOSITE[self]


_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.MAYBE: Answer.MAYBE}


class _Box(NamedTuple):
    """The range of the first second and of the last second, all inclusive."""

    first_from: int
    first_to: int
    last_from: int
    last_to: int


def before(a: FuzzyDate, b: FuzzyDate) -> Answer:
    """Return whether ``a`` ends in an earlier second than ``b`` begins."""
    left, right = _box(a), _box(b)
    possible = left.last_from < right.first_to
    certain = left.last_to < right.first_from
    return _answer(possible, certain, a, b)


def after(a: FuzzyDate, b: FuzzyDate) -> Answer:
    """Return whether ``a`` begins in a later second than ``b`` ends."""
    return before(b, a)


def overlaps(a: FuzzyDate, b: FuzzyDate) -> Answer:
    """Return whether some second belongs to both."""
    possible = a.members is None or b.members is None or _members_meet(a, b)
    possible = possible and a.possibly_in(*_hull(b)) and b.possibly_in(*_hull(a))
    certain = any(
        left.first_to <= right.last_from and right.first_to <= left.last_from
        for left in _elements(a)
        for right in _elements(b)
    )
    return _answer(possible, certain, a, b)


def within(a: FuzzyDate, b: FuzzyDate) -> Answer:
    """Return whether ``a`` begins no earlier and ends no later than ``b``.

    Within an "all of" set with gaps is within one of its elements.
    """
    possible = _any_pair(a, b, _may_lie_within, split_b=True)
    left = _box(a)
    certain = any(
        left.first_from >= right.first_to and left.last_to <= right.last_from
        for right in _elements(b)
    )
    return _answer(possible, certain, a, b)


def contains(a: FuzzyDate, b: FuzzyDate) -> Answer:
    """Return whether ``b`` is within ``a``."""
    return within(b, a)


def same(a: FuzzyDate, b: FuzzyDate) -> Answer:
    """Return whether both begin and end in the same seconds.

    Two dates worded alike are only MAYBE the same time, unless they are exact to
    the second.
    """
    possible = _any_pair(a, b, _may_be_same)
    left, right = _box(a), _box(b)
    certain = left == right and left.first_from == left.first_to and left.last_from == left.last_to
    return _answer(possible, certain, a, b)


def possibly(date: FuzzyDate, window: FuzzyDate) -> bool:
    """Return whether the date may lie in the whole window that ``window`` names.

    The members of a window that is a set or a mask count one by one: nothing of
    2017 is possible in "2016 or 2018".
    """
    if window.members is None:
        return date.possibly_in(window.start_earliest, window.end_latest)
    parts = window.members.windows(date.start_earliest, date.end_latest)
    return any(date.possibly_in(start, end) for start, end in parts)


def certainly(date: FuzzyDate, window: FuzzyDate) -> bool:
    """Return whether the date must lie in the whole window that ``window`` names."""
    if window.members is None:
        return date.certainly_in(window.start_earliest, window.end_latest)
    parts = window.members.windows(date.start_earliest, date.end_latest)
    return any(date.certainly_in(start, end) for start, end in parts)


def _answer(possible: bool, certain: bool, a: FuzzyDate, b: FuzzyDate) -> Answer:
    if not possible:
        return Answer.NO
    return Answer.YES if certain and _dependable(a) and _dependable(b) else Answer.MAYBE


def _dependable(date: FuzzyDate) -> bool:
    """Return whether certainty may rest on the date: not on a doubt or an unknown year."""
    if date.qualifier.uncertain:
        return False
    return date.members is None or date.members.settles(NEG_INF, POS_INF)


def _box(date: FuzzyDate) -> _Box:
    """Return the date's bounds, tightened by the rule that nothing ends before it begins."""
    return _tight(date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)


def _tight(start_earliest: int, start_latest: int, end_earliest: int, end_latest: int) -> _Box:
    return _Box(
        start_earliest,
        min(start_latest, end_latest) - 1,
        max(end_earliest, start_earliest),
        end_latest - 1,
    )


def _elements(date: FuzzyDate) -> list[_Box]:
    """Return the boxes of the elements of an "all of" set with gaps; else the one of the whole."""
    members = date.members
    if isinstance(members, SetMembers) and members.every:
        return [_tight(e.start, e.first_end, e.last_start, e.end) for e in members.elements]
    return [_box(date)]


def _hull(date: FuzzyDate) -> tuple[int, int]:
    return date.start_earliest, date.end_latest


def _any_pair(
    a: FuzzyDate, b: FuzzyDate, holds: Callable[[_Box, _Box], bool], *, split_b: bool = False
) -> bool:
    """Return whether the relation holds for some pair of what the dates may be.

    An "all of" set lasts from its first element to its last, or, with
    ``split_b``, is one thing in each element of ``b``.
    """
    a_parted = a.members is not None and not a.lasting
    b_parted = b.members is not None and (split_b or not b.lasting)
    if a_parted and b_parted:
        # Both are once, in some window: if windows meet, they may be one moment.
        return _members_meet(a, b)
    return any(
        holds(left, right)
        for left in _parts(a, _hull(b), parted=a_parted)
        for right in _parts(b, _hull(a), parted=b_parted)
    )


def _parts(date: FuzzyDate, window: tuple[int, int], *, parted: bool) -> Iterator[_Box]:
    """Yield what the date may be, as far as it meets the window."""
    if parted and date.members is not None:
        for start, end in date.members.windows(*window):
            yield _tight(start, end, start, end)
    elif date.start_earliest < window[1] and date.end_latest > window[0]:
        yield _box(date)


def _members_meet(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Return whether a member of the one meets a member of the other.

    Both come in the order of their starts, so whichever of two ends before the
    other starts can meet none of the rest.
    """
    if a.members is None or b.members is None:
        return False
    lefts, rights = a.members.windows(*_hull(b)), b.members.windows(*_hull(a))
    left, right = next(lefts, None), next(rights, None)
    while left is not None and right is not None:
        if left[1] <= right[0]:
            left = next(lefts, None)
        elif right[1] <= left[0]:
            right = next(rights, None)
        else:
            return True
    return False


def _may_lie_within(inner: _Box, outer: _Box) -> bool:
    first = max(inner.first_from, outer.first_from)
    last = min(inner.last_to, outer.last_to)
    return first <= inner.first_to and inner.last_from <= last and first <= last


def _may_be_same(left: _Box, right: _Box) -> bool:
    first = max(left.first_from, right.first_from)
    last = min(left.last_to, right.last_to)
    return (
        first <= min(left.first_to, right.first_to)
        and max(left.last_from, right.last_from) <= last
        and first <= last
    )

"""Keeps what several checks work out of the same facts."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from chronology.query.evidence import Facts

T = TypeVar("T")


def per_facts(work: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """Make ``work`` run once for the same facts, and forget its result with them.

    The result must not hold the facts themselves: they would never be forgotten.
    """
    known: WeakKeyDictionary[Facts, T] = WeakKeyDictionary()

    @wraps(work)
    def ask(facts: Facts) -> T:
        if facts not in known:
            known[facts] = work(facts)
        return known[facts]

    return ask

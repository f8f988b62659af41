"""The keys of an export: readable where they can be, and never so many that they fill the memory."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Protocol

from chronology.formats.seed.identity import Keys
from chronology.formats.seed.schema import BY_NAME

#: With more events than these, keys are made of ids: titles would have to be held.
TITLED: Final = 50_000
_BITS: Final = 10
_BLOCK: Final = 1 << _BITS


class Names(Protocol):
    """What entities of one section are called in a file, by their ids."""

    def get(self, number: Any, /) -> str | None:
        """Return what the entity is called, None where the file does not hold it, or of None."""


class NumberedEvents:
    """Events called after their ids.

    Args:
        chosen: the ids of those in the file, None where all are.
    """

    def __init__(self, chosen: set[int] | None) -> None:
        self._chosen = chosen

    def get(self, number: int | None, /) -> str | None:
        """Return what the event is called, None where the file does not hold it."""
        if number is None or (self._chosen is not None and number not in self._chosen):
            return None
        return f"event-{number}"


class NumberedCitations:
    """Citations called ``c1``, ``c2``, … in the order of a file.

    Those of the events that are being written are at hand. Only where another is asked
    for are all of them numbered, in four bytes each.

    Args:
        ids: gives their ids in that order.
    """

    def __init__(self, ids: Callable[[], Iterable[int]]) -> None:
        self._ids = ids
        self._at_hand: dict[int, int] = {}
        self._gone = 0
        self._blocks: dict[int, array[int]] | None = None

    def begin_after(self, count: int) -> None:
        """Take so many citations of the file for written."""
        self._gone = count

    def go_on(self, ids: Sequence[int]) -> range:
        """Keep the next citations of the file at hand, and no others; return their numbers."""
        numbers = range(self._gone + 1, self._gone + len(ids) + 1)
        self._gone += len(ids)
        self._at_hand = dict(zip(ids, numbers, strict=True))
        return numbers

    def get(self, number: int | None, /) -> str | None:
        """Return what the citation is called, None where the file does not hold it."""
        if number is None:
            return None
        nth = self._at_hand.get(number) or self._nth(number)
        return f"c{nth}" if nth else None

    def _nth(self, number: int) -> int:
        if self._blocks is None:
            self._blocks = _numbered(self._ids())
        block = self._blocks.get(number >> _BITS)
        return 0 if block is None else block[number & _BLOCK - 1]


def _numbered(ids: Iterable[int]) -> "dict[int, array[int]]":
    """Return the number of each id, counted from 1, by blocks of ids."""
    blocks: dict[int, array[int]] = {}
    block, of = array("I"), -1
    for nth, number in enumerate(ids, 1):
        at = number >> _BITS
        if at != of:
            block = blocks.setdefault(at, array("I", bytes(4 * _BLOCK)))
            of = at
        block[number & _BLOCK - 1] = nth
    return blocks


def make_keys(section: str, named: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return a readable key, unique in its section, for each id."""
    keys = Keys()
    stem = BY_NAME[section].type
    return {number: keys.make(name, stem) for number, name in named}

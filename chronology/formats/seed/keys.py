"""The keys of an export: readable where they can be, and never so many that they fill the memory."""

from array import array
from collections.abc import Iterable, Sequence
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
    """Citations called ``c1``, ``c2``, … in the order of a file, in four bytes each.

    Args:
        ids: their ids in that order.
    """

    def __init__(self, ids: Iterable[int]) -> None:
        self._blocks: dict[int, array[int]] = {}
        blocks = self._blocks
        block, of = array("I"), -1
        for nth, number in enumerate(ids, 1):
            at = number >> _BITS
            if at != of:
                block = blocks.setdefault(at, array("I", bytes(4 * _BLOCK)))
                of = at
            block[number & _BLOCK - 1] = nth

    def get(self, number: int | None, /) -> str | None:
        """Return what the citation is called, None where the file does not hold it."""
        block = None if number is None else self._blocks.get(number >> _BITS)
        nth = 0 if block is None or number is None else block[number & _BLOCK - 1]
        return f"c{nth}" if nth else None


def make_keys(section: str, named: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return a readable key, unique in its section, for each id."""
    keys = Keys()
    stem = BY_NAME[section].type
    return {number: keys.make(name, stem) for number, name in named}

"""Ids as lists for SQL."""

from collections.abc import Iterable, Iterator
from typing import Final

#: Ids of rows, by table.
Rows = dict[str, set[int]]

_CHUNK: Final = 500


def chunks(ids: Iterable[int]) -> Iterator[str]:
    """Yield ids as lists of a length that both engines take, in order."""
    numbers = sorted(ids)
    for start in range(0, len(numbers), _CHUNK):
        yield ", ".join(map(str, numbers[start : start + _CHUNK]))

"""Entries of a report, in order: the first in memory, however many in a temporary file."""

import json
import tempfile
import weakref
from collections.abc import Iterator
from typing import Any, TextIO

#: Beyond so many the entries go to a file.
_MEMORY = 2000


class Entries:
    """What is said of single events: plain JSON objects, added one by one and read in order."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self._rest: TextIO | None = None
        self._count = 0

    def add(self, entry: dict[str, Any]) -> None:
        """Take down one entry."""
        line = json.dumps(entry)
        self._count += 1
        if len(self._first) < _MEMORY:
            self._first.append(line)
            return
        if self._rest is None:
            self._rest = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115 - closed with the report
            weakref.finalize(self, self._rest.close)
        self._rest.write(line + "\n")

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        yield from map(json.loads, self._first)
        if self._rest is not None:
            self._rest.seek(0)
            yield from map(json.loads, self._rest)
            self._rest.seek(0, 2)

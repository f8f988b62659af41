"""Entries of a report, in order: the first in memory, however many in a temporary file."""

import json
import tempfile
from collections.abc import Iterator
from typing import Any

#: Beyond so many bytes the entries go to a file.
_MEMORY = 1 << 20


class Entries:
    """What is said of single events: plain JSON objects, added once and read at the end."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 - as long as the report
        self._count = 0

    def add(self, entry: dict[str, Any]) -> None:
        """Take down one entry."""
        self._file.write(json.dumps(entry, ensure_ascii=True) + "\n")
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)
        self._file.seek(0, 2)

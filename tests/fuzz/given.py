"""What a fuzzer gives to the readers: bytes in place of a file, and a chronology that is asked."""

import hashlib
import io
import tempfile
from pathlib import Path
from typing import Any

from chronology.formats.base import ImportJob
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.unit import UnitOfWork

_GZIP = b"\x1f\x8b"


class Given(Input):
    """Bytes that are read as a file of the same content would be."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self.path = name
        self.done = 0
        self._spool = None
        self._packed = data.startswith(_GZIP)

    @property
    def size(self) -> int:
        return len(self._data)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self._data).hexdigest()

    def _raw(self) -> Any:
        return io.BufferedReader(io.BytesIO(self._data))  # type: ignore[arg-type]


class Asked:
    """Makes jobs of bytes; one empty chronology, never changed, is asked for its settings."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        place = Location.parse(str(Path(self._folder.name) / "fuzz.db"), {})
        create(place)
        self.unit = UnitOfWork(place, "fuzz", dry_run=True)
        self.unit.__enter__()

    def job(self, data: bytes, name: str = "fuzz") -> ImportJob:
        return ImportJob(self.unit, Given(data, name), dry_run=True)

    def __enter__(self) -> "Asked":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the chronology."""
        self.unit.__exit__(None, None, None)
        self._folder.cleanup()

"""What the reader of a format makes of a file, before it meets the chronology."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Dataset, Item, Place, Record, Refused, Source
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork


class Read:
    """A dataset read to its end."""

    def __init__(self, dataset: Dataset, items: list[Item]) -> None:
        self.dataset = dataset
        self.records = [item for item in items if isinstance(item, Record)]
        self.refused = [item for item in items if isinstance(item, Refused)]
        self.places = [item for item in items if isinstance(item, Place)]
        self.sources = [item for item in items if isinstance(item, Source)]

    @property
    def one(self) -> Record:
        """The one event of a file, of which nothing was refused."""
        assert [(each.where, each.why) for each in self.refused] == []
        (record,) = self.records
        return record

    @property
    def why(self) -> str:
        """Where and why the one item of a file was refused."""
        assert self.records == []
        (refused,) = self.refused
        return f"{refused.where}: {refused.why}"


class Reader:
    """Reads files of one format.

    Args:
        read: the format's reader.
        place: the chronology whose settings hold.
        folder: where files are written.
    """

    def __init__(self, read: Callable[[ImportJob], Dataset], place: Location, folder: Path) -> None:
        self._read, self._place, self.folder = read, place, folder

    def __call__(
        self, content: str | bytes, name: str = "x", zone: str | None = None, **job: Any
    ) -> Read:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with UnitOfWork(self._place, "read", dry_run=True) as unit, Input(str(path)) as given:
            if zone:
                set_setting(unit, "zone", zone)
            dataset = self._read(ImportJob(unit, given, **job))
            return Read(dataset, list(dataset.items))

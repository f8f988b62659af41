"""A dataset read in batches: what each holds, checked, and prepared to be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.numbering import New, Numbering
from chronology.formats.dataset.preparing import Prepared, Preparer
from chronology.formats.dataset.record import Dataset
from chronology.formats.dataset.said import Digests
from chronology.formats.dataset.taking import Added, Taken, Taker
from chronology.formats.table.sheet import REFUSED

#: So many items of a file are a batch, by engine: few enough for a processor's cache,
#: or enough that a server is seldom asked to begin.
BATCH: Final = {"sqlite": 1024, "postgresql": 8192}


@dataclass(slots=True)
class Batch:
    """Items of a file, all of whose records are new events.

    Args:
        taken: what came of the items.
        prepared: its records, ready to be written.
        new: what they share and is numbered for the first time.
        done: how many bytes of the file have been read.
    """

    taken: Taken
    prepared: Prepared
    new: New
    done: int


class Reading:
    """Reads one dataset.

    Args:
        dataset: what the file holds.
        dates: keeps the dates of the file.
        batch: so many items are read at a time.
    """

    def __init__(self, dataset: Dataset, dates: Dates, batch: int) -> None:
        self._batch = batch
        self._items = iter(dataset.items)
        left_out = REFUSED if REFUSED in dataset.header else None
        self._taker = Taker(dates, Digests(dataset.header), left_out)
        self.numbers = Numbering()
        self._preparer = Preparer(self.numbers, dates)

    def taken(self) -> Iterator[Taken]:
        """Yield what comes of the items, a batch at a time."""
        while items := list(islice(self._items, self._batch)):
            yield self._taker.take(items)

    def prepare(self, added: list[Added]) -> tuple[Prepared, New]:
        """Return new events ready to be written, and what is numbered for the first time."""
        prepared = self._preparer.prepare(added)
        return prepared, self.numbers.new

"""What imports a dataset: a light door to the loader, which is loaded when it is used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from chronology.errors import DatabaseError
from chronology.formats.base import ImportJob
from chronology.formats.dataset.apart import may_read_apart, read_apart
from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.reading import BATCH, Batch, Reading
from chronology.formats.dataset.record import Dataset
from chronology.formats.report import ImportReport
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.reader import open_reader


class Ahead(NamedTuple):
    """A file that another process has begun to read.

    Args:
        dataset: what it holds; its items are read there.
        batches: what comes from there; every record is taken for a new event.
    """

    dataset: Dataset
    batches: Iterator[Batch]


class Loader:
    """Imports the files that a format reads as a dataset.

    Args:
        read: reads a file.
        alone: whether it does so without asking the chronology anything, so that
            another process can do it.
    """

    def __init__(self, read: Callable[[ImportJob], Dataset], *, alone: bool = False) -> None:
        self._read = read
        self._alone = alone

    @staticmethod
    def in_bulk(given: Input) -> bool:  # noqa: ARG004 - as of loaders that read small files whole
        """Return that any file is written in bulk."""
        return True

    @contextmanager
    def ahead(self, job: ImportJob, target: Location) -> Iterator[Ahead | None]:
        """Begin to read a large file of a new dataset, before anything that writes is loaded.

        Args:
            job: the import, as far as it is known; it has no unit of work yet.
            target: the chronology.
        """
        if not (self._alone and may_read_apart(job.input)):
            yield None
            return
        dataset = self._read(job)
        slug = job.dataset or dataset.slug
        if _holds(target, slug):
            yield None
            return
        reading = Reading(dataset, Dates(), BATCH[target.engine])
        with read_apart(reading, job.input) as batches:
            yield Ahead(dataset, batches)

    def __call__(self, job: ImportJob, ahead: Ahead | None = None) -> ImportReport:
        """Import one file; ``ahead`` where another process reads it."""
        from chronology.formats.dataset.importing import DatasetLoad  # noqa: PLC0415 - see above
        from chronology.formats.dataset.refusing import RefusedFile  # noqa: PLC0415 - see above

        dataset = self._read(job) if ahead is None else ahead.dataset
        batches = None if ahead is None else ahead.batches
        with RefusedFile(job, dataset.header) as refused:
            load = DatasetLoad(job, dataset, refused)
            if batches is None or load.has_only_new():
                return load.run(batches)
        # Somebody imported the dataset in the meantime.
        return self(job)


def loads(read: Callable[[ImportJob], Dataset], *, alone: bool = False) -> Loader:
    """Return what imports the files that ``read`` reads, for ``Format.load``.

    Args:
        read: reads a file.
        alone: whether it does so without asking the chronology anything.
    """
    return Loader(read, alone=alone)


def _holds(target: Location, slug: str) -> bool:
    """Return whether a file of a chronology has a dataset, or what else is told later."""
    if target.engine != "sqlite":
        # To ask a server takes a library that takes as long to load as a child to begin.
        return False
    try:
        with open_reader(target) as reader:
            return reader.one("SELECT 1 FROM dataset WHERE slug = :s", {"s": slug}) is not None
    except DatabaseError:
        # It is missing, or of an older schema: whoever opens it to write says so.
        return True

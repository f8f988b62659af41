"""What imports a dataset: a light door to the loader, which is loaded when it is used."""

from collections.abc import Callable

from chronology.formats.base import ImportJob
from chronology.formats.dataset.collecting import seldom_collected
from chronology.formats.dataset.record import Dataset
from chronology.formats.report import ImportReport
from chronology.formats.text.input import Input


class Loader:
    """Imports the files that a format reads as a dataset.

    Args:
        read: reads a file.
    """

    def __init__(self, read: Callable[[ImportJob], Dataset]) -> None:
        self._read = read

    @staticmethod
    def in_bulk(given: Input) -> bool:  # noqa: ARG004 - as of loaders that read small files whole
        """Return that any file is written in bulk."""
        return True

    def __call__(self, job: ImportJob) -> ImportReport:
        """Import one file."""
        from chronology.formats.dataset.importing import DatasetLoad  # noqa: PLC0415 - see above
        from chronology.formats.dataset.refusing import RefusedFile  # noqa: PLC0415 - see above

        dataset = self._read(job)
        with seldom_collected(), RefusedFile(job, dataset.header) as refused:
            return DatasetLoad(job, dataset, refused).run()


def loads(read: Callable[[ImportJob], Dataset]) -> Loader:
    """Return what imports the files that ``read`` reads, for ``Format.load``."""
    return Loader(read)

"""What the three formats of the seed schema share."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from chronology.errors import BadInputError
from chronology.formats.base import ExportJob, ImportJob
from chronology.formats.dataset.collecting import seldom_collected
from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.seed.dump import Exporter, Item
from chronology.formats.seed.quick import EventTexts
from chronology.formats.seed.schema import SECTIONS, VERSION
from chronology.formats.seed.scope import needed_scope, whole_scope
from chronology.formats.seed.shape import Document
from chronology.formats.seed.sources import Source
from chronology.formats.text.input import Input
from chronology.query.events import matching_ids
from chronology.query.filters import Filter
from chronology.query.halves import shared_out
from chronology.store.reader import Reader

if TYPE_CHECKING:
    from chronology.formats.seed.load import Origin

#: A file with so many bytes, unpacked, is not read whole. A smaller one is, since of it
#: each row's history is kept.
LARGE: Final = 1 << 22


def refuse_options(job: ImportJob, name: str) -> None:
    """Refuse what only a table of columns can be asked for.

    Raises:
        BadInputError: columns are mapped.
    """
    if job.mapping:
        raise BadInputError(
            f"Columns cannot be mapped in a {name} file.", "Leave --map out, or import a CSV file."
        )


def load_seed(job: ImportJob, document: Document, name: str) -> ImportReport:
    """Bring a checked document into the chronology."""
    from chronology.formats.seed.load import load_document  # noqa: PLC0415 - brings what writes

    return load_document(job.unit, document, _origin(job, name), job.order)


def _origin(job: ImportJob, name: str) -> "Origin":
    from chronology.formats.seed.load import Origin  # noqa: PLC0415 - brings what writes
    from chronology.store.history import now  # noqa: PLC0415 - likewise

    file, stem = PurePath(job.path), PurePath(job.input.name).stem
    return Origin(name, file.name, job.input.sha256, stem, now())


class SeedLoader:
    """Imports files of the seed schema: small ones at once, others as they are read.

    Args:
        name: the format's name.
        whole: reads all of a small file.
        source: opens a large one.
    """

    def __init__(
        self,
        name: str,
        whole: Callable[[ImportJob], Document],
        source: Callable[[Input, str | None], Source],
    ) -> None:
        self._name = name
        self._whole = whole
        self._source = source

    @staticmethod
    def in_bulk(given: Input) -> bool:
        """Return whether a file is so large that it is read in parts, and written in bulk."""
        return len(given.beginning(LARGE)) >= LARGE

    def __call__(self, job: ImportJob) -> ImportReport:
        """Import one file.

        Raises:
            WithdrawnError: part of a large file is refused; the unit of work, or all of it
                since a savepoint, is to be taken back.
        """
        refuse_options(job, self._name)
        if not self.in_bulk(job.input):
            return load_seed(job, self._whole(job), self._name)
        from chronology.formats.seed.stream import load_stream  # noqa: PLC0415 - see load_seed

        with seldom_collected():
            source = self._source(job.input, job.encoding)
            return load_stream(job, source, _origin(job, self._name))


class SeedExport:
    """The document of one export, to be written piece by piece.

    Args:
        job: what is exported.
    """

    def __init__(self, job: ExportJob) -> None:
        reader = job.reader
        scope = whole_scope(reader) if job.wanted is None else needed_scope(reader, _ids(job))
        self._exporter = Exporter(reader, scope)
        self._reader = reader
        self.report = ExportReport(len(scope.events), job.path)

    def head(self) -> Item:
        """Return what stands before the sections."""
        # The dataset is denied outright: a file that says nothing becomes one itself.
        return {"chronology": VERSION, "dataset": None}

    def sections(self) -> Iterator[tuple[str, str, Iterator[Any]]]:
        """Yield the name of each section, its type, and its entities."""
        for section in SECTIONS:
            yield section.name, section.type, self._exporter.entities(section.name)

    def event_texts(self) -> Iterator[list[str]]:
        """Yield the JSON text of the events without its opening brace, some at a time."""
        return self.texts_of(self._reader, self.events)

    @property
    def events(self) -> range:
        """The places of the events in the file."""
        return range(self.report.events)

    def halves(self) -> tuple[range, ...]:
        """Return which of the events two processes may write each; one part where there are few."""
        return shared_out(self.report.events)

    def texts_of(self, reader: Reader, some: range) -> Iterator[list[str]]:
        """Yield the text of some of the events, by their places in the file.

        Args:
            reader: the export's own, or another of the same chronology.
            some: the places; those of an export follow one another.
        """
        exporter = self._exporter
        if reader is not self._reader:
            exporter = Exporter(reader, exporter.scope)
        return EventTexts(exporter, reader).of(some)


def _ids(job: ExportJob) -> list[int]:
    return list(matching_ids(job.reader, job.wanted or Filter()))


def plain_settings(items: list[Item]) -> Item | list[Item]:
    """Return settings as one mapping where nothing is lost by it."""
    if all(set(item) <= {"key", "value"} for item in items):
        return {item["key"]: item.get("value") for item in items}
    return items

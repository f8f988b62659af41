"""What the three formats of the seed schema share."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from chronology.errors import BadInputError
from chronology.formats.base import ExportJob, ImportJob
from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.seed.dump import Exporter, Item
from chronology.formats.seed.quick import EventTexts
from chronology.formats.seed.schema import SECTIONS, VERSION
from chronology.formats.seed.scope import needed_scope, whole_scope
from chronology.formats.seed.shape import Document
from chronology.query.events import matching_ids
from chronology.query.filters import Filter


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
    from chronology.formats.seed.load import Origin, load_document  # noqa: PLC0415 - brings what writes
    from chronology.store.history import now  # noqa: PLC0415 - likewise

    file = PurePath(job.path)
    stem = PurePath(job.input.name).stem
    origin = Origin(name, file.name, job.input.sha256, stem, now())
    return load_document(job.unit, document, origin, job.order)


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
        return EventTexts(self._exporter, self._reader).all()


def _ids(job: ExportJob) -> list[int]:
    return list(matching_ids(job.reader, job.wanted or Filter()))


def plain_settings(items: list[Item]) -> Item | list[Item]:
    """Return settings as one mapping where nothing is lost by it."""
    if all(set(item) <= {"key", "value"} for item in items):
        return {item["key"]: item.get("value") for item in items}
    return items

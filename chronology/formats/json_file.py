"""JSON: the seed schema as one document."""

from collections.abc import Iterator
from typing import TextIO

from chronology.formats.base import ExportJob, Format, ImportJob
from chronology.formats.report import ExportReport
from chronology.formats.seed.files import SeedExport, SeedLoader, plain_settings
from chronology.formats.seed.shape import Document, read_document
from chronology.formats.seed.sources import DocumentSource
from chronology.formats.text.files import decode, write_text
from chronology.formats.text.jsontext import json_line, parse_json


def _recognises(beginning: str) -> bool:
    # JSON Lines, which also begins with a brace, is asked first.
    return beginning.lstrip().startswith("{")


def _whole(job: ImportJob) -> Document:
    return read_document(parse_json(decode(job.data, job.encoding)))


def _dump(job: ExportJob) -> ExportReport:
    export = SeedExport(job)
    with write_text(job.path) as out:
        _write(export, out)
    return export.report


def _write(export: SeedExport, out: TextIO) -> None:
    """Write one entity a line, so that two exports can be compared line by line."""
    head = [f"{json_line(name)}: {json_line(value)}" for name, value in export.head().items()]
    out.write("{\n" + ",\n".join(head))
    for name, _, items in export.sections():
        if name == "settings":
            settings = plain_settings(list(items))
            if settings:
                out.write(f",\n{json_line(name)}: {json_line(settings)}")
        elif name == "events":
            _write_list(name, ("{" + text for texts in export.event_texts() for text in texts), out)
        else:
            _write_list(name, map(json_line, items), out)
    out.write("\n}\n")


def _write_list(name: str, texts: Iterator[str], out: TextIO) -> None:
    separator = f",\n{json_line(name)}: [\n  "
    empty = True
    for text in texts:
        out.write(separator + text)
        separator = ",\n  "
        empty = False
    if not empty:
        out.write("\n]")


JSON = Format(
    name="json",
    suffixes=(".json",),
    about="The whole chronology, lossless, as one document for other programs.",
    recognises=_recognises,
    load=SeedLoader("json", _whole, DocumentSource),
    dump=_dump,
    generic=True,
)

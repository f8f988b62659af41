"""JSON Lines: the seed schema, one entity a line."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from chronology.formats.base import ExportJob, Format, ImportJob
from chronology.formats.in_two import Put, may_write_in_two, write_in_two
from chronology.formats.report import ExportReport
from chronology.formats.seed.files import SeedExport, SeedLoader
from chronology.formats.seed.shape import Document, read_lines
from chronology.formats.seed.sources import LinesSource
from chronology.formats.text.files import decode, write_text
from chronology.formats.text.jsontext import json_line, parse_json
from chronology.store.reader import Reader


def _recognises(beginning: str) -> bool:
    first = beginning.lstrip().split("\n", 1)[0]
    try:
        return isinstance(data := json.loads(first), dict) and "type" in data
    except ValueError:
        return False


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    # Only "\n" ends a line: a text may hold other line separators.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, parse_json(line, number)


def _whole(job: ImportJob) -> Document:
    return read_lines(_lines(decode(job.data, job.encoding)))


def _dump(job: ExportJob) -> ExportReport:
    export = SeedExport(job)
    with write_text(job.path) as out:
        out.write(json_line({"type": "chronology", **export.head()}) + "\n")
        for name, kind, items in export.sections():
            if name == "events":
                parts = export.halves() if may_write_in_two(job.reader) else (export.events,)
                write_in_two(job, out, parts, partial(_write_events, export, kind))
                continue
            for item in items:
                out.write(json_line({"type": kind, **item}) + "\n")
    return export.report


def _write_events(export: SeedExport, kind: str, reader: Reader, some: range, put: Put) -> None:
    """Write some of the events."""
    for texts in export.texts_of(reader, some):
        put("".join([f'{{"type": "{kind}", {text}\n' for text in texts]))


JSONL = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    about="The whole chronology, lossless, one entity a line, for pipes and large files.",
    recognises=_recognises,
    load=SeedLoader("jsonl", _whole, LinesSource),
    dump=_dump,
    generic=True,
)

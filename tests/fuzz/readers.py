"""The readers that are fuzzed: each takes bytes, and reads them as an import would.

A reader may refuse them with an error of the house, or refuse rows of them. Anything
else that it raises is a fault.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from typing import Any
from zlib import crc32

from chronology.dates import parse_edtf
from chronology.dates.find import find
from chronology.dates.languages import all_languages
from chronology.dates.reading import read as read_words
from chronology.formats import FORMATS
from chronology.formats.base import ImportJob
from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.digesting import RecordError
from chronology.formats.dataset.record import Actor, Dataset, Item, Place, Record, Source
from chronology.formats.dataset.said import (
    Digests,
    actor_said,
    extra_json,
    place_said,
    source_said,
)
from chronology.formats.report import WithdrawnError
from chronology.formats.seed.load import Origin, begin
from chronology.formats.seed.part import understand
from chronology.formats.seed.schema import SECTIONS
from chronology.formats.seed.shape import Document, read_document, read_entity
from chronology.formats.seed.sources import DocumentSource, LinesSource
from chronology.formats.seed.sources import Source as SeedSource
from chronology.formats.seed.stream import load_stream
from chronology.formats.table.draft import CellRefusal
from chronology.formats.table.load import TableLoad
from chronology.formats.tabular import open_table
from chronology.formats.text.files import decode
from chronology.formats.text.input import Input
from chronology.formats.text.yamltext import parse_yaml
from tests.fuzz.given import Asked

ANCHOR = parse_edtf("2016-07-15")
_LANGUAGES = (None, *(each.code for each in all_languages()))
_ORDERS = (None, "day", "month")
#: What separates the parts of a spreadsheet file in the bytes that make one.
PART = b"\n%%%%\n"
#: So many items of a file are read; a thousand more would say nothing new.
_MOST = 200

#: One in so many documents is written to the chronology, and taken back again.
_WRITTEN = 16

Reader = Callable[[bytes], None]


def dates(data: bytes) -> None:
    """Words of any language, with and without an anchor, and found in running text."""
    text = data[1:].decode("utf-8", "replace")
    mode = data[0] if data else 0
    order = _ORDERS[mode % 3]
    # Most are read in one language: trying them all takes as many times as long.
    language = _LANGUAGES[(mode >> 4) % len(_LANGUAGES)]
    if mode & 8:
        list(find(text, order=order, language=language))
    elif mode & 4:
        read_words(text, order=order, anchor=ANCHOR, resolve=lambda _: ANCHOR, language=language)
    else:
        read_words(text, order=order, language=language)


def edtf(data: bytes) -> None:
    """Strict EDTF."""
    parse_edtf(data.decode("utf-8", "replace"))


class FileReaders:
    """Readers of files, which ask one empty chronology for its settings."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._reads = {
            each.name: each.load._read  # type: ignore[union-attr]
            for each in FORMATS
            if hasattr(each.load, "_read")
        }
        self._loads = {each.name: each.load for each in FORMATS if each.load is not None}

    def csv(self, data: bytes) -> None:
        """Our own table: CSV, TSV and their like."""
        self._table(self._asked.job(data, "fuzz.csv"))

    def json(self, data: bytes) -> None:
        """The seed schema as JSON: read whole, and in parts as a large file is."""
        self._seed("json", data, DocumentSource)

    def jsonl(self, data: bytes) -> None:
        """The seed schema as JSON Lines: read whole, and in parts as a large file is."""
        self._seed("jsonl", data, LinesSource)

    def yaml(self, data: bytes) -> None:
        """The seed schema as YAML."""
        if crc32(data) % _WRITTEN == 0:
            self._written("yaml", data)
        else:
            job = self._asked.job(data, "fuzz.yaml")
            self._understood(job, read_document(parse_yaml(decode(job.data))))

    def xml(self, data: bytes) -> None:
        """Gramps XML."""
        self._dataset("gramps", data)

    def calendar(self, data: bytes) -> None:
        """iCalendar."""
        self._dataset("icalendar", data)

    def xlsx(self, data: bytes) -> None:
        """Excel workbooks: raw bytes, or the parts that one is made of."""
        self._table(self._asked.job(workbook(data), "fuzz.xlsx"))

    def ods(self, data: bytes) -> None:
        """OpenDocument spreadsheets: raw bytes, or the content that one is made of."""
        self._table(self._asked.job(spreadsheet(data), "fuzz.ods"))

    def publishers(self, data: bytes) -> None:
        """The tables of publishers; the first byte says whose."""
        names = ("ucdp", "acled", "gtd", "gdelt", "noaa", "timelinejs", "timemap", "wikidata")
        self._dataset(names[data[0] % len(names)] if data else names[0], data[1:])

    def documents(self, data: bytes) -> None:
        """The JSON of others; the first byte says whose."""
        names = ("geojson", "timelinejs", "timemap", "wikidata", "ftm")
        self._dataset(names[data[0] % len(names)] if data else names[0], data[1:])

    def _dataset(self, name: str, data: bytes) -> None:
        dataset: Dataset = self._reads[name](self._asked.job(data, f"fuzz.{name}"))
        _believe(islice(dataset.items, _MOST))

    def _table(self, job: ImportJob) -> None:
        table = open_table(job)
        load = TableLoad(job, table)
        for row in load._identified(list(islice(table.lines, _MOST))):
            load._names.begin_row()
            try:
                load._rows.read(row.texts, new=True)
            except CellRefusal:
                load._take_back()

    def _seed(
        self, name: str, data: bytes, source: Callable[[Input, str | None], SeedSource]
    ) -> None:
        load: Any = self._loads[name]
        job = self._asked.job(data, f"fuzz.{name}")
        way = crc32(data) % _WRITTEN
        if way == 0:
            self._written(name, data)
        elif way == 1:
            with suppress(_TakenBackError, WithdrawnError), job.unit.savepoint():
                load_stream(job, source(job.input, None), _origin(job))
                raise _TakenBackError
        elif way % 2:
            self._understood(job, load._whole(job))
        else:
            opened = source(job.input, None)
            document = Document(entities={section.name: [] for section in SECTIONS})
            opened.survey(document)
            for section in SECTIONS:
                for said in opened.items(section.name):
                    read_entity(document, section, said.data, said.path, said.line)

    def _understood(self, job: ImportJob, document: Document) -> None:
        """Work out what a document asks for, and write nothing."""
        understand(begin(job.unit, document, _origin(job), None), document)

    def _written(self, name: str, data: bytes) -> None:
        """Import a document, and take it back."""
        job = self._asked.job(data, f"fuzz.{name}")
        with suppress(_TakenBackError), job.unit.savepoint():
            self._loads[name](job)
            raise _TakenBackError


def _origin(job: ImportJob) -> Origin:
    return Origin("json", "fuzz", job.input.sha256, "fuzz", "2020-01-01T00:00:00Z")


class _TakenBackError(Exception):
    """Ends a trial whose document was imported."""


def _believe(items: Iterable[Item]) -> None:
    """Work out of each item what an import would write."""
    known, digests = Dates(), Digests()
    for item in items:
        try:
            if isinstance(item, Record):
                digests.of(item, known.of(item.date), extra_json(item))
            elif isinstance(item, Place):
                place_said(item)
            elif isinstance(item, Actor):
                actor_said(item)
            elif isinstance(item, Source):
                source_said(item)
        except RecordError:
            continue


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    b'<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    b"</Types>"
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    b"</Relationships>"
)
_OF_BOOK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    b'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    b'<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    b"</Relationships>"
)
_BOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_NONE_SHARED = b"<sst " + _SPACE + b"/>"
_NO_STYLES = b"<styleSheet " + _SPACE + b"/>"
_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "_rels/.rels",
)


def workbook(data: bytes) -> bytes:
    """Return the workbook that has such parts: its sheet first, divided by ``PART``."""
    if data.startswith(b"PK"):
        return data
    parts: dict[str, bytes] = dict(zip(_PARTS, data.split(PART), strict=False))
    parts.setdefault("xl/sharedStrings.xml", _NONE_SHARED)
    parts.setdefault("xl/styles.xml", _NO_STYLES)
    parts.setdefault("xl/workbook.xml", _BOOK)
    parts.setdefault("xl/_rels/workbook.xml.rels", _OF_BOOK)
    parts.setdefault("[Content_Types].xml", _TYPES)
    parts.setdefault("_rels/.rels", _RELATIONS)
    return _zipped(parts)


def spreadsheet(data: bytes) -> bytes:
    """Return the OpenDocument spreadsheet that has such a content."""
    return data if data.startswith(b"PK") else _zipped({"content.xml": data})


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def readers(asked: Asked) -> dict[str, Reader]:
    """Return every reader by its name."""
    files = FileReaders(asked)
    return {
        "dates": dates,
        "edtf": edtf,
        "csv": files.csv,
        "json": files.json,
        "jsonl": files.jsonl,
        "yaml": files.yaml,
        "xml": files.xml,
        "xlsx": files.xlsx,
        "ods": files.ods,
        "calendar": files.calendar,
        "publishers": files.publishers,
        "documents": files.documents,
    }

"""A timeline of TimelineJS as a dataset."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

from chronology.formats.base import ImportJob
from chronology.formats.dataset.moments import held_in, words_of
from chronology.formats.dataset.opening import file_slug, open_text
from chronology.formats.dataset.record import Dataset, Item, Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.opening import open_table
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonstream import Part, stream_json
from chronology.formats.text.plainhtml import plain_html
from chronology.formats.timelinejs.document import OWN, slide_of
from chronology.formats.timelinejs.events import SlideReader
from chronology.formats.timelinejs.sheet import columns_of
from chronology.formats.timelinejs.sheet import slide_of as slide_of_row
from chronology.formats.timelinejs.slide import Slide
from chronology.formats.told.reading import SPEAKS_OF as OURS

#: What a slide that is not ours has parts for.
_SPEAKS_OF = frozenset(
    ("title", "date", "description", "category", "manner", "citations", "tags", "extra")
)
#: How many bytes are looked at for what is said of the whole.
_LOOK = 1 << 16
_LISTS = ("events", "eras")
_DATES = re.compile(r'"start_date"\s*:\s*\{')
_TITLE = re.compile(r'"title"\s*:\s*\{')


def is_timeline(beginning: str) -> bool:
    """Return whether a text looks like the JSON of TimelineJS."""
    text = beginning.lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return False
    return bool(_DATES.search(text)) or ('"headline"' in text and bool(_TITLE.search(text)))


def read(job: ImportJob) -> Dataset:
    """Return a timeline, from its JSON or from its spreadsheet.

    Raises:
        FileFormatError: it is neither.
    """
    if job.input.beginning(64).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith((b"{", b"[")):
        return _from_json(job)
    return _from_table(job)


def _from_json(job: ImportJob) -> Dataset:
    slug = job.dataset or file_slug(job)
    reader = SlideReader(words_of(job), held_in(job))
    beginning = job.input.beginning(_LOOK).decode("utf-8-sig", "replace")
    ours = f'"{OWN}"' in beginning
    title = _title_of(beginning) or job.input.name
    return Dataset(slug, title, _slides(job, reader, slug), OURS if ours else _SPEAKS_OF)


def _title_of(beginning: str) -> str | None:
    """Return the headline of the title slide, if the document begins with it."""
    try:
        part = next(stream_json(StringIO(beginning)), None)
        slide = part and part.name == "title" and slide_of(part)
    except (FileFormatError, RowError):
        return None
    return (plain_html(slide.headline).text or None) if slide else None


def _slides(job: ImportJob, reader: SlideReader, slug: str) -> Iterator[Item]:
    with open_text(job) as text:
        yield from _items(text, reader, slug)


def _items(text: TextIO, reader: SlideReader, slug: str) -> Iterator[Item]:
    slides = False
    for part in stream_json(text):
        slides = slides or part.name in _LISTS
        try:
            slide = slide_of(part)
            if slide is not None:
                yield _item(slide, reader, slug)
        except RowError as error:
            yield Refused(part.line, _where(part, error), error.why)
    if not slides:
        raise FileFormatError(
            "this JSON has neither events nor eras of a timeline.",
            "Check that the file is of TimelineJS 3, or say what it is: --as json.",
        )


def _where(part: Part, error: RowError) -> str:
    return f"{part.name}: {error.where}"


def _item(slide: Slide, reader: SlideReader, slug: str) -> Item:
    return reader.title(slide, slug) if slide.kind == "title" else reader.record(slide)


def _from_table(job: ImportJob) -> Dataset:
    slug = job.dataset or file_slug(job)
    reader = SlideReader(words_of(job), held_in(job))
    table = open_table(job)
    columns = columns_of(table.header)
    items = table.items(
        lambda line, cells: _item(slide_of_row(table.header, columns, line, cells), reader, slug)
    )
    return Dataset(slug, job.input.name, items, _SPEAKS_OF, header=table.header)

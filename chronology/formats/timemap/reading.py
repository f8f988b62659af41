"""A TimeMap as a dataset."""

from collections.abc import Iterator

from chronology.formats.base import ImportJob
from chronology.formats.dataset.moments import words_of
from chronology.formats.dataset.opening import file_slug, open_text
from chronology.formats.dataset.record import Dataset, Item, Record, Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.opening import open_table
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonstream import Part, stream_json
from chronology.formats.timemap.beside import Beside, read_beside
from chronology.formats.timemap.download import event_of
from chronology.formats.timemap.events import EventReader

_SPEAKS_OF = frozenset(
    ("title", "date", "description", "category", "places", "citations", "tags", "extra")
)
_EVENT = ('"description"', '"date"', '"latitude"', '"longitude"')
_REFERS = ('"associations"', '"sources"', '"filters"')


def is_timemap(beginning: str) -> bool:
    """Return whether a text looks like the events of a TimeMap, alone or with the rest."""
    text = beginning.lstrip("\ufeff \t\r\n")
    if text[:1] not in ("[", "{") or '"FeatureCollection"' in text or '"chronology"' in text:
        return False
    if all(name in text for name in _EVENT) and any(name in text for name in _REFERS):
        return True
    return text[0] == "{" and all(name in text for name in ('"associations"', '"filter_paths"'))


def read(job: ImportJob) -> Dataset:
    """Return a TimeMap: its events, with the sources and associations that they refer to.

    A table is what Bellingcat's map offers to download as CSV.

    Raises:
        FileFormatError: the file, or one beside it, is not JSON.
    """
    slug, day_first = job.dataset or file_slug(job), job.order == "day"
    if (
        not job.input.beginning(64)
        .lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
        .startswith((b"{", b"["))
    ):
        reader = EventReader(words_of(job), Beside(), day_first=day_first)
        table = open_table(job)
        items = table.items(lambda line, cells: reader.record(event_of(table.header, cells), line))
        return Dataset(slug, job.input.name, items, _SPEAKS_OF, header=table.header)
    beside = read_beside(job)
    reader = EventReader(words_of(job), beside, day_first=day_first)
    return Dataset(slug, job.input.name, _items(job, reader, beside), _SPEAKS_OF)


def _items(job: ImportJob, reader: EventReader, beside: Beside) -> Iterator[Item]:
    told = [("read besides", name) for name in beside.files]
    events = False
    with open_text(job) as text:
        for part in stream_json(text):
            if not part.item or part.name not in ("", "events"):
                continue
            events = True
            item = _item(part, reader)
            if told and isinstance(item, Record):
                item.warnings = (*told, *item.warnings)
                told = []
            yield item
    if not events:
        raise FileFormatError(
            "this JSON has no list of events.",
            "Name the file that holds the events; sources and associations are found beside it.",
        )


def _item(part: Part, reader: EventReader) -> Item:
    if part.fault:
        return Refused(part.line, "", f"{part.fault}.")
    if not isinstance(part.value, dict):
        return Refused(part.line, "", "it is no object.")
    try:
        return reader.record(part.value, part.line)
    except RowError as error:
        return Refused(part.line, error.where, error.why)

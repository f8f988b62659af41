"""A GeoJSON file as a dataset: events, or the places of a gazetteer."""

import re
from collections.abc import Iterator

from chronology.formats.base import ImportJob
from chronology.formats.dataset.moments import held_in, words_of
from chronology.formats.dataset.opening import file_slug, open_text
from chronology.formats.dataset.record import Dataset, Item, Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.geojson.columns import Columns
from chronology.formats.geojson.events import FeatureReader
from chronology.formats.geojson.places import is_place, place_of
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonstream import Part, stream_json
from chronology.formats.told.reading import SPEAKS_OF as OURS

#: What a Feature that is not ours has parts for.
_SPEAKS_OF = frozenset(
    [
        "title", "date", "description", "category", "lasting", "places", "who", "citations", "tags",
        "extra",
    ]
)  # fmt: skip
_TYPE = re.compile(r'"type"\s*:\s*"Feature(?:Collection)?"')
_NAME = re.compile(r'"name"\s*:\s*"((?:[^"\\]|\\.)*)"')
_LOOK = 1 << 16


def is_geojson(beginning: str) -> bool:
    """Return whether a text looks like GeoJSON: a collection of Features, or one."""
    text = beginning.lstrip("\ufeff \t\r\n")
    return text.startswith("{") and _TYPE.search(text) is not None


def read(job: ImportJob) -> Dataset:
    """Return the events, or the places, of a GeoJSON file.

    Raises:
        FileFormatError: it is not JSON.
        BadInputError: the mapping names a column that there is not.
    """
    beginning = job.input.beginning(_LOOK).decode("utf-8-sig", "replace")
    ours = '"claims"' in beginning and '"edtf_exact"' in beginning
    named = _NAME.search(beginning.partition('"features"')[0])
    reader = FeatureReader(words_of(job), Columns(job.mapping), held_in(job))
    return Dataset(
        slug=job.dataset or file_slug(job),
        title=named[1] if named else job.input.name,
        items=_items(job, reader),
        speaks_of=OURS if ours else _SPEAKS_OF,
    )


def _items(job: ImportJob, reader: FeatureReader) -> Iterator[Item]:
    members: dict[str, object] = {}
    collection = False
    with open_text(job) as text:
        for part in stream_json(text):
            if part.item and part.name == "features":
                yield _item(part, reader)
                collection = True
            elif part.item:
                held = members.setdefault(part.name, [])
                if isinstance(held, list):
                    held.append(part.value)
            else:
                members[part.name] = part.value
    if members.get("type") == "Feature":
        yield _item(Part("", item=True, value=members, line=1), reader)
    elif not collection and members.get("type") != "FeatureCollection":
        raise FileFormatError(
            "this JSON is neither a FeatureCollection nor a Feature.",
            "Check that the file is GeoJSON, or say what it is: --as json.",
        )


def _item(part: Part, reader: FeatureReader) -> Item:
    if part.fault:
        return Refused(part.line, "", f"{part.fault}.")
    if not isinstance(part.value, dict):
        return Refused(part.line, "", "it is no Feature.")
    try:
        if is_place(part.value):
            return place_of(part.value)
        return reader.record(part.value, part.line)
    except RowError as error:
        return Refused(part.line, error.where, error.why)

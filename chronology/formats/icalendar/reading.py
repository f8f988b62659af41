"""A calendar as a dataset."""

import re
from collections.abc import Iterator

from chronology.formats.base import ImportJob
from chronology.formats.dataset.moments import held_in, words_of
from chronology.formats.dataset.opening import file_slug, open_text
from chronology.formats.dataset.record import Dataset, Item, Record, Refused, RoleMeaning
from chronology.formats.icalendar.blocks import Block, blocks
from chronology.formats.icalendar.component import parse
from chronology.formats.icalendar.events import EventReader
from chronology.formats.icalendar.own import OWN
from chronology.formats.tabular.table import RowError
from chronology.formats.told.reading import SPEAKS_OF as OURS

_SPEAKS_OF = frozenset(
    [
        "title", "date", "description", "status", "handling", "manner", "places", "who",
        "citations", "tags", "extra",
    ]
)  # fmt: skip
_NAME = re.compile(r"^(?:X-WR-CALNAME|NAME)(?:;[^:\n]*)?:(.+)$", re.MULTILINE)
_ZONE = re.compile(r"^TZID(?:;[^:\n]*)?:(.+)$", re.MULTILINE)
_LOOK = 1 << 16

#: An invitation does not say that somebody came.
_ROLES = {name: RoleMeaning() for name in ("organizer", "chair", "invited", "declined")}


def is_calendar(beginning: str) -> bool:
    """Return whether a text is a calendar."""
    return beginning.lstrip("\ufeff \t\r\n")[:15].upper() == "BEGIN:VCALENDAR"


def read(job: ImportJob) -> Dataset:
    """Return the events of a calendar.

    Raises:
        FileFormatError: it is no calendar, or cut off.
        BadInputError: the icalendar package is missing.
    """
    beginning = job.input.beginning(_LOOK).decode("utf-8-sig", "replace").replace("\r", "")
    named = _NAME.search(beginning.partition("BEGIN:VEVENT")[0])
    return Dataset(
        slug=job.dataset or file_slug(job),
        title=named[1].replace("\\", "").strip() if named else job.input.name,
        items=_items(job),
        speaks_of=OURS if f"\n{OWN};" in beginning else _SPEAKS_OF,
        roles=_ROLES,
    )


def _items(job: ImportJob) -> Iterator[Item]:
    reader = EventReader(words_of(job), held_in(job))
    zones: dict[str, str] = {}
    passed: list[tuple[str, str]] = []
    with open_text(job) as text:
        for block in blocks(text):
            if block.name == "VTIMEZONE":
                zone = _ZONE.search(block.text.replace("\r", ""))
                zones[zone[1].strip() if zone else ""] = block.text
            elif block.name == "VEVENT":
                item = _event(block, reader, zones)
                if passed and isinstance(item, Record):
                    item.warnings = (*item.warnings, *passed)
                    passed = []
                yield item
            elif block.name:
                passed.append(("part of the calendar that is no event", _where(block)))


def _where(block: Block) -> str:
    return f"{block.name}, line {block.line}"


def _event(block: Block, reader: EventReader, zones: dict[str, str]) -> Item:
    used = [text for name, text in zones.items() if name and name in block.text]
    try:
        return reader.record(parse(block.text, used), block.line)
    except RowError as error:
        return Refused(block.line, error.where, error.why)

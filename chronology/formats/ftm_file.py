"""FollowTheMoney: entities of people, companies, events and the links between them."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from chronology.formats.base import ExportJob, Format, ImportJob
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset, Item, Refused
from chronology.formats.ftm.schemata import Part, part_of
from chronology.formats.report import ExportReport
from chronology.store.settings import ZONE
from chronology.text import fold

if TYPE_CHECKING:
    from chronology.formats.ftm.entities import Entity
    from chronology.formats.ftm.things import Things

_SPEAKS_OF = frozenset((
    "title", "date", "description", "category", "places", "who", "citations", "figures", "tags",
    "extra",
))  # fmt: skip

_ENTITY = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_SCHEMA = re.compile(r'"schema"\s*:\s*"[A-Z][A-Za-z]+"')
_PROPERTIES = re.compile(r'"properties"\s*:\s*\{')
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SUFFIXES = (".ftm.json", ".ftm.jsonl", ".ftm.ndjson")


def read(job: ImportJob) -> Dataset:
    """Return the events of a file of entities, its actors, ties, places and sources.

    Raises:
        FileFormatError: the file cannot be read.
    """
    name = PurePath(job.input.name).name
    for ending in (*_SUFFIXES, ".json", ".jsonl", ".ndjson"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
            break
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return Dataset(
        slug="-".join(("ftm", *words)),
        title=f"FollowTheMoney: {name}",
        items=_items(job),
        speaks_of=_SPEAKS_OF,
    )


def _items(job: ImportJob) -> Iterator[Item]:
    from chronology.formats.ftm.happenings import (  # noqa: PLC0415 - keeps start-up light
        keep_link,
        record_of,
        ties_of,
    )
    from chronology.formats.ftm.things import merged  # noqa: PLC0415 - keeps start-up light

    things, links, fragments = _gathered(job)
    dated = [link for link in links if not keep_link(link, things)]
    several: dict[str, Entity] = {}
    for entity in _entities(job):
        if isinstance(entity, Refused):
            yield entity
        elif part_of(entity) is Part.EVENT:
            if own := _held(job, entity.id):
                why = f"It is @{own} of this chronology; JSON and CSV bring changes back to it."
                yield Refused(entity.line, "id", why)
            elif entity.id not in fragments:
                yield record_of(entity, things)
            elif entity.id in several:
                several[entity.id] = merged(several[entity.id], entity)
            else:
                several[entity.id] = entity
    for entity in (*several.values(), *dated):
        yield record_of(entity, things)
    yield from things.actors.values()
    yield from things.places.values()
    yield from things.sources.values()
    yield from things.parents()
    for link in links:
        yield from ties_of(link, things)


def _held(job: ImportJob, uuid: str) -> int | None:
    """Return the chronology's own event of a UUID, which would be there twice."""
    if _UUID.fullmatch(uuid) is None:
        return None
    rows = job.unit.reader.rows("SELECT id FROM event WHERE uuid = :uuid", {"uuid": uuid})
    return next((row[0] for row in rows), None)


def _entities(job: ImportJob) -> "Iterator[Entity | Refused]":
    from chronology.formats.ftm.entities import entities  # noqa: PLC0415 - keeps start-up light

    return entities(job)


def _gathered(job: ImportJob) -> "tuple[Things, list[Entity], set[str]]":
    """Return the things and relations of a file, and the ids of events that come in fragments."""
    from chronology.formats.ftm.things import Things, merged  # noqa: PLC0415 - see ``_entities``

    things = Things(str(job.unit.reader.setting(ZONE, "UTC")))
    links: dict[str, Entity] = {}
    seen: set[str] = set()
    fragments: set[str] = set()
    for entity in _entities(job):
        if isinstance(entity, Refused):
            continue
        part = part_of(entity)
        if part is Part.THING:
            things.add(entity)
        elif part is Part.LINK:
            known = links.get(entity.id)
            links[entity.id] = entity if known is None else merged(known, entity)
        elif entity.id in seen:
            fragments.add(entity.id)
        else:
            seen.add(entity.id)
    things.finish()
    return things, list(links.values()), fragments


def _recognises(beginning: str) -> bool:
    """Return whether a text begins like an entity: an object with a schema and properties."""
    return (
        _ENTITY.match(beginning) is not None
        and _SCHEMA.search(beginning) is not None
        and _PROPERTIES.search(beginning) is not None
    )


def _dump(job: ExportJob) -> ExportReport:
    from chronology.formats.ftm.writing import dump  # noqa: PLC0415 - keeps start-up light

    return dump(job)


FTM = Format(
    name="ftm",
    suffixes=_SUFFIXES,
    about="FollowTheMoney entities, one a line, for Aleph and OpenSanctions tools.",
    recognises=_recognises,
    load=loads(read),
    dump=_dump,
)

"""What a checked document asks of the database: one planned row for each entity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chronology.formats.rows.tables import Row, is_empty, read_where_in
from chronology.formats.seed.earlier import Earlier
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.seed.schema import BY_NAME, SECTIONS, Section
from chronology.formats.seed.shape import Document, Entity
from chronology.formats.seed.values import shown
from chronology.store.purging.marks import Purged
from chronology.store.reader import Reader
from chronology.text import fold


@dataclass(slots=True, eq=False)
class Planned:
    """One row to be: new, or to be brought in line with its entity.

    Args:
        section: the kind of entity.
        entity: what the document says, None for a row that only its name asks for.
        uuid: its identity.
        existing: the row as the database holds it, None for a new one.
        values: the columns that the document speaks of; a ``Planned`` stands
            for the id of its row, an int for that of a row that was there before.
        late: columns that can only be filled when all rows are there.
        parent: what it hangs on.
        id: its row's id, once it has one.
        change: "added", "updated" or "" after writing.
        redated: whether the date of an event that was there has changed.
    """

    section: Section
    entity: Entity | None
    uuid: str
    existing: Row | None = None
    values: Row = field(default_factory=dict)
    late: Row = field(default_factory=dict)
    parent: "Planned | None" = None
    id: int | None = None
    change: str = ""
    redated: bool = False


class Plan:
    """All rows that a document asks for, by section, in the document's order.

    Args:
        document: the checked document, which also takes the complaints.
        reader: the database as it is before.
        dataset: the slug under which entities without a uuid get theirs.
        earlier: the parts of the file before the document, where it is one of many.
    """

    def __init__(
        self, document: Document, reader: Reader, dataset: str, earlier: Earlier | None = None
    ) -> None:
        self.document = document
        self.reader = reader
        self.dataset = dataset
        self.earlier = earlier or Earlier(reader)
        self._purged = Purged(reader)
        self.rows: dict[str, list[Planned]] = {name: [] for name in BY_NAME}
        self._identify()
        self._find_existing()

    def complain(self, entity: Entity | None, part: str, why: str) -> None:
        """Refuse one part of an entity."""
        if entity is None:
            self.document.complain(None, part, why)
        else:
            where = f"{entity.path}.{part}" if part else entity.path
            self.document.complain(entity.line, where, why)

    def _identify(self) -> None:
        """Give every entity of the document its uuid, refusing one claimed twice."""
        for section in SECTIONS:
            for entity in self.document.entities[section.name]:
                uuid = entity.uuid or self._uuid_of(section, entity)
                if uuid:
                    planned = Planned(section, entity, uuid)
                    self.rows[section.name].append(planned)
        for section in SECTIONS:
            self.refuse_twins(self.rows[section.name])

    def _uuid_of(self, section: Section, entity: Entity) -> str:
        if not section.identity:
            return self._pair_uuid(section, entity)
        uuid = named_uuid(section, self.dataset, {"key": entity.key, **entity.values})
        if not uuid:
            self.complain(entity, "", "this needs a key or a uuid, so that it is known again.")
        return uuid

    def _pair_uuid(self, section: Section, entity: Entity) -> str:
        pairs = self.earlier.pairs
        first = "actor" if section.name == "ties" else "event"
        names = tuple(str(entity.values.get(name)) for name in (first, "kind", "other"))
        pairs[section.name, *names] += 1
        nth = pairs[section.name, *names]
        return entity_uuid(self.dataset, section.name, "\n".join((*names, str(nth))))

    def refuse_twins(self, rows: list[Planned]) -> None:
        """Refuse the second of two entities with one uuid."""
        seen: dict[str, Planned] = {}
        for row in rows:
            twin = seen.setdefault(row.uuid, row)
            if twin is not row and twin.entity is not None:
                self.complain(row.entity, "", f"this is {twin.entity.path} again; keep one.")
        if rows and rows[0].section.natural:
            self._refuse_namesakes(rows)

    def _refuse_namesakes(self, rows: list[Planned]) -> None:
        seen: dict[Any, Planned] = {}
        for row in rows:
            twin = seen.setdefault(natural_value(row.section, row), row)
            if twin.uuid != row.uuid and twin.entity is not None:
                why = f"this has the name of {twin.entity.path}; keep one."
                self.complain(row.entity, row.section.identity, why)

    def _find_existing(self) -> None:
        for section in SECTIONS:
            self.match(section, self.rows[section.name])

    def match(self, section: Section, rows: list[Planned]) -> None:
        """Find the rows that the database already holds, by uuid, then by unique name."""
        self._refuse_purged(section, rows)
        if not rows or is_empty(self.reader, section.model):
            return
        by_uuid = {row.uuid: row for row in rows}
        for existing in read_where_in(self.reader, section.model, "uuid", by_uuid):
            self._adopt(by_uuid[existing["uuid"]], existing)
        if section.natural:
            self._match_natural(section, rows)

    def _refuse_purged(self, section: Section, rows: list[Planned]) -> None:
        """Refuse what was purged: it must not come back unnoticed."""
        for row in rows if self._purged else ():
            said = row.entity.values if row.entity is not None else row.values
            name = said.get("slug" if section.type == "source" else "name")
            names = [(section.type, name)] if isinstance(name, str) else []
            why = self._purged.refusal(row.uuid, names)
            if why is not None:
                self.complain(row.entity, "", why)

    def _match_natural(self, section: Section, rows: list[Planned]) -> None:
        named = {natural_value(section, row): row for row in rows if row.entity is not None}
        for existing in read_where_in(self.reader, section.model, section.natural, named):
            row = named[existing[section.natural]]
            if self.earlier.has(section.name, existing["id"]) and row.existing is None:
                why = f"this has the name of an earlier {section.type} of the file; keep one."
                self.complain(row.entity, section.identity, why)
            elif row.existing is None:
                self._adopt(row, existing)
            elif row.existing["id"] != existing["id"]:
                what = shown(existing[section.natural])
                why = f"another {section.type} of this chronology is already called {what}."
                self.complain(row.entity, section.identity, why)

    def _adopt(self, row: Planned, existing: Row) -> None:
        row.existing = existing
        row.id = existing["id"]
        if row.entity is not None and self.earlier.has(row.section.name, existing["id"]):
            why = f"this is an earlier {row.section.type} of the file again; keep one."
            self.complain(row.entity, "", why)


def named_uuid(section: Section, dataset: str, values: Mapping[str, Any]) -> str:
    """Return the uuid that an entity gets by what it is called, "" where nothing names it.

    Args:
        section: what kind of entity it is.
        dataset: the slug of the file's dataset.
        values: its fields, and its key.
    """
    identity = values.get("key") or values.get(section.identity) or ""
    if section.identity == "key" and not identity:
        identity = values.get("external_id") or values.get("name") or ""
    shared = section.name in ("settings", "tags")
    return identity and entity_uuid("" if shared else dataset, section.name, identity)


def natural_value(section: Section, row: Planned) -> Any:
    """Return what ``row`` holds, or will hold, in its section's unique column."""
    given = row.entity.values.get(section.identity) if row.entity is not None else None
    return fold(given or "") if section.natural == "name_folded" else given

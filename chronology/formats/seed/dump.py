"""A chronology written as the entities of the seed schema, one after another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from chronology.dates.lag import read_lag
from chronology.errors import BadInputError
from chronology.formats.rows.tables import CHUNK, Row, chunks_of, read_rows
from chronology.formats.seed.dates import DateWriter
from chronology.formats.seed.identity import child_uuid, entity_uuid
from chronology.formats.seed.keys import (
    TITLED,
    Names,
    NumberedCitations,
    NumberedEvents,
    make_keys,
)
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.schema import BY_NAME, CHILDREN, Field, Section
from chronology.formats.seed.scope import PARENTS, Scope
from chronology.formats.seed.told import told_columns
from chronology.formats.seed.values import moment_text
from chronology.query.statement import id_list
from chronology.store.reader import Reader
from chronology.text import fold

#: Sections whose rows are written under a key made from a name.
_KEYED = {"places": "name", "actors": "name", "events": "title"}
#: Sections that are named by what they are called.
_NAMED = {
    "categories": "name",
    "roles": "name",
    "tags": "name",
    "sources": "slug",
    "datasets": "slug",
}

#: Kinds of fields that are made of more than their column.
_MADE = frozenset({"date", "lag", "point", "ref", "moment", "group", "list"})

Item = dict[str, Any]
#: Rows by the id of what they hang on.
Grouped = dict[int, list[Row]]
#: Name, column and default of a field, and the field where it takes more.
Entry = tuple[str, str, Any, Field | None]


class Exporter:
    """Writes the entities of one scope.

    Args:
        reader: the chronology, in one snapshot.
        scope: what is written.

    Attributes:
        scope: what is written.
        citations: what citations are called.
        names: what the entities of each section are called, citations among them.
    """

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self._reader = reader
        self.scope = scope
        zone = str(reader.setting("zone", "UTC"))
        self._dates = DateWriter(DateWords(zone).read)
        self._lags: dict[str, tuple[str, str | None] | None] = {}
        self.citations = NumberedCitations(self._citations)
        self.names: dict[str, Names] = {}
        self._uuids: dict[str, dict[int, str]] = {}
        self._rows: dict[str, list[Row]] = {}
        self._name_everything()

    def entities(self, section: str) -> Iterator[Item]:
        """Yield the entities of one section, in the order in which they are loaded."""
        kind = BY_NAME[section]
        if section == "events":
            yield from self._events()
        elif section in self._rows:
            children = self._children_of(kind)
            for row in self._rows[section]:
                yield self._entity(kind, row, children)
        elif section != "acceptances" or self.scope.whole:
            for row in read_rows(self._reader, told_columns(kind.name)):
                if self._is_within(kind, row):
                    yield self._entity(kind, row, {})

    def _name_everything(self) -> None:
        for section in ("datasets", "categories", "roles", "tags", "places", "actors", "sources"):
            rows = [
                row
                for row in read_rows(self._reader, told_columns(section))
                if self.scope.holds(section, row["id"])
            ]
            self._rows[section] = parents_first(rows, PARENTS.get(section, ""))
            self._uuids[section] = {row["id"]: row["uuid"] for row in rows}
            if section in _NAMED:
                self.names[section] = {row["id"]: row[_NAMED[section]] for row in rows}
            else:
                self.names[section] = make_keys(
                    section, [(row["id"], row["name"]) for row in self._rows[section]]
                )
        self._name_events()

    def _name_events(self) -> None:
        scope = self.scope
        self.names["citations"] = self.citations
        if len(scope.events) > TITLED:
            self.names["events"] = NumberedEvents(scope.chosen.get("events"))
            return
        titles = self._reader.stream("SELECT id, title FROM event ORDER BY id")
        chosen = [(number, title) for number, title in titles if scope.holds("events", number)]
        self.names["events"] = make_keys("events", chosen)

    def _citations(self) -> Iterator[int]:
        """Yield the ids of the citations in the order of the file."""
        for (number,) in self._reader.stream("SELECT id FROM citation ORDER BY event_id, id"):
            if self.scope.whole or self.scope.holds("citations", number):
                yield number

    def begin_at(self, place: int) -> None:
        """Number citations as they are where the event at this place in the file is next."""
        scope = self.scope
        count = "SELECT count(*) FROM citation WHERE event_id"
        if scope.whole:
            found = [f"{count} < {scope.events[place]}"] if place < len(scope.events) else [count]
        else:
            found = [f"{count} IN {id_list(ids)}" for ids in chunks_of(scope.events[:place])]
        self.citations.begin_after(sum(row[0] for sql in found for row in self._reader.rows(sql)))

    def _is_within(self, kind: Section, row: Row) -> bool:
        """Return whether all that a tie or relation rests on is part of the export."""
        return all(
            row[field.fills] is None or self.scope.holds(field.target, row[field.fills])
            for field in kind.fields
            if field.kind == "ref"
        )

    def _events(self) -> Iterator[Item]:
        for start in range(0, len(self.scope.events), CHUNK):
            yield from self.some_events(self.scope.events[start : start + CHUNK])

    def some_events(self, ids: Sequence[int]) -> Iterator[Item]:
        """Yield the events with these ids, in the order of the ids."""
        kind = BY_NAME["events"]
        where = f"WHERE id IN ({', '.join(map(str, ids))}) ORDER BY id"
        children = self._children_of(kind, ids)
        for row in read_rows(self._reader, told_columns(kind.name), where):
            yield self._entity(kind, row, children)

    def _children_of(
        self, kind: Section, owners: Collection[int] | None = None
    ) -> dict[str, Grouped]:
        found: dict[str, Grouped] = {}
        for field in kind.fields:
            if field.kind != "list":
                continue
            child = BY_NAME[field.target]
            where = f"WHERE {child.parent} IN ({', '.join(map(str, owners))})" if owners else ""
            grouped: dict[int, list[Row]] = defaultdict(list)
            for row in read_rows(self._reader, told_columns(child.name), f"{where} ORDER BY id"):
                grouped[row[child.parent]].append(row)
            found[field.name] = grouped
        return found

    def _entity(self, kind: Section, row: Row, children: dict[str, Grouped]) -> Item:
        item: Item = {}
        if kind.identity == "key" and kind.name != "settings":
            item["key"] = self.names[kind.name].get(row["id"])
        self._fill(item, _FIELDS[kind.name], row, children)
        self._add_common(kind, row, item)
        return item

    def entity(self, kind: Section, row: Row) -> Item:
        """Return an entity without what hangs on it."""
        return self._entity(kind, row, {})

    def part(self, kind: Section, names: Collection[str], row: Row) -> Item:
        """Return some fields of an entity, of a row that has at least their columns."""
        item: Item = {}
        self._fill(item, [entry for entry in _FIELDS[kind.name] if entry[0] in names], row, {})
        return item

    def _fill(
        self, item: Item, entries: Iterable[Entry], row: Row, children: dict[str, Grouped]
    ) -> None:
        for name, column, default, field in entries:
            if field is None:
                plain = row[column]
                if plain is not None and plain != default:
                    item[name] = plain
                continue
            if field.kind == "list":
                rows = children[name].get(row["id"], []) if children else []
                value: Any = self._children(BY_NAME[field.target], row["uuid"], rows) or None
            elif field.kind == "group":
                value = self._group(field, row)
            else:
                value = self._value(field, row)
            if value is not None:
                item[name] = value

    def _add_common(self, kind: Section, row: Row, item: Item) -> None:
        if kind.name != "settings" or row["uuid"] != entity_uuid("", "settings", row["key"]):
            item["uuid"] = row["uuid"]
        if row["extra"] is not None:
            item["extra"] = row["extra"]

    def _group(self, field: Field, row: Row) -> Item | None:
        parts = {part.name: self._value(part, row) for part in field.fields}
        return {name: value for name, value in parts.items() if value is not None} or None

    def _children(self, kind: Section, parent: str, rows: list[Row]) -> list[Any]:
        counted: dict[str, int] = defaultdict(int)
        items = []
        for row in rows:
            item = self._entity(kind, row, {})
            if kind.name != "citations":
                identity = self._identity(kind, row)
                if item["uuid"] == child_uuid(parent, kind.name, identity, counted[identity]):
                    del item["uuid"]
                counted[identity] += 1
            items.append(item[kind.short] if set(item) == {kind.short} else item)
        return items

    def _identity(self, kind: Section, row: Row) -> str:
        field = _IDENTITY[kind.name]
        if field.kind != "ref":
            return str(row[field.fills])
        if field.target == "tags":
            return fold(self.names["tags"].get(row[field.fills]) or "")
        return self._uuids[field.target][row[field.fills]]

    def _value(self, field: Field, row: Row) -> Any:
        if field.kind == "date":
            anchor: Any = row[field.anchor] if field.anchor else None
            return self._dates.write(row, field.fills, self.names["events"].get(anchor) or "")
        if field.kind == "lag":
            return self._lag(row, field.fills)
        if field.kind == "point":
            point = [row["latitude"], row["longitude"]]
            return None if None in point else point
        value = row[field.fills]
        if field.kind == "ref":
            return self.names[field.target].get(value)
        if field.kind == "moment":
            return None if value is None else moment_text(value)
        return None if value == field.default and not field.required else value

    def _lag(self, row: Row, prefix: str) -> Any:
        words, low, high = row[f"{prefix}_words"], row[f"{prefix}_min"], row[f"{prefix}_max"]
        if words is None and low is None and high is None:
            return None
        if words is not None and self._reads_as(words) == (low, high):
            return words
        parts = {"words": words, "min": low, "max": high}
        return {name: value for name, value in parts.items() if value is not None or name == "min"}

    def _reads_as(self, words: str) -> tuple[str, str | None] | None:
        if words not in self._lags:
            try:
                lag = read_lag(words)
                most = lag.maximum.iso() if lag.maximum else None
                self._lags[words] = (lag.minimum.iso(), most)
            except BadInputError:
                self._lags[words] = None
        return self._lags[words]


def _fields(kind: Section) -> tuple[Entry, ...]:
    """Return name, column and default of each field, and the field where it takes more.

    What stands in its column as it is written is most of an export.
    """
    return tuple(
        (field.name, field.fills, None if field.required else field.default, field)
        if field.kind in _MADE
        else (field.name, field.fills, None if field.required else field.default, None)
        for field in kind.fields
    )


#: Of each kind of child the field that tells one from another.
_IDENTITY = {kind.name: kind.field(kind.identity) for kind in CHILDREN if kind.identity != "key"}
_FIELDS = {name: _fields(section) for name, section in BY_NAME.items()}


def parents_first(rows: list[Row], parent: str) -> list[Row]:
    """Return ``rows`` so that none stands before the one it belongs to, else by id."""
    if not parent:
        return rows
    by_id = {row["id"]: row for row in rows}
    depths: dict[int | None, int] = {}
    for row in rows:
        trail = []
        at: int | None = row["id"]
        while at in by_id and at not in depths and at not in trail:
            trail.append(at)
            at = by_id[at][parent]
        depth = depths.get(at, -1)
        for number in reversed(trail):
            depth += 1
            depths[number] = depth
    return sorted(rows, key=lambda row: (depths[row["id"]], row["id"]))

"""Filling the copy: table after table, each row without what is withheld."""

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from chronology import model
from chronology.formats.redact.actors import Actors
from chronology.formats.redact.fields import ROWS
from chronology.formats.redact.places import Area, Places
from chronology.formats.redact.rows import Rows
from chronology.formats.redact.scope import Chosen
from chronology.formats.redact.sources import Sources
from chronology.formats.rows.tables import Row, columns_of, read_rows
from chronology.formats.seed.identity import child_uuid
from chronology.model.stored_dates import to_columns
from chronology.store.reader import Reader
from chronology.store.scratch import Scratch
from chronology.text import fold

#: By old ids the new ones.
Ids = dict[int, int]


class Filling:
    """What fills a copy with the rows of one table after another.

    Args:
        reader: the chronology.
        copy: the copy.
        chosen: what goes out.
        rows: cleans rows.

    Attributes:
        ids: by table, the new ids of what is in the copy.
        uuids: by table, the new UUIDs by new ids.
        tags: the names of tags by new ids.
    """

    def __init__(self, reader: Reader, copy: Scratch, chosen: Chosen, rows: Rows) -> None:
        self.reader, self.chosen, self.rows = reader, chosen, rows
        self._copy, self._identities = copy, rows.identities
        fields = rows.profile.fields
        self.left_out = {table for name in fields for table in ROWS.get(name, ())}
        self.ids: dict[str, Ids] = {}
        self.uuids: dict[str, dict[int, str]] = {}
        self.tags: dict[int, str] = {}
        self._named: dict[str, set[int]] = {}

    def insert(self, table: Any, rows: Iterator[Row]) -> None:
        """Write whole rows of a table."""
        columns = columns_of(table)
        self._copy.insert(
            columns.table,
            columns.names,
            (tuple(map(row.__getitem__, columns.names)) for row in rows),
        )

    def settings(self) -> None:
        """Write the one setting without which dates could not be read: the time zone."""
        for row in read_rows(self.reader, model.Setting, "WHERE key = 'zone'"):
            clean = self.rows.clean("setting", row)
            clean["id"], clean["value"] = 1, json.dumps(row["value"])
            self.insert(model.Setting, iter([clean]))

    def vocabulary(self, table: Any) -> None:
        """Write categories, roles or tags; those that a mask made alike become one."""
        name = columns_of(table).table
        used = self.chosen.used(name)
        kept: dict[str, Row] = {}
        same: dict[int, str] = {}
        for row in read_rows(self.reader, table):
            if row["id"] in used:
                clean = self.rows.clean(name, row)
                clean["name_folded"] = fold(clean["name"])
                same[clean["id"]] = clean["name_folded"]
                kept.setdefault(clean["name_folded"], clean)
        numbers = {folded: at for at, folded in enumerate(sorted(kept), 1)}
        ids = self.ids[name] = {old: numbers[folded] for old, folded in same.items()}
        for folded, clean in kept.items():
            own = clean["id"] = numbers[folded]
            for column in ("parent_id", "requires_id"):
                if column in clean:
                    to = ids.get(clean[column])
                    clean[column] = None if to == own else to
        _cut_circles(kept.values())
        if name == "tag":
            self.tags = {clean["id"]: clean["name"] for clean in kept.values()}
        self.insert(table, (kept[folded] for folded in sorted(kept)))

    def number(self, table: str, rows: list[Row], by: Mapping[int, Any]) -> None:
        """Give rows new ids in an order that tells nothing, and set them in place.

        Args:
            table: of the rows.
            rows: cleaned, with their old ids.
            by: what they are put in order by, by old id.
        """
        tie = self._identities.tie
        rows.sort(key=lambda row: (by[row["id"]], tie(table, row["uuid"])))
        ids = self.ids[table] = {}
        for at, row in enumerate(rows, 1):
            ids[row["id"]] = row["id"] = at
        self.uuids[table] = {row["id"]: row["uuid"] for row in rows}

    def names(self, table: Any, owner: str) -> None:
        """Write the further names of what is in the copy under its own."""
        name = columns_of(table).table
        numbers, column = count(1), f"{owner}_id"
        counted: dict[tuple[int, str], int] = {}

        def rows() -> Iterator[Row]:
            for row in read_rows(self.reader, table, f"ORDER BY {column}, id"):
                to = self.ids[owner].get(row[column])
                if to is None or to not in self._named[owner]:
                    continue
                clean = self.rows.clean(name, row)
                clean["id"], clean[column] = next(numbers), to
                clean["name_folded"] = fold(clean["name"])
                nth = counted.get((to, clean["name"]), 0)
                counted[to, clean["name"]] = nth + 1
                clean["uuid"] = child_uuid(
                    self.uuids[owner][to], f"{owner}_names", clean["name"], nth
                )
                yield clean

        if name not in self.left_out:
            self.insert(table, rows())

    def actors(self, actors: Actors) -> None:
        """Write the actors, those under another name with nothing but their kind."""
        rows, by, plain = [], {}, set()
        for row in read_rows(self.reader, model.Actor):
            old = row["id"]
            if old not in self.chosen.used("actor") or old in actors.withheld:
                continue
            before = dict(row)
            clean = self.rows.clean("actor", row)
            if old in actors.pseudonyms:
                clean |= {"name": actors.pseudonyms[old], "extra": None}
                clean |= dict.fromkeys(("description", "note", "exclusive_group"))
                clean |= to_columns("born", None) | to_columns("died", None)
            else:
                plain.add(old)
                self.rows.count_date(before, clean, "actor")
            clean["name_folded"] = fold(clean["name"])
            by[old] = clean["name_folded"]
            rows.append(clean)
        self.number("actor", rows, by)
        self._named["actor"] = {self.ids["actor"][old] for old in plain}
        self.insert(model.Actor, iter(rows))
        self.names(model.ActorName, "actor")

    def sources(self, sources: Sources) -> None:
        """Write the sources, those that are anonymous with nothing but what sort they are."""
        rows, by, parents = [], {}, {}
        for row in read_rows(self.reader, model.Source):
            old, slug = row["id"], row["slug"]
            if old not in self.chosen.used("source") or old in sources.withheld:
                continue
            before = dict(row)
            clean = self.rows.clean("source", row)
            if old in sources.pseudonyms:
                clean |= dict.fromkeys(("title", "author", "publisher", "url", "archived_url"))
                clean |= dict.fromkeys(("language", "kind", "note", "extra", "derived_from_id"))
                clean |= to_columns("published", None) | to_columns("accessed", None)
                clean["slug"] = sources.pseudonyms[old]
            else:
                self.rows.count_date(before, clean, "source")
                if clean["slug"] != slug:
                    clean["slug"] = sources.rename([old])[old]
            clean["title_folded"] = None if clean["title"] is None else fold(clean["title"])
            by[old], parents[old] = clean["slug"], clean["derived_from_id"]
            rows.append(clean)
        self.number("source", rows, by)
        ids = self.ids["source"]
        for row in rows:
            row["derived_from_id"] = ids.get(row["derived_from_id"])
        self.insert(model.Source, iter(rows))

    def places(self, places: Places) -> None:
        """Write the places that events refer to, and those around them."""
        read = {row["id"]: row for row in read_rows(self.reader, model.Place)}
        wanted: set[int] = set()
        for target in places.instead.values():
            at = target if isinstance(target, int) else None
            while at is not None and at not in wanted:
                wanted.add(at)
                at = places.parent(at)
        areas = {
            area: -at
            for at, area in enumerate(
                {one for one in places.instead.values() if isinstance(one, Area)}, 1
            )
        }
        rows = [self._area(area, number) for area, number in areas.items()]
        for old in wanted:
            row = self.rows.clean("place", read[old])
            row["parent_id"] = places.parent(old)
            rows.append(row)
        for row in rows:
            row["name_folded"] = fold(row["name"])
        self.number("place", rows, {row["id"]: row["name_folded"] for row in rows})
        new = self.ids["place"]
        for row in rows:
            row["parent_id"] = new.get(row["parent_id"])
        self._named["place"] = {new[old] for old in wanted}
        self.insert(model.Place, iter(rows))
        self.names(model.PlaceName, "place")
        self.ids["place"] = {
            old: new[areas[target] if isinstance(target, Area) else target]
            for old, target in places.instead.items()
            if target is not None
        }

    def _area(self, area: Area, number: int) -> Row:
        row: Row = dict.fromkeys(columns_of(model.Place).names)
        row |= {"id": number, "uuid": self._identities.uuid("area", repr(area))}
        row |= {"version": 1, "created_at": "", "updated_at": ""}
        return row | area._asdict()


def _cut_circles(rows: Any) -> None:
    """Let none lie within itself, where several became one."""
    parents = {row["id"]: row["parent_id"] for row in rows if "parent_id" in row}
    for row in rows:
        seen, at = {row["id"]}, parents.get(row["id"])
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at is not None:
            row["parent_id"] = parents[row["id"]] = None

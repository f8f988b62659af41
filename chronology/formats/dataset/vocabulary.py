"""The categories, roles and tags that a dataset uses: few, found once and kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from chronology.formats.dataset.finding import ids_of
from chronology.formats.dataset.record import RoleMeaning
from chronology.formats.seed.identity import entity_uuid
from chronology.model.base import new_uuid
from chronology.store.unit import UnitOfWork
from chronology.text import fold

_COLUMNS = ("id", "uuid", "name", "name_folded")


class Vocabulary:
    """Finds categories, roles and tags by their folded names, and makes new ones.

    Args:
        unit: the unit of work.
        dataset: the dataset's slug.
        roles: what its roles mean.
    """

    def __init__(self, unit: UnitOfWork, dataset: str, roles: Mapping[str, RoleMeaning]) -> None:
        self._unit = unit
        self._dataset = dataset
        self._meanings = roles
        self._ids = {table: _ids(unit, table) for table in ("category", "role", "tag")}
        self._categories: dict[tuple[str, ...], int | None] = {(): None}
        self._roles: dict[str, int] = {}
        self._tags: dict[str, int] = {}
        self.made: Counter[str] = Counter()

    def category(self, names: tuple[str, ...]) -> int | None:
        """Return the id of the narrowest of ``names``, which go from wide to narrow."""
        if names in self._categories:
            return self._categories[names]
        parent: int | None = None
        for name in names:
            parent = self._one("category", name, {"parent_id": parent})
        self._categories[names] = parent
        return parent

    def role(self, name: str) -> int:
        """Return the id of a role."""
        found = self._roles.get(name)
        if found is None:
            meaning = self._meanings.get(name, RoleMeaning())
            found = self._roles[name] = self._one("role", name, meaning._asdict())
        return found

    def tag(self, name: str) -> int:
        """Return the id of a tag."""
        found = self._tags.get(name)
        if found is None:
            found = self._tags[name] = self._one("tag", name, {})
        return found

    def tags(self, names: Sequence[str]) -> list[int]:
        """Return the ids of tags, those that are new made all at once."""
        folded = {name: fold(name) or name for name in names}
        known = self._ids["tag"]
        missing = {key: name for name, key in reversed(folded.items()) if key not in known}
        new = list(reversed(missing.items()))
        if new:
            bulk = self._unit.bulk()
            first = bulk.reserve("tag", len(new))
            uuids = [entity_uuid(self._dataset, "tag", key) for key, _name in new]
            taken = {uuid for uuid, _id in ids_of(self._unit.reader, "tag", "uuid", uuids)}
            bulk.insert("tag", _COLUMNS, [
                (number, new_uuid() if uuid in taken else uuid, name, key)
                for number, uuid, (key, name) in zip(count(first), uuids, new, strict=False)
            ])  # fmt: skip
            known.update((key, number) for number, (key, _name) in enumerate(new, first))
            self.made["tag"] += len(new)
        return [known[folded[name]] for name in names]

    def _one(self, table: str, name: str, values: Mapping[str, Any]) -> int:
        folded = fold(name) or name
        found = self._ids[table].get(folded)
        if found is not None:
            return found
        number = self._unit.bulk().reserve(table, 1)
        uuid = entity_uuid(self._dataset, table, folded)
        if self._unit.reader.one(f"SELECT 1 FROM {table} WHERE uuid = :u", {"u": uuid}):  # noqa: S608 - own names
            uuid = new_uuid()
        self._unit.bulk().insert(
            table, (*_COLUMNS, *values), [(number, uuid, name, folded, *values.values())]
        )
        self._ids[table][folded] = number
        self.made[table] += 1
        return number


def _ids(unit: UnitOfWork, table: str) -> dict[str, int]:
    return dict(unit.reader.rows(f"SELECT name_folded, id FROM {table}"))  # noqa: S608 - own names

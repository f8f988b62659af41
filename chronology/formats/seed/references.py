"""What a name in a document refers to: another entity, or one the database holds."""

from difflib import get_close_matches
from typing import Any
from uuid import UUID

from chronology.formats.rows.tables import columns_of, read_rows
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.schema import BY_NAME, Section
from chronology.formats.seed.shape import Entity
from chronology.formats.seed.values import shown
from chronology.text import fold

#: Sections whose entities are made where an event names one that is not there.
_MADE = ("categories", "roles", "tags")
#: The tables of further names.
_FURTHER = {"places": "place_names", "actors": "actor_names"}


class References:
    """Resolves the names that one document uses.

    Args:
        plan: the plan whose entities are named, and which takes the complaints.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._labels: dict[str, dict[str, Planned | None]] = {name: {} for name in BY_NAME}
        self._stored: dict[tuple[str, str], Planned | None] = {}
        for name in BY_NAME:
            self.index(name)

    def index(self, section: str) -> None:
        """Make the planned rows of ``section`` known by key, name and uuid."""
        labels = self._labels[section]
        rows = [row for row in self._plan.rows[section] if row.entity is not None]
        for row in rows:
            self._claim(labels, row)
        for row in rows:
            labels.setdefault(row.uuid, row)
            label = self._name_of(row)
            if label:
                # A name that two entities share says neither.
                labels[label] = row if labels.get(label, row) is row else labels[label]

    def _claim(self, labels: dict[str, Planned | None], row: Planned) -> None:
        key = row.entity.key if row.entity is not None else ""
        if not key:
            return
        other = labels.setdefault(key, row)
        if other is not row and other is not None and other.entity is not None:
            why = f"the key {shown(key)} is already that of {other.entity.path}."
            self._plan.complain(row.entity, "key", why)

    @staticmethod
    def _name_of(row: Planned) -> str:
        identity = "name" if row.section.name in _FURTHER else row.section.identity
        if row.entity is None or identity in ("", "key"):
            return ""
        name = str(row.entity.values.get(identity) or "")
        return name if row.section.natural == "slug" else fold(name)

    def find(self, section: str, label: str, entity: Entity, part: str) -> Planned | None:
        """Return what ``label`` names; None and a complaint where it names nothing.

        Args:
            section: the section that the named entity belongs to.
            label: a key of the document, a unique name, a slug or a uuid.
            entity: whose field says so.
            part: the field.
        """
        labels = self._labels[section]
        found = labels.get(label) or labels.get(fold(label)) or self._in_database(section, label)
        if found is None and section in _MADE:
            found = self._make(section, label)
        if found is None:
            self._plan.complain(entity, part, self._unknown(section, label))
        return found

    def _make(self, section: str, label: str) -> Planned:
        kind = BY_NAME[section]
        uuid = entity_uuid("" if section == "tags" else self._plan.dataset, section, label)
        row = Planned(kind, None, uuid, values={"name": label, "name_folded": fold(label)})
        self._plan.rows[section].append(row)
        self._labels[section][fold(label)] = row
        return row

    def _in_database(self, section: str, label: str) -> Planned | None:
        if section == "citations" and not _is_uuid(label):
            return None
        if (section, label) not in self._stored:
            self._stored[section, label] = self._look_up(BY_NAME[section], label)
        return self._stored[section, label]

    def _look_up(self, section: Section, label: str) -> Planned | None:
        wheres = ["uuid = :label"]
        if section.natural:
            folded = section.natural == "name_folded"
            wheres.append(f"{section.natural} = {':folded' if folded else ':label'}")
        elif section.name in _FURTHER:
            names = columns_of(BY_NAME[_FURTHER[section.name]].model).table
            owner = BY_NAME[_FURTHER[section.name]].parent
            wheres.append("name_folded = :folded")
            wheres.append(f"id IN (SELECT {owner} FROM {names} WHERE name_folded = :folded)")  # noqa: S608  # names of our own model
        params: dict[str, Any] = {"label": label, "folded": fold(label)}
        for where in wheres:
            rows = list(
                read_rows(self._plan.reader, section.model, f"WHERE {where}", _used(where, params))
            )
            if len(rows) == 1:
                return Planned(section, None, rows[0]["uuid"], rows[0], id=rows[0]["id"])
        return None

    def _unknown(self, section: str, label: str) -> str:
        known = [name for name in self._labels[section] if not _is_uuid(name)]
        near = get_close_matches(label, known, 3)
        hint = f" Close: {', '.join(near)}." if near else ""
        kind = BY_NAME[section].type
        return f"there is no {kind} {shown(label)} in this file or this chronology.{hint}"


def _used(where: str, params: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in params.items() if f":{name}" in where}


def _is_uuid(label: str) -> bool:
    try:
        return str(UUID(label)) == label
    except ValueError:
        return False

"""What a name in a document refers to: another entity, or one the database holds."""

from difflib import get_close_matches

from chronology.formats.seed.awaiting import names_of
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.schema import BY_NAME
from chronology.formats.seed.shape import Entity
from chronology.formats.seed.stored import is_uuid
from chronology.formats.seed.values import shown
from chronology.text import fold

#: Sections whose entities are made where an event names one that is not there.
_MADE = ("categories", "roles", "tags")


class References:
    """Resolves the names that one document uses.

    Args:
        plan: the plan whose entities are named, and which takes the complaints.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._labels: dict[str, dict[str, Planned | None]] = {name: {} for name in BY_NAME}
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
            for label in names_of(row.entity) if row.entity is not None else ():
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

    def find(self, section: str, label: str, entity: Entity, part: str) -> Planned | None:
        """Return what ``label`` names; None and a complaint where it names nothing.

        Args:
            section: the section that the named entity belongs to.
            label: a key of the document, a unique name, a slug or a uuid.
            entity: whose field says so.
            part: the field.
        """
        labels = self._labels[section]
        found = labels.get(label) or labels.get(fold(label)) or self._elsewhere(section, label)
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

    def _elsewhere(self, section: str, label: str) -> Planned | None:
        """Return what a label stands for before this part of the file, or in the database."""
        known = self._plan.earlier.find(section, label)
        if known is None:
            row = self._plan.earlier.stored.find(section, label)
        elif section == "events":
            row = self._plan.earlier.stored.by_id(section, known.id)
        else:
            row = None
        if row is not None:
            return Planned(BY_NAME[section], None, row["uuid"], row, id=row["id"])
        return known and Planned(BY_NAME[section], None, known.uuid, id=known.id)

    def _unknown(self, section: str, label: str) -> str:
        known = [name for name in self._labels[section] if not is_uuid(name)]
        near = get_close_matches(label, known, 3)
        hint = f" Close: {', '.join(near)}." if near else ""
        kind = BY_NAME[section].type
        return f"there is no {kind} {shown(label)} in this file or this chronology.{hint}"

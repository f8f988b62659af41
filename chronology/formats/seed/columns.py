"""The columns of a planned row: its entity's fields, understood."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from chronology.dates import FuzzyDate
from chronology.dates.errors import DateError
from chronology.formats.seed.dates import explicit_date
from chronology.formats.seed.identity import child_uuid
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.references import References
from chronology.formats.seed.schema import BY_NAME, Field, Section
from chronology.formats.seed.shape import Entity
from chronology.formats.seed.values import FieldError, check_text
from chronology.model.stored_dates import to_columns
from chronology.text import event_words, fold

if TYPE_CHECKING:
    from collections.abc import Callable

#: Columns that cannot be filled before every event, citation and category is there.
_LATE = ("date_anchor_id", "basis_citation_id", "requires_id")

#: The group of what follows from other events: read like any other, then left to be
#: worked out again.
_DERIVED = "inferred"


class ColumnsReader:
    """Fills the columns of planned rows.

    Args:
        plan: the plan, which takes the complaints.
        references: resolves names.
        words: reads the words of dates and lags.
    """

    def __init__(self, plan: Plan, references: References, words: DateWords) -> None:
        self._plan = plan
        self._references = references
        self._words = words
        self._readers: dict[str, Callable[[Planned, Field, Any, str], None]] = {
            "date": self._date,
            "lag": self._lag,
            "ref": self._reference,
            "point": self._point,
        }

    def fill(self, row: Planned) -> None:
        """Fill the columns that the row's entity speaks of, and its derived ones."""
        if row.entity is None:
            return
        for field in row.section.fields:
            if field.name == _DERIVED:
                continue
            if field.kind == "group":
                for part in field.fields:
                    self._fill_field(row, part, f"{field.name}.{part.name}")
            elif field.kind != "list":
                self._fill_field(row, field, field.name)
        if row.entity.has_extra:
            row.values["extra"] = row.entity.extra
        if row.section.name == "settings" and row.entity.uuid:
            # A setting is its key; a new chronology may have set it already.
            row.values["uuid"] = row.entity.uuid
        _derive(row)

    def _fill_field(self, row: Planned, field: Field, part: str) -> None:
        values = row.entity.values if row.entity is not None else {}
        if part not in values:
            if row.existing is None and field.default is not None:
                row.values[field.fills] = field.default
            return
        value = values[part]
        reader = self._readers.get(field.kind)
        if reader is not None:
            reader(row, field, value, part)
        else:
            row.values[field.fills] = field.default if value is None else value

    def _reference(self, row: Planned, field: Field, label: str | None, part: str) -> None:
        assert row.entity is not None  # noqa: S101  # only rows with an entity are filled
        found = None
        if label is not None:
            found = self._references.find(field.target, label, row.entity, part)
        target = row.late if field.fills in _LATE else row.values
        target[field.fills] = found

    @staticmethod
    def _point(row: Planned, _field: Field, value: Any, _part: str) -> None:
        row.values["latitude"], row.values["longitude"] = value or (None, None)

    def _lag(self, row: Planned, field: Field, value: Any, part: str) -> None:
        prefix = field.fills
        try:
            lag = self._words.lag(value)
        except (DateError, FieldError) as error:
            self._plan.complain(row.entity, part, str(error))
            return
        for name, item in zip(("words", "min", "max"), lag, strict=True):
            row.values[f"{prefix}_{name}"] = item

    def _date(self, row: Planned, field: Field, value: Any, part: str) -> None:
        if isinstance(value, dict) and value.get("anchor") is not None and not field.anchor:
            self._plan.complain(row.entity, part, "only an event's date can count from an event.")
            return
        if field.anchor:
            self._anchor(row, field, value, part)
        try:
            date = self.date_of(row, value)
        except (DateError, FieldError) as error:
            self._plan.complain(row.entity, part, str(error))
            return
        row.values.update(to_columns(field.fills, date))
        if date is None and isinstance(value, dict) and value.get("text") is not None:
            # Words that count from an undated event wait until it is dated.
            row.values[f"{field.fills}_text"] = value["text"]

    def _anchor(self, row: Planned, field: Field, value: Any, part: str) -> None:
        label = value.get("anchor") if isinstance(value, dict) else None
        anchor = None
        if label is not None and row.entity is not None:
            anchor = self._references.find("events", str(label), row.entity, f"{part}.anchor")
        target = row.late if field.anchor in _LATE else row.values
        target[field.anchor] = anchor

    def date_of(self, row: Planned, value: Any) -> FuzzyDate | None:
        """Return the date that a checked value states, its own words read."""
        if value is None:
            return None
        if isinstance(value, str):
            return self._words.read(value, None)
        if value.get("edtf") is not None:
            return explicit_date(value, self._words.read)
        if value.get("text") is None or value.get("undated"):
            return None
        return self._anchored(row, value)

    def _anchored(self, row: Planned, value: dict[str, Any]) -> FuzzyDate | None:
        words = check_text(value["text"])
        anchor = row.late.get("date_anchor_id") or row.values.get("says_anchor_id")
        if anchor is None:
            return self._words.read(words, None)
        return self._words.read_from(words, row, anchor, self._date_of_event)

    def _date_of_event(self, event: Planned) -> FuzzyDate | None:
        if event.entity is None or "when" not in event.entity.values:
            return self._words.stored(event)
        when = event.entity.values["when"]
        # Its own turn may still be to come.
        self._anchor(event, event.section.field("when"), when, "when")
        return self.date_of(event, when)

    def plan_children(self, section_name: str) -> None:
        """Plan what hangs on the entities of one section, and match it with the database."""
        section = BY_NAME[section_name]
        for field in section.fields:
            if field.kind != "list":
                continue
            child = BY_NAME[field.target]
            planned: list[Planned] = []
            for owner in self._plan.rows[section_name]:
                if owner.entity is not None:
                    planned += self._children(
                        owner, child, owner.entity.children.get(field.name, [])
                    )
            self._plan.rows[child.name] = planned
            self._plan.refuse_twins(planned)
            self._plan.match(child, planned)
            self._references.index(child.name)

    def _children(self, owner: Planned, section: Section, entities: list[Entity]) -> list[Planned]:
        counted: Counter[str] = Counter()
        rows = []
        for entity in entities:
            identity = self._identity(section, entity)
            uuid = entity.uuid or child_uuid(owner.uuid, section.name, identity, counted[identity])
            counted[identity] += 1
            row = Planned(section, entity, uuid, parent=owner)
            row.values[section.parent] = owner
            rows.append(row)
        return rows

    def _identity(self, section: Section, entity: Entity) -> str:
        if section.name == "citations":
            names = ("source", "locator")
            return entity.key or "\n".join(str(entity.values.get(name) or "") for name in names)
        label = entity.values.get(section.identity)
        if label is None:
            return ""
        field = section.field(section.identity)
        if field.kind != "ref" or field.target == "tags":
            return fold(str(label)) if field.kind == "ref" else str(label)
        found = self._references.find(field.target, label, entity, field.name)
        return found.uuid if found is not None else ""


def _derive(row: Planned) -> None:
    """Fill the folded columns that searching and comparing use."""
    known = {**(row.existing or {}), **row.values}
    section = row.section.name
    if "name" in row.values and section not in ("settings", "datasets"):
        row.values["name_folded"] = fold(known["name"] or "")  # one that is null is refused
    if section == "sources" and "title" in row.values:
        title = known["title"]
        row.values["title_folded"] = None if title is None else fold(title)
    if section == "events" and ("title" in row.values or "description" in row.values):
        row.values["text_folded"] = event_words(known.get("title"), known.get("description"))

"""A checked document brought into a chronology, whole or not at all."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from chronology.formats.report import ImportReport
from chronology.formats.rows.tables import Row, is_empty
from chronology.formats.rows.writing import differences, update_rows
from chronology.formats.seed.circles import refuse_circles
from chronology.formats.seed.columns import ColumnsReader
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.reading import DateWords, Order
from chronology.formats.seed.references import References
from chronology.formats.seed.relative import add_stated_relations, settle_dates
from chronology.formats.seed.schema import BY_NAME, SECTIONS, Section
from chronology.formats.seed.shape import Document, Entity
from chronology.formats.seed.values import shown
from chronology.model import Event
from chronology.store.settings import DATE_ORDER, ZONE
from chronology.store.unit import UnitOfWork

#: Tables in an order in which rows can be written.
_ORDER = (
    "datasets",
    "settings",
    "categories",
    "roles",
    "tags",
    "places",
    "place_names",
    "actors",
    "actor_names",
    "sources",
    "events",
    "citations",
    "event_places",
    "participations",
    "measures",
    "event_tags",
    "ties",
    "relations",
    "acceptances",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document was read from, for the dataset's row.

    Args:
        format: the format's name.
        file_name: the file's name without its folder.
        sha256: hash of the file's bytes, in hexadecimal.
        stem: what the dataset is called where the file does not say.
        at: the moment of the import, ISO 8601 in UTC.
    """

    format: str
    file_name: str
    sha256: str
    stem: str
    at: str


def load_document(
    unit: UnitOfWork, document: Document, origin: Origin, order: Order | None = None
) -> ImportReport:
    """Write what ``document`` adds and changes; nothing where part of it is refused.

    Args:
        unit: the unit of work that the import is part of.
        document: what the file says, and what is wrong with it.
        origin: the file.
        order: how 3/4/2016 is read.
    """
    slug = _own_dataset(document, origin)
    plan = Plan(document, unit.reader, slug)
    _refuse_other_zone(plan)
    references = References(plan)
    words = _words(document, unit, order)
    _fill(plan, ColumnsReader(plan, references, words), slug if document.dataset else "")
    add_stated_relations(plan, words)
    refuse_circles(plan)
    report = ImportReport(read=len(document.entities["events"]))
    report.refused = list(dict.fromkeys(document.problems))
    if not report.refused:
        _write(unit, plan)
        _count(plan, report)
    return report


def _own_dataset(document: Document, origin: Origin) -> str:
    """Make the file's own dataset an entity like others and return its slug.

    An export says ``dataset: null``, since it belongs to none of its own; a file
    without events that names no dataset needs none either.
    """
    if document.has_dataset and document.dataset is None:
        return ""
    if document.dataset is None:
        if not document.entities["events"]:
            return origin.stem
        document.dataset = Entity(BY_NAME["datasets"], "dataset", None)
        document.dataset.values["slug"] = origin.stem
    values = document.dataset.values
    facts = {"format": origin.format, "file_name": origin.file_name}
    facts |= {"file_sha256": origin.sha256, "imported_at": origin.at}
    if document.title is not None:
        facts["title"] = document.title
    document.dataset.values = facts | values
    document.entities["datasets"].insert(0, document.dataset)
    return str(values.get("slug") or origin.stem)


def _refuse_other_zone(plan: Plan) -> None:
    """Refuse to change the zone under events that count in it."""
    for row in plan.rows["settings"]:
        values = row.entity.values if row.entity is not None else {}
        held = plan.reader.setting(ZONE, "UTC")
        if values.get("key") != ZONE or values.get("value") == held:
            continue
        if not is_empty(plan.reader, Event):
            why = (
                f"the file counts its hours in {shown(values.get('value'))}, this chronology in"
                f" {shown(held)}; import into a new one, or take the zone out of the file."
            )
            plan.complain(row.entity, "zone", why)


def _words(document: Document, unit: UnitOfWork, order: Order | None) -> DateWords:
    """Return a reader of words by the settings of the file, else of the chronology."""
    own = {
        entity.values.get("key"): entity.values.get("value")
        for entity in document.entities["settings"]
    }
    zone = own.get(ZONE) or unit.reader.setting(ZONE, "UTC")
    return DateWords(str(zone), order or own.get(DATE_ORDER) or unit.reader.setting(DATE_ORDER))


def _fill(plan: Plan, columns: ColumnsReader, dataset: str) -> None:
    for section in SECTIONS:
        columns.plan_children(section.name)
    own = next((row for row in plan.rows["datasets"] if dataset and _slug(row) == dataset), None)
    for name in _ORDER:
        for row in plan.rows[name]:
            columns.fill(row)
            if name == "events" and own is not None and row.existing is None:
                row.values.setdefault("dataset_id", own)
    if own is not None and own.existing is not None:
        _keep_import_moment(own)


def _slug(row: Planned) -> Any:
    return row.entity.values.get("slug") if row.entity is not None else None


def _keep_import_moment(own: Planned) -> None:
    """Leave the moment of the import as it was where the same file is loaded again."""
    assert own.existing is not None  # noqa: S101  # its caller has looked
    if own.existing["file_sha256"] == own.values.get("file_sha256"):
        for name in ("imported_at", "file_name"):
            own.values.pop(name, None)


def _write(unit: UnitOfWork, plan: Plan) -> None:
    for name in _ORDER:
        _write_section(unit, BY_NAME[name], plan.rows[name])
    for name in ("categories", "events"):
        late = [row for row in plan.rows[name] if row.late]
        _update(unit, BY_NAME[name], [(row, row.late) for row in late])
    settle_dates(unit, plan)


def _write_section(unit: UnitOfWork, section: Section, rows: list[Planned]) -> None:
    waiting = [row for row in rows if row.existing is None]
    while waiting:
        ready = [row for row in waiting if _is_ready(row)]
        new = [{"uuid": row.uuid, **_resolved(row.values)} for row in ready]
        for row, number in zip(ready, unit.bulk_insert(section.model, new), strict=True):
            row.id = number
            row.change = "added"
        waiting = [row for row in waiting if row.id is None]
    _update(unit, section, [(row, row.values) for row in rows if row.existing is not None])


def _is_ready(row: Planned) -> bool:
    return all(
        not isinstance(value, Planned) or value.id is not None for value in row.values.values()
    )


def _resolved(values: Row) -> Row:
    return {
        name: value.id if isinstance(value, Planned) else value for name, value in values.items()
    }


def _update(unit: UnitOfWork, section: Section, wanted: list[tuple[Planned, Row]]) -> None:
    changes = {}
    for row, values in wanted:
        held = row.existing if row.existing is not None else dict.fromkeys(values)
        changed = differences(held, _resolved(values))
        if changed and row.id is not None:
            changes[row.id] = changed
            row.change = row.change or "updated"
            if row.existing is not None:
                row.redated |= any(name.startswith("date_") for name in changed)
    if changes:
        update_rows(unit, section.model, changes)


def _count(plan: Plan, report: ImportReport) -> None:
    touched = {
        row.parent for name in _ORDER for row in plan.rows[name] if row.parent and row.change
    }
    for row in plan.rows["events"]:
        if row.change == "added":
            report.added += 1
        elif row.change or row in touched:
            report.updated += 1
        elif row.entity is not None:
            report.unchanged += 1
    created: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    for section in SECTIONS:
        if section.name == "events":
            continue
        for row in plan.rows[section.name]:
            created[section.type] += row.change == "added"
            changed[section.type] += row.change == "updated"
    report.created = {kind: count for kind, count in created.items() if count}
    report.changed = {kind: count for kind, count in changed.items() if count}

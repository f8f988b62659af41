"""A part of a file, or all of it, brought into a chronology."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from chronology.formats.report import ImportReport
from chronology.formats.rows.tables import Row, is_empty
from chronology.formats.rows.writing import differences, update_rows
from chronology.formats.seed.circles import refuse_circles
from chronology.formats.seed.columns import ColumnsReader
from chronology.formats.seed.earlier import Earlier
from chronology.formats.seed.inserting import Insert
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.references import References
from chronology.formats.seed.relative import add_stated_relations
from chronology.formats.seed.schema import BY_NAME, SECTIONS, Section
from chronology.formats.seed.shape import Document
from chronology.formats.seed.values import shown
from chronology.model import Event
from chronology.store.settings import ZONE
from chronology.store.unit import UnitOfWork

#: Tables in an order in which rows can be written.
ORDER = (
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


@dataclass(slots=True)
class Loading:
    """An import under way: what all parts of its file have in common.

    Args:
        unit: the unit of work.
        dataset: the slug under which entities without a uuid get theirs.
        own: the same, if the file is a dataset; else "".
        words: reads the words of dates and lags.
        insert: writes new rows.
        earlier: the parts of the file that were taken before.
        report: what was done.
        own_row: the row of the file's own dataset.
        redated: events that were there and have another date now.
        stated: relations that the file states.
        from_dates: events of which it states the relation that their date makes.
    """

    unit: UnitOfWork
    dataset: str
    own: str
    words: DateWords
    insert: Insert
    earlier: Earlier
    report: ImportReport = field(default_factory=ImportReport)
    own_row: Planned | None = None
    redated: list[int] = field(default_factory=list)
    stated: set[int] = field(default_factory=set)
    from_dates: set[int] = field(default_factory=set)


def understand(loading: Loading, document: Document, *, relate: bool = True) -> Plan:
    """Return what a part of a file asks of the database; complaints go to the document.

    Args:
        loading: the import.
        document: the part.
        relate: whether relations that the words of dates state are planned too.
    """
    plan = Plan(document, loading.unit.reader, loading.dataset, loading.earlier)
    _refuse_other_zone(plan)
    _fill(loading, plan, ColumnsReader(plan, References(plan), loading.words))
    if relate:
        add_stated_relations(plan, loading.words, loading.from_dates)
    refuse_circles(plan)
    return plan


def write(loading: Loading, plan: Plan) -> None:
    """Write what a plan asks for, and count it."""
    for name in ORDER:
        _write_section(loading, BY_NAME[name], plan.rows[name])
    for name in ("categories", "events"):
        late = [row for row in plan.rows[name] if row.late]
        _update(loading.unit, BY_NAME[name], [(row, row.late) for row in late])
    loading.redated += [row.id for row in plan.rows["events"] if row.redated and row.id is not None]
    loading.stated.update(row.id for row in plan.rows["relations"] if row.id is not None)
    _count(plan, loading.report)


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


def _fill(loading: Loading, plan: Plan, columns: ColumnsReader) -> None:
    for section in SECTIONS:
        columns.plan_children(section.name)
    found = (row for row in plan.rows["datasets"] if loading.own and _slug(row) == loading.own)
    loading.own_row = own = loading.own_row or next(found, None)
    for name in ORDER:
        for row in plan.rows[name]:
            columns.fill(row)
            if name == "events" and own is not None and row.existing is None:
                row.values.setdefault("dataset_id", own)
    if own in plan.rows["datasets"] and own is not None and own.existing is not None:
        _keep_import_moment(own)


def _slug(row: Planned) -> Any:
    return row.entity.values.get("slug") if row.entity is not None else None


def _keep_import_moment(own: Planned) -> None:
    """Leave the moment of the import as it was where the same file is loaded again."""
    assert own.existing is not None  # noqa: S101  # its caller has looked
    if own.existing["file_sha256"] == own.values.get("file_sha256"):
        for name in ("imported_at", "file_name"):
            own.values.pop(name, None)


def _write_section(loading: Loading, section: Section, rows: list[Planned]) -> None:
    waiting = [row for row in rows if row.existing is None and row.id is None]
    while waiting:
        ready = [row for row in waiting if _is_ready(row)]
        new = [{"uuid": row.uuid, **_resolved(row.values)} for row in ready]
        for row, number in zip(ready, loading.insert(section, new), strict=True):
            row.id = number
            row.change = "added"
        waiting = [row for row in waiting if row.id is None]
    _update(loading.unit, section, [(row, row.values) for row in rows if row.existing is not None])


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
    touched = {row.parent for name in ORDER for row in plan.rows[name] if row.parent and row.change}
    for row in plan.rows["events"]:
        if row.change == "added":
            report.added += 1
        elif row.change or row in touched:
            report.updated += 1
        elif row.entity is not None:
            report.unchanged += 1
    for section in SECTIONS:
        if section.name == "events":
            continue
        changes = Counter(row.change for row in plan.rows[section.name])
        for counts, change in ((report.created, "added"), (report.changed, "updated")):
            if changes[change]:
                counts[section.type] = counts.get(section.type, 0) + changes[change]

"""Some known events compared with their records, and what differs written."""

from collections import defaultdict
from typing import Any, Final

from chronology.formats.dataset.amending import Amender
from chronology.formats.dataset.context import Context
from chronology.formats.dataset.matching import Held, Match, match
from chronology.formats.dataset.owning import Owning
from chronology.formats.dataset.record import Record
from chronology.formats.dataset.standing import TABLES, Standing
from chronology.formats.dataset.taking import Added
from chronology.formats.dataset.telling import Teller
from chronology.formats.dataset.wanted import KEYS, Part, derived, wanted_columns, wanted_parts
from chronology.formats.rows.tables import Row
from chronology.formats.rows.writing import differences
from chronology.model import Event
from chronology.model.base import new_uuid
from chronology.store.citations import remove_citation
from chronology.store.dating import read_when
from chronology.store.following import set_event_date

_BASIS: Final = frozenset(("basis_citation_id", "basis_reason", "basis_author"))


class Renewal:
    """Compares a batch of events, one at a time, and writes what differs all at once.

    Args:
        context: the import.
        owning: tells what analysts wrote.
        teller: takes down what is changed and what is kept.
        standing: the events as they are.
        owned: what analysts made or changed of their parts, by field and id.
    """

    def __init__(
        self,
        context: Context,
        owning: Owning,
        teller: Teller,
        standing: Standing,
        owned: dict[str, dict[int, str]],
    ) -> None:
        self._context = context
        self._owning = owning
        self._teller = teller
        self._standing = standing
        self._owned = owned
        self._unit = context.job.unit
        self._theirs = context.job.theirs
        self._amender = Amender(self._unit)
        self._inserts: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        self._dropped: list[int] = []
        self._dates: list[tuple[int, Added]] = []
        self._followed = _followed(context, standing)

    def compare(self, one: Added, event: int, columns: set[str]) -> None:
        """Compare an event with its record.

        Args:
            one: the record.
            event: the event's id.
            columns: those that an analyst wrote last.
        """
        row = self._standing.events[event]
        told: dict[str, Any] = {}
        changes = self._columns(one, row, columns, told)
        cited = self._citations(one, row, columns, told, changes)
        for name in KEYS:
            if name not in ("citations", "related") and self._speaks_of(name):
                self._part(name, row, wanted_parts(self._context, name, one, cited), told)
        if self._speaks_of("related"):
            self._part("related", row, self._relations(one.record, event), told)
        report = self._context.report
        if changes:
            self._amender.update(Event, row, {**changes, **derived(changes, row)})
        if told:
            report.updated += 1
            if self._context.job.diff:
                self._teller.tell("updated", row, fields=told)
        else:
            report.unchanged += 1

    def _speaks_of(self, name: str) -> bool:
        return name in self._context.dataset.speaks_of

    def _columns(self, one: Added, row: Row, owned: set[str], told: dict[str, Any]) -> Row:
        """Return the columns of the event itself that change."""
        every: Row = {}
        for name, wanted in wanted_columns(self._context, one, row).items():
            changed = differences(row, wanted)
            if not changed or not self._may_write(name, row, wanted, owned):
                continue
            told[name] = self._change(name, row, {**row, **wanted})
            if name == "date" and row["id"] in self._followed:
                self._dates.append((row["id"], one))
            else:
                every |= changed
        return every

    def _may_write(self, name: str, row: Row, wanted: Row, owned: set[str]) -> bool:
        """Return whether a field is the dataset's to change; tell of it where it is not."""
        if owned.isdisjoint(wanted):
            return True
        yours = self._teller.column(name, row)
        theirs = self._teller.column(name, {**row, **wanted})
        self._tell_owned(name, row, yours, theirs)
        return self._theirs

    def _tell_owned(self, name: str, row: Row, yours: Any, theirs: Any) -> None:
        if self._theirs:
            self._context.report.replaced += 1
        else:
            self._context.report.kept += 1
        how = "replaced" if self._theirs else "kept"
        self._teller.tell(how, row, field=name, yours=yours, theirs=theirs)

    def _change(self, name: str, old: Row, new: Row) -> dict[str, Any]:
        if not self._context.job.diff:
            return {}
        return {"old": self._teller.column(name, old), "new": self._teller.column(name, new)}

    def _citations(
        self, one: Added, row: Row, owned: set[str], told: dict[str, Any], changes: Row
    ) -> list[int | None]:
        """Compare the citations and what the date rests on; return the citations' ids."""
        if not self._speaks_of("citations"):
            return []
        wanted = wanted_parts(self._context, "citations", one, [])
        found = self._part("citations", row, wanted, told)
        basis = one.record.basis
        rests_on = None if basis is None else found[basis]
        if rests_on is None and row["basis_citation_id"] not in self._dropped:
            return found
        # A basis that an analyst chose goes with the date that it was chosen for.
        if rests_on != row["basis_citation_id"] and (self._theirs or owned.isdisjoint(_BASIS)):
            changes["basis_citation_id"] = rests_on
            if "citations" not in told:
                told["basis"] = self._change("basis", row, {**row, **changes})
        return found

    def _relations(self, record: Record, event: int) -> list[Part]:
        """Return the relations of a record to events that are there; others wait for theirs."""
        ids = self._context.edition.ids_of({other for _kind, other in record.related})
        waiting = [(kind, other) for kind, other in record.related if other not in ids]
        self._context.links.add_relations(event, waiting)
        return [
            Part((kind, ids[other]), {})
            for kind, other in dict.fromkeys(record.related)
            if other in ids and ids[other] != event
        ]

    def _part(
        self, name: str, row: Row, wanted: list[Part], told: dict[str, Any]
    ) -> list[int | None]:
        """Compare what hangs on an event in one field; return the ids of what is wanted."""
        table = TABLES[name].__tablename__
        rows = self._spoken_of(name, self._standing.parts[name][row["id"]])
        held = Held(rows, self._owned[name], self._owning.removed(table, row["id"]))
        found = match(name, held, wanted, theirs=self._theirs)
        if found.owned:
            yours = self._teller.parts(name, rows)
            theirs = self._teller.parts(name, [_row(name, part) for part in wanted])
            self._tell_owned(name, row, yours, theirs)
        if found:
            told[name] = self._change_of_parts(name, rows, found, wanted)
            self._take_down(name, row["id"], found, wanted)
        return found.ids

    def _spoken_of(self, name: str, rows: list[Row]) -> list[Row]:
        """Return the parts that the file may speak of: not figures that it has no column for."""
        kinds = self._context.dataset.figure_kinds
        if name != "figures" or kinds is None:
            return rows
        return [row for row in rows if row["kind"] in kinds]

    def _change_of_parts(
        self, name: str, rows: list[Row], found: Match, wanted: list[Part]
    ) -> dict[str, Any]:
        if not self._context.job.diff:
            return {}
        changed = {row["id"]: {**row, **values} for row, values in found.updates}
        gone = {row["id"] for row in found.deletes}
        after = [changed.get(row["id"], row) for row in rows if row["id"] not in gone]
        after += [_row(name, wanted[position]) for position in found.inserts]
        return {"old": self._teller.parts(name, rows), "new": self._teller.parts(name, after)}

    def _take_down(self, name: str, event: int, found: Match, wanted: list[Part]) -> None:
        """Take down the changes of one field, and give new rows their ids."""
        model, table = TABLES[name], TABLES[name].__tablename__
        for row, changed in found.updates:
            self._amender.update(model, row, changed)
        for row in found.deletes:
            if name == "citations":
                self._dropped.append(row["id"])
            else:
                self._amender.delete(model, row)
        if found.inserts:
            first = self._unit.bulk().reserve(table, len(found.inserts))
            for number, position in enumerate(found.inserts, first):
                key, values = wanted[position]
                found.ids[position] = number
                names = ("id", "uuid", "event_id", *KEYS[name], *values)
                self._inserts[table, names].append(
                    (number, new_uuid(), event, *key, *values.values())
                )

    def write(self) -> None:
        """Write everything that was taken down: what is referred to first."""
        bulk = self._unit.bulk() if self._inserts else None
        for first in (True, False):
            for (table, names), rows in self._inserts.items():
                if bulk is not None and (table == "citation") == first:
                    bulk.insert(table, names, rows)
            if first:
                if bulk is not None:
                    bulk.flush()
                self._amender.write()
                self._unit.session.expire_all()
        for number in self._dropped:
            remove_citation(self._unit, number)
        for event, one in self._dates:
            set_event_date(
                self._unit, self._unit.get(Event, event), read_when(self._unit, one.date.date)
            )


def _row(name: str, part: Part) -> Row:
    """Return a part that is wanted as though it were a row."""
    return {**dict(zip(KEYS[name], part.key, strict=True)), **part.values}


def _followed(context: Context, standing: Standing) -> set[int]:
    """Return the events whose date counts from another, or from whose date another counts."""
    found = {number for number, row in standing.events.items() if row["date_anchor_id"] is not None}
    listed = ", ".join(map(str, standing.events)) or "0"
    for sql in (
        f"SELECT date_anchor_id FROM event WHERE date_anchor_id IN ({listed})",  # noqa: S608 - whole numbers
        f"SELECT says_anchor_id FROM citation WHERE says_anchor_id IN ({listed})",  # noqa: S608 - whole numbers
    ):
        found.update(row[0] for row in context.job.unit.reader.rows(sql))
    return found

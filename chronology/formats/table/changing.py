"""Events that are there already, changed by the cells that differ from theirs."""

from typing import TYPE_CHECKING, Any, cast

from sqlmodel import select

from chronology.formats.rows.writing import delete_rows
from chronology.formats.table.columns import EventRow
from chronology.formats.table.draft import Draft, RowReader
from chronology.formats.table.errors import CellRefusal
from chronology.formats.table.extras import with_cells
from chronology.formats.table.identify import Identified
from chronology.formats.table.names import Names
from chronology.formats.table.places import PlaceRef
from chronology.model import Citation, Event, Measure, Place
from chronology.store.citations import remove_citation
from chronology.store.events import edit_event
from chronology.store.unit import UnitOfWork

if TYPE_CHECKING:
    from chronology.store.drafts import EventChanges

_DATE = frozenset({"when", "edtf", "date_details"})
_FOLLOWING = ("earliest", "latest", "precision")
_OF_PLACE = ("country", "latitude", "longitude")
_PLAIN = ("title", "description", "status", "handling", "manner", "external_id")


class Changer:
    """Changes events, one row at a time.

    Args:
        unit: the unit of work.
        rows: understands cells.
        names: finds and makes what they name.
    """

    def __init__(self, unit: UnitOfWork, rows: RowReader, names: Names) -> None:
        self._unit = unit
        self._rows = rows
        self._names = names
        self._places: dict[int, dict[str, Any]] = {}

    def change(self, row: Identified, event: EventRow, changed: dict[str, str]) -> bool:
        """Bring an event in line with the cells ``changed``.

        Returns whether its place is corrected, which is written at the end.

        Raises:
            CellRefusal: a cell cannot be understood, or follows from others.
            ChronologyError: the change is not possible.
        """
        others = self.new_extra(row, event)
        of_place = {name for name in _OF_PLACE if name in changed}
        corrects_place = bool(of_place) and not changed.keys() & {"place", "places"}
        if corrects_place:
            self._change_place(row, event, of_place)
            changed = {name: text for name, text in changed.items() if name not in of_place}
        draft = self._rows.read(self._given(row, changed), new=False)
        self._names.make()
        self._apply(event, draft, changed, others)
        return corrects_place

    def new_extra(self, row: Identified, event: EventRow) -> dict[str, Any] | None:
        """Return the whole ``extra`` where the row's other columns change it.

        Raises:
            CellRefusal: a cell of it cannot be understood.
        """
        held = event.row["extra"] or {}
        merged = with_cells(held | row.others, row.extras)
        return merged if merged != held else None

    @staticmethod
    def _given(row: Identified, changed: dict[str, str]) -> dict[str, str]:
        """Return the texts to be read: those that changed, and what dates and places lean on."""
        given = dict(changed)
        if "date_details" not in changed and changed.keys() & {"when", "edtf"}:
            if "edtf" in changed and "when" not in changed:
                given["when"] = row.texts.get("when", "")
        elif not changed.keys() & _DATE:
            for name in _FOLLOWING:
                if name in changed:
                    why = "this follows from the date; change “when” instead."
                    raise CellRefusal(name, why)
        for name in _FOLLOWING:
            given.pop(name, None)
        if "place" in changed:
            given |= {name: row.texts[name] for name in _OF_PLACE if name in row.texts}
        return given

    def _apply(
        self, event: EventRow, draft: Draft, changed: dict[str, str], extra: dict[str, Any] | None
    ) -> None:
        changes: dict[str, Any] = {
            name: draft.columns[name] for name in _PLAIN if name in draft.columns
        }
        if "category" in changed:
            changes["category_id"] = draft.category.id if draft.category else None
        if draft.dated:
            changes["when"] = draft.date
        if draft.lasting is not None and "/" not in draft.lasting:
            changes["lasting"] = draft.lasting or None
        if draft.who is not None:
            changes["who"] = [(actor.id, role.id) for actor, role in draft.who]
        if draft.places is not None:
            changes["places"] = self._merged_places(event, draft.places, changed)
        if draft.tags is not None:
            changes["tags"] = [self._tag_name(tag.id or 0) for tag in draft.tags]
        whole_extra = ((event.row["extra"] or {}) if extra is None else extra) | draft.extra
        if extra is not None or draft.extra:
            changes["extra"] = whole_extra or None
        edit_event(self._unit, event.view.id, cast("EventChanges", changes))
        self._apply_rest(event, draft)

    def _apply_rest(self, event: EventRow, draft: Draft) -> None:
        """Change what is no business of an edit: sources, figures and durations."""
        number = event.view.id
        if draft.sources is not None:
            self._set_sources(number, [(ref.id or 0, locator) for ref, locator in draft.sources])
        if draft.measures is not None:
            self._set_measures(event, draft)
        row = self._unit.get(Event, number)
        for name, value in draft.columns.items():
            if name.startswith("duration_") and getattr(row, name) != value:
                setattr(row, name, value)
        self._unit.session.flush()

    def _tag_name(self, number: int) -> str:
        found = self._unit.reader.one("SELECT name FROM tag WHERE id = :id", {"id": number})
        return str(found[0]) if found else ""

    @staticmethod
    def _merged_places(
        event: EventRow, places: list[tuple[PlaceRef, str]], changed: dict[str, str]
    ) -> list[tuple[int, str]]:
        """Return all places; a changed ``place`` replaces only the one that it showed."""
        given = [(place.id or 0, role) for place, role in places]
        where = event.view.where
        if "places" in changed or where is None or not given:
            return given
        held = [(place.id, role) for place, role in event.view.places]
        first = next(index for index, (number, _) in enumerate(held) if number == where.id)
        held[first] = (given[0][0], held[first][1])
        return list(dict.fromkeys(held))

    def _set_sources(self, event: int, wanted: list[tuple[int, str | None]]) -> None:
        held = list(
            self._unit.session.exec(
                select(Citation).where(Citation.event_id == event).order_by("id")
            )
        )
        keep = {source for source, _ in wanted}
        for citation in held:
            if citation.source_id not in keep:
                remove_citation(self._unit, citation.id or 0)
        there = {citation.source_id for citation in held}
        for source, locator in wanted:
            if source not in there:
                self._unit.add(Citation(event_id=event, source_id=source, locator=locator))
                there.add(source)

    def _set_measures(self, event: EventRow, draft: Draft) -> None:
        """Keep the figures that are named again, with their citations; drop and add the others."""
        names = ("kind", "low", "best", "high", "unit")
        held = [(tuple(row[name] for name in names), row["id"]) for row in event.measures]
        new: list[dict[str, Any]] = []
        for figures in draft.measures or []:
            match = next((pair for pair in held if pair[0] == figures), None)
            if match is not None:
                held.remove(match)
            else:
                new.append(dict(zip(names, figures, strict=True)))
        delete_rows(self._unit, Measure, [number for _, number in held])
        for values in new:
            self._unit.add(Measure(event_id=event.view.id, **values))

    def _change_place(self, row: Identified, event: EventRow, names: set[str]) -> None:
        """Take down a correction of the country or coordinates of the event's place."""
        where = event.view.where
        if where is None:
            raise CellRefusal(min(names), "the event has no place that this could belong to.")
        values: dict[str, Any] = {}
        if names & {"latitude", "longitude"}:
            point = self._rows.point(row.texts)
            values["latitude"], values["longitude"] = point or (None, None)
        if "country" in names:
            values["country"] = row.texts["country"].strip() or None
        held = self._places.setdefault(where.id, {})
        if any(held.get(name, value) != value for name, value in values.items()):
            why = f"an earlier row says otherwise of “{where.name}”; both speak of the same place."
            raise CellRefusal(min(names), why)
        held.update(values)

    def finish(self) -> None:
        """Write the corrections of places, once all rows have been compared with them."""
        for number, values in self._places.items():
            place = self._unit.get(Place, number)
            for name, value in values.items():
                setattr(place, name, value)
        self._unit.session.flush()

"""New events from a table, written many at a time."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import select

from chronology.text import event_words
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.table.draft import Draft
from chronology.model import (
    Citation,
    Dataset,
    Event,
    EventPlace,
    EventTag,
    Measure,
    Participation,
)
from chronology.store.history import now
from chronology.store.unit import UnitOfWork


@dataclass(slots=True)
class Added:
    """An event to be added: what its row says, and the id and uuid that it asks for."""

    draft: Draft
    number: int | None
    uuid: str
    id: int = 0


class Adder:
    """Adds events to one dataset.

    Args:
        unit: the unit of work.
        dataset: the dataset's slug.
        file_name: the file that they come from.
        data: its bytes.
    """

    def __init__(self, unit: UnitOfWork, dataset: str, file_name: str, data: bytes) -> None:
        self._unit = unit
        self._slug = dataset
        self._file_name = file_name
        self._data = data
        self._dataset: int | None = None

    def add(self, events: list[Added]) -> None:
        """Write ``events`` with all that hangs on them; their names are made already."""
        if not events:
            return
        dataset = self._dataset or self._make_dataset()
        bulk = [event for event in events if event.number is None]
        rows = [_columns(event, dataset) for event in bulk]
        for event, number in zip(bulk, self._unit.bulk_insert(Event, rows), strict=True):
            event.id = number
        self._add_numbered([event for event in events if event.number is not None], dataset)
        self._add_children(events)

    def _make_dataset(self) -> int:
        wanted = select(Dataset).where(Dataset.slug == self._slug)
        row = self._unit.session.exec(wanted).first()
        if row is None:
            row = Dataset(
                slug=self._slug,
                uuid=entity_uuid(self._slug, "datasets", self._slug),
                format="csv",
                file_name=self._file_name,
                file_sha256=hashlib.sha256(self._data).hexdigest(),
                imported_at=now(),
            )
            self._unit.add(row)
        self._dataset = row.id or 0
        return self._dataset

    def _add_numbered(self, events: list[Added], dataset: int) -> None:
        """Write events under the ids that they ask for, which were never used."""
        if not events:
            return
        rows = [Event(id=event.number, **_columns(event, dataset)) for event in events]
        self._unit.session.add_all(rows)
        self._unit.session.flush()
        for event in events:
            event.id = event.number or 0
        if self._unit.reader.engine == "postgresql":
            # SQLite moves its counter by itself.
            self._unit.session.connection().execute(
                text(
                    "SELECT setval(pg_get_serial_sequence('event', 'id'),"
                    " GREATEST((SELECT max(id) FROM event),"
                    " nextval(pg_get_serial_sequence('event', 'id')) - 1))"
                )
            )

    def _add_children(self, events: list[Added]) -> None:
        sole = self._add_citations(events)
        self._insert(
            Participation,
            events,
            lambda event: (
                {"actor_id": actor.id, "role_id": role.id, "citation_id": sole.get(event.id)}
                for actor, role in event.draft.who or ()
            ),
        )
        self._insert(
            EventPlace,
            events,
            lambda event: (
                {"place_id": place.id, "role": role, "citation_id": sole.get(event.id)}
                for place, role in event.draft.places or ()
            ),
        )
        self._insert(
            EventTag, events, lambda event: ({"tag_id": tag.id} for tag in event.draft.tags or ())
        )
        self._insert(
            Measure,
            events,
            lambda event: (
                dict(zip(("kind", "low", "best", "high", "unit"), figures, strict=True))
                for figures in event.draft.measures or ()
            ),
        )

    def _add_citations(self, events: list[Added]) -> dict[int, int]:
        """Write the citations, and return that of each event with a single one."""
        owners = [event.id for event in events for _ in event.draft.sources or ()]
        ids = self._insert(
            Citation,
            events,
            lambda event: (
                {"source_id": source.id, "locator": locator}
                for source, locator in event.draft.sources or ()
            ),
        )
        by_event: dict[int, list[int]] = {}
        for owner, number in zip(owners, ids, strict=True):
            by_event.setdefault(owner, []).append(number)
        return {owner: numbers[0] for owner, numbers in by_event.items() if len(numbers) == 1}

    def _insert(
        self,
        model: Any,
        events: list[Added],
        rows: Callable[[Added], Iterable[dict[str, Any]]],
    ) -> list[int]:
        every = [{"event_id": event.id, **row} for event in events for row in rows(event)]
        return self._unit.bulk_insert(model, every) if every else []


def _columns(event: Added, dataset: int) -> dict[str, Any]:
    draft = event.draft
    columns = {**draft.columns, "dataset_id": dataset, "extra": draft.extra or None}
    if draft.category is not None:
        columns["category_id"] = draft.category.id
    if event.uuid:
        columns["uuid"] = event.uuid
    columns["text_folded"] = event_words(columns.get("title"), columns.get("description"))
    return columns

"""New events from a table, written many at a time."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import text
from sqlmodel import select

from chronology.formats.base import ImportJob
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.table.draft import Draft
from chronology.model import Dataset
from chronology.model.base import new_uuid
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.model.tiers import COPIES, Copy, window_copy
from chronology.model.vocabulary import Handling, Status
from chronology.store.bulk.identity import MOST_ROWS, child_uuid
from chronology.store.history import now
from chronology.text import event_words

_DATE = tuple(f"date_{name}" for name in DATE_COLUMNS)
#: Of the columns of a date those that its window is made of.
_DATED = ("date_start_earliest", "date_end_latest", "date_has_members")
_WINDOW = itemgetter(*map(_DATE.index, _DATED))
UNDATED = window_copy(None, None)
#: A table says the same day in many rows.
_window = lru_cache(1 << 12)(window_copy)
_UNDATED = (None,) * len(_DATE)
_DURATION = ("duration_words", "duration_min", "duration_max")
_EVENT = (
    "id",
    "uuid",
    "dataset_id",
    "title",
    "description",
    "text_folded",
    "category_id",
    "status",
    "handling",
    "manner",
    "external_id",
    "extra",
    *_DURATION,
    *_DATE,
)


@dataclass(slots=True)
class Added:
    """An event to be added: what its row says, and the id and uuid that it asks for.

    Args:
        draft: what its row says.
        number: the id that it asks for.
        uuid: the uuid that it bears; "" for one to be made.
        made: whether that uuid was made from the row, and is like no other's.
        id: its id, once it is written.
        window: the copy of its window that what hangs on it keeps, once it is written.
    """

    draft: Draft
    number: int | None
    uuid: str
    made: bool = False
    id: int = 0
    window: Copy = UNDATED

    def take_window(self) -> None:
        """Work out the copy of its window that what hangs on it keeps."""
        said = self.draft.columns.get
        start, end, members = _WINDOW(self.draft.stored) if self.draft.stored else map(said, _DATED)
        self.window = _window(start, end, has_members=bool(members))


class Adder:
    """Adds events to one dataset.

    Args:
        job: the import.
        dataset: the dataset's slug.
    """

    def __init__(self, job: ImportJob, dataset: str) -> None:
        self._job = job
        self._unit = job.unit
        self._slug = dataset
        self._dataset: int | None = None

    def add(self, events: list[Added]) -> None:
        """Write ``events`` with all that hangs on them; their names are made already."""
        if not events:
            return
        dataset = self._dataset or self._make_dataset()
        bulk = self._unit.bulk()
        plain = [event for event in events if event.number is None]
        if plain:
            first = bulk.reserve("event", len(plain))
            for number, event in enumerate(plain, first):
                event.id = number
            bulk.insert("event", _EVENT, [_values(event, dataset) for event in plain])
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
                file_name=self._job.input.name,
                file_sha256=self._job.input.sha256,
                imported_at=now(),
            )
            self._unit.add(row)
        self._dataset = row.id or 0
        return self._dataset

    def _add_numbered(self, events: list[Added], dataset: int) -> None:
        """Write events under the ids that they ask for, which were never used."""
        if not events:
            return
        for event in events:
            event.id = event.number or 0
        ordered = enumerate(sorted(events, key=lambda event: event.id))
        # Only ids that follow one another are written together: between others lie
        # events that are there already.
        for _, run in groupby(ordered, key=lambda pair: pair[1].id - pair[0]):
            rows = [_values(event, dataset) for _, event in run]
            self._unit.bulk().insert("event", _EVENT, rows)
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
        ordered = sorted(events, key=lambda event: event.id)
        for event in ordered:
            event.take_window()
        sole = self._add_citations(ordered)
        self._insert(
            "participation",
            ("actor_id", "role_id", "citation_id", *COPIES),
            ordered,
            lambda event: [
                (actor.id, role.id, sole.get(event.id), *event.window)
                for actor, role in event.draft.who or ()
            ],
        )
        self._insert(
            "event_place",
            ("place_id", "role", "citation_id", *COPIES),
            ordered,
            lambda event: [
                (place.id, role, sole.get(event.id), *event.window)
                for place, role in event.draft.places or ()
            ],
        )
        self._insert(
            "event_tag",
            ("tag_id",),
            ordered,
            lambda event: [(tag.id,) for tag in event.draft.tags or ()],
        )
        self._insert(
            "measure",
            ("kind", "low", "best", "high", "unit"),
            ordered,
            lambda event: event.draft.measures or (),
        )

    def _add_citations(self, events: list[Added]) -> dict[int, int]:
        """Write the citations, and return that of each event with a single one."""
        owners = [event.id for event in events for _ in event.draft.sources or ()]
        first = self._insert(
            "citation",
            ("source_id", "locator"),
            events,
            lambda event: [(source.id, locator) for source, locator in event.draft.sources or ()],
        )
        sole: dict[int, int] = {}
        several: set[int] = set()
        for number, owner in enumerate(owners, first):
            if owner in sole:
                several.add(owner)
            sole[owner] = number
        return {owner: number for owner, number in sole.items() if owner not in several}

    def _insert(
        self,
        table: str,
        columns: tuple[str, ...],
        events: list[Added],
        values: Callable[[Added], Iterable[Sequence[Any]]],
    ) -> int:
        """Write what hangs on events, and return the first id; 0 where nothing does."""
        every = [
            (_child(event, table, nth), event.id, *said)
            for event in events
            for nth, said in enumerate(values(event))
        ]
        if not every:
            return 0
        bulk = self._unit.bulk()
        first = bulk.reserve(table, len(every))
        rows = [(number, *row) for number, row in enumerate(every, first)]
        bulk.insert(table, ("id", "uuid", "event_id", *columns), rows)
        return first


def _child(event: Added, table: str, nth: int) -> str:
    """Return the uuid of a row under an event: one that belongs to it, where its own is unlike any."""
    if event.made and nth < MOST_ROWS:
        return child_uuid(event.uuid, table, nth)
    return new_uuid()


def _values(event: Added, dataset: int) -> tuple[Any, ...]:
    """Return the row of an event, in the order of ``_EVENT``."""
    draft = event.draft
    said = draft.columns
    title, description = said["title"], said.get("description")
    return (
        event.id,
        event.uuid or new_uuid(),
        dataset,
        title,
        description,
        event_words(title, description),
        draft.category.id if draft.category is not None else None,
        said.get("status") or Status.ALLEGED.value,
        said.get("handling") or Handling.PUBLIC.value,
        said.get("manner"),
        said.get("external_id"),
        json.dumps(draft.extra) if draft.extra else None,
        *map(said.get, _DURATION),
        *(draft.stored or map(said.get, _DATE)),
    )

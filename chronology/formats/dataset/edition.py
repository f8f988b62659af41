"""A dataset's row in the chronology, and the events that it has there already."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Dataset
from chronology.formats.dataset.seen import SeenEvents
from chronology.formats.rows.tables import chunks_of
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.table.sheet import REFUSED
from chronology.model import Dataset as DatasetRow
from chronology.model.base import new_uuid
from chronology.store.history import now


class Known(NamedTuple):
    """An event of the dataset that is there: its id, and what was last said of it."""

    id: int
    digest: str | None


class Edition:
    """The dataset, as this file brings it and as the chronology has it.

    Args:
        job: the import.
        dataset: what the file holds.
    """

    def __init__(self, job: ImportJob, dataset: Dataset) -> None:
        self._job = job
        self._unit = job.unit
        self._dataset = dataset
        self.slug = job.dataset or dataset.slug
        row = self._unit.reader.one("SELECT id FROM dataset WHERE slug = :s", {"s": self.slug})
        self._id = int(row[0]) if row else None
        #: Whether the chronology had the dataset before.
        self.is_known = self._id is not None
        self._made = False
        #: The events that were there and that the file holds.
        self.seen = self._unseen()
        last = self._unit.reader.one("SELECT max(id) FROM history_command")
        #: The last command before this one.
        self.last_command = int(last[0] or 0) if last else 0

    @property
    def id(self) -> int:
        """The id of the dataset's row, which is made where there is none."""
        if self._id is None:
            row = DatasetRow(slug=self.slug, uuid=self._free_uuid(), **self._values())
            self._id = self._unit.add(row).id or 0
            self._made = True
        return self._id

    def _unseen(self) -> SeenEvents:
        sql = "SELECT min(id), max(id) FROM event WHERE dataset_id = :d"
        row = self._unit.reader.one(sql, {"d": self._id}) if self.is_known else None
        first, last = row if row and row[0] is not None else (0, 0)
        return SeenEvents(int(first), int(last))

    def _free_uuid(self) -> str:
        uuid = entity_uuid(self.slug, "datasets", self.slug)
        taken = self._unit.reader.one("SELECT 1 FROM dataset WHERE uuid = :u", {"u": uuid})
        return new_uuid() if taken else uuid

    def _values(self) -> dict[str, Any]:
        return {
            "title": self._dataset.title,
            "format": self._job.format,
            "file_name": self._job.input.name,
            "file_sha256": self._job.input.sha256,
            "licence": self._dataset.licence,
            "credit": self._dataset.credit,
            "imported_at": now(),
        }

    def touch(self) -> None:
        """Say that this file was imported last: by this its changes are told from an analyst's."""
        if self._made:
            return
        row = self._unit.get(DatasetRow, self.id)
        values = self._values()
        for name in ("title", "licence", "credit"):
            values[name] = getattr(row, name) or values[name]
        extra = dict(row.extra or {})
        # The same file twice in one second changes the row all the same.
        values["extra"] = extra | {"imports": int(extra.get("imports", 1)) + 1}
        for name, value in values.items():
            setattr(row, name, value)
        self._unit.session.flush()

    def known(self, external_ids: Iterable[str]) -> dict[str, Known]:
        """Return the events that are there, of those with these ids, by their id."""
        return self._find(external_ids) if self.is_known else {}

    def _find(self, external_ids: Iterable[str]) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for chunk in chunks_of(external_ids):
            params: dict[str, Any] = {f"v{number}": value for number, value in enumerate(chunk)}
            listed = ", ".join(f":{name}" for name in params)
            where = f"dataset_id = :d AND external_id IN ({listed})"
            sql = f"SELECT external_id, id, import_digest FROM event WHERE {where}"  # noqa: S608 - names of parameters
            for name, number, digest in self._unit.reader.rows(sql, {**params, "d": self._id}):
                found[name] = Known(number, digest)
        return found

    def ids_of(self, external_ids: Iterable[str]) -> dict[str, int]:
        """Return the ids of the dataset's events with these ids, of this import too."""
        return {name: known.id for name, known in self._find(external_ids).items()}

    def gone(self) -> Iterator[tuple[int, str, str]]:
        """Yield id, external id and title of the events that the file does not hold.

        A file of refused rows holds but those, and says nothing of others.
        """
        if not self.is_known or REFUSED in self._dataset.header:
            return
        sql = "SELECT id, external_id, title FROM event WHERE dataset_id = :d AND id <= :last ORDER BY id"
        seen = self.seen
        for number, name, title in self._unit.reader.rows(sql, {"d": self._id, "last": seen.last}):
            if number not in seen:
                yield number, name, title

    @cached_property
    def commands(self) -> frozenset[int]:
        """The commands of the history that imported the dataset, or took an import of it back."""
        if self._id is None:
            return frozenset()
        sql = "SELECT command_id FROM history_change WHERE table_name = 'dataset' AND row_id = :d"
        return frozenset(row[0] for row in self._unit.reader.rows(sql, {"d": self._id}))

    @cached_property
    def removed(self) -> frozenset[str]:
        """The external ids of events that an analyst has removed, or merged into others."""
        if not self.is_known:
            return frozenset()
        sql = (
            "SELECT command_id, before FROM history_change"
            " WHERE table_name = 'event' AND operation = 'delete'"
        )
        found = set()
        for command, before in self._unit.reader.rows(sql):
            row = self._unit.reader.json(before) or {}
            if row.get("dataset_id") == self._id and command not in self.commands:
                found.add(str(row.get("external_id")))
        return frozenset(found)

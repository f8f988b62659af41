"""New events of a dataset, written many at a time."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final, TypeVar

from chronology.formats.dataset.edition import Edition
from chronology.formats.dataset.numbered import Numbered
from chronology.formats.dataset.numbering import New
from chronology.formats.dataset.preparing import Columns, Hanging, Prepared
from chronology.model.stored_dates import COLUMNS
from chronology.model.tiers import COPIES
from chronology.store.bulk.identity import KINDS, MOST_ROWS, event_uuids
from chronology.store.unit import UnitOfWork

T = TypeVar("T")

_DATE: Final = tuple(f"date_{name}" for name in COLUMNS)
#: The last digits of the UUIDs of an event's rows in one table.
_NTH: Final = tuple(f"{number:03x}" for number in range(MOST_ROWS))
#: The tables whose rows keep a copy of their event's window.
_COPYING: Final = frozenset({"event_place", "participation"})


class Adder:
    """Writes new events.

    Args:
        unit: the unit of work.
        dataset: the dataset.
        numbered: the ids of what the events share.
        alone: whether whoever reads the file asks the chronology nothing meanwhile.
    """

    def __init__(
        self, unit: UnitOfWork, dataset: Edition, numbered: Numbered, *, alone: bool
    ) -> None:
        self._bulk = unit.bulk()
        # UUIDs are made here, and of what another program made nothing hangs on new events.
        self._bulk.forgo_uuids(whole=alone)
        self._dataset, self._slug = dataset.id, dataset.slug
        self._numbered = numbered

    def add(self, prepared: Prepared, new: New) -> range:
        """Write events and all that hangs on them.

        Args:
            prepared: the events.
            new: what is numbered for the first time.

        Returns:
            Their ids.
        """
        self._numbered.take(new)
        count = len(prepared.dates)
        if not count:
            return range(0)
        first = self._bulk.reserve("event", count)
        ids = range(first, first + count)
        cited = self._cited(prepared.citations)
        uuids = event_uuids(self._slug, prepared.events["external_id"])
        bases = _bases(prepared.bases, cited)
        self._write_events(ids, uuids, prepared, bases)
        self._write_citations(ids, uuids, prepared.citations, cited)
        if not self._bulk.refers_ahead:
            pairs = [(id_, base) for id_, base in zip(ids, bases, strict=True) if base is not None]
            self._bulk.point("event", "basis_citation_id", pairs)
        dates = self._numbered.dates
        windows = [dates[number][1] for number in prepared.dates]
        for table, hanging in prepared.hanging.items():
            self._hang(table, (ids, uuids), hanging, cited, windows)
        return ids

    def _cited(self, citations: Hanging) -> list[int]:
        """Return for each event the id of its first citation, if it has any."""
        number = sum(citations.counts)
        if not number:
            return []
        first = self._bulk.reserve("citation", number)
        return list(accumulate(citations.counts[:-1], initial=first))

    def _write_events(
        self, ids: range, uuids: list[str], prepared: Prepared, bases: list[int | None]
    ) -> None:
        numbered, count = self._numbered, len(ids)
        dates = [numbered.dates[number][0] for number in prepared.dates]
        columns: Columns = {
            **prepared.events,
            "uuid": uuids,
            "category_id": [numbered.categories[number] for number in prepared.categories],
            "dataset_id": [self._dataset] * count,
            **dict(zip(_DATE, zip(*dates, strict=True), strict=True)),
        }
        if self._bulk.refers_ahead and _some(bases):
            columns["basis_citation_id"] = bases
        self._bulk.fill("event", ids, columns)

    def _write_citations(
        self, ids: range, uuids: list[str], citations: Hanging, cited: list[int]
    ) -> None:
        if not cited:
            return
        owners = citations.owners
        own = range(cited[0], cited[0] + len(owners))
        columns = dict(citations.columns)
        for name in ("source_id", "claimant_id", "says_place_id"):
            if name in columns:
                columns[name] = _looked_up(columns[name], self._numbered.ids[name])
        columns["event_id"] = _owned(ids, owners)
        columns["uuid"] = _uuids("citation", uuids, citations.counts)
        self._bulk.fill("citation", own, columns)

    def _hang(
        self,
        table: str,
        events: tuple[range, list[str]],
        hanging: Hanging,
        cited: list[int],
        windows: list[tuple[Any, ...]],
    ) -> None:
        (ids, uuids), owners, columns = events, hanging.owners, dict(hanging.columns)
        if not owners:
            return
        for name in columns.keys() & self._numbered.ids.keys():
            columns[name] = _looked_up(columns[name], self._numbered.ids[name])
        if _some(columns.get("citation_id", ())):
            columns["citation_id"] = [
                None if at is None else cited[owner] + at
                for owner, at in zip(owners, columns["citation_id"], strict=True)
            ]
        columns["event_id"] = _owned(ids, owners)
        columns["uuid"] = _uuids(table, uuids, hanging.counts)
        if table in _COPYING:
            copies = zip(*_owned(windows, owners), strict=True)
            columns |= dict(zip(COPIES, copies, strict=True))
        if table == "event_place":
            columns = _once(columns)
        first = self._bulk.reserve(table, len(columns["uuid"]))
        self._bulk.fill(table, range(first, first + len(columns["uuid"])), columns)


def _uuids(table: str, events: list[str], counts: list[int]) -> list[str]:
    """Return the UUIDs of rows that hang on events, as ``identity.child_uuid`` makes them."""
    kind = f"8{KINDS[table]}"
    if counts.count(1) == len(counts):
        return [f"{event[:14]}{kind}{event[18:33]}000" for event in events]
    begun = [f"{event[:14]}{kind}{event[18:33]}" for event in events]
    return [
        f"{begins}{nth}"
        for begins, count in zip(begun, counts, strict=True)
        for nth in _NTH[:count]
    ]


def _owned(values: Sequence[T], owners: Sequence[int]) -> list[T]:
    """Return for each row what its event has."""
    if isinstance(owners, range):
        return list(values)
    return [values[owner] for owner in owners]


def _some(values: Sequence[object]) -> bool:
    """Return whether any value is not None."""
    return values.count(None) < len(values)


def _looked_up(numbers: Sequence[int | None], ids: list[int]) -> list[int | None]:
    return [None if number is None else ids[number] for number in numbers]


def _bases(bases: list[int | None], cited: list[int]) -> list[int | None]:
    """Return the id of the citation that each date rests on."""
    if not cited:
        return [None] * len(bases)
    return [
        None if base is None else first + base for base, first in zip(bases, cited, strict=True)
    ]


def _once(columns: Columns) -> Columns:
    """Return places without those that two names of one place have said twice."""
    named = list(zip(columns["event_id"], columns["place_id"], columns["role"], strict=True))
    if len(set(named)) == len(named):
        return columns
    kept = {name: at for at, name in reversed(list(enumerate(named)))}
    stay = sorted(kept.values())
    return {name: [values[at] for at in stay] for name, values in columns.items()}

"""New events of a dataset, written many at a time as plain tuples."""

from typing import Any, Final, NamedTuple

from chronology.formats.dataset.dates import Dated, Dates
from chronology.formats.dataset.parts import PARTS, Owner, Parts, citation_columns, is_wide
from chronology.formats.dataset.record import Record
from chronology.formats.dataset.vocabulary import Vocabulary
from chronology.formats.dataset.words import event_words
from chronology.model.stored_dates import COLUMNS
from chronology.store.bulk.identity import event_uuid
from chronology.store.unit import UnitOfWork

Row = tuple[Any, ...]

_PLAIN: Final = (
    "uuid", "title", "text_folded", "category_id", "status", "handling", "dataset_id",
    "external_id", "import_digest", "extra", *(f"date_{name}" for name in COLUMNS),
)  # fmt: skip
#: What most events of most datasets leave empty: left out of a batch that needs none.
_RARE: Final = (
    "description",
    "manner",
    "duration_words",
    "duration_min",
    "duration_max",
    "basis_citation_id",
)
_NO_LENGTH: Final = (None, None, None)


class Added(NamedTuple):
    """A record to be written as a new event.

    Args:
        record: the record, whose places, actors and sources are settled.
        date: its date.
        digest: the digest of what it says.
        extra: its ``extra`` as JSON.
    """

    record: Record
    date: Dated
    digest: str
    extra: str | None


class Adder:
    """Writes new events.

    Args:
        unit: the unit of work.
        dataset: the dataset's id and slug.
        words: categories, roles and tags.
        dates: the dates of the dataset.
    """

    def __init__(
        self, unit: UnitOfWork, dataset: tuple[int, str], words: Vocabulary, dates: Dates
    ) -> None:
        self._unit = unit
        self._bulk = unit.bulk()
        self._id, self._slug = dataset
        self._words = words
        self._parts = Parts(self._bulk.reserve, words, dates)
        self._ahead = self._bulk.refers_ahead

    def add(self, added: list[Added]) -> list[Owner]:
        """Write events and all that hangs on them, and return them."""
        if not added:
            return []
        records = [one.record for one in added]
        owners = self._owners(added)
        self._write_events(added, owners)
        parts, insert = self._parts, self._bulk.insert
        wide = any(is_wide(cited) for record in records for cited in record.citations)
        insert("citation", citation_columns(wide=wide), parts.citations(owners, records, wide=wide))
        self._write_bases(added, owners)
        for table, make in (
            ("event_place", parts.places),
            ("participation", parts.who),
            ("measure", parts.figures),
            ("event_tag", parts.tags),
        ):
            insert(table, PARTS[table], make(owners, records))
        return owners

    def _owners(self, added: list[Added]) -> list[Owner]:
        """Reserve ids for the events and their citations."""
        event = self._bulk.reserve("event", len(added))
        count = sum(len(one.record.citations) for one in added)
        citation = self._bulk.reserve("citation", count) if count else 0
        owners = []
        for number, (record, date, _digest, _extra) in enumerate(added, event):
            uuid = event_uuid(self._slug, record.external_id)
            last = citation + len(record.citations)
            cited = range(citation, last)
            owners.append(Owner(number, uuid, uuid[:14], uuid[18:33], date.window, cited))
            citation = last
        return owners

    def _write_events(self, added: list[Added], owners: list[Owner]) -> None:
        rare = any(_has_rare(one.record) for one in added)
        category, dataset = self._words.category, self._id
        rows: list[Row] = [
            (
                owner.id, owner.uuid, record.title, event_words(record.title, record.description),
                category(record.category), record.status, record.handling, dataset,
                record.external_id, digest, extra, *date.columns,
                *(self._rare(record, owner) if rare else ()),
            )
            for owner, (record, date, digest, extra) in zip(owners, added, strict=True)
        ]  # fmt: skip
        self._bulk.insert("event", ("id", *_PLAIN, *(_RARE if rare else ())), rows)

    def _rare(self, record: Record, owner: Owner) -> Row:
        basis = None
        if record.basis is not None and self._ahead:
            basis = owner.citations[record.basis]
        length = record.lasting or _NO_LENGTH
        return (record.description or None, record.manner, *length, basis)

    def _write_bases(self, added: list[Added], owners: list[Owner]) -> None:
        """Say on which citations dates rest, where an event cannot name one still to come."""
        if self._ahead:
            return
        pairs = [
            (owner.id, owner.citations[one.record.basis])
            for owner, one in zip(owners, added, strict=True)
            if one.record.basis is not None
        ]
        self._bulk.point("event", "basis_citation_id", pairs)


def _has_rare(record: Record) -> bool:
    return (
        record.description is not None
        or record.manner is not None
        or record.lasting is not None
        or record.basis is not None
    )

"""Which events no source is cited for: single ones, and whole imports that cite nothing."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from chronology.query.evidence import Records
from chronology.store.reader import Reader

#: From so many on, the events of one import are told together: nobody cites
#: thousands one by one.
MANY: Final = 20

_UNCITED: Final = (
    "event e WHERE NOT EXISTS (SELECT 1 FROM citation c WHERE c.event_id = e.id) AND e.dataset_id"
)

#: In the order in which the events lie; by an index on the dataset, as SQLite would
#: look it up without the sign, each event of a large import would be sought by itself.
_RECORDS: Final = (
    "SELECT e.id, e.uuid FROM event e WHERE +e.dataset_id = :dataset AND NOT EXISTS"
    " (SELECT 1 FROM citation c WHERE c.event_id = e.id) ORDER BY e.id"
)


def uncited(reader: Reader) -> Iterator[int]:
    """Yield the events without any citation, but for those that are told together."""
    yield from (row[0] for row in reader.rows(f"SELECT e.id FROM {_UNCITED} IS NULL"))  # noqa: S608 - our own text
    few = [dataset for dataset, count in _counts(reader) if count < MANY]
    if few:
        among = ", ".join(map(str, few))
        yield from (row[0] for row in reader.rows(f"SELECT e.id FROM {_UNCITED} IN ({among})"))  # noqa: S608 - integers


def uncited_together(reader: Reader) -> Mapping[int, Records]:
    """Return the events that are told together, those of each dataset by its id."""
    found: dict[int, Records] = {}
    for dataset, count in _counts(reader):
        if count >= MANY:
            ids, uuids = zip(*reader.rows(_RECORDS, {"dataset": dataset}), strict=True)
            found[dataset] = Records(ids, uuids)
    return MappingProxyType(found)


def _counts(reader: Reader) -> list[tuple[int, int]]:
    sql = f"SELECT e.dataset_id, count(*) FROM {_UNCITED} IS NOT NULL GROUP BY e.dataset_id"  # noqa: S608 - our own text
    return list(reader.rows(sql + " ORDER BY e.dataset_id"))

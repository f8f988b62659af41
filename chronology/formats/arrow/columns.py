"""The typed columns of events, made of packed rows a batch at a time."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.stored import from_stored
from chronology.formats.rows.codes import CodeBook, Figures
from chronology.formats.table.columns import date_texts, lasting_text
from chronology.query.packed import KEPT_MORE, PackedRow
from chronology.query.statement import id_list
from chronology.query.views import PlaceView, main_place
from chronology.store.reader import Reader

_BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")
_PLACE: Final = pa.struct(
    [
        ("name", pa.string()),
        ("path", pa.list_(pa.string())),
        ("role", pa.string()),
        ("country", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
    ]
)
_ACTOR: Final = pa.struct([("name", pa.string()), ("role", pa.string())])
_MEASURE: Final = pa.struct(
    [
        ("kind", pa.string()),
        ("low", pa.float64()),
        ("best", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
    ]
)
_OWN: Final = ("lasting", "manner", "handling", *(f"inferred_{name}" for name in _BOUNDS))
_DATE: Final = (
    *("when", "edtf", "earliest", "latest", "precision"),
    *_BOUNDS,
    *("start_kind", "end_kind", "qualifier", "edtf_exact", "interval"),
)
_WHERE: Final = ("place", "country", "latitude", "longitude", "places")
_TYPES: Final[Mapping[str, pa.DataType]] = {
    "id": pa.int64(),
    **dict.fromkeys(("latitude", "longitude"), pa.float64()),
    **dict.fromkeys((*_BOUNDS, *(f"inferred_{name}" for name in _BOUNDS)), pa.int64()),
    **dict.fromkeys(("edtf_exact", "interval"), pa.bool_()),
    **dict.fromkeys(("sources", "tags"), pa.list_(pa.string())),
    "places": pa.list_(_PLACE),
    "actors": pa.list_(_ACTOR),
    "measures": pa.list_(_MEASURE),
}
_NAMES: Final = (
    *("id", "uuid", "title", "description"),
    *_DATE,
    *_WHERE,
    *("actors", "category", "status", "sources", "tags", "measures"),
    *_OWN,
    *("external_id", "extra"),
)


def schema() -> pa.Schema:
    """Return the names and types of the columns; those that are not said are text."""
    return pa.schema([(name, _TYPES.get(name, pa.string())) for name in _NAMES])


class _Values:
    """How columns say what hangs on an event."""

    def date(self, date: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of ``_DATE``; a bound that there is none of is null."""
        if date["edtf"] is None:
            return (date["text"], *[None] * (len(_DATE) - 1))
        bounds = (date[name] for name in _BOUNDS)
        known = (None if bound in (NEG_INF, POS_INF) else bound for bound in bounds)
        edtf, earliest, latest, precision = date_texts(from_stored(date))
        return (
            *(date["text"], edtf, earliest or None, latest or None, precision),
            *known,
            *(date["start_kind"], date["end_kind"], date["qualifier"]),
            *(bool(date["edtf_exact"]), bool(date["lasting"])),
        )

    def own(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of ``_OWN``."""
        bounds = (row[f"inferred_{name}"] for name in _BOUNDS)
        return (lasting_text(row) or None, row["manner"], row["handling"], *bounds)

    def places(self, places: Sequence[tuple[PlaceView, str]]) -> tuple[Any, ...]:
        """Return the values of ``_WHERE``."""
        listed = [
            {
                "name": place.name,
                "path": list(place.path),
                "role": role,
                "country": place.country,
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            for place, role in places
        ]
        where = main_place(places)
        if where is None:
            return None, None, None, None, listed
        return where.name, where.country, where.latitude, where.longitude, listed

    def who(self, parties: Sequence[tuple[str, str]]) -> list[Any]:
        """Return the participants as structs."""
        return [{"name": name, "role": role} for name, role in parties]

    def names(self, names: Collection[str]) -> list[Any]:
        """Return a list of names."""
        return list(names)

    def measures(self, measures: Sequence[Figures]) -> list[Any]:
        """Return the measures as structs."""
        names = ("kind", "low", "best", "high", "unit")
        return [dict(zip(names, figures, strict=True)) for figures in measures]


class Batches:
    """Makes columns of packed events.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._schema = schema()
        self._book: CodeBook[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...], list[Any]]
        self._book = CodeBook(reader, _Values())
        names = reader.rows("SELECT id, name FROM category")
        self._categories: dict[int | None, str | None] = {None: None, **dict(names)}

    def of(self, batch: Sequence[PackedRow]) -> pa.RecordBatch:
        """Return the columns of a batch, which has an event at least."""
        book = self._book
        book.learn(batch)
        extra = self._extra([row[0] for row in batch if row[17] & KEPT_MORE])
        rows = (
            (
                *row[:4],
                *book.dates[row[7:11]],
                *book.places[row[12]],
                book.who[row[13]],
                self._categories[row[4]],
                row[5],
                book.sources[row[14]],
                book.tags[row[15]],
                book.rounded[row[0]] if row[0] in book.rounded else book.measures[row[16]],
                *book.own[row[11]],
                row[6],
                extra.get(row[0]),
            )
            for row in batch
        )
        columns = zip(*rows, strict=True)
        arrays = [
            pa.array(column, field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)

    def together(self, batches: Sequence[pa.RecordBatch]) -> pa.Table:
        """Return batches, of which there may be none, as one table."""
        return pa.Table.from_batches(batches, schema=self._schema)

    def _extra(self, events: Sequence[int]) -> dict[int, str]:
        """Return what an import kept of the events besides, as JSON."""
        if not events:
            return {}
        sql = " ".join(["SELECT id, extra FROM event WHERE id IN", id_list(events)])
        return {
            event: json.dumps(self._reader.json(extra), ensure_ascii=False)
            for event, extra in self._reader.rows(sql)
        }

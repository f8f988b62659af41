"""What is empty in a place, an actor or a source that was there already, filled in.

What somebody has written stays: a dataset is one voice among others.
"""

from collections.abc import Mapping
from typing import Any

from chronology.dates import FuzzyDate
from chronology.formats.dataset.record import Actor, Place, Source
from chronology.formats.rows.tables import Row
from chronology.formats.rows.writing import update_rows
from chronology.model import Actor as ActorRow
from chronology.model import Place as PlaceRow
from chronology.model import Source as SourceRow
from chronology.model.stored_dates import to_columns
from chronology.store.unit import UnitOfWork
from chronology.text import fold

_MODELS = {"place": PlaceRow, "actor": ActorRow, "source": SourceRow}


class Fills:
    """Collects what is filled in, and writes it.

    Args:
        unit: the unit of work.
    """

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._wanted: dict[str, dict[int, Row]] = {table: {} for table in _MODELS}

    def add(self, table: str, row: Row, values: Mapping[str, Any]) -> None:
        """Take down the ``values`` of a row's columns, to be written where it has none."""
        missing = {
            name: value
            for name, value in values.items()
            if value is not None and row[name] is None and name != "extra" and not _taken(row, name)
        }
        extra = {**(values["extra"] or {}), **(row["extra"] or {})}
        if extra != (row["extra"] or {}):
            missing["extra"] = extra
        if missing:
            # A second object of the same name finds what the first has filled in.
            row.update(missing)
            self._wanted[table].setdefault(row["id"], {}).update(missing)

    def write(self) -> dict[str, int]:
        """Write it all, and return how many rows of which kind that changed."""
        counts = {}
        for table, rows in self._wanted.items():
            if rows:
                counts[table] = len(rows)
                update_rows(self._unit, _MODELS[table], rows)
                rows.clear()
        return counts


def _taken(row: Row, name: str) -> bool:
    """Return whether what the column belongs to is spoken of already."""
    if name == "radius_m":
        # A radius belongs to the coordinates that it came with.
        return row["latitude"] is not None
    return row.get(f"{name.partition('_')[0]}_text") is not None


def place_values(place: Place) -> Row:
    """Return the columns of a place that may be filled in."""
    return {
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_m": place.radius_m,
        "description": place.description,
        "extra": dict(place.extra) or None,
    }


def actor_values(actor: Actor) -> Row:
    """Return the columns of an actor that may be filled in."""
    extra = dict(actor.extra)
    if actor.key is not None:
        extra["key"] = actor.key
    return {
        "description": actor.description,
        **date_values("born", actor.born),
        **date_values("died", actor.died),
        "extra": extra or None,
    }


def source_values(source: Source) -> Row:
    """Return the columns of a source that may be filled in."""
    return {
        "title": source.title,
        "title_folded": None if source.title is None else fold(source.title),
        "author": source.author,
        "publisher": source.publisher,
        **date_values("published", source.published),
        "url": source.url,
        "archived_url": source.archived_url,
        "language": source.language,
        "kind": source.kind,
        "reliability": source.reliability,
        "note": source.note,
        "extra": dict(source.extra) or None,
    }


def date_values(prefix: str, date: FuzzyDate | None) -> Row:
    """Return the columns of a date, all None where there is none."""
    return to_columns(prefix, date)

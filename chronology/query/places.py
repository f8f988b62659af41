"""Places with their way up the gazetteer."""

from collections.abc import Iterable

from chronology.query.statement import id_list
from chronology.query.views import PlaceView
from chronology.store.reader import Reader

_UP = (
    "WITH RECURSIVE up(id) AS (SELECT id FROM place WHERE id IN",
    (
        "UNION SELECT p.parent_id FROM place AS p JOIN up ON p.id = up.id"
        " WHERE p.parent_id IS NOT NULL)"
        " SELECT p.id, p.name, p.parent_id, p.country, p.latitude, p.longitude"
        " FROM place AS p JOIN up ON p.id = up.id"
    ),
)


class Gazetteer:
    """Reads places when they are first asked for, with everything above them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._rows: dict[int, tuple[str, int | None, str | None, float | None, float | None]] = {}
        self._views: dict[int, PlaceView] = {}

    def load(self, ids: Iterable[int]) -> None:
        """Read those of ``ids`` that are not known yet, in one query."""
        missing = {number for number in ids if number not in self._rows}
        if not missing:
            return
        for row in self._reader.rows(" ".join([_UP[0], id_list(sorted(missing)), _UP[1]])):
            self._rows[row[0]] = row[1:]

    def view(self, number: int) -> PlaceView:
        """Return the place of an id that has been loaded."""
        found = self._views.get(number)
        if found is None:
            found = self._views[number] = self._make(number)
        return found

    def _make(self, number: int) -> PlaceView:
        name, _, _, latitude, longitude = self._rows[number]
        path: list[str] = []
        country: str | None = None
        seen: set[int] = set()
        at: int | None = number
        while at is not None and at not in seen:
            seen.add(at)
            above, parent, code, _, _ = self._rows[at]
            path.append(above)
            country = country or code
            at = parent
        return PlaceView(number, name, tuple(reversed(path)), country, latitude, longitude)

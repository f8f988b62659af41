"""Where, as ACLED has it: nested regions, a named location, how closely it is known."""

from collections.abc import Callable
from typing import NamedTuple

from chronology.formats.conflict.cells import coordinates, one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.places import NAMED_PLACE_M, Gazetteer, point
from chronology.formats.dataset.record import Located, Place

#: How far off the coordinates may be, in metres, by ``geo_precision``; docs/formats/acled.md
#: gives the reason of each.
RADIUS_M = {"1": NAMED_PLACE_M, "2": 25_000.0, "3": 150_000.0}

#: States that were larger when the dataset begins: in 1997 in Africa, later elsewhere.
_LARGER = frozenset({"Sudan"})


class Cells(NamedTuple):
    """The columns that say where."""

    country: str
    admin1: str
    admin2: str
    admin3: str
    location: str
    latitude: str
    longitude: str
    geo_precision: str
    region: str
    iso: str


class Where(NamedTuple):
    """The places of a row, and the name that its title gives to where it was."""

    places: tuple[Located, ...]
    label: str


def places_of(columns: Columns) -> Callable[[list[str]], Where]:
    """Return what gives the place of a row."""
    return columns.once(Cells._fields, _Places().of)


class _Places:
    def __init__(self) -> None:
        self._gazetteer = Gazetteer(_LARGER)
        self._around: dict[tuple[object, ...], Place] = {}

    def of(self, *cells: str) -> Where:
        said = Cells(*cells)
        country, *admins, location = map(one_line, cells[:5])
        at = coordinates(said.latitude, said.longitude)
        state = {"region": said.region, "iso": said.iso}
        self._gazetteer.region(country, extra={key: cell for key, cell in state.items() if cell})
        around = self._gazetteer.region(country, *admins)
        name = location or (f"{said.latitude}, {said.longitude}" if at else "")
        if not name:
            return Where((Located(around),) if around else (), around.name if around else "")
        radius = RADIUS_M.get(said.geo_precision)
        if said.geo_precision == "2" and at:
            place = point(f"around {name}", self._named(name, around, at), at, radius)
        elif said.geo_precision == "3" and at:
            # The point is a town that stands for its region, which alone is known.
            region = self._gazetteer.region(country, admins[0])
            place = point(f"somewhere in the region of {name}", region, at, radius)
        else:
            place = point(name, around, at, radius)
        return Where((Located(place),), location or country or name)

    def _named(self, name: str, around: Place | None, at: tuple[float, float]) -> Place:
        key = (name, around, at)
        found = self._around.get(key)
        if found is None:
            found = self._around[key] = point(name, around, at, NAMED_PLACE_M)
        return found

"""Where, as GTD has it: country, province, city, and what its coordinates stand for."""

from collections.abc import Callable
from typing import NamedTuple

from chronology.formats.conflict.cells import coordinates
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.places import NAMED_PLACE_M, Gazetteer, point
from chronology.formats.dataset.record import Located, Place
from chronology.formats.gtd.codes import is_set, known

#: How far off the coordinates may be, in metres, by ``specificity``;
#: docs/formats/gtd.md gives the reason of each. 5 has no coordinates.
RADIUS_M = {"1": NAMED_PLACE_M, "2": 50_000.0, "3": 50_000.0, "4": 150_000.0}
_AROUND_M = 25_000.0

#: States that were larger when the dataset begins, in 1970.
_LARGER = frozenset({"Sudan", "Ethiopia", "Indonesia", "Pakistan"})


class Cells(NamedTuple):
    """The columns that say where."""

    country_txt: str
    provstate: str
    city: str
    latitude: str
    longitude: str
    specificity: str
    vicinity: str
    region_txt: str


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

    def of(self, *cells: str) -> Where:
        said = Cells(*cells)
        country, province, city = map(known, cells[:3])
        at = coordinates(said.latitude, said.longitude)
        extra = {"region_txt": said.region_txt} if said.region_txt else {}
        self._gazetteer.region(country, extra=extra)
        around = self._gazetteer.region(country, province)
        label = ", ".join(filter(None, (city or province, country)))
        place = self._place(said, city, around, at)
        return Where((Located(place),) if place else (), label)

    def _place(
        self, said: Cells, city: str, around: Place | None, at: tuple[float, float] | None
    ) -> Place | None:
        specificity = said.specificity.removesuffix(".0")
        radius = RADIUS_M.get(specificity)
        name = city or (around.name if around else "")
        if at is None:
            return point(city, around, None, None) if city else around
        if not name:
            return point(f"{said.latitude}, {said.longitude}", None, at, radius)
        if specificity in {"3", "4"} or not city:
            # The point is the middle of a region.
            inside = point(city, around, None, None) if city and specificity != "4" else around
            return point(f"somewhere in {inside.name if inside else name}", inside, at, radius)
        named = point(city, around, at, radius)
        if is_set(said.vicinity):
            return point(f"around {city}", named, at, max(radius or 0.0, _AROUND_M))
        return named

"""Where the action was, as GDELT has it: a name from the smallest outward, and a centroid."""

from chronology.formats.conflict.cells import coordinates, one_line
from chronology.formats.conflict.places import NAMED_PLACE_M, Gazetteer, point
from chronology.formats.dataset.record import Located, Place

#: How far off the coordinates may be, in metres, by ``ActionGeo_Type``: those of a
#: settlement or landmark are those of its middle; those of a state or a country stand
#: for all of it. The figures are ours, the same as for other datasets.
RADIUS_M = {
    "1": 500_000.0,
    "2": 150_000.0,
    "3": NAMED_PLACE_M,
    "4": NAMED_PLACE_M,
    "5": 150_000.0,
}
_CITIES = ("3", "4")


class Places:
    """Makes the places of one file."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer()

    def of(self, kind: str, name: str, *at: str) -> tuple[Located, ...]:
        """Return where an action was.

        Args:
            kind: 1 a country, 2 a state of the United States, 3 a city there, 4 a city
                elsewhere, 5 a state or province elsewhere.
            name: "Town, Province, Country"; "Province, Country"; "Country".
            at: latitude and longitude.

        Raises:
            RowError: the coordinates are none.
        """
        where = coordinates(*at)
        path = [part for part in map(str.strip, one_line(name).split(",")) if part][::-1]
        if not path:
            return ()
        radius = RADIUS_M.get(kind)
        if kind in _CITIES and len(path) > 1:
            around = self._gazetteer.region(*path[:-1])
            return (Located(self._at(path[-1], around, where, radius)),)
        region = self._gazetteer.region(*path)
        if where is None and region is not None:
            return (Located(region),)
        return (Located(self._at(f"somewhere in {path[-1]}", region, where, radius)),)

    @staticmethod
    def _at(
        name: str, parent: Place | None, at: tuple[float, float] | None, radius: float | None
    ) -> Place:
        return point(name, parent, at, radius)

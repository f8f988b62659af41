"""Where, as GED has it: regions, a named point, and how closely that is known."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chronology.formats.conflict.cells import coordinates, one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.places import NAMED_PLACE_M, Gazetteer, point
from chronology.formats.dataset.record import Located, Place


class Cells(NamedTuple):
    """The columns that say where, by the names that GED gives them."""

    country: str
    adm_1: str
    adm_2: str
    where_coordinates: str
    latitude: str
    longitude: str
    where_prec: str
    country_id: str
    region: str
    priogrid_gid: str


#: How far off the coordinates may be, in metres, by ``where_prec``. The codebook says
#: what the point stands for, not how far that reaches; the figures are ours, and
#: docs/formats/ucdp.md gives the reason of each.
RADIUS_M = {
    "1": NAMED_PLACE_M,
    "2": 25_000.0,
    "3": 50_000.0,
    "4": 150_000.0,
    "5": 150_000.0,
    "6": 500_000.0,
    "7": 500_000.0,
}

#: Before the name of what the point only stands for. A part of a country (5) and the
#: sea or the air (7) have names of their own.
_VAGUELY = {"2": "around", "3": "somewhere in", "4": "somewhere in", "6": "somewhere in"}

#: States that were larger when the dataset begins, in 1989.
_LARGER = frozenset(
    {"Ethiopia", "Indonesia", "Russia (Soviet Union)", "Serbia (Yugoslavia)", "Sudan", "Yugoslavia"}
)


class Where(NamedTuple):
    """The places of a row, and the name that its title gives to where it was."""

    places: tuple[Located, ...]
    label: str
    warnings: tuple[tuple[str, str], ...] = ()


def places_of(columns: Columns) -> Callable[[list[str]], Where]:
    """Return what gives the place of a row."""
    return columns.once(Cells._fields, _Places().of)


class _Places:
    def __init__(self) -> None:
        self._gazetteer = Gazetteer(_LARGER)
        self._named: dict[tuple[object, ...], Place] = {}

    def of(self, *cells: str) -> Where:
        said = Cells(*cells)
        country, adm_1, adm_2, where = map(one_line, cells[:4])
        at = coordinates(said.latitude, said.longitude)
        state = {"country_id": said.country_id, "region": said.region}
        self._gazetteer.region(country, extra={key: cell for key, cell in state.items() if cell})
        around = self._gazetteer.region(country, adm_1, adm_2)
        name = where or (f"{said.latitude}, {said.longitude}" if at else "")
        if not name:
            return Where((Located(around),) if around else (), around.name if around else "")
        extra: dict[str, object] = {"priogrid_gid": said.priogrid_gid} if said.priogrid_gid else {}
        place = self._point(name, around, at, said.where_prec, extra)
        odd = said.where_prec and said.where_prec not in RADIUS_M
        return Where(
            (Located(place),),
            where or country or name,
            (("unknown precision of a place", f"where_prec {said.where_prec}"),) if odd else (),
        )

    def _point(
        self,
        name: str,
        around: Place | None,
        at: tuple[float, float] | None,
        precision: str,
        extra: Mapping[str, object],
    ) -> Place:
        """Return the point of a row: the named place itself, or one that lies around or in it."""
        radius = RADIUS_M.get(precision)
        vaguely = _VAGUELY.get(precision)
        if vaguely is None or at is None:
            return point(name, around, at, radius, extra)
        inside = around
        if around is None or around.name != name:
            # What it is around is a point too; what it is somewhere in is a region.
            key = (name, around, at if precision == "2" else None)
            inside = self._named.get(key)
            if inside is None:
                inside = self._named[key] = point(name, around, key[2], NAMED_PLACE_M, extra)
        return point(f"{vaguely} {name}", inside, at, radius, extra)

"""Places of a conflict dataset: a gazetteer of regions, and points that lie in them.

The same point is coded now as exact, now as "somewhere around". Those are two
places: the named one, and one around it that lies in it, with a radius of its
own. A search for the town finds both, and neither lends the other its precision.
"""

from collections.abc import Mapping

from chronology.formats.conflict.countries import code_of
from chronology.formats.dataset.record import NOTHING, Place

#: What the coordinates of a settlement leave open, in metres: they are those of its
#: middle, and few villages and towns reach further than this from it.
NAMED_PLACE_M = 5_000.0


class Gazetteer:
    """The regions of one file, each made once.

    Args:
        uncertain: names of countries that have no code in this dataset although
            another may give them one.
    """

    def __init__(self, uncertain: frozenset[str] = frozenset()) -> None:
        self._regions: dict[tuple[str, ...], Place] = {}
        self._uncertain = uncertain

    def region(self, *names: str, extra: Mapping[str, object] | None = None) -> Place | None:
        """Return the innermost of nested regions, the country first; blank names are skipped.

        ``extra`` is what the dataset says of it besides. None where all are blank.
        """
        while names and not names[-1]:
            names = names[:-1]
        if not names:
            return None
        found = self._regions.get(names)
        if found is None:
            parent = self.region(*names[:-1])
            country = None
            if len(names) == 1 and names[0] not in self._uncertain:
                country = code_of(names[0])
            found = Place(names[-1], parent, country, extra=extra or NOTHING)
            self._regions[names] = found
        return found


def point(
    name: str,
    parent: Place | None,
    at: tuple[float, float] | None,
    radius_m: float | None,
    extra: Mapping[str, object] | None = None,
) -> Place:
    """Return a place known by its name, by where it lies and by its coordinates."""
    if at is None:
        return Place(name, parent, extra=extra or NOTHING)
    north, east = at
    kept = extra or NOTHING
    return Place(name, parent, None, north, east, radius_m, pinned=True, extra=kept)

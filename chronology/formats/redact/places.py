"""Which places are left out, and what stands for those that are made coarser."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from chronology.formats.redact.grid import square_of
from chronology.formats.redact.matching import Names
from chronology.formats.redact.profile import Profile
from chronology.formats.redact.selecting import named
from chronology.store.reader import Reader

_SQL: Final = (
    "SELECT id, name, parent_id, country, latitude, longitude, radius_m FROM place ORDER BY id"
)


class _Row(NamedTuple):
    name: str
    parent: int | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_m: float | None


class Area(NamedTuple):
    """A place that is made for an export: a square, or a country by its code."""

    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None


#: What stands for a place: another by its id, an area, or nothing.
Instead = int | Area | None


class Places:
    """What becomes of each place.

    Args:
        reader: the chronology.
        profile: what is withheld.
        used: the ids of the places that the events of the export name.
        above: those of events alone that do not go out.

    Attributes:
        instead: by id, what stands for each place of the export.
        coarsened: ids of those for which another stands.
        withheld: ids of those that are left out.
    """

    def __init__(
        self, reader: Reader, profile: Profile, used: Collection[int], above: Collection[int]
    ) -> None:
        self._reader = reader
        self._rows = {row[0]: _Row(*row[1:]) for row in reader.rows(_SQL)}
        self._to = profile.places_to
        self._around = {row.parent for row in self._rows.values() if row.parent is not None}
        around = {one for number in used for one in self._above(number)}
        self._out = self._within(named(reader, "place", profile.places_withheld))
        self._out |= set(above) - around
        self._moved = self._to_be_moved(reader, profile) - self._out
        self.instead: dict[int, Instead] = {number: self._target(number) for number in used}
        self.withheld = {number for number, instead in self.instead.items() if instead is None}
        self.coarsened = {
            number
            for number, instead in self.instead.items()
            if instead is not None and instead != number
        }

    def parent(self, number: int) -> int | None:
        """Return the nearest place around one that goes out under its own name."""
        return next(
            (one for one in self._above(number) if one not in self._out | self._moved), None
        )

    def hide(self, names: Names) -> None:
        """Have the names of those be looked for that do not go out."""
        aliases = self._reader.fetch("SELECT place_id, name FROM place_name")
        every = [(number, row.name) for number, row in self._rows.items()] + list(aliases)
        hidden = self._out | self._moved
        shown = {one for number in self.instead for one in (number, *self._above(number))}
        for number, name in every:
            if number in hidden:
                names.hide(name)
        for number, name in every:
            if number in shown and number not in hidden:
                names.allow(name)

    def _to_be_moved(self, reader: Reader, profile: Profile) -> set[int]:
        """Return the ids of the places that are made coarser."""
        if profile.places_to is None:
            return set()
        if profile.places_only:
            return self._within(named(reader, "place", profile.places_only))
        if profile.places_to == "parent":
            return self._rows.keys() - self._around
        return {number for number in self._rows if not self._is_wide(number)}

    def _is_wide(self, number: int) -> bool:
        """Return whether a place is as coarse as is asked for."""
        row = self._rows[number]
        if row.parent is None and number in self._around:
            return True
        return (
            isinstance(self._to, float)
            and row.radius_m is not None
            and row.radius_m >= self._to * 1000
        )

    def _target(self, number: int) -> Instead:
        if number in self._out:
            return None
        if number not in self._moved:
            return number
        row = self._rows[number]
        if isinstance(self._to, float) and row.latitude is not None and row.longitude is not None:
            return self._square(number, row.latitude, row.longitude, self._to)
        around = self.parent(number)
        if self._to == "country":
            return self._country(number, around)
        return around

    def _square(self, number: int, latitude: float, longitude: float, radius_km: float) -> Area:
        square = square_of(latitude, longitude, radius_km)
        # A point that is itself known to a radius only may lie in the next square.
        said = radius_km if not self._rows[number].radius_m else 2 * radius_km
        lat = f"{abs(square.latitude):.2f}° {'S' if square.latitude < 0 else 'N'}"
        lon = f"{abs(square.longitude):.2f}° {'W' if square.longitude < 0 else 'E'}"
        code = self._code(number)
        # A square may lie on a border, and is then two places.
        name = f"Within {said:g} km of {lat}, {lon}{f' ({code})' if code else ''}"
        return Area(name, code, *square, said * 1000)

    def _country(self, number: int, around: int | None) -> Instead:
        """Return the outermost place around one, or its country by its code."""
        outermost = around
        while outermost is not None and (wider := self.parent(outermost)) is not None:
            outermost = wider
        if outermost is not None:
            return outermost
        code = self._code(number)
        return None if code is None else Area(code, code)

    def _code(self, number: int) -> str | None:
        codes = (self._rows[one].country for one in (number, *self._above(number)))
        return next((code for code in codes if code), None)

    def _above(self, number: int) -> Iterator[int]:
        """Yield the places that one lies in, nearest first."""
        seen = {number}
        at = self._rows[number].parent
        while at is not None and at in self._rows and at not in seen:
            yield at
            seen.add(at)
            at = self._rows[at].parent

    def _within(self, numbers: set[int]) -> set[int]:
        """Return these places and all that lie within them."""
        return {
            one for one in self._rows if one in numbers or not numbers.isdisjoint(self._above(one))
        }

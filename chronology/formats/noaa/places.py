"""Where an earthquake was: ``COUNTRY:  REGION:  TOWN``, and its epicentre."""

from chronology.formats.conflict.cells import coordinates, one_line
from chronology.formats.conflict.countries import code_of
from chronology.formats.dataset.record import Located, Place
from chronology.text import fold

#: What the publisher writes of the United States instead of the country. Georgia is not
#: among them: it writes so of the country in the Caucasus.
_STATES = frozenset(
    fold(name)
    for line in (
        "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida",
        "Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland",
        "Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada",
        "New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio",
        "Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee",
        "Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming",
        "Alaska Peninsula, Hawaiian Islands",
    )
    for name in line.split(", ")
)
_UNITED_STATES = frozenset({"usa", "united states"})


class Places:
    """Makes the places of one file, each once."""

    def __init__(self) -> None:
        self._regions: dict[tuple[str, ...], Place] = {}

    def of(
        self, location: str, country: str, state: str, latitude: str, longitude: str
    ) -> tuple[Located, ...]:
        """Return the epicentre, within the regions that the location names.

        Raises:
            RowError: the coordinates are none.
        """
        at = coordinates(latitude, longitude)
        path = self._path(one_line(location), one_line(country), one_line(state))
        if at is None:
            region = self._region(path)
            return (Located(region),) if region is not None else ()
        # A location that names several countries lies in none of them.
        name = path[-1] if path else "epicentre"
        parent = self._region(path[:-1])
        if len(path) == 1 and parent is None and ";" not in name:
            # Nothing but the country is named: the epicentre is a point within it.
            parent, name = self._region(path), f"epicentre, {name}"
        found = Place(name, parent, latitude=at[0], longitude=at[1], pinned=True)
        return (Located(found),)

    @staticmethod
    def _path(location: str, country: str, state: str) -> tuple[str, ...]:
        if ";" in location:
            return (location,)
        names = [part.strip() for part in location.split(":") if part.strip()]
        if names and fold(names[0]) in _STATES:
            names.insert(0, "USA")
        elif country and (not names or fold(names[0]) != fold(country)):
            names.insert(0, country)
        if state and names and fold(names[0]) in _UNITED_STATES and len(names) == 1:
            names.append(state)
        return tuple(names)

    def _region(self, path: tuple[str, ...]) -> Place | None:
        if not path:
            return None
        found = self._regions.get(path)
        if found is None:
            code = None
            if len(path) == 1:
                code = "US" if fold(path[0]) in _UNITED_STATES else code_of(path[0])
            found = self._regions[path] = Place(path[-1], self._region(path[:-1]), code)
        return found

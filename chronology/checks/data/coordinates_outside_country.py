"""Places whose coordinates lie outside the country that they are in."""

from collections.abc import Iterable, Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.data.countries import outside_km
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.query.evidence import Facts, Place
from chronology.query.screens import Spot, events_at, spots
from chronology.store.reader import Reader

#: Twice the 12 nautical miles of a territorial sea (Convention on the Law of the
#: Sea, article 3), and some for the tenths of a degree to which countries are known.
_MARGIN_KM = 50.0


def _find(facts: Facts) -> Iterator[Finding]:
    places = facts.places if facts.scope is None else _around(facts, facts.scope)
    found = {}
    for place in places.values():
        away = _outside_km(place)
        if away is not None and away > _MARGIN_KM:
            found[place.id] = away
    if found:
        events = _events_at(facts, found)
        for number, away in found.items():
            yield _finding(facts.places[number], away, events.get(number, ()))


def _around(facts: Facts, scope: frozenset[int]) -> dict[int, Place]:
    """Return the places of the events in question."""
    numbers = {
        use.place for event in scope if event in facts.events for use in facts.events[event].places
    }
    return {number: facts.places[number] for number in numbers}


def _astray(reader: Reader) -> Iterable[int]:
    """Return the events at places outside their country."""
    places = [spot.place for spot in spots(reader) if (_outside_km(spot) or 0.0) > _MARGIN_KM]
    return events_at(reader, places)


def _outside_km(place: Place | Spot) -> float | None:
    """Return the kilometres, less its radius, by which a place misses its country."""
    if place.country is None or place.latitude is None or place.longitude is None:
        return None
    away = outside_km(place.country, place.latitude, place.longitude)
    return None if away is None else away - (place.radius_m or 0) / 1000


def _events_at(facts: Facts, wanted: dict[int, float]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for event in facts.events.values():
        for use in event.places:
            if use.place in wanted:
                found[use.place] = (*found.get(use.place, ()), event.id)
    return found


def _finding(place: Place, away: float, events: tuple[int, ...]) -> Finding:
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    radius = f", give or take {place.radius_m / 1000:g} km" if place.radius_m else ""
    turned = _turned(place)
    hint = (f"The other way round, {turned}, they would lie in it.",) if turned else ()
    fix = (f"chronology place edit {place.id} --at {turned}",) if turned else ()
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CERTAIN,
        severity=Severity.ERROR,
        explanation=(
            f"{place.name} is placed at {latitude:g},{longitude:g}{radius}.",
            f"Its country is {place.country}, its own or that of a place around it.",
            *hint,
            f"therefore it would lie at least {away:.0f} km outside {place.country}.",
        ),
        claims=(_claim(place),),
        events=tuple(sorted(set(events))),
        remedies=(
            *fix,
            f'chronology place edit {place.id} --at "…"',
            f'chronology place edit {place.id} --country "…"',
        ),
    )


def _turned(place: Place) -> str:
    """Return the coordinates that lie in the country after all, exchanged or of another sign."""
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    ways = ((longitude, latitude), (latitude, -longitude), (-latitude, longitude))
    for north, east in ways:
        if abs(north) <= 90 and place.country and outside_km(place.country, north, east) == 0:
            return f"{north:g},{east:g}"
    return ""


def _claim(place: Place) -> Claim:
    figures = (place.latitude, place.longitude, place.radius_m)
    values = (place.country, *(None if figure is None else repr(figure) for figure in figures))
    return Claim("place", place.id, place.uuid, values)


CHECK = Check(
    id="coordinates-outside-country",
    why="A place on the wrong side of the world makes every distance from it wrong.",
    tier=Tier.DATA,
    find=_find,
    compares=(
        "the coordinates of each place with how far its country reaches, its own or that of the"
        " nearest place around it that names one. Countries are boxes of longitude and latitude,"
        " several where they lie scattered, with their dependencies and whatever more than one"
        " state claims (Natural Earth, public domain); inside a box nothing is said"
    ),
    certain=(
        "the whole circle of its uncertainty lies more than 50 km outside: beyond any coast's"
        " territorial sea"
    ),
    screens=(_astray,),
    quiet="Correct the coordinates or the country: `chronology place edit ID --at LAT,LON`.",
    example=(
        "Urfa is placed at 38.79,37.16.",
        "Its country is SY, its own or that of a place around it.",
        "The other way round, 37.16,38.79, they would lie in it.",
        "therefore it would lie at least 155 km outside SY.",
    ),
)

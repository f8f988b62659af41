"""An invented conflict dataset of any size, in the columns of a UCDP GED extract, as a CSV file.

It has as many places and groups to an event as such files have, figures of which
a few are out of order, and no sources. The same at every run.
"""

import csv
import random
from pathlib import Path
from typing import Final

#: As many as the global file of 1989 to 2018 has.
EVENTS: Final = 176_579

#: How many rows have a best figure above the highest.
DISORDERLY: Final = 1_000

_HEADER: Final = (
    "id", "year", "month", "day", "country", "type_of_violence", "conflict_name", "side_a",
    "side_b", "latitude", "longitude", "low_death", "best_death", "high_death",
)  # fmt: skip

#: Countries, each with a point in it that invented places lie around.
_COUNTRIES: Final = (
    ("Syria", 35.0, 38.5), ("Iraq", 33.0, 43.5), ("Afghanistan", 34.0, 66.0),
    ("Colombia", 4.0, -73.0), ("Sudan", 15.0, 30.0), ("India", 22.0, 79.0),
)  # fmt: skip
_KINDS: Final = ("State-based violence", "Non-state violence", "One-sided violence")
_EVERY: Final = EVENTS // DISORDERLY
_PLACES: Final = 33_000
_GROUPS: Final = 1_300


def write_rows(path: Path, count: int = EVENTS) -> None:
    """Write ``count`` invented rows."""
    chance = random.Random(19890101)  # noqa: S311 - invented data, nothing secret
    places = [_place(chance) for _ in range(max(1, _PLACES * count // EVENTS))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(count):
            country, *point = chance.choice(places)
            low = chance.randint(1, 20)
            best = low + chance.randrange(5)
            high = best + chance.randrange(9)
            if number % _EVERY == 0 and number < DISORDERLY * _EVERY:
                high = best - 1
            when = (chance.randint(1989, 2018), chance.randint(1, 12), chance.randint(1, 28))
            side = f"Invented group {chance.randrange(_GROUPS)}"
            who = (f"{country}: Government", f"Government of {country}", side)
            writer.writerow(
                [number + 1, *when, country, chance.choice(_KINDS), *who, *point, low, best, high]
            )


def _place(chance: random.Random) -> tuple[str, float, float]:
    country, latitude, longitude = chance.choice(_COUNTRIES)
    return (
        country,
        round(latitude + chance.uniform(-1, 1), 5),
        round(longitude + chance.uniform(-1, 1), 5),
    )

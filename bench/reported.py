"""Invented rows in the two layouts of UCDP's event dataset that are most met, the same at every run.

The extract has fourteen columns, the edition forty-one, headlines of its sources
among them. Who, where and how often are invented; how much is said again and again,
a day, a town, a pair of sides, is as in datasets of this kind.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

EXTRACT: Final = (
    *("id", "year", "month", "day", "country", "type_of_violence", "conflict_name"),
    *("side_a", "side_b", "latitude", "longitude", "low_death", "best_death", "high_death"),
)
EDITION: Final = (
    *("id", "year", "active_year", "type_of_violence", "conflict_new_id", "conflict_name"),
    *("dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id", "gwnob", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude"),
    *("longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b"),
    *("deaths_civilians", "deaths_unknown", "low", "best", "high"),
)

_COUNTRY, _SIDE_B = EXTRACT.index("country"), EXTRACT.index("side_b")

_COUNTRIES: Final = 110
_TOWNS: Final = 60_000
_DYADS: Final = 1_400
_EACH: Final = _TOWNS // _DYADS
_OFFICES: Final = ("Harbour News", "Wire One", "Daily Ledger", "Observers’ Network")
_KINDS: Final = ("State-based violence", "Non-state violence", "One-sided violence")


def write_extract(path: Path, count: int) -> None:
    """Write ``count`` rows of the fourteen columns, one land and one conflict after another."""
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    rows = [_extract(number, chance) for number in range(1, count + 1)]
    rows.sort(key=lambda row: (row[_COUNTRY], row[_SIDE_B]))
    # Three ids of four are followed by a higher one, as in a file kept by many hands.
    ids = (2 * (nth - nth % 4 + (2, 0, 1, 3)[nth % 4]) + 1000 for nth in range(count))
    _write(path, EXTRACT, ((number, *row[1:]) for number, row in zip(ids, rows, strict=True)))


def write_edition(path: Path, count: int) -> None:
    """Write ``count`` rows of the forty-one columns."""
    chance = random.Random(20170101)  # noqa: S311 - invented data, nothing secret
    _write(path, EDITION, (_edition(number, chance) for number in range(1, count + 1)))


def _write(path: Path, header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _extract(number: int, chance: random.Random) -> tuple[object, ...]:
    dyad = int(_DYADS * chance.random() ** 3) * 31 % _DYADS
    # Each pair of sides fights in towns of its own, most often in a few of them.
    town = dyad * _TOWNS // _DYADS + int(_EACH * chance.random() ** 2)
    land = dyad % _COUNTRIES
    best = int(chance.paretovariate(0.9)) - 1
    return (
        *(number, 1989 + number % 28, chance.randint(1, 12), chance.randint(1, 28)),
        *(f"Land {land}", _KINDS[dyad % 3], f"Land {land}: Government"),
        *(f"Government of Land {land}", f"Front {dyad}"),
        *(f"{town % 120 - 60}.{town:06d}", f"{town % 300 - 150}.{town * 3:06d}"),
        *(best, best, best + (number % 5 == 0)),
    )


def _edition(number: int, chance: random.Random) -> tuple[object, ...]:
    town = int(3_000 * chance.random() ** 2) * 1009 % 3_000
    front, office = chance.randrange(9), _OFFICES[chance.randrange(4)]
    day = f"2016-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    headline = (
        f"{_opening(chance)} reported near Town {town}, residents and monitors say ({number})"
    )
    north, east = f"{34 + town % 300 / 100:.6f}", f"{36 + town % 500 / 100:.6f}"
    dead = [chance.randrange(4) for _ in range(4)]
    total = sum(dead)
    return (
        *(number + 200_000, 2016, 1, 1, 900, "Land 1: Government", 11_000 + front),
        *(f"Government of Land 1 - Front {front}", 118, "Government of Land 1", 4_000 + front, ""),
        *(f"Front {front}", 1, f'"{office},{day},{headline}"', office, day, headline, office),
        *(chance.choice((1, 1, 1, 2, 3)), f"Town {town} town", f"Region {town % 14}"),
        *(f"District {town % 60}", north, east, f"POINT ({east} {north})", 180_000 + town % 90),
        *("Land 1", 999, "Middle East", 1, 1, day, day, *dead, total, total, total + number % 3),
    )


def _opening(chance: random.Random) -> str:
    """Return the first words of a headline."""
    return chance.choice(("Shelling", "Clashes", "An air strike", "An explosion", "Gunfire"))

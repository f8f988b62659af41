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

_COUNTRIES: Final = 110
_TOWNS: Final = 33_000
_DYADS: Final = 1_400
_OFFICES: Final = ("Harbour News", "Wire One", "Daily Ledger", "Observers’ Network")
_KINDS: Final = ("State-based violence", "Non-state violence", "One-sided violence")


def write_extract(path: Path, count: int) -> None:
    """Write ``count`` rows of the fourteen columns."""
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    _write(path, EXTRACT, (_extract(number, chance) for number in range(1, count + 1)))


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
    town = int(_TOWNS * chance.random() ** 2.5) * 7919 % _TOWNS
    dyad = int(_DYADS * chance.random() ** 3) * 31 % _DYADS
    best = int(chance.paretovariate(0.9)) - 1
    return (
        *(number * 2 + 1000, 1989 + number % 28, chance.randint(1, 12), chance.randint(1, 28)),
        *(f"Land {town % _COUNTRIES}", _KINDS[dyad % 3], f"Land {dyad % _COUNTRIES}: Government"),
        *(f"Government of Land {dyad % _COUNTRIES}", f"Front {dyad}"),
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

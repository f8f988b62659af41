"""A chronology of any size, as datasets and analysts leave one, written straight into its tables.

Places lie in regions and countries; an event has one or two places, two actors,
one or two sources, figures, now and then tags, what an import kept besides, and
in one of a hundred a rival claim. Most dates are days, some are months, ranges,
sets, words or lie before the year 1. Everything is the same at every run.
"""

import random
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Final

from bench.harness import BIN
from chronology.dates import FuzzyDate
from chronology.dates.reading import parse
from chronology.model.stored_dates import COLUMNS, to_columns

AT: Final = "2026-01-01T00:00:00Z"
COUNTRIES: Final = 40
REGIONS: Final = 400
TOWNS: Final = 4_000
ACTORS: Final = 800
SOURCES: Final = 1_200
TAGS: Final = 30

#: The words of the events were written behind the back of what finds them.
_SEARCH: Final = "INSERT INTO event_search (event_search) VALUES ('rebuild')"
_KINDS: Final = ("clash", "air strike", "arrest", "protest", "shelling", "abduction")
_MONTHS: Final = ("January", "February", "March", "June", "October", "December")


def write_database(path: Path, events: int) -> None:
    """Make a chronology of ``events`` events in the file at ``path``."""
    subprocess.run(
        [BIN / "chronology", "--db", path, "init"], check=True, stdout=subprocess.DEVNULL
    )
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN")
    made_again = _without_extras(connection)
    _write_entities(connection)
    _write_dates(connection)
    _write_events(connection, events)
    _write_children(connection, events)
    connection.executescript("; ".join(("BEGIN", *made_again, _SEARCH, "COMMIT", "ANALYZE")))
    connection.close()


def _without_extras(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes and triggers, and return what makes them again."""
    sql = (
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    )
    found = connection.execute(sql).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return [made for _, _, made in found]


def _write_entities(connection: sqlite3.Connection) -> None:
    _insert(connection, "dataset", 1, {"slug": "'invented'", "imported_at": f"'{AT}'"})
    for number, kind in enumerate(_KINDS, 1):
        name = {"name": f"'reported {kind}'", "name_folded": f"'reported {kind}'"}
        plain = {"occurs_once": "0", "single_holder": "0"}
        _insert(connection, "category", 1, {**name, **plain}, first=100 + number)
    land = {**_named("Country"), "country": "printf('%c%c', 65 + i / 26, 65 + i % 26)"}
    _insert(connection, "place", COUNTRIES, land)
    regions = {**_named("Region"), "parent_id": f"i % {COUNTRIES} + 1"}
    _insert(connection, "place", REGIONS, regions, first=COUNTRIES + 1)
    towns = {
        **_named("Town"),
        "parent_id": f"{COUNTRIES} + i % {REGIONS} + 1",
        "latitude": "30 + i % 1000 / 100.0",
        "longitude": "35 + i % 777 / 77.0",
    }
    _insert(connection, "place", TOWNS, towns, first=COUNTRIES + REGIONS + 1)
    _insert(connection, "actor", ACTORS, {**_named("Forces of"), "kind": "'armed group'"})
    source = {"slug": "'report-' || i", "title": "'Report ' || i", "publisher": "'Agency'"}
    _insert(connection, "source", SOURCES, source)
    _insert(connection, "tag", TAGS, _named("tag"))


def _named(kind: str) -> dict[str, str]:
    name = f"printf('{kind} %d', i)"
    return {"name": name, "name_folded": f"lower({name})"}


def _dates() -> Iterator[FuzzyDate]:
    """Yield dates as they are worded; most of them days."""
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    years = range(1989, 2021)
    for year, month, day in product(years, range(1, 13), range(1, 29)):
        yield parse(f"{year}-{month:02d}-{day:02d}")
    for year, named in product(years, _MONTHS):
        yield parse(f"{named} {year}")
        yield parse(f"early {named} {year}")
        first, last = sorted(chance.sample(range(1, 29), 2))
        yield parse(f"between {first} {named} {year} and {last} {named} {year}")
        yield parse(f"from {first} {named} {year} to {last} {named} {year}")
    for year in range(50, 450):
        yield parse(f"{year} BC")
        yield parse(f"circa {year + 1500}")
    for year in years:
        yield parse(f"{year} or {year + 2}")
        yield parse(f"since {year}")


def _write_dates(connection: sqlite3.Connection) -> None:
    columns = [f"date_{name}" for name in COLUMNS]
    connection.execute(f"CREATE TEMP TABLE dates (i INTEGER PRIMARY KEY, {', '.join(columns)})")
    marks = ", ".join("?" for _ in columns)
    rows = (tuple(to_columns("date", date).values()) for date in _dates())
    connection.executemany(
        f"INSERT INTO dates ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - our own names
        rows,
    )


def _write_events(connection: sqlite3.Connection, events: int) -> None:
    long = "'Reported by residents, who spoke of \"several\" hits; details differ, figures too.'"
    title = (
        "'Forces of ' || (i % 800 + 1) || ' and forces of ' || (i * 7 % 800 + 1)"
        " || ', Town ' || (i % 4000 + 1) || ' (' || i || ')'"
    )
    held = connection.execute("SELECT count(*) FROM dates").fetchone()[0]
    date = {
        f"date_{name}": f"(SELECT date_{name} FROM dates AS d WHERE d.i = n.date)"  # noqa: S608 - our own names
        for name in COLUMNS
    }
    columns = {
        "title": title,
        "text_folded": f"lower({title})",
        "description": f"CASE WHEN i % 3 = 0 THEN {long} || ' No. ' || i END",
        "category_id": "100 + i % 6 + 1",
        "status": "CASE WHEN i % 50 = 0 THEN 'disputed' ELSE 'alleged' END",
        "handling": "'public'",
        "dataset_id": "1",
        "external_id": "'ged-' || i",
        "extra": """CASE WHEN i % 10 = 0 THEN '{"clarity": ' || (i % 3) || ', "code": "X"}' END""",
        **date,
    }
    _insert(connection, "event", events, columns, extra=f"i * 7919 % {held} + 1 AS date")


def _write_children(connection: sqlite3.Connection, events: int) -> None:
    town = f"{COUNTRIES + REGIONS} + i * 31 % {TOWNS} + 1"
    _insert(connection, "event_place", events, {"event_id": "i", "place_id": town, "role": "'at'"})
    further = {"event_id": "i * 20", "place_id": "1 + i % 40", "role": "'to'"}
    _insert(connection, "event_place", events // 20, further, first=events + 1)
    role = connection.execute("SELECT id FROM role ORDER BY id LIMIT 1").fetchone()[0]
    actor = f"i / 2 * (1 + 6 * (i % 2)) % {ACTORS} + 1"
    who = {"event_id": "i / 2 + 1", "actor_id": actor, "role_id": str(role)}
    _insert(connection, "participation", 2 * events, who, number="i - 1")
    cited = {"source_id": f"i * 13 % {SOURCES} + 1", "stance": "'supports'", "rank": "'normal'"}
    _insert(connection, "citation", events, {"event_id": "i", **cited})
    again = {"event_id": "i * 3", **cited, "source_id": f"i * 17 % {SOURCES} + 1"}
    _insert(connection, "citation", events // 3, again, first=events + 1)
    says = {
        f"says_{name}": f"(SELECT date_{name} FROM dates AS d WHERE d.i = n.i % 300 + 1)"  # noqa: S608 - our own names
        for name in COLUMNS
    }
    rival = {"event_id": "i * 100", **cited, "locator": "'p. ' || i", **says}
    _insert(connection, "citation", events // 100, rival, first=2 * events + 1)
    figures = {"low": "i % 5", "best": "i % 5 + 1", "high": "i % 5 + 3", "citation_id": "i"}
    _insert(connection, "measure", events, {"event_id": "i", "kind": "'killed'", **figures})
    tagged = {"event_id": "i * 4", "tag_id": f"i % {TAGS} + 1"}
    _insert(connection, "event_tag", events // 4, tagged)


def _insert(
    connection: sqlite3.Connection,
    table: str,
    count: int,
    columns: Mapping[str, str],
    *,
    first: int = 1,
    number: str = "i",
    extra: str = "NULL AS no_more",
) -> None:
    """Write rows numbered from ``first``, with what every table has.

    Args:
        connection: where to.
        table: which table.
        count: how many rows.
        columns: of each column its value in SQL, ``i`` running from 1.
        first: the id of the first row.
        number: what ``i`` is, of a number that runs from 1 and is called so.
        extra: a further column that the values may use.
    """
    kind = sum(map(ord, table))
    id_ = f"nth + {first - 1}"
    uuid = f"printf('%08x-0000-4000-8000-%012x', {kind}, {id_})"
    stamps = {"version": "1", "created_at": f"'{AT}'", "updated_at": f"'{AT}'"}
    whole = {"id": id_, "uuid": uuid, **stamps, **columns}
    connection.execute(
        "WITH RECURSIVE counted(nth, i) AS (SELECT 1, 1 UNION ALL"  # noqa: S608 - our own names
        f" SELECT nth + 1, nth + 1 FROM counted WHERE nth < {count}),"
        f" numbered AS (SELECT nth, {number} AS i FROM counted),"
        f" n AS (SELECT nth, i, {extra} FROM numbered)"
        f" INSERT INTO {table} ({', '.join(whole)}) SELECT {', '.join(whole.values())} FROM n"
    )

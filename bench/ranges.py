"""How long a question of a time takes in a chronology of millions.

Ten thousand, a million and five million invented events over thirty years: most
dated to the day, some to a month, a year, a decade, some without an end; 120
countries of regions and towns, actors of whom few are in very many events. What is
measured: the whole process against itself at another size, one page in this process
against DuckDB's scan of the same columns, and the page of a place, of an actor and
of a common word against the page of a year.
"""

import csv
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from bench.harness import BIN, Ratio, compare, report
from chronology.dates import parse_edtf
from chronology.dates.civil import DAY, seconds
from chronology.model.tiers import WIDTHS
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.query.pages import pages
from chronology.store.location import Location
from chronology.store.reader import open_reader

AT: Final = "2026-01-01T00:00:00Z"
COUNTRIES: Final = 120
REGIONS: Final = 10
TOWNS: Final = 20
ACTORS: Final = 5_000

#: The first day of the first event, and over how many days they are spread.
_FIRST: Final = seconds(1990)
_DAYS: Final = 30 * 365

_WORDS: Final = [
    "attack",
    "arrest",
    "shelling",
    "protest",
    "clash",
    "raid",
    "abduction",
    "strike",
    "explosion",
    "transfer",
    "release",
    "hearing",
    "meeting",
    "march",
    "ambush",
    "siege",
    "evacuation",
    "flood",
    "looting",
    "funeral",
]


def write_database(path: Path, events: int) -> None:
    """Make a chronology of ``events`` events in the file at ``path``."""
    subprocess.run(
        [BIN / "chronology", "--db", path, "init"], check=True, stdout=subprocess.DEVNULL
    )
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; BEGIN")
    made_again = _without_extras(connection)
    _write_entities(connection)
    _insert(connection, "event", events, _event())
    place = f"{_skewed(3, COUNTRIES)} * {REGIONS * TOWNS} + {_chance(4)} % {REGIONS * TOWNS}"
    town = f"{COUNTRIES * (1 + REGIONS)} + 1 + {place}"
    _insert_child(connection, "event_place", events, {"place_id": town, "role": "'at'"})
    actor = f"{_skewed(5, ACTORS)} + 1"
    _insert_child(connection, "participation", events, {"actor_id": actor, "role_id": "1"})
    connection.execute("INSERT INTO event_search (event_search) VALUES ('rebuild')")
    connection.executescript(
        "; ".join(("BEGIN", *made_again, "COMMIT", "PRAGMA journal_mode = DELETE"))
    )
    connection.close()


def _without_extras(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes and triggers, and return what makes them again."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return [made for _, _, made in found]


def _chance(salt: int) -> str:
    """Return a number in SQL as if by chance, the same at every run, another for each salt."""
    return f"(((i * {2_654_435_761 + salt * 14_737_574}) % 4294967296) / 97)"


def _skewed(salt: int, count: int) -> str:
    """Return a number below ``count`` in SQL, the smaller the likelier."""
    one, two = f"{_chance(salt)} % {count}", f"{_chance(salt + 50)} % {count}"
    return f"(({one}) * ({two}) / {count})"


def _write_entities(connection: sqlite3.Connection) -> None:
    regions, towns = COUNTRIES * REGIONS, COUNTRIES * REGIONS * TOWNS
    parent = (
        f"CASE WHEN i <= {COUNTRIES} THEN NULL"
        f" WHEN i <= {COUNTRIES + regions} THEN (i - {COUNTRIES + 1}) / {REGIONS} + 1"
        f" ELSE (i - {COUNTRIES + regions + 1}) / {TOWNS} + {COUNTRIES + 1} END"
    )
    places = COUNTRIES + regions + towns
    _insert(connection, "place", places, {**_named("place"), "parent_id": parent})
    _insert(connection, "actor", ACTORS, {**_named("actor"), "kind": "'armed group'"})


def _named(kind: str) -> dict[str, str]:
    name = f"printf('{kind} %06d', i)"
    return {"name": name, "name_folded": name}


def _event() -> dict[str, str]:
    """Return the columns of an event: of a hundred, 82 are of a day, one has no end."""
    tier = f"({_chance(1)} % 100)"
    width = (
        f"CASE WHEN {tier} < 82 THEN {DAY} WHEN {tier} < 93 THEN {30 * DAY}"
        f" WHEN {tier} < 98 THEN {365 * DAY} WHEN {tier} < 99 THEN {3652 * DAY}"
        f" ELSE 9223372036854775807 END"
    )
    begin = f"({_FIRST} + ({_chance(2)} % {_DAYS}) * {DAY})"
    end = f"CASE WHEN {width} > {10**17} THEN {width} ELSE {begin} + {width} END"
    word = " ".join(f"WHEN {at} THEN '{word}'" for at, word in enumerate(_WORDS))
    title = f"CASE {_skewed(6, len(_WORDS))} {word} END || ' reported near post ' || ({_chance(7)} % 9973)"
    return {
        "title": title,
        "text_folded": title,
        "status": "'alleged'",
        "handling": "'public'",
        "date_text": "'as reported'",
        "date_edtf": "'2016'",
        "date_edtf_exact": "0",
        "date_start_earliest": begin,
        "date_start_latest": end,
        "date_end_earliest": begin,
        "date_end_latest": end,
        "date_start_kind": "'known'",
        "date_end_kind": "'known'",
        "date_precision": "'day'",
        "date_precision_rank": f"{tier} / 40",
        "date_qualifier": "''",
        "date_lasting": "0",
        "date_has_members": "0",
    }


def _insert_child(
    connection: sqlite3.Connection, table: str, events: int, columns: Mapping[str, str]
) -> None:
    """Write a row of what hangs on each event, with a copy of its window."""
    width = "(SELECT date_end_latest - date_start_earliest FROM event WHERE id = i)"
    tiers = " ".join(f"WHEN {width} <= {most} THEN {at}" for at, most in enumerate(WIDTHS))
    copies = {
        "window_tier": f"CASE {tiers} ELSE {len(WIDTHS)} END",
        "window_from": "(SELECT date_start_earliest FROM event WHERE id = i)",
        "window_until": "(SELECT date_end_latest FROM event WHERE id = i)",
    }
    _insert(connection, table, events, {"event_id": "i", **columns, **copies})


def _insert(
    connection: sqlite3.Connection, table: str, count: int, columns: Mapping[str, str]
) -> None:
    """Write rows numbered from 1; of each column its value in SQL, ``i`` being the number."""
    kind = sum(map(ord, table))
    uuid = f"printf('%08x-0000-4000-8000-%012x', {kind}, i)"
    stamps = {"version": "1", "created_at": f"'{AT}'", "updated_at": f"'{AT}'"}
    whole = {"id": "i", "uuid": uuid, **stamps, **columns}
    connection.execute(
        "WITH RECURSIVE number(i) AS"  # noqa: S608 - our own names
        f" (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < {count})"
        f" INSERT INTO {table} ({', '.join(whole)}) SELECT {', '.join(whole.values())} FROM number"
    )


def main() -> None:
    """Print the ratios of questions of a time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, million, large = folder / "small.db", folder / "million.db", folder / "large.db"
        write_database(small, 10_000)
        write_database(million, 1_000_000)
        _page_against_scan(million)
        _kinds_of_page(million)
        million.unlink()
        write_database(large, 5_000_000)
        _whole_process(large, small)


def _whole_process(large: Path, small: Path) -> None:
    asked: tuple[tuple[str, ...], ...] = (
        ("--in", "2016", "--where", "place 000060"),
        ("--in", "2016", "--where", "place 000002"),
        ("--in", "2016", "--who", "actor 000100"),
        ("--in", "2016"),
        ("post 4242",),
        ("shelling",),
    )
    for words in asked:
        compare(
            f"chronology list {' '.join(words)} --limit 50: 5,000,000 events against 10,000",
            [BIN / "chronology", "--db", large, "list", *words, "--limit", "50"],
            [BIN / "chronology", "--db", small, "list", *words, "--limit", "50"],
            aim="at most 1.5",
        )


def _page_against_scan(path: Path) -> None:
    """Compare the first page of a year, read whole, with DuckDB's scan of its columns."""
    import duckdb  # noqa: PLC0415 - the only benchmark that needs it

    scan = duckdb.connect()
    scan.execute("SET threads = 1")
    rows = sqlite3.connect(path).execute(
        "SELECT id, date_start_earliest, date_end_latest, date_precision_rank, title FROM event"
    )
    scan.execute("CREATE TABLE event (id BIGINT, a BIGINT, b BIGINT, r INTEGER, title VARCHAR)")
    _fill_duckdb(scan, rows)
    window = parse_edtf("2016")
    sql = "SELECT id, title FROM event WHERE a < ? AND b > ? ORDER BY a, b, r, id LIMIT 50"
    bounds = [window.end_latest, window.start_earliest]
    with open_reader(Location("sqlite", path=str(path))) as reader:
        wanted = Filter(windows=(window,), limit=50)
        _compare_calls(
            "the first page of 2016 at 1,000,000 events, its ids, against DuckDB's scan",
            lambda: next(pages(reader, wanted)),
            lambda: scan.execute(sql, bounds).fetchall(),
            aim="at most 0.5",
        )
        _compare_calls(
            "the same with all that a list shows of each event, against DuckDB's scan of ids and titles",
            lambda: list(list_events(reader, wanted)),
            lambda: scan.execute(sql, bounds).fetchall(),
            aim="at most 0.5",
        )


def _fill_duckdb(scan: Any, rows: sqlite3.Cursor) -> None:
    """Copy rows by way of a CSV file, which is the quickest without further libraries."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        csv.writer(file).writerows(rows)
        file.flush()
        scan.execute(f"COPY event FROM '{file.name}' (HEADER false)")


def _kinds_of_page(path: Path) -> None:
    """Compare pages of narrower questions with the page of a year."""
    year = (parse_edtf("2016"),)
    with open_reader(Location("sqlite", path=str(path))) as reader:
        page = Filter(windows=year, limit=50)
        asked: dict[str, Filter] = {
            "of an actor in a year": Filter(windows=year, actors=(100,), limit=50),
            "of a country in a year": Filter(windows=year, places=(60,), limit=50),
            "of a large country in a year": Filter(windows=year, places=(2,), limit=50),
            "of a day": Filter(windows=(parse_edtf("2016-07-15"),), limit=50),
            "of a rare word": Filter(text="4242", limit=50),
            "of a common word, the newest first": Filter(text="shelling", sort="-when", limit=50),
        }
        for name, wanted in asked.items():
            _compare_calls(
                f"the page {name} at 1,000,000 events, against that of a year",
                lambda wanted=wanted: list(list_events(reader, wanted)),  # type: ignore[misc]  # bound at once
                lambda: list(list_events(reader, page)),
                aim="told, not judged",
            )


def _compare_calls(
    title: str, ours: Callable[[], object], peer: Callable[[], object], *, aim: str, runs: int = 25
) -> None:
    """Time two calls in turn and print the medians, their ratio and the aim."""
    ours()
    peer()
    pairs = [(_once(ours), _once(peer)) for _ in range(runs)]
    result = Ratio(
        ours=statistics.median(a for a, _ in pairs),
        peer=statistics.median(b for _, b in pairs),
        ratio=statistics.median(a / b for a, b in pairs),
    )
    report(title, result, aim)


def _once(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

"""How fast events go out, against the ``sqlite3`` shell: ``python -m bench.exporting``.

The peer writes the columns of our table from the same tables in the same order, dates
by SQLite's own ``date``, without what a spreadsheet would run being neutralised, without
the marks of what was exported, and with the bounds of years before 4713 BC left empty. ``python -m bench.exporting 1000000``
takes a million events. JSON Lines, which hold all that is known, are compared with the
rows of the same tables as the shell's JSON. Without the shell there is no peer.
"""

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.harness import BIN, once, surroundings
from bench.large import write_database

#: The readable columns of ``timeline``, then those that our table has besides.
COLUMNS: Final = """
  e.id, e.title, e.date_text AS "when", e.date_edtf AS edtf,
  date(e.date_start_earliest, 'unixepoch') AS earliest,
  date(e.date_end_latest - 1, 'unixepoch') AS latest, e.date_precision AS precision,
  p.name AS place, COALESCE(p.country, q.country, r.country) AS country, p.latitude, p.longitude,
  (SELECT group_concat(a.name || ' [' || o.name || ']', '; ') FROM participation t
   JOIN actor a ON a.id = t.actor_id JOIN role o ON o.id = t.role_id
   WHERE t.event_id = e.id) AS actors, c.name AS category, e.status,
  (SELECT group_concat(s.slug, '; ') FROM citation t JOIN source s ON s.id = t.source_id
   WHERE t.event_id = e.id) AS sources,
  (SELECT group_concat(g.name, '; ') FROM event_tag t JOIN tag g ON g.id = t.tag_id
   WHERE t.event_id = e.id) AS tags, e.description
"""
MORE: Final = """,
  e.uuid, (SELECT group_concat(COALESCE(y.name || ' > ', '') || COALESCE(x.name || ' > ', '')
   || w.name || ' [' || t.role || ']', '; ') FROM event_place t JOIN place w ON w.id = t.place_id
   LEFT JOIN place x ON x.id = w.parent_id LEFT JOIN place y ON y.id = x.parent_id
   WHERE t.event_id = e.id) AS places,
  (SELECT group_concat(m.kind || '=' || m.low || '..' || m.best || '..' || m.high, '; ')
   FROM measure m WHERE m.event_id = e.id) AS measures,
  e.duration_words AS lasting, e.manner, e.handling, e.external_id
"""
FROM: Final = """
FROM event e LEFT JOIN category c ON c.id = e.category_id
LEFT JOIN place p ON p.id = (SELECT ep.place_id FROM event_place ep WHERE ep.event_id = e.id
  ORDER BY CASE ep.role WHEN 'at' THEN 0 WHEN 'to' THEN 1 ELSE 2 END, ep.id LIMIT 1)
LEFT JOIN place q ON q.id = p.parent_id LEFT JOIN place r ON r.id = q.parent_id
"""
ORDER: Final = "ORDER BY +e.date_start_earliest, e.date_end_latest, e.date_precision_rank, e.id"

TABLES: Final = (
    *("dataset", "category", "role", "tag", "place", "place_name", "actor", "actor_name"),
    *("source", "event", "event_place", "participation", "citation", "measure", "event_tag"),
)
#: Columns that a lossless file leaves out too.
UNTOLD: Final = frozenset(
    {"version", "created_at", "updated_at", "text_folded", "name_folded", "title_folded"}
    | {"import_digest", "window_tier", "window_from", "window_until"}
)

#: What is compared: our format, the shell's, and what the shell is asked.
PAIRS: Final = (
    ("CSV, the same columns in the same order", "csv", "-csv", COLUMNS + MORE + FROM + ORDER),
    ("CSV, the readable columns in any order", "csv", "-csv", COLUMNS + FROM),
    ("JSON Lines, the rows of the same tables", "jsonl", "-json", ""),
)


def main(events: int = 200_000, runs: int = 3) -> None:
    """Print the rates of exports, as parts of the shell's."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "large.db"
        write_database(database, events)
        print(f"{events:,} events, {database.stat().st_size / 1e6:,.0f} MB, sqlite {_version()}")
        for title, suffix, mode, sql in PAIRS:
            _compare(
                title, database, suffix, (mode, f"SELECT {sql}" if sql else _rows(database)), runs
            )
        for suffix in ("csv", "jsonl", "parquet"):
            print(f"    peak memory, {suffix}: {_peak(_export(database, suffix)):.0f} MB")


def _rows(database: Path) -> str:
    """Return the queries of the rows of all tables, but for what no file tells."""
    connection = sqlite3.connect(database)
    queries = []
    for table in TABLES:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        told = [name for name in columns if name not in UNTOLD]
        queries.append(f"SELECT {', '.join(told)} FROM {table}")  # noqa: S608 - our own names
    connection.close()
    return "; ".join(queries)


def _compare(title: str, database: Path, suffix: str, asked: tuple[str, str], runs: int) -> None:
    """Export with both programs in turn, each into a file."""
    mode, sql = asked
    out = database.with_name(f"peer.{suffix}")
    peer: list[str | Path] = [
        "sqlite3",
        "-readonly",
        mode,
        "-header",
        "-cmd",
        f".output {out}",
        database,
        sql,
    ]
    pairs = [(_used(_export(database, suffix)), _used(peer)) for _ in range(runs)]
    print(title)
    for at, what in enumerate(("by the clock", "processor")):
        times = [(our[at], their[at]) for our, their in pairs]
        ours, theirs = map(statistics.median, zip(*times, strict=True))
        ratio = statistics.median(their / our for our, their in times)
        print(
            f"    {what:12} ours {ours:.2f} s   peer {theirs:.2f} s   rate {ratio:.2f} of the peer's"
        )


def _used(command: list[str | Path]) -> tuple[float, float]:
    """Run a command and return the seconds it took, and those of processors that it used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    elapsed = once(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _peak(command: list[str | Path]) -> float:
    """Run a command and return how many MB it held at most."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=surroundings())
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss / 1024


def _export(database: Path, suffix: str) -> list[str | Path]:
    out = database.with_name(f"out.{suffix}")
    return [BIN / "chronology", "--db", database, "export", out]


def _version() -> str:
    return sqlite3.sqlite_version


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Fills a chronology with the program of an earlier release, and keeps what it left.

To keep a release, check its last commit out somewhere and run this file there:

    git archive COMMIT chronology migrations seeds | tar -x -C FOLDER
    python tests/migrations/releases/making.py FOLDER tests/migrations/releases

It writes ``0003.sql``, the rows of every table as SQL that both engines read (the
tables are made by the migrations, which never change once they were delivered), and
``0003.json``, what the program of that release printed of them. All of it is invented.
"""

import io
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

SEED = """\
chronology: 1
actors:
  - {key: guild, name: Harbour Guild, kind: organisation, born: "1950", exclusive_group: guilds}
  - {key: rower, name: Ossian Rower, kind: person, born: 3 May 1980, aliases: [The Rower]}
ties:
  - {actor: rower, kind: member of, other: guild, span: from 2010 to 2015}
places:
  - {key: lowland, name: Lowland, country: NL}
  - {key: quay, name: North Quay, in: lowland, at: [52.1, 4.3], radius_m: 300.5}
sources:
  - {slug: ledger, title: Ledger of the port, reliability: B, published: 2 June 2016, kind: report}
events:
  - key: strike
    title: Guild says the rowers went on strike
    when: from May 2016 to 3 June 2016
    places: [quay]
    who: [{actor: guild, role: subject}, {actor: rower, role: present}]
    citations: [{key: c1, source: ledger, locator: p. 4, quote: "They “struck”; nobody rowed.", claimant: guild}]
    measures: [{kind: killed, low: 0, best: 1.5, high: 3, citation: c1}, {kind: boats, best: 12, unit: boats}]
    tags: [harbour, strike]
    extra: {ref: 7, deep: [1, {two: null}]}
"""

TABLE = """\
title,when,place,actors,category,tags,description
Crier says the gate was shut,15 July 2016,North Quay,Ossian Rower [witness],,gate,
"Crier says, “again”",between 2004 and 2008,Lowland,,,gate; shut,"two
lines"
"""

GED = """\
id,year,type_of_violence,conflict_name,side_a,side_b,source_original,where_prec,where_coordinates,adm_1,latitude,longitude,country,country_id,date_prec,date_start,date_end,best,high,low
901,2016,1,Lowland: Government,Government of Lowland,Quay Front,Crier,1,North Quay town,Quay,52.1,4.3,Netherlands,210,1,2016-03-01,2016-03-01,3,5,2
902,2016,1,Lowland: Government,Government of Lowland,Quay Front,Crier,2,North Quay town,Quay,52.1,4.3,Netherlands,210,3,2016-03-05,2016-03-11,1,0,0
903,2017,2,Lowland: Government,Quay Front,Harbour League,Ledger,4,Quay,Quay,52.0,4.2,Netherlands,210,5,2017-01-01,2017-12-31,0,4,0
"""

#: What is typed, one command a line; the files stand in the folder.
JOURNEY = """\
init --zone Europe/Istanbul --day-first --author Ana
import world.yaml
source add wire --title "Evening Wire" --reliability C --derived-from ledger --published 2016 --url https://wire.example/1
place add "Port Ember" --in Lowland --at 51.5,3.9 --radius 500 --alias "Ember Harbour"
actor add "Ines Vale" --kind person --born 1970 --died "March 2017" --alias "Инес Вале"
category add "bridge closing" --describe "A bridge is closed."
add "Vale says the bridge at Port Ember closed" --when "end of 2016" --where "Port Ember" --who "Ines Vale:witness" --source "wire#line 3" --claimant "Ines Vale" --category "bridge closing" --tag bridge --create
add "Vale says it opened again" --when "three weeks after @2" --where "from:Port Ember" --where "to:North Quay" --source ledger --create
add "Somebody crossed it" --after 2 --before 3 --who "Ossian Rower:witness" --create
add "The old bridge burnt" --when "about 1850" --describe "A “story”: it's told; 100%." --status alleged
add "The first bridge" --when "44 BC" --lasting "six months"
add "Guild met at night" --when "night of 15-16 July 2016" --who "Harbour Guild:involved" --where Lowland --create
add "Rower was seen in one of two years" --when "2016 or 2018" --who "Ossian Rower:witness" --where "North Quay" --create
add "Ramadan market" --when "Ramadan 1437" --status planned
add "Rower rowed away" --when "3/4/2016" --who "Ossian Rower:witness" --where "Port Ember" --create
add "Rower was at the quay that day" --when "3 April 2016" --who "Ossian Rower:witness" --where "North Quay" --create
add "To be removed" --when 2016 --tag bridge
add "To be merged" --when "June 2016" --who "Harbour Guild:involved" --source wire --create
cite 2 --source ledger --locator "p. 9" --says-when "January 2017" --credibility 3 --stance disputes
cite 4 --source wire --says-when "December 2016" --quote "Somebody crossed." --create
relate 9 after 8 --by "two months" --source wire
relate 10 during 7
edit 2 --describe "It closed at dusk." --status corroborated
edit 5 --when "circa 1851"
edit 2 --when "end of November 2016"
rm 12
merge 7 13
actor edit "Ines Vale" --describe "Keeper of the bridge"
import table.csv
"""

#: What only later releases know.
LATER = {
    "0005": (
        "import ged.csv",
        "edit 17 --describe 'by hand'",
        "add 'Taken back' --when 2017",
        "undo",
    ),
    "0006": ("undo", "undo 26"),
}

#: What is asked of it afterwards.
QUESTIONS = """\
list --format json
list --in 2016 --format json
list --in "between 2014 and 2018" --where Lowland --format json
list bridge --format json
check --format json
check --possible --format json
actor list --format json
place list --format json
source list --format json
export out.json
export out.csv
"""


def rows(path: Path) -> Iterator[str]:
    """Yield the SQL that makes every row of a chronology, and sets its numbers on."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE 'event_search%' AND name <> 'alembic_version' ORDER BY name"
        ).fetchall()
        for (table,) in tables:
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            kinds = [(name, kind == "BOOLEAN") for _n, name, kind, *_rest in columns]
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):
                there = [
                    (k, value) for k, value in zip(kinds, row, strict=True) if value is not None
                ]
                names = ", ".join(f'"{name}"' for (name, _flag), _value in there)
                values = ", ".join(_literal(value, flag) for (_name, flag), value in there)
                yield f"INSERT INTO {table} ({names}) VALUES ({values});"
        for name, number in connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY 1"):
            yield f"-- {name} {number}"


def _literal(value: object, flag: bool) -> str:
    if flag:
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)


def run(main: Callable[[list[str]], int], line: str) -> str:
    """Run one command of the program and return what it printed."""
    import shlex  # noqa: PLC0415 - beside its use, for a file that is run by itself

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(shlex.split(line))
    if status > 1:
        raise SystemExit(f"{line}: {status}\n{err.getvalue()}")
    return out.getvalue()


def main(tree: str, target: str) -> None:
    """Fill a chronology with the program in ``tree``; write both files into ``target``."""
    target = os.path.abspath(target)
    sys.path.insert(0, os.path.abspath(tree))
    program = import_module("chronology.cli").main
    revision = import_module("chronology.store.revisions").head()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in (("world.yaml", SEED), ("table.csv", TABLE), ("ged.csv", GED)):
            Path(name).write_text(text, encoding="utf-8")
        later = [line for since, lines in LATER.items() if since <= revision for line in lines]
        for line in (*JOURNEY.splitlines(), *later):
            run(program, line)
        said = {line: run(program, line) for line in QUESTIONS.splitlines()}
        for name in ("out.json", "out.csv"):
            said[f"export {name}"] = Path(name).read_text(encoding="utf-8")
        events = [event["id"] for event in json.loads(said["list --format json"])]
        for event in sorted(events):
            line = f"show {event} --format json"
            said[line] = run(program, line)
        kept = "\n".join(rows(Path("chronology.db"))) + "\n"
    Path(target, f"{revision}.sql").write_text(kept, encoding="utf-8")
    printed = json.dumps(said, ensure_ascii=False, indent=0)
    Path(target, f"{revision}.json").write_text(printed + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

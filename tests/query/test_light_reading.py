"""Reading an SQLite file loads no database library and no calendar library."""

import subprocess
import sys
from pathlib import Path

from chronology.store.location import Location
from tests.query.invented import fill
from tests.query.world import world

HEAVY = ("sqlalchemy", "alembic", "pydantic", "sqlmodel", "pendulum", "wcwidth")

PROGRAM = """
import sys, io
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.query.ask import understand
from chronology.query.entities import list_entities
from chronology.query.events import count_events, list_events
from chronology.query.filters import resolve_filter
from chronology.query.portrait import show_entity
from chronology.query.show import show_event
from chronology.render import (
    answer, datepage, findingpage, grouped, listing, portraitpage, rows, showpage, table,
)
from chronology.render.screen import Screen

with open_reader(Location.parse(sys.argv[1], {})) as reader:
    out = io.StringIO()
    wanted = resolve_filter(reader, within=["1931"], where=["Port Salt"])
    for format_ in rows.FORMATS:
        listing.render_events(format_, list_events(reader, wanted), out, Screen(80, colour=True), rated=True)
    assert count_events(reader, wanted).total
    question = understand(reader, "what happened where in 1931")
    answer.render_understanding(question, out, Screen())
    answer.render_answer(question, list(list_events(reader, question.filter)), out, Screen())
    showpage.render_show(show_event(reader, 1), out, Screen())
    portraitpage.render_portrait(show_entity(reader, "actor", "Ilse Varga"), out, Screen())
    listed = list_entities(reader, "actor")
    rows.render_rows("table", listed.columns, listed.rows, out)
loaded = [name for name in sys.argv[2].split(",") if name in sys.modules]
print(",".join(loaded) or "none")
"""


def test_reading_loads_no_heavy_library(one_db: Location) -> None:
    with world(one_db) as made:
        fill(made)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, one_db.path or one_db.dsn, ",".join(HEAVY)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr == ""
    assert done.stdout == "none\n"

"""The view of all events says the same as before it was made anew, on both engines."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.formats import import_file
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.resources import migrations_folder, seeds_folder
from tests.formats.telling_world import TOLD
from tests.formats.test_export_table import CLAIMED
from tests.formats.world import WORLD

SHIPPED = (Path(seeds_folder()) / "balusha-mh.yaml").read_text(encoding="utf-8")
OLD = Path(migrations_folder()) / "versions" / "0001_timeline.sql"
#: Both ends of what the engines know of days, the era's turn, and no bound.
EDGES = (
    *(-62135596800 + near for near in (-86401, -86400, -1, 0, 1)),
    *(253402300799 + near for near in (-1, 0, 1, 2)),
    *(NEG_INF, POS_INF),
    *(-62167219200, -1, 0, 1, 86399, 86400, 5364666000000000),
)


def views(location: Location) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return the rows of the old view and of ours."""
    join = "group_concat" if location.engine == "sqlite" else "string_agg"
    old = OLD.read_text(encoding="utf-8").replace("{join}", join)
    engine = make_engine(location)
    with engine.connect() as connection:
        connection.execute(text(old.replace("CREATE VIEW timeline", "CREATE TEMP VIEW formerly")))
        found = [
            connection.execute(text(f"SELECT * FROM {view} ORDER BY id")).all()
            for view in ("formerly", "timeline")
        ]
        names = [
            list(connection.execute(text(f"SELECT * FROM {view}")).keys())
            for view in ("formerly", "timeline")
        ]
        connection.rollback()
    engine.dispose()
    assert names[0] == names[1]
    return found[0], found[1]


@pytest.mark.parametrize(
    "document", [WORLD, TOLD, CLAIMED, SHIPPED], ids=["world", "told", "claimed", "shipped"]
)
def test_it_says_the_same(db: Location, tmp_path: Path, document: str) -> None:
    path = tmp_path / "in.yaml"
    path.write_text(document, encoding="utf-8")
    assert import_file(db, path).refused == []
    old, new = views(db)
    assert old == new
    assert len(new) > 5


def test_bounds_are_the_same_days(db: Location) -> None:
    """Of any second that a bound may be: chance ones near and far, and those at the edges."""
    chance = random.Random(6)
    drawn = [chance.randint(-(10**width), 10**width) for width in range(5, 18) for _ in range(30)]
    stamp = "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1"
    with make_engine(db, foreign_keys=False).begin() as connection:
        for number, moment in enumerate((*drawn, *EDGES), 1):
            connection.execute(
                text(
                    "INSERT INTO event (created_at, updated_at, version, uuid, title, text_folded,"
                    " status, handling, date_start_earliest, date_end_latest)"
                    f" VALUES ({stamp}, 'e{number}', 'It', 'it', 'alleged', 'public', {'NULL' if moment == POS_INF else moment}, {'NULL' if moment == NEG_INF else moment})"
                )
            )
    old, new = views(db)
    assert old == new
    assert len({row.latest for row in new}) > 300


def test_countries_come_from_above_even_in_a_circle(db: Location) -> None:
    place = "INSERT INTO place (created_at, updated_at, version, uuid, name, name_folded, parent_id, country) VALUES ('', '', 1, "
    event = "INSERT INTO event (created_at, updated_at, version, uuid, title, text_folded, status, handling) VALUES ('', '', 1, "
    with make_engine(db, foreign_keys=False).begin() as connection:
        for number, (parent, country) in enumerate(
            [("NULL", "'XA'"), ("1", "NULL"), ("2", "NULL"), ("3", "'XB'"), ("NULL", "NULL"), ("5", "NULL")], 1
        ):  # fmt: skip
            connection.execute(text(f"{place}'p{number}', 'p', 'p', {parent}, {country})"))
            connection.execute(text(f"{event}'e{number}', 'It', 'it', 'alleged', 'public')"))
            connection.execute(
                text(
                    "INSERT INTO event_place (created_at, updated_at, version, uuid, event_id, place_id, role)"
                    f" VALUES ('', '', 1, 'ep{number}', {number}, {number}, 'at')"
                )
            )
        connection.execute(text("UPDATE place SET parent_id = 6 WHERE id = 5"))
    old, new = views(db)
    assert old == new
    assert [row.country for row in new] == ["XA", "XA", "XA", "XB", None, None]

"""What follows for the shipped dataset's undated events from what its articles state."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.dates.value import first_day, last_day
from chronology.formats import import_file
from chronology.formats.seed.identity import entity_uuid
from chronology.query.views import bounds_of
from chronology.store.reader import Reader, open_reader
from chronology.store.resources import seeds_folder
from chronology.store.temporal.tighten import COLUMNS
from tests.blank import Blank

Days = tuple[str | None, ...]


@pytest.fixture(scope="module")
def reader(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    location = blank.copy(tmp_path_factory.mktemp("shipped") / "shipped.db")
    for name in ("vocabulary.yaml", "balusha-mh.yaml"):
        import_file(location, Path(seeds_folder()) / name)
    with open_reader(location) as opened:
        yield opened


def stored(reader: Reader, key: str) -> tuple[Days | None, str | None]:
    """Return the four inferred bounds of an event as days, the last ones inclusive; and its note."""
    sql = " ".join(["SELECT", ", ".join(COLUMNS), "FROM event WHERE uuid = :uuid"])
    row = reader.one(sql, {"uuid": entity_uuid("balusha-mh", "events", key)})
    assert row is not None
    bounds = bounds_of(*row[:4])
    if bounds is None:
        return None, row[4]
    days = (
        first_day(bounds.start_earliest),
        last_day(bounds.start_latest),
        first_day(bounds.end_earliest),
        last_day(bounds.end_latest),
    )
    return days, row[4]


TOLD = ("2014-12-01", "2016-07-31")
IN_ANTEP = ("2016-07-01", "2016-12-31")
HOSPITAL = ("2016-10-01", "2016-12-31")

#: By event: beginning at the earliest and at the latest, ending at the earliest and latest.
FOLLOWS: dict[str, Days] = {
    # "The following year" dates the arrest to 2009, "three and a half months" the rest.
    "imprisonment": ("2009-01-01", "2010-01-19", "2009-04-06", "2010-04-24"),
    # From the flight of December 2014 to the journey of July 2016.
    "goes-to-square": TOLD * 2,
    "border-crossing": TOLD * 2,
    "training": TOLD * 2,
    "injury": TOLD * 2,
    "raqqa-hospital": TOLD * 2,
    "to-al-bab": TOLD * 2,
    "other-kidney": TOLD * 2,
    "sent-to-turkey": TOLD * 2,
    # From that journey to the one to hospital, at the end of 2016.
    "antep-house": IN_ANTEP * 2,
    "serum": IN_ANTEP * 2,
    # The house in Istanbul came after operation and discharge and, by its own date, in 2016.
    "operation": HOSPITAL * 2,
    "discharge": HOSPITAL * 2,
    # Stated "in 2016 and 2017": after the discharge, and before the return of March 2017.
    "istanbul-house": ("2016-10-01", "2016-12-31", "2017-01-01", "2017-03-31"),
    "walks-to-hospital": ("2016-10-01", "2017-03-31") * 2,
    # After the return, and nothing says how long after.
    "to-deir-ez-zor": ("2017-03-01", None) * 2,
    "sdf-detention": ("2017-10-24", None) * 2,
}


@pytest.mark.parametrize("key", FOLLOWS)
def test_what_follows(reader: Reader, key: str) -> None:
    assert stored(reader, key) == (FOLLOWS[key], None)


@pytest.mark.parametrize("key", ["arrest", "release", "to-antep", "return-antep", "surrender"])
def test_nothing_more_follows_than_is_stated(reader: Reader, key: str) -> None:
    assert stored(reader, key) == (None, None)


@pytest.mark.parametrize("key", ["boxes-flat", "mh-seized", "mh-interview", "article-b-appears"])
def test_an_account_without_a_date_stays_without_one(reader: Reader, key: str) -> None:
    assert stored(reader, key) == (None, None)


def test_nothing_is_set_aside(reader: Reader) -> None:
    (row,) = reader.rows("SELECT count(*) FROM event WHERE inferred_note IS NOT NULL")
    assert row == (0,)

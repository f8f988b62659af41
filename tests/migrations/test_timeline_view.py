"""The view that anyone sees who opens the database with another tool."""

import pytest

from chronology.dates.edtf import parse_edtf
from chronology.store.drafts import CitationDraft, EventDraft
from chronology.store.events import add_event
from chronology.store.location import Location
from chronology.store.names import (
    create_actor,
    create_category,
    create_place,
    create_role,
    create_source,
)
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("1970-01-01", "1970-01-01", "1970-01-01"),
        ("1969-12-31", "1969-12-31", "1969-12-31"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("-0800", "-0800-01-01", "-0800-12-31"),
        ("0004", "0004-01-01", "0004-12-31"),
        ("Y170000002", "170000002-01-01", "170000002-12-31"),
        ("Y-170000002", "-170000002-01-01", "-170000002-12-31"),
        ("2014/..", "2014-01-01", None),
        ("../2014", None, "2014-12-31"),
    ],
)
def test_bounds_are_days(db: Location, edtf: str, earliest: str | None, latest: str | None) -> None:
    with UnitOfWork(db, "test") as unit:
        add_event(unit, EventDraft(title="It", when=parse_edtf(edtf)))
    with open_reader(db) as reader:
        row = reader.one("SELECT edtf, earliest, latest FROM timeline")
    assert row == (edtf, earliest, latest)


def test_the_view_agrees_with_the_date_engine_for_many_years(db: Location) -> None:
    years = [f"{year:05d}" if year < 0 else f"{year:04d}" for year in range(-4999, 9999, 97)]
    dates = [parse_edtf(year) for year in years if year != "-0000"]
    with UnitOfWork(db, "test") as unit:
        for date in dates:
            add_event(unit, EventDraft(title="It", when=date))
    with open_reader(db) as reader:
        rows = list(reader.rows("SELECT earliest, latest FROM timeline ORDER BY id"))
    assert rows == [(date.earliest, date.latest) for date in dates]


def test_one_row_shows_all_that_hangs_on_an_event(db: Location) -> None:
    with UnitOfWork(db, "test") as unit:
        create_place(unit, "Turkey", country="TR")
        hall = create_place(unit, "Hall, Urfa, Turkey", latitude=37.0, longitude=38.0)
        far = create_place(unit, "Elsewhere")
        guard, guest = create_role(unit, "guard"), create_role(unit, "guest")
        ann, bob = create_actor(unit, "Ann"), create_actor(unit, "Bob")
        fire = create_category(unit, "fire")
        sources = [create_source(unit, slug) for slug in ("one", "two")]
        add_event(
            unit,
            EventDraft(
                title="A fire",
                category_id=fire.id,
                places=[(far.id, "from"), (hall.id, "at")],
                who=[(ann.id, guard.id), (bob.id, guest.id)],
                tags=["night", "arson"],
                citations=[CitationDraft(source_id=one.id) for one in sources],
            ),
        )
        add_event(unit, EventDraft(title="Bare"))
    with open_reader(db) as reader:
        rows = list(
            reader.rows(
                "SELECT title, place, country, latitude, longitude, actors, category, status,"
                " sources, tags FROM timeline ORDER BY id"
            )
        )
    assert rows == [
        ("A fire", "Hall", "TR", 37.0, 38.0, "Ann [guard]; Bob [guest]", "fire", "alleged",
         "one; two", "arson; night"),
        ("Bare", None, None, None, None, None, None, "alleged", None, None),
    ]  # fmt: skip

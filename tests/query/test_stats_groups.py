"""Counting by place, country, category, actor, source, status and tag, and two at once."""

import pytest

from chronology.errors import BadInputError
from chronology.query.filters import resolve_filter
from chronology.query.stats import statistics
from chronology.query.stats_answer import Stats
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import World, world


def fill(made: World) -> None:
    """Two countries, one of which has no code, and a sea in neither."""
    made.place("Near East")
    made.place("Meridia", "Near East", country="MD")
    made.place("Port Salt", "Meridia")
    made.place("Old Quay", "Port Salt")
    made.place("Meridia again", country="MD")
    made.place("Vostria")
    made.place("Kol", "Vostria")
    made.actor("Ilse Varga")
    made.actor("Jon Reed", note="the elder")
    made.actor("Jon Reed", note="the younger")
    made.category("crime")
    made.category("smuggling", "crime")
    made.event(
        "Landing",
        "1931-05",
        where=[("Kol", "from"), ("Port Salt", "to"), ("Old Quay", "at")],
        who=[("Ilse Varga", "smuggler"), ("Ilse Varga", "captain"), "Jon Reed"],
        sources=["gazette", "gazette", "ledger"],
        tags=["salt", "night"],
        category="smuggling",
    )
    made.event("Search", "1931-06", where=["Port Salt"], sources=["ledger"], category="crime")
    made.event("Voyage", "1932", where=[("Kol", "from"), ("Vostria", "to")], status="disputed")
    made.event("Echo", "[1931,1932]", where=["Meridia again"], tags=["salt"])
    made.event("Rumour")


@pytest.fixture
def coast(db: Location) -> Location:
    with world(db) as made:
        fill(made)
    return db


def ask(location: Location, *by: str, **words: object) -> Stats:
    with open_reader(location) as reader:
        return statistics(reader, resolve_filter(reader, **words), by)  # type: ignore[arg-type]  # the words of a test


def told(stats: Stats) -> list[tuple[object, ...]]:
    return [
        (*(label.text for label in row.labels), row.events, row.certain, row.possible)
        for row in stats.rows
    ]


def test_every_grouping(coast: Location) -> None:
    expected = {
        "place": [
            ("Meridia again", 1),
            ("Old Quay, Port Salt, Meridia, Near East", 1),
            ("Port Salt, Meridia, Near East", 1),
            ("Vostria", 1),
            ("no place given", 1),
        ],
        # The largest place with the code names the country.
        "country": [("Meridia again", 3), ("Vostria", 1), ("no country given", 1)],
        "category": [("crime", 1), ("smuggling", 1), ("no category", 3)],
        "actor": [("Ilse Varga", 1), ("Jon Reed", 1), ("nobody named", 4)],
        "source": [("ledger", 2), ("gazette", 1), ("no source cited", 3)],
        "status": [("alleged", 4), ("disputed", 1)],
        "tag": [("salt", 2), ("night", 1), ("no tag", 3)],
    }
    for by, rows in expected.items():
        stats = ask(coast, by)
        assert told(stats) == [(*row, None, None) for row in rows], by
        assert stats.total.events == 5
        assert stats.overlapping == (by in ("source", "tag", "actor"))


def test_certain_and_possible_apart(coast: Location) -> None:
    stats = ask(coast, "country", within=["1931"])
    assert told(stats) == [("Meridia again", 3, 2, 1)]
    assert stats.total[1:4] == (3, 2, 1)
    assert told(ask(coast, "country", within=["1931"], certain=True)) == [
        ("Meridia again", 2, 2, 0)
    ]


def test_codes_and_numbers_stand_beside_names(coast: Location) -> None:
    assert [row.labels[0].id for row in ask(coast, "country").rows] == ["MD", None, None]
    assert [row.labels[0].id for row in ask(coast, "status").rows] == [None, None]
    assert [row.labels[0].id for row in ask(coast, "category").rows] == [1, 2, None]


def test_namesakes_are_told_apart(one_db: Location) -> None:
    with world(one_db) as made:
        made.actor("Jon Reed", note="the elder")
        made.event("Landing", who=["Jon Reed"])
        made.event("Search", who=["Jon Reed"])
        made.actor("Jon Reed", note="the younger")
        made.event("Voyage", who=["Jon Reed"])
    rows = ask(one_db, "actor").rows
    assert [row.labels[0].text for row in rows] == ["Jon Reed (1)", "Jon Reed (2)"]
    assert [row.labels[0].plain for row in rows] == ["Jon Reed", "Jon Reed"]


def test_the_same_events_as_a_list(coast: Location) -> None:
    stats = ask(coast, "actor", where=["Meridia"], text="landing")
    assert told(stats) == [("Ilse Varga", 1, None, None), ("Jon Reed", 1, None, None)]


def test_two_at_once(coast: Location) -> None:
    assert told(ask(coast, "year", "country")) == [
        ("1931", "Meridia again", 3, 2, 1),
        ("1932", "Meridia again", 1, 0, 1),
        ("1932", "Vostria", 1, 1, 0),
        ("in no year", "no country given", 1, None, None),
    ]
    assert told(ask(coast, "source", "year", within=["1931"])) == [
        ("ledger", "1931", 2, 2, 0),
        ("gazette", "1931", 1, 1, 0),
        ("no source cited", "1931", 1, 0, 1),
    ]
    assert told(ask(coast, "tag", "actor", where=["Port Salt"])) == [
        ("night", "Ilse Varga", 1, None, None),
        ("night", "Jon Reed", 1, None, None),
        ("salt", "Ilse Varga", 1, None, None),
        ("salt", "Jon Reed", 1, None, None),
        ("no tag", "nobody named", 1, None, None),
    ]


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (["year", "place", "tag"], "two things at once"),
        (["year", "month"], "counting by one thing"),
        (["tag", "tag"], "counting by one thing"),
        (["weather"], "cannot be counted by weather"),
    ],
)
def test_what_no_table_can_show_is_refused(one_db: Location, by: list[str], sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        ask(one_db, *by)


def test_an_empty_chronology(db: Location) -> None:
    assert ask(db, "year").rows == ()
    assert ask(db).total[1:4] == (0, None, None)
    assert ask(db, within=["2016"]).total[1:4] == (0, 0, 0)

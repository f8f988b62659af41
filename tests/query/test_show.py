"""One event with everything, entries and their listings, on both engines."""

import io

import pytest

from chronology.errors import AmbiguousNameError, UnknownNameError
from chronology.model import Event
from chronology.query.entities import list_entities
from chronology.query.portrait import show_entity
from chronology.query.show import show_event, title_of
from chronology.render.portraitpage import render_portrait
from chronology.render.screen import Screen
from chronology.render.showpage import render_show
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import World, world


def fill(made: World) -> None:
    """A landing, claimed by one source through a witness and dated otherwise by another."""
    made.place("Meridia", None, country="MD")
    made.place("Port Salt", "Meridia", "Salzhafen", latitude=44.5, longitude=-3.0, radius_m=900)
    made.actor("Ilse Varga", "the Captain", kind="person")
    made.actor("Salt Guild", kind="organisation")
    made.category("smuggling", "crime")
    made.source("gazette", "The Gazette", reliability="C")
    wire = made.source("wire", author="A. Reporter")
    made.source("copy", derived_from_id=wire)
    first = made.event(
        "Crates landed",
        "1931-05",
        words="in May 1931",
        where=["Port Salt"],
        who=[("Ilse Varga", "smuggler")],
        category="smuggling",
        tags=["salt"],
        description="First line.\nSecond \x1b[31mline.",
        handling="internal",
        manner="once",
        duration_words="six hours",
        duration_min="PT6H",
        external_id="x-1",
        extra={"weather": "fog"},
    )
    said = made.cite(
        first,
        "gazette",
        "1931-06",
        locator="p. 4",
        claimant_id=made["actor", "Ilse Varga"],
        credibility=3,
        quote="We landed them.",
        quote_language="en",
        quote_translation="Wir brachten sie an Land.",
        says_duration_words="all night",
        says_place_id=made["place", "Meridia"],
        note="Read aloud in court.",
    )
    made.cite(first, "wire", stance="disputes", rank="deprecated")
    later = made.event("Hearing", where=["Meridia"])
    made.relate(later, "after", first, lag_words="two weeks", lag_min="P14D", citation_id=said)
    made.relate(first, "part of", later, from_date=True, rank="preferred")
    made.tie("Ilse Varga", "member of", "Salt Guild", "1929/1931")
    row = made.unit.session.get_one(Event, first)
    row.basis_citation_id = said
    row.basis_reason = "The only dated one."
    row.basis_author = "an analyst"


@pytest.fixture
def landing(db: Location) -> Location:
    with world(db) as made:
        fill(made)
    return db


def test_an_event_with_everything(landing: Location) -> None:
    with open_reader(landing) as reader:
        shape = show_event(reader, 1).as_json()
        other = show_event(reader, 2)
    assert shape["places"] == [{"name": "Port Salt, Meridia", "role": "at", "citation": None}]
    assert shape["basis"] == {
        "citation": 1,
        "reason": "The only dated one.",
        "author": "an analyst",
    }
    assert shape["lasting"] == "six hours"
    assert shape["handling"] == "internal"
    assert shape["extra"] == {"weather": "fog"}
    assert shape["changes"] == 0
    first, second = shape["citations"]
    assert (first["source"], first["locator"], first["claimant"]) == (
        "gazette",
        "p. 4",
        "Ilse Varga",
    )
    assert first["says_when"]["edtf"] == "1931-06"
    assert first["says_where"]["name"] == "Meridia"
    assert second["says_when"] is None
    assert second["stance"] == "disputes"
    assert [(r["kind"], r["event"], r["by"], r["stated_here"]) for r in shape["relations"]] == [
        ("before", 2, "two weeks", False),
        ("part of", 2, None, True),
    ]
    assert [r.kind for r in other.relations] == ["after", "has as a part"]


def test_the_page_of_an_event(landing: Location) -> None:
    out = io.StringIO()
    with open_reader(landing) as reader:
        render_show(show_event(reader, 1), out, Screen())
    page = out.getvalue()
    for expected in (
        "@1  Crates landed",
        "  Second ␛[31mline.",
        "when           in May 1931",
        "EDTF 1931-05",
        "citation [1], The only dated one., decided by an analyst",
        "Ilse Varga — smuggler",
        "before @2 Hearing, by two weeks  (gazette; stated of the other)",
        "part of @2 Hearing  (from the words of the date; preferred)",
        "[1] gazette, p. 4",
        "claimed by Ilse Varga",
        "supports, reliability C, credibility 3",
        "says when: 1931-06, read as 1931-06",
        "says how long: all night",
        "says where: Meridia",
        "in translation: “Wir brachten sie an Land.”",
        "disputes, deprecated",
        "weather: fog",
    ):
        assert expected in page, expected
    assert "\x1b" not in page


def test_an_event_that_there_is_not(landing: Location) -> None:
    with open_reader(landing) as reader:
        assert title_of(reader, 2) == "Hearing"
        for number in (99, 10**40):
            with pytest.raises(UnknownNameError, match=f"no event “@{number}”"):
                show_event(reader, number)


def test_the_listings(landing: Location) -> None:
    with open_reader(landing) as reader:
        listed = {
            kind: [
                dict(zip(listing.columns, row, strict=True))
                for listing in [list_entities(reader, kind)]
                for row in listing.rows
            ]
            for kind in ("actor", "place", "source", "category", "role", "tag", "tie")
        }
    assert [row["name"] for row in listed["actor"]] == ["Ilse Varga", "Salt Guild"]
    assert listed["actor"][0]["aliases"] == ("the Captain",)
    assert listed["actor"][0]["events"] == 1
    assert listed["place"][1]["in"] == "Meridia"
    assert listed["place"][1]["country"] == "MD"
    assert listed["place"][0]["in"] is None
    assert [row["slug"] for row in listed["source"]] == ["copy", "gazette", "wire"]
    assert listed["source"][0]["derived_from"] == "wire"
    assert {row["name"]: row["in"] for row in listed["category"]} == {
        "crime": None,
        "smuggling": "crime",
    }
    assert listed["role"][0]["name"] == "smuggler"
    assert not listed["role"][0]["bodily_present"]
    assert listed["tag"][0]["events"] == 1
    assert listed["tie"][0]["kind"] == "member of"


def test_entries_with_what_hangs_on_them(landing: Location) -> None:
    with open_reader(landing) as reader:
        actor = show_entity(reader, "actor", "the captain").as_json()
        place = show_entity(reader, "place", "salzhafen").as_json()
        wire = show_entity(reader, "source", "wire").as_json()
        crime = show_entity(reader, "category", "crime").as_json()
        role = show_entity(reader, "role", "smuggler").as_json()
        with pytest.raises(UnknownNameError):
            show_entity(reader, "actor", "nobody at all")
    assert actor["ties"][0]["other"] == "Salt Guild"
    assert actor["ties"][0]["span"]["edtf"] == "1929/1931"
    assert actor["events"] == [1]
    assert place["path"] == ["Meridia", "Port Salt"]
    assert place["radius_m"] == 900
    assert wire["repeated_by"] == ["copy"]
    assert wire["author"] == "A. Reporter"
    assert crime["narrower"] == ["smuggling"]
    assert crime["events"] == [1]
    assert role["living"]


def test_the_page_of_an_entry(landing: Location) -> None:
    out = io.StringIO()
    with open_reader(landing) as reader:
        for kind, words in (("actor", "1"), ("place", "Meridia"), ("source", "copy")):
            render_portrait(show_entity(reader, kind, words), out, Screen(60))
    page = out.getvalue()
    assert "actor 1  Ilse Varga" in page
    assert "Ilse Varga member of Salt Guild, 1929/1931\n" in page.replace("\n" + " " * 17, " ")
    assert "places within  Port Salt" in page
    assert "derived from   wire" in page
    assert "Events (2)" in page
    assert "undated      Hearing" in page


def test_two_of_one_name_are_told_apart(landing: Location) -> None:
    with world(landing) as made:
        made.actor("Ilse Varga", note="her niece")
    with (
        open_reader(landing) as reader,
        pytest.raises(AmbiguousNameError, match="her niece"),
    ):
        show_entity(reader, "actor", "Ilse Varga")

"""Filters, orders and the JSON of a list, on both engines."""

import pytest

from chronology.errors import AmbiguousNameError, BadInputError, UnknownNameError
from chronology.query.events import count_events, event_date, list_events
from chronology.query.filters import SORTS, Filter, resolve_filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import World, world


def fill(made: World) -> None:
    """A river delta with two ports, an island, a crew and a customs office."""
    made.place("Meridia", country="MD")
    made.place("Port Salt", "Meridia", "Salzhafen", latitude=44.5, longitude=-3.25)
    made.place("Old Quay", "Port Salt", latitude=44.51, longitude=-3.26)
    made.place("Çelik Island", "Meridia", "Stahlinsel")
    made.place("Elsewhere", country="EW")
    made.place("Old Quay of Elsewhere", "Elsewhere", "Old Quay")
    made.actor("Ilse Varga", "the Captain", "Ilsa Warga")
    made.actor("Harbour Office", kind="organisation")
    made.actor("Jon Reed", note="the elder")
    made.actor("Jon Reed", note="the younger")
    made.category("crime")
    made.category("smuggling", "crime")
    made.category("hearing")
    made.source("gazette", "The Meridia Gazette")
    made.source("ledger")
    made.event(
        "Crates landed",
        "1931-05",
        words="May 1931",
        where=[("Çelik Island", "from"), ("Old Quay", "at")],
        who=[("Ilse Varga", "smuggler"), ("Ilse Varga", "smuggler")],
        category="smuggling",
        sources=["gazette", "ledger", "gazette"],
        tags=["night", "salt"],
        description="Fifty crates of salt, 100% untaxed.",
        measures={"crates": (40, 50, 60.5)},
    )
    made.event(
        "Search of the quay",
        "1931-06-02",
        where=["Port Salt"],
        who=[("Harbour Office", "searcher")],
        sources=["ledger"],
        status="disputed",
    )
    made.event(
        "Hearing", "1931", where=["Meridia"], who=[("Ilse Varga", "accused")], category="hearing"
    )
    made.event("Voyage", "1931", where=[("Port Salt", "via"), ("Çelik Island", "to")])
    made.event("a rumour", tags=["salt"], description="Under_score and 5!0")
    made.event("Émigrés leave", "1931-06", where=[("Elsewhere", "from")])
    made.event("Ancient wreck", "-0043-03-15", words="the Ides of March, 44 BC")


@pytest.fixture
def delta(db: Location) -> Location:
    with world(db) as made:
        fill(made)
    return db


def titles(location: Location, **words: object) -> list[str]:
    with open_reader(location) as reader:
        wanted = resolve_filter(reader, **words)  # type: ignore[arg-type]  # the words of a test
        return [event.title for event in list_events(reader, wanted)]


BY_TIME = [
    "Ancient wreck",
    "Hearing",
    "Voyage",
    "Crates landed",
    "Émigrés leave",
    "Search of the quay",
    "a rumour",
]


def test_the_order_in_time_is_total(delta: Location) -> None:
    assert titles(delta) == BY_TIME
    turned = ["Search of the quay", "Émigrés leave", "Crates landed", "Voyage", "Hearing"]
    assert titles(delta, sort="-when") == [*turned, "Ancient wreck", "a rumour"]


def test_the_order_of_titles_is_that_of_folded_letters(delta: Location) -> None:
    assert titles(delta, sort="title") == [
        "a rumour",
        "Ancient wreck",
        "Crates landed",
        "Émigrés leave",
        "Hearing",
        "Search of the quay",
        "Voyage",
    ]


def test_the_order_of_places_puts_those_without_last(delta: Location) -> None:
    assert titles(delta, sort="place") == [
        "Voyage",
        "Émigrés leave",
        "Hearing",
        "Crates landed",
        "Search of the quay",
        "Ancient wreck",
        "a rumour",
    ]


def test_every_order_lists_every_event_once(delta: Location) -> None:
    for sort in SORTS:
        assert sorted(titles(delta, sort=sort)) == sorted(BY_TIME), sort


def test_an_unknown_order_is_refused(delta: Location) -> None:
    with pytest.raises(BadInputError, match=r"sorted by “colour”.*-when"):
        titles(delta, sort="colour")


def test_a_place_stands_for_all_within_it(delta: Location) -> None:
    assert titles(delta, where=["Meridia"]) == [
        "Hearing",
        "Voyage",
        "Crates landed",
        "Search of the quay",
    ]
    assert titles(delta, where=["salzhafen"]) == ["Voyage", "Crates landed", "Search of the quay"]
    assert titles(delta, where=["celik island"]) == ["Voyage", "Crates landed"]


def test_a_place_is_told_from_its_namesake_by_what_it_lies_in(delta: Location) -> None:
    assert titles(delta, where=["Old Quay, Meridia"]) == ["Crates landed"]


def test_one_filter_twice_is_any_and_two_filters_are_all(delta: Location) -> None:
    assert titles(delta, where=["Çelik Island", "Elsewhere"]) == [
        "Voyage",
        "Crates landed",
        "Émigrés leave",
    ]
    assert titles(delta, where=["Meridia"], who=["the captain"]) == ["Hearing", "Crates landed"]


def test_categories_with_those_within(delta: Location) -> None:
    assert titles(delta, category=["crime"]) == ["Crates landed"]


def test_sources_tags_statuses_and_ids(delta: Location) -> None:
    assert titles(delta, source=["LEDGER"]) == ["Crates landed", "Search of the quay"]
    assert titles(delta, source=["the meridia gazette"]) == ["Crates landed"]
    assert titles(delta, tag=["Salt"]) == ["Crates landed", "a rumour"]
    assert titles(delta, status=["Disputed"]) == ["Search of the quay"]
    assert titles(delta, ids=["3", "@2"]) == ["Hearing", "Search of the quay"]


FOUND_BY_TEXT = {
    "crates": ["Crates landed"],
    "EMIGRES": ["Émigrés leave"],
    "salt crates": ["Crates landed"],
    "100%": ["Crates landed"],
    "%": [],
    "crat*": ["Crates landed"],
    '"salt" OR NEAR(crates)': [],
    "rates": [],
    "sal ' untaxe": ["Crates landed"],
    "the_captain (crates": ["Crates landed"],
    "score under": ["a rumour"],
    "5!0": ["a rumour"],
    "warga": ["Hearing", "Crates landed"],
    "stahlinsel": ["Voyage", "Crates landed"],
    "captain hearing": ["Hearing"],
    "nowhere": [],
}


def test_text_is_searched_word_by_word_in_text_and_names(delta: Location) -> None:
    assert {text: titles(delta, text=text) for text in FOUND_BY_TEXT} == FOUND_BY_TEXT


def test_names_that_are_not_there_are_refused_with_the_closest(delta: Location) -> None:
    with pytest.raises(UnknownNameError, match="Ilse Varga"):
        titles(delta, who=["Ilse Vargo"])
    with pytest.raises(UnknownNameError, match="99"):
        titles(delta, ids=["99"])
    with pytest.raises(AmbiguousNameError, match=r"3 Jon Reed \(the elder\)"):
        titles(delta, who=["jon reed"])


def test_a_status_that_there_is_not_is_refused(delta: Location) -> None:
    with pytest.raises(BadInputError, match=r"no status “sure”.*alleged"):
        titles(delta, status=["sure"])


def test_certain_without_a_time_is_refused(delta: Location) -> None:
    with pytest.raises(BadInputError, match="needs a time"):
        titles(delta, certain=True)


def test_counting_ignores_the_limit(delta: Location) -> None:
    with open_reader(delta) as reader:
        assert count_events(reader, Filter(limit=2)).total == len(BY_TIME)


def test_an_unknown_event_has_no_date(delta: Location) -> None:
    with open_reader(delta) as reader:
        date = event_date(reader, 1)
        assert date is not None
        assert date.edtf == "1931-05"
        assert event_date(reader, 5) is None
        with pytest.raises(UnknownNameError, match="no event “@77”"):
            event_date(reader, 77)
        with pytest.raises(UnknownNameError):
            event_date(reader, 10**30)


def test_the_json_of_an_event(delta: Location) -> None:
    with open_reader(delta) as reader:
        wanted = resolve_filter(reader, ids=["1"], within=[event_date(reader, 1) or ""])
        (event,) = list_events(reader, wanted)
    shape = event.as_json()
    assert len(shape.pop("uuid")) == 36
    assert shape == {
        "id": 1,
        "title": "Crates landed",
        "when": {
            "text": "May 1931",
            "edtf": "1931-05",
            "edtf_exact": True,
            "earliest": "1931-05-01",
            "latest": "1931-05-31",
            "start": {"earliest": "1931-05-01", "latest": "1931-05-31", "kind": "known"},
            "end": {"earliest": "1931-05-01", "latest": "1931-05-31", "kind": "known"},
            "precision": "month",
            "inferred": None,
        },
        "certainty": "certain",
        "where": {
            "name": "Old Quay",
            "path": ["Meridia", "Port Salt", "Old Quay"],
            "country": "MD",
            "latitude": 44.51,
            "longitude": -3.26,
        },
        "places": [{"name": "Çelik Island", "role": "from"}, {"name": "Old Quay", "role": "at"}],
        "who": [{"name": "Ilse Varga", "role": "smuggler"}],
        "category": "smuggling",
        "status": "alleged",
        "sources": ["gazette", "ledger"],
        "tags": ["night", "salt"],
        "measures": {"crates": {"low": 40, "best": 50, "high": 60.5}},
        "description": "Fifty crates of salt, 100% untaxed.",
    }
    assert list(shape)[:3] == ["id", "title", "when"]


def test_the_json_of_an_undated_event(delta: Location) -> None:
    with open_reader(delta) as reader:
        shapes = {e.title: e.as_json() for e in list_events(reader, Filter())}
    assert shapes["a rumour"]["when"] is None
    assert shapes["a rumour"]["where"] is None
    assert shapes["a rumour"]["certainty"] is None
    assert shapes["Voyage"]["where"]["name"] == "Çelik Island"
    assert shapes["Ancient wreck"]["when"]["earliest"] == "-0043-03-15"

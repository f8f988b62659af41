"""Events with what each source says of them, on both engines."""

import pytest

from chronology.model import EventPlace, Measure
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.query.telling import Neighbour, Told, told_events
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import World, world


def tell(location: Location, wanted: Filter | None = None) -> dict[str, Told]:
    with open_reader(location) as reader:
        return {told.view.title: told for told in told_events(reader, wanted)}


def fill(made: World) -> None:
    made.place("Meridia")
    made.place("Port Salt", "Meridia")
    made.place("Elsewhere")
    made.source(
        "wire", "The Wire", author="A. Reporter", publisher="Wire Ltd", url="https://example.org/w",
        archived_url="https://archive.example/w", language="de", reliability="B",
    )  # fmt: skip
    made.actor("Ilse Varga")
    landing = made.event(
        "Crates landed",
        "1931-05",
        where=["Port Salt"],
        who=["Ilse Varga"],
        handling="secret",
        manner="once",
        duration_min="PT6H",
        extra={"weather": "fog"},
    )
    made.cite(
        landing,
        "wire",
        "1931-06",
        locator="p. 4",
        claimant_id=made["actor", "Ilse Varga"],
        credibility=3,
        quote="Wir landeten.",
        quote_language="de",
        quote_translation="We landed.",
        says_duration_words="all night",
        says_place_id=made["place", "Elsewhere"],
        note="Read aloud.",
    )
    made.cite(landing, "wire", "1931-05-04", says_place_id=made["place", "Meridia"])
    made.cite(landing, "wire", rank="deprecated", locator="taken back")
    made.cite(landing, "wire", stance="disputes")
    other = made.event("Undated")
    made.cite(other, "wire", "1932")
    made.event("Bare", "1930")
    made.relate(landing, "after", other)


def test_what_a_source_says(db: Location) -> None:
    with world(db) as made:
        fill(made)
    told = tell(db)["Crates landed"]
    first, second, third = told.claims
    assert (first.source, first.title, first.author) == ("wire", "The Wire", "A. Reporter")
    assert (first.publisher, first.url) == ("Wire Ltd", "https://example.org/w")
    assert (first.archived_url, first.source_language) == ("https://archive.example/w", "de")
    assert (first.locator, first.claimant, first.credibility) == ("p. 4", "Ilse Varga", 3)
    assert (first.quote, first.quote_language) == ("Wir landeten.", "de")
    assert (first.quote_translation, first.note) == ("We landed.", "Read aloud.")
    assert first.says is not None
    assert (first.says.edtf, first.says_place) == ("1931-06", "Elsewhere")
    assert (first.says_lasting, first.reliability, first.rank) == ("all night", "B", "normal")
    assert (first.other_date, first.other_place, first.rival) == (True, True, True)
    # A day within the adopted month and the land about the port are no rivals.
    assert (second.other_date, second.other_place, second.rival) == (False, False, False)
    assert second.says_place == "Meridia"
    assert (third.stance, third.rival) == ("disputes", True)


def test_what_hangs_on_an_event(db: Location) -> None:
    with world(db) as made:
        fill(made)
    told = tell(db)
    landing, bare = told["Crates landed"], told["Bare"]
    assert (landing.lasting, landing.manner, landing.handling) == ("PT6H", "once", "secret")
    assert (landing.relations, landing.deprecated, landing.extra) == (1, 1, True)
    assert (bare.lasting, bare.manner, bare.handling) == (None, None, "public")
    assert (bare.relations, bare.deprecated, bare.extra, bare.claims) == (0, 0, False, ())
    # The only date of an undated event is a claim that nobody adopted.
    assert told["Undated"].claims[0].other_date
    undated = told["Undated"]
    assert undated.relations == 1
    assert undated.neighbours == (
        Neighbour("before", landing.view.id, "Crates landed", None, None),
    )
    assert [near.kind for near in landing.neighbours] == ["after"]


def test_measures_keep_their_claims(db: Location) -> None:
    with world(db) as made:
        event = made.event("Count", "1931")
        gone = made.cite(event, "a", rank="deprecated")
        kept = made.cite(event, "b")
        made.add(Measure(event_id=event, kind="hurt", best=2.0, unit="people", citation_id=kept))
        made.add(Measure(event_id=event, kind="hurt", low=1.0, high=3.0, citation_id=gone))
    counts = tell(db)["Count"].counts
    assert [tuple(count) for count in counts] == [
        ("hurt", None, 2.0, None, "people", 0),
        ("hurt", 1.0, None, 3.0, None, None),
    ]


def test_claims_that_name_places_and_participants(db: Location) -> None:
    with world(db) as made:
        event = made.event("Named", "1931")
        made.event("Not named", "1931", where=["Here"], who=["Her"])
        citation = made.cite(event, "a")
        made.add(EventPlace(event_id=event, place_id=made.place("There"), citation_id=citation))
    told = tell(db)
    assert told["Named"].attributed
    assert not told["Not named"].attributed


def test_the_order_and_the_filter_are_those_of_a_list(db: Location) -> None:
    with world(db) as made:
        fill(made)
    for wanted in (None, Filter(ids=(1, 3)), Filter(sort="-title"), Filter(limit=2)):
        with open_reader(db) as reader:
            views = list(list_events(reader, wanted or Filter()))
            assert [told.view for told in told_events(reader, wanted)] == views


@pytest.mark.parametrize(
    ("adopted", "said", "rival"),
    [
        ("1931", "1931-05-04", False),
        ("1931-05-04", "1931", False),
        ("1931-05/1931-06", "1931-06/1931-07", True),
        ("[1931,1933]", "1932", True),
        ("[1931,1933]", "1933-02", False),
        ("[1931,1933]", "[1931,1933]", False),
        ("[1931,1933]", "[1931,1932]", True),
        ("1931", "../1940", False),
        ("1931", "../1930", True),
    ],
)
def test_when_a_date_is_a_rival(adopted: str, said: str, rival: bool, one_db: Location) -> None:
    with world(one_db) as made:
        made.cite(made.event("A", adopted), "wire", said)
    assert tell(one_db)["A"].claims[0].other_date is rival


def test_batches_join_without_a_seam(one_db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronology.query.telling.BATCH", 2)
    with world(one_db) as made:
        for number in range(5):
            made.cite(made.event(f"E{number}", f"193{number}"), "wire")
    told = tell(one_db)
    assert [*told] == ["E0", "E1", "E2", "E3", "E4"]
    assert all(len(each.claims) == 1 for each in told.values())

"""Events as FollowTheMoney: what the model can say, what is declared lost, and the way back."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import FuzzyDate, parse
from chronology.dates.civil import DAY, seconds
from chronology.dates.phrases.meaning import lasting, once_between
from chronology.dates.phrases.window import span
from chronology.dates.value import Precision
from chronology.formats import import_file, losses
from chronology.formats.ftm import dates as ftm_dates
from chronology.formats.ftm import giving
from chronology.formats.losses import LossError
from chronology.store.location import Location
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork
from tests.blank import Blank
from tests.formats.kinds import HOSTILE, hand_on, kinds
from tests.formats.returning import empty, hand_over, told
from tests.formats.world import load

#: What each event of ``kinds`` loses.
LOSSES = {
    "Plain day": {losses.STATUS},
    "Month": {losses.CATEGORY, losses.WORDS},
    "About": {losses.APPROXIMATION, losses.WINDOW, losses.WORDS},
    "Doubted": {losses.UNCERTAINTY, losses.STATUS},
    "Between": {losses.WINDOW, losses.WORDS},
    "Lasted": {losses.STATUS, losses.MANNER, losses.LASTING, losses.WORDS},
    "Loosely lasted": {losses.WORDS},
    "Since": {losses.OPEN_END, losses.WORDS},
    "Until": {losses.OPEN_END, losses.WORDS},
    "Some time after": {losses.OPEN_END, losses.WORDS},
    "Some time before": {losses.OPEN_END, losses.WORDS},
    "At night": {losses.WINDOW, losses.WORDS},
    "In a set": {losses.SET_OF_DATES, losses.WINDOW, losses.WORDS},
    "In no year": {losses.SET_OF_DATES, losses.WORDS},
    "Ides": {losses.BEFORE_YEAR_ONE, losses.WORDS},
    "Long ago": {losses.BEFORE_YEAR_ONE},
    "Far ahead": {losses.FAR_YEARS},
    "Refuted": {losses.STATUS, losses.HANDLING},
    "Inferred": {losses.INFERRED, losses.RELATIONS},
    "In March": {losses.RELATIONS, losses.WORDS},
    "Told": {losses.MEASURES, losses.CLAIMS, losses.BASIS, losses.ROLES},
    "Rival": {losses.RIVALS, losses.CLAIMS},
    "Journey": {losses.ROLES},
    "Tied": {losses.RELATIONS},
    "Tied to": {losses.RELATIONS},
    "Taken back": {losses.DEPRECATED},
    "Kept more": {losses.EXTRA},
    "Named by": {losses.ROLES, losses.ATTRIBUTION},
    HOSTILE: {losses.CATEGORY},
}


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return kinds(blank, tmp_path_factory.mktemp("ftm"))


def entities(place: Location, folder: Path, title: str | None = None) -> list[dict[str, Any]]:
    hand_on(place, folder / "x.ftm.json", title)
    return [json.loads(line) for line in (folder / "x.ftm.json").read_text("utf-8").splitlines()]


def test_every_line_is_an_entity_that_comes_after_what_it_names(
    place: Location, tmp_path: Path
) -> None:
    known: dict[str, str] = {}
    for each in entities(place, tmp_path):
        assert set(each) == {"id", "schema", "properties"}
        assert each["id"] not in known
        for name, values in each["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values), name
            assert len(set(values)) == len(values)
        for name, schemata in {
            "involved": ("Person", "LegalEntity"),
            "organizer": ("Person", "LegalEntity"),
            "addressEntity": ("Address",),
            "proof": ("Document", "Article"),
        }.items():
            assert all(known[ref] in schemata for ref in each["properties"].get(name, ()))
        known[each["id"]] = each["schema"]
    assert set(known.values()) == {"Event", "Person", "Address", "Document"}


def test_an_event_with_all_that_it_names(place: Location, tmp_path: Path) -> None:
    ana, quay, *documents, told_event = entities(place, tmp_path, "Told")
    assert ana["properties"] == {"name": ["Ana"]}
    assert quay["properties"] == {
        "name": ["Quay; 1, old"],
        "full": ["Quay; 1, old, Port"],
        "latitude": ["41.0123456789"],
        "longitude": ["-28.5"],
    }
    assert documents[0]["properties"] == {
        "title": ["The Wire"],
        "fileName": ["wire"],
        "author": ["A. Reporter"],
        "publisher": ["Wire Ltd"],
        "sourceUrl": ["https://example.org/w?a=1&b=2"],
        "publishedAt": ["2016-03-03"],
    }
    assert told_event["properties"] == {
        "name": ["Told"],
        "location": ["Quay; 1, old, Port"],
        "addressEntity": [quay["id"]],
        "proof": [document["id"] for document in documents],
        "involved": [ana["id"]],
        "date": ["2016-07-16"],
    }


def test_the_ids_are_stable(place: Location, tmp_path: Path) -> None:
    assert entities(place, tmp_path) == entities(place, tmp_path)


def test_what_each_kind_of_actor_and_source_becomes(one_db: Location, tmp_path: Path) -> None:
    text = """
chronology: 1
actors:
  - {key: a, name: A, kind: person, born: 1970, died: 3 May 2001, aliases: [Alf], description: Who}
  - {key: b, name: B, kind: organisation, born: about 1970}
  - {key: c, name: C, kind: armed group, born: before 1970}
  - {key: d, name: D, kind: state}
  - {key: e, name: E}
places: [{key: p, name: P, country: MX}]
sources: [{slug: s, kind: article, title: S}]
events:
  - key: x
    title: X
    when: 2016
    places: [p]
    tags: [t]
    category: q
    who: [{actor: a, role: organiser}, {actor: b, role: involved}, {actor: c, role: involved},
          {actor: d, role: involved}, {actor: e, role: involved}]
    citations: [{source: s}]
categories: [{name: q}]
"""
    assert not load(one_db, tmp_path, text).refused
    found = entities(one_db, tmp_path)
    shown = {each["properties"].get("name", ["S"])[0]: each for each in found}
    assert {name: each["schema"] for name, each in shown.items()} == {
        "A": "Person", "B": "Organization", "C": "Organization", "D": "PublicBody",
        "E": "LegalEntity", "P": "Address", "S": "Article", "X": "Event",
    }  # fmt: skip
    assert shown["A"]["properties"] == {
        "name": ["A"],
        "alias": ["Alf"],
        "description": ["Who"],
        "birthDate": ["1970"],
        "deathDate": ["2001-05-03"],
    }
    assert shown["B"]["properties"]["incorporationDate"] == ["1969-01-01", "1971-12-31"]
    assert "incorporationDate" not in shown["C"]["properties"]
    event = shown["X"]["properties"]
    assert (event["keywords"], event["country"]) == (["t", "q"], ["mx"])
    assert event["organizer"] == [shown["A"]["id"]]
    assert event["involved"] == [shown[name]["id"] for name in "BCDE"]


def test_what_is_lost_is_declared(place: Location, tmp_path: Path) -> None:
    for title in (*told(place), HOSTILE):
        report = hand_on(place, tmp_path / "x.ftm.json", title)
        assert set(report.losses) == LOSSES.get(title, set()), title
        assert set(report.losses.values()) <= {1}


def test_strict(place: Location, tmp_path: Path) -> None:
    with pytest.raises(LossError):
        hand_on(place, tmp_path / "x.ftm.json", "Ides", strict=True)
    assert not (tmp_path / "x.ftm.json").exists()
    hand_on(place, tmp_path / "x.ftm.json", "Last day", strict=True)
    assert (tmp_path / "x.ftm.json").exists()


@pytest.mark.parametrize(
    ("words", "properties"),
    [
        ("2016", {"date": ["2016"]}),
        ("December 2014", {"date": ["2014-12"]}),
        ("2016-07-15", {"date": ["2016-07-15"]}),
        ("2016-07-15T20:30:00", {"date": ["2016-07-15T20:30:00"]}),
        ("circa 1991", {"date": ["1990-01-01", "1992-12-31"]}),
        ("between March 2004 and 2008", {"date": ["2004-03-01", "2008-12-31"]}),
        ("the night of 15–16 July 2016", {"date": ["2016-07-15T18", "2016-07-16T05"]}),
        ("from July 2016 to 3 March 2017", {"startDate": ["2016-07"], "endDate": ["2017-03-03"]}),
        ("since 2014", {"startDate": ["2014"]}),
        ("until 2010", {"endDate": ["2010"]}),
        ("before January 2006", {}),
        ("after 2013", {}),
        ("September of an unknown year", {}),
        ("15 March 44 BC", {}),
        ("9999-12-31", {"date": ["9999-12-31"]}),
        ("Y12024", {}),
        ("2016 or 2018", {"date": ["2016-01-01", "2018-12-31"]}),
    ],
)
def test_dates_are_prefixes_or_their_first_and_last(words: str, properties: Any) -> None:
    assert giving.given(parse(words)).properties == properties


#: Moments at which days, hours, minutes or seconds begin, in the years that can be written.
MOMENTS = st.builds(
    lambda moment, unit: moment // unit * unit,
    st.integers(seconds(2), seconds(9998)),
    st.sampled_from([1, 60, 3600, DAY]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(MOMENTS, min_size=4, max_size=4, unique=True), st.booleans())
def test_every_window_comes_back_as_it_was(moments: list[int], lasts: bool) -> None:
    first, second, third, fourth = sorted(moments)
    date: FuzzyDate
    if lasts:
        date = lasting(
            *(span(*pair, "day", Precision.RANGE) for pair in ((first, second), (third, fourth)))
        )
    else:
        date = once_between(first, fourth, "day")
    for zone in ("UTC", "Asia/Kathmandu"):
        said = giving.given(date, zone).properties
        back = (
            ftm_dates.between(said["startDate"], said["endDate"], zone)
            if lasts
            else ftm_dates.single(said["date"], zone)
        ).date
        assert back is not None
        if not lasts:
            expected = date.start_earliest, date.end_latest
            assert (back.start_earliest, back.end_latest) == expected
        else:
            bounds = [
                (each.start_earliest, each.start_latest, each.end_earliest, each.end_latest)
                for each in (date, back)
            ]
            assert all(one == other for one, other in pairwise(bounds))


def test_events_come_back_but_for_what_was_declared(
    place: Location, blank: Blank, tmp_path: Path
) -> None:
    other = empty(blank, tmp_path)
    report = hand_over(place, tmp_path / "x.ftm.json", other, "ftm")
    assert not report.refused
    before, after = told(place), told(other)
    assert before.keys() == after.keys()
    undated = {losses.SET_OF_DATES, losses.BEFORE_YEAR_ONE, losses.FAR_YEARS, losses.OPEN_END}
    for title, one in before.items():
        two = after[title]
        lost = LOSSES.get(title, set())
        assert two.view.description == one.view.description
        tags = [*one.view.tags, *([one.view.category] if one.view.category else [])]
        assert sorted(two.view.tags) == sorted(set(tags))
        assert [each[0].full_name for each in two.view.places] == [
            each[0].full_name for each in one.view.places
        ]
        assert [each.name for each in two.view.who] == [each.name for each in one.view.who]
        assert [claim.source for claim in two.claims] == [claim.source for claim in one.claims]
        assert [claim.title for claim in two.claims] == [claim.title for claim in one.claims]
        if one.view.date is not None and not lost & undated:
            assert two.view.date is not None
            assert two.view.date.lasting == one.view.date.lasting
            assert two.view.date.start_earliest == one.view.date.start_earliest
            assert two.view.date.start_latest == one.view.date.start_latest
            assert two.view.date.end_earliest == one.view.date.end_earliest
            assert two.view.date.end_latest == one.view.date.end_latest


def test_the_same_file_again_changes_nothing(place: Location, blank: Blank, tmp_path: Path) -> None:
    other = empty(blank, tmp_path)
    first = hand_over(place, tmp_path / "x.ftm.json", other, "ftm")
    again = import_file(other, tmp_path / "x.ftm.json")
    assert (again.added, again.updated, again.unchanged) == (0, 0, first.added)


def test_what_is_there_already_is_not_added_twice(blank: Blank, tmp_path: Path) -> None:
    own = kinds(blank, tmp_path)
    report = hand_over(own, tmp_path / "x.ftm.json", own, "ftm")
    assert report.added == 0
    assert "of this chronology; JSON and CSV bring changes back to it" in report.refused[0].why


def test_times_go_out_in_utc(one_db: Location, tmp_path: Path) -> None:
    with UnitOfWork(one_db, "test") as unit:
        set_setting(unit, "zone", "Europe/Berlin")
    text = (
        'events: [{key: x, title: X, when: "2016-07-15T20:30:00"}, {key: y, title: Y, when: 2016}]'
    )
    assert not load(one_db, tmp_path, f"chronology: 1\n{text}").refused
    found = entities(one_db, tmp_path)
    assert {each["properties"]["name"][0]: each["properties"]["date"] for each in found} == {
        "X": ["2016-07-15T18:30:00"],
        "Y": ["2016"],
    }

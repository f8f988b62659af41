"""What the shipped dataset answers, and where its accounts pull against each other."""

from pathlib import Path
from typing import Any

import pytest

from chronology.checks import Certainty, Finding
from chronology.checks.run import run_checks
from chronology.formats import import_file
from chronology.query.events import list_events
from chronology.query.facts import load_facts
from chronology.query.filters import resolve_filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.resources import seeds_folder

Data = dict[str, Any]


@pytest.fixture
def loaded(sqlite_db: Location) -> Location:
    for name in ("vocabulary.yaml", "balusha-mh.yaml"):
        import_file(sqlite_db, Path(seeds_folder()) / name)
    return sqlite_db


@pytest.fixture
def key_of(events: dict[str, Data]) -> dict[str, str]:
    """Keys by title: the database knows no keys."""
    keys = {event["title"]: key for key, event in events.items()}
    assert len(keys) == len(events)
    return keys


def answer(location: Location, key_of: dict[str, str], **words: Any) -> dict[str, str | None]:
    """Return the events that are asked for by key, with how certain each is."""
    with open_reader(location) as reader:
        views = [view.as_json() for view in list_events(reader, resolve_filter(reader, **words))]
    return {key_of[view["title"]]: view["certainty"] for view in views}


def test_what_happened_in_2016(loaded: Location, key_of: dict[str, str]) -> None:
    assert answer(loaded, key_of, within=["2016"]) == {
        "istanbul-house": "certain",
        "to-hospital": "certain",
        "to-antep": "certain",
        "received-antep": "certain",
        "continued-support": "possible",
        "turkish-attack": "possible",
    }


def test_urfa_in_december_2014_is_never_certain(loaded: Location, key_of: dict[str, str]) -> None:
    found = answer(loaded, key_of, where=["Şanlıurfa"], within=["December 2014"])
    assert found == {
        "flight-urfa": "possible",
        "urfa-airport-stop": "possible",
        "welcomed-urfa": "possible",
    }


def test_a_country_holds_its_towns_and_an_alias_is_its_actor(
    loaded: Location, key_of: dict[str, str]
) -> None:
    found = answer(loaded, key_of, where=["Turkey"], who=["talha al-gazzawi"], within=["2017"])
    assert found == {"istanbul-house": "certain", "return-antep": "certain"}


def test_a_month_without_a_year_is_possible_in_any(
    loaded: Location, key_of: dict[str, str]
) -> None:
    asked = {"category": ["attack"]}
    possible = {"turkish-attack": "possible"}
    assert answer(loaded, key_of, within=["September 2015"], **asked) == possible
    assert answer(loaded, key_of, within=["September 2016"], **asked) == possible
    assert answer(loaded, key_of, within=["October 2016"], **asked) == {}


def findings(location: Location, *, possible: bool) -> list[Finding]:
    with open_reader(location) as reader:
        return run_checks(load_facts(reader), possible=possible)


def test_nothing_about_its_dates_is_certain(loaded: Location) -> None:
    assert findings(loaded, possible=False) == []


def test_the_lead_and_the_account_pull_against_each_other(
    loaded: Location, key_of: dict[str, str]
) -> None:
    """The lead dates the house in Istanbul to 2016 and 2017, the account puts
    him in Antep in July 2016 and again in March 2017. Nothing else is at odds."""
    with open_reader(loaded) as reader:
        titles = {view.id: view.title for view in list_events(reader, resolve_filter(reader))}
    found = {
        frozenset(key_of[titles[event]] for event in finding.events)
        for finding in findings(loaded, possible=True)
        if finding.certainty is Certainty.POSSIBLE
    }
    assert found == {
        frozenset({"istanbul-house", "to-antep"}),
        frozenset({"istanbul-house", "received-antep"}),
        frozenset({"istanbul-house", "return-antep"}),
    }


def test_what_cannot_be_told_is_that_the_sources_are_undated(loaded: Location) -> None:
    rest = [f for f in findings(loaded, possible=True) if f.certainty is not Certainty.POSSIBLE]
    assert {f.certainty for f in rest} == {Certainty.CANNOT_TELL}
    assert {slug for f in rest for slug in f.sources} == {"article-a", "article-b"}

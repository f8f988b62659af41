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
def loaded(one_db: Location) -> Location:
    for name in ("vocabulary.yaml", "balusha-mh.yaml"):
        import_file(one_db, Path(seeds_folder()) / name)
    return one_db


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
    """What is dated answers as it did; what follows from others is possible, never certain."""
    found = answer(loaded, key_of, within=["2016"])
    stated = {
        "istanbul-house": "certain",
        "to-hospital": "certain",
        "to-antep": "certain",
        "received-antep": "certain",
        "continued-support": "possible",
        "turkish-attack": "possible",
    }
    follows = found.keys() - stated.keys()
    assert found == stated | dict.fromkeys(follows, "possible")
    assert {"injury", "to-al-bab", "antep-house", "serum", "operation", "discharge"} <= follows
    assert not {"imprisonment", "to-egypt", "rejoins-isis", "boxes-flat", "mh-seized"} & follows


def test_urfa_in_december_2014_is_never_certain(loaded: Location, key_of: dict[str, str]) -> None:
    found = answer(loaded, key_of, where=["Şanlıurfa"], within=["December 2014"])
    stated = ("flight-urfa", "urfa-airport-stop", "welcomed-urfa")
    follows = ("goes-to-square", "others-at-square", "driven-to-border")
    assert found == dict.fromkeys((*stated, *follows), "possible")


def test_a_country_holds_its_towns_and_an_alias_is_its_actor(
    loaded: Location, key_of: dict[str, str]
) -> None:
    found = answer(loaded, key_of, where=["Turkey"], who=["talha al-gazzawi"], within=["2017"])
    follows = ("hospital-treatment", "walks-to-hospital", "istanbul-stop", "to-azaz-2017")
    assert found == {
        "istanbul-house": "certain",
        "return-antep": "certain",
        **dict.fromkeys(follows, "possible"),
    }


def test_a_month_without_a_year_is_possible_in_any_that_its_order_allows(
    loaded: Location, key_of: dict[str, str]
) -> None:
    """It came after what went on throughout 2014 and 2015."""
    asked = {"category": ["attack"]}
    possible = {"turkish-attack": "possible"}
    assert answer(loaded, key_of, within=["September 2015"], **asked) == {}
    assert answer(loaded, key_of, within=["September 2016"], **asked) == possible
    assert answer(loaded, key_of, within=["September 2017"], **asked) == possible
    assert answer(loaded, key_of, within=["October 2016"], **asked) == {}


def findings(location: Location, *, possible: bool) -> list[Finding]:
    with open_reader(location) as reader:
        return run_checks(load_facts(reader), possible=possible)


def test_nothing_about_its_dates_is_certain(loaded: Location) -> None:
    assert findings(loaded, possible=False) == []


def test_the_order_of_the_account_narrows_what_the_lead_says(loaded: Location) -> None:
    """The lead dates the house in Istanbul to 2016 and 2017, the account puts
    him in Antep in July 2016 and again in March 2017. By its order he came to the
    house after a stay in hospital at the end of 2016, and left it for Antep: what
    might have been a clash is none."""
    found = findings(loaded, possible=True)
    assert [one for one in found if one.check == "two-places"] == []


def test_what_cannot_be_told_is_that_the_sources_are_undated(loaded: Location) -> None:
    rest = [f for f in findings(loaded, possible=True) if f.certainty is not Certainty.POSSIBLE]
    assert {f.certainty for f in rest} == {Certainty.CANNOT_TELL}
    assert {slug for f in rest for slug in f.sources} == {"article-a", "article-b"}

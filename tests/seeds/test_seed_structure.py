"""The shipped dataset as it is written: everything named is there, and cited."""

import re
from collections import Counter
from typing import Any

import pytest

from chronology.model.vocabulary import (
    ActorKind,
    Manner,
    NameKind,
    PlaceRole,
    RelationKind,
    Reliability,
    Stance,
    Status,
    TieKind,
)

Data = dict[str, Any]

#: Paragraphs of running text, counted as docs/dataset.md says.
PARAGRAPHS = {"article-a": 18, "article-b": 13}
#: A list at a terminal stays legible.
LONGEST_TITLE = 80
CLAIMANTS = {"Balusha": "balusha", "M.H.": "mh"}
ALLEN = {kind.value for kind in RelationKind}


def keys(dataset: Data, section: str, name: str = "key") -> set[str]:
    return {entity[name] for entity in dataset[section]}


def named_places(event: Data) -> list[tuple[str, str]]:
    """Place and role of each place of an event; plain text stands for "at"."""
    return [
        (entry, "at") if isinstance(entry, str) else (entry["place"], entry["role"])
        for entry in event.get("places", [])
    ]


@pytest.mark.parametrize("section", ["events", "places", "actors"])
def test_no_key_is_given_twice(dataset: Data, section: str) -> None:
    counted = Counter(entity["key"] for entity in dataset[section])
    assert [key for key, times in counted.items() if times > 1] == []


def test_no_citation_key_is_given_twice(dataset: Data) -> None:
    counted = Counter(c["key"] for event in dataset["events"] for c in event["citations"])
    assert [key for key, times in counted.items() if times > 1] == []


def test_there_is_enough_to_work_with(dataset: Data) -> None:
    assert len(dataset["events"]) >= 45
    assert keys(dataset, "sources", "slug") == {"article-a", "article-b", "firat-interview"}


def test_both_links_of_the_testimony_are_recorded(dataset: Data, citations: Data) -> None:
    [repeats] = [source for source in dataset["sources"] if "derived_from" in source]
    assert (repeats["slug"], repeats["derived_from"]) == ("article-b", "firat-interview")
    claimants = {
        source: {c.get("claimant") for c in citations.values() if c["source"] == source}
        for source in PARAGRAPHS
    }
    assert claimants == {"article-a": {"balusha", None}, "article-b": {"mh", None}}


def test_every_event_is_cited_at_a_paragraph_that_exists(dataset: Data) -> None:
    for event in dataset["events"]:
        assert event["citations"], event["key"]
        for citation in event["citations"]:
            match = re.fullmatch(r"paragraph (\d+)", citation["locator"])
            assert match, citation["key"]
            assert 1 <= int(match[1]) <= PARAGRAPHS[citation["source"]], citation["key"]


def test_every_paragraph_with_an_event_is_used(citations: Data) -> None:
    used = {(c["source"], int(c["locator"].split()[1])) for c in citations.values()}
    unused = {(s, n) for s, last in PARAGRAPHS.items() for n in range(1, last + 1)} - used
    assert unused == set()


def test_every_event_is_dated_or_ordered_or_says_what_repeats(dataset: Data) -> None:
    ordered = {r[side] for r in dataset["relations"] for side in ("event", "other")}
    bare = {
        event["key"]
        for event in dataset["events"]
        if "when" not in event and event["key"] not in ordered and event["manner"] != "repeated"
    }
    # Told by the text without a date or an order.
    assert bare == {"istanbul-stop"}


def test_names_of_actors_and_roles_resolve(dataset: Data, vocabulary: Data) -> None:
    actors, roles = keys(dataset, "actors"), keys(vocabulary, "roles", "name")
    for event in dataset["events"]:
        for who in event.get("who", []):
            assert who["actor"] in actors, event["key"]
            assert who["role"] in roles, event["key"]


def test_names_of_places_and_categories_resolve(dataset: Data, vocabulary: Data) -> None:
    places, categories = keys(dataset, "places"), keys(vocabulary, "categories", "name")
    for event in dataset["events"]:
        assert event["category"] in categories, event["key"]
        for place, role in named_places(event):
            assert place in places, event["key"]
            assert role in set(PlaceRole)


def test_citations_resolve(dataset: Data, citations: Data, events: Data) -> None:
    for event in dataset["events"]:
        own = {c["key"] for c in event["citations"]}
        claims = [*event.get("who", []), *event.get("measures", [])]
        assert {claim["citation"] for claim in claims} <= own, event["key"]
        if "when" in event:
            assert event["basis"]["citation"] in own, event["key"]
            assert event["basis"]["reason"], event["key"]
    for link in [*dataset["ties"], *dataset["relations"]]:
        assert link["citation"] in citations
    actors, places = keys(dataset, "actors"), keys(dataset, "places")
    for key, citation in citations.items():
        assert citation.get("claimant", "balusha") in actors, key
        assert citation.get("says_where", "turkey") in places, key


def test_relations_and_anchors_name_other_events(dataset: Data, events: Data) -> None:
    for relation in dataset["relations"]:
        assert relation["kind"] in ALLEN
        assert {relation["event"], relation["other"]} <= events.keys()
        assert relation["event"] != relation["other"]
    for key, event in events.items():
        if isinstance(event.get("when"), dict):
            assert event["when"]["anchor"] in events.keys() - {key}


def test_nothing_comes_after_itself(dataset: Data, events: Data) -> None:
    """after and before, and dates that count from another event, form no circle."""
    later: dict[str, set[str]] = {key: set() for key in events}
    for relation in dataset["relations"]:
        pair = (relation["event"], relation["other"])
        if relation["kind"] in ("after", "before"):
            event, other = pair if relation["kind"] == "after" else pair[::-1]
            later[event].add(other)
    for key, event in events.items():
        if isinstance(event.get("when"), dict):
            later[key].add(event["when"]["anchor"])
    while done := {key for key, others in later.items() if not others}:
        later = {key: others - done for key, others in later.items() if key not in done}
    assert later == {}


def test_every_place_reaches_a_country(dataset: Data) -> None:
    places = {place["key"]: place for place in dataset["places"]}
    for key, start in places.items():
        place, seen = start, set()
        while "country" not in place:
            assert place["key"] not in seen, f"{key} lies within itself"
            seen.add(place["key"])
            place = places[place["in"]]
        assert re.fullmatch("[A-Z]{2}", place["country"]), key


def test_every_place_has_a_point_and_an_honest_radius(dataset: Data) -> None:
    for place in dataset["places"]:
        latitude, longitude = place["at"]
        assert -90 <= latitude <= 90, place["key"]
        assert -180 <= longitude <= 180, place["key"]
        assert place["radius_m"] >= 500, place["key"]


def test_closed_words_are_ones_that_the_model_knows(dataset: Data, citations: Data) -> None:
    assert {actor["kind"] for actor in dataset["actors"]} <= set(ActorKind)
    assert {source["reliability"] for source in dataset["sources"]} <= set(Reliability)
    assert {event["manner"] for event in dataset["events"]} <= set(Manner)
    assert {tie["kind"] for tie in dataset["ties"]} <= set(TieKind)
    assert {c.get("stance", "supports") for c in citations.values()} <= set(Stance)
    aliases = [a for e in [*dataset["places"], *dataset["actors"]] for a in e.get("aliases", [])]
    assert {a["kind"] for a in aliases if isinstance(a, dict)} <= set(NameKind)


def test_a_title_stands_alone_as_a_claim(dataset: Data) -> None:
    """A list shows the title only: it says whose word it is, or that it is one."""
    for event in dataset["events"]:
        title = event["title"]
        assert len(title) <= LONGEST_TITLE, title
        claimants = {citation.get("claimant") for citation in event["citations"]}
        if claims := re.match(r"(Balusha|M\.H\.) (says|alleges that) ", title):
            assert CLAIMANTS[claims[1]] in claimants, title
        else:
            assert re.search(r"\b(reported|said|credited) to\b", title), title
            assert claimants == {None}, title


def test_a_description_adds_to_its_title(dataset: Data) -> None:
    told = [event["description"] for event in dataset["events"]]
    assert not [words for words in told if words in ("By his own account.", "")]
    assert not {event["title"].rstrip(".") for event in dataset["events"]} & set(told)


def test_what_is_said_against_somebody_is_cited(dataset: Data) -> None:
    for event in dataset["events"]:
        for who in event.get("who", []):
            assert "citation" in who, (event["key"], who["actor"])
    assert not [tie for tie in dataset["ties"] if "citation" not in tie]


def test_all_of_it_is_alleged_and_none_of_it_quoted(dataset: Data, citations: Data) -> None:
    assert {event["status"] for event in dataset["events"]} == {Status.ALLEGED}
    assert not [key for key, citation in citations.items() if "quote" in citation]


@pytest.mark.parametrize(
    ("section", "key", "alias"),
    [
        ("places", "antep", "Gaziantep"),
        ("places", "urfa", "Şanlıurfa"),
        ("places", "kobane", "Kobani"),
        ("places", "kobane", "Ayn al-Arab"),
        ("places", "deir-ez-zor", "Deir al-Zor"),
        ("actors", "balusha", "Talha al-Gazzawi"),
        ("actors", "sdf", "SDF"),
    ],
)
def test_other_names_are_known(dataset: Data, section: str, key: str, alias: str) -> None:
    [entity] = [entity for entity in dataset[section] if entity["key"] == key]
    assert alias in [a if isinstance(a, str) else a["name"] for a in entity["aliases"]]


def test_the_vocabulary_is_a_forest(vocabulary: Data) -> None:
    for section in ("categories", "roles"):
        above = {entry["name"]: entry.get("in") for entry in vocabulary[section]}
        assert len(above) == len(vocabulary[section])
        assert set(above.values()) - {None} <= above.keys()
        while done := {name for name, parent in above.items() if parent not in above}:
            above = {name: parent for name, parent in above.items() if name not in done}
        assert above == {}


def test_whoever_is_there_in_person_is_alive(vocabulary: Data) -> None:
    for role in vocabulary["roles"]:
        if role.get("bodily_present"):
            assert role.get("living", True), role["name"]
        assert role.get("bodily_present", False) == ("present" in (role["name"], role.get("in")))

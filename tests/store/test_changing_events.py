"""Changing and removing events, citations and relations."""

from collections.abc import Callable
from typing import Any

import pytest

from chronology.dates.errors import DateError
from chronology.errors import BadInputError, UnknownNameError
from chronology.model import Citation, Event, Relation, Tie
from chronology.model.stored_dates import get_date
from chronology.store.attachments import add_measure
from chronology.store.citations import cite, edit_citation, remove_citation
from chronology.store.drafts import CitationDraft, MeasureDraft, RelationDraft
from chronology.store.entities import (
    create_actor,
    create_category,
    create_place,
    create_role,
    create_source,
)
from chronology.store.events import edit_event, remove_event
from chronology.store.relations import relate, remove_relation
from chronology.store.unit import UnitOfWork

Add = Callable[..., int]


def rows(unit: UnitOfWork, sql: str) -> list[tuple[Any, ...]]:
    return list(unit.reader.rows(sql))


def test_plain_fields(unit: UnitOfWork, event: Add) -> None:
    number = event("Fire", "2016", lasting="two days")
    category = create_category(unit, "fire").id
    changed = edit_event(
        unit, number,
        {"title": "Blåze", "description": "Ünder", "category_id": category, "status": "disputed",
         "handling": "secret", "manner": "repeated", "lasting": "six hours", "extra": {"a": 1}},
    )  # fmt: skip
    assert changed.text_folded == "blaze under"
    assert (changed.status, changed.handling, changed.manner) == ("disputed", "secret", "repeated")
    assert (changed.category_id, changed.duration_words) == (category, "six hours")
    assert get_date(changed, "date").edtf == "2016"
    edit_event(unit, number, {"description": None, "lasting": None, "category_id": None})
    assert (changed.description, changed.duration_min, changed.category_id) == (None, None, None)
    assert changed.text_folded == "blaze"


def test_places_participants_and_tags(unit: UnitOfWork, event: Add) -> None:
    hall, yard = create_place(unit, "Hall").id, create_place(unit, "Yard").id
    ann, bob = create_actor(unit, "Ann").id, create_actor(unit, "Bob").id
    guard = create_role(unit, "guard").id
    number = event("Fire", places=[(hall, "at")], who=[(ann, guard)], tags=["a", "b"])
    edit_event(unit, number, {
        "add_places": [(yard, "to"), (hall, "at")], "add_who": [(bob, guard)],
        "add_tags": ["C", "A"], "remove_tags": ["B"],
    })  # fmt: skip
    assert rows(unit, "SELECT place_id, role FROM event_place") == [(hall, "at"), (yard, "to")]
    assert rows(unit, "SELECT actor_id FROM participation") == [(ann,), (bob,)]
    tagged = "SELECT t.name FROM event_tag e JOIN tag t ON t.id = e.tag_id ORDER BY t.id"
    assert rows(unit, tagged) == [("a",), ("C",)]
    edit_event(unit, number, {
        "places": [(yard, "to")], "remove_who": [(ann, guard)], "tags": ["C", "d"],
    })  # fmt: skip
    assert rows(unit, "SELECT place_id, role FROM event_place") == [(yard, "to")]
    assert rows(unit, "SELECT actor_id FROM participation") == [(bob,)]
    assert rows(unit, tagged) == [("C",), ("d",)]
    edit_event(unit, number, {"places": [], "who": [], "tags": []})
    assert rows(unit, "SELECT id FROM event_place UNION SELECT id FROM participation") == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": " "}, "The title is empty"),
        ({"status": "sure"}, "The status of the event cannot be “sure”.*alleged, corroborated"),
        ({"handling": "open"}, "The handling of the event cannot be “open”"),
        ({"manner": "twice"}, "The manner of the event cannot be “twice”"),
        ({"category_id": 99}, "There is no category “99”"),
        ({"basis_citation_id": 99}, "There is no citation “99”"),
        ({"add_places": [(99, "at")]}, "There is no place “99”"),
        ({"add_places": [(1, "under")]}, "The role of the event place cannot be “under”"),
        ({"add_who": [(99, 1)]}, "There is no actor “99”"),
        ({"add_tags": ["’"]}, "“’” is no tag"),
    ],
)
def test_changes_that_mean_nothing(
    unit: UnitOfWork, event: Add, changes: Any, message: str
) -> None:
    number = event("Fire")
    with pytest.raises((BadInputError, UnknownNameError), match=message):
        edit_event(unit, number, changes)


def test_an_event_that_does_not_exist(unit: UnitOfWork) -> None:
    for work in (
        lambda: edit_event(unit, 9, {"title": "x"}),
        lambda: remove_event(unit, 9),
        lambda: cite(unit, 9, CitationDraft(source_id=1)),
        lambda: relate(unit, 9, "after", 8),
    ):
        with pytest.raises(UnknownNameError, match="There is no event “@9”"):
            work()


def test_a_new_date_no_longer_rests_on_the_old_citation(unit: UnitOfWork, event: Add) -> None:
    source = create_source(unit, "paper").id
    number = event("Fire", "2016", citations=[CitationDraft(source_id=source)])
    row = unit.get(Event, number)
    first = row.basis_citation_id
    assert first is not None
    edit_event(unit, number, {"when": "2016", "basis_reason": "nearest to the event"})
    assert (row.basis_citation_id, row.basis_reason) == (first, "nearest to the event")
    edit_event(unit, number, {"when": "2017"})
    assert (row.basis_citation_id, row.basis_reason, row.basis_author) == (None, None, "Ada")
    edit_event(unit, number, {"when": "2018", "basis_citation_id": first})
    assert row.basis_citation_id == first


def test_a_date_that_differs_from_the_sources_does_not_rest_on_it(
    unit: UnitOfWork, event: Add
) -> None:
    source = create_source(unit, "paper").id
    draft = CitationDraft(source_id=source, says_when="May 2015")
    assert unit.get(Event, event("Fire", "2016", citations=[draft])).basis_citation_id is None
    assert unit.get(Event, event("Fire", "2015-05", citations=[draft])).basis_citation_id


def test_removing_takes_all_that_hangs_on_it(unit: UnitOfWork, event: Add) -> None:
    hall, ann = create_place(unit, "Hall").id, create_actor(unit, "Ann").id
    bob, guard = create_actor(unit, "Bob").id, create_role(unit, "guard").id
    source = create_source(unit, "paper").id
    other = event("Other")
    number = event(
        "Fire", f"the day after @{event('Anchor', '2016')}", places=[(hall, "at")],
        who=[(ann, guard)], tags=["a"], citations=[CitationDraft(source_id=source)],
        relations=[RelationDraft(other_id=other)], measures=[MeasureDraft(kind="hurt", high=3)],
    )  # fmt: skip
    relate(unit, other, "before", number)
    citation = unit.get(Event, number).basis_citation_id
    tie = unit.add(Tie(actor_id=ann, kind="member of", other_id=bob, citation_id=citation))
    remove_event(unit, number)
    for table in ("event_place", "participation", "event_tag", "measure", "citation", "relation"):
        assert rows(unit, f"SELECT id FROM {table}") == []
    assert tie.citation_id is None
    assert unit.session.get(Event, number) is None


def test_what_a_source_says(unit: UnitOfWork, event: Add) -> None:
    number, source = event("Fire", "2016"), create_source(unit, "paper").id
    ann, hall = create_actor(unit, "Ann").id, create_place(unit, "Hall").id
    citation = cite(unit, number, CitationDraft(
        source_id=source, locator="p. 4", quote="…", quote_language="ar", quote_translation="…",
        stance="disputes", credibility=3, rank="preferred", claimant_id=ann, says_when="May 2015",
        says_lasting="about six hours", says_place_id=hall, note="x", uuid="u-1", extra={"a": 1},
    ))  # fmt: skip
    assert get_date(citation, "says").edtf == "2015-05"
    assert (citation.uuid, citation.extra, citation.says_duration_words) == (
        "u-1", {"a": 1}, "about six hours",
    )  # fmt: skip
    edit_citation(
        unit, citation.id, {"stance": "supports", "says_lasting": None, "says_when": None}
    )
    assert (citation.stance, citation.says_duration_min, citation.credibility) == (
        "supports",
        None,
        3,
    )
    assert get_date(citation, "says") is None
    edit_event(unit, number, {"basis_citation_id": citation.id})
    remove_citation(unit, citation.id)
    assert unit.get(Event, number).basis_citation_id is None
    assert rows(unit, "SELECT id FROM citation") == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"source_id": 99}, "There is no source “99”"),
        ({"claimant_id": 99}, "There is no actor “99”"),
        ({"says_place_id": 99}, "There is no place “99”"),
        ({"credibility": 7}, "The credibility cannot be “7”"),
        ({"credibility": 0}, "Say 1 .confirmed. to 6"),
        ({"stance": "loves"}, "The stance of the citation cannot be “loves”"),
        ({"rank": "best"}, "The rank of the citation cannot be “best”"),
        ({"says_when": "sometime"}, "cannot be read as a date"),
        ({"says_lasting": "long"}, "long"),
    ],
)
def test_citations_that_mean_nothing(
    unit: UnitOfWork, event: Add, values: dict[str, Any], message: str
) -> None:
    number, source = event("Fire"), create_source(unit, "paper").id
    wanted = {"source_id": source, **values}
    with pytest.raises((BadInputError, UnknownNameError), match=message):
        cite(unit, number, CitationDraft(**wanted))
    made = cite(unit, number, CitationDraft(source_id=source))
    with pytest.raises((BadInputError, UnknownNameError), match=message):
        edit_citation(unit, made.id, values)
    assert unit.session.get(Citation, made.id) is made


def test_a_field_that_does_not_exist_is_the_programs_mistake(unit: UnitOfWork, event: Add) -> None:
    number, source = event("Fire"), create_source(unit, "paper").id
    made = cite(unit, number, CitationDraft(source_id=source))
    with pytest.raises(TypeError, match="a citation has no colour"):
        edit_citation(unit, made.id, {"colour": "red"})


def test_relations(unit: UnitOfWork, event: Add) -> None:
    first, second = event("First"), event("Second")
    source = create_source(unit, "paper").id
    citation = cite(unit, second, CitationDraft(source_id=source)).id
    row = relate(
        unit, second, "after", first, by="3.5 months", citation_id=citation, rank="preferred"
    )
    assert (row.event_id, row.kind, row.other_id, row.from_date) == (second, "after", first, False)
    assert (row.lag_words, row.citation_id, row.rank) == ("3.5 months", citation, "preferred")
    assert row.lag_min != row.lag_max
    remove_relation(unit, row.id)
    assert unit.session.get(Relation, row.id) is None


@pytest.mark.parametrize(
    ("words", "more", "message"),
    [
        (("beside", 2), {}, "The kind of the relation cannot be “beside”.*before, after, meets"),
        (("after", 1), {}, "@1 cannot be after itself"),
        (("after", 9), {}, "There is no event “@9”"),
        (("during", 2), {"by": "two days"}, "“during” has no distance to state"),
        (("after", 2), {"citation_id": 9}, "There is no citation “9”"),
        (("after", 2), {"rank": "x"}, "The rank of the relation cannot be “x”"),
    ],
)
def test_relations_that_mean_nothing(
    unit: UnitOfWork, event: Add, words: tuple[str, int], more: dict[str, Any], message: str
) -> None:
    event("First"), event("Second")
    with pytest.raises((BadInputError, UnknownNameError), match=message):
        relate(unit, 1, *words, **more)


@pytest.mark.parametrize(
    ("by", "limits"),
    [
        ("more than a month", ("P1M", None)),
        ("at least two years", ("P2Y", None)),
        ("less than a month", ("P0D", "P1M")),
    ],
)
def test_a_distance_with_one_limit(
    unit: UnitOfWork, event: Add, by: str, limits: tuple[str, str | None]
) -> None:
    first, second = event("First", lasting=by), event("Second")
    relation = relate(unit, second, "after", first, by=by)
    assert (relation.lag_words, relation.lag_min, relation.lag_max) == (by, *limits)
    held = unit.get(Event, first)
    assert (held.duration_words, held.duration_min, held.duration_max) == (by, *limits)


def test_a_distance_that_cannot_be_read(unit: UnitOfWork, event: Add) -> None:
    first, second = event("First"), event("Second")
    with pytest.raises(DateError):
        relate(unit, second, "after", first, by="a while")


def test_a_relation_that_stands_in_a_date_goes_with_it(unit: UnitOfWork, event: Add) -> None:
    first = event("First", "2016")
    second = event("Second", f"the year after @{first}")
    [(number,)] = rows(unit, "SELECT id FROM relation")
    with pytest.raises(BadInputError, match="stands in the words of its date") as caught:
        remove_relation(unit, number)
    assert f"chronology edit {second} --when" in caught.value.cure


@pytest.mark.parametrize(
    "figures", [{}, {"low": 3, "best": 2}, {"low": 3, "high": 2}, {"best": 5, "high": 4}]
)
def test_figures_out_of_order(unit: UnitOfWork, event: Add, figures: dict[str, float]) -> None:
    number = event("Fire")
    with pytest.raises(BadInputError, match="The figures of “killed” are not in order"):
        add_measure(unit, number, MeasureDraft(kind="killed", **figures))


def test_zero_is_a_figure_and_unknown_is_none(unit: UnitOfWork, event: Add) -> None:
    made = add_measure(unit, event("Fire"), MeasureDraft(kind="killed", best=0))
    assert (made.low, made.best, made.high) == (None, 0, None)
    with pytest.raises(UnknownNameError, match="There is no citation “9”"):
        add_measure(unit, 1, MeasureDraft(kind="killed", best=0, citation_id=9))

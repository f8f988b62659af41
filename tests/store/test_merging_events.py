"""Two entries that turn out to be one event."""

from collections.abc import Callable

import pytest

from chronology.errors import BadInputError, UnknownNameError
from chronology.model import Event, Relation
from chronology.model.stored_dates import get_date
from chronology.store.citations import cite
from chronology.store.drafts import CitationDraft, MeasureDraft
from chronology.store.entities import create_actor, create_place, create_role, create_source
from chronology.store.events import edit_event
from chronology.store.merging import merge_events
from chronology.store.relations import relate
from chronology.store.unit import UnitOfWork

Add = Callable[..., int]


def count(unit: UnitOfWork, table: str) -> int:
    return unit.reader.one(f"SELECT count(*) FROM {table}")[0]


def test_blanks_are_filled_and_own_fields_kept(unit: UnitOfWork, event: Add) -> None:
    keep = event("Fire", extra={"a": 1})
    other = event(
        "Blaze", "2016-03", description="It burned.", lasting="two days", manner="lasting",
        external_id="F-1", handling="secret", status="disputed", extra={"a": 2, "b": 3},
    )  # fmt: skip
    merged = merge_events(unit, keep, other)
    assert (merged.id, merged.title, merged.status) == (keep, "Fire", "alleged")
    assert (merged.description, merged.manner, merged.external_id) == (
        "It burned.", "lasting", "F-1",
    )  # fmt: skip
    assert merged.duration_words == "two days"
    assert merged.extra == {"a": 1, "b": 3}
    assert get_date(merged, "date").edtf == "2016-03"
    assert merged.text_folded == "fire it burned"
    assert merged.handling == "secret"
    assert unit.session.get(Event, other) is None


def test_what_hangs_on_the_other_moves_and_duplicates_go(unit: UnitOfWork, event: Add) -> None:
    hall, ann = create_place(unit, "Hall").id, create_actor(unit, "Ann").id
    guard, guest = create_role(unit, "guard").id, create_role(unit, "guest").id
    one, two = create_source(unit, "one").id, create_source(unit, "two").id
    shared = {
        "places": [(hall, "at")],
        "tags": ["night"],
        "measures": [MeasureDraft(kind="hurt", best=3)],
    }
    keep = event(
        "Fire", "2016", who=[(ann, guard)], citations=[CitationDraft(source_id=one)], **shared
    )
    other = event(
        "Blaze", "2016", who=[(ann, guard), (ann, guest)],
        citations=[CitationDraft(source_id=one), CitationDraft(source_id=two)], **shared,
    )  # fmt: skip
    elsewhere = event("Elsewhere")
    relate(unit, other, "after", elsewhere, by="two days")
    relate(unit, keep, "after", elsewhere, by="two days")
    relate(unit, elsewhere, "overlaps", other)
    relate(unit, keep, "same as", other)
    merge_events(unit, keep, other)
    rows = list(unit.reader.rows("SELECT event_id, kind, other_id FROM relation ORDER BY id"))
    assert rows == [(keep, "after", elsewhere), (elsewhere, "overlaps", keep)]
    assert count(unit, "event_place") == count(unit, "event_tag") == 1
    assert count(unit, "measure") == 1
    assert list(unit.reader.rows("SELECT event_id, source_id FROM citation ORDER BY id")) == [
        (keep, one), (keep, two),
    ]  # fmt: skip
    people = unit.reader.rows("SELECT role_id, citation_id FROM participation ORDER BY id")
    assert [row[0] for row in people] == [guard, guard, guest]


def test_a_dropped_citation_leaves_no_reference(unit: UnitOfWork, event: Add) -> None:
    source = create_source(unit, "one").id
    keep, other = event("Fire"), event("Blaze")
    kept = cite(unit, keep, CitationDraft(source_id=source, locator="p. 4"))
    twin = cite(unit, other, CitationDraft(source_id=source, locator="p. 4"))
    third = event("Third")
    relation = relate(unit, third, "after", other, citation_id=twin.id)
    edit_event(unit, third, {"basis_citation_id": twin.id})
    merge_events(unit, keep, other)
    assert (relation.other_id, relation.citation_id) == (keep, kept.id)
    assert unit.get(Event, third).basis_citation_id == kept.id
    assert count(unit, "citation") == 1


def test_dates_that_counted_from_the_other_count_from_the_kept(
    unit: UnitOfWork, event: Add
) -> None:
    keep, other = event("Fire", "2016-03-04"), event("Blaze", "2016-03-09")
    follower = event("After", f"the day after @{other}")
    merge_events(unit, keep, other)
    row = unit.get(Event, follower)
    assert row.date_anchor_id == keep
    assert row.date_text == f"the day after @{keep}"
    assert get_date(row, "date").earliest == "2016-03-05"
    edit_event(unit, keep, {"when": "2017-01-01"})
    assert get_date(row, "date").earliest == "2017-01-02"


def test_a_date_that_counted_from_the_other_stands_by_itself(unit: UnitOfWork, event: Add) -> None:
    other = event("Blaze", "2016-03-09")
    keep = event("Fire", f"the day after @{other}")
    merged = merge_events(unit, keep, other)
    assert merged.date_anchor_id is None
    assert get_date(merged, "date").earliest == "2016-03-10"
    assert count(unit, "relation") == 0
    assert any("no longer counts" in note for note in unit.notes)


def test_a_date_that_would_count_from_itself_by_a_detour(unit: UnitOfWork, event: Add) -> None:
    other = event("Blaze", "2016-03-09")
    between = event("Between", f"the day after @{other}")
    keep = event("Fire", f"the day after @{between}")
    merged = merge_events(unit, keep, other)
    assert merged.date_anchor_id is None
    assert unit.get(Event, between).date_anchor_id == keep
    assert get_date(unit.get(Event, between), "date").earliest == "2016-03-12"


def test_the_words_of_a_date_not_taken_still_state_a_relation(unit: UnitOfWork, event: Add) -> None:
    anchor = event("First", "2015")
    keep = event("Fire", "2016")
    other = event("Blaze", f"two months after @{anchor}")
    merge_events(unit, keep, other)
    [row] = [unit.get(Relation, row[0]) for row in unit.reader.rows("SELECT id FROM relation")]
    assert (row.event_id, row.kind, row.other_id, row.from_date) == (keep, "after", anchor, False)


def test_the_taken_date_keeps_its_link(unit: UnitOfWork, event: Add) -> None:
    anchor = event("First", "2016-03-04")
    keep, other = event("Fire"), event("Blaze", f"the day after @{anchor}")
    merged = merge_events(unit, keep, other)
    assert merged.date_anchor_id == anchor
    edit_event(unit, anchor, {"when": "2017-01-01"})
    assert get_date(merged, "date").earliest == "2017-01-02"


def test_events_that_only_look_alike_are_left(unit: UnitOfWork, event: Add) -> None:
    keep, other = event("Fire", "2016-03-04"), event("Fire", "2016-03-04")
    twins = [event("Same", "the day after", anchor_id=one) for one in (keep, other)]
    merge_events(unit, keep, other)
    assert all(unit.session.get(Event, twin) is not None for twin in twins)


def test_an_event_cannot_be_merged_with_itself(unit: UnitOfWork, event: Add) -> None:
    only = event("Fire")
    with pytest.raises(BadInputError, match="cannot be merged with itself"):
        merge_events(unit, only, only)


def test_events_that_do_not_exist(unit: UnitOfWork, event: Add) -> None:
    with pytest.raises(UnknownNameError, match="@99"):
        merge_events(unit, event("Fire"), 99)

"""Dates that count from events, and follow them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from chronology.dates import reading
from chronology.dates.errors import DateError
from chronology.errors import BadInputError, DeclinedError, UnknownNameError
from chronology.model import Citation, Event, Relation
from chronology.model.stored_dates import get_date
from chronology.store.citations import cite, edit_citation
from chronology.store.drafts import CitationDraft
from chronology.store.entities import create_source
from chronology.store.events import edit_event, remove_event
from chronology.store.following import dependants, follow, relations_from_date
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork

Add = Callable[..., int]


def when(unit: UnitOfWork, event_id: int) -> str | None:
    date = get_date(unit.get(Event, event_id), "date")
    return None if date is None else f"{date.earliest}..{date.latest}"


def words(unit: UnitOfWork, event_id: int) -> str | None:
    return unit.get(Event, event_id).date_text


def test_words_that_name_an_event_make_a_relation(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"14 days after @{first}")
    assert when(unit, second) == "2016-03-18..2016-03-18"
    [relation] = relations_from_date(unit, second)
    assert (relation.kind, relation.other_id, relation.from_date) == ("after", first, True)
    assert (relation.lag_words, relation.lag_min, relation.lag_max) != (None, None, None)
    assert unit.get(Event, second).date_anchor_id == first


def test_words_without_an_upper_limit_leave_the_date_open(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"two weeks or more after @{first}")
    assert when(unit, second) == "2016-03-18..None"
    [relation] = relations_from_date(unit, second)
    assert relation.lag_words == "two weeks or more"
    assert (relation.lag_min, relation.lag_max) == ("P14D", None)
    edit_event(unit, first, {"when": "2017-01-01"})
    assert when(unit, second) == "2017-01-15..None"
    [relation] = relations_from_date(unit, second)
    assert (relation.lag_min, relation.lag_max) == ("P14D", None)


def test_words_without_any_limit_left_wait(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"at least two weeks after @{first}")
    edit_event(unit, first, {"when": "before 2014"})
    assert (when(unit, second), words(unit, second)) == (None, f"at least two weeks after @{first}")
    assert "sets a limit" in unit.notes[-1]
    edit_event(unit, first, {"when": "2014"})
    assert when(unit, second) == "2014-01-15..None"


def test_words_with_an_anchor_beside_them(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", "the following year", anchor_id=first)
    assert when(unit, second) == "2017-01-01..2017-12-31"
    assert unit.get(Event, second).date_anchor_id == first


def test_words_that_stand_alone_do_not_hang_on_the_anchor(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", "May 2018", anchor_id=first)
    assert unit.get(Event, second).date_anchor_id is None
    assert relations_from_date(unit, second) == []


def test_dates_follow_through_a_chain(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"the day after @{first}")
    third = event("third", "the following year", anchor_id=second)
    edit_event(unit, first, {"when": "2010-12-31"})
    assert when(unit, second) == "2011-01-01..2011-01-01"
    assert when(unit, third) == "2012-01-01..2012-12-31"
    assert words(unit, second) == f"the day after @{first}"
    assert [note.split()[0] for note in unit.notes] == [f"@{second}", f"@{third}"]
    assert [event.id for event in dependants(unit, first)] == [second]


def test_a_date_waits_for_an_undated_event(unit: UnitOfWork, event: Add) -> None:
    first = event("first")
    second = event("second", f"14 days after @{first}")
    third = event("third", f"the day after @{second}")
    assert when(unit, second) is None
    assert words(unit, second) == f"14 days after @{first}"
    assert relations_from_date(unit, second)[0].other_id == first
    edit_event(unit, first, {"when": "2016-03-04"})
    assert when(unit, second) == "2016-03-18..2016-03-18"
    assert when(unit, third) == "2016-03-19..2016-03-19"
    edit_event(unit, first, {"when": None})
    assert when(unit, third) is None
    assert words(unit, third) == f"the day after @{second}"


def test_a_new_date_replaces_the_link_of_the_old(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    other = event("other", "2001")
    second = event("second", f"14 days after @{first}")
    edit_event(unit, second, {"when": f"before @{other}"})
    [relation] = relations_from_date(unit, second)
    assert (relation.kind, relation.other_id) == ("before", other)
    edit_event(unit, second, {"when": "2020"})
    assert relations_from_date(unit, second) == []
    assert unit.get(Event, second).date_anchor_id is None
    edit_event(unit, first, {"when": "1999"})
    assert when(unit, second) == "2020-01-01..2020-12-31"


def test_a_circle_is_refused(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"the day after @{first}")
    third = event("third", f"the day after @{second}")
    message = f"counts from @{third}, which counts from @{second}, which counts from @{first}"
    with pytest.raises(BadInputError, match=message):
        edit_event(unit, first, {"when": f"the day after @{third}"})


def test_a_date_cannot_count_from_itself(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    with pytest.raises(BadInputError, match="would count from itself"):
        edit_event(unit, first, {"when": f"the day after @{first}"})


def test_an_event_that_does_not_exist(unit: UnitOfWork, event: Add) -> None:
    with pytest.raises(UnknownNameError, match="@77"):
        event("second", "the day after @77")
    with pytest.raises(UnknownNameError, match="@77"):
        event("second", "the following year", anchor_id=77)


def test_words_that_cannot_be_read_leave_nothing(unit: UnitOfWork, event: Add) -> None:
    with pytest.raises(DateError, match="30 February"):
        event("odd", "30 February 2016")
    with pytest.raises(DateError):
        event("odd", "September")


def test_the_zone_and_the_order_are_the_chronologys(unit: UnitOfWork, event: Add) -> None:
    with pytest.raises(DateError):
        event("either", "3/4/2016")
    set_setting(unit, "date_order", "day")
    assert when(unit, event("one", "3/4/2016")) == "2016-04-03..2016-04-03"
    set_setting(unit, "date_order", "month")
    assert when(unit, event("other", "3/4/2016")) == "2016-03-04..2016-03-04"
    set_setting(unit, "zone", "Asia/Tokyo")
    assert when(unit, event("late", "2016-03-04T20:00:00Z")) == "2016-03-05..2016-03-05"


def test_what_a_source_says_follows_too(unit: UnitOfWork, event: Add) -> None:
    first, second = event("first", "2016-03-04"), event("second", "2016")
    paper = create_source(unit, "paper")
    citation = cite(
        unit, second, CitationDraft(source_id=paper.id, says_when=f"14 days after @{first}")
    )
    assert citation.says_anchor_id == first
    edit_event(unit, first, {"when": "2018-01-01"})
    assert get_date(unit.get(Citation, citation.id), "says").earliest == "2018-01-15"
    edit_citation(unit, citation.id, {"says_when": "2019"})
    assert citation.says_anchor_id is None


def test_what_a_source_says_cannot_count_from_its_own_event(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    draft = CitationDraft(source_id=create_source(unit, "paper").id, says_when=f"after @{first}")
    with pytest.raises(BadInputError, match="says nothing of when"):
        cite(unit, first, draft)


def test_removing_what_others_count_from_is_refused(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"the day after @{first}")
    with pytest.raises(DeclinedError, match=f"the dates of @{second} count from it"):
        remove_event(unit, first)
    remove_event(unit, first, keep_dates=True)
    assert when(unit, second) == "2016-03-05..2016-03-05"
    assert unit.get(Event, second).date_anchor_id is None
    assert unit.reader.one("SELECT count(*) FROM relation") == (0,)
    assert unit.notes == [f"@{second} keeps its date, which counted from @{first}."]


def test_words_that_a_new_date_leaves_without_meaning_stay(
    unit: UnitOfWork, event: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"the day after @{first}")
    real = reading.read

    def refuse(text: str, **options: object) -> object:
        if "@" in text:
            raise DateError(text, "that day is unknown")
        return real(text, **options)

    monkeypatch.setattr(reading, "read", refuse)
    edit_event(unit, first, {"when": "2016"})
    assert when(unit, second) is None
    assert words(unit, second) == f"the day after @{first}"
    assert f"the date of @{second}, can no longer be read: that day is unknown." in unit.notes[0]


def test_a_relation_made_by_words_is_one_row_however_often_it_is_read(
    unit: UnitOfWork, event: Add
) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"14 days after @{first}")
    before = relations_from_date(unit, second)[0].id
    edit_event(unit, second, {"when": f"14 days after @{first}"})
    assert [row.id for row in relations_from_date(unit, second)] == [before]
    assert unit.session.get(Relation, before) is not None


def test_a_circle_that_an_import_left_does_not_trap(unit: UnitOfWork, event: Add) -> None:
    first = event("first", "2016-03-04")
    second = event("second", f"the day after @{first}")
    row = unit.get(Event, first)
    row.date_anchor_id = second
    row.date_text = f"the day after @{second}"
    unit.session.flush()
    follow(unit, first)
    assert when(unit, second) == "2016-03-05..2016-03-05"


@pytest.mark.parametrize("links", [40, pytest.param(150, marks=pytest.mark.slow)])
def test_a_long_chain(unit: UnitOfWork, event: Add, links: int) -> None:
    last = first = event("first", "2016-03-04")
    for _ in range(links):
        last = event("next", f"the day after @{last}")
    edit_event(unit, first, {"when": "2017-01-01"})
    day = date(2017, 1, 1) + timedelta(days=links)
    assert when(unit, last) == f"{day}..{day}"

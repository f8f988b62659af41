"""Any date, whatever its bounds, becomes something that each format can write, or nothing."""

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from chronology.dates.civil import DAY, NEG_INF, POS_INF, seconds
from chronology.dates.value import FuzzyDate
from chronology.formats.account import facts
from chronology.formats.icalendar_file import _days_or_loss
from chronology.formats.linked_places import linked_when
from chronology.formats.slide_dates import _drawn, slide_dates
from chronology.query.filters import Filter
from chronology.query.telling import told_events
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.formats.world import load

BOUND = st.one_of(
    st.integers(seconds(-50), seconds(10_050)),
    st.integers(-60, 60).map(lambda days: seconds(2016) + days * DAY),
    st.integers(1, 90_000).map(lambda moment: seconds(2016) + moment),
)
STAMP = re.compile(r"(-?[0-9]{4}|[+-][0-9]{5,})-[0-9]{2}-[0-9]{2}")


@st.composite
def dates(draw: st.DrawFn) -> FuzzyDate:
    """Return a date of bounds that no words need to have."""
    edges = [sorted([draw(BOUND), draw(BOUND)]) for _ in "se"]
    for edge in edges:
        edge[1] += edge[0] == edge[1]
    (starts, starting), (ends, ending) = sorted(edges)
    starts = draw(st.sampled_from([starts, NEG_INF]))
    starting = draw(st.sampled_from([starting, starting, POS_INF]))
    ends = draw(st.sampled_from([ends, ends, NEG_INF]))
    ending = draw(st.sampled_from([max(ending, starts + 1), POS_INF]))
    if draw(st.booleans()):
        starting, ends = ending, starts
    return FuzzyDate(
        text="x",
        edtf="2016",
        edtf_exact=False,
        start_earliest=starts,
        start_latest=starting,
        end_earliest=ends,
        end_latest=ending,
        lasting=draw(st.booleans()),
    )


#: The last two seconds of a day: its end is drawn to the second, like its start.
LAST_SECONDS = FuzzyDate(
    "x", "2016", edtf_exact=False, start_earliest=-2, start_latest=0, end_earliest=-1, end_latest=0
)


@given(dates())
@example(LAST_SECONDS)
def test_a_slide_stands_somewhere_and_ends_after_it_begins(date: FuzzyDate) -> None:
    shown = slide_dates(date)
    bounds = (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)
    if shown is None:
        assert date.start_earliest == NEG_INF
        assert date.end_latest == POS_INF
        return
    assert any(NEG_INF < bound < POS_INF for bound in bounds)
    if shown.end is not None:
        assert _drawn(tuple(shown.start.values())) <= _drawn(tuple(shown.end.values()))
    assert 0 not in {shown.start["year"], (shown.end or shown.start)["year"]}


@given(dates())
def test_the_days_of_a_calendar_can_be_written(date: FuzzyDate) -> None:
    days = _days_or_loss(date)
    if not isinstance(days, str):
        assert seconds(1) <= days.first * DAY < days.after * DAY <= seconds(10_000)


@given(dates())
def test_a_when_has_a_start_and_writes_days(date: FuzzyDate) -> None:
    when = linked_when(date, None)
    if when is None:
        assert (date.start_earliest, date.start_latest) == (NEG_INF, POS_INF)
        return
    (span,) = when["timespans"]
    assert span["start"]
    assert all(STAMP.fullmatch(day) for end in span.values() for day in end.values())


def test_an_event_without_a_date_is_told_too(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    with open_reader(one_db) as reader:
        told = {told.view.title: list(facts(told)) for told in told_events(reader, Filter())}
    assert told["Undated"][0] == "Date: not stated"
    assert told["Waits"][0] == "Date: “the following year”, not read as a date"

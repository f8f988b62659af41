"""Members: which numbers fit a mask, which windows join, which elements settle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import parse_edtf
from chronology.dates.civil import NEG_INF, POS_INF, seconds
from chronology.dates.members import Windows, join, largest_fit, smallest_fit


def _fitting(mask):
    return [
        n
        for n in range(10_000)
        if all(m in ("X", c) for m, c in zip(mask, f"{n:04d}", strict=True))
    ]


@given(st.text("0159X", min_size=4, max_size=4), st.integers(0, 9999))
def test_the_nearest_number_that_fits_a_mask(mask, number):
    fitting = _fitting(mask)
    assert smallest_fit(mask, number) == next((n for n in fitting if n >= number), None)
    assert largest_fit(mask, number) == next((n for n in reversed(fitting) if n <= number), None)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_of_more_or_fewer_digits_fits_nothing(number):
    assert smallest_fit("XXXX", number) is None
    assert largest_fit("XXXX", number) is None


def test_windows_that_touch_or_overlap_are_joined():
    assert join([(5, 8), (0, 2), (2, 4), (6, 7)]) == [(0, 4), (5, 8)]


def test_windows_are_met_and_listed():
    windows = Windows(((0, 2), (5, 8)))
    assert windows.meets(1, 3)
    assert not windows.meets(2, 5)
    assert list(windows.windows(1, 6)) == [(0, 2), (5, 8)]
    assert list(windows.windows(3, 6)) == [(5, 8)]
    assert windows.settles(0, 8)


@pytest.mark.parametrize(
    "text",
    [
        "156X-12-25",
        "XXXX-02-29",
        "-15X1-0X",
        "[XXX1,2016-05..2016-06]",
        "201X-24~",
        "{1985-0X,1XX7}",
    ],
)
def test_the_windows_of_members_come_in_order_and_each_is_met(text):
    date = parse_edtf(text)
    windows = list(date.members.windows(NEG_INF, POS_INF))
    assert windows == sorted(windows)
    assert windows[0][0] == date.start_earliest
    assert max(end for _, end in windows) == date.end_latest
    for start, end in windows[:20]:
        assert date.possibly_in(start, start + 1)
        assert date.possibly_in(end - 1, end)


def test_a_mask_is_asked_about_the_end_of_time_without_walking_there():
    date = parse_edtf("156X-12-25")
    assert not date.members.meets(seconds(1570), POS_INF)
    assert not date.members.meets(NEG_INF, seconds(1560))
    assert date.members.meets(NEG_INF, POS_INF)


@pytest.mark.parametrize(
    "text", ["201X", "2004-XX", "1985-XX-XX", "[2004..2008]", "[2016,2017]", "1984-1X"]
)
def test_what_leaves_no_gap_needs_no_members(text):
    assert parse_edtf(text).members is None

"""A coarse date contains the exact one, and says nothing finer than its unit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import FuzzyDate, parse, parse_edtf
from chronology.dates.civil import NEG_INF, POS_INF, civil_from_days, seconds
from chronology.dates.coarsen import Unit, coarsen


@pytest.mark.parametrize(
    ("words", "unit", "edtf"),
    [
        ("15 July 2016", Unit.MONTH, "2016-07"),
        ("15 July 2016", Unit.YEAR, "2016"),
        ("15 July 2016", Unit.DECADE, "201X"),
        ("15 July 2016", Unit.CENTURY, "20XX"),
        ("2016-07-15T20:30:00", Unit.MONTH, "2016-07"),
        ("the night of 31 December 2015", Unit.MONTH, "[2015-12..2016-01]"),
        ("from 3 May to 7 June 2016", Unit.MONTH, "2016-05/2016-06"),
        ("since 3 May 2016", Unit.MONTH, "2016-05/.."),
        ("before 3 March 2016", Unit.MONTH, "[..2016-03]"),
        ("2016-XX-15", Unit.MONTH, "[2016-01..2016-12]"),
        ("2016-07-15?", Unit.MONTH, "2016-07?"),
        ("2016", Unit.MONTH, "2016"),
        ("15 March 44 BC", Unit.DECADE, "-004X"),
        ("Y-170000002", Unit.MONTH, "Y-170000002"),
    ],
)
def test_a_date_is_made_coarser(words: str, unit: Unit, edtf: str) -> None:
    wide = coarsen(parse(words), unit)
    assert wide is not None
    assert (wide.edtf, wide.text) == (edtf, edtf)


def test_a_year_beyond_all_is_left_out() -> None:
    assert coarsen(parse_edtf("Y-17E20"), Unit.YEAR) is None


_DAYS = st.builds(
    lambda days: "{:04d}-{:02d}-{:02d}".format(*civil_from_days(days)),
    st.integers(-700_000, 900_000),
)
_EDTF = st.one_of(
    _DAYS,
    st.tuples(_DAYS, _DAYS).map(lambda two: "/".join(sorted(two))),
    st.tuples(_DAYS, _DAYS).map(lambda two: f"[{'..'.join(sorted(two))}]"),
    _DAYS.map(lambda day: f"{day}/.."),
    _DAYS.map(lambda day: f"[..{day}]"),
    _DAYS.map(lambda day: f"{day}~"),
)


@settings(max_examples=150, deadline=None)
@given(_EDTF, st.sampled_from(list(Unit)))
def test_a_coarse_date_contains_the_exact_one(edtf: str, unit: Unit) -> None:
    exact = parse_edtf(edtf)
    wide = coarsen(exact, unit)
    assert wide is not None
    assert _bounds(wide)[0] <= _bounds(exact)[0]
    assert wide.start_latest >= exact.start_latest
    assert wide.end_earliest <= exact.end_earliest
    assert wide.end_latest >= exact.end_latest
    for moment in _bounds(wide):
        assert moment in (NEG_INF, POS_INF) or _begins_a_unit(moment, unit)
    again = coarsen(wide, unit)
    assert again is not None
    assert _bounds(again) == _bounds(wide)


def _bounds(date: FuzzyDate) -> tuple[int, int, int, int]:
    return (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)


def _begins_a_unit(moment: int, unit: Unit) -> bool:
    year, month, _day = civil_from_days(moment // 86_400)
    if moment != seconds(year, month):
        return False
    return unit is Unit.MONTH or month == 1

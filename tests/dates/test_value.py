"""The value: frozen, guarded, and read back from a database as it was."""

import dataclasses
import pickle

import pytest

from chronology.dates import EndKind, FuzzyDate, Precision, Qualifier, from_stored, parse_edtf
from tests.dates.corpus import VALID


def test_a_date_cannot_be_changed():
    date = parse_edtf("2016")
    with pytest.raises(dataclasses.FrozenInstanceError):
        date.start_earliest = 0
    assert date.with_text("in 2016").text == "in 2016"
    assert date.text == "2016"


@pytest.mark.parametrize(
    "bounds",
    [(10, 10, 10, 20), (10, 20, 30, 30), (20, 30, 10, 20), (30, 20, 30, 40), (10, 20, 40, 30)],
)
def test_bounds_out_of_order_are_refused(bounds):
    with pytest.raises(ValueError, match="“wrong” are out of order"):
        FuzzyDate("wrong", "wrong", False, *bounds)  # noqa: FBT003 - its third field


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2014/..", "2014-01-01", None),
        ("[..2005-12]", None, "2005-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("Y170000002", "170000002-01-01", "170000002-12-31"),
    ],
)
def test_the_window_is_shown_in_inclusive_days(text, earliest, latest):
    date = parse_edtf(text)
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "possible", "certain"),
    [
        ("2014", "2014", "2014", True, True),
        ("2014", "2014-06", "2015", True, False),
        ("2014", "2015", "2015", False, False),
        ("2004/2008", "2006", "2006", True, True),
        ("2004/2008", "2008", "2009", True, True),
        ("2004/2008", "2008-02", "2009", True, False),
        ("2004/2008", "2009", "2009", False, False),
        ("../2010", "2009", "2010", True, True),
        ("../2010", "2011", "2011", False, False),
        ("../2010", "2009", "2009", True, False),
        ("2014/..", "2014", "2014", True, True),
        ("2014/..", "2016", "2016", True, False),
        ("2016-01-01/2016-12-31", "2016-05", "2016-05", True, True),
        ("2014?", "2014", "2014", True, False),
        ("2014%", "2013", "2015", True, False),
        ("2014~", "2013", "2015", True, True),
        ("2014?/2016", "2015", "2015", True, False),
        ("[2016,2018]", "2017", "2017", False, False),
        ("[2016,2018]", "2016", "2018", True, True),
        ("[2016,2018]", "2015", "2016", True, False),
        ("19XX-02-29", "1904-02-29", "1904-02-29", True, False),
        ("19XX-02-29", "1900-02", "1900-03", False, False),
    ],
)
def test_possible_and_certain_in_a_window(text, earliest, latest, possible, certain):
    window = parse_edtf(earliest).start_earliest, parse_edtf(latest).end_latest
    date = parse_edtf(text)
    assert date.possibly_in(*window) is possible
    assert date.certainly_in(*window) is certain


@pytest.mark.parametrize("text", [*VALID, "Y1E12", "Y-100000000000", "[2016,Y1E13]"])
def test_a_stored_date_is_read_back_as_it_was(text):
    date = parse_edtf(text)
    names = [
        field.name
        for field in dataclasses.fields(date)
        if field.name not in ("members", "saturated")
    ]
    columns = {name: getattr(date, name) for name in names}
    columns = {k: v.value if hasattr(v, "value") else v for k, v in columns.items()}
    columns |= {"edtf_exact": int(date.edtf_exact), "has_members": date.members is not None}
    again = from_stored(columns)
    for name in (*names, "saturated"):
        assert getattr(again, name) == getattr(date, name)
    window = date.start_earliest, date.start_earliest + 1
    assert again.possibly_in(*window) == date.possibly_in(*window)


@pytest.mark.parametrize("text", VALID)
def test_one_text_makes_equal_dates_that_can_be_kept_in_a_set(text):
    assert parse_edtf(text) == parse_edtf(text)
    assert len({parse_edtf(text), parse_edtf(text)}) == 1
    assert parse_edtf(text).text in repr(parse_edtf(text))


@pytest.mark.parametrize("text", ["2016", "156X-12-25", "[2016,2018]", "{2016,19XX-02-29}"])
def test_a_date_can_be_pickled(text):
    date = parse_edtf(text)
    assert pickle.loads(pickle.dumps(date)) == date


def test_precisions_rank_from_the_sharpest():
    assert [p.rank for p in Precision] == list(range(len(Precision)))
    assert Precision.SECOND.rank < Precision.DAY.rank < Precision.YEAR.rank < Precision.RANGE.rank


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("", "", ""),
        ("?", "", "?"),
        ("?", "~", "%"),
        ("~", "~", "~"),
        ("%", "?", "%"),
        ("", "%", "%"),
    ],
)
def test_qualifiers_add_up(one, other, both):
    assert Qualifier(one) | Qualifier(other) is Qualifier(both)
    assert Qualifier(other) | Qualifier(one) is Qualifier(both)


def test_an_end_is_known_unless_said():
    date = parse_edtf("2016")
    assert (date.start_kind, date.end_kind) == (EndKind.KNOWN, EndKind.KNOWN)

"""Every form of EDTF, with what it means: the table that other tests draw on."""

import pytest

from chronology.dates import EndKind, Precision, Qualifier, parse_edtf
from chronology.dates.civil import NEG_INF, POS_INF, iso_day
from tests.dates.corpus import INTERVALS, SETS, SINGLES, VALID


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), SINGLES)
def test_a_single_date_lies_within_one_window(text, earliest, latest, precision):
    date = parse_edtf(text)
    assert (date.earliest, date.latest) == (earliest, latest)
    assert date.precision == precision
    assert not date.lasting
    assert date.start_earliest == date.end_earliest
    assert date.start_latest == date.end_latest
    assert (date.start_kind, date.end_kind) == (EndKind.KNOWN, EndKind.KNOWN)


def _inclusive(bound, *, end):
    if bound in (NEG_INF, POS_INF):
        return None
    return iso_day(bound - 1 if end else bound)


@pytest.mark.parametrize(("text", "bounds"), INTERVALS)
def test_an_interval_starts_within_one_window_and_ends_within_another(text, bounds):
    date = parse_edtf(text)
    assert date.lasting
    assert date.precision is Precision.RANGE
    assert (
        _inclusive(date.start_earliest, end=False),
        _inclusive(date.start_latest, end=True),
        _inclusive(date.end_earliest, end=False),
        _inclusive(date.end_latest, end=True),
    ) == bounds


@pytest.mark.parametrize(("text", "lasting", "bounds"), SETS)
def test_a_set_has_the_hull_of_its_members(text, lasting, bounds):
    date = parse_edtf(text)
    assert date.lasting is lasting
    assert date.precision is Precision.SET
    assert (
        _inclusive(date.start_earliest, end=False),
        _inclusive(date.start_latest, end=True),
        _inclusive(date.end_earliest, end=False),
        _inclusive(date.end_latest, end=True),
    ) == bounds


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1985/..", EndKind.KNOWN, EndKind.OPEN),
        ("1985/", EndKind.KNOWN, EndKind.UNKNOWN),
        ("../1985", EndKind.OPEN, EndKind.KNOWN),
        ("/1985", EndKind.UNKNOWN, EndKind.KNOWN),
        ("{..1985}", EndKind.OPEN, EndKind.KNOWN),
        ("{1985..}", EndKind.KNOWN, EndKind.OPEN),
        ("[..1985]", EndKind.UNKNOWN, EndKind.KNOWN),
        ("[1985..]", EndKind.KNOWN, EndKind.UNKNOWN),
    ],
)
def test_open_and_unknown_ends_are_kept_apart(text, start, end):
    date = parse_edtf(text)
    assert (date.start_kind, date.end_kind) == (start, end)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("1985-04-12T23:20:30", "1985-04-12T23:20:30"),
        ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30"),
        ("1985-04-12T23:20:30-04", "1985-04-13T03:20:30"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30"),
        ("1985-04-12T00:00:00+14", "1985-04-11T10:00:00"),
        ("1985-04-12T00:00:00+00:00", "1985-04-12T00:00:00"),
        ("-0043-03-15T12:00:00", "-0043-03-15T12:00:00"),
        ("1985-12-31T24:00:00", "1986-01-01T00:00:00"),
        ("1985-12-31T24:00:00-04", "1986-01-01T04:00:00"),
    ],
)
def test_a_time_with_an_offset_is_converted(text, second):
    date = parse_edtf(text)
    time = date.start_earliest % 86_400
    shown = f"{time // 3600:02d}:{time // 60 % 60:02d}:{time % 60:02d}"
    assert f"{iso_day(date.start_earliest)}T{shown}" == second
    assert date.end_latest == date.start_earliest + 1
    assert date.precision is Precision.SECOND


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("1984", ""),
        ("1984?", "?"),
        ("2004-06~", "~"),
        ("2004-06-11%", "%"),
        ("?2004-06~-11", "%"),
        ("2004-06-~01/2004-06-~20", "~"),
        ("1984?/2004-06~", "%"),
        ("[1984?,1986]", "?"),
        ("{1984..1986~}", "~"),
    ],
)
def test_the_qualifier_of_the_whole_adds_up_those_of_its_parts(text, qualifier):
    assert parse_edtf(text).qualifier is Qualifier(qualifier)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("?1984", "1984?"),
        ("?1984~", "1984%"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("2004?-06-11?", "2004-06-11?"),
        ("~2004-~06-11", "2004-06~-11"),
        ("?2004-06~-11", "%2004-~06-11"),
        ("2004?-06-~11", "?2004-06-~11"),
        ("?2004/~2005", "2004?/2005~"),
        ("[?2004..%2005]", "[2004?..2005%]"),
        ("1985-12-31T24:00:00", "1986-01-01T00:00:00"),
        ("1985-12-31T24:00:00-04", "1986-01-01T00:00:00-04"),
    ],
)
def test_one_meaning_has_one_canonical_form(text, canonical):
    assert parse_edtf(text).edtf == canonical
    assert parse_edtf(text).text == text


@pytest.mark.parametrize("text", VALID)
def test_the_canonical_form_reads_back_to_the_same_value(text):
    date = parse_edtf(text)
    again = parse_edtf(date.edtf)
    assert again.edtf == date.edtf
    assert again.with_text("").sort_key() == date.sort_key()
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        assert getattr(again, name) == getattr(date, name)
    assert (again.qualifier, again.precision, again.lasting, again.saturated) == (
        date.qualifier,
        date.precision,
        date.lasting,
        date.saturated,
    )


@pytest.mark.parametrize("text", VALID)
def test_no_qualifier_is_ever_dropped(text):
    edtf = parse_edtf(text).edtf
    assert any(c in edtf for c in "?~%") == any(c in text for c in "?~%")


@pytest.mark.parametrize(
    ("text", "saturated"),
    [
        ("Y100000000000", False),
        ("Y100000000001", True),
        ("Y-100000000001", True),
        ("Y1E11", False),
        ("Y1E12", True),
        ("Y-3E999999999999999999999", True),
        ("Y17E11S2", True),
        ("Y1E12/..", True),
        ("[2016,Y1E10]", False),
        ("[2016,Y1E13]", True),
    ],
)
def test_years_beyond_the_limit_saturate_and_say_so(text, saturated):
    date = parse_edtf(text)
    assert date.saturated is saturated
    assert abs(date.start_earliest) < 2**63

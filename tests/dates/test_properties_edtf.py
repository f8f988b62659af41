"""What holds of any EDTF text, and of any text at all."""

import string

from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import DateError, FuzzyDate, parse_edtf
from chronology.dates.civil import NEG_INF, POS_INF

_QUALIFIERS = st.sampled_from(["", "", "?", "~", "%"])
_TWO = st.text("0123X", min_size=2, max_size=2)
_CODES = st.integers(21, 41).map(str)


@st.composite
def years(draw):
    sign = draw(st.sampled_from(["", "", "-"]))
    kind = draw(st.sampled_from(["plain", "plain", "mask", "long", "exponent", "significant"]))
    digits = draw(st.text(string.digits, min_size=4, max_size=4))
    if kind == "mask":
        return sign + draw(st.text("01259X", min_size=4, max_size=4))
    if kind == "long":
        return f"Y{sign}{draw(st.integers(10_000, 10**14))}"
    if kind == "exponent":
        return f"Y{sign}{draw(st.integers(1, 9999))}E{draw(st.integers(4, 40))}"
    if kind == "significant":
        return f"{sign}{digits}S{draw(st.integers(1, 4))}"
    return sign + digits


@st.composite
def singles(draw):
    year = draw(years())
    if "Y" in year or "S" in year:
        return draw(_QUALIFIERS) + year + draw(_QUALIFIERS)
    parts = [year]
    if draw(st.booleans()):
        parts.append(draw(st.one_of(_TWO, _CODES)))
        if draw(st.booleans()):
            parts.append(draw(_TWO))
    return "-".join(draw(_QUALIFIERS) + part + draw(_QUALIFIERS) for part in parts)


@st.composite
def texts(draw):
    kind = draw(st.sampled_from(["single", "single", "interval", "set"]))
    if kind == "interval":
        end = st.one_of(singles(), st.sampled_from(["", ".."]))
        return f"{draw(end)}/{draw(end)}"
    if kind == "set":
        element = st.one_of(singles(), st.tuples(singles(), singles()).map("..".join))
        inside = ",".join(draw(st.lists(element, min_size=1, max_size=4)))
        before, after = draw(st.sampled_from([("", ""), ("..", ""), ("", "..")]))
        return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(before + inside + after)
    return draw(singles())


def _outcome(text):
    try:
        return parse_edtf(text)
    except DateError as error:
        return error


# Some generated texts have no meaning: no such day, or the wrong order.
dates = texts().map(_outcome).filter(lambda outcome: isinstance(outcome, FuzzyDate))


def _meaning(date):
    return {
        name: getattr(date, name) for name in FuzzyDate.__slots__ if name not in ("text", "members")
    }


@given(dates)
def test_parse_print_and_parse_again_is_the_identity(date):
    again = parse_edtf(date.edtf)
    assert _meaning(again) == _meaning(date)
    assert (again.members is None) == (date.members is None)


@given(dates)
def test_no_digit_and_no_qualifier_is_lost(date):
    text, edtf = date.text, date.edtf
    bare = str.maketrans("", "", "?~%")
    assert edtf.translate(bare) == text.translate(bare)
    for doubt in ("?%", "~%"):
        assert any(c in edtf for c in doubt) == any(c in text for c in doubt)


@given(dates)
def test_the_four_bounds_are_in_order(date):
    assert NEG_INF <= date.start_earliest < date.start_latest <= POS_INF
    assert NEG_INF <= date.end_earliest < date.end_latest <= POS_INF
    assert date.start_earliest < date.end_latest
    if not date.lasting:
        assert date.start_earliest == date.end_earliest
        assert date.start_latest == date.end_latest


@given(dates, st.integers(-(10**11), 10**11), st.integers(1, 10**10))
def test_what_is_certain_is_possible(date, earliest, length):
    if date.certainly_in(earliest, earliest + length):
        assert date.possibly_in(earliest, earliest + length)
        assert not date.qualifier.uncertain


@given(dates, st.integers(-(10**11), 10**11), st.integers(1, 10**8), st.integers(1, 10**8))
def test_what_is_possible_in_a_window_is_possible_in_a_wider_one(date, earliest, length, more):
    if date.possibly_in(earliest, earliest + length):
        assert date.possibly_in(earliest - more, earliest + length + more)
    if date.certainly_in(earliest, earliest + length):
        assert date.certainly_in(earliest - more, earliest + length + more)


@given(dates)
def test_members_lie_in_the_hull_and_reach_both_its_ends(date):
    if date.members is None:
        return
    assert date.possibly_in(date.start_earliest, date.start_earliest + 1) or date.lasting
    assert date.members.meets(date.start_earliest, date.start_earliest + 1)
    assert date.members.meets(date.end_latest - 1, date.end_latest)


@given(st.one_of(st.text(), st.text("0123456789XYEST?~%:Z+./,[]{}-")))
def test_no_text_raises_anything_but_the_date_error(text):
    outcome = _outcome(text)
    if isinstance(outcome, FuzzyDate):
        assert parse_edtf(outcome.edtf).edtf == outcome.edtf
        return
    assert text[:200] in str(outcome)
    if outcome.position is not None:
        assert 0 <= outcome.position <= outcome.position + outcome.length <= len(text)

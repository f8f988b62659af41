"""Texts that are not EDTF: each is refused whole, at the right place, for the right reason."""

import pytest

from chronology.dates import DateError, parse_edtf
from tests.steps import steps

REFUSED = [
    # text, offending part, a word of the reason
    ("", None, "nothing to read"),
    (" ", " ", "white space"),
    ("1985 ", " ", "white space"),
    (" 1985", " ", "white space"),
    ("1985-04 -12", " ", "white space"),
    ("1985\n", "\n", "white space"),
    ("1985\t", "\t", "white space"),
    ("1985\u00a0", "\u00a0", "white space"),
    ("2004-06/ 2006-08", " ", "white space"),
    ("[1667, 1668]", " ", "white space"),
    ("198x", "x", "capital X"),
    ("1985–04", "–", "does not use"),
    ("１９８５", "１", "does not use"),
    ("1985-٠٤", "٠", "does not use"),
    ("spring 2016", "s", "does not use"),
    ("2016-W23", "W", "does not use"),
    ("2016*", "*", "does not use"),
    # years
    ("19", "19", "four digits"),
    ("199", "199", "four digits"),
    ("1", "1", "four digits"),
    ("-43", "-43", "four digits"),
    ("19X", "19X", "four digits"),
    ("12345", "12345", "marked by Y"),
    ("-12345", "-12345", "marked by Y"),
    ("19850412", "19850412", "hyphens"),
    ("-0000", "-0000", "no year"),
    ("-0000-05", "-0000", "no year"),
    ("+1985", "+1985", "does not begin with a year"),
    ("Y1985", "Y1985", "more than four digits"),
    ("Y-1985", "Y-1985", "more than four digits"),
    ("Y17E2", "Y17E2", "more than four digits"),
    ("Y", "Y", "does not begin with a year"),
    ("Y0170000002", "0", "does not begin with 0"),
    ("Y17E07", "0", "does not begin with 0"),
    ("Y17E", "E", "cannot follow"),
    ("Y17000-05", "05", "stands alone"),
    ("Y1.5E8", ".5E8", "cannot follow"),
    ("1950S0", "0", "counted from 1"),
    ("1950S5", "5", "only 4 digits"),
    ("1950S99999999999999999999", "99999999999999999999", "only 4 digits"),
    ("Y17E3S6", "6", "only 5 digits"),
    ("19XXS2", "19XX", "without X"),
    ("1950S2-05", "05", "stands alone"),
    ("1950S", "S", "cannot follow"),
    ("XXXXX", "X", "cannot follow"),
    # months, seasons
    ("1985-00", "00", "months run"),
    ("1985-13", "13", "months run"),
    ("1985-20", "20", "months run"),
    ("1985-42", "42", "months run"),
    ("1985-2X", "2X", "months run"),
    ("1985-X3-01", None, None),
    ("1985-4", "4", "two digits"),
    ("1985-4-12", "4-12", "two digits"),
    ("1985-04-1", "04-1", "two digits"),
    ("1985-", "-", "cannot follow"),
    ("1985-04-", "-", "cannot follow"),
    ("1985-04-12-", "-", "cannot follow"),
    ("1985-004", "4", "cannot follow"),
    ("1985.04", ".04", "cannot follow"),
    ("2001-21-03", "-03", "no days"),
    ("2001-33-XX", "-XX", "no days"),
    # days
    ("1985-04-00", "00", "days run"),
    ("1985-04-32", "32", "days run"),
    ("1985-04-4X", "4X", "days run"),
    ("1985-04-31", "31", "April 1985 has only 30 days"),
    ("2015-02-29", "29", "February 2015 has only 28 days"),
    ("1900-02-29", "29", "February 1900 has only 28 days"),
    ("2100-02-29", "29", "February 2100 has only 28 days"),
    ("2016-02-30", "30", "February 2016 has only 29 days"),
    ("-0043-02-29", "29", "February -0043 has only 28 days"),
    ("2004-02-3X", "3X", "February 2004 has only 29 days"),
    ("156X-09-31", "31", "no such day in any of these years"),
    ("XXX1-02-29", "29", "no such day in any of these years"),
    ("1900-02-30", "30", "February 1900 has only 28 days"),
    ("XXXX-02-30", "30", "no such day in any of these years"),
    ("XXXX-02-3X", "3X", "no such day in any of these years"),
    # qualifiers
    ("1984??", "?", "cannot follow"),
    ("1984?~", "~", "cannot follow"),
    ("~", "~", "does not begin with a year"),
    ("2004-06-?", "-?", "cannot follow"),
    ("??1984", "??1984", "does not begin with a year"),
    # times
    ("1985-04-12T", "", "hours, minutes and seconds"),
    ("1985-04-12T23:20", "23:20", "hours, minutes and seconds"),
    ("1985-04-12T23", "23", "hours, minutes and seconds"),
    ("1985-04-12T232030", "232030", "hours, minutes and seconds"),
    ("1985-04-12T24:00:01", "24", "hours run"),
    ("1985-04-12T25:00:00", "25", "hours run"),
    ("1985-04-12T23:60:00", "60", "minutes run"),
    ("1985-04-12T23:59:60", "60", "seconds run"),
    ("1985-04-12T23:20:30.5", ".5", "after the seconds"),
    ("1985-04-12T23:20:30z", "z", "does not use"),
    ("1985-04-12T23:20:30+4", "+4", "after the seconds"),
    ("1985-04-12T23:20:30+0430", "+0430", "after the seconds"),
    ("1985-04-12T23:20:30+15", "+15", "up to 14:00"),
    ("1985-04-12T23:20:30+04:60", "+04:60", "up to 14:00"),
    ("1985-04-12T23:20:30-00:00", "-00:00", "UTC is Z"),
    ("1985-04-12T23:20:30Z~", "Z~", "after the seconds"),
    ("1985-04-12~T23:20:30", "T23:20:30", "without qualifiers"),
    ("1985-04T23:20:30", "T23:20:30", "full date"),
    ("1985-04-XXT23:20:30", "T23:20:30", "full date"),
    ("1985-02-30T23:20:30", "30", "February 1985 has only 28 days"),
    ("T23:20:30", "T23:20:30", "full date"),
    # intervals
    ("/", "/", "one end at least"),
    ("2004/2005/2006", "/2006", "one slash"),
    ("2005/2004", "2005/2004", "before it begins"),
    ("2005-06/2005-05", "2005-06/2005-05", "before it begins"),
    ("2005-06-12/2005-06-11", "2005-06-12/2005-06-11", "before it begins"),
    ("-0043/-0044", "-0043/-0044", "before it begins"),
    ("2017/2016-24", None, None),
    ("2018/2016-24", "2018/2016-24", "before it begins"),
    ("2004-13/2005", "13", "months run"),
    ("2004/2005-02-30", "30", "February 2005 has only 28 days"),
    ("2004/19", "19", "four digits"),
    ("2004/2005-04-12T10:00:00", "T10:00:00", "no time of day"),
    ("2004/[2005,2006]", "[2005,2006]", "does not begin with a year"),
    ("2004/...", "...", "does not begin with a year"),
    ("15/07/2016", "/2016", "one slash"),
    # sets
    ("[", "[", "is missing"),
    ("[1984", "[", "is missing"),
    ("{1984]", "{", "is missing"),
    ("[]", "", "a date is missing"),
    ("{}", "", "a date is missing"),
    ("[1984,]", "", "a date is missing"),
    ("[1984,,1986]", "", "a date is missing"),
    ("[..]", "..", "needs a date"),
    ("[1984]~", "~", "may follow a set"),
    ("[1984][1985]", "[1985]", "may follow a set"),
    ("1984]", "]", "cannot follow"),
    ("[1672..1670]", "1672..1670", "ascends"),
    ("[1670..1672-05]", "..", "equal precision"),
    ("[2016-33..2017-24]", "..", "equal precision"),
    ("[1984..,1986]", "..", "only the last"),
    ("[1984,..1986]", "..", "only the first"),
    ("[1984/1985,1987]", "/1985", "cannot follow"),
    ("[[1984]]", "]", "may follow a set"),
    ("[1984..1985..1986]", "..1986", "cannot follow"),
    ("[..1984..1986]", "..1986", "cannot follow"),
    ("[156X-12-25..1580-12-25]", "156X-12-25..1580-12-25", "without gaps"),
    ("[1984,1985-02-30]", "30", "February 1985 has only 28 days"),
    ("[1984..1985-02-30]", "30", "February 1985 has only 28 days"),
    ("[..1985-02-30]", "30", "February 1985 has only 28 days"),
    ("[2016-07-15T10:00:00]", "T10:00:00", "only a full date has a time of day"),
]  # fmt: skip

_WRONG = [row for row in REFUSED if row[2] is not None]
_RIGHT = [row[0] for row in REFUSED if row[2] is None]


@pytest.mark.parametrize(("text", "part", "reason"), _WRONG)
def test_what_is_not_edtf_is_refused_with_place_and_reason(text, part, reason):
    with pytest.raises(DateError) as refusal:
        parse_edtf(text)
    error = refusal.value
    assert reason in error.why
    assert error.text == text
    assert text in str(error)
    if part is None:
        assert error.position is None
    else:
        assert text[error.position : error.position + error.length] == part


@pytest.mark.parametrize("text", _RIGHT)
def test_the_near_misses_among_them_are_read(text):
    assert parse_edtf(text).edtf == text


@pytest.mark.parametrize("text", [row[0] for row in _WRONG])
def test_what_a_refusal_suggests_is_understood(text):
    with pytest.raises(DateError) as refusal:
        parse_edtf(text)
    if refusal.value.suggestion:
        assert parse_edtf(refusal.value.suggestion)


LONG = 100_000


@pytest.mark.parametrize("character", list("0123456789XYEST?~%:Z+./,[]{}- \nxé٠\x00"))
@pytest.mark.parametrize(
    "prefix", ["", "1985", "Y", "Y1E", "1985S", "[1985", "1985/", "1985-04-12T"]
)
def test_a_hundred_thousand_of_any_character_take_little_effort(prefix, character):
    def effort(length):
        text = prefix + character * length
        return steps(lambda: _attempt(text))

    outcome = _attempt(prefix + character * LONG)
    assert len(str(outcome)) < 1000 if isinstance(outcome, DateError) else outcome.saturated
    # Ten times the text may not take much more than ten times the steps.
    assert effort(LONG) < 15 * effort(LONG // 10) + 1_000


def _attempt(text):
    try:
        return parse_edtf(text)
    except DateError as error:
        return error


def test_a_long_set_is_read():
    text = "[" + ",".join(f"{year:04d}" for year in range(0, 9999, 2)) + "]"
    assert parse_edtf(text).edtf == text

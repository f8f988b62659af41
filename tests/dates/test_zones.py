"""Time zones, in any year."""

import pytest

from chronology.dates import parse_edtf
from chronology.dates.civil import iso_day, seconds
from chronology.dates.zones import civil_to_utc, utc_to_civil
from chronology.errors import BadInputError

_HOUR = 3600


@pytest.mark.parametrize(
    ("text", "zone", "day", "hour"),
    [
        ("2016-07-15T22:05:00Z", "UTC", "2016-07-15", 22),
        ("2016-07-15T22:05:00Z", "Europe/Istanbul", "2016-07-16", 1),
        ("2016-07-15T22:05:00+03:00", "Europe/Istanbul", "2016-07-15", 22),
        ("2016-07-15T22:05:00", "Europe/Istanbul", "2016-07-15", 22),
        ("2016-01-15T22:05:00Z", "America/New_York", "2016-01-15", 17),
        ("2016-07-15T22:05:00Z", "America/New_York", "2016-07-15", 18),
        ("9999-07-15T22:05:00Z", "Asia/Tokyo", "Y10000", 7),
    ],
)
def test_a_time_with_an_offset_is_kept_in_the_zone_of_the_chronology(text, zone, day, hour):
    moment = parse_edtf(text, zone).start_earliest
    assert moment % 86_400 // _HOUR == hour
    if not day.startswith("Y"):
        assert iso_day(moment) == day


@pytest.mark.parametrize("year", [-5000, -43, 0, 1, 1900, 2016, 9998, 12_345, 10**9])
def test_there_and_back_in_any_year(year):
    moment = seconds(year, 3, 15) + 12 * _HOUR
    assert utc_to_civil(civil_to_utc(moment, "Asia/Tokyo"), "Asia/Tokyo") == moment
    assert civil_to_utc(moment, "UTC") == utc_to_civil(moment, "UTC") == moment


def test_a_time_that_the_clocks_skip_or_repeat_counts_with_the_offset_before():
    skipped = seconds(2016, 3, 27) + 2 * _HOUR + 1800
    repeated = seconds(2016, 10, 30) + 2 * _HOUR + 1800
    assert civil_to_utc(skipped, "Europe/Berlin") == skipped - _HOUR
    assert civil_to_utc(repeated, "Europe/Berlin") == repeated - 2 * _HOUR
    assert civil_to_utc(repeated + 2 * _HOUR, "Europe/Berlin") == repeated + _HOUR


def test_an_unknown_zone_is_refused():
    with pytest.raises(BadInputError, match="There is no time zone “Narnia”"):
        parse_edtf("2016-07-15T22:05:00Z", "Narnia")

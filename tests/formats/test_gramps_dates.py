"""Dates of Gramps: every modifier, quality and calendar, held against the engine's own words."""

from datetime import date, timedelta
from itertools import product

import pytest
from convertdate import french_republican

from chronology.dates import DateError, FuzzyDate, parse
from chronology.dates.civil import DAY, days_from_civil
from chronology.formats.gramps.calendars import days_in
from chronology.formats.gramps.coordinates import angle
from chronology.formats.gramps.dates import Dated, date_of

#: Each calendar by its name in Gramps: a year, a month and a day of it, in both notations.
CALENDARS = {
    "Gregorian": [("1850", "1850"), ("1850-03", "March 1850"), ("1850-03-04", "4 March 1850")],
    "Julian": [
        ("1850", "1850 (Julian)"),
        ("1850-03", "March 1850 (Julian)"),
        ("1850-03-04", "4 March 1850 (Julian)"),
    ],
    "Islamic": [
        ("1437", "1437 AH"),
        ("1437-09", "Ramadan 1437 AH"),
        ("1437-09-04", "4 Ramadan 1437 AH"),
        ("1000-09-04", "4 Ramadan 1000 AH"),
    ],
    "Persian": [("1395", "1395 SH"), ("1395-07", "Mehr 1395 SH"), ("1395-07-04", "4 Mehr 1395 SH")],
    "Hebrew": [
        ("5776", "5776 AM"),
        ("5776-08", "Nisan 5776 AM"),
        ("5776-06-04", "4 Adar I 5776 AM"),
        ("5776-07-04", "4 Adar II 5776 AM"),
        ("5777-06-04", "4 Adar 5777 AM"),
        ("5777-07-04", "4 Adar 5777 AM"),
        ("5776-01-01", "1 Tishrei 5776 AM"),
    ],
}
QUALITIES = {"": "", "estimated": "possibly about ", "calculated": "about "}
MODIFIERS = {"": "", "before": "before ", "after": "after ", "from": "from ", "to": "until "}
CASES = [(calendar, *written) for calendar, dates in CALENDARS.items() for written in dates]


def read(tag: str, **attributes: str) -> Dated:
    return date_of(tag, {name: value for name, value in attributes.items() if value}.items())


def meaning(found: FuzzyDate | None) -> tuple[object, ...]:
    """Return what a date means, whatever its words and its EDTF."""
    assert found is not None
    return (
        found.start_earliest,
        found.start_latest,
        found.end_earliest,
        found.end_latest,
        found.start_kind,
        found.end_kind,
        found.precision,
        found.qualifier,
        found.lasting,
        found.edtf,
        found.edtf_exact,
    )


@pytest.mark.parametrize(("calendar", "written", "words"), CASES)
def test_every_modifier_and_quality_of_a_calendar_is_as_the_engine_reads_it(
    calendar: str, written: str, words: str
) -> None:
    for (modifier, before), (quality, mark) in product(MODIFIERS.items(), QUALITIES.items()):
        dated = read("dateval", val=written, cformat=calendar, type=modifier, quality=quality)
        assert meaning(dated.date) == meaning(parse(f"{before}{mark}{words}")), dated.words


@pytest.mark.parametrize(("calendar", "written", "words"), CASES)
def test_about_widens_whatever_the_quality(calendar: str, written: str, words: str) -> None:
    for quality, mark in (("", "about"), ("calculated", "about"), ("estimated", "possibly about")):
        dated = read("dateval", val=written, cformat=calendar, type="about", quality=quality)
        assert meaning(dated.date) == meaning(parse(f"{mark} {words}"))


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize(
    ("tag", "phrase"), [("daterange", "between {} and {}"), ("datespan", "from {} to {}")]
)
def test_a_range_is_once_within_and_a_span_lasts(calendar: str, tag: str, phrase: str) -> None:
    for (start, first), (stop, last) in product(CALENDARS[calendar], repeat=2):
        for quality, mark in QUALITIES.items():
            dated = read(tag, start=start, stop=stop, cformat=calendar, quality=quality)
            earlier, later = parse(mark + first), parse(mark + last)
            if max(earlier.start_earliest, earlier.end_earliest) >= later.end_latest or (
                start > stop and not stop.startswith(start[:4])
            ):
                assert dated.why == "it ends before it begins"
                continue
            if dated.date is None:
                with pytest.raises(DateError):
                    parse(phrase.format(mark + first, mark + last))
                continue
            assert meaning(dated.date) == meaning(parse(phrase.format(mark + first, mark + last)))
            assert dated.date.lasting == (tag == "datespan")


def test_the_words_say_all_that_the_element_does() -> None:
    dated = read(
        "dateval", val="1741-02-10", type="about", quality="estimated", cformat="Julian",
        dualdated="1", newyear="Mar25",
    )  # fmt: skip
    assert dated.words == "estimated, about 1741-02-10 (Julian, dual dated, year from Mar25)"
    assert dated.date is not None
    assert dated.date.text == dated.words
    assert read("daterange", start="1850", stop="").words == "between 1850 and ?"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1850-00-00", "1850"),
        ("1850-03-00", "1850-03"),
        ("????-05-03", "XXXX-05-03"),
        ("0000-05", "XXXX-05"),
        ("1850-??-03", "1850-XX-03"),
        ("-0044-03-15", "-0043-03-15"),
        ("-044", "-0043"),
        ("-0001-??-03", "0000-XX-03"),
    ],
)
def test_zeros_and_question_marks_are_not_known_and_there_is_no_year_0(
    written: str, edtf: str
) -> None:
    dated = read("dateval", val=written)
    assert dated.date is not None
    assert dated.date.edtf == edtf


@pytest.mark.parametrize(
    ("start", "stop", "once", "lasts"),
    [
        ("1850", "", "[1850..]", "1850/"),
        ("", "1850", "[..1850]", "/1850"),
        ("1850", "0000-00-00", "[1850..]", "1850/"),
    ],
)
def test_a_side_that_is_not_stated_is_not_known(
    start: str, stop: str, once: str, lasts: str
) -> None:
    for tag, edtf in (("daterange", once), ("datespan", lasts)):
        found = date_of(tag, [("start", start), ("stop", stop)]).date
        assert found is not None
        assert found.edtf == edtf


@pytest.mark.parametrize(
    ("tag", "attributes", "why"),
    [
        ("dateval", {"val": "1850-02-30"}, "that month has 28 days"),
        ("dateval", {"val": "1850-13"}, "there is no month 13"),
        ("dateval", {"val": "????-13-03"}, "there is no month 13"),
        ("dateval", {"val": "0000-00-00"}, "it holds no date"),
        ("dateval", {"val": "soon"}, "“soon” is no date as Gramps writes it"),
        ("dateval", {"val": "1850", "cformat": "Mayan"}, "the calendar “Mayan” is not one"),
        ("dateval", {"val": "1850", "type": "circa"}, "“circa” is no modifier that Gramps has"),
        ("dateval", {"val": "1850", "quality": "sworn"}, "“sworn” is no quality that Gramps has"),
        ("dateval", {"val": "1850", "newyear": "Easter"}, "no year begins on “Easter”"),
        ("dateval", {"val": "5776", "cformat": "Hebrew", "newyear": "Mar1"}, "cannot begin on"),
        ("dateval", {"val": "????-05-03", "type": "before"}, "a part of it is missing"),
        ("dateval", {"val": "????-05-03", "cformat": "Julian"}, "a part of it is missing"),
        ("dateval", {"val": "0004-13-06", "cformat": "French Republican"}, "that month has 5 days"),
        ("dateval", {"val": "0079-08", "cformat": "French Republican"}, "in the years 1 to 14"),
        ("dateval", {"val": "0003-14", "cformat": "French Republican"}, "there is no month 14"),
        ("dateval", {"val": "5776-14", "cformat": "Hebrew"}, "there is no month 14"),
        ("dateval", {"val": "9999-01", "cformat": "Hebrew"}, "is read from year 1 to 6999"),
        ("dateval", {"val": "2500-01", "cformat": "Islamic"}, "is read from year 1 to 1699"),
        ("dateval", {"val": "1700-02-29", "cformat": "Swedish"}, "that month has 28 days"),
        ("dateval", {"val": "1850-03-04", "cformat": "Chinese"}, "the calendar “Chinese” is not"),
        ("daterange", {"start": "1850", "stop": "????-05-03"}, "a year is missing"),
        ("datespan", {"start": "", "stop": ""}, "it holds no date"),
        ("datespan", {"start": "1850-??-03", "stop": "1851"}, "its month is missing"),
        ("datestr", {"val": "when the old oak fell"}, "it is no word of a date"),
        ("datestr", {"val": ""}, "there are no words"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_never_half_read(tag: str, attributes: dict[str, str], why: str) -> None:
    dated = date_of(tag, attributes.items())
    assert dated.date is None
    assert why in dated.why


def test_a_text_that_the_engine_understands_is_read() -> None:
    dated = read("datestr", val="early 1850s")
    assert meaning(dated.date) == meaning(parse("early 1850s"))


def test_dual_dates_have_the_later_year_of_the_julian_calendar() -> None:
    """10 February 1740/1 is stored with the year 1741, in whichever calendar and year."""
    for calendar, newyear in (("Julian", ""), ("", ""), ("Julian", "Mar25")):
        dated = read("dateval", val="1741-02-10", cformat=calendar, dualdated="1", newyear=newyear)
        assert meaning(dated.date) == meaning(parse("10 February 1741 (Julian)"))


@pytest.mark.parametrize(
    ("written", "newyear", "first", "last"),
    [
        # The Byzantine year began in the September before.
        ("1500-10-02", "Sep1", "1499-10-02", "1499-10-02"),
        ("1500-08-31", "Sep1", "1500-08-31", "1500-08-31"),
        ("1500-09", "Sep1", "1499-09-01", "1499-09-30"),
        ("1500", "Sep1", "1499-09-01", "1500-08-31"),
        ("1500-12-26", "12-25", "1499-12-26", "1499-12-26"),
        # Of spring it is not known whether the year began in it or the year before.
        ("1740-02-10", "Mar25", "1740-02-10", "1741-02-10"),
        ("1740-04-05", "Mar25", "1739-04-05", "1740-04-05"),
        ("1740-03-01", "Mar1", "1739-03-01", "1740-03-01"),
        ("1740", "Mar1", "1739-03-01", "1741-02-28"),
        ("1740-03", "Mar25", "1739-03-25", "1741-03-24"),
        ("1740-02-10", "Jan1", "1740-02-10", "1740-02-10"),
        ("1740-02-10", "1-1", "1740-02-10", "1740-02-10"),
    ],
)
def test_a_year_that_began_on_another_day_never_gives_a_wrong_one(
    written: str, newyear: str, first: str, last: str
) -> None:
    found = read("dateval", val=written, newyear=newyear).date
    assert found is not None
    assert (found.earliest, found.latest) == (first, last)
    assert not found.lasting


def test_republican_days_are_those_of_another_reckoning() -> None:
    for year, month in product(range(1, 15), range(1, 14)):
        first, after = days_in("French Republican", year, month, 0)
        for day in range(1, after - first + 1):
            gregorian = french_republican.to_gregorian(year, month, day, method="continuous")
            assert days_in("French Republican", year, month, day)[0] == days_from_civil(*gregorian)
    assert days_in("French Republican", 3, 0, 0) == (
        days_from_civil(1794, 9, 22),
        days_from_civil(1795, 9, 23),
    )


def test_swedish_days_follow_each_other_and_february_1712_had_30() -> None:
    """From 1695 to 1755 every day has one date, save the leap day that 1700 left out."""
    expected = days_from_civil(1695, 1, 11)  # 1 January of the Julian calendar
    for year, month in product(range(1695, 1756), range(1, 13)):
        first, after = days_in("Swedish", year, month, 0)
        assert first == expected, (year, month)
        expected = after
    assert days_in("Swedish", 1712, 2, 30)[0] == days_from_civil(1712, 3, 11)
    assert days_in("Swedish", 1709, 6, 28)[0] == days_from_civil(1709, 7, 8)  # Poltava
    assert days_in("Swedish", 1753, 2, 17)[0] == days_from_civil(1753, 2, 28)
    assert days_in("Swedish", 1850, 0, 0) == days_in("Gregorian", 1850, 0, 0)


def test_gregorian_days_are_those_of_the_standard_library() -> None:
    day = date(1895, 12, 28)
    while day < date(1905, 1, 3):
        found = read("dateval", val=day.isoformat()).date
        assert found is not None
        assert found.start_earliest == (day - date(1970, 1, 1)).days * DAY
        assert (found.earliest, found.latest) == (day.isoformat(), day.isoformat())
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "limit", "degrees"),
    [
        ("50.8727", 90, 50.8727),
        ("-50.8727", 90, -50.8727),
        ("50,8727", 90, 50.8727),
        ("N50°52'21.92\"", 90, 50.872755556),
        ("50°52'21.92\"S", 90, -50.872755556),
        ("50°52'21.92''N", 90, 50.872755556),
        ("n50º52.3456'", 90, 50.872426667),
        ("W 14º52.9876'", 180, -14.883126667),
        ("124:52:21.92", 180, 124.872755556),
        ("-50:52:21.92", 90, -50.872755556),
        ("50 52 21.92 S", 90, -50.872755556),
        ("50", 90, 50.0),
        ("0", 180, 0.0),
        ("91", 90, None),
        ("999.9999 W", 180, None),
        ("50°61'", 90, None),
        ("50E", 90, None),
        ("1619926.88", 90, None),
        ("", 90, None),
    ],
)
def test_coordinates_in_many_notations(written: str, limit: int, degrees: float | None) -> None:
    assert angle(written, limit) == degrees

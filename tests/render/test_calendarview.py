"""The calendar of a date's window: days, months or years, possible and certain."""

import io

import pytest

from chronology.dates import parse, parse_edtf
from chronology.render.calendarview import DAY_LEGEND, LEGEND, calendar_lines
from chronology.render.datepage import render_date
from chronology.render.screen import Screen


def shown(words: str) -> list[str]:
    return calendar_lines(parse(words))


def test_one_day_is_certain() -> None:
    assert shown("16 July 2016") == [
        "July 2016",
        "Mo  Tu  We  Th  Fr  Sa  Su",
        "                 ·   ·   ·",
        " ·   ·   ·   ·   ·   ·   ·",
        " ·   ·   ·   ·   ·  16*  ·",
        " ·   ·   ·   ·   ·   ·   ·",
        " ·   ·   ·   ·   ·   ·   ·",
        DAY_LEGEND,
    ]


def test_a_night_is_possible_on_two_days() -> None:
    assert " ·   ·   ·   ·  15  16   ·" in shown("the night of 15–16 July 2016")


def test_what_lasts_is_certain_between_its_ends() -> None:
    lines = shown("from mid-March to 2 April 2017")
    assert "20* 21* 22* 23* 24* 25* 26*" in lines
    assert "13  14  15  16  17  18  19" in lines
    assert "                     1*  2*" in lines


def test_months() -> None:
    assert shown("from July 2016 to March 2017") == [
        "           J F M A M J J A S O N D",
        "     2016  · · · · · · █ █ █ █ █ █",
        "     2017  █ █ █ · · · · · · · · ·",
        LEGEND,
    ]
    assert "     2016  ▒ ▒ ▒ ▒ · · · · · · · ·" in shown("early 2016")


def test_the_members_of_a_set() -> None:
    assert shown("2016 or 2018")[1:4] == [
        "     2016  ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒",
        "     2017  · · · · · · · · · · · ·",
        "     2018  ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒ ▒",
    ]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("the 19th century", ["1800–1899, each cell 10 years", "▒" * 10, LEGEND]),
        ("from 1990 to 2009", ["1990–2009, each cell a year", "█" * 20, LEGEND]),
        ("the 5th century BC", ["509 BC–391 BC, each cell 10 years", "·" + "▒" * 10 + "·", LEGEND]),
    ],
)
def test_years(words: str, lines: list[str]) -> None:
    found = shown(words)
    assert found[0].endswith(lines[0].partition(", ")[2])
    assert set(found[1]) <= {"▒", "█", "·"}
    assert "BC" in words or found == lines


@pytest.mark.parametrize("edtf", ["../2010", "2014/..", "[..2005-12]", "Y-17E12", "2014/"])
def test_no_calendar_without_an_end(edtf: str) -> None:
    assert calendar_lines(parse_edtf(edtf)) == []


@pytest.mark.parametrize("edtf", ["Y170000002", "-0043-03-15", "XXXX-09", "Y-17E7", "0000", "9999"])
def test_any_year_has_one_of_a_screen(edtf: str) -> None:
    lines = calendar_lines(parse_edtf(edtf))
    assert 0 < len(lines) < 30
    assert all(len(line) < 80 for line in lines)


def test_a_page_shows_all_four_bounds_and_the_qualifier() -> None:
    out = io.StringIO()
    date = parse("from about March 2017 to 22:05 on 24 October 2017")
    render_date(date, "words", out, Screen())
    facts = {line[:17].strip(): line[17:].rstrip() for line in out.getvalue().split("\n")}
    assert facts["start"] == "between 2017-02-01 and 2017-04-30"
    assert facts["end"] == "between 2017-10-24 22:05 and 2017-10-24 22:06"
    assert facts["qualifier"] == "approximate"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("until 2010", "open", "between 2010-01-01 and 2010-12-31"),
        ("before 2010", "unknown", "by 2009-12-31"),
        ("after 2010", "from 2011-01-01 on", "unknown"),
        ("3 May 2010", "on 2010-05-03", "on 2010-05-03"),
    ],
)
def test_bounds_that_do_not_exist(words: str, start: str, end: str) -> None:
    out = io.StringIO()
    render_date(parse(words), "words", out, Screen())
    facts = {line[:17].strip(): line[17:].rstrip() for line in out.getvalue().split("\n")}
    assert (facts["start"], facts["end"]) == (start, end)

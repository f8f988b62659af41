"""iCalendar: read by the icalendar package, checked against RFC 5545, and what is declared lost."""

import datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.formats.losses import (
    APPROXIMATION,
    ATTRIBUTION,
    BEFORE_YEAR_ONE,
    DEPRECATED,
    EXTRA,
    FAR_YEARS,
    HIDDEN,
    INFERRED,
    OPEN_END,
    RELATIONS,
    RIVALS,
    SET_OF_DATES,
    SEVERAL_PLACES,
    TIMES,
    UNCERTAINTY,
    UNDATED,
    WINDOW,
    LossError,
)
from chronology.formats.text.icstext import content_line, text_value
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank
from tests.formats.kinds import HOSTILE, hand_on, kinds

LOSSES = {
    "Month": {WINDOW},
    "About": {APPROXIMATION, WINDOW},
    "Doubted": {UNCERTAINTY},
    "Between": {WINDOW},
    "Loosely lasted": {WINDOW},
    "Since": {OPEN_END, WINDOW},
    "Until": {OPEN_END, WINDOW},
    "Some time after": {OPEN_END},
    "Some time before": {OPEN_END},
    "By the clock": {TIMES},
    "At night": {TIMES, WINDOW},
    "In a set": {SET_OF_DATES, WINDOW},
    "In no year": {UNDATED},
    "Undated": {UNDATED},
    "Ides": {BEFORE_YEAR_ONE},
    "Long ago": {BEFORE_YEAR_ONE},
    "Far ahead": {FAR_YEARS},
    "Inferred": {INFERRED, RELATIONS, WINDOW},
    "In March": {RELATIONS, WINDOW},
    "Rival": {RIVALS},
    "Journey": {SEVERAL_PLACES},
    "Tied": {RELATIONS},
    "Tied to": {RELATIONS},
    "Taken back": {DEPRECATED},
    "Kept more": {EXTRA},
    "Named by": {ATTRIBUTION},
    HOSTILE: {HIDDEN},
}
LEFT_OUT = {UNDATED, BEFORE_YEAR_ONE, FAR_YEARS}


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return kinds(blank, tmp_path_factory.mktemp("icalendar"))


def raw(place: Location, folder: Path, title: str | None = None) -> bytes:
    hand_on(place, folder / "x.ics", title)
    return (folder / "x.ics").read_bytes()


def event(place: Location, folder: Path, title: str) -> Any:
    (found,) = icalendar.Calendar.from_ical(raw(place, folder, title)).walk("VEVENT")
    return found


def days(found: Any) -> tuple[str, str]:
    """Return the first and the last day, inclusive."""
    last = found["DTEND"].dt - datetime.timedelta(days=1)
    return found["DTSTART"].dt.isoformat(), last.isoformat()


def test_every_line_keeps_the_rules(place: Location, tmp_path: Path) -> None:
    data = raw(place, tmp_path)
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
        assert not set(line) & {*range(0x20), 0x7F}
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert unfolded[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Chronology//Chronology//EN",
        "CALSCALE:GREGORIAN",
    ]


def test_an_independent_reader_understands_it(place: Location, tmp_path: Path) -> None:
    calendar = icalendar.Calendar.from_ical(raw(place, tmp_path))
    events = calendar.walk("VEVENT")
    assert len(events) > 24
    assert len({str(each["UID"]) for each in events}) == len(events)
    for each in events:
        assert not each.errors
        assert type(each["DTSTART"].dt) is datetime.date
        assert each["DTSTAMP"].dt.tzinfo is not None
        if "DTEND" in each:
            assert each["DTSTART"].dt < each["DTEND"].dt
        assert each["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")


def test_two_exports_are_the_same(place: Location, tmp_path: Path) -> None:
    assert raw(place, tmp_path) == raw(place, tmp_path)
    with open_reader(place) as reader:
        changed = reader.one("SELECT updated_at FROM event WHERE title = 'Plain day'")
    assert changed is not None
    stamp = event(place, tmp_path, "Plain day")["DTSTAMP"].dt
    assert stamp.strftime("%Y-%m-%dT%H:%M:%SZ") == changed[0]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Plain day", ("2016-07-15", "2016-07-15", "CONFIRMED")),
        ("Doubted", ("2016-07-15", "2016-07-15", "TENTATIVE")),
        ("Lasted", ("2016-07-01", "2016-07-03", "CONFIRMED")),
        ("Refuted", ("2016-07-15", "2016-07-15", "CANCELLED")),
        ("Month", ("2014-12-01", "2014-12-31", "TENTATIVE")),
        ("About", ("1990-01-01", "1992-12-31", "TENTATIVE")),
        ("Loosely lasted", ("2016-07-01", "2017-03-31", "TENTATIVE")),
        ("Since", ("2014-01-01", "2014-12-31", "TENTATIVE")),
        ("Until", ("2010-01-01", "2010-12-31", "TENTATIVE")),
        ("Some time after", ("2014-01-01", "2014-01-01", "TENTATIVE")),
        ("Some time before", ("2005-12-31", "2005-12-31", "TENTATIVE")),
        ("By the clock", ("2016-07-15", "2016-07-15", "TENTATIVE")),
        ("At night", ("2016-07-15", "2016-07-16", "TENTATIVE")),
        ("In a set", ("2016-01-01", "2018-12-31", "TENTATIVE")),
    ],
)
def test_days(title: str, expected: tuple[str, str, str], place: Location, tmp_path: Path) -> None:
    found = event(place, tmp_path, title)
    assert (*days(found), found["STATUS"]) == expected


def test_the_last_day_that_a_calendar_can_write(place: Location, tmp_path: Path) -> None:
    found = event(place, tmp_path, "Last day")
    assert found["DTSTART"].dt == datetime.date(9999, 12, 31)
    assert found["DURATION"].dt == datetime.timedelta(days=1)
    assert "DTEND" not in found


def test_what_is_told(place: Location, tmp_path: Path) -> None:
    told = event(place, tmp_path, "Told")
    assert told["SUMMARY"] == "Told"
    assert told["LOCATION"] == "Quay; 1, old, Port"
    assert (told["GEO"].latitude, told["GEO"].longitude) == (41.0123456789, -28.5)
    text = str(told["DESCRIPTION"])
    assert "[1] A. Reporter, The Wire, Wire Ltd, 3 March 2016. p. 4. According to Ana." in text
    assert text.endswith("https://example.org/w?a=1&b=2\n[2] javascript.")
    assert "Killed: 3 (2 to 5) people [1]\nKilled: 4" in text
    plain = event(place, tmp_path, "Plain day")
    assert str(plain["DESCRIPTION"]).startswith("One\n\ntwo\nDate: “2016-07-15”, read as on")
    assert "CATEGORIES" not in plain
    assert list(event(place, tmp_path, "Month")["CATEGORIES"].cats) == ["strike", "a, b", "night"]
    refuted = event(place, tmp_path, "Refuted")
    assert refuted["CLASS"] == "CONFIDENTIAL"
    assert "Handling: secret" in refuted["DESCRIPTION"]
    rival = str(event(place, tmp_path, "Rival")["DESCRIPTION"])
    assert "Dates it “20 July 2016”" in rival


def test_a_hostile_text_stays_one_text(place: Location, tmp_path: Path) -> None:
    shown = HOSTILE.replace("\u202e", "‹U+202E›").replace("\u001b", "␛")
    found = event(place, tmp_path, HOSTILE)
    assert found["SUMMARY"] == shown
    assert list(found["CATEGORIES"].cats) == [shown, shown]
    assert text_value("a\r\nATTACH:x\rb") == "a\\nATTACH:x\\nb"
    assert text_value("\u2028\0") == "‹U+2028›␀"


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" ,;\\\n"), max_size=90)
)
def test_a_text_survives_escaping_and_folding(text: str) -> None:
    line = content_line("SUMMARY", text_value(text))
    assert line.endswith("\r\n")
    assert all(len(part) <= 75 for part in line.encode().split(b"\r\n"))
    lines = ["BEGIN:VEVENT\r\n", line, "END:VEVENT\r\n"]
    assert icalendar.Event.from_ical("".join(lines))["SUMMARY"] == text


def test_what_is_lost_is_declared(place: Location, tmp_path: Path) -> None:
    with open_reader(place) as reader:
        titles = [row[0] for row in reader.rows("SELECT title FROM event")]
    assert set(titles) >= LOSSES.keys()
    for title in titles:
        report = hand_on(place, tmp_path / "one.ics", title)
        assert report.losses == dict.fromkeys(LOSSES.get(title, ()), 1), title
        assert report.events == (not LEFT_OUT & report.losses.keys()), title


def test_strict(place: Location, tmp_path: Path) -> None:
    path = tmp_path / "strict.ics"
    assert hand_on(place, path, "Plain day", strict=True).events == 1
    path.unlink()
    with pytest.raises(LossError, match="dates before the year 1"):
        hand_on(place, path, "Ides", strict=True)
    assert not path.exists()


def test_the_formats_are_the_same_on_postgresql(
    postgres_url: str, one_db: Location, tmp_path: Path
) -> None:
    from tests.formats.world import load  # noqa: PLC0415 - one test needs it

    texts = []
    for target in (Location.parse(postgres_url, {}), one_db):
        load(target, tmp_path)
        for name in ("x.ics", "x.geojson", "x.timelinejs.json"):
            hand_on(target, tmp_path / name)
            data = (tmp_path / name).read_text()
            texts.append([line for line in data.splitlines() if not line.startswith("DTSTAMP")])
    assert texts[:3] == texts[3:]


def test_the_page_names_every_property(place: Location, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/formats/icalendar.md").read_text(encoding="utf-8")
    names = {*event(place, tmp_path, "Told"), *event(place, tmp_path, "Last day")}
    assert [name for name in names if f"`{name}`" not in page] == []

"""Calendars read: days and times, zones, repetitions, people, and what programs write oddly."""

import sys
from pathlib import Path

import pytest

from chronology.dates import parse
from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.formats.errors import FileFormatError
from chronology.formats.icalendar import blocks
from chronology.formats.icalendar.reading import is_calendar, read
from chronology.store.location import Location
from tests.blank import Blank
from tests.formats.reading import Read, Reader
from tests.formats.returning import empty, told


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return empty(blank, tmp_path_factory.mktemp("read"))


@pytest.fixture
def reader(place: Location, tmp_path: Path) -> Reader:
    return Reader(read, place, tmp_path)


def calendar(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""))


def event(reader: Reader, *lines: str, zone: str | None = None) -> Read:
    """Read a calendar of one event."""
    named = () if any(line.startswith("SUMMARY") for line in lines) else ("SUMMARY:Landing",)
    own = ("BEGIN:VEVENT", "UID:1@example.org", *named, *lines, "END:VEVENT")
    return reader(calendar(*own), zone=zone)


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (("DTSTART;VALUE=DATE:20160715",), "2016-07-15"),
        (("DTSTART;VALUE=DATE:20160715", "DTEND;VALUE=DATE:20160716"), "2016-07-15"),
        (("DTSTART;VALUE=DATE:20160715", "DTEND;VALUE=DATE:20160718"), "2016-07-15/2016-07-17"),
        (("DTSTART;VALUE=DATE:20160715", "DTEND;VALUE=DATE:20160715"), "2016-07-15"),
        (("DTSTART;VALUE=DATE:20160715", "DURATION:P2D"), "2016-07-15/2016-07-16"),
        (("DTSTART;VALUE=DATE:20160715", "DURATION:P1W"), "2016-07-15/2016-07-21"),
        (("DTSTART;VALUE=DATE:99991231", "DURATION:P1D"), "9999-12-31"),
        (("DTSTART:20160715",), "2016-07-15"),
    ],
)
def test_days(lines: tuple[str, ...], edtf: str, reader: Reader) -> None:
    date = event(reader, *lines).one.date
    assert date is not None
    assert (date.edtf, date.lasting) == (edtf, "/" in edtf)


@pytest.mark.parametrize(
    ("lines", "zone", "start", "end"),
    [
        # Floating, UTC, named zones; the chronology's zone is UTC unless it is said.
        (("DTSTART:20160715T100000",), None, "10:00", "10:01"),
        (("DTSTART:20160715T100000Z",), "Europe/Istanbul", "13:00", "13:01"),
        (("DTSTART:20160715T100000",), "Europe/Istanbul", "10:00", "10:01"),
        (("DTSTART;TZID=Europe/Berlin:20160715T100000",), None, "08:00", "08:01"),
        (("DTSTART;TZID=W. Europe Standard Time:20160715T100000",), None, "08:00", "08:01"),
        (("DTSTART:20160715T100000", "DTEND:20160715T113000"), None, "10:00", "11:30"),
        (("DTSTART:20160715T100000", "DURATION:PT90M"), None, "10:00", "11:30"),
        (
            ("DTSTART;TZID=Europe/Berlin:20160715T100000", "DTEND:20160715T093000Z"),
            None, "08:00", "09:30",
        ),
    ],
)  # fmt: skip
def test_times(
    lines: tuple[str, ...], zone: str | None, start: str, end: str, reader: Reader
) -> None:
    date = event(reader, *lines, zone=zone).one.date
    assert date is not None
    assert date.start_earliest == parse(f"2016-07-15 {start}").start_earliest
    assert date.end_latest == parse(f"2016-07-15 {end}").start_earliest


def test_a_full_minute_is_a_minute_and_another_time_a_second(reader: Reader) -> None:
    minute, second = (event(reader, f"DTSTART:20160715T10000{last}").one.date for last in (0, 7))
    assert minute is not None
    assert second is not None
    assert (minute.precision, second.precision) == ("minute", "second")


def test_a_zone_of_the_file_itself(reader: Reader) -> None:
    zone = (
        "BEGIN:VTIMEZONE", "TZID:Harbour Time", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0300", "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE",
    )  # fmt: skip
    own = ("BEGIN:VEVENT", "UID:1", "SUMMARY:x", "DTSTART;TZID=Harbour Time:20160715T100000")
    date = reader(calendar(*zone, *own, "END:VEVENT")).one.date
    assert date is not None
    assert date.start_earliest == parse("2016-07-15 07:00").start_earliest


def test_a_zone_that_nobody_knows_is_taken_for_the_chronologys(reader: Reader) -> None:
    record = event(reader, "DTSTART;TZID=Nowhere/Land:20160715T100000").one
    assert record.date is not None
    assert record.date.start_earliest == parse("2016-07-15 10:00").start_earliest
    assert record.warnings == (
        ("time zone that is not known, read as the chronology's", "Nowhere/Land"),
    )


@pytest.mark.parametrize(
    ("rule", "edtf"),
    [
        ("FREQ=WEEKLY", "2016-07-15/.."),
        ("FREQ=WEEKLY;COUNT=3", "2016-07-15/"),
        ("FREQ=WEEKLY;UNTIL=20160901", "2016-07-15/2016-09-01"),
        ("FREQ=WEEKLY;UNTIL=20160901T120000Z", "2016-07-15/2016-09-01"),
    ],
)
def test_a_repetition_is_kept_and_not_expanded(rule: str, edtf: str, reader: Reader) -> None:
    record = event(reader, "DTSTART;VALUE=DATE:20160715", f"RRULE:{rule}", "EXDATE:20160722").one
    assert record.date is not None
    assert (record.date.edtf, record.manner) == (edtf, "repeated")
    assert str(record.extra["RRULE"]).startswith("FREQ=WEEKLY")
    assert record.extra["EXDATE"] == "20160722"
    assert record.warnings[0][0] == "repetition that is kept and not expanded"


def test_a_changed_occurrence_is_an_event_of_its_own(reader: Reader) -> None:
    record = event(
        reader, "DTSTART:20160722T110000", "RECURRENCE-ID:20160722T100000", "SEQUENCE:2"
    ).one
    assert record.external_id == "1@example.org#20160722T100000"
    assert record.extra["SEQUENCE"] == "2"


def test_words_escapes_folds_and_tags(reader: Reader) -> None:
    record = event(
        reader,
        "SUMMARY;LANGUAGE=de:Kisten\\, „gelandet“\\; zwei Boo",
        " te",
        "DESCRIPTION:First\\nsecond \\\\ third",
        "CATEGORIES:night\\, dark,salt",
        "CATEGORIES:quay",
        "DTSTART:20160715",
    ).one
    assert record.title == "Kisten, „gelandet“; zwei Boote"
    assert record.description == "First\nsecond \\ third"
    assert record.tags == ("night, dark", "salt", "quay")
    assert record.extra["SUMMARY"] == {"LANGUAGE": "de"}


def test_html_in_a_description_becomes_words(reader: Reader) -> None:
    record = event(
        reader,
        'DESCRIPTION:<p>By night<br>Two <a href="https://e.org">boats</a></p><script>x</script>',
    ).one
    assert record.description == "By night\nTwo boats"
    plain = event(reader, "DESCRIPTION:1 < 2 & <tag>").one
    assert plain.description == "1 < 2 & <tag>"


def test_where_it_was(reader: Reader) -> None:
    (located,) = event(reader, "LOCATION:Quay 1\\, Port Salt", "GEO:44.5;-3.25").one.places
    place = located.place
    assert (place.name, place.latitude, place.longitude) == ("Quay 1, Port Salt", 44.5, -3.25)
    (alone,) = event(reader, "GEO:44.5;-3.25").one.places
    assert alone.place.name == "44.5, -3.25"
    odd = event(reader, "GEO:here").one
    assert (odd.places, odd.extra["GEO"]) == ((), "here")


def test_who_was_invited_as_what(reader: Reader) -> None:
    record = event(
        reader,
        'ORGANIZER;CN="Varga, Ilse":mailto:ilse@example.org',
        "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org",
        "ATTENDEE;ROLE=CHAIR;CN=Bo:mailto:bo@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:cy@example.org",
        "ATTENDEE;CUTYPE=GROUP;CN=Guild:mailto:guild@example.org",
        "ATTENDEE;CUTYPE=ROOM;CN=Hall:mailto:hall@example.org",
    ).one
    assert {(party.actor.name, party.actor.kind, party.role) for party in record.who} == {
        ("Varga, Ilse", "person", "organizer"),
        ("Ada", "person", "invited"),
        ("Bo", "person", "chair"),
        ("cy@example.org", "person", "declined"),
        ("Guild", "organisation", "invited"),
    }
    assert {party.actor.key for party in record.who} >= {"ilse@example.org", "ada@example.org"}
    assert "mailto:hall@example.org" in str(record.extra["ATTENDEE"])


def test_status_class_pages_and_what_has_no_home(reader: Reader) -> None:
    record = event(
        reader,
        "STATUS:CANCELLED", "CLASS:PRIVATE", "URL:https://example.org/e",
        "ATTACH:https://example.org/a.pdf", "ATTACH:cid:1", "X-MOOD;X-SCALE=5:dark\\, wet",
        "COMMENT:one", "COMMENT:two", "PRIORITY:1",
    ).one  # fmt: skip
    assert (record.status, record.handling) == ("refuted", "internal")
    assert {(each.source.url, each.stance) for each in record.citations} == {
        ("https://example.org/e", "supports"), ("https://example.org/a.pdf", "mentions"),
    }  # fmt: skip
    assert record.extra == {
        "STATUS": "CANCELLED", "ATTACH": "cid:1", "COMMENT": ["one", "two"], "PRIORITY": "1",
        "X-MOOD": {"value": "dark\\, wet", "X-SCALE": "5"},
    }  # fmt: skip
    sure = event(reader, "STATUS:CONFIRMED", "CLASS:X-ODD").one
    assert (sure.status, sure.handling) == ("alleged", "internal")
    assert sure.extra == {"STATUS": "CONFIRMED", "CLASS": "X-ODD"}


def test_without_a_summary_or_a_date(reader: Reader) -> None:
    record = event(reader, "SUMMARY:", "DESCRIPTION:By night").one
    assert (record.title, record.date) == ("By night", None)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("DTSTART;VALUE=DATE:20160230",), "DTSTART: Wrong date format 20160230"),
        (("DTSTART:soon",), "DTSTART: "),
        (("DTSTART:P1D",), "DTSTART: it is a length of time and no date"),
        (("DTSTART:20160715", "DTEND:20160714"), "DTEND: it ends before it begins"),
        (("DTSTART:20160715", "DTEND:20160716T100000"), "one end is a day and the other a time"),
        (("DTSTART:20160715", "DTEND:P1D"), "DTEND: it is a length of time and no date"),
        (("DTSTART:20160715", "DURATION:PT5H"), "whole days cannot take part of a day"),
        (("DTSTART:20160715", "DURATION:20160716"), "DURATION: it is no length of time"),
        (("SUMMARY:",), "SUMMARY: it has neither a summary nor a description"),
        (("DTSTART;;VALUE=DATE:20160715",), "Content line could not be parsed"),
        (("GEO:95;0",), "latitude: “95.0” is beyond 90 degrees"),
        (("BEGIN:VEVENT", "SUMMARY:inner"), "Content"),
        (("X-CHRONOLOGY;VALUE=TEXT:[1]",), "X-CHRONOLOGY: it is no JSON object"),
    ],
)  # fmt: skip
def test_events_that_are_refused(lines: tuple[str, ...], why: str, reader: Reader) -> None:
    if lines[0] == "BEGIN:VEVENT":
        with pytest.raises(FileFormatError, match="VEVENT"):
            reader(calendar("BEGIN:VEVENT", *lines))
        return
    found = event(reader, *lines)
    assert why in found.why
    assert found.refused[0].line == 3


def test_a_bad_event_does_not_stop_the_others(reader: Reader) -> None:
    bad = ("BEGIN:VEVENT", "UID:1", "SUMMARY:a", "DTSTART:20160230", "END:VEVENT")
    good = ("begin:vevent", "UID:2", "SUMMARY:b", "DTSTART:20160220", "end:vevent")
    found = reader(calendar(*bad, *good).replace("\r\n", "\n"))
    assert [each.title for each in found.records] == ["b"]
    assert [each.line for each in found.refused] == [3]


def test_an_event_within_an_event_is_refused(reader: Reader) -> None:
    lines = ("BEGIN:VEVENT", "UID:1", "SUMMARY:a", "BEGIN:VEVENT", "UID:2", "SUMMARY:b")
    found = reader(calendar(*lines, "END:VEVENT", "END:VEVENT"))
    assert "its BEGIN and END do not match" in found.why


def test_an_event_of_very_many_lines_is_refused(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_MOST_LINES", 10)
    with pytest.raises(FileFormatError, match="has no END:VEVENT"):
        event(reader, *["COMMENT:x"] * 20)


def test_several_calendars_a_name_and_parts_that_are_no_events(reader: Reader) -> None:
    first = calendar(
        "X-WR-CALNAME:The port\\, 1932", "BEGIN:VTODO", "SUMMARY:t", "END:VTODO",
        "BEGIN:VEVENT", "UID:1", "SUMMARY:a",
        "BEGIN:VALARM", "ACTION:DISPLAY", "END:VALARM", "END:VEVENT",
    )  # fmt: skip
    second = calendar("BEGIN:VEVENT", "UID:2", "SUMMARY:b", "END:VEVENT")
    found = reader(first + second, "port.ics")
    assert (found.dataset.slug, found.dataset.title) == ("port", "The port, 1932")
    assert [each.external_id for each in found.records] == ["1", "2"]
    assert found.records[0].warnings == (
        ("part of the calendar that is no event", "VTODO, line 4"),
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Year,Headline\n", "this is no calendar: it does not begin with BEGIN:VCALENDAR"),
        ("", "this is no calendar"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n", "Line 2: the VEVENT that begins here has no END"),
    ],
)  # fmt: skip
def test_files_that_are_refused_whole(content: str, why: str, reader: Reader) -> None:
    with pytest.raises(FileFormatError, match=why):
        reader(content)


def test_without_the_package_it_says_what_to_install(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(BadInputError, match=r"pip install 'chronology\[icalendar\]'"):
        event(reader)


def test_it_comes_into_a_chronology_and_again_changes_nothing(db: Location, tmp_path: Path) -> None:
    path = tmp_path / "port.ics"
    lines = ("BEGIN:VEVENT", "UID:1", "SUMMARY:Landing", "DTSTART;VALUE=DATE:20160715")
    path.write_text(calendar(*lines, "ATTENDEE;CN=Ada:mailto:ada@example.org", "END:VEVENT"))
    assert import_file(db, path).added == 1
    event = told(db)["Landing"]
    assert [(party.name, party.role) for party in event.view.who] == [("Ada", "invited")]
    assert import_file(db, path).unchanged == 1


def test_it_is_known_by_its_beginning() -> None:
    assert is_calendar("\ufeff\r\nbegin:vcalendar\r\n")
    assert not is_calendar("title,when")


def test_a_rule_left_blank_repeats_nothing(reader: Reader) -> None:
    # As calendars of holidays have it.
    found = event(reader, "DTSTART;VALUE=DATE:20160715", "RRULE:").one
    assert found.date is not None
    assert (found.date.edtf, found.manner, found.warnings) == ("2016-07-15", None, ())


def test_a_rule_that_ends_before_it_begins_leaves_the_first_time(reader: Reader) -> None:
    rule = "FREQ=WEEKLY;UNTIL=20160101"
    found = event(reader, "DTSTART;VALUE=DATE:20160715", f"RRULE:{rule}").one
    assert found.date is not None
    assert found.date.edtf == "2016-07-15"
    assert ("repetition that ends before it begins", rule) in found.warnings


def test_a_line_that_is_none_is_kept_and_the_event_with_it(reader: Reader) -> None:
    # Programs break a property in two: what follows stands without a colon.
    found = event(reader, "DTSTART;VALUE=DATE:20160715", "X-APPLE-RADIUS=49.9").one
    assert found.extra["line that cannot be read"] == "X-APPLE-RADIUS=49.9"
    assert ("line that cannot be read", "X-APPLE-RADIUS=49.9") in found.warnings

"""TimelineJS read: its JSON and its spreadsheet, dates, words shown for them, media, hostile HTML."""

import json
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import parse
from chronology.formats import FORMATS, import_file
from chronology.formats.base import Unread
from chronology.formats.errors import FileFormatError
from chronology.formats.registry import detect
from chronology.formats.text.input import Input
from chronology.formats.timelinejs.reading import is_timeline, read
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


def slide(reader: Reader, **parts: Any) -> Read:
    """Read a timeline of one slide."""
    given = {"start_date": {"year": 1932}, "text": {"headline": "Landing"}, **parts}
    return reader(json.dumps({"events": [given]}))


@pytest.mark.parametrize(
    ("start", "end", "edtf", "lasting"),
    [
        ({"year": 1932}, None, "1932", False),
        ({"year": "1932", "month": "5", "day": ""}, None, "1932-05", False),
        ({"year": 1932, "month": 5, "day": 3}, None, "1932-05-03", False),
        ({"year": "12,024"}, None, "Y12024", False),
        ({"year": 1932}, {"year": 1932}, "1932", False),
        ({"year": 1932}, {"year": 1934, "month": 2}, "1932/1934-02", True),
        ({"year": -44, "month": 3, "day": 15}, None, "-0043-03-15", False),
        ({"year": "-1"}, None, "0000", False),
        ({"year": -13800000000}, None, "Y-13799999999", False),
        ({"year": -44}, {"year": 14}, "-0043/0014", True),
    ],
)
def test_dates_are_as_fine_as_their_parts(
    start: dict[str, Any], end: dict[str, Any] | None, edtf: str, lasting: bool, reader: Reader
) -> None:
    date = slide(reader, start_date=start, **({"end_date": end} if end else {})).one.date
    assert date is not None
    assert (date.edtf, date.lasting) == (edtf, lasting)


def test_times_of_day_become_windows(reader: Reader) -> None:
    parts = {"year": 1932, "month": 5, "day": 3, "hour": 17}
    date = slide(reader, start_date=parts).one.date
    assert date is not None
    assert (date.end_latest - date.start_earliest, date.precision) == (3600, "hour")
    record = slide(reader, start_date={**parts, "minute": 5, "second": 7, "millisecond": 250}).one
    assert record.date is not None
    assert record.date.start_earliest == parse("1932-05-03T17:05:07").start_earliest
    assert record.extra == {"start_date.millisecond": 250}


@pytest.mark.parametrize(
    ("start", "display", "text", "edtf"),
    [
        # Drawn just there, finer, or approximate: the words are the date.
        ({"year": 1920}, "circa 1920", "circa 1920", "1920~"),
        ({"year": 1945, "month": 3, "day": 1}, "spring 1945", "spring 1945", "1945-21"),
        ({"year": 1945}, "8 May 1945", "8 May 1945", "1945-05-08"),
        # Vaguer: the text of what the parts say.
        ({"year": 1945, "month": 5, "day": 8}, "May 1945", "May 1945", "1945-05-08"),
        # Unreadable, or another time: not the date's.
        ({"year": 1945}, "when the lilacs bloomed", "1945", "1945"),
        ({"year": 1945}, "8 May 1946", "1945", "1945"),
    ],
)
def test_words_shown_for_a_date(
    start: dict[str, Any], display: str, text: str, edtf: str, reader: Reader
) -> None:
    record = slide(reader, start_date=start, display_date=display).one
    assert record.date is not None
    assert (record.date.text, record.date.edtf) == (text, edtf)
    kept = record.extra.get("display_date")
    assert (kept, bool(record.warnings)) == ((display, True) if text == "1945" else (None, False))


def test_words_of_the_date_object_count_too(reader: Reader) -> None:
    record = slide(reader, start_date={"year": 1920, "display_date": "circa 1920"}).one
    assert record.date is not None
    assert record.date.edtf == "1920~"


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"start_date": {}}, "start_date: it has no year"),
        ({"start_date": {"year": 0}}, "there is no year 0: -1 is 1 BC"),
        ({"start_date": {"year": 1932, "month": 13}}, "start_date.month: 13 is not from 1 to 12"),
        ({"start_date": {"year": 1932, "month": 2, "day": 30}}, "that month has 29 days, not 30"),
        ({"start_date": {"year": 1932, "day": 3}}, "its day has no month"),
        ({"start_date": {"year": "May"}}, "start_date.year: “May” is no whole number"),
        ({"start_date": {"year": True}}, "“True” is no whole number"),
        ({"start_date": "1932"}, "start_date: “1932” is no object"),
        ({"end_date": {"year": 1931}}, "end_date: it ends before it begins"),
        ({"text": {}}, "headline: it has neither a headline nor a text"),
        ({"text": {"headline": ["x"]}}, "headline: “['x']” is no text"),
        ({"media": "x"}, "media: “x” is no object"),
    ],
)
def test_slides_that_are_refused(parts: dict[str, Any], why: str, reader: Reader) -> None:
    found = slide(reader, **parts)
    assert why in found.why
    assert found.refused[0].line == 1


def test_html_becomes_words_and_links_become_citations(reader: Reader) -> None:
    record = slide(
        reader,
        text={
            "headline": "Crates <i>landed</i> &amp; hidden",
            "text": "<p>By night.<br>Two boats.</p><script>alert(1)</script>"
            '<p onclick="x()"><a href="https://example.org/a">See</a>'
            ' <a href="javascript:alert(2)">this</a><img src=x onerror=alert(3)></p>',
        },
    ).one
    assert record.title == "Crates landed & hidden"
    assert record.description == "By night.\nTwo boats.\n\nSee this"
    assert [(each.source.url, each.stance) for each in record.citations] == [
        ("https://example.org/a", "mentions")
    ]


def test_media_become_a_source_that_mentions_the_event(reader: Reader) -> None:
    record = slide(
        reader,
        media={
            "url": "https://example.org/crates.jpg",
            "caption": "The <b>crates</b>",
            "credit": "Harbour archive",
            "thumbnail": "https://example.org/small.jpg",
            "alt": "Crates on a quay",
        },
    ).one
    (cited,) = record.citations
    source = cited.source
    assert (source.url, source.title, source.author, source.kind, cited.stance) == (
        "https://example.org/crates.jpg", "The crates", "Harbour archive", "media", "mentions",
    )  # fmt: skip
    assert record.extra == {
        "media.thumbnail": "https://example.org/small.jpg", "media.alt": "Crates on a quay",
    }  # fmt: skip


def test_an_embedded_frame_is_cited_by_its_address_and_kept(reader: Reader) -> None:
    frame = '<iframe src="https://example.org/film"></iframe>'
    record = slide(reader, media={"url": frame}).one
    assert [each.source.url for each in record.citations] == ["https://example.org/film"]
    assert record.extra == {"media.url": frame}
    quoted = slide(reader, media={"url": "Just words", "caption": "c"}).one
    assert quoted.citations == ()
    assert quoted.extra == {"media.url": "Just words", "media.caption": "c"}


def test_groups_eras_titles_and_what_has_no_home(reader: Reader) -> None:
    found = reader(
        json.dumps(
            {
                "title": {"text": {"headline": "The port", "text": "A <b>history</b>"}},
                "events": [
                    {
                        "start_date": {"year": 1932, "format": "yyyy"},
                        "text": {"headline": "Landing"},
                        "group": "Smuggling",
                        "unique_id": "landing-1",
                        "background": {"color": "#0f9bd1"},
                        "autolink": False,
                    }
                ],
                "eras": [
                    {
                        "start_date": {"year": 1930},
                        "end_date": {"year": 1935},
                        "text": {"headline": "Dry years"},
                    }
                ],
                "scale": "human",
            }
        ),
        "port.json",
    )
    assert (found.dataset.slug, found.dataset.title) == ("port", "The port")
    landing, era = found.records
    assert (landing.external_id, landing.category) == ("landing-1", ("Smuggling",))
    assert landing.extra == {
        "background": {"color": "#0f9bd1"}, "autolink": False, "start_date.format": "yyyy",
    }  # fmt: skip
    assert (era.tags, era.manner, era.date and era.date.edtf) == (("era",), "lasting", "1930/1935")
    (source,) = found.sources
    assert (source.slug, source.title, source.note, source.kind) == (
        "port", "The port", "A history", "timeline",
    )  # fmt: skip


def test_a_slide_without_an_id_is_told_by_headline_and_start(reader: Reader) -> None:
    first, again = slide(reader).one, slide(reader, text={"headline": "Landing", "text": "x"}).one
    other = slide(reader, start_date={"year": 1933}).one
    assert first.external_id == again.external_id != other.external_id


def test_a_text_without_a_headline_names_the_slide(reader: Reader) -> None:
    record = slide(reader, text={"text": "<p>" + "word " * 40 + "</p>"}).one
    assert len(record.title) <= 80
    assert record.title.endswith("…")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"events": [', "expecting value"),
        ('{"slides": []}', "this JSON has neither events nor eras of a timeline"),
        ('{"events": [{"a": 1}] x', "a comma or } should stand here"),
        ("[1]", "this JSON"),
    ],
)
def test_files_that_are_refused_whole(content: str, why: str, reader: Reader) -> None:
    with pytest.raises(FileFormatError) as found:
        reader(content, "x.json")
    assert why in str(found.value)


def test_items_that_are_no_slides(reader: Reader) -> None:
    found = reader('{"events": ["x", {"text": 1, "text": 2}], "title": "t"}')
    assert [(each.where, each.why) for each in found.refused] == [
        ("events: events", "it is no object."),
        ("events: events", "the key “text” stands twice in one object."),
        ("title: title", "it is no object."),
    ]


HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background,Link,Mood\n"
)
SHEET = HEADER + (
    ",,,,,,,,,The port,A history,,,,,,title,,,,\n"
    "1932,5,3,17:05,,,,,,Landing,Crates <b>came</b>,https://example.org/c.jpg,Archive,The crates,"
    "https://example.org/s.jpg,Crates,,Smuggling,#fff,https://example.org/more,dark\n"
    '"1,932",5,4,5 pm,1932,5,4,18:30:10,,Raid,,,,,,,,,,,\n'
    "1930,,,,1935,,,,,Dry years,,,,,,,era,,,,\n"
    "1933,5,3,25:00,,,,,,No such hour,,,,,,,,,,,\n"
)


def test_the_spreadsheet_is_read(reader: Reader) -> None:
    found = reader(SHEET, "port.csv")
    landing, raid, era = found.records
    assert landing.date is not None
    assert landing.date.start_earliest == parse("1932-05-03 17:05").start_earliest
    assert landing.date.precision == "minute"
    assert (landing.description, landing.category) == ("Crates came", ("Smuggling",))
    assert [each.source.author for each in landing.citations] == ["Archive"]
    assert landing.extra == {
        "media.thumbnail": "https://example.org/s.jpg", "media.alt": "Crates",
        "media.link": "https://example.org/more", "Background": "#fff", "Mood": "dark",
    }  # fmt: skip
    assert landing.line == 3
    assert raid.date is not None
    assert (raid.date.start_latest, raid.date.lasting) == (
        parse("1932-05-04 17:59").end_latest, True,
    )  # fmt: skip
    assert era.tags == ("era",)
    assert [each.title for each in found.sources] == ["The port"]
    (refused,) = found.refused
    assert refused.line == 6
    assert refused.why == "25 is not from 0 to 23."
    assert refused.cells is not None


@pytest.mark.parametrize("time", ["noon", "5", "13 pm", "17.05", "5:5"])
def test_times_that_are_none(time: str, reader: Reader) -> None:
    found = reader(HEADER + f"1932,5,3,{time},,,,,,Landing{',' * 11}\n", "x.csv")
    assert "is no time of day such as 17:05" in found.why


def test_the_spreadsheet_in_a_workbook_comes_into_a_chronology(
    db: Location, tmp_path: Path
) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER.strip().split(",")[:-1])
    sheet.append([1932, 5, 3, None, None, None, None, None, None, "Landing", "Crates came"])
    book.save(tmp_path / "port.xlsx")
    report = import_file(db, tmp_path / "port.xlsx", format="timelinejs")
    assert (report.added, report.refused) == (1, [])
    date = told(db)["Landing"].view.date
    assert date is not None
    assert date.edtf == "1932-05-03"
    again = import_file(db, tmp_path / "port.xlsx", format="timelinejs")
    assert again.unchanged == 1


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    assert is_timeline('\ufeff{"events": [{"start_date": {"year": 1}}]}')
    assert is_timeline('{"title": {"text": {"headline": "x"}}, ')
    assert not is_timeline('{"chronology": 1, "events": []}')
    assert not is_timeline('{"type": "FeatureCollection", "features": []}')
    for name, content in (("a.csv", SHEET), ("b.json", '{"eras": [{"start_date": {}}]}')):
        (tmp_path / name).write_text(content)
        with Input(str(tmp_path / name)) as given:
            found = detect(FORMATS, given.path, None, Unread(given, None))
        assert found.name == "timelinejs"

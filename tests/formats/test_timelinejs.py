"""TimelineJS: its required fields, its dates, text that cannot act, and what is declared lost."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import parse
from chronology.formats.losses import (
    APPROXIMATION,
    ATTRIBUTION,
    BEFORE_YEAR_ONE,
    COORDINATES,
    DEPRECATED,
    EXTRA,
    HIDDEN,
    INFERRED,
    OPEN_END,
    RELATIONS,
    RIVALS,
    SET_OF_DATES,
    UNCERTAINTY,
    UNDATED,
    WINDOW,
    LossError,
)
from chronology.formats.slide_dates import slide_dates
from chronology.formats.timelinejs_file import DAYS_OF_FAR_YEARS, MARKUP
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank
from tests.formats.kinds import HOSTILE, hand_on, kinds

LOSSES = {
    "About": {APPROXIMATION, WINDOW},
    "Doubted": {UNCERTAINTY},
    "Between": {WINDOW},
    "Since": {OPEN_END},
    "Until": {OPEN_END},
    "Some time after": {OPEN_END},
    "Some time before": {OPEN_END},
    "At night": {WINDOW},
    "In a set": {SET_OF_DATES, WINDOW},
    "In no year": {UNDATED},
    "Undated": {UNDATED},
    "Ides": {BEFORE_YEAR_ONE},
    "Long ago": {BEFORE_YEAR_ONE},
    "Inferred": {INFERRED, RELATIONS},
    "In March": {RELATIONS},
    "Told": {COORDINATES},
    "Rival": {RIVALS},
    "Journey": {COORDINATES},
    "Tied": {RELATIONS},
    "Tied to": {RELATIONS},
    "Taken back": {DEPRECATED},
    "Kept more": {EXTRA},
    "Named by": {ATTRIBUTION},
    HOSTILE: {HIDDEN, MARKUP},
}

#: The ranges that the format's page gives for the parts of a date.
RANGES = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59), "second": (0, 59)}


class Tags(HTMLParser):
    """Collects the elements and the text of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return kinds(blank, tmp_path_factory.mktemp("timelinejs"))


def document(place: Location, folder: Path, title: str | None = None) -> dict[str, Any]:
    hand_on(place, folder / "x.timelinejs.json", title)
    found: dict[str, Any] = json.loads((folder / "x.timelinejs.json").read_bytes())
    return found


def slide(place: Location, folder: Path, title: str) -> dict[str, Any]:
    (found,) = document(place, folder, title)["events"]
    return dict(found)


def test_every_slide_has_what_the_format_asks_for(place: Location, tmp_path: Path) -> None:
    found = document(place, tmp_path)
    assert found.keys() == {"events", "scale"}
    slides = found["events"]
    assert len(slides) > 25
    assert len({each["unique_id"] for each in slides}) == len(slides)
    for each in slides:
        for date in (each["start_date"], each.get("end_date", each["start_date"])):
            parts = list(date)
            assert parts == ["year", *RANGES][: len(parts)]
            assert date["year"] != 0
            for name, (least, most) in RANGES.items():
                assert least <= date.get(name, least) <= most
        assert each["display_date"]
        assert each["text"]["headline"]
        assert each["autolink"] is False
    assert "scale" not in slides[0]


def test_one_far_year_makes_the_whole_line_deep(place: Location, tmp_path: Path) -> None:
    report = hand_on(place, tmp_path / "x.timelinejs.json")
    found = json.loads((tmp_path / "x.timelinejs.json").read_bytes())
    assert found["scale"] == "cosmological"
    finer = [each for each in found["events"] if "month" in each["start_date"]]
    assert report.losses[DAYS_OF_FAR_YEARS] == len(finer)
    assert document(place, tmp_path, "Far ahead")["scale"] == "human"


@pytest.mark.parametrize(
    ("words", "start", "end", "spread"),
    [
        ("2014", {"year": 2014}, None, False),
        ("December 2014", {"year": 2014, "month": 12}, None, False),
        ("15 March 44 BC", {"year": -44, "month": 3, "day": 15}, None, False),
        ("1 BC", {"year": -1}, None, False),
        (
            "2016-07-15T20:30:05",
            {"year": 2016, "month": 7, "day": 15, "hour": 20, "minute": 30, "second": 5},
            None,
            False,
        ),
        (
            "10:30 on 3 May 2016",
            {"year": 2016, "month": 5, "day": 3, "hour": 10, "minute": 30},
            None,
            False,
        ),
        (
            "circa 1991",
            {"year": 1990, "month": 1, "day": 1},
            {"year": 1992, "month": 12, "day": 31},
            True,
        ),
        (
            "the night of 15–16 July 2016",
            {"year": 2016, "month": 7, "day": 15, "hour": 18, "minute": 0, "second": 0},
            {"year": 2016, "month": 7, "day": 16, "hour": 5, "minute": 59, "second": 59},
            True,
        ),
        ("from July 2016 to March 2017", {"year": 2016, "month": 7}, {"year": 2017, "month": 3}, False),
        ("2016-07/2016", {"year": 2016, "month": 7}, {"year": 2016, "month": 12, "day": 31}, False),
        ("from 1 BC to AD 1", {"year": -1}, {"year": 1}, False),
        ("since 2014", {"year": 2014}, None, False),
        ("until 2010", {"year": 2010}, None, False),
        ("after 2013", {"year": 2014, "month": 1, "day": 1}, None, False),
        ("before January 2006", {"year": 2005, "month": 12, "day": 31}, None, False),
        (
            "2004-06~/2004-08",
            {"year": 2004, "month": 5, "day": 1},
            {"year": 2004, "month": 8},
            True,
        ),
    ],
)  # fmt: skip
def test_dates(words: str, start: dict[str, int], end: dict[str, int] | None, spread: bool) -> None:
    assert slide_dates(parse(words)) == (start, end, spread)


def test_the_words_of_the_source_are_shown(place: Location, tmp_path: Path) -> None:
    found = slide(place, tmp_path, "About")
    assert found["display_date"] == "circa 1991"
    assert "group" not in found
    assert slide(place, tmp_path, "Month")["group"] == "strike"


def test_the_text_tells_who_says_so(place: Location, tmp_path: Path) -> None:
    text = slide(place, tmp_path, "Told")["text"]["text"]
    tags = Tags(text)
    for words in (
        "Date adopted: from [1]; nearest; by Ada",
        "At: Quay; 1, old, Port",
        "Who: Ana (witness)",
        "Killed: 3 (2 to 5) people [1]",
        "Killed: 4",
        "[1] A. Reporter, The Wire, Wire Ltd, 3 March 2016. p. 4. According to Ana. Language: en. “Stop!” (tr).",
        "In translation: “Halt”. Reliability B. Credibility 2. read aloud.",
    ):
        assert words in tags.words, words
    links = [attrs for tag, attrs in tags.found if tag == "a"]
    assert [link["href"] for link in links] == ["https://example.org/w?a=1&b=2"]
    assert "Dates it “20 July 2016”" in slide(place, tmp_path, "Rival")["text"]["text"]
    assert "follows: 2016-03-01 to 2016-03-31" in slide(place, tmp_path, "Inferred")["text"]["text"]
    assert "Handling: secret" in slide(place, tmp_path, "Refuted")["text"]["text"]
    assert "<p>One<br><br>two</p>" in slide(place, tmp_path, "Plain day")["text"]["text"]


def test_no_text_acts(place: Location, tmp_path: Path) -> None:
    found = slide(place, tmp_path, HOSTILE)
    headline = Tags(found["text"]["headline"])
    assert headline.found == []
    assert headline.words == HOSTILE.replace("\u202e", "‹U+202E›").replace("\u001b", "␛")
    assert {tag for tag, _ in Tags(found["text"]["text"]).found} == {"p", "br"}
    # A group is put into the page after its markup was taken out, entities resolved.
    once = Tags(found["group"])
    assert once.found == Tags(once.words).found == []


def test_what_is_lost_is_declared(place: Location, tmp_path: Path) -> None:
    with open_reader(place) as reader:
        titles = [row[0] for row in reader.rows("SELECT title FROM event")]
    assert set(titles) >= LOSSES.keys()
    for title in titles:
        report = hand_on(place, tmp_path / "one.timelinejs.json", title)
        assert report.losses == dict.fromkeys(LOSSES.get(title, ()), 1), title
        assert report.events == (UNDATED not in report.losses)


def test_strict(place: Location, tmp_path: Path) -> None:
    path = tmp_path / "strict.timelinejs.json"
    assert hand_on(place, path, "By the clock", strict=True).events == 1
    path.unlink()
    with pytest.raises(LossError, match="events without a date"):
        hand_on(place, path, "Undated", strict=True)
    assert not path.exists()


def test_the_page_names_every_field(place: Location, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/formats/timelinejs.md").read_text(encoding="utf-8")
    found = slide(place, tmp_path, "Between") | slide(place, tmp_path, "Month")
    names = [name for name in found if name != "text"] + ["text.headline", "text.text", "scale"]
    assert [name for name in names if f"`{name}`" not in page] == []

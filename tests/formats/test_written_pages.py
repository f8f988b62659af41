"""Markdown and HTML: what a reader is told of each event, and that nothing in it runs."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import parse_edtf
from chronology.formats import losses
from chronology.formats.html_file import HTML
from chronology.formats.markdown_file import MARKDOWN, escape, escape_line
from chronology.formats.page.asked import asked
from chronology.formats.page.entry import entry_of
from chronology.formats.page.note import is_web, note_of
from chronology.query.filters import Filter, resolve_filter
from chronology.query.telling import Count, Told, told_events
from chronology.query.views import EventView
from chronology.query.windows import Bounds
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.formats.telling_world import export, load

LOST = {
    losses.COORDINATES: 1,
    losses.ATTRIBUTION: 1,
    losses.DEPRECATED: 3,
    losses.EXTRA: 1,
    losses.HIDDEN: 1,
}


class Page(HTMLParser):
    """Reads a page: its elements with their attributes, and its text without the style."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def page_of(location: Location, path: Path, wanted: Filter | None = None) -> str:
    export(location, path, wanted)
    return path.read_text(encoding="utf-8")


def test_markdown_tells_each_event_with_its_sources(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    page = page_of(db, tmp_path / "x.md")
    event = page[page.index("**May 1931**") : page.index("## 1990")]
    assert event == (
        "**May 1931**, Port Salt, Meridia; from Elsewhere  \n"
        "@1 **Crates landed** [^1][^2]  \n"
        "Who: Ilse Varga (smuggler)  \n"
        "Kind: landing  \n"
        "Held to be: disputed  \n"
        "Lasting: six hours  \n"
        "Manner: once  \n"
        "Handling: internal  \n"
        "Tags: salt  \n"
        "Counted: crates: 3 crates (2 to 5) [^1]  \n"
        "Counted: hurt: unknown number  \n"
        "Stated: after @2 Plain, by three months [^1]  \n"
        "Date adopted: nearest; decided by Ada [^1]\n"
        "\nFirst line.\n\nSecond line.\n"
        "\n[^1]: A. Reporter, “The Gazette”, Gazette Press, 3 March 1932; p. 4;"
        " claimed by Ilse Varga; otherwise dated “June 1931” (some time in June 1931);"
        " placed at Elsewhere; said to last two days; preferred; rated C3; Read aloud.;"
        " “Wir landeten sie.” (de); in translation “We landed them.”;"
        " <https://example.org/a?b=1&c=2>; javascript:alert(1).\n"
        "\n[^2]: wire; disputes it.\n\n"
    )
    assert page.startswith("# Chronology\n\nAll events, as sources claim them. ")
    assert [*re.findall(r"^## (.*)$", page, re.MULTILINE)] == [
        "With no known beginning", "44 BC", "1931", "1990", "2001", "2002", "2014", "2016",
        "the year 170000002", "Without a date",
    ]  # fmt: skip


def test_the_reading_stands_where_it_differs(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    page = page_of(one_db, tmp_path / "x.md")
    assert "**1931-02-03**  \n" in page
    assert "**15 March 44 BC**  \n" in page
    assert "**about 1991** \\[about 1991 (1990 to 1992)\\]  \n" in page
    assert "**December 2014?** \\[some time in December 2014, possibly\\]" in page
    assert "\\[once, between 18:00 on 15 July 2016 and 06:00 on 16 July 2016\\]" in page
    assert "**no date stated**" in page


@pytest.mark.parametrize("name", ["x.md", "x.html"])
def test_what_pages_leave_out_is_declared(name: str, one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    assert export(one_db, tmp_path / name).losses == LOST
    page = (tmp_path / name).read_text(encoding="utf-8")
    for absent in ("44.5", "taken back", "fog", "\u202e"):
        assert absent not in page.replace("<style>", "").split("</style>")[-1], absent
    assert "‹U+202E›evil" in page


def test_hostile_words_are_only_words_in_markdown(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    page = page_of(one_db, tmp_path / "x.md")
    assert r"=1+1 \<script\>alert(1)\</script\> \[x\](javascript:y) \*\*b\*\* \`c\`" in page


def test_html_is_one_page_that_needs_and_runs_nothing(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    page = Page(page_of(one_db, tmp_path / "x.html"))
    assert not page.open
    assert {tag for tag, _ in page.elements}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "embed", "svg", "form", "base", "audio"}
    )
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert (attributes.get("href") or "#").startswith(("#", "https://example.org/"))
        assert "src" not in attributes
    assert "url(" not in (tmp_path / "x.html").read_text(encoding="utf-8")
    policy = [each["content"] for tag, each in page.elements if "http-equiv" in each]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert ("html", {"lang": "en"}) in page.elements


def test_html_tells_each_event_with_its_sources(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    raw = page_of(db, tmp_path / "x.html")
    page = Page(raw)
    assert "All events, as sources claim them." in page.text
    told = page.text[page.text.index("May 1931") :]
    for words in (
        "May 1931, Port Salt, Meridia; from Elsewhere",
        "Crates landed\nFirst line.\nSecond line.",
        "Who: Ilse Varga (smuggler)",
        "Counted: crates: 3 crates (2 to 5)1",
        "A. Reporter, “The Gazette”, Gazette Press, 3 March 1932; p. 4; claimed by Ilse Varga;",
        "otherwise dated “June 1931” (some time in June 1931); placed at Elsewhere",
        "Wir landeten sie.; in translation We landed them.; https://example.org/a?b=1&c=2;",
        "=1+1 <script>alert(1)</script> [x](javascript:y) **b** `c` ‹U+202E›evil",
        "wire; disputes it.",
    ):
        assert words in told, words
    assert '<q dir="auto" lang="de">Wir landeten sie.</q>' in raw
    assert '<h3 dir="auto">وصل المركب</h3>' in raw
    assert "@media print" in raw


def test_each_footnote_of_html_leads_there_and_back(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    page = Page(page_of(one_db, tmp_path / "x.html"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"e1", "r1", "n1", "r2", "n2"} <= set(ids)
    for _, attributes in page.elements:
        link = attributes.get("href") or ""
        assert not link.startswith("#") or link[1:] in ids


@pytest.mark.parametrize("name", ["x.md", "x.html"])
def test_the_same_events_are_the_same_bytes(name: str, one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    assert page_of(one_db, tmp_path / name) == page_of(one_db, tmp_path / f"again{name}")


def test_a_page_says_what_was_asked(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    with open_reader(one_db) as reader:
        wanted = resolve_filter(
            reader,
            text="crates",
            within=["1931", "1932"],
            where=["Meridia"],
            who=["Ilse Varga"],
            category=["landing"],
            source=["wire"],
            tag=["salt"],
            status=["disputed"],
            ids=[1],
            certain=True,
            limit=5,
            offset=0,
        )
        assert asked(reader, wanted) == (
            "Events certainly “1931” or “1932”, at or within Meridia, with Ilse Varga,"
            " of the kind landing, cited to wire, tagged salt, held to be disputed,"
            " that mention “crates”, numbered @1, at most 5 of them"
        )
        assert asked(reader, Filter(offset=3)) == "Events after the first 3"
    page = page_of(one_db, tmp_path / "x.html", wanted)
    assert "<title>Chronology: Events certainly “1931”" in page
    assert page_of(one_db, tmp_path / "x.md", Filter(text="**")).startswith(
        "# Chronology\n\nEvents that mention “\\*\\*”"
    )


def test_what_only_may_lie_in_the_time_says_so(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    wanted = Filter(windows=(parse_edtf("1931-05-02"),))
    for name in ("x.md", "x.html"):
        assert "possibly in the time asked for" in page_of(one_db, tmp_path / name, wanted)


def undated(**fields: object) -> EventView:
    view = EventView(1, "u", "Title", None, None, "alleged", None, None, None, None)
    return view._replace(**fields)  # type: ignore[arg-type]  # fields of the view


DAY = 86_400


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(0, 2 * DAY, 0, 2 * DAY), "between 1 January 1970 and 2 January 1970"),
        (Bounds(0, DAY, 0, DAY), "on 1 January 1970"),
        (Bounds(start_earliest=0, end_earliest=0), "not before 1 January 1970"),
        (Bounds(start_latest=DAY, end_latest=DAY), "no later than 1 January 1970"),
        (
            Bounds(0, DAY, DAY),
            "begins on 1 January 1970, ends not before 2 January 1970",
        ),
        (Bounds(end_latest=DAY), "begins at an unknown time, ends no later than 1 January 1970"),
    ],
)
def test_what_follows_from_others_is_told(bounds: Bounds, words: str) -> None:
    entry = entry_of(Told(undated(inferred=bounds)))
    assert entry.reading == f"from other claims: {words}"
    assert entry.year == "Without a date, but following from others"


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((None, 3.0, None), "hurt: 3"),
        ((1.0, None, 2.5), "hurt: 1 to 2.5"),
        ((1.0, None, None), "hurt: at least 1"),
        ((None, 2.0, 4.0), "hurt: 2 (at most 4)"),
        ((None, None, None), "hurt: unknown number"),
        ((0.0, 0.0, 0.0), "hurt: 0 (0 to 0)"),
    ],
)
def test_an_unknown_figure_is_not_zero(
    figures: tuple[float | None, float | None, float | None], words: str
) -> None:
    told = Told(undated(), counts=(Count("hurt", *figures, None, None),))
    assert [fact.text for fact in entry_of(told).facts if fact.label == "Counted"] == [words]


@pytest.mark.parametrize(
    ("link", "followed"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://example.org/a b", False),
        ('https://example.org/"x', False),
        ("https://example.org/<x>", False),
        ("https:///x", False),
        ("https://[x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_the_web_is_linked(link: str, followed: bool) -> None:
    assert is_web(link) is followed


def test_a_language_that_is_none_is_left_out(one_db: Location, tmp_path: Path) -> None:
    load(
        one_db,
        tmp_path,
        "chronology: 1\nsources: [{slug: a, language: 'x\" onclick=\"y'}, {slug: b, language: zh-Hant}]\n"
        "events: [{key: t, title: T, citations: [{source: a, says_when: 2001}, b]}]\n",
    )
    with open_reader(one_db) as reader:
        (told,) = told_events(reader, None)
    assert [note_of(claim).language for claim in told.claims] == ["", "zh-Hant"]
    assert "otherwise dated “2001” (some time in 2001)" in note_of(told.claims[0]).said


@settings(max_examples=60)
@given(st.text())
def test_escaped_markdown_has_no_markup_left(text: str) -> None:
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escape(text))
    assert not set(bare) & set("\\`*_[]<>&~^|$")
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape_line(text)) == text


@pytest.mark.parametrize("text", ["# a", "- a", "+ a", "= a", "1. a", "12) a", ": a", "> a", "---"])
def test_a_line_begins_nothing(text: str) -> None:
    assert re.match(r"[0-9]*\\", escape_line(text))


def test_both_are_written_only() -> None:
    assert MARKDOWN.load is HTML.load is None

"""Events in groups, the window of a date in a few letters, findings and dates."""

import io
from dataclasses import dataclass

import pytest

from chronology.dates import parse_edtf
from chronology.query.groups import group_events
from chronology.query.views import EventView, Party, PlaceView
from chronology.query.windows import Bounds
from chronology.render.datepage import render_date
from chronology.render.findingpage import FindingGroup, render_finding_groups, render_findings
from chronology.render.grouped import render_groups, tally
from chronology.render.listing import render_events
from chronology.render.moment import inferred_ends, inferred_window, window
from chronology.render.screen import Screen

KOL = PlaceView(1, "Kol", ("Vostria", "Kol"), "VO", None, None)
TARN = PlaceView(2, "Tarn", ("Tarn",), None, None, None)


def event(number: int, title: str, when: str | None, **more: object) -> EventView:
    date = parse_edtf(when) if when else None
    plain = EventView(number, f"u{number}", title, None, None, "alleged", when, date, None, None)
    return plain._replace(**more)  # type: ignore[arg-type]  # fields of the view


EVENTS = [
    event(1, "a", "1931", places=((KOL, "at"),), certainty="certain", who=(Party(1, "Ilse", "x"),)),
    event(2, "b", "1932-05", places=((KOL, "from"), (TARN, "to")), certainty="possible"),
    event(
        3,
        "c",
        "[..1932]",
        places=((KOL, "via"),),
        certainty="possible",
        who=(Party(1, "Ilse", "x"), Party(1, "Ilse", "y"), Party(2, "Jon", "x")),
        category="voyage",
    ),
    event(4, "d", None, certainty="possible"),
    event(5, "e", "-0043"),
]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("place", [("Kol, Vostria", [1, 3]), ("Tarn", [2]), ("no place given", [4, 5])]),
        ("country", [("Vostria", [1, 3]), ("Tarn", [2]), ("no country given", [4, 5])]),
        ("actor", [("Ilse", [1, 3]), ("Jon", [3]), ("nobody named", [2, 4, 5])]),
        ("category", [("voyage", [3]), ("no category", [1, 2, 4, 5])]),
        (
            "year",
            [
                ("1931", [1]),
                ("1932", [2]),
                ("beginning not known", [3]),
                ("44 BC", [5]),
                ("not dated", [4]),
            ],
        ),
    ],
)
def test_groups(by: str, expected: list[tuple[str, list[int]]]) -> None:
    groups = group_events(EVENTS, by)  # type: ignore[arg-type]  # one of the words of By
    assert [(group.label, [e.id for e in group.events]) for group in groups] == expected


def test_only_the_actors_asked_for() -> None:
    groups = group_events(EVENTS, "actor", only=[2])
    assert [group.label for group in groups] == ["Jon"]


def test_groups_keep_the_certain_and_the_possible_apart() -> None:
    out = io.StringIO()
    render_groups(group_events(EVENTS[:3], "place"), out, Screen())
    assert out.getvalue() == (
        "Kol, Vostria — 2 events: 1 certain, 1 possible\n"
        "  certain\n"
        "    @1  1931  a [no source]\n"
        "  possible\n"
        "    @3  [..1932]  c [no source]\n"
        "\n"
        "Tarn — 1 event, possible\n"
        "  possible\n"
        "    @2  1932-05  b [no source]\n"
    )


def test_how_many() -> None:
    assert tally(0, 0, 0) == "no events"
    assert tally(0, 0, 1) == "1 event"
    assert tally(1, 0, 1) == "1 event, certain"
    assert tally(2, 0, 2) == "2 events, all certain"
    assert tally(0, 3, 3) == "3 events, all only possible"
    assert tally(2, 1, 3) == "3 events: 2 certain, 1 possible"


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2016", "2016"),
        ("2016-07", "2016-07"),
        ("2016-07-15", "2016-07-15"),
        ("2016-07-15T10:30:00", "2016-07-15"),
        ("2016-36", "2016-10 – 2016-12"),
        ("2016-07/2017-03", "2016-07 → 2017-03"),
        ("2014/..", "2014 → …"),
        ("../2010", "… → 2010"),
        ("[..2008]", "… – 2008"),
        ("2016?", "2016?"),
        ("1991~", "1990 – 1992~"),
        ("XXXX-09", "XXXX-09"),
        ("[2016,2018]", "[2016,2018]"),
        ("-0043-03-15", "15 Mar 44 BC"),
        ("-0043", "44 BC"),
        ("-0043-03/0002", "Mar 44 BC → 0002-12"),
    ],
)
def test_a_window_in_a_few_letters(edtf: str, shown: str) -> None:
    assert window(parse_edtf(edtf)) == shown


def test_what_follows_stands_in_brackets() -> None:
    assert inferred_window(Bounds(1_451_606_400, end_latest=1_483_228_800)) == "(2016)"
    assert inferred_window(None) == ""


def test_what_follows_of_one_end_only_is_said_of_that_end() -> None:
    """Whoever died in 2016 began what he wrote by then; no window follows from that."""
    begun = Bounds(start_latest=1_483_228_800)
    assert inferred_window(begun) == ""
    assert inferred_ends(begun) == "began … – 2016, ended …"
    assert inferred_ends(Bounds(1_451_606_400, 1_483_228_800, 1_451_606_400, 1_483_228_800)) == ""
    assert inferred_ends(None) == ""
    assert window(None) == ""


def test_a_table_of_events_shows_certainty_only_where_it_is_rated() -> None:
    out = io.StringIO()
    render_events("table", EVENTS, out, Screen())
    assert "certainty" not in out.getvalue()
    render_events("table", EVENTS, out, Screen(), rated=True)
    assert "certainty" in out.getvalue()
    assert "Tarn" in out.getvalue()


@dataclass
class Found:
    check: str = "two-places"
    certainty: str = "possible"
    severity: str = "error"
    events: tuple[int, ...] = (3, 12)
    explanation: tuple[str, ...] = ("@3 is in Kol", "therefore impossible by at least 11 days")
    magnitude: str = ""
    suggestions: tuple[str, ...] = ("chronology edit 3",)
    fingerprint: str = "0123456789abcdef"


def test_a_finding_with_its_reasons() -> None:
    out = io.StringIO()
    assert render_findings([Found(), Found(events=())], out, Screen()) == 2
    first, second = out.getvalue().split("\n\n")
    assert first == (
        "error · possible · two-places · @3 @12 · 0123456789ab\n"
        "  @3 is in Kol\n"
        "  therefore impossible by at least 11 days\n"
        "      → chronology edit 3"
    )
    assert second.startswith("error · possible · two-places · 0123")
    assert render_findings([], out, Screen()) == 0


def test_findings_in_groups_under_what_they_share() -> None:
    out = io.StringIO()
    groups = [
        FindingGroup("certain · order — 2 findings", "Dates contradict.", [Found(), Found()]),
        FindingGroup("possible · two-places — 1 finding", "", [Found(magnitude="by 11 days")]),
    ]
    render_finding_groups(groups, out, Screen())
    lines = out.getvalue().splitlines()
    assert lines[:4] == [
        "certain · order — 2 findings",
        "  Dates contradict.",
        "",
        "error · possible · two-places · @3 @12 · 0123456789ab",
    ]
    assert "error · possible · two-places · @3 @12 · by 11 days · 0123456789ab" in lines
    assert out.getvalue().endswith("\n\n")


def test_a_finding_about_many_events_names_a_few() -> None:
    out = io.StringIO()
    render_findings([Found(events=tuple(range(1, 78)))], out, Screen())
    assert "@8 and 69 more ·" in out.getvalue()
    assert "@9" not in out.getvalue()


def test_how_a_date_was_read() -> None:
    out = io.StringIO()
    date = parse_edtf("2014/..").with_text("since 2014")
    render_date(date, "lasting from 2014 on", out, Screen(), implied=["The end is open."])
    assert out.getvalue() == (
        "since 2014\n"
        "  read as        lasting from 2014 on\n"
        "  EDTF           2014/..\n"
        "  earliest       2014-01-01\n"
        "  latest         none, the end is open\n"
        "  start          between 2014-01-01 and 2014-12-31\n"
        "  end            open\n"
        "  precision      range\n"
        "  implied        The end is open.\n"
    )

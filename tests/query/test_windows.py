"""Which events a window finds, and how surely, on both engines.

Ledger: a year, a month within it, a range that reaches into it, one that covers
it, a lasting one, a doubted one, a set that leaps over it, a month of no known
year, one dated by others only, one not dated at all.
"""

import pytest

from chronology.dates import parse_edtf
from chronology.query.events import count_events, list_events
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import world

DATES = {
    "year": "2016",
    "month": "2016-07",
    "next year": "2017",
    "reaches in": "[2015..2016]",
    "lasting over": "2014/2018",
    "lasting into": "2016-11/2017-02",
    "since": "2014/..",
    "until": "../2015",
    "before": "[..2016-05]",
    "doubted": "2016?",
    "about": "2015~",
    "leaps over": "[2015,2017]",
    "lands in": "[2014,2016]",
    "both": "{2015,2016}",
    "no year": "XXXX-09",
    "last second": "2015-12-31",
}
IN_2016 = {
    "certain": {"year", "month", "lasting over", "lasting into", "both"},
    "possible": {"reaches in", "since", "before", "doubted", "about", "lands in", "no year"},
}


@pytest.fixture
def dated(db: Location) -> Location:
    with world(db) as made:
        for title, when in DATES.items():
            made.event(title, when)
        made.event(
            "follows", inferred_start_earliest=1_451_606_400, inferred_end_latest=1_483_228_800
        )
        made.event("follows elsewhere", inferred_start_earliest=0, inferred_end_latest=1)
        made.event("follows from one end", inferred_start_earliest=1_400_000_000)
        made.event(
            "stated wide, follows elsewhere", "[2010..2018]", inferred_end_latest=1_300_000_000
        )
        made.event("undated")
        made.event("only words", words="three days later")
    return db


def found(location: Location, wanted: Filter) -> dict[str, set[str]]:
    answer: dict[str, set[str]] = {}
    with open_reader(location) as reader:
        events = list(list_events(reader, wanted))
        counts = count_events(reader, wanted)
        for event in events:
            answer.setdefault(str(event.certainty), set()).add(event.title)
        assert counts.total == len(events)
        if wanted.windows:
            assert counts.certain == len(answer.get("certain", ()))
            assert counts.possible == len(answer.get("possible", ()))
    return answer


def test_a_window_finds_the_certain_and_the_possible(dated: Location) -> None:
    answer = found(dated, Filter(windows=(parse_edtf("2016"),)))
    assert answer["certain"] == IN_2016["certain"]
    assert answer["possible"] == IN_2016["possible"] | {"follows", "follows from one end"}


def test_certain_leaves_out_what_is_only_possible(dated: Location) -> None:
    answer = found(dated, Filter(windows=(parse_edtf("2016"),), certain=True))
    assert answer == {"certain": IN_2016["certain"]}


def test_certain_in_one_of_several_windows_is_certain(dated: Location) -> None:
    windows = (parse_edtf("2016-07"), parse_edtf("2017"))
    answer = found(dated, Filter(windows=windows))
    assert answer["certain"] == {"month", "next year", "lasting over", "lasting into"}
    assert "leaps over" in answer["possible"]


def test_a_window_may_be_a_set_itself(dated: Location) -> None:
    answer = found(dated, Filter(windows=(parse_edtf("[2012,2016-07]"),)))
    assert answer["certain"] == {"month", "lasting over"}
    assert "year" in answer["possible"]
    assert "leaps over" not in answer["possible"]


def test_a_window_may_be_a_month_of_every_year(dated: Location) -> None:
    answer = found(dated, Filter(windows=(parse_edtf("XXXX-07"),)))
    assert "month" in answer["certain"]
    assert "lasting into" not in answer["possible"] | answer["certain"]
    assert "no year" not in answer["possible"]


def test_an_open_window_finds_what_may_lie_beyond(dated: Location) -> None:
    answer = found(dated, Filter(windows=(parse_edtf("[2017-04..]"),)))
    assert answer["certain"] == {"lasting over"}
    assert answer["possible"] == {
        "next year",
        "since",
        "leaps over",
        "no year",
        "follows from one end",
    }


def test_without_a_window_everything_is_listed_and_nothing_rated(dated: Location) -> None:
    answer = found(dated, Filter())
    assert answer.keys() == {"None"}
    assert {"undated", "only words"} <= answer["None"]


def test_a_limit_counts_what_is_left_after_refining(dated: Location) -> None:
    windows = (parse_edtf("2016"),)

    def ids(**cut: int) -> list[int]:
        return [event.id for event in list_events(reader, Filter(windows=windows, **cut))]

    with open_reader(dated) as reader:
        whole = ids()
        for limit in (0, 1, 3, 7, 100):
            assert ids(limit=limit) == whole[:limit]
            assert ids(limit=limit, offset=2) == whole[2 : 2 + limit]

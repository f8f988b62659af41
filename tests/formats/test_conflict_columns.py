"""What the readers of conflict datasets share."""

import pytest

from chronology.dates import parse
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.countries import code_of
from chronology.formats.conflict.dates import between, week_of, worded


def test_cells_that_recur_are_read_once() -> None:
    calls = []

    def make(one: str, two: str) -> str:
        calls.append((one, two))
        return one + two

    of = Columns(["b", "a"]).once(("a", "b"), make)
    assert [of(cells) for cells in (["2", " 1"], ["2", " 1"], ["3", "1"])] == ["12", "12", "13"]
    assert calls == [("1", "2"), ("1", "3")]


def test_what_is_kept_of_recurring_cells_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronology.formats.conflict.columns._KEPT", 2)
    calls = []

    def make(one: str) -> str:
        calls.append(one)
        return one

    of = Columns(["a"]).once(("a",), make)
    for cell in "1231":
        of([cell])
    assert calls == ["1", "2", "3", "1"]


def test_a_missing_column_is_blank() -> None:
    columns = Columns(["a"])
    assert columns.once(("b",), lambda b: f"[{b}]")(["1"]) == "[]"
    assert columns.once(("b", "a"), lambda b, a: f"{b}-{a}")(["1"]) == "-1"
    assert columns.cell("b")(["1"]) == ""


def test_the_rest_is_what_nothing_asked_for() -> None:
    columns = Columns(["A", "b", "c", "d"])
    columns.cell("a")
    columns.cell("b")
    rest = columns.rest(kept=("b",), left_out=("c",))
    assert rest is not None
    assert rest(["1", "2", "3", "4"]) == {"b": "2", "d": "4"}
    assert rest(["1", "", "3", "4"]) == {"d": "4"}
    columns.cell("d")
    assert columns.rest(left_out=("c",)) is None


def test_the_first_of_two_columns_of_one_meaning_counts_and_the_other_is_kept() -> None:
    columns = Columns(["best", "best_est"], {"best_est": "best"})
    assert columns.cell("best")(["1", "2"]) == "1"
    rest = columns.rest()
    assert rest is not None
    assert rest(["1", "2"]) == {"best_est": "2"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("Côte d'Ivoire", "CI"), ("BOSNIA-HERZEGOVINA", "BA"), ("Zaire", "CD"), ("Fictia", None)],
)
def test_codes_of_countries(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_a_window_is_what_its_words_are_read_as() -> None:
    window = between(parse("2016-02-28"), parse("2016-03-01"))
    assert parse(window.text) == window


@pytest.mark.parametrize("day", ["2016-02-29", "1969-12-31", "1970-01-01", "0001-01-01"])
def test_the_week_of_a_day_is_the_iso_week_around_it(day: str) -> None:
    date = parse(day)
    week = week_of(date)
    assert week.start_earliest <= date.start_earliest
    assert date.end_latest <= week.end_latest
    assert week.end_latest - week.start_earliest == 7 * 86_400
    # 1 January 1970 was a Thursday.
    assert (week.start_earliest // 86_400 + 3) % 7 == 0


def test_a_date_keeps_its_words_only_where_they_are_read_as_it() -> None:
    assert worded(parse("2016-04-03"), "3 April 2016").text == "3 April 2016"
    assert worded(parse("2016-04-03"), "3/4/2016").text == "2016-04-03"
    assert worded(parse("2016-04-03"), "4 April 2016").text == "2016-04-03"

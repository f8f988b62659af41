"""`chronology date`: one phrase, a stream of them, and their shape to the letter."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]

SHAPE = [
    "text",
    "ok",
    "edtf",
    "edtf_exact",
    "earliest",
    "latest",
    "start",
    "end",
    "precision",
    "reading",
]


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_phrase_in_words(run: Run) -> None:
    result = run("date", "mid-March", "2017")
    assert result.status == 0
    assert "[2017-03-11..2017-03-20]" in result.out
    assert "2017-03-11" in result.out
    assert result.err == ""


def test_the_shape_of_a_line(run: Run) -> None:
    result = run("date", "-", stdin="from July 2016 to March 2017\n")
    (shape,) = lines(result.out)
    assert list(shape) == SHAPE
    assert shape == {
        "text": "from July 2016 to March 2017",
        "ok": True,
        "edtf": "2016-07/2017-03",
        "edtf_exact": True,
        "earliest": "2016-07-01",
        "latest": "2017-03-31",
        "start": {"earliest": "2016-07-01", "latest": "2016-07-31", "kind": "known"},
        "end": {"earliest": "2017-03-01", "latest": "2017-03-31", "kind": "known"},
        "precision": "range",
        "reading": shape["reading"],
    }
    assert isinstance(shape["reading"], str)
    assert shape["reading"]


def test_every_line_is_answered_in_order(run: Run) -> None:
    given = "2016\n\nthe following year\t2016\n30 February 2016\n2014/..\n"
    result = run("date", "-", stdin=given)
    assert result.status == 2
    read = lines(result.out)
    assert [line["text"] for line in read] == [
        "2016", "", "the following year", "30 February 2016", "2014/..",
    ]  # fmt: skip
    assert [line["ok"] for line in read] == [True, False, True, False, True]
    assert [list(line) for line in read if not line["ok"]] == [["text", "ok", "error"]] * 2
    assert read[2]["edtf"] == "2017"
    assert read[4]["latest"] is None
    assert read[4]["end"]["kind"] == "open"


def test_a_stream_without_refusals_is_fine(run: Run) -> None:
    assert run("date", "-", stdin="2016\n2017").status == 0
    assert run("date", "-", stdin="") == (0, "", "")


def test_a_stream_may_begin_with_a_mark_and_end_lines_as_windows_does(run: Run) -> None:
    result = run("date", "-", stdin=b"\xef\xbb\xbf2016\r\n2017\r\n")
    assert [line["text"] for line in lines(result.out)] == ["2016", "2017"]


def test_a_line_that_is_not_utf_8_is_refused_and_the_next_is_read(run: Run) -> None:
    result = run("date", "-", stdin=b"caf\xe9\n2016\n")
    assert result.status == 2
    first, second = lines(result.out)
    assert first == {"text": "caf\\xe9", "ok": False, "error": first["error"]}
    assert "UTF-8" in first["error"]
    assert second["ok"]


def test_letters_stay_letters(run: Run) -> None:
    result = run("date", "-", stdin="2004–2008\n")
    assert "2004–2008" in result.out


def test_formats(run: Run) -> None:
    assert list(json.loads(run("date", "2016", "--format", "json").out)) == SHAPE


def test_an_anchor_in_words(run: Run) -> None:
    result = run("date", "--anchor", "15 July 2016", "the next day", "--format", "json")
    assert json.loads(result.out)["edtf"] == "2016-07-16"


@pytest.mark.parametrize(
    ("option", "day"), [("--day-first", "2016-04-03"), ("--month-first", "2016-03-04")]
)
def test_the_order_of_day_and_month(run: Run, option: str, day: str) -> None:
    assert json.loads(run("date", option, "3/4/2016", "--format", "json").out)["edtf"] == day


def test_without_an_order_it_is_refused(run: Run) -> None:
    result = run("date", "3/4/2016")
    assert result.status == 2
    assert "3/4/2016" in result.err
    assert result.out == ""


def test_strict_edtf_reads_nothing_else(run: Run) -> None:
    assert run("date", "--edtf", "2016-07/2017-03").status == 0
    assert run("date", "--edtf", "July 2016").status == 2


def test_bc_years_are_no_options(run: Run) -> None:
    assert "44 BC" in run("date", "-0043-03-15").out
    assert "44 BC" in run("date", "--edtf", "-0043").out


def test_an_event_as_anchor_needs_the_database(run: Run, own_demo: Location) -> None:
    assert run("date", "--anchor", "@1", "the", "following", "year").status == 0
    assert run("date", "two", "weeks", "after", "@1").status == 0


def test_an_event_without_a_database(run: Run) -> None:
    result = run("date", "two", "weeks", "after", "@1")
    assert result.status == 3
    assert "There is no chronology at chronology.db." in result.err
    (line,) = lines(run("date", "-", stdin="two weeks after @1\n").out)
    assert not line["ok"]


def test_an_unknown_event(run: Run, own_demo: Location) -> None:
    result = run("date", "--anchor", "@99999", "the next day")
    assert result.status == 2
    assert "There is no event “@99999”." in result.err


def test_an_undated_event_is_no_anchor(run: Run, chronology: Location) -> None:
    run("add", "A bridge opens")
    result = run("date", "--anchor", "@1", "the next day")
    assert result.status == 2
    assert "Event @1 has no date to count from." in result.err


def test_an_anchor_that_is_no_event(run: Run) -> None:
    result = run("date", "--anchor", "@x", "the next day")
    assert result.status == 2
    assert "“@x” is not an event. Write its number" in result.err.replace("\n", " ")


def test_a_refusal_offers_a_phrase_that_is_read(run: Run) -> None:
    result = run("date", "September")
    assert result.status == 2
    assert "“September” cannot be read as a date" in result.err
    assert "Try “" in result.err

"""`chronology date --find`: the dates in a running text, with line and column."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]

TEXT = """The mill opened in 1991,
    and stood until 2010.

It burned in September; on 30 February 2016 it was sold.
"""

KEYS = [
    "line", "column", "text", "kind", "edtf", "edtf_exact", "earliest", "latest", "precision",
    "reading", "anchor", "why",
]  # fmt: skip


@pytest.fixture
def report(elsewhere: Path) -> Path:
    path = elsewhere / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def objects(result: Any) -> list[dict[str, Any]]:
    assert result.status == 0
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def test_lines_columns_and_readings(run: Run, report: Path) -> None:
    found = objects(run("date", "--find", "report.txt", "--format", "json"))
    assert [list(phrase) for phrase in found] == [KEYS] * 4
    assert [(p["line"], p["column"], p["text"], p["kind"], p["edtf"]) for p in found] == [
        (1, 17, "in 1991", "absolute", "1991"),
        (2, 15, "until 2010", "absolute", "../2010"),
        (4, 11, "in September", "relative", None),
        (4, 25, "on 30 February 2016", "refused", None),
    ]
    assert found[0]["reading"] == "some time in 1991"
    assert (found[1]["earliest"], found[1]["latest"]) == (None, "2010-12-31")
    assert found[2]["why"] == "it needs a date to count from"
    assert found[3]["why"] == "February 2016 has 29 days"


def test_a_table(run: Run, report: Path) -> None:
    lines = run("date", "--find", "report.txt").out.splitlines()
    assert lines[0].split() == ["line", "column", "phrase", "EDTF", "read", "as", "counted", "from"]
    assert lines[2].split() == ["1", "17", "in", "1991", "1991", "some", "time", "in", "1991"]
    assert lines[-1].endswith("refused: February 2016 has 29 days")


def test_standard_input_and_the_other_formats(run: Run) -> None:
    given = {"stdin": TEXT}
    rows = list(csv.reader(io.StringIO(run("date", "--find", "-", "--format", "csv", **given).out)))
    assert rows[0] == ["line", "column", "phrase", "EDTF", "read as", "counted from"]
    assert rows[3][4] == "relative: it needs a date to count from"
    assert len(run("date", "--find", "-", "--format", "jsonl", **given).out.splitlines()) == 4
    assert "| 1 | 17 | in 1991 |" in run("date", "--find", "-", "--format", "markdown", **given).out


def test_an_anchor_and_a_chain(run: Run, report: Path) -> None:
    words = ("date", "--find", "report.txt", "--format", "json")
    (anchored,) = [p for p in objects(run(*words, "--anchor", "2004")) if p["kind"] == "relative"]
    assert (anchored["edtf"], anchored["anchor"]) == ("2004-09", "2004")
    text = "It opened in 1991. It burned in September."
    _, chained = objects(run("date", "--find", "-", "--chain", "--format", "json", stdin=text))
    assert (chained["edtf"], chained["anchor"]) == ("1991-09", "in 1991")


def test_an_event_as_anchor(run: Run, own_demo: Location) -> None:
    result = run("date", "--find", "-", "--anchor", "@1", stdin="the following year")
    assert result.status == 0
    assert "the following year" in result.out


def test_lines_end_as_windows_ends_them(run: Run) -> None:
    text = "One.\r\nIn 1991 it opened,\r\nand in 1993 it closed.\r\n".encode("utf-8-sig")
    found = objects(run("date", "--find", "-", "--format", "json", stdin=text))
    assert [(p["line"], p["column"]) for p in found] == [(2, 1), (3, 5)]


def test_a_list_may_be_cut(run: Run, report: Path) -> None:
    result = run("date", "--find", "report.txt", "--limit", "2")
    assert len(result.out.splitlines()) == 4
    assert result.err.startswith("2 of 4;")


def test_nothing_found_is_fine(run: Run) -> None:
    assert run("date", "--find", "-", "--format", "json", stdin="They march.").out.strip() == "[]"


def test_control_characters_are_not_passed_on(run: Run) -> None:
    assert "\x1b" not in run("date", "--find", "-", stdin="in\x1b 2016 in\n2016\x1b[2J").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--find", "missing.txt"), "There is no file “missing.txt”."),
        (("--find", "."), "“.” is a folder."),
        (("--find", "-", "2016"), "Give a date or --find, not both."),
        (("--find", "-", "--edtf"), "--edtf reads one date, and --find a text in words."),
        (("--chain", "2016"), "--chain is for --find."),
        (("--limit", "3", "2016"), "--limit is for --find."),
        (("--format", "csv", "2016"), "--format csv is for --find"),
        (("--find", "-", "--anchor", "nonsense"), "“nonsense” cannot be read as a date"),
        (("--find", "-", "--language", "xx"), "the language “xx” is not read"),
        ((), "Give a date, or a text with --find."),
    ],
)
def test_bad_usage(run: Run, words: tuple[str, ...], sentence: str) -> None:
    result = run("date", *words, stdin="in 2016")
    assert result.status == 2
    assert sentence in result.err.replace("\n", " ")
    assert result.out == ""


def test_a_file_that_is_no_text(run: Run) -> None:
    result = run("date", "--find", "-", stdin=b"in 2016, caf\xe9")
    assert result.status == 2
    assert "is not UTF-8" in result.err.replace("\n", " ")

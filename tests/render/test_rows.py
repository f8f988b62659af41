"""Rows as a table, CSV, JSON, JSON Lines and Markdown."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

import pytest

from chronology.errors import BadInputError
from chronology.render.rows import FORMATS, render_objects, render_rows
from chronology.render.screen import Screen
from chronology.render.table import SAMPLE, Column, render_table
from chronology.render.width import width

COLUMNS = ("id", "name", "aliases", "events")
ROWS: list[Sequence[object]] = [
    (1, "Ilse Varga", ("the Captain", "Ilsa"), 3),
    (12, 'Quote " and, comma', (), 0),
    (3, "line\r\nbreak | pipe", None, 2.5),
    (4, "\x1b[2J\u202eevil", (), True),
    (5, " 東京 ", (), 7.0),
]


def rendered(format_: str, screen: Screen | None = None) -> str:
    out = io.StringIO()
    render_rows(format_, COLUMNS, ROWS, out, screen)
    return out.getvalue()


def test_a_table_is_aligned_and_shows_no_control_characters() -> None:
    lines = rendered("table").splitlines()
    assert lines[0] == "id  name                aliases            events"
    assert lines[1] == "──  ──────────────────  ─────────────────  ──────"
    assert lines[2] == "1   Ilse Varga          the Captain; Ilsa  3"
    assert lines[5].startswith("4   ␛[2J‹U+202E›evil")
    assert lines[6].index("7") < lines[5].index("yes")
    assert width(lines[6][: lines[6].index("7")]) == lines[5].index("yes")


def test_csv_is_rfc_4180_and_whole() -> None:
    text = rendered("csv")
    assert text.count("\r\n") == 1 + len(ROWS) + 1
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert back[0] == list(COLUMNS)
    assert back[1] == ["1", "Ilse Varga", "the Captain; Ilsa", "3"]
    assert back[2][1] == 'Quote " and, comma'
    assert back[3] == ["3", "line\r\nbreak | pipe", "", "2.5"]
    assert back[4][1] == "␛[2J‹U+202E›evil"  # a listing is shown; an export keeps every letter
    assert back[5] == ["5", " 東京 ", "", "7"]


def test_no_cell_of_a_csv_is_run_by_a_spreadsheet() -> None:
    out = io.StringIO()
    cells = ("=1+1", "@x", "-5.2", "+49 30", "\t=1", "'=1", "a=b")
    render_rows("csv", ["a"], [[cell] for cell in cells], out)
    back = [row[0] for row in csv.reader(io.StringIO(out.getvalue(), newline=""))]
    assert back[1:] == ["'=1+1", "'@x", "-5.2", "'+49 30", "'\t=1", "''=1", "a=b"]


def test_json_and_its_lines_are_the_same_objects() -> None:
    whole = json.loads(rendered("json"))
    assert whole == [json.loads(line) for line in rendered("jsonl").splitlines()]
    assert whole[0] == {
        "id": 1,
        "name": "Ilse Varga",
        "aliases": ["the Captain", "Ilsa"],
        "events": 3,
    }
    assert "東京" in rendered("json")


def test_no_rows_are_an_empty_array_and_a_bare_heading() -> None:
    out = io.StringIO()
    render_rows("json", COLUMNS, [], out)
    assert json.loads(out.getvalue()) == []
    out = io.StringIO()
    render_rows("table", COLUMNS, [], out)
    assert out.getvalue().splitlines()[0] == "id  name  aliases  events"


def test_markdown_keeps_pipes_and_stars_as_they_are() -> None:
    lines = rendered("markdown").splitlines()
    assert len(lines) == 2 + len(ROWS)
    assert lines[1] == "| --- | --- | --- | --- |"
    assert r"line break \| pipe" in lines[4]
    assert "\x1b" not in rendered("markdown")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(BadInputError, match=r"no format “xml”.*table"):
        render_rows("xml", COLUMNS, ROWS, io.StringIO())
    with pytest.raises(BadInputError, match="no format “table”"):
        render_objects("table", [], io.StringIO())
    assert FORMATS == ("table", "csv", "json", "jsonl", "markdown")


@pytest.mark.parametrize("columns", [10, 20, 30, 40, 60, 80, 200])
def test_a_table_fits_the_terminal(columns: int) -> None:
    text = rendered("table", Screen(columns))
    assert max(map(width, text.splitlines())) <= columns


def test_the_most_expendable_column_goes_first() -> None:
    heads = [
        Column("id"),
        Column("title", least=10),
        Column("who", spare=1),
        Column("why", spare=2),
    ]
    out = io.StringIO()
    render_table(heads, [("1", "a" * 12, "b" * 12, "c" * 12)], out, Screen(25))
    assert out.getvalue().splitlines()[0].split() == ["id", "title", "who"]


def test_a_long_list_is_written_while_it_is_read() -> None:
    out = io.StringIO()
    seen = []

    def rows() -> Iterator[tuple[int, str]]:
        for number in range(SAMPLE * 2):
            seen.append(len(out.getvalue()))
            yield number, "x"

    render_rows("table", ("id", "name"), rows(), out)
    assert seen[0] == 0
    assert seen[-1] > 0
    assert len(out.getvalue().splitlines()) == SAMPLE * 2 + 2


def test_colour_wraps_cells_and_not_their_padding_widths() -> None:
    plain, coloured = io.StringIO(), io.StringIO()
    heads = [Column("id", right=True), Column("read as", style="dim")]
    render_table(heads, [(1, "2016")], plain, Screen(40))
    render_table(heads, [(1, "2016")], coloured, Screen(40, colour=True))
    bare = coloured.getvalue()
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        bare = bare.replace(code, "")
    assert [line.rstrip() for line in bare.splitlines()] == plain.getvalue().splitlines()

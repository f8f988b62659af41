"""Bars in the terminal, and the page of statistics."""

import io

import pytest

from chronology.render.bars import ASCII, BLOCKS, Bar, marks_for, render_bars
from chronology.render.screen import Screen


def drawn(*bars: Bar, width: int | None = 40, encoding: str = "utf-8") -> list[str]:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    render_bars(bars, out, Screen(width))
    out.flush()
    return raw.getvalue().decode(encoding).splitlines()


def test_the_certain_part_is_solid_and_the_possible_light() -> None:
    assert drawn(Bar("2016", 10, 10, "10 +10"), Bar("2017", 5, 0, "5")) == [
        "2016  " + "█" * 13 + "░" * 13 + "  10 +10",
        "2017  " + "█" * 6 + "  5",
    ]


def test_plain_letters_where_the_encoding_has_no_blocks() -> None:
    lines = drawn(Bar("2016", 1, 1, "1 +1"), Bar("2019", 1, 0, "1", apart=True), encoding="ascii")
    assert lines == [
        "2016  " + "#" * 14 + "." * 14 + "  1 +1",
        "      :",
        "2019  " + "#" * 14 + "  1",
    ]
    assert marks_for(io.StringIO()) is BLOCKS
    assert marks_for(io.TextIOWrapper(io.BytesIO(), encoding="ascii")) is ASCII


@pytest.mark.parametrize("width", [10, 30, 40, 80, 200, None])
def test_lines_fit_and_something_is_never_nothing(width: int | None) -> None:
    bars = [
        Bar("a place with quite a long name, in another of some length", 1000, 1, "1000 +1"),
        Bar("small", 1, 0, "1"),
        Bar("possible", 0, 1, "+1"),
        Bar("empty", 0, 0, "0"),
        Bar("negative", -5, 0, "-5"),
    ]
    lines = drawn(*bars, width=width)
    assert max(map(len, lines)) <= max(width or 80, 26)
    assert ["█" in line for line in lines] == [True, True, False, False, False]
    assert ["░" in line for line in lines] == [True, False, True, False, False]


def test_nothing_to_draw() -> None:
    assert drawn() == []
    assert drawn(Bar("none", 0, 0, "0")) == ["none  0"]


def test_labels_cannot_command_the_terminal() -> None:
    assert drawn(Bar("a\x1b[31m\nb", 1, 0, "1"))[0].startswith("a␛[31m b")

"""Text on a terminal: made visible, measured, cut and wrapped."""

import io
import json

import pytest

from chronology.render.jsontext import to_json
from chronology.render.screen import Screen
from chronology.render.visible import one_line, visible
from chronology.render.width import cut, pad, split, width, wrap

ARABIC = "إسلام بلوشة"
WIDE = "東京の駅"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain Ünïcode", "plain Ünïcode"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\u202eb", "a‹U+202E›b"),
        ("a\u2066b\u2069", "a‹U+2066›b‹U+2069›"),
        ("null\x00bell\x07", "null␀bell␇"),
        ("\x7f\x9b", "␡‹U+009B›"),
        ("zero\u200bwidth\ufeff", "zero‹U+200B›width‹U+FEFF›"),
        ("no\u00a0break", "no\u00a0break"),
        (ARABIC, ARABIC),
    ],
)
def test_what_would_act_on_a_terminal_is_shown(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_a_cell_is_one_line() -> None:
    assert one_line("two\nlines\tand\x1b more ") == "two lines and␛ more"


def test_json_escapes_what_would_act_and_keeps_its_meaning() -> None:
    given = {"title": "a\u202e\x1b\x85ü\U000e0041", "n": None}
    written = to_json(given)
    assert json.loads(written) == given
    assert "ü" in written
    assert written.isprintable()


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("Şanlıurfa", 9), (WIDE, 8), (ARABIC, 11), ("e\u0301a", 2), ("–…“”", 4)],
)
def test_width_is_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_cutting_and_padding_go_by_columns() -> None:
    assert cut("a long title", 7) == "a long…"
    assert cut(WIDE, 5) == "東京…"
    assert width(cut(WIDE, 4)) <= 4
    assert cut("short", 5) == "short"
    assert cut("x y", 0) == ""
    assert pad(WIDE, 10) == WIDE + "  "
    assert pad("7", 3, right=True) == "  7"


def test_a_mark_stays_with_its_letter() -> None:
    assert split("e\u0301e\u0301", 1) == ("e\u0301", "e\u0301")


@pytest.mark.parametrize("columns", [1, 2, 5, 9, 40])
@pytest.mark.parametrize("text", ["a few words to wrap", "unbreakableword", WIDE, ARABIC, ""])
def test_wrapped_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    lines = wrap(text, columns, 1000)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= max(columns, 2) for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four", 5, 2) == ["one", "two…"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_at_a_terminal_that_wants_it() -> None:
    assert Screen.of(io.StringIO(), {}) == Screen()
    assert Screen.of(Terminal(), {}) == Screen(80, colour=True)
    assert not Screen.of(Terminal(), {"NO_COLOR": "1"}).colour
    assert not Screen.of(Terminal(), {"TERM": "dumb"}).colour
    assert Screen.of(Terminal(), {"COLUMNS": "132"}).width == 132
    assert Screen.of(Terminal(), {"COLUMNS": "wide"}).width == 80
    assert Screen(80, colour=True).style("a", "bold", "red") == "\x1b[1;31ma\x1b[0m"
    assert Screen().style("a", "bold") == "a"

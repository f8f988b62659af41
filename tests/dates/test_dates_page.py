"""Every example of docs/dates.md is read as the page says."""

import re
from pathlib import Path

import pytest

from chronology.dates import DateError, parse

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")


def tables() -> dict[tuple[str, ...], list[list[str]]]:
    """Return the rows of the page's tables, by their headings."""
    found: dict[tuple[str, ...], list[list[str]]] = {}
    heading: tuple[str, ...] = ()
    for line in PAGE.splitlines():
        if not line.startswith("|"):
            heading = ()
            continue
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if not heading:
            heading = tuple(cells)
        elif set(line) != set("|-"):
            found.setdefault(heading, []).append(cells)
    return found


TABLES = tables()
READ = TABLES["words", "EDTF", "first day", "last day"]
RELATIVE = TABLES["counted from", "words", "EDTF", "first day", "last day"]
REFUSED = TABLES["words", "why"]


def test_the_page_is_read_whole() -> None:
    assert len(TABLES) == 3
    assert len(READ) > 60
    assert len(RELATIVE) > 12
    assert len(REFUSED) >= 10


@pytest.mark.parametrize(
    ("words", "row"), [(words, row) for row in READ for words in row[0].split(" · ")]
)
def test_is_read_as_the_page_says(words: str, row: list[str]) -> None:
    date = parse(words)
    assert [date.edtf, date.earliest or "–", date.latest or "–"] == row[1:]


@pytest.mark.parametrize(
    ("words", "row"), [(words, row) for row in RELATIVE for words in row[1].split(" · ")]
)
def test_is_counted_as_the_page_says(words: str, row: list[str]) -> None:
    date = parse(words, anchor=parse(row[0]))
    assert [date.edtf, date.earliest or "–", date.latest or "–"] == row[2:]


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_is_refused_as_the_page_says(words: str, why: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(words)
    assert refused.value.why == why


def test_the_lines_of_python_are_true() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, object] = {}
    for line in code.splitlines():
        expression, _, value = line.partition("  # ")
        if value:
            assert eval(expression, names) == eval(value)
        else:
            exec(line, names)

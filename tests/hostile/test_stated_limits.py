"""Every limit is crossed with its variable lowered, says so, and stands in the manual."""

import gzip
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.formats.text.nesting import refuse_deep
from chronology.limits import LIMITS, NESTING
from tests.cli.conftest import run_here
from tests.formats.gramps_files import HEAD
from tests.formats.kinds import KINDS
from tests.fuzz.readers import spreadsheet, workbook
from tests.fuzz.seeds import seeds

PAGE = Path(__file__).parents[2] / "docs" / "limits.md"

_CSV = b"title,when\n" + b"abcdefghijklmnopqrst,2016\n" * 4
_NOTES = HEAD.replace("{version}", "1.7.1") + '<notes><note handle="_n"><text>' + "x" * 70_000
_DEEP = (
    b'{"chronology": 1, "events": [{"key": "a", "title": "A", "extra": {"a": {"b": {"c": []}}}}]}'
)

#: variable: what it is lowered to, a file that is beyond it, and its name.
CROSSED: dict[str, tuple[int, bytes, str]] = {
    "CHRONOLOGY_MAX_FILE_BYTES": (99, KINDS.encode(), "a.yaml"),
    "CHRONOLOGY_MAX_ITEM_CHARACTERS": (9999, _NOTES.encode(), "a.gramps"),
    "CHRONOLOGY_MAX_NESTING": (4, _DEEP, "a.json"),
    "CHRONOLOGY_MAX_LINE_BYTES": (70_000, b"title,when\n" + b"abc," * 60_000, "a.csv"),
    "CHRONOLOGY_MAX_CELL_CHARACTERS": (9, _CSV, "a.csv"),
    "CHRONOLOGY_MAX_COLUMNS": (1, _CSV, "a.csv"),
    "CHRONOLOGY_MAX_ROWS": (1, workbook(seeds("xlsx")[0]), "a.xlsx"),
    "CHRONOLOGY_MAX_CELLS": (2, spreadsheet(seeds("ods")[0]), "a.ods"),
    "CHRONOLOGY_MAX_SHEET_CHARACTERS": (5, spreadsheet(seeds("ods")[0]), "a.ods"),
    "CHRONOLOGY_MAX_SHEET_BYTES": (99, spreadsheet(seeds("ods")[0]), "a.ods"),
    "CHRONOLOGY_MAX_SHARED_BYTES": (9, workbook(seeds("xlsx")[0]), "a.xlsx"),
    "CHRONOLOGY_MAX_PART_BYTES": (9, workbook(seeds("xlsx")[0]), "a.xlsx"),
}


@pytest.mark.parametrize("variable", CROSSED)
def test_a_file_beyond_a_limit_is_refused_and_told_which(
    variable: str, sqlite_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lowered, content, name = CROSSED[variable]
    (tmp_path / name).write_bytes(content)
    words = ("--db", str(sqlite_path), "import", str(tmp_path / name), "--dry-run")
    monkeypatch.setenv(variable, str(lowered))
    result = run_here(*words)
    assert result.status == 2
    assert f"{lowered:,}" in result.err
    assert f"set {variable} to more" in result.err


@pytest.mark.parametrize(
    ("variable", "lowered"),
    [("CHRONOLOGY_MAX_UNPACKED_BYTES", 1 << 20), ("CHRONOLOGY_MAX_RATIO", 2)],
)
def test_a_packed_file_beyond_a_limit(
    variable: str, lowered: int, sqlite_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"title,when\n" + (b"ab" * 300_000 + b",\n") * 8))
    monkeypatch.setenv(variable, str(lowered))
    result = run_here("--db", str(sqlite_path), "import", str(path), "--dry-run")
    assert result.status == 2
    assert f"{lowered:,}" in result.err
    assert f"set {variable} to more" in result.err


def test_each_limit_is_crossed_and_described() -> None:
    crossed = {*CROSSED, "CHRONOLOGY_MAX_UNPACKED_BYTES", "CHRONOLOGY_MAX_RATIO"}
    assert crossed == {limit.variable for limit in LIMITS}
    page = PAGE.read_text(encoding="utf-8")
    for limit in LIMITS:
        assert f"| `{limit.variable}` | {limit.default:,} {limit.unit} | {limit.about} |" in page


@pytest.mark.parametrize("said", ["lots", "0", "-5", "1e9", "9" * 30, "٣"])
def test_a_limit_that_is_no_number(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NESTING.variable, said)
    with pytest.raises(BadInputError, match="which is no number of levels"):
        _ = NESTING.value


def test_as_deep_as_is_read_can_be_written() -> None:
    deepest = NESTING.value
    value: object = []
    for _ in range(deepest - 1):
        value = [value]
    refuse_deep(value, str(value), None)
    with pytest.raises(BadInputError, match=f"more than {deepest} levels"):
        refuse_deep([value], str([value]), None)

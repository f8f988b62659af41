"""What a colleague opens runs nothing: no formula, no script, no line of a calendar of its own."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from chronology.text import neutralise
from tests.cli.conftest import run_here
from tests.hostile.evil import FORMULA, LINES, MARKDOWN, SCRIPT, write_world

#: A text of every kind at once; the formula first, where a spreadsheet would run it.
EVIL = f"{FORMULA} {SCRIPT} {MARKDOWN} {LINES}"


@pytest.fixture(scope="module")
def spoilt(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoilt")
    path = Path(shutil.copy(sqlite_template, folder / "x.db"))
    assert run_here("--db", str(path), "import", str(write_world(folder, EVIL))).status == 0
    return path


def exported(spoilt: Path, folder: Path, name: str) -> bytes:
    result = run_here("--db", str(spoilt), "export", str(folder / name))
    assert result.status == 0, result.err
    return (folder / name).read_bytes()


def test_csv_runs_no_formula_and_comes_back(spoilt: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(exported(spoilt, tmp_path, "o.csv").decode(), newline="")))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if neutralise(cell) != cell and not cell.startswith("'")] == []
    again = run_here("--db", str(spoilt), "import", str(tmp_path / "o.csv"), "--dry-run")
    assert (again.status, "33 unchanged" in again.out) == (0, True), again.out


def test_a_workbook_holds_text_alone(spoilt: Path, tmp_path: Path) -> None:
    exported(spoilt, tmp_path, "o.xlsx")
    with zipfile.ZipFile(tmp_path / "o.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            sheet = book.read(name).decode()
            assert "<f>" not in sheet
            assert "<hyperlink" not in sheet
        assert not [name for name in book.namelist() if "vba" in name or "external" in name]


def test_a_calendar_has_the_events_and_no_other(spoilt: Path, tmp_path: Path) -> None:
    text = exported(spoilt, tmp_path, "o.ics").decode()
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    assert lines.count("BEGIN:VEVENT") == sum(line.startswith("UID:") for line in lines)
    assert "SUMMARY:injected" not in lines
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("name", ["o.timelinejs.json", "o.html"])
def test_no_markup_of_a_text_stays_markup(spoilt: Path, tmp_path: Path, name: str) -> None:
    text = exported(spoilt, tmp_path, name).decode()
    shown = json.dumps([slide["text"] for slide in json.loads(text)["events"]]) if (
        name.endswith(".json")
    ) else text  # fmt: skip
    assert not re.search(r"<(script|img|b)\b", shown)
    assert not re.search(r"href=.{0,2}javascript", shown, re.IGNORECASE)


def test_markdown_links_to_sources_alone(spoilt: Path, tmp_path: Path) -> None:
    text = exported(spoilt, tmp_path, "o.md").decode()
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert not re.search(r"(?<!\\)!\[", text)
    assert not re.search(r"(?<!\\)<(script|img)", text)


@pytest.mark.parametrize("name", ["o.geojson", "o.jsonl", "o.json"])
def test_json_holds_the_text_as_it_is(spoilt: Path, tmp_path: Path, name: str) -> None:
    text = exported(spoilt, tmp_path, name).decode()
    for part in text.splitlines() if name.endswith("jsonl") else [text]:
        json.loads(part)
    assert "injected" in text

"""Files that are none: devices, pipes, links, folders, and terminals."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import run_at_terminal, run_here
from tests.hostile.evil import ESCAPES, write_world


@pytest.fixture
def evil_db(sqlite_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHRONOLOGY_DB", str(sqlite_path))
    monkeypatch.setenv("NO_COLOR", "1")
    world = write_world(tmp_path, ESCAPES)
    assert run_here("import", str(world)).status == 0
    return sqlite_path


def test_what_never_ends_is_not_read(sqlite_path: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "link.csv").symlink_to("/dev/zero")
    for name in (tmp_path / "pipe.csv", tmp_path / "link.csv", "/dev/zero"):
        result = run_here("--db", str(sqlite_path), "import", str(name))
        assert (result.status, "is a device or a pipe" in result.err) == (2, True)
    result = run_here("--db", str(sqlite_path), "import", str(tmp_path))
    assert (result.status, "is a folder" in result.err) == (2, True)


def test_standard_input_has_a_limit(sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_UNPACKED_BYTES", "99")
    result = run_here("--db", str(sqlite_path), "import", "-", stdin="title\n" + "a\n" * 99)
    assert (result.status, "Standard input has more than 99 bytes" in result.err) == (2, True)


def test_a_device_is_not_replaced_and_a_link_stays(sqlite_path: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    result = run_here("--db", str(sqlite_path), "export", str(tmp_path / "pipe.csv"))
    assert (result.status, "is a device or a pipe" in result.err) == (4, True)
    assert (tmp_path / "pipe.csv").is_fifo()
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert run_here("--db", str(sqlite_path), "export", str(tmp_path / "link.csv")).status == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,title")


@pytest.mark.parametrize("format_", ["csv", pytest.param("jsonl", marks=pytest.mark.slow)])
def test_an_export_to_the_terminal_commands_nothing(evil_db: Path, format_: str) -> None:
    result = run_at_terminal("export", "-", "--as", format_)
    assert result.status == 0
    assert "Plain day" in result.out
    assert not set(result.out) & set("\x1b\x07\x08\x7f\x9b\u202e\u2066")


def test_a_workbook_is_not_sent_to_the_terminal(evil_db: Path) -> None:
    result = run_at_terminal("export", "-", "--as", "xlsx")
    assert (result.status, "a terminal would take parts of it" in result.out) == (2, True)


def test_a_question_shows_no_character_that_acts(evil_db: Path) -> None:
    result = run_at_terminal("rm", "1", answers=[("[y/N]", "n\n")])
    assert "Plain day" in result.out
    assert not set(result.out) & set("\x07\x08\x7f\x9b\u202e\u2066")
    assert "\x1b]0" not in result.out

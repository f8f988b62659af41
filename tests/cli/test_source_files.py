"""`chronology source attach` and `source verify`, as they are typed."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]

HELLO = hashlib.sha256(b"hello").hexdigest()


@pytest.fixture
def with_source(
    run: Run, chronology: Location, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """A chronology with a source, and a file to attach to it."""
    monkeypatch.setenv("CHRONOLOGY_FILES", "kept")
    (elsewhere / "report.pdf").write_bytes(b"hello")
    assert run("source", "add", "wire", "--title", "The wire").status == 0
    return run


def copy_of(folder: Path) -> Path:
    return folder / "kept" / HELLO[:2] / HELLO


def test_a_file_is_attached_shown_and_verified(with_source: Run, elsewhere: Path) -> None:
    done = with_source("source", "attach", "wire", "report.pdf")
    assert done.status == 0
    assert done.out == (
        "Attached report.pdf (5 bytes) to source 1 wire (The wire).\n"
        f"  SHA-256 {HELLO}\n"
        f"  kept in kept/{HELLO[:2]}/{HELLO}\n"
    )
    shown = json.loads(with_source("source", "show", "wire", "--format", "json").out)
    assert shown["file_name"] == "report.pdf"
    assert (shown["file_sha256"], shown["file_size"]) == (HELLO, 5)
    assert shown["file_path"] == f"kept/{HELLO[:2]}/{HELLO}"
    assert "file_state" not in shown
    page = with_source("source", "show", "wire").out
    assert f"file sha256    {HELLO}" in page
    verified = with_source("source", "verify")
    assert (verified.status, verified.err) == (0, "The attached file is unchanged.\n")
    assert HELLO in verified.out
    one = json.loads(with_source("source", "verify", "wire", "--format", "json").out)
    assert [(each["source"], each["file"], each["state"]) for each in one] == [
        ("wire", "report.pdf", "ok")
    ]


def test_the_history_tells_of_it_and_undo_takes_it_back(with_source: Run) -> None:
    with_source("source", "attach", "wire", "report.pdf")
    assert "chronology source attach wire report.pdf" in with_source("history").out
    assert with_source("undo").status == 0
    assert "file_name" not in with_source("source", "show", "wire", "--format", "json").out
    verified = with_source("source", "verify", "--format", "json")
    assert [each["now"] for each in json.loads(verified.out)] == ["former"]
    assert (verified.status, verified.err) == (0, "No file is attached.\n")


def test_damage_is_told_and_has_a_status(with_source: Run, elsewhere: Path) -> None:
    with_source("source", "attach", "wire", "report.pdf")
    copy_of(elsewhere).chmod(0o600)
    copy_of(elsewhere).write_bytes(b"jello")
    changed = with_source("source", "verify")
    assert changed.status == 3
    assert "1 kept file did not verify: report.pdf of wire has another content." in changed.err
    assert "changed" in changed.out
    copy_of(elsewhere).unlink()
    missing = with_source("source", "verify", "--format", "csv")
    assert missing.status == 3
    assert "report.pdf of wire is not there." in missing.err
    assert "file state     missing" in with_source("source", "show", "wire").out
    again = with_source("source", "attach", "wire", "report.pdf")
    assert "is attached to source 1 wire (The wire) already; its copy is in place." in again.out
    assert with_source("source", "verify").status == 0


def test_another_file_needs_to_be_told(with_source: Run, elsewhere: Path) -> None:
    with_source("source", "attach", "wire", "report.pdf")
    (elsewhere / "second.pdf").write_bytes(b"second")
    refused = with_source("source", "attach", "wire", "second.pdf")
    assert refused.status == 2
    assert "The source wire has a file already: report.pdf." in refused.err
    assert "--replace" in refused.err
    done = with_source("source", "attach", "wire", "second.pdf", "--replace")
    assert done.status == 0
    assert "instead of report.pdf, which stays on disk and in the history" in done.out


def test_a_source_can_be_made_on_the_way(with_source: Run) -> None:
    refused = with_source("source", "attach", "paper", "report.pdf")
    assert refused.status == 2
    assert "There is no source “paper”" in refused.err
    assert "--create" in refused.err
    assert with_source("source", "attach", "paper", "report.pdf", "--create").status == 0
    assert with_source("source", "verify", "paper").status == 0


BAD = (
    (["attach", "wire", "none.pdf"], "There is no file “none.pdf”."),
    (["attach", "wire", "."], "“.” is a folder."),
    (["verify", "paper"], "There is no source “paper”"),
)


def test_bad_input_is_told(with_source: Run) -> None:
    for words, why in BAD:
        refused = with_source("source", *words)
        assert (refused.status, why in refused.err) == (2, True), refused.err


def test_what_cannot_be_written_is_told(
    with_source: Run, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "kept").write_text("in the way")
    refused = with_source("source", "attach", "wire", "report.pdf")
    assert refused.status == 4
    assert "The file could not be kept in “kept”:" in refused.err


def test_strangers_and_orphans_are_named(with_source: Run, elsewhere: Path) -> None:
    (elsewhere / "kept" / HELLO[:2]).mkdir(parents=True)
    copy_of(elsewhere).write_bytes(b"hello")
    (elsewhere / "kept" / "\x1b[2Jnotes").write_bytes(b"")
    found = with_source("source", "verify")
    assert found.status == 0
    assert f"No source has or had the file kept/{HELLO[:2]}/{HELLO}." in found.err
    assert "may be removed: kept/␛[2Jnotes" in found.err


def test_a_name_never_commands_the_terminal(with_source: Run, elsewhere: Path) -> None:
    (elsewhere / "\x1b]0;owned\x07.pdf").write_bytes(b"hello")
    done = with_source("source", "attach", "wire", "\x1b]0;owned\x07.pdf")
    shown = done.out + with_source("source", "verify").out + with_source("source", "show", "1").out
    assert "\x1b" not in shown
    assert "␛]0;owned␇.pdf" in shown


def test_a_server_needs_a_folder_that_is_named(
    with_source: Run, chronology: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHRONOLOGY_FILES")
    for words in (["attach", "wire", "report.pdf"], ["verify"]):
        done = with_source("source", *words)
        if chronology.engine == "sqlite":
            assert done.status == 0
        else:
            assert done.status == 2
            assert "No folder is named for the files" in done.err
            assert "Set CHRONOLOGY_FILES" in done.err


def test_as_a_process(process: Run, chronology_file: Path, elsewhere: Path) -> None:
    (elsewhere / "report.pdf").write_bytes(b"hello")
    assert process("source", "attach", "wire", "report.pdf", "--create").status == 0
    kept = chronology_file.with_suffix(".files") / HELLO[:2] / HELLO
    assert kept.read_bytes() == b"hello"
    kept.chmod(0o600)
    kept.write_bytes(b"")
    damaged = process("source", "verify")
    assert damaged.status == 3
    assert "report.pdf of wire has another size." in damaged.err

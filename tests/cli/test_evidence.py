"""`chronology export --bundle` and `bundle verify`, as they are typed."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]


@pytest.fixture
def filled(run: Run, chronology: Location, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A chronology of two events, one of which cites a source with a file."""
    monkeypatch.setenv("CHRONOLOGY_FILES", "kept")
    (elsewhere / "page.pdf").write_bytes(b"hello")
    for words in (
        ["add", "Crates landed", "--when", "May 1931", "--source", "gazette#p. 4", "--create"],
        ["source", "attach", "gazette", "page.pdf"],
        ["add", "Plain", "--when", "1931-02-03"],
    ):
        assert run(*words).status == 0
    return run


def sha256_in(err: str) -> str:
    return err.partition("The SHA-256 of its manifest is ")[2][:64]


def test_a_bundle_is_made_and_checked(filled: Run) -> None:
    done = filled("export", "--bundle", "case.zip", "--in", "1931")
    assert done.status == 0
    assert done.err.startswith("Wrote 2 events to case.zip.\nThe SHA-256 of its manifest is ")
    checked = filled("bundle", "verify", "case.zip", "--manifest-sha256", sha256_in(done.err))
    assert (checked.status, checked.err) == (0, "")
    assert checked.out.startswith("case.zip: Events “1931”.\n")
    assert checked.out.endswith("\nNothing is missing, added or changed.\n")
    assert "  holds: What is attached (1 file) is what the sources tell of.\n" in checked.out
    assert "note:" not in checked.out


def test_without_the_hash_it_says_what_that_means(filled: Run) -> None:
    filled("export", "case.zip")
    checked = filled("bundle", "verify", "case.zip")
    assert checked.status == 0
    assert "  note:  The manifest's own SHA-256 was not given (--manifest-sha256);" in checked.out


def test_it_needs_no_database(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("export", "case.zip")
    monkeypatch.setenv("CHRONOLOGY_DB", "nowhere.db")
    assert filled("bundle", "verify", "case.zip").status == 0


def test_a_tampered_bundle_has_a_status(filled: Run, elsewhere: Path) -> None:
    filled("export", "--bundle", "case.zip")
    with zipfile.ZipFile("case.zip", "a") as archive:
        archive.writestr("sources/\x1b[2Jmore.pdf", b"x")
    checked = filled("bundle", "verify", "case.zip")
    assert checked.status == 2
    assert "This bundle is not what its manifest says" in checked.out
    assert "sources/␛[2Jmore.pdf: its path could lead out" in checked.err
    assert "\x1b" not in checked.out + checked.err
    told = json.loads(filled("bundle", "verify", "case.zip", "--format", "json").out)
    assert (told["ok"], told["problems"][0]["file"]) == (False, "sources/\x1b[2Jmore.pdf")


def test_for_programs(filled: Run) -> None:
    done = filled("export", "case.zip", "--bundle")
    told = json.loads(filled("bundle", "verify", "case.zip", "--format", "json").out)
    assert told["ok"] is True
    assert told["manifest_sha256"] == sha256_in(done.err)
    assert (told["events"], told["files"], told["query"]) == (2, 6, "All events")
    assert (told["problems"], told["more_problems"], len(told["notes"])) == ([], 0, 1)


def test_a_long_list_of_problems_is_cut(filled: Run) -> None:
    filled("export", "case.zip")
    with zipfile.ZipFile("case.zip", "a") as archive:
        for number in range(60):
            archive.writestr(f"more/{number}", b"")
    checked = filled("bundle", "verify", "case.zip")
    assert checked.err.count("\n") == 51
    assert checked.err.endswith("and 10 more.\n")


BAD = (
    (["export", "--bundle", "x.zip", "--as", "csv"], "--bundle makes a zip of evidence"),
    (["bundle", "verify", "none.zip"], "There is no file “none.zip”."),
    (["bundle", "verify", "page.pdf"], "“page.pdf” is not a bundle: it is no zip"),
    (["bundle", "verify", "x.zip", "--manifest-sha256", "1"], "“1” is not a SHA-256."),
    (["bundle"], "needs a command: verify."),
    (["import", "page.pdf", "--as", "bundle"], "“page.pdf” is not a bundle"),
)


def test_bad_input_is_told(filled: Run) -> None:
    for words, why in BAD:
        refused = filled(*words)
        assert (refused.status, why in refused.err) == (2, True), refused.err


def test_a_missing_file_is_told_or_refused(filled: Run, elsewhere: Path) -> None:
    os.rename("kept", "elsewhere")
    done = filled("export", "--bundle", "case.zip")
    assert done.status == 0
    missing = "the file of gazette is not among the attached files"
    assert f"Not in the bundle: {missing}." in done.err
    refused = filled("export", "--bundle", "strict.zip", "--strict")
    assert refused.status == 2
    assert f"Nothing was written, since {missing}." in refused.err


def test_a_changed_file_is_refused(filled: Run, elsewhere: Path) -> None:
    (copy,) = (path for path in Path("kept").rglob("*") if path.is_file())
    copy.chmod(0o600)
    copy.write_bytes(b"jello")
    refused = filled("export", "--bundle", "case.zip")
    assert refused.status == 3
    assert (
        "The file page.pdf of gazette is not what was attached; no bundle was made." in refused.err
    )
    assert not Path("case.zip").exists()


def test_a_folder_that_cannot_be_written(filled: Run) -> None:
    refused = filled("export", "--bundle", "nowhere/case.zip")
    assert refused.status == 4
    assert "“nowhere/case.zip” could not be written" in refused.err


def test_it_is_imported_with_its_files(
    filled: Run, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("export", "--bundle", "case.zip")
    before = filled("list", "--format", "json").out
    monkeypatch.setenv("CHRONOLOGY_DB", "again.db")
    monkeypatch.setenv("CHRONOLOGY_FILES", "others")
    filled("init")
    assert filled("import", "case.zip").out.startswith("Read 2 events: 2 added.")
    assert filled("list", "--format", "json").out == before
    assert filled("source", "verify").err == "The attached file is unchanged.\n"
    assert filled("import", "case.zip", "--map", "when=Date").status == 2


def test_of_an_earlier_moment(filled: Run, elsewhere: Path) -> None:
    filled("rm", "1", "--yes")
    numbers = [each["id"] for each in json.loads(filled("history", "--format", "json").out)]
    done = filled("export", "--bundle", "case.zip", "--as-of", str(numbers[1]))
    assert done.status == 0, done.err
    checked = filled("bundle", "verify", "case.zip")
    assert (checked.status, checked.err) == (0, "")
    assert "It holds the 2 events that the manifest tells of." in checked.out


def test_as_a_process(run: Run, process: Run, chronology_file: Path, elsewhere: Path) -> None:
    assert run("add", "Plain", "--when", "1931").status == 0
    assert process("export", "--bundle", "case.zip").status == 0
    checked = process("bundle", "verify", "case.zip")
    assert (checked.status, checked.err) == (0, "")
    data = bytearray((elsewhere / "case.zip").read_bytes())
    data[200] ^= 1
    (elsewhere / "case.zip").write_bytes(data)
    assert process("bundle", "verify", "case.zip").status == 2

"""`chronology export --redact`: what it writes, what it says, and what it refuses."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location
from tests.cli.conftest import run_child

Run = Callable[..., Any]


@pytest.fixture
def filled(run: Run, chronology: Location, elsewhere: Path) -> Location:
    """Two events, one of which is secret, and a profile."""
    Path("secret.yaml").write_text(
        "chronology: 1\nevents:\n  - {key: a, title: Crates landed, handling: secret}\n",
        encoding="utf-8",
    )
    for words in (
        ["add", "Ana Example was seen", "--when", "2016-07-15", "--who", "Ana Example", "--create"],
        ["import", "secret.yaml"],
    ):
        assert run(*words).status == 0
    Path("p.yaml").write_text(
        "actors: {pseudonym: all}\ndates: {coarsen: month}\n", encoding="utf-8"
    )
    return chronology


def test_a_profile_is_followed_and_reported(run: Run, filled: Location, elsewhere: Path) -> None:
    done = run("export", "x.jsonl", "--redact", "p.yaml")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines()[:5] == [
        "Wrote 1 event to x.jsonl.",
        "Redacted:",
        "  events withheld by handling: 1 (1 secret)",
        "  actors under a pseudonym: 1",
        "  dates made coarser: 1",
    ]
    text = Path("x.jsonl").read_text(encoding="utf-8")
    assert "Ana" not in text
    assert json.loads(text.splitlines()[-1])["when"] == "2016-07"


def test_filters_and_streams_go_with_it(run: Run, filled: Location, elsewhere: Path) -> None:
    done = run("export", "-", "--as", "csv", "--redact", "p.yaml", "--who", "Ana Example")
    assert "Actor 1 was seen" in done.out
    assert "Ana" not in done.out


def test_the_past_can_be_redacted(run: Run, filled: Location, elsewhere: Path) -> None:
    assert run("edit", "1", "--title", "Ana Example is gone").status == 0
    done = run("export", "-", "--as", "jsonl", "--redact", "p.yaml", "--as-of", "1")
    assert "Actor 1 was seen" in done.out
    assert "gone" not in done.out


@pytest.mark.parametrize("words", [["--bundle", "x.zip"], ["x", "--as", "bundle"]])
def test_a_bundle_is_refused(words: list[str], run: Run, filled: Location, elsewhere: Path) -> None:
    done = run("export", *words, "--redact", "p.yaml")
    assert (done.status, done.is_clean) == (2, True)
    assert "A bundle cannot be redacted" in done.err
    assert not Path("x.zip").exists()


def test_a_misspelt_name_publishes_nobody(run: Run, filled: Location, elsewhere: Path) -> None:
    Path("p.yaml").write_text("actors: {withhold: [Anna Example]}", encoding="utf-8")
    done = run("export", "x.jsonl", "--redact", "p.yaml")
    assert (done.status, done.is_clean) == (2, True)
    assert "There is no actor “Anna Example”. Close: Ana Example." in done.err
    assert not Path("x.jsonl").exists()


def test_a_profile_that_is_not_there_is_refused(
    run: Run, filled: Location, elsewhere: Path
) -> None:
    done = run("export", "x.jsonl", "--redact", "none.yaml")
    assert (done.status, done.is_clean) == (2, True)
    assert "none.yaml" in done.err


def test_as_a_process_it_leaves_nothing_behind(
    chronology: Location, filled: Location, elsewhere: Path, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = run_child(
        "export", "x.csv", "--redact", "p.yaml",
        env={**os.environ, "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)},
    )  # fmt: skip
    assert done.status == 0, done.err
    assert "Ana" not in Path("x.csv").read_text(encoding="utf-8")
    assert not list(temporary.iterdir())

"""Everything that can be wrong outside: one sentence, a cure, an exit status, no traceback.

Each case asserts that nothing was lost and nothing half-written.
"""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location
from tests.blank import by_hand

Run = Callable[..., Any]


def sentence_and_cure(result: Any) -> str:
    """Return what was said on stderr, which must be a sentence and perhaps its cure."""
    assert result.is_clean
    lines: list[str] = result.err.splitlines()
    assert 1 <= len(lines) <= 2, result.err
    assert lines[0].startswith("Error: ")
    assert all(line.rstrip("”`").endswith((".", "?", "”", "`")) for line in lines), result.err
    return " ".join(lines)


def events_in(place: Location | Path) -> int:
    if isinstance(place, Path):
        place = Location("sqlite", path=str(place))
    if place.engine == "sqlite":
        assert by_hand(place, "PRAGMA integrity_check") == [("ok",)]
    return int(by_hand(place, "SELECT count(*) FROM event")[0][0])


READING = (
    ["list"],
    ["show", "1"],
    ["ask", "what happened"],
    ["check"],
    ["actor", "list"],
    ["export", "out.csv"],
)
WRITING = (
    ["add", "X"],
    ["edit", "1", "--title", "Y"],
    ["rm", "1"],
    ["import", "in.csv"],
    ["place", "add", "Z"],
)


@pytest.mark.parametrize(
    "words", [*READING, *WRITING, ["db", "status"], ["db", "upgrade"]], ids=" ".join
)
class TestDatabase:
    """What may be wrong with the database itself; every command says the same of it."""

    @pytest.fixture(autouse=True)
    def _file_to_import(self, elsewhere: Path) -> None:
        (elsewhere / "in.csv").write_text("title\nOne\n")

    def test_missing(self, run: Run, words: list[str], elsewhere: Path) -> None:
        result = run(*words)
        assert result.status == 3
        assert "There is no chronology at chronology.db." in sentence_and_cure(result)
        assert not (elsewhere / "chronology.db").exists()

    def test_folder(self, run: Run, words: list[str], elsewhere: Path) -> None:
        result = run("--db", str(elsewhere), *words)
        assert result.status == 3
        assert "is a folder, not a database." in sentence_and_cure(result)

    def test_another_file(self, run: Run, words: list[str], elsewhere: Path) -> None:
        (elsewhere / "notes.txt").write_text("Not a database at all, but long enough. " * 50)
        result = run("--db", "notes.txt", *words)
        assert result.status == 3
        assert "notes.txt is not a chronology." in sentence_and_cure(result)

    def test_another_database(self, run: Run, words: list[str], elsewhere: Path) -> None:
        with sqlite3.connect(elsewhere / "other.db") as other:
            other.execute("CREATE TABLE t (x)")
        result = run("--db", "other.db", *words)
        assert result.status == 3
        assert "other.db is not a chronology." in sentence_and_cure(result)

    def test_newer(self, run: Run, words: list[str], chronology_file: Path) -> None:
        with sqlite3.connect(chronology_file) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        before = chronology_file.read_bytes()
        result = run(*words)
        assert result.status == 3
        assert "newer than this program" in sentence_and_cure(result)
        assert chronology_file.read_bytes() == before

    def test_corrupt(self, run: Run, words: list[str], own_demo_file: Path) -> None:
        whole = own_demo_file.read_bytes()
        own_demo_file.write_bytes(
            whole[:100] + b"\xff" * (len(whole) // 2) + whole[100 + len(whole) // 2 :]
        )
        result = run(*words)
        assert result.status == 3
        assert "damaged" in sentence_and_cure(result) or "not a chronology" in result.err

    def test_locked(
        self, run: Run, words: list[str], chronology_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CHRONOLOGY_LOCK_TIMEOUT", "0.1")
        other = sqlite3.connect(chronology_file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        result = run(*words)
        other.close()
        assert result.status == 3
        assert "is locked: another program is writing to it." in sentence_and_cure(result)

    def test_unfit_address(self, run: Run, words: list[str]) -> None:
        result = run("--db", "mysql://user:secret@host/x", *words)
        assert result.status == 2
        assert "is not the address of a database" in sentence_and_cure(result)
        assert "secret" not in result.err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"title,when\nCaf\0,2016\n", "NUL"),
        (b"", "empty"),
        (b"title,when\nOne\n", "line 2"),
        (b"title,when\nOne,30 February 2016\n", "line 2"),
    ],
    ids=["no text", "empty", "short row", "date"],
)
def test_a_bad_csv(
    run: Run, chronology: Location, elsewhere: Path, content: bytes, sentence: str
) -> None:
    (elsewhere / "in.csv").write_bytes(content)
    result = run("import", "in.csv")
    assert result.status == 2
    assert sentence in result.out + result.err
    assert result.is_clean
    assert events_in(chronology) == 0


def test_good_rows_of_a_bad_csv_are_imported(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    (elsewhere / "in.csv").write_text("title,when\nOne,2016\nTwo,never ever\nThree,2017\n")
    result = run("import", "in.csv")
    assert result.status == 2
    assert "Read 3 events: 2 added, 1 refused." in result.out
    assert "line 3: when: “never ever”" in result.err
    refused = next(path for path in elsewhere.glob("in*.csv") if path.name != "in.csv")
    assert refused.name in result.out
    refused.write_text(refused.read_text().replace("never ever", "2018"))
    assert run("import", refused.name).status == 0
    assert events_in(chronology) == 3


def test_a_dry_run_changes_nothing(run: Run, chronology: Location, elsewhere: Path) -> None:
    (elsewhere / "in.csv").write_text("title,when\nOne,2016\nTwo,never ever\n")
    result = run("import", "in.csv", "--dry-run")
    assert result.status == 2
    assert "This was a dry run: nothing was changed." in result.out
    assert events_in(chronology) == 0
    assert [path.name for path in elsewhere.glob("*.csv")] == ["in.csv"]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["import", "none.csv"], 2, "none.csv"),
        (["import", "."], 2, "."),
        (["import", "in.xyz", "--as", "docx"], 2, "There is no format “docx”."),
        (["import", "in.csv", "--map", "when"], 2, "--map takes OURS=THEIRS"),
        (["export", "out.docx"], 2, "The format of “out.docx” cannot be told."),
        (["export", "none/out.csv"], 4, "none"),
        (["export", "chronology.db", "--as", "csv"], 2, "“chronology.db” is the database itself."),
        (["list", "--certain"], 2, "--certain means certainly in a time, so it needs --in."),
        (["check", "--certain"], 2, "--certain means certainly in a time, so it needs --in."),
        (["list", "--in", "never"], 2, "“never” cannot be read as a date"),
        (
            ["list", "--where", "Nowhere"],
            2,
            "“Nowhere”. `chronology place list` shows what there is.",
        ),
        (["list", "--tag", "none"], 2, "There is no tag “none”."),
        (["list", "--limit", "-1"], 2, "--limit"),
        (["show", "7"], 2, "There is no event “@7”."),
        (["show", "seven"], 2, "“seven” is not an event."),
        (["show", "99999999999999999999999"], 2, "is not an event."),
        (["show", "9223372036854775807"], 2, "There is no event"),
        (["edit", "7", "--title", "X"], 2, "There is no event “@7”."),
        (["edit", "7"], 2, "Nothing to change of @7 was given"),
        (["rm", "7"], 2, "There is no event “@7”."),
        (["merge", "7", "7"], 2, "@7 cannot be merged with itself."),
        (["merge", "7", "8"], 2, "There is no event"),
        (["relate", "7", "after", "8"], 2, "There is no event “@7”."),
        (["relate", "7", "aftr", "8"], 2, "'after'"),
        (["cite", "7", "--source", "none"], 2, "There is no source “none”."),
        (["cite", "7"], 2, "--source"),
        (["check", "ordr"], 2, "There is no check “ordr”. Close: order."),
        (["check", "explain", "ordr"], 2, "There is no check “ordr”. Close: order."),
        (["check", "explain", "0123456789abcdef"], 2, "There is no finding “0123456789abcdef”."),
        (["check", "accept", "0123", "--because", "so"], 2, "There is no finding “0123”."),
        (["check", "accept", "0123", "--because", " "], 2, "The reason is empty."),
        (["check", "accept", "0123"], 2, "--because"),
        (["actor", "show", "Nobody"], 2, "There is no actor “Nobody”."),
        (["actor", "add", " "], 2, "The name of the actor is empty."),
        (["actor", "edit", "Nobody"], 2, "Nothing to change of the actor was given"),
        (["actor", "edit", "Nobody", "--note", "x"], 2, "There is no actor “Nobody”."),
        (["place", "add", "X", "--at", "100,0"], 2, "“100,0” is not a point on the earth."),
        (["place", "add", "X", "--country", "Turkey"], 2, "“Turkey” is not a country's code."),
        (["source", "add", "two words"], 2, "cannot be the slug of a source."),
        (["category", "merge", "a", "b"], 2, "There is no category “a”."),
        (["init"], 4, "There is something at"),
        (["demo", "--to", "chronology.db"], 4, "is a chronology of your own"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_words(
    run: Run,
    chronology_file: Path,
    *,
    elsewhere: Path,
    words: list[str],
    status: int,
    sentence: str,
) -> None:
    (elsewhere / "in.csv").write_text("title\nOne\n")
    (elsewhere / "in.xyz").write_text("title\nOne\n")
    before = chronology_file.read_bytes()
    result = run(*words)
    assert result.status == status, result.err
    assert sentence in sentence_and_cure(result)
    assert result.out == ""
    assert chronology_file.read_bytes() == before


def test_an_unknown_time_zone_leaves_no_database(run: Run, elsewhere: Path) -> None:
    result = run("init", "--zone", "Middle/Earth")
    assert result.status == 2
    assert "There is no time zone “Middle/Earth”." in sentence_and_cure(result)
    assert list(elsewhere.iterdir()) == []


def test_init_where_there_is_no_folder(run: Run) -> None:
    result = run("--db", "none/new.db", "init")
    assert result.status == 4
    assert "Nothing was written" in sentence_and_cure(result)


class TestOutput:
    """What may be wrong with where the output goes."""

    def test_a_full_disk(self, own_demo: Location) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "chronology", "list"],
                stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
        assert done.returncode == 4
        assert done.stderr.startswith("Error: Could not write the output: the disk is full.")
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize(
        "words", [["list", "--format", "csv"], ["date", "-"], ["export", "-", "--as", "jsonl"]]
    )
    def test_a_reader_that_leaves_is_no_error(self, own_demo: Location, words: list[str]) -> None:
        child = subprocess.Popen(
            [sys.executable, "-m", "chronology", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert child.stdout is not None
        child.stdout.close()
        _, said = child.communicate(b"2016\n" * 20_000)
        assert child.returncode == 0
        assert said == b""

    def test_a_terminal_that_cannot_show_a_letter(self, process: Run, own_demo: Location) -> None:
        result = process("place", "show", "Urfa", env={**os.environ, "PYTHONIOENCODING": "ascii"})
        assert result.status == 0
        assert result.err == ""
        assert result.is_clean


def limited_to(bytes_: int) -> Callable[[], None]:
    """Return what makes files of more than so many bytes impossible, as a full disk does."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))

    return limit


@pytest.mark.parametrize(
    "words",
    [["add", "X", "--describe", "y" * 100_000], ["import", "in.csv"]],
    ids=["add", "import"],
)
def test_a_disk_that_fills_up_loses_nothing(
    process: Run, own_demo_file: Path, elsewhere: Path, words: list[str]
) -> None:
    rows = "".join(f"Event {number} {'y' * 500},2016\n" for number in range(500))
    (elsewhere / "in.csv").write_text(f"title,when\n{rows}")
    before = events_in(own_demo_file)
    size = own_demo_file.stat().st_size
    result = process(*words, preexec_fn=limited_to(size + 8192))
    assert result.status == 4, result
    assert "Nothing was written" in sentence_and_cure(result)
    assert events_in(own_demo_file) == before


def test_a_file_that_may_only_be_read_is_read(process: Run, own_demo_file: Path) -> None:
    own_demo_file.chmod(0o400)
    before = own_demo_file.read_bytes()
    result = process("list")
    assert result.status == 0
    assert own_demo_file.read_bytes() == before
    assert [path.name for path in own_demo_file.parent.glob("demo.db*")] == ["demo.db"]


def test_ctrl_c_in_the_middle_of_a_write(own_demo_file: Path, elsewhere: Path) -> None:
    rows = "".join(
        f"Event {number},mid-March 2017,Somewhere {number}\n" for number in range(20_000)
    )
    (elsewhere / "in.csv").write_text(f"title,when,place\n{rows}")
    before = events_in(own_demo_file)
    child = subprocess.Popen(
        [sys.executable, "-m", "chronology", "import", "in.csv"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    journal = Path(f"{own_demo_file}-journal")
    until = time.monotonic() + 30
    while not journal.exists() and child.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    child.send_signal(signal.SIGINT)
    out, said = child.communicate()
    assert child.returncode == 130, (out, said)
    assert said == "Interrupted; nothing was half-written.\n"
    assert events_in(own_demo_file) == before
    assert not journal.exists()


def test_a_program_killed_in_the_middle_of_a_write(run: Run, own_demo_file: Path) -> None:
    before = events_in(own_demo_file)
    script = (
        "import os, signal, sys; from chronology.store.unit import UnitOfWork;"
        "from chronology.store.location import Location; from chronology.store.events import add_event;"
        "from chronology.store.drafts import EventDraft\n"
        "with UnitOfWork(Location('sqlite', path=sys.argv[1]), 'x') as unit:\n"
        "    unit.session.connection().exec_driver_sql('PRAGMA cache_size = 1')\n"
        "    for n in range(500): add_event(unit, EventDraft(title='E' * 2000))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(own_demo_file)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert run("list", "--format", "csv").out.count("\r\n") == before + 1
    assert events_in(own_demo_file) == before


def test_two_writers_at_once_both_succeed(own_demo: Location) -> None:
    before = events_in(own_demo)
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "chronology", "add", f"Event {number}"],
            stdout=subprocess.DEVNULL,
        )
        for number in range(4)
    ]
    assert [child.wait() for child in children] == [0] * 4
    assert events_in(own_demo) == before + 4


def test_an_error_nobody_foresaw(
    run: Run, own_demo: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("chronology.query.show.show_event", fail)
    result = run("show", "1")
    assert result.status == 4
    assert "fault of the program" in sentence_and_cure(result)


def test_words_that_would_command_the_terminal_are_made_visible(
    run: Run, chronology: Location
) -> None:
    result = run("list", "--where", "\x1b[31mred")
    assert "\x1b" not in result.err
    assert "␛[31mred" in result.err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_fault(own_demo: Location, closed: str) -> None:
    command = f"{sys.executable} -m chronology list --in 2016 {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_a_title_cannot_command_the_terminal(run: Run, chronology: Location) -> None:
    result = run("add", "\x1b]0;owned\x07 title", "--where", "\x1b[2Jplace", "--create")
    assert result.status == 0
    for words in (["list"], ["show", "1"], ["rm", "1"]):
        result = run(*words)
        assert result.status == 0
        assert "\x1b" not in result.out
        assert "\x07" not in result.out

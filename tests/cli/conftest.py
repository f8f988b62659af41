"""Running the program: in this process, as a child, and at a terminal."""

import fcntl
import io
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from chronology.cli import main
from chronology.store.location import Location
from tests.blank import Blank, BlankDatabase, BlankFile, words_for


class Result(NamedTuple):
    """What a run of the program left behind."""

    status: int
    out: str
    err: str

    @property
    def is_clean(self) -> bool:
        """Whether nothing of the program's inside was shown."""
        return "Traceback" not in self.out + self.err and 'File "' not in self.err


def run_here(*words: str, stdin: str | bytes = "") -> Result:
    """Run the program in this process, its streams no terminal."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    streams = [io.TextIOWrapper(io.BytesIO(b), encoding="utf-8") for b in (given, b"", b"")]
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        status = main(words)
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    written = []
    for stream in streams[1:]:
        stream.flush()
        written.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined] # a BytesIO
    return Result(status, *written)


def run_child(*words: str, stdin: str | bytes = "", **options: object) -> Result:
    """Run the program as a child process, its streams pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "chronology", *words],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        **options,  # type: ignore[call-overload] # those of subprocess.run
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_at_terminal(
    *words: str,
    answers: Sequence[tuple[str, str]] = (),
    meanwhile: Callable[[], None] = lambda: None,
) -> Result:
    """Run the program at a pseudo-terminal of 24 lines and 100 columns.

    Args:
        words: the command.
        answers: what to wait for on the screen, and what to type then.
        meanwhile: done before the first answer is typed.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    # The terminal becomes the child's own, so that Ctrl-C typed there reaches it.
    own = (
        "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
        "from chronology.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", own, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    screen, seen, waiting = b"", 0, [(asked.encode(), typed.encode()) for asked, typed in answers]
    for piece in iter(lambda: _read(ours), b""):
        screen += piece
        while waiting and (at := screen.find(waiting[0][0], seen)) >= 0:
            seen = at + len(waiting[0][0])
            if len(waiting) == len(answers):
                meanwhile()
            # A signal between the writing of the prompt and the first read
            # would be lost, as it is to nobody who types by hand.
            time.sleep(0.2)
            os.write(ours, waiting.pop(0)[1])
    os.close(ours)
    shown = screen.decode().replace("\r\n", "\n")
    assert not waiting, f"never asked {waiting[0][0]!r}: {shown}"
    return Result(child.wait(), shown, "")


def _read(terminal: int) -> bytes:
    """Return what the screen shows next, b"" when the program has left or hangs."""
    ready, _, _ = select.select([terminal], [], [], 20)
    if not ready:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no database named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHRONOLOGY_DB", raising=False)
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the program in this process."""
    return run_here


@pytest.fixture
def process() -> Callable[..., Result]:
    """Run the program as a child."""
    return run_child


@pytest.fixture
def terminal() -> Callable[..., Result]:
    """Run the program at a pseudo-terminal."""
    return run_at_terminal


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo database, to be copied, with its timeline beside it."""
    path = tmp_path_factory.mktemp("demo") / "chronology-demo.db"
    result = run_here("--db", str(path), "demo")
    assert result.status == 0, result.err
    return path


@pytest.fixture(scope="session")
def demo(engine: str, request: pytest.FixtureRequest) -> Blank:
    """Makes copies of the demo database on the engine of this run."""
    if engine == "sqlite":
        return BlankFile(request.getfixturevalue("demo_file"))
    blank: BlankDatabase = request.getfixturevalue("blank")
    made = blank.of("template1").copy("")
    result = run_here("--db", made.dsn, "demo")
    assert result.status == 0, result.err
    return blank.of(made.dsn.rsplit("/", 1)[1])


@pytest.fixture
def own_demo(demo: Blank, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A demo database of one's own, which the program works on unless told otherwise."""
    place = demo.copy(elsewhere / "demo.db")
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(place))
    return place


@pytest.fixture
def own_demo_file(demo_file: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, for what is about files."""
    path = Path(shutil.copy(demo_file, elsewhere / "demo.db"))
    monkeypatch.setenv("CHRONOLOGY_DB", str(path))
    return path


@pytest.fixture
def chronology(one_db: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """An empty chronology, which the program works on unless told otherwise."""
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(one_db))
    return one_db


@pytest.fixture
def chronology_file(sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, for what is about files."""
    monkeypatch.setenv("CHRONOLOGY_DB", str(sqlite_path))
    return sqlite_path

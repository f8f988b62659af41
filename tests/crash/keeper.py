"""A process that runs the program's commands in processes of their own, and may kill them.

It has loaded the program, so that a command costs a fork and not a start. Each line of
its standard input is a command as JSON, each line of its standard output what came of
it; ``Keeper`` is the other end.
"""

import gc
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from chronology.cli import main
from tests.crash.tracing import Blow, environment, renounce, watch

_ROOT = Path(__file__).parent.parent.parent


class Ended(NamedTuple):
    """What came of a command.

    Args:
        status: its exit status; minus the signal that killed it.
        out: what it printed.
        err: what it said went wrong.
        changes: how many changes it made to files (``tests.crash.tracing``).
        struck: whether it was killed, or one of its writes made to fail.
        last: its last changes.
    """

    status: int
    out: str
    err: str
    changes: int
    struck: bool
    last: str


class Keeper:
    """Runs commands in processes of their own.

    Args:
        folder: where they run.
        **env: what their environment has besides.
    """

    def __init__(self, folder: Path, **env: str) -> None:
        self._folder = folder
        self._env = env

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.keeper"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT,
        )  # fmt: skip
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def run(
        self,
        *words: str,
        blow: Blow = Blow.NONE,
        at: int = 0,
        real: bool = False,
        humble: bool = False,
        most: int | None = None,
    ) -> Ended:
        """Run a command to its end.

        Args:
            *words: the command's words.
            blow: what befalls it.
            at: at which of its changes.
            real: start the program as a user does, instead of a copy of one that is loaded.
            humble: without the privileges of an administrator, whom no permission stops.
            most: how many bytes a file may have at the most, as where the disk is full.
        """
        asked = {"words": words, "blow": blow.value, "at": at, "real": real}
        asked |= {"humble": humble, "most": most}
        asked |= {"folder": str(self._folder), "env": self._env}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Ended(*json.loads(self._process.stdout.readline()))


#: Commands after which the program has loaded whatever it loads when it first needs it.
_WARMING = (
    ["init"],
    [
        "add",
        "One",
        "--when",
        "2016",
        "--where",
        "Port",
        "--who",
        "Ana",
        "--source",
        "s",
        "--create",
    ],
    ["add", "Two", "--when", "a day after @1"],
    ["edit", "1", "--when", "2017", "--describe", "words"],
    ["cite", "1", "--source", "s", "--says-when", "2015"],
    ["relate", "2", "after", "1"],
    ["import", "rows.csv"],
    ["merge", "1", "3"],
    ["rm", "2", "--yes", "--keep-dates"],
    ["undo"],
)


def serve() -> None:
    """Do what the lines of standard input say, until there are no more."""
    warm_up()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_do(json.loads(line))) + "\n")
        sys.stdout.flush()


def warm_up() -> None:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        (Path(folder) / "rows.csv").write_text("title,when,actors\nThree,2016,Ben\n")
        for words in _WARMING:
            there = [f"{folder}/{word}" if word.endswith(".csv") else word for word in words]
            status = main(["--db", f"{folder}/warm.db", *there])
            assert status == 0, words
    # What is there now is not looked through again by each process.
    gc.collect()
    gc.freeze()


def _do(asked: dict[str, Any]) -> list[Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:

        def work() -> int:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.chdir(asked["folder"])
            environment(asked["env"])
            if asked["humble"]:
                renounce()
            if asked["most"] is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (asked["most"], asked["most"]))
            return _program(asked["words"], real=asked["real"])

        end = watch(work, Blow(asked["blow"]), asked["at"])
        out.seek(0)
        err.seek(0)
        said = [stream.read().decode() for stream in (out, err)]
    return [end.status, *said, end.changes, end.struck, end.last]


def _program(words: list[str], *, real: bool) -> int:
    if real:
        # Compiled files would be changes of its own.
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(_ROOT)}
        os.execv(sys.executable, [sys.executable, "-m", "chronology", *words])
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Those of the keeper may hold what is still to be read or written by it.
        stream.detach()  # type: ignore[union-attr] # text over bytes
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
        for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    status = main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    return status


if __name__ == "__main__":
    serve()

"""Many people at one chronology: processes that each give commands until they are done.

``python -m tests.crash.crowd ADDRESS COUNT FILE`` forks from a program that is loaded:
so many writers add COUNT events each, two keep reading, one imports FILE where one is
named. What became of their commands goes to standard output as JSON.
"""

import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from chronology.cli import main
from tests.crash.keeper import warm_up

WRITERS = 8
#: Seconds between the questions of those who only look on: here the writers count.
_REST = 0.5

Does = Callable[..., None]


def _add(number: int, count: int, _until: Callable[[], bool]) -> Iterator[list[str]]:
    for nth in range(count):
        # Years and people that few share: what an event contradicts is not the matter here.
        words = ["add", f"Writer {number} event {nth}", "--when", f"{1900 + nth % 120}"]
        yield [*words, "--where", f"Port {nth % 3}", "--who", f"Ana {nth % 40}", "--create"]


def _read(_number: int, _count: int, until: Callable[[], bool]) -> Iterator[list[str]]:
    while not until():
        yield ["list", "--in", "1901", "--format", "csv"]
        yield ["ask", "what", "happened", "in", "1901"]
        time.sleep(_REST)


def _check(_number: int, _count: int, until: Callable[[], bool]) -> Iterator[list[str]]:
    while not until():
        yield ["check", "--format", "json"]
        time.sleep(4 * _REST)


def _in_process(folder: Path, name: str, work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    (folder / f"{name}.pid").write_text(str(child))
    return child


def _gives(folder: Path, name: str, address: str, commands: Iterator[list[str]]) -> None:
    """Give commands one after the other, and write down what came of them."""
    done: list[dict[str, Any]] = []
    for words in commands:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = main(["--db", address, *words])
        said = out.getvalue() if words[0] in ("add", "import") else ""
        done.append({"command": words[0], "status": status, "out": said, "err": err.getvalue()})
    (folder / f"{name}.json").write_text(json.dumps(done))


def gather(address: str, count: int, file: str) -> list[dict[str, Any]]:
    """Let everybody begin, and return what came of their commands when all are done."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        over = folder / "over"
        roles: list[tuple[str, Iterator[list[str]]]] = [
            (f"writer {number}", _add(number, count, over.exists)) for number in range(WRITERS)
        ]
        if file:
            roles.append(("importer", iter([["import", file]])))
        readers = [("reader", _read(0, 0, over.exists)), ("checker", _check(0, 0, over.exists))]
        started = {
            role: _in_process(
                folder, role, lambda r=role, c=commands: _gives(folder, r, address, c)
            )  # type: ignore[misc] # bound at once
            for role, commands in [*readers, *roles]
        }
        for role, _ in roles:
            os.waitpid(started.pop(role), 0)
        over.touch()
        for child in started.values():
            os.waitpid(child, 0)
        return [one for path in folder.glob("*.json") for one in json.loads(path.read_text())]


if __name__ == "__main__":
    warm_up()
    sys.stdout.write(json.dumps(gather(sys.argv[1], int(sys.argv[2]), sys.argv[3])))

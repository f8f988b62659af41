"""The same commands on two engines, and what each of them left behind."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import count, zip_longest
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from chronology.store.location import Location
from tests.blank import by_hand, words_for

Run = Callable[..., Any]

#: What is told of the engine, the size of its files and their copies.
_HOME = re.compile(
    r"^ *(?:(?:engine|size) .*$|To restore it, .*\n)|[\d.]+ [kMG]B(?: \([\d,]+ bytes\))?"
    r'|"engine": "\w+", "engine_version": "[^"]+", |"size": \d+, "files": \{[^}]*\}, ',
    re.M,
)
#: What may differ: moments of writing, in every notation.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?Z?|\d{8}T\d{6}Z")
#: And so the hashes of files that tell of such moments.
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


class Said(NamedTuple):
    """What one command left behind, but for moments and the database's address."""

    status: int
    out: str
    err: str


class Side:
    """One chronology, in a folder of its own, with UUIDs that count.

    Args:
        folder: where its commands run.
        place: the chronology.
        run: runs the program in this process.
        patch: sets what the commands see, and takes it back.
    """

    def __init__(self, folder: Path, place: Location, run: Run, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.place = place
        self._run = run
        self._patch = patch
        self._numbers = count(1)

    def does(self, words: Sequence[str], stdin: str = "") -> Said:
        self._patch.chdir(self.folder)
        self._patch.setenv("CHRONOLOGY_DB", words_for(self.place))
        self._patch.setenv("CHRONOLOGY_FILES", "files")
        self._patch.setattr("chronology.model.base.uuid4", lambda: UUID(int=next(self._numbers)))
        done = self._run(*words, stdin=stdin)
        return Said(done.status, self._plain(done.out), self._plain(done.err))

    def files(self) -> dict[str, object]:
        """Return what was written, by name."""
        paths = sorted(
            path for path in self.folder.iterdir() if path.is_file() and ".db" not in path.name
        )
        return {path.name: self._content(path.read_bytes()) for path in paths}

    def _content(self, data: bytes) -> object:
        if data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                content = {name: self._content(parts.read(name)) for name in parts.namelist()}
            # One command writes its changes in no order of their own.
            if "history.jsonl" in content:
                content["history.jsonl"] = sorted(str(content["history.jsonl"]).splitlines())
            return content
        try:
            return self._plain(data.decode())
        except UnicodeDecodeError:
            return data

    def _plain(self, text: str) -> str:
        text = _HASH.sub("HASH", text.replace(self.place.shown, "HERE"))
        return _HOME.sub("", _MOMENT.sub("MOMENT", text))


def same(sides: Sequence[Side], journey: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> int:
    """Take both sides through the commands; return how many exited with 0 or 1.

    Raises:
        AssertionError: a command printed or wrote something else on the second side.
    """
    fine = 0
    for words in journey:
        one, other = (side.does(words) for side in sides)
        assert other == one, f"{words}\n{_first_difference(one, other)}\n{other.err}"
        assert "fault of the program" not in one.err, (words, one.err)
        fine += one.status < 2
        if one.status > 1 or {"--dry-run", "--diff"} & set(words):
            _level(*(side.place for side in sides))
    one, other = (side.files() for side in sides)
    assert list(other) == list(one)
    for name, content in one.items():
        assert other[name] == content, f"{name}\n{_first_difference([content], [other[name]])}"
    return fine


def _level(one: Location, other: Location) -> None:
    """Let the server number on as the file does.

    What was taken back has used up numbers on a server, where nobody waits for others
    to learn their numbers. The numbers that follow are the only thing that may differ.
    """
    if not os.path.exists(one.path):
        return
    for table, last in by_hand(one, "SELECT name, seq FROM sqlite_sequence WHERE seq > 0"):
        by_hand(other, f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})")


def _first_difference(one: Sequence[object], other: Sequence[object]) -> str:
    """Return the first line that differs, as both sides have it."""
    for here, there in zip(one, other, strict=True):
        pairs = zip_longest(str(here).splitlines(), str(there).splitlines())
        for line, instead in pairs:
            if line != instead:
                return f"{line!r}\n{instead!r}"
    return "line ends"

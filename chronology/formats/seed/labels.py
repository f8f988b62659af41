"""What the entities of a long file are called, beside the memory: a temporary database."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from types import TracebackType
from typing import Final, NamedTuple, Self

from chronology.formats.seed.schema import BY_NAME

#: How many labels of a section are kept in memory, those met last.
_KEPT: Final = 50_000
#: What the temporary database may keep in memory, in KiB.
_CACHE_KIB: Final = 16_384
_TABLE: Final = """
    CREATE TABLE label (space INTEGER, label TEXT, id INTEGER, uuid TEXT,
    PRIMARY KEY (space, label)) WITHOUT ROWID
"""
_SPACES = {name: 2 * nth for nth, name in enumerate(BY_NAME)}


class Known(NamedTuple):
    """An entity that is there.

    Args:
        id: the id of its row; below zero in an import that will be taken back.
        uuid: its uuid, "" for events and citations.
    """

    id: int
    uuid: str


#: A label, and what it stands for.
Label = tuple[str, Known]


class Labels:
    """Keys and names of a file's entities, which may be millions.

    A key tells an entity before any name does; of two with one name it is the first.
    """

    def __init__(self) -> None:
        # Without a name it is a file of its own, removed when it is closed.
        self._file = sqlite3.connect("", isolation_level=None)
        for sql in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            f"PRAGMA cache_size = -{_CACHE_KIB}",
            _TABLE,
            "BEGIN",
        ):
            self._file.execute(sql)
        self._met: dict[str, dict[str, Known]] = {name: {} for name in BY_NAME}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add_keys(self, section: str, labels: Sequence[Label]) -> list[str]:
        """Take in keys; return those that another entity of the section has already."""
        met = self._met[section]
        for key, _known in labels if met else ():
            met.pop(key, None)
        before = self._file.total_changes
        self._add(_SPACES[section], labels)
        if self._file.total_changes - before == len(labels):
            return []
        return [key for key, known in labels if self._look_up(_SPACES[section], key) != known]

    def add_names(self, section: str, labels: Iterable[Label]) -> None:
        """Take in names, slugs or uuids."""
        self._add(_SPACES[section] + 1, labels)

    def _add(self, space: int, labels: Iterable[Label]) -> None:
        self._file.executemany(
            "INSERT OR IGNORE INTO label VALUES (?, ?, ?, ?)",
            [(space, label, *known) for label, known in labels],
        )

    def find(self, section: str, label: str, folded: str) -> Known | None:
        """Return what a label stands for in the file as far as it was read.

        Args:
            section: the section of what it names.
            label: a key, a slug or a uuid.
            folded: the same folded, as names are kept.
        """
        met = self._met[section]
        found = met.get(label)
        if found is None:
            space = _SPACES[section]
            found = (
                self._look_up(space, label)
                or self._look_up(space + 1, label)
                or self._look_up(space, folded)
                or self._look_up(space + 1, folded)
            )
            if found is not None:
                if len(met) >= _KEPT:
                    met.clear()
                met[label] = found
        return found

    def _look_up(self, space: int, label: str) -> Known | None:
        sql = "SELECT id, uuid FROM label WHERE space = ? AND label = ?"
        with closing(self._file.execute(sql, (space, label))) as cursor:
            row = cursor.fetchone()
        return None if row is None else Known(*row)

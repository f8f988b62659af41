"""What a file has held before the part of it that is at hand."""

from collections import Counter
from typing import Any

from chronology.formats.rows.tables import columns_of
from chronology.formats.seed.labels import Known, Labels
from chronology.formats.seed.schema import BY_NAME
from chronology.formats.seed.stored import Stored
from chronology.store.reader import Reader
from chronology.text import fold


class Earlier:
    """The parts of a file that came before; of a file read whole there are none.

    Args:
        reader: the database, which holds what they added.
        labels: what their entities are called.

    Attributes:
        stored: finds what the database holds.
        pairs: how often two entities were said to be related or tied, by their names.
        numbers: ids that are set aside for entities of this part, by uuid, so that the
            order of the file is that of the ids.
    """

    def __init__(self, reader: Reader, labels: Labels | None = None) -> None:
        self.stored = Stored(reader)
        self.pairs: Counter[tuple[str, ...]] = Counter()
        self.numbers: dict[str, int] = {}
        self._labels = labels
        self._last = {} if labels is None else {name: _highest(reader, name) for name in BY_NAME}
        self._seen: dict[str, bytearray] = {name: bytearray() for name in self._last}

    def find(self, section: str, label: str) -> Known | None:
        """Return what a label stands for in the parts before."""
        return None if self._labels is None else self._labels.find(section, label, fold(label))

    def has(self, section: str, number: int) -> bool:
        """Return whether a row was said in a part before: made by it, or brought up to date."""
        if not self._last:
            return False
        bits = self._seen[section]
        return number > self._last[section] or bool(
            number >> 3 < len(bits) and bits[number >> 3] >> (number & 7) & 1
        )

    def see(self, section: str, number: int) -> None:
        """Take down that a row was said; those made by the import are known without."""
        if number > self._last.get(section, number):
            return
        bits = self._seen[section]
        if number >> 3 >= len(bits):
            bits.extend(bytes(max((number >> 3) + 1, 2 * len(bits)) - len(bits)))
        bits[number >> 3] |= 1 << (number & 7)


def _highest(reader: Reader, section: str) -> int:
    table = columns_of(BY_NAME[section].model).table
    row: Any = reader.one(f"SELECT max(id) FROM {table}")  # noqa: S608 - a table of our own model
    return int(row[0] or 0)

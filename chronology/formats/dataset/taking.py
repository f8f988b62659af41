"""Records before they meet the chronology: each looked at, and refused where nothing can hold it.

What is worked out here depends on the file alone, so that it can be done in a process
that knows no database.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.formats.dataset.dates import Dated, Dates
from chronology.formats.dataset.digesting import RecordError
from chronology.formats.dataset.record import Actor, Item, Place, Record, Refused, Source, Tied
from chronology.formats.dataset.said import Digests, extra_json
from chronology.formats.dataset.seen import SeenIds


class Added(NamedTuple):
    """A record that a chronology can hold, with what is worked out of it.

    Args:
        record: the record.
        date: its date.
        digest: the digest of what it says.
        extra: its ``extra`` as JSON.
    """

    record: Record
    date: Dated
    digest: str
    extra: str | None


@dataclass(slots=True)
class Taken:
    """What came of some items of a file, in its order.

    Args:
        read: how many events they are, the refused ones included.
        good: the records that can be held.
        refused: the others, and rows that are no records.
        warnings: what was noticed, kind and example.
        ties: ties between actors.
        others: places, actors and sources that stand for themselves.
    """

    read: int = 0
    good: list[Added] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    ties: list[Tied] = field(default_factory=list)
    others: list[Place | Actor | Source] = field(default_factory=list)


class Taker:
    """Looks at the items of one file, some at a time.

    Args:
        dates: the dates of the file.
        digests: makes the digests of its records.
        left_out: the column that is none of the dataset's own: that of the reasons for
            which rows were refused, in a file of such rows; None where there is none.
    """

    def __init__(self, dates: Dates, digests: Digests, left_out: str | None = None) -> None:
        self._dates = dates
        self._digests = digests
        self._left_out = left_out
        self._seen = SeenIds()

    def take(self, items: Iterable[Item]) -> Taken:
        """Return what came of ``items``."""
        taken = Taken()
        taken.good = list(self._good(items, taken))
        return taken

    def _good(self, items: Iterable[Item], taken: Taken) -> Iterator[Added]:
        dates, seen, digests = self._dates, self._seen, self._digests
        for item in items:
            if type(item) is not Record:
                _put(item, taken)
                continue
            taken.read += 1
            if item.warnings:
                taken.warnings += _placed(item)
            if self._left_out is not None:
                item.extra = {k: v for k, v in item.extra.items() if k != self._left_out}
            try:
                date, extra = dates.of(item.date), extra_json(item)
                digest = digests.of(item, date, extra)
                if not seen.add(item.external_id):
                    why = f"the id “{item.external_id}” stands in an earlier row."
                    raise RecordError("", why)  # noqa: TRY301 - one way for all refusals
            except RecordError as error:
                taken.refused.append(Refused(item.line, error.where, error.why, item.cells))
            else:
                # Only a refusal needs the row, and rows are most of what a batch holds.
                item.cells = None
                yield Added(item, date, digest, extra)


def _placed(record: Record) -> list[tuple[str, str]]:
    """Return the warnings of a record with their line, where it has one."""
    if not record.line:
        return list(record.warnings)
    return [(kind, f"line {record.line}: {example}") for kind, example in record.warnings]


def _put(item: Item, taken: Taken) -> None:
    if isinstance(item, Refused):
        taken.read += 1
        taken.refused.append(item)
    elif isinstance(item, Tied):
        taken.ties.append(item)
    elif isinstance(item, Place | Actor | Source):
        taken.others.append(item)

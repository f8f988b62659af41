"""Which event a row means: one that is there, or a new one."""

import hashlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from chronology.formats.rows.tables import chunks_of
from chronology.formats.seed.identity import entity_uuid
from chronology.formats.seed.values import FieldError, check_uuid
from chronology.formats.table.cells import kind_text, restore
from chronology.formats.table.errors import CellError
from chronology.formats.table.extras import ExtraColumn
from chronology.formats.table.header import MEASURE, Header
from chronology.formats.table.sheet import Line
from chronology.model import marked
from chronology.store.purging.marks import Purged
from chronology.store.reader import Reader

#: Events are taken down in pages of 256.
_PAGE = 8
_MASK = (1 << _PAGE) - 1


@dataclass(slots=True)
class Identified:
    """One row with the event that it means.

    Args:
        line: the row as the file holds it.
        texts: the texts of our columns, by name.
        others: the texts of the other columns, by the file's names.
        extras: the texts of columns of what an import kept besides, empty ones too.
        number: the id that the row gives.
        uuid: the uuid that the row gives, or that its content makes.
        made: whether the uuid was made from the row's content.
        own_uuid: whether the uuid was made by us at all, so that no other is like it.
        event: the id of the event that is there; None for a new one.
    """

    line: Line
    texts: dict[str, str]
    others: dict[str, str]
    number: int | None = None
    uuid: str = ""
    made: bool = False
    own_uuid: bool = False
    event: int | None = None
    extras: tuple[tuple[ExtraColumn, str], ...] = ()


class LineReader:
    """Takes the rows of one file apart, and says whom each says it is.

    Args:
        header: which column is which.
        dataset: the slug of the file's dataset.
        neutralised: whether an apostrophe may keep a spreadsheet from running a cell.
    """

    def __init__(self, header: Header, dataset: str, *, neutralised: bool) -> None:
        ours = header.ours.items()
        self._ours = tuple(each for each in ours if not each[0].startswith(MEASURE))
        self._counts = tuple(
            (name.removeprefix(MEASURE), at) for name, at in ours if name.startswith(MEASURE)
        )
        self._others = header.others
        self._extras = header.extras
        self._dataset = dataset
        self._restore = restore if neutralised else str
        extras = {column.header: at for column, at in header.extras}
        positions = (
            dict(header.others) | extras | {f"our {name}": at for name, at in header.ours.items()}
        )
        self._said = sorted(positions.items())

    def read(self, line: Line) -> Identified:
        """Return the texts of one row, and whom it says it is.

        Raises:
            CellError: no such id can be.
        """
        cells = line.cells
        restored = self._restore
        texts = {
            name: cells[at] if cells[at][:1] != "'" else restored(cells[at])
            for name, at in self._ours
        }
        if self._counts:
            told = [kind_text(kind, cells[at]) for kind, at in self._counts if cells[at].strip()]
            texts["measures"] = "; ".join(filter(None, (texts.get("measures", ""), *told)))
        others = {name: restored(cells[at]) for name, at in self._others if cells[at].strip()}
        row = Identified(line, texts, others)
        row.extras = tuple([(column, restored(cells[at])) for column, at in self._extras])
        row.number = _number(texts.get("id", "").strip())
        given = texts.get("uuid", "").strip()
        external = texts.get("external_id", "").strip()
        try:
            row.uuid = check_uuid(given) if given else ""
        except FieldError as error:
            raise CellError(str(error)) from None
        if not row.uuid and external:
            row.uuid = entity_uuid(self._dataset, "events", external)
            row.own_uuid = True
        elif not row.uuid and row.number is None:
            row.uuid = entity_uuid(self._dataset, "rows", self._digest(cells))
            row.made = row.own_uuid = True
        return row

    def _digest(self, cells: list[str]) -> str:
        """Return a hash of what a row says, whatever the order of its columns."""
        said = [(name, cells[at]) for name, at in self._said if cells[at].strip()]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def _number(text: str) -> int | None:
    if not text:
        return None
    digits = text.removeprefix("@")
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits) < 2**63:
        raise CellError(f"“{text}” is no id: a whole number above zero.")
    return int(digits)


class LinesOf:
    """Which line of a file spoke of which event, in four bytes an event."""

    def __init__(self) -> None:
        self._pages: dict[int, array[int]] = {}

    def get(self, event: int) -> int:
        """Return the line, 0 where none did."""
        page = self._pages.get(event >> _PAGE)
        return page[event & _MASK] if page is not None else 0

    def set(self, event: int, line: int) -> None:
        """Take down that a line spoke of an event."""
        page = self._pages.get(event >> _PAGE)
        if page is None:
            page = self._pages[event >> _PAGE] = array("I", [0]) * (1 << _PAGE)
        page[event & _MASK] = line


class Known:
    """Finds which rows mean events that are there.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lines = LinesOf()
        self._purged = Purged(reader)

    def settle(self, rows: list[Identified]) -> list[tuple[Identified, CellError]]:
        """Fill in the events that ``rows`` mean, and return those that are refused."""
        by_uuid = self._ids("uuid", (row.uuid for row in rows if row.uuid))
        by_id = self._ids("id", (row.number for row in rows if row.number is not None))
        used = self._used([row.number for row in rows if row.number is not None])
        refused = []
        new: dict[str, int] = {}
        for row in rows:
            try:
                row.event = self._event_of(row, by_uuid, by_id, used)
                self._refuse_purged(row)
                self._refuse_second(row, new)
            except CellError as error:
                refused.append((row, error))
        return refused

    def added(self, event: int, line: int) -> None:
        """Take down that a row has become an event, of which no later row may speak again."""
        self._lines.set(event, line)

    def _ids(
        self, column: str, values: Iterable[str | int | None]
    ) -> dict[str | int, tuple[int, str]]:
        found: dict[str | int, tuple[int, str]] = {}
        for chunk in chunks_of(values):
            params = {f"v{index}": value for index, value in enumerate(chunk)}
            names = ", ".join(f":{name}" for name in params)
            sql = f"SELECT id, uuid FROM event WHERE {column} IN ({names})"  # noqa: S608  # own names
            for number, uuid in self._reader.rows(sql, params):
                found[uuid if column == "uuid" else number] = (number, uuid)
        return found

    def _used(self, numbers: list[int]) -> set[int]:
        """Return which of ``numbers`` the history knows as ids of events."""
        found: set[int] = set()
        for chunk in chunks_of(numbers):
            listed = ", ".join(map(str, chunk))
            sql = "SELECT DISTINCT row_id FROM history_change WHERE table_name = 'event'"
            found.update(row[0] for row in self._reader.rows(f"{sql} AND row_id IN ({listed})"))
            sql = "SELECT DISTINCT row_id FROM purged_row WHERE table_name = 'event'"
            found.update(row[0] for row in self._reader.rows(f"{sql} AND row_id IN ({listed})"))
        runs = "SELECT row_id, row_last FROM history_change WHERE table_name = 'event' AND"
        for first, last in self._reader.rows(f"{runs} {marked.RUNS}"):
            found.update(number for number in numbers if first <= number <= last)
        return found

    @staticmethod
    def _event_of(
        row: Identified,
        by_uuid: dict[str | int, tuple[int, str]],
        by_id: dict[str | int, tuple[int, str]],
        used: set[int],
    ) -> int | None:
        if row.uuid in by_uuid:
            return by_uuid[row.uuid][0]
        if row.number is None:
            return None
        there = by_id.get(row.number)
        if there is not None:
            if row.uuid and row.texts.get("uuid", "").strip():
                raise CellError(
                    f"@{row.number} is another event in this chronology, with another uuid;"
                    " empty the id to add this one under a new id."
                )
            return there[0]
        if row.number in used:
            raise CellError(
                f"@{row.number} was removed, and its id is never used again;"
                " empty the id to add the event under a new one."
            )
        return None

    def _refuse_purged(self, row: Identified) -> None:
        why = self._purged.refusal(row.uuid) if row.event is None else None
        if why is not None:
            raise CellError(why)

    def _refuse_second(self, row: Identified, new: dict[str, int]) -> None:
        """Refuse a row of which an earlier one spoke already.

        Args:
            row: the row.
            new: lines of this batch by the events that they are to become.
        """
        here = row.line.number
        if row.event is not None:
            first = self._lines.get(row.event) or here
            self._lines.set(row.event, first)
        else:
            first = new.setdefault(f"@{row.number}" if row.number is not None else row.uuid, here)
        if first == here:
            return
        if row.made:
            raise CellError(f"the row says the same as line {first}.")
        raise CellError(f"this is the event of line {first} again; keep one.")

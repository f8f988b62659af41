"""The refused rows of an import, in a file that can be corrected and imported again."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from chronology.formats.base import ImportJob
from chronology.formats.table.sheet import REFUSED
from chronology.formats.tabular import Table
from chronology.formats.text.files import write_text
from chronology.text import neutralise

if TYPE_CHECKING:
    import _csv

#: So many refusals are listed in the report; the file has all of them.
LISTED = 10_000


class RefusedRows:
    """Writes refused rows under their own header, each with its reason, as they come.

    The file is begun with the first of them, and appears when it is finished.

    Args:
        job: the import.
        table: the table that the rows are from.
    """

    def __init__(self, job: ImportJob, table: Table) -> None:
        self._path = job.refused_path or _free_name(job.path, job.input.name)
        self._table = table
        self._keep = [at for at, name in enumerate(table.header) if name != REFUSED]
        self._open = ExitStack()
        self._writer: _csv.Writer | None = None

    def add(self, cells: Sequence[str], why: str) -> None:
        """Write one row; cells beyond the header follow the reason, so that nothing is lost."""
        writer = self._writer or self._begin()
        width = len(self._table.header)
        padded = [*cells, *[""] * (width - len(cells))]
        if not self._table.neutralised:
            padded = [neutralise(cell) for cell in padded]
        writer.writerow([*(padded[at] for at in self._keep), neutralise(why), *padded[width:]])

    def _begin(self) -> "_csv.Writer":
        out = self._open.enter_context(write_text(self._path, private=True))
        writer = csv.writer(out, delimiter=self._table.delimiter, lineterminator="\r\n")
        writer.writerow([*(self._table.header[at] for at in self._keep), REFUSED])
        self._writer = writer
        return writer

    def finish(self) -> str | None:
        """Let the file appear, and return its name; None where nothing was refused."""
        self._open.close()
        return self._path if self._writer is not None else None

    def give_up(self, error: BaseException) -> None:
        """Leave no file: the import failed."""
        self._open.__exit__(type(error), error, error.__traceback__)


def _free_name(path: str, name: str) -> str:
    """Return a name beside ``path`` that no file has: an earlier one may be half corrected."""
    source = Path("standard-input.csv") if path == "-" else Path(path).with_name(name)
    stem = source.stem.partition(".refused")[0] or source.stem
    suffix = source.suffix if source.suffix.lower() not in ("", ".xlsx", ".ods") else ".csv"
    candidate = source.with_name(f"{stem}.refused{suffix}")
    number = 2
    while candidate.exists():
        candidate = source.with_name(f"{stem}.refused-{number}{suffix}")
        number += 1
    return str(candidate)

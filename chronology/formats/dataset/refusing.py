"""The file of refused rows: corrected there, it is imported like any other."""

import csv
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Refused
from chronology.formats.table.sheet import REFUSED
from chronology.formats.text.files import write_text
from chronology.text import neutralise


class RefusedFile:
    """Writes what is refused, as it comes: a table's rows as CSV, all else as JSON lines.

    The file appears when ``close`` is called, and not at all where nothing is
    refused or the import fails.

    Args:
        job: the import.
        header: the names of the columns; empty for what is no table.
    """

    def __init__(self, job: ImportJob, header: tuple[str, ...]) -> None:
        self._job = job
        self._header = header
        self._keep = [at for at, name in enumerate(header) if name != REFUSED]
        self._opened = ExitStack()
        self._write: Callable[[Refused], Any] | None = None
        self.path: str | None = None

    def __enter__(self) -> "RefusedFile":
        return self

    def __exit__(self, *error: Any) -> None:
        self._opened.__exit__(*error)

    def add(self, refused: Refused) -> None:
        """Write one refusal."""
        if self._job.dry_run:
            return
        if self._write is None:
            self._write = self._open()
        self._write(refused)

    def _open(self) -> Callable[[Refused], Any]:
        ending = ".csv" if self._header else ".jsonl"
        self.path = self._job.refused_path or _free_name(self._job, ending)
        out = self._opened.enter_context(write_text(self.path, private=True))
        if not self._header:
            return lambda refused: out.write(_line(refused))
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([*(self._header[at] for at in self._keep), REFUSED])
        return lambda refused: writer.writerow(self._row(refused))

    def _row(self, refused: Refused) -> list[str]:
        """Return the cells, the reason, and whatever a row had beyond its header."""
        width = len(self._header)
        cells = list(refused.cells or ())
        cells += [""] * (width - len(cells))
        why = f"{refused.where}: {refused.why}" if refused.where else refused.why
        return [*(cells[at] for at in self._keep), neutralise(why), *cells[width:]]


def _line(refused: Refused) -> str:
    told: dict[str, Any] = {
        "line": refused.line or None,
        "where": refused.where,
        "why": refused.why,
    }
    if refused.cells is not None:
        told["cells"] = list(refused.cells)
    return json.dumps(told, ensure_ascii=False) + "\n"


def _free_name(job: ImportJob, ending: str) -> str:
    """Return a name beside the file that no file has: an earlier one may be half corrected."""
    folder = Path(".") if job.path == "-" else Path(job.path).parent
    name = Path(job.input.name)
    stem = name.stem.partition(".refused")[0] or name.stem
    candidate = folder / f"{stem}.refused{ending}"
    number = 2
    while candidate.exists():
        candidate = folder / f"{stem}.refused-{number}{ending}"
        number += 1
    return str(candidate)

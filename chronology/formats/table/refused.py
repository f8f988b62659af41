"""The refused rows of an import, in a file that can be corrected and imported again."""

import csv
from pathlib import Path

from chronology.formats.base import ImportJob
from chronology.formats.table.cells import neutralise
from chronology.formats.table.sheet import REFUSED, Line, Sheet
from chronology.formats.text.files import write_text


def write_refused(job: ImportJob, sheet: Sheet, refused: list[tuple[Line, str]]) -> str:
    """Write the rows under their own header, each with its reason, and return the file's name.

    Cells beyond the header follow the reason, so that nothing is lost of a row
    that is too long.
    """
    path = job.refused_path or _free_name(job.path)
    keep = [at for at, name in enumerate(sheet.header) if name != REFUSED]
    width = len(sheet.header)
    with write_text(path) as out:
        writer = csv.writer(out, delimiter=sheet.delimiter, lineterminator="\r\n")
        writer.writerow([*(sheet.header[at] for at in keep), REFUSED])
        for line, why in refused:
            cells = line.cells + [""] * (width - len(line.cells))
            writer.writerow([*(cells[at] for at in keep), neutralise(why), *line.cells[width:]])
    return path


def _free_name(path: str) -> str:
    """Return a name beside ``path`` that no file has: an earlier one may be half corrected."""
    source = Path("standard-input.csv" if path == "-" else path)
    stem = source.stem.partition(".refused")[0] or source.stem
    suffix = source.suffix or ".csv"
    candidate = source.with_name(f"{stem}.refused{suffix}")
    number = 2
    while candidate.exists():
        candidate = source.with_name(f"{stem}.refused-{number}{suffix}")
        number += 1
    return str(candidate)

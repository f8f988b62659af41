"""Reading a bundle back: its events, and the files that are attached to their sources."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from chronology.errors import BadInputError
from chronology.formats.base import ImportJob
from chronology.formats.bundle.checking.manifest import Manifest
from chronology.formats.bundle.checking.run import check_stream
from chronology.formats.bundle.layout import EVENTS
from chronology.formats.jsonl_file import JSONL
from chronology.formats.registry import load_of
from chronology.formats.report import ImportReport
from chronology.formats.seed.files import refuse_options
from chronology.formats.text.input import Input
from chronology.store.files.folder import files_folder
from chronology.store.files.keeping import staged_stream


def load_bundle(job: ImportJob) -> ImportReport:
    """Import the events of a bundle that passes its check, and keep its attached files.

    Its history stays in the bundle: this chronology's own says that it was imported.

    Raises:
        BadInputError: it is no bundle, or not what its maker made.
    """
    refuse_options(job, "bundle")
    with job.input.open() as stream:
        manifest = _checked(job, stream)
        with zipfile.ZipFile(stream) as archive, _unpacked(archive, EVENTS) as events:
            with Input(str(events)) as given, job.unit.savepoint():
                report = load_of(JSONL, given.path)(replace(job, input=given, format=JSONL.name))
            if not (report.refused or job.dry_run):
                _keep(job, archive, manifest)
    return report


def _checked(job: ImportJob, stream: BinaryIO) -> Manifest:
    found, manifest = check_stream(stream, job.path)
    if not found.ok or manifest is None:
        raise BadInputError(
            f"“{job.path}” does not pass its check: {found.problems[0]}",
            f"See `chronology bundle verify {job.path}`; ask for it again.",
        )
    return manifest


@contextmanager
def _unpacked(archive: zipfile.ZipFile, path: str) -> Iterator[Path]:
    """Give a file of the zip as one on the disk, which nobody else may read."""
    with tempfile.TemporaryDirectory(prefix="chronology-") as folder:
        place = Path(folder) / path
        with archive.open(path) as packed, place.open("wb") as out:
            shutil.copyfileobj(packed, out)
        yield place


def _keep(job: ImportJob, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Put the attached files among those of this chronology; each has passed the check."""
    if not manifest.attached:
        return
    folder = files_folder(job.unit.location)
    for file in manifest.attached:
        with (
            archive.open(str(file["path"])) as stream,
            staged_stream(folder, cast("BinaryIO", stream)) as staged,
        ):
            staged.place()

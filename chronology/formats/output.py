"""Where an export goes: whole or not at all, and not at all where strict and lossy."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, BinaryIO, TextIO

from chronology.errors import BadInputError
from chronology.formats.base import ExportJob
from chronology.formats.losses import LossError, Losses
from chronology.formats.text.files import write_bytes, write_text


@contextmanager
def export_text(job: ExportJob, losses: Losses) -> Iterator[TextIO]:
    """Open the export's file for text, which appears whole or not at all.

    Raises:
        LossError: the job is strict and ``losses`` has counted something by the end.
        DeclinedError: the file cannot be written.
    """
    if job.strict and job.path == "-":
        with TemporaryFile("w+", encoding="utf-8", newline="") as held:
            yield held
            _refuse(job, losses)
            held.seek(0)
            with write_text(job.path) as out:
                shutil.copyfileobj(held, out)
        return
    with write_text(job.path) as out:
        yield out
        _refuse(job, losses)


@contextmanager
def export_bytes(job: ExportJob, losses: Losses) -> Iterator[BinaryIO]:
    """Open the export's file for bytes; it can be sought in, standard output too.

    Raises:
        LossError: the job is strict and ``losses`` has counted something by the end.
        DeclinedError: the file cannot be written.
        BadInputError: it would go to a terminal.
    """
    if job.path == "-":
        if sys.stdout.isatty():
            raise BadInputError(
                "Such a file is no text, and a terminal would take parts of it for commands.",
                "Name a file, or hand the output to another program.",
            )
        with TemporaryFile() as held:
            yield _binary(held)
            _refuse(job, losses)
            held.seek(0)
            shutil.copyfileobj(held, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        return
    with write_bytes(job.path) as out:
        yield out
        _refuse(job, losses)


def _binary(held: IO[bytes]) -> BinaryIO:
    return held  # type: ignore[return-value]  # what TemporaryFile opens has all of BinaryIO


def _refuse(job: ExportJob, losses: Losses) -> None:
    if job.strict and losses:
        raise LossError(losses.counts)

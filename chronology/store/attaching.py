"""A source's file: attached, replaced, and what a merge leaves of two."""

import re
from dataclasses import dataclass
from pathlib import Path

from chronology.errors import BadInputError
from chronology.model import Source
from chronology.store.files.keeping import Staged
from chronology.store.unit import UnitOfWork
from chronology.text import visible

_FOLDERS = re.compile(r"[/\\]")
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of attaching a file.

    Args:
        name: what the file is called from now on.
        path: where its copy is.
        replaced: the name of the file that it took the place of, None where there was none.
        known: whether this content was attached to the source already.
    """

    name: str
    path: Path
    replaced: str | None = None
    known: bool = False


def attach_file(
    unit: UnitOfWork, source_id: int, staged: Staged, path: str, *, replace: bool = False
) -> Attached:
    """Make a copied file that of a source, and keep the copy.

    The file that it takes the place of stays where it is kept, and in the history.
    Content that is attached already changes nothing, but is put back where it was lost.

    Args:
        unit: the unit of work.
        source_id: the source.
        staged: the copy.
        path: what the user called the file; its base name is noted.
        replace: whether it may take the place of another file.

    Raises:
        UnknownNameError: there is no such source.
        BadInputError: the source has another file.
        DeclinedError: the copy cannot be kept.
    """
    source = unit.get(Source, source_id)
    if source.file_sha256 == staged.sha256:
        return Attached(source.file_name or "", staged.place(), known=True)
    before = source.file_name or source.file_sha256
    if before is not None and not replace:
        raise BadInputError(
            f"The source {source.slug} has a file already: {before}.",
            "A source has one; add --replace to attach this one instead (the old one is kept"
            " in the history and on disk), or make a source of its own for it.",
        )
    kept = staged.place()
    source.file_name = noted_name(path)
    source.file_sha256 = staged.sha256
    source.file_size = staged.size
    source.file_attached_at = unit.at
    unit.session.flush()
    return Attached(source.file_name, kept, replaced=before)


def noted_name(path: str) -> str:
    """Return the base name of a path as it is noted: what would command a terminal spelt out."""
    base = _FOLDERS.split(path.rstrip("/\\"))[-1]
    return visible(base)[:_LONGEST] or "file"


def note_lost_file(unit: UnitOfWork, keep: Source, other: Source) -> None:
    """Say, of two sources that become one, whose file is no longer attached."""
    if other.file_sha256 is not None and other.file_sha256 != keep.file_sha256:
        unit.notes.append(
            f"The file {other.file_name or other.file_sha256} of {other.slug} is no longer"
            f" attached, since {keep.slug} has one; it stays on disk and in the history."
        )

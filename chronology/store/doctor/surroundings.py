"""What lies around the file: who may read it, and what programs that were killed left."""

import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from chronology.store.doctor.damage import Damage, Patient, Severity, some
from chronology.store.leftovers import KINDS

#: What is younger may belong to a program that still runs.
_AGE: Final = 3600

#: How unfinished files are called: what is built beside a chronology, and backups.
_UNFINISHED: Final = re.compile(
    rf"\.(?P<of>.+)\.(?:{'|'.join((*KINDS, 'backup'))})-\w{{8}}(?:-journal|-wal|-shm)?"
)


def find(patient: Patient) -> Iterator[Damage]:
    """Yield that others may read the file, and files that were left behind."""
    if not patient.on_sqlite:
        return
    path = Path(os.path.realpath(patient.location.path))
    yield from _open_to_others(path)
    yield from _left_behind(path)


def _open_to_others(path: Path) -> Iterator[Damage]:
    mode = stat.S_IMODE(path.stat().st_mode)
    if _proper(mode) != mode:
        yield Damage(
            "open-to-others",
            f"Other users of this machine may read {path} (its permissions are {mode:o}).",
            f"`chmod {_proper(mode):o}` it, or let `chronology db doctor --repair` do it.",
            repairable=True,
            objects=(("mode", str(path)),),
            severity=Severity.NOTICE,
        )


def _proper(mode: int) -> int:
    """Return the permissions that a file ought to have.

    A group that may write was let in on purpose; one that may only read mostly came
    with a copy.
    """
    shared = mode & 0o020
    return mode & (0o770 if shared else 0o700)


def _left_behind(path: Path) -> Iterator[Damage]:
    now = time.time()
    left = [
        entry
        for entry in sorted(path.parent.iterdir())
        if _is_of(path, entry) and now - entry.lstat().st_mtime > _AGE
    ]
    if left:
        yield Damage(
            "left-behind",
            f"{len(left)} unfinished {'file lies' if len(left) == 1 else 'files lie'} beside"
            f" {path}, left by a program that was killed; nothing needs them.",
            "Remove them, or let `chronology db doctor --repair` do it.",
            len(left),
            some(entry.name for entry in left),
            repairable=True,
            objects=tuple(("left", str(entry)) for entry in left),
            severity=Severity.NOTICE,
        )


def _is_of(path: Path, entry: Path) -> bool:
    """Return whether a file was built for a chronology, or is its unfinished backup."""
    found = _UNFINISHED.fullmatch(entry.name)
    return found is not None and (found["of"] == path.name or ".backup-" in entry.name)


def tidy(found: Sequence[Damage]) -> None:
    """Close the file to others, and remove what was left behind.

    Raises:
        OSError: it may not be done.
    """
    for what, name in (pair for damage in found for pair in damage.objects):
        if what == "mode":
            os.chmod(name, _proper(stat.S_IMODE(os.stat(name).st_mode)))
        else:
            Path(name).unlink(missing_ok=True)

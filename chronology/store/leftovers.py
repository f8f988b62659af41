"""Files beside a chronology that killed programs left there, and what makes files last.

Whoever builds a file beside a chronology gives it a hidden name of its own:
``.NAME.KIND-…``, and does so under the chronology's write lock, or before there is a
chronology. So whoever holds that lock knows that nobody needs them any more. The
journal of a killed program is none of them: by it what was half-written is taken back.
"""

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

#: What is built: the copy that an import fills, the backup before an upgrade, a new file.
KINDS = ("import", "upgrade", "init")


def make_beside(path: str, kind: str) -> str:
    """Make an empty file beside a chronology, for its user alone; return its path.

    Args:
        path: the chronology's file.
        kind: one of ``KINDS``.

    Raises:
        OSError: the folder takes no new file.
    """
    whole = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=whole.parent, prefix=f".{whole.name}.{kind}-")
    os.close(handle)
    return name


def remove_made(name: str) -> None:
    """Remove a file that ``make_beside`` made, with its journal, if it still has that name."""
    for left in (name, f"{name}-journal"):
        with suppress(FileNotFoundError):
            os.unlink(left)


def remove_leftovers(path: str) -> None:
    """Remove what killed programs built beside a chronology; the caller holds its lock.

    What cannot be removed stays: it is in nobody's way.
    """
    whole = Path(os.path.realpath(path))
    kinds = "|".join(KINDS)
    pattern = re.compile(rf"\.{re.escape(whole.name)}\.({kinds})-\w{{8}}(-journal)?")
    with suppress(OSError):
        for name in os.listdir(whole.parent):
            if pattern.fullmatch(name):
                with suppress(OSError):
                    os.unlink(whole.parent / name)


def sync(path: str) -> None:
    """Have the disk keep what a file holds, even if the power fails now.

    Raises:
        OSError: the disk failed.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: str) -> None:
    """Have the disk keep the name that a file was just given.

    Nothing is said where that fails: the file is in its place already, and some file
    systems know no such thing.
    """
    with suppress(OSError):
        sync(os.path.dirname(os.path.abspath(path)))

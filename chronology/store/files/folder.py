"""Where attached files are kept: beside the database file, or in a folder that is named."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from chronology.errors import BadInputError
from chronology.store.location import Location

#: The environment variable that names the folder. A setting of the chronology would
#: travel with a database or an import of somebody else, who could then choose where
#: on this machine evidence is written.
FOLDER_SETTING = "CHRONOLOGY_FILES"

_SHA256 = re.compile(r"[0-9a-f]{64}")


def files_folder(location: Location, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of a chronology's attached files, which need not exist yet.

    It is that of ``CHRONOLOGY_FILES``; else, of a database file ``case.db``, the
    folder ``case.files`` beside it.

    Raises:
        BadInputError: the database is on a server, and no folder is named.
    """
    named = environ.get(FOLDER_SETTING)
    if named:
        return Path(named).expanduser()
    if location.engine == "sqlite":
        # A link is followed: the files lie where the database lies.
        path = os.path.realpath(location.copy_of or location.path)
        return Path(f"{path.removesuffix('.db')}.files")
    raise BadInputError(
        f"No folder is named for the files that are attached to sources of {location.shown}.",
        f"Set {FOLDER_SETTING} to one folder that everybody who works on it can reach.",
    )


def is_sha256(text: str | None) -> bool:
    """Return whether ``text`` is a SHA-256 in hexadecimal, as this program writes it."""
    return text is not None and _SHA256.fullmatch(text) is not None


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the content of this hash is kept.

    The hash may come from a database of somebody else, and becomes part of a path;
    so it is looked at first.

    Raises:
        BadInputError: it is no SHA-256.
    """
    if not is_sha256(sha256):
        raise BadInputError(
            f"“{sha256}” is not a SHA-256, so that no file can be kept under it.",
            "Attach the file anew with `chronology source attach`.",
        )
    return folder / sha256[:2] / sha256

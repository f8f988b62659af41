"""Who works on a chronology: as named, else as set, else as logged in."""

import getpass
import os

from chronology.store.reader import Reader
from chronology.store.settings import AUTHOR


def author_of(reader: Reader, named: str | None = None) -> str:
    """Return ``named``, else ``CHRONOLOGY_AUTHOR``, the setting "author" or the login name."""
    found = named or os.environ.get("CHRONOLOGY_AUTHOR") or reader.setting(AUTHOR)
    if found:
        return str(found)
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"

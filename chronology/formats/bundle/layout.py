"""What a bundle is made of: its files, what each is for, and safe names for what was attached."""

from collections.abc import Iterable
from typing import Any

from chronology.filenames import safe_file_name

#: What the manifest calls its own format, and the version that this program writes.
FORMAT = "chronology-bundle"
VERSION = 1

README = "README.txt"
EVENTS = "events.jsonl"
HISTORY = "history.jsonl"
TABLE = "timeline.csv"
PAGE = "timeline.html"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
#: The folder of attached files, one folder in it for each source.
ATTACHED = "sources"

ABOUT = {
    README: "What this bundle is, and how to check it.",
    EVENTS: "The events with all that hangs on them, lossless; `chronology import` reads it.",
    HISTORY: "Who made and changed these entries, when, with which command, before and after.",
    TABLE: "The events as a table.",
    PAGE: "The events to read and to print, with footnoted sources.",
}

#: One entry of the manifest's list of files.
Facts = dict[str, Any]


class AttachedNames:
    """Hands out paths for attached files: safe on any system, and none twice.

    Two that differ in case alone would be one on many systems.
    """

    def __init__(self) -> None:
        self._used: set[str] = set()

    def path(self, slug: str, name: str | None) -> str:
        """Return the path of a source's file in the bundle."""
        folder, file = safe_file_name(slug), safe_file_name(name or "file")
        return next(filter(self._take, _variants(folder, file)))

    def _take(self, path: str) -> bool:
        folded = path.casefold()
        if folded in self._used:
            return False
        self._used.add(folded)
        return True


def _variants(folder: str, file: str) -> Iterable[str]:
    yield f"{ATTACHED}/{folder}/{file}"
    number = 2
    while True:
        yield f"{ATTACHED}/{folder}-{number}/{file}"
        number += 1


def sums_text(hashes: Iterable[tuple[str, str]]) -> str:
    """Return paths and their hashes as `sha256sum -c` reads them, by path."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(hashes))

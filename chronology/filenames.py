"""Names of files that others chose, made safe to use in any folder of any system."""

import re
import unicodedata
from typing import Final

#: What Windows takes for a device, whatever its suffix and case ("NUL.txt" too).
#: Source: "Naming Files, Paths, and Namespaces" in Microsoft's Win32 documentation.
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
#: Signs that no file of Windows may be called by, or that its shells act on.
_FORBIDDEN = re.compile(r'[<>:"|?*/\\%$`]')
_FOLDERS = re.compile(r"[/\\]")
#: Bytes of a name in UTF-8: file systems take 255, and a hash or a number may be put before it.
LONGEST_NAME: Final = 180
_LONGEST_SUFFIX: Final = 20


def safe_file_name(name: str) -> str:
    """Return a name that is one plain file in the folder it is put in, and nothing else.

    Folders are taken off, whichever way they are written; what commands a terminal,
    hides, or means something to a shell or to Windows becomes "_"; a name that begins
    with a dot, a hyphen or a tilde, or that is a device of Windows, gets a "_" before
    it; a long one is cut before its suffix. The result is never empty and is its own
    safe name.

    Args:
        name: what a file, an archive or a user called it; any text at all.
    """
    bare = _FOLDERS.split(unicodedata.normalize("NFC", name).rstrip("/\\"))[-1]
    shown = "".join(letter if letter.isprintable() else "_" for letter in bare)
    # Windows drops spaces and dots at the end, and so meets another file.
    plain = _FORBIDDEN.sub("_", shown).strip(" ").rstrip(" .")
    if plain.startswith((".", "-", "~")) or plain.partition(".")[0].rstrip().lower() in _DEVICES:
        plain = f"_{plain}"
    return _cut(plain) or "file"


def _cut(name: str) -> str:
    """Return a name of no more bytes than it may have, its suffix kept where it is short."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, suffix = name.rpartition(".")
    ending = dot + suffix if stem and len(suffix.encode()) < _LONGEST_SUFFIX else ""
    room = LONGEST_NAME - len(ending.encode())
    kept = name[: len(name) - len(ending)].encode()[:room].decode("utf-8", "ignore")
    return kept.rstrip(" .") + ending

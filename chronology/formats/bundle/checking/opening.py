"""Opening a zip of somebody else: what is unsafe or ambiguous about it is told before it is read."""

import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from chronology import limits
from chronology.errors import BadInputError
from chronology.formats.bundle.checking.report import BundleReport
from chronology.formats.text.unpacking import HARMLESS

#: A bundle holds a handful of files and what was attached to its sources.
_MOST_FILES = 100_000
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_zip(stream: BinaryIO, path: str) -> zipfile.ZipFile:
    """Return the zip of a bundle, of which nothing but the list of its files has been read.

    Raises:
        BadInputError: it is no zip.
    """
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise BadInputError(
            f"“{path}” is not a bundle: it is no zip, or part of it is missing ({error}).",
            "Ask for it again; a bundle is what `chronology export --bundle` makes.",
        ) from None


def look_at(archive: zipfile.ZipFile, size: int, report: BundleReport) -> None:
    """Note what is wrong with the zip itself.

    Args:
        archive: the zip.
        size: how many bytes it has.
        report: where problems go.
    """
    entries = archive.infolist()
    if len(entries) > _MOST_FILES:
        report.problem(
            "", f"It has {len(entries):,} files; more than {_MOST_FILES:,} are not read."
        )
        return
    for entry in entries:
        for why in _complaints(entry):
            report.problem(entry.filename, why)
    _refuse_twice(entries, report)
    _refuse_bomb(entries, size, report)


def plain_files(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a zip by path; folders, which some programs list, left out."""
    return {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}


def _complaints(entry: zipfile.ZipInfo) -> Iterator[str]:
    """Yield why an entry is refused."""
    # ``filename`` ends at the first NUL; what the zip itself says may go on.
    name = entry.orig_filename
    if not is_safe_path(name):
        yield "its path could lead out of the folder that the bundle is unpacked in."
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind and not (stat.S_ISREG(kind) or (entry.is_dir() and stat.S_ISDIR(kind))):
        yield "it is a link or another thing that is no plain file."
    if entry.flag_bits & _ENCRYPTED:
        yield "it is encrypted, and cannot be checked."
    if entry.compress_type not in _METHODS:
        yield "it is packed in a way that bundles are not packed in."
    if entry.is_dir() and entry.file_size:
        yield "it is a folder that has a content."


def is_safe_path(path: str) -> bool:
    """Return whether a path stays within the folder that it is unpacked in, on any system."""
    parts = path.removesuffix("/").split("/")
    return (
        path.isprintable()
        and not path.startswith("/")
        and not any(letter in path for letter in "\\:")
        and all(part not in ("", ".", "..") for part in parts)
    )


def _refuse_twice(entries: list[zipfile.ZipInfo], report: BundleReport) -> None:
    """Note names that are one on some system, of which unpacking leaves only the last."""
    seen: set[str] = set()
    for entry in entries:
        name = unicodedata.normalize("NFC", entry.filename).casefold()
        if name in seen:
            report.problem(entry.filename, "it is there twice.")
        seen.add(name)


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int, report: BundleReport) -> None:
    """Note where unpacking would never end: nothing more is read then."""
    total = sum(entry.file_size for entry in entries)
    if total > limits.UNPACKED.value:
        report.problem(
            "",
            f"It would have {total:,} bytes unpacked; more than {limits.UNPACKED.value:,} are not"
            f" read ({limits.UNPACKED.cure}).",
        )
    if total > HARMLESS and total > limits.RATIO.value * size:
        report.problem(
            "",
            f"It unpacks to more than {limits.RATIO.value} times its size, as a trap would"
            f" ({limits.RATIO.cure}).",
        )
    if sum(entry.compress_size for entry in entries) > size:
        report.problem("", "Its files overlap within the zip.")

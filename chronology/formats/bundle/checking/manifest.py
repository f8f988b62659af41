"""The manifest of a bundle: read, and every file held against it."""

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chronology.formats.bundle.checking.opening import plain_files
from chronology.formats.bundle.checking.reading import DamagedError, hash_of, json_object, whole
from chronology.formats.bundle.checking.report import BundleReport, counted
from chronology.formats.bundle.layout import (
    ABOUT,
    ATTACHED,
    FORMAT,
    MANIFEST,
    SUMS,
    VERSION,
    Facts,
    sums_text,
)

_TEXTS = ("made_at", "made_by", "program", "query")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says, of the right shape.

    Args:
        facts: of the bundle as a whole.
        files: of each file, by path.
        missing: of the files that sources have and the bundle has not.
    """

    facts: Facts
    files: Mapping[str, Facts]
    missing: tuple[Facts, ...]

    @property
    def attached(self) -> tuple[Facts, ...]:
        """What it says of the attached files."""
        return tuple(file for path, file in self.files.items() if path.startswith(f"{ATTACHED}/"))


def read_manifest(
    archive: zipfile.ZipFile, report: BundleReport, expected: str | None
) -> Manifest | None:
    """Read the manifest and compare its hash; None where there is none to go by.

    Args:
        archive: the bundle.
        report: where problems go.
        expected: the hash that it should have, where one is known.
    """
    if MANIFEST not in plain_files(archive):
        report.problem("", f"There is no {MANIFEST} in it, so it is no bundle, or was cut.")
        return None
    try:
        data = whole(archive, MANIFEST)
        report.manifest_sha256 = hashlib.sha256(data).hexdigest()
        _compare(report, expected)
        found = _shaped(json_object(_text(data)))
    except DamagedError as damage:
        report.problem(MANIFEST, str(damage))
        return None
    report.facts = found.facts
    return found


def compare_files(archive: zipfile.ZipFile, manifest: Manifest, report: BundleReport) -> None:
    """Hold every file of the bundle against the manifest, and the list of hashes too."""
    entries = plain_files(archive)
    for path in entries.keys() - manifest.files.keys() - {MANIFEST, SUMS}:
        report.problem(path, "it is in the bundle, and not in its manifest.")
    for path, facts in manifest.files.items():
        if path in entries:
            _compare_file(archive, entries[path], facts, report)
        else:
            report.problem(path, "the manifest has it, and the bundle has not.")
    for path in ABOUT.keys() - manifest.files.keys():
        report.problem(path, "a bundle has such a file, and this one has not.")
    if report.ok:
        report.checked.append(
            f"It has the {counted(report.files, 'file')} that its manifest tells of, by SHA-256"
            f" and size ({counted(report.size, 'byte')}), and no other."
        )
    _compare_sums(archive, manifest, report)


def _compare(report: BundleReport, expected: str | None) -> None:
    if expected is None:
        report.notes.append(
            "The manifest's own SHA-256 was not given (--manifest-sha256); a bundle that was"
            " changed as a whole, its manifest with it, would pass."
        )
    elif expected.lower() == report.manifest_sha256:
        report.checked.append("Its manifest has the SHA-256 that was given.")
    else:
        report.problem(
            MANIFEST,
            f"its SHA-256 is {report.manifest_sha256}, and not the one that was given:"
            " this is not the bundle that was made then.",
        )


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise DamagedError("it is not UTF-8.") from None


def _shaped(found: dict[str, Any]) -> Manifest:
    """Return the manifest; what else a later version may say is left alone.

    Raises:
        DamagedError: it is of another format, or a part of it is not what it should be.
    """
    if found.get("format") != FORMAT or found.get("version") != VERSION:
        raise DamagedError(f"it does not say that it is a {FORMAT} of version {VERSION}.")
    for name in _TEXTS:
        if not isinstance(found.get(name), str):
            raise DamagedError(f"it does not say “{name}”.")
    if not _is_count(found.get("events")):
        raise DamagedError("it does not say how many events there are.")
    files: dict[str, Facts] = {}
    for facts in _listed(found, "files"):
        if not (isinstance(facts.get("path"), str) and _is_count(facts.get("size"))):
            raise DamagedError("a file in its list has no path or no size.")
        if not isinstance(facts.get("sha256"), str) or facts["path"] in files:
            raise DamagedError(f"it lists {facts['path']} twice, or without a hash.")
        files[facts["path"]] = facts
    facts = {name: value for name, value in found.items() if name not in ("files", "missing")}
    return Manifest(facts, files, tuple(_listed(found, "missing")))


def _listed(found: dict[str, Any], name: str) -> list[Facts]:
    items = found.get(name)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise DamagedError(f"its “{name}” is no list of objects.")
    return items


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _compare_file(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, facts: Facts, report: BundleReport
) -> None:
    path = entry.filename
    try:
        sha256, size = hash_of(archive, entry)
    except DamagedError as damage:
        report.problem(path, str(damage))
        return
    report.files += 1
    report.size += size
    if size != facts["size"]:
        report.problem(path, f"it has {size:,} bytes, and should have {facts['size']:,}.")
    if sha256 != facts["sha256"]:
        report.problem(path, f"its SHA-256 is {sha256}, and should be {facts['sha256']}.")


def _compare_sums(archive: zipfile.ZipFile, manifest: Manifest, report: BundleReport) -> None:
    """Hold the list for ordinary tools against the manifest."""
    hashes = [(path, str(facts["sha256"])) for path, facts in manifest.files.items()]
    expected = sums_text([*hashes, (MANIFEST, report.manifest_sha256)])
    try:
        found = whole(archive, SUMS) if SUMS in plain_files(archive) else None
    except DamagedError as damage:
        report.problem(SUMS, str(damage))
        return
    if found is None:
        report.problem(SUMS, "a bundle has such a file, and this one has not.")
    elif found != expected.encode():
        report.problem(SUMS, "it lists other files or hashes than the manifest.")

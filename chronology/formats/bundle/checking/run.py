"""A whole check of one bundle, from the zip's own list to what its files say of one another."""

import os
import zipfile
from typing import BinaryIO

from chronology.errors import BadInputError
from chronology.formats.bundle.checking.contents import Contents
from chronology.formats.bundle.checking.manifest import Manifest, compare_files, read_manifest
from chronology.formats.bundle.checking.opening import look_at, open_zip
from chronology.formats.bundle.checking.report import BundleReport
from chronology.store.files.folder import is_sha256


def check_bundle(path: str, manifest_sha256: str | None = None) -> BundleReport:
    """Check a bundle; nothing is unpacked onto the disk.

    Args:
        path: the bundle.
        manifest_sha256: the hash that its manifest should have, where it is known by
            another way than the bundle.

    Raises:
        BadInputError: there is no such file, it is no zip, or what should be a hash is none.
    """
    if manifest_sha256 is not None and not is_sha256(manifest_sha256.lower()):
        raise BadInputError(
            f"“{manifest_sha256}” is not a SHA-256.",
            "Give the 64 digits and letters a–f that `export --bundle` printed.",
        )
    try:
        with open(path, "rb") as stream:
            return check_stream(stream, path, manifest_sha256)[0]
    except FileNotFoundError:
        raise BadInputError(f"There is no file “{path}”.", "Check the name.") from None
    except IsADirectoryError:
        raise BadInputError(f"“{path}” is a folder.", "Name a bundle in it.") from None


def check_stream(
    stream: BinaryIO, path: str, manifest_sha256: str | None = None
) -> tuple[BundleReport, Manifest | None]:
    """Check a bundle that is open; return its manifest too where there is one.

    Raises:
        BadInputError: it is no zip.
    """
    report = BundleReport(path)
    manifest = None
    with open_zip(stream, path) as archive:
        look_at(archive, stream.seek(0, os.SEEK_END), report)
        if report.ok:
            report.checked.append(
                "The zip is plain: no path leads out of it, nothing is there twice, no link, no trap."
            )
            manifest = _check(archive, report, manifest_sha256)
    return report, manifest


def _check(
    archive: zipfile.ZipFile, report: BundleReport, manifest_sha256: str | None
) -> Manifest | None:
    manifest = read_manifest(archive, report, manifest_sha256)
    if manifest is None:
        return None
    before = len(report.problems)
    compare_files(archive, manifest, report)
    if len(report.problems) == before:
        Contents(archive, manifest, report).compare()
    else:
        report.notes.append("What the files say of one another was not compared.")
    return manifest

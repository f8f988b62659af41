"""The files that are attached to sources: whether they are where they are kept.

That their content is still what it was is told by `chronology source verify`, which
reads all of it.
"""

from collections.abc import Iterator
from pathlib import Path

from chronology.errors import BadInputError
from chronology.store.doctor.damage import Damage, Patient, Severity, some
from chronology.store.files.folder import FOLDER_SETTING, files_folder, path_of


def find(patient: Patient) -> Iterator[Damage]:
    """Yield the attached files that are missing, or of another size."""
    sql = (
        "SELECT slug, file_name, file_sha256, file_size FROM source"
        " WHERE file_sha256 IS NOT NULL AND file_attached_at IS NOT NULL ORDER BY slug"
    )
    attached = list(patient.reader.rows(sql))
    if not attached:
        return
    try:
        folder = files_folder(patient.location)
    except BadInputError as error:
        yield Damage(
            "unknown-folder",
            f"{len(attached):,} files are attached to sources, and were not looked for. {error.sentence}",
            error.cure,
            len(attached),
            severity=Severity.NOTICE,
        )
        return
    missing, other = [], []
    for slug, name, sha256, size in attached:
        found = _size(folder, sha256)
        if found is None:
            missing.append(f"{slug}: {name}")
        elif size is not None and found != size:
            other.append(f"{slug}: {name}")
    if missing:
        what = f"{len(missing):,} attached {_files(missing)} missing from {folder}."
        advice = (
            f"Bring {folder} back from where it was copied to, or name another with"
            f" {FOLDER_SETTING}; `chronology source attach` attaches the same file again."
        )
        yield _notice("missing-file", what, advice, missing)
    if other:
        what = f"{len(other):,} attached {_files(other)} not of the size that was attached."
        advice = "`chronology source verify` says which content changed; restore it from a copy."
        yield _notice("changed-file", what, advice, other)


def _notice(kind: str, what: str, advice: str, named: list[str]) -> Damage:
    """Return what is wrong with files, which leaves the database itself as it was."""
    return Damage(kind, what, advice, len(named), some(named), severity=Severity.NOTICE)


def _files(names: list[str]) -> str:
    return "file is" if len(names) == 1 else "files are"


def _size(folder: Path, sha256: str) -> int | None:
    """Return the size of the file that is kept under a hash, None where there is none."""
    try:
        return path_of(folder, sha256).stat().st_size
    except (OSError, BadInputError):
        return None

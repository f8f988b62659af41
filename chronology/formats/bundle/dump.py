"""Writing a bundle: each part by the exporter that there is, hashed on its way into the zip."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from chronology import __version__
from chronology.errors import BadInputError, DatabaseError
from chronology.formats.base import ExportJob
from chronology.formats.bundle.history import history_lines
from chronology.formats.bundle.layout import (
    ABOUT,
    EVENTS,
    FORMAT,
    HISTORY,
    MANIFEST,
    PAGE,
    README,
    SUMS,
    TABLE,
    VERSION,
    AttachedNames,
    Facts,
    sums_text,
)
from chronology.formats.bundle.packing import Pack, packing
from chronology.formats.bundle.readme import readme
from chronology.formats.bundle.rows import BundleRows
from chronology.formats.csv_file import CSV
from chronology.formats.html_file import HTML
from chronology.formats.jsonl_file import JSONL
from chronology.formats.losses import Losses
from chronology.formats.output import export_bytes
from chronology.formats.page.asked import asked
from chronology.formats.registry import dump_of
from chronology.formats.report import ExportReport
from chronology.formats.rows.tables import chunks_of
from chronology.formats.seed.scope import Scope, needed_scope, whole_scope
from chronology.query.attached import Attachment, attachments
from chronology.query.events import matching_ids
from chronology.store.authors import author_of
from chronology.store.files.folder import files_folder, is_sha256
from chronology.store.files.looking import open_kept
from chronology.store.history import now
from chronology.store.reader import Reader

_PARTS = ((EVENTS, JSONL), (TABLE, CSV), (PAGE, HTML))


def dump_bundle(job: ExportJob) -> ExportReport:
    """Write the chosen events with their sources, attached files and history.

    Raises:
        BadInputError: strict, and an attached file is not there; or the database is on
            a server and no folder of attached files is named.
        DatabaseError: an attached file has another content than was noted.
        DeclinedError: the bundle cannot be written.
    """
    reader = job.reader
    wanted = job.wanted
    scope = whole_scope(reader) if wanted is None else needed_scope(reader, _ids(job))
    files = list(attachments(reader, None if scope.whole else scope.chosen["sources"]))
    facts = _facts(job)
    report = ExportReport(len(scope.events), job.path)
    with export_bytes(job, Losses()) as out, packing(out) as pack:
        pack.add_text(README, readme(facts), about=ABOUT[README])
        with _folder_beside(job.path) as folder:
            _add_parts(job, scope, pack, folder)
        missing = _add_attached(job, pack, files)
        facts["events"] = report.events
        facts["missing"] = missing
        facts["files"] = sorted(pack.files, key=lambda file: str(file["path"]))
        sha256 = pack.add_text(MANIFEST, json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
        pack.add_text(SUMS, sums_text((file["path"], file["sha256"]) for file in pack.files))
    report.notes += _notes(reader, scope, missing, sha256)
    return report


def _ids(job: ExportJob) -> list[int]:
    return [] if job.wanted is None else list(matching_ids(job.reader, job.wanted))


def _facts(job: ExportJob) -> Facts:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now(),
        "made_by": author_of(job.reader),
        "program": f"Chronology {__version__}",
        "query": asked(job.reader, job.wanted),
        # Which state it is of: that after this command of the history.
        "last_command": _last_command(job.reader),
    }


def _last_command(reader: Reader) -> int | None:
    found = reader.one("SELECT max(id) FROM history_command")
    return None if found is None else found[0]


@contextmanager
def _folder_beside(path: str) -> Iterator[Path]:
    """Make a folder for parts that are still to be packed, where the bundle will be.

    Not in the system's folder for such files: who keeps evidence on an encrypted disk
    does not want it elsewhere. Nobody else may look into it.
    """
    parent = None if path == "-" else Path(path).parent
    name = "bundle" if path == "-" else Path(path).name
    with TemporaryDirectory(prefix=f".{name}.", suffix=".parts", dir=parent) as folder:
        yield Path(folder)


def _add_parts(job: ExportJob, scope: Scope, pack: Pack, folder: Path) -> None:
    for name, form in _PARTS:
        part = folder / name
        dump_of(form)(replace(job, path=str(part), excel=False, strict=False))
        _move(pack, part)
    part = folder / HISTORY
    with part.open("w", encoding="utf-8", newline="") as out:
        out.writelines(history_lines(job.reader, BundleRows(job.reader, scope)))
    _move(pack, part)


def _move(pack: Pack, part: Path) -> None:
    with part.open("rb") as stream:
        pack.add(part.name, stream, about=ABOUT[part.name])
    part.unlink()


def _add_attached(job: ExportJob, pack: Pack, files: list[Attachment]) -> list[Facts]:
    """Put in the attached files, and return what is known of those that are not there."""
    names = AttachedNames()
    missing: list[Facts] = []
    for file in files:
        about = {"source": file.slug, "file_name": file.name}
        if not _add_file(job, pack, names, file, about):
            missing.append({**about, "sha256": file.sha256, "size": file.size})
    if missing and job.strict:
        raise BadInputError(
            f"Nothing was written, since {_missing_words(missing)}.",
            "Attach them again with `chronology source attach`, or leave out --strict.",
        )
    return missing


def _add_file(
    job: ExportJob, pack: Pack, names: AttachedNames, file: Attachment, about: Facts
) -> bool:
    """Put in one file; return whether it is there."""
    if not is_sha256(file.sha256):
        return False
    try:
        stream = open_kept(files_folder(job.reader.location), file.sha256)
    except FileNotFoundError:
        return False
    with stream:
        noted = {**about, "attached_at": file.attached_at}
        path = names.path(file.slug, file.name)
        if pack.add(path, stream, packed=False, **noted) != file.sha256:
            raise DatabaseError(
                f"The file {file.name or file.sha256} of {file.slug} is not what was attached;"
                " no bundle was made.",
                "See `chronology source verify`; put the original back with"
                " `chronology source attach`.",
            )
    return True


def _notes(reader: Reader, scope: Scope, missing: list[Facts], sha256: str) -> Iterator[str]:
    levels = _levels(reader, scope)
    if levels:
        told = ", ".join(f"{count} {level}" for level, count in levels.items())
        yield f"Nothing is withheld from a bundle: of its events, {told}."
    if missing:
        yield f"Not in the bundle: {_missing_words(missing)}."
    yield (
        f"The SHA-256 of its manifest is {sha256}."
        " It stands for every file in the bundle: write it down, or have it signed."
    )


def _missing_words(missing: list[Facts]) -> str:
    named = ", ".join(str(file["source"]) for file in missing[:5])
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    files, are = ("file", "is") if len(missing) == 1 else ("files", "are")
    return f"the {files} of {named}{more} {are} not among the attached files"


def _levels(reader: Reader, scope: Scope) -> dict[str, int]:
    """Return how many events are of each level of handling above public."""
    sql = "SELECT handling, count(*) FROM event WHERE handling <> 'public'"
    found: dict[str, int] = {}
    parts = [""] if scope.whole else [_among(chunk) for chunk in chunks_of(scope.events)]
    for part in parts:
        for level, count in reader.rows(f"{sql}{part} GROUP BY handling"):
            found[level] = found.get(level, 0) + count
    return {level: found[level] for level in _LEVELS if level in found}


#: The levels above public, the highest last.
_LEVELS = ("internal", "confidential", "secret")


def _among(ids: list[int]) -> str:
    return f" AND id IN ({', '.join(map(str, ids))})"

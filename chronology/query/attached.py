"""The files that are attached to sources, those that once were, and whether they are unchanged."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chronology.errors import BadInputError
from chronology.query.statement import id_list
from chronology.store.files.folder import files_folder, is_sha256, path_of
from chronology.store.files.looking import State, examine, kept_hashes, others
from chronology.store.reader import Reader

#: What a kept file is to the chronology now.
ATTACHED, FORMER, ORPHAN = "attached", "former", "orphan"

_CURRENT = (
    "SELECT id, slug, file_name, file_sha256, file_size, file_attached_at FROM source"
    " WHERE file_sha256 IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a source, as it was noted when it was attached.

    Args:
        source_id: the source, None for a file that none has or had.
        slug: the source's slug, "" where it has none any more.
        name: what the file was called.
        sha256: the hash of its content; what another program noted need be none.
        size: its bytes, None where they were not noted.
        attached_at: when, in UTC; None where that was not noted.
    """

    source_id: int | None
    slug: str
    name: str | None
    sha256: str
    size: int | None
    attached_at: str | None


@dataclass(frozen=True, slots=True)
class Verified:
    """What a file turned out to be.

    Args:
        file: the file.
        now: whether it is attached, was once (``former``), or belongs to no source (``orphan``).
        state: whether its content is what was noted.
        path: where it is kept; None where what was noted is no hash.
    """

    file: Attachment
    now: str
    state: State
    path: Path | None

    @property
    def is_damage(self) -> bool:
        """Whether the chronology holds less, or something else, than what was put into it.

        A file that is attached no more may have been taken away on purpose.
        """
        if self.state is State.OK:
            return False
        return self.now == ATTACHED or self.state is not State.MISSING


def attachments(reader: Reader, sources: Collection[int] | None = None) -> Iterator[Attachment]:
    """Yield the files of these sources, or of all, by the source's number."""
    if sources is not None and not sources:
        return
    those = "" if sources is None else f" AND id IN {id_list(sources)}"
    for row in reader.rows(f"{_CURRENT}{those} ORDER BY id"):
        yield Attachment(*row)


def former_attachments(reader: Reader) -> Iterator[Attachment]:
    """Yield files that sources had and have no more, each content once, as the history tells."""
    seen = {each.sha256 for each in attachments(reader)}
    rows = reader.rows(
        "SELECT row_id, before, after FROM history_change WHERE table_name = 'source' ORDER BY id DESC"
    )
    for source_id, *documents in rows:
        for row in filter(None, map(reader.json, documents)):
            sha256 = row.get("file_sha256")
            if sha256 is not None and sha256 not in seen:
                seen.add(sha256)
                told = (row.get("file_name"), sha256, row.get("file_size"))
                yield Attachment(source_id, row.get("slug", ""), *told, row.get("file_attached_at"))


def verify_attached(reader: Reader, sources: Collection[int] | None = None) -> Iterator[Verified]:
    """Read the files of these sources again and compare them with what was noted.

    Without sources named: of all; then the files that sources once had, and those in
    the folder that belong to none.

    Raises:
        BadInputError: the database is on a server, and no folder is named.
    """
    folder = files_folder(reader.location)
    for file in attachments(reader, sources):
        yield _verified(folder, file, ATTACHED)
    if sources is not None:
        return
    known = {each.sha256 for each in attachments(reader)}
    for file in former_attachments(reader):
        known.add(file.sha256)
        yield _verified(folder, file, FORMER)
    for sha256 in kept_hashes(folder):
        if sha256 not in known:
            yield _verified(folder, Attachment(None, "", None, sha256, None, None), ORPHAN)


def strangers(reader: Reader) -> Iterator[Path]:
    """Yield what lies among the attached files and is none: what was left unfinished, and others' files."""
    yield from others(files_folder(reader.location))


def where_kept(reader: Reader, source_id: int) -> Iterator[tuple[str, Any]]:
    """Yield where the file of a source is, as facts of its portrait."""
    for file in attachments(reader, [source_id]):
        try:
            path = path_of(files_folder(reader.location), file.sha256)
        except BadInputError:
            # No folder is named on this machine, or another program noted what is no hash.
            return
        yield "file path", str(path)
        if not path.exists():
            yield "file state", State.MISSING.value


def _verified(folder: Path, file: Attachment, now: str) -> Verified:
    path = path_of(folder, file.sha256) if is_sha256(file.sha256) else None
    return Verified(file, now, examine(folder, file.sha256, file.size), path)

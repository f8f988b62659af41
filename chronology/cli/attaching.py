"""Attaching a file to a source, and showing that nothing changed since."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chronology.cli.changing import carry_out
from chronology.cli.database import Database
from chronology.cli.names import Names
from chronology.cli.output import say, screen
from chronology.errors import DatabaseError
from chronology.query.attached import ATTACHED, ORPHAN, Verified, strangers, verify_attached
from chronology.render.rows import render_rows
from chronology.render.table import Column
from chronology.store.files.looking import State
from chronology.store.lookup import describe, look_up

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork

_COLUMNS = (
    Column("source", least=12),
    Column("file", least=12),
    Column("now", least=8, spare=1),
    Column("state", least=7),
    Column("size", right=True, spare=2),
    Column("attached_at", least=20, spare=3),
    Column("sha256", least=64, spare=4),
    Column("path", least=40, spare=5),
)

_FOUND = {
    State.MISSING: "is not there",
    State.SIZE: "has another size",
    State.CHANGED: "has another content",
    State.UNREADABLE: "cannot be read",
}


def attach(database: Database, which: str, file: str, *, replace: bool, create: bool) -> None:
    """Keep a copy of a file, make it that of a source, and say its hash."""
    from chronology.store.attaching import attach_file
    from chronology.store.files.folder import files_folder
    from chronology.store.files.keeping import staged_file

    # Copied before the database is locked: a film takes its time, and others work on.
    with staged_file(files_folder(database.location), file) as staged:

        def change(unit: "UnitOfWork", names: Names) -> tuple[int | None, list[str]]:
            number = names.id_of("source", which)
            done = attach_file(unit, number, staged, file, replace=replace)
            of = f"to source {describe(unit.reader, 'source', number)}"
            size = f"{staged.size:,} byte{'' if staged.size == 1 else 's'}"
            if done.known:
                lines = [f"{done.name} is attached {of} already; its copy is in place."]
            else:
                lines = [f"Attached {done.name} ({size}) {of}."]
            if done.replaced is not None:
                lines.append(
                    f"  instead of {done.replaced}, which stays on disk and in the history"
                )
            return None, [*lines, f"  SHA-256 {staged.sha256}", f"  kept in {done.path}"]

        carry_out(database, change, create=create)


def verify(database: Database, which: Sequence[str], format_: str) -> None:
    """Print what each attached file turned out to be.

    Raises:
        DatabaseError: one is missing, changed or cannot be read.
    """
    with database.reader() as reader:
        sources = [look_up(reader, "source", words) for words in which] if which else None
        found = list(verify_attached(reader, sources))
        others = [] if which else list(strangers(reader))
    if found or format_ != "table":
        render_rows(format_, _COLUMNS, map(_row, found), sys.stdout, screen())
    sys.stdout.flush()
    for line in _summary(found, [str(path) for path in others]):
        say(line, err=True)
    bad = [each for each in found if each.is_damage]
    if bad:
        raise DatabaseError(_damage(bad), "Put the original back with `chronology source attach`.")


def _row(each: Verified) -> list[object]:
    file = each.file
    path = None if each.path is None else str(each.path)
    about = [file.slug or None, file.name, each.now, each.state.value]
    return [*about, file.size, file.attached_at, file.sha256, path]


def _summary(found: Sequence[Verified], others: Sequence[str]) -> Iterator[str]:
    """Yield what was found in words, what is not wrong included."""
    attached = [each for each in found if each.now == ATTACHED]
    fine = sum(each.state is State.OK for each in attached)
    if not attached:
        yield "No file is attached."
    elif fine == len(attached):
        files = "The attached file is" if fine == 1 else f"All {fine} attached files are"
        yield f"{files} unchanged."
    for each in found:
        if each.now == ORPHAN:
            yield f"No source has or had the file {each.path}."
    for path in others:
        yield f"This is none of the attached files, and may be removed: {path}"


def _damage(bad: Sequence[Verified]) -> str:
    told = [
        f"{each.file.name or each.file.sha256}"
        + (f" of {each.file.slug}" if each.file.slug else "")
        + f" {_FOUND[each.state]}"
        for each in bad[:3]
    ]
    more = f", and {len(bad) - 3} more" if len(bad) > 3 else ""
    return f"{len(bad)} kept file{'' if len(bad) == 1 else 's'} did not verify: {'; '.join(told)}{more}."

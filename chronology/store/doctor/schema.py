"""What a database lacks of what its release is made of: indexes, triggers, views, columns."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text

from chronology.store.bulk.unfinished import TABLE
from chronology.store.doctor.blueprint import (
    Blueprint,
    blueprint,
    built_beside,
    in_memory,
    read_file,
    read_server,
)
from chronology.store.doctor.damage import RESTORE, Damage, Patient, Severity, some
from chronology.store.revisions import head

#: What a part is for, in words: the consequence of its being missing.
_WITHOUT = {
    "index": "questions take longer than they should",
    "trigger": "searches for words miss what is added or changed",
    "view": "other tools find no “timeline”",
    "table": "searches for words find nothing",
}


def find(patient: Patient) -> Iterator[Damage]:
    """Yield what differs from the schema of the database's release."""
    wanted = blueprint(patient.location, patient.revision)
    if wanted is None:
        yield Damage(
            "uncompared-schema",
            "The schema could not be compared: this user may make no schema on the server.",
            "Run it as the owner of the database, or GRANT CREATE ON DATABASE to this user.",
            severity=Severity.NOTICE,
        )
        return
    read = read_file if patient.on_sqlite else read_server
    there = read(patient.reader.rows)
    yield from _tables(wanted, there)
    waiting = _waiting(patient)
    if waiting:
        yield Damage(
            "unfinished-import",
            "An import was stopped before its indexes were made: questions take longer than"
            " they should.",
            "Whatever writes next makes them, `chronology db doctor --repair` too.",
            repairable=True,
        )
    for (kind, name), sql in sorted(wanted.parts.items()):
        stands = there.parts.get((kind, name))
        if stands is None and kind == "index" and f" {name} " in waiting:
            continue
        if stands is None or _plain(stands) != _plain(sql):
            yield _of_part(kind, name, missing=stands is None)


def _waiting(patient: Patient) -> str:
    """Return the statements that an import which was stopped has left, "" if there are none."""
    if patient.on_sqlite:
        return ""
    there = patient.reader.one(f"SELECT to_regclass('{TABLE}')")
    if there is None or there[0] is None:
        return ""
    return "\n".join(row[0] for row in patient.reader.rows(f"SELECT statement FROM {TABLE}"))  # noqa: S608 - a table's name


def _plain(sql: str) -> str:
    """Return SQL without what makes no difference: spaces, quotes, case."""
    return re.sub(r"\s*([(),=<>])\s*", r"\1", " ".join(sql.replace('"', "").lower().split()))


def _tables(wanted: Blueprint, there: Blueprint) -> Iterator[Damage]:
    for name, parts in sorted(wanted.tables.items()):
        if name not in there.tables:
            yield Damage("missing-table", f"The table “{name}” is missing.", RESTORE)
            continue
        lost = sorted(parts - there.tables[name])
        if lost:
            yield Damage(
                "changed-table",
                f"The table “{name}” was changed by another program: it lacks {', '.join(lost[:5])}.",
                RESTORE,
                len(lost),
                some(lost),
            )


def _of_part(kind: str, name: str, *, missing: bool) -> Damage:
    what = "is missing" if missing else "is not as this release makes it"
    called = "full text" if kind == "table" else kind
    return Damage(
        f"missing-{kind}" if missing else f"changed-{kind}",
        f"The {called} “{name}” {what}: {_WITHOUT[kind]}.",
        "`chronology db doctor --repair` makes it anew.",
        repairable=True,
        objects=((kind, name),),
    )


def repair(connection: Connection, found: Sequence[Damage]) -> None:
    """Make anew what is missing or was changed: tables of the full text first."""
    wanted = _wanted(connection)
    parts = [part for damage in found for part in damage.objects]
    for kind, name in sorted(parts, key=lambda part: part[0] != "table"):
        connection.exec_driver_sql(f"DROP {kind.upper()} IF EXISTS {name}")
        connection.execute(text(wanted.parts[kind, name].replace(":", "\\:")))


def _wanted(connection: Connection) -> Blueprint:
    if connection.dialect.name == "postgresql":
        return built_beside(connection, head())
    return in_memory(head())

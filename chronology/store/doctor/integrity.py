"""Damage to the file itself: SQLite's own examination, put into words."""

import os
import re
from collections.abc import Iterator, Mapping
from typing import Final

from chronology.errors import ChronologyError
from chronology.model.search import TABLE as SEARCH
from chronology.store.doctor.damage import RESTORE, Damage, Patient, some
from chronology.store.location import Location
from chronology.store.reader import Reader

#: SQLite is asked for so many lines.
_MOST: Final = 500

_FILE: Final = ("file", "")

_INDEX: Final = re.compile(
    r"(?:row .* missing from|wrong # of entries in|non-unique entry in|.* row \d+ of) index (\w+)"
)
_TABLE: Final = re.compile(r"(?:NULL value in|CHECK constraint failed in|\w+ value in) (\w+)")
_TREE: Final = re.compile(r"Tree (\d+) page (\d+)")
_PAGE: Final = re.compile(r"(?:On tree page|[Pp]age) (\d+)")


def find(patient: Patient) -> Iterator[Damage]:
    """Yield what is damaged in the file: a table, an index, or the file as a whole."""
    if not patient.on_sqlite:
        yield from _invalid_indexes(patient)
        return
    yield from cut_short(patient.location)
    grouped: dict[tuple[str, str], list[str]] = {}
    for line in _said(patient.reader, ""):
        grouped.setdefault(_owner(patient, line), []).append(line)
    if _FILE in grouped:
        # Where SQLite itself gave up it names nothing; each table is asked by itself.
        grouped = _of_each_table(patient) or grouped
    for (kind, name), said in grouped.items():
        yield _damage(kind, name, said)


def _said(reader: Reader, table: str) -> list[str]:
    """Return the lines of SQLite's examination, of one table or of all; none if all is well."""
    try:
        rows = list(reader.rows(f"PRAGMA integrity_check({table or _MOST})"))
    except ChronologyError as error:
        return [str(error.__cause__ or error)]
    text = "\n".join(str(line) for (line,) in rows)
    return [line for line in text.splitlines() if line != "ok" and not line.startswith("***")]


def _of_each_table(patient: Patient) -> dict[tuple[str, str], list[str]]:
    """Return what SQLite says of each table by itself."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    found: dict[tuple[str, str], list[str]] = {}
    for (name,) in list(patient.reader.rows(sql)):
        for line in _said(patient.reader, f"'{name}'"):
            kind, owner = _owner(patient, line)
            if kind == "file":
                kind, owner = ("table", name) if _is_broken(patient.reader, name) else _FILE
            found.setdefault((kind, owner), []).append(line)
    return found


def _is_broken(reader: Reader, table: str) -> bool:
    """Return whether the rows of a table cannot be read, its indexes aside."""
    try:
        for _row in reader.rows(f'SELECT * FROM "{table}" NOT INDEXED'):  # noqa: S608 - the database's own name
            pass
    except ChronologyError:
        return True
    return False


def _owner(patient: Patient, line: str) -> tuple[str, str]:
    """Return whether a line is about a table, an index or the file, and its name."""
    if found := _INDEX.search(line):
        return "index", found[1]
    if found := _TABLE.search(line):
        return "table", found[1]
    name = ""
    if tree := _TREE.search(line):
        name = _named(patient, "SELECT name FROM sqlite_master WHERE rootpage = :it", tree[1])
    elif page := _PAGE.search(line):
        name = _named(patient, "SELECT name FROM dbstat WHERE pageno = :it", page[1])
    if not name:
        return _FILE
    kind = _named(patient, "SELECT type FROM sqlite_master WHERE name = :it", name)
    return kind or "table", name


def _named(patient: Patient, sql: str, it: str) -> str:
    """Return one name, "" where this SQLite, or what is left of the file, cannot tell."""
    try:
        row = patient.reader.one(sql, {"it": int(it) if it.isdigit() else it})
    except ChronologyError:
        return ""
    return str(row[0]) if row else ""


def _damage(kind: str, name: str, lines: list[str]) -> Damage:
    count, examples = len(lines), some(lines)
    if kind == "index":
        return Damage(
            "damaged-index",
            f"The index “{name}” does not agree with its table: searches may miss events.",
            "An index is made anew by `chronology db doctor --repair`.",
            count,
            examples,
            repairable=True,
            objects=(name,),
        )
    if name.startswith(SEARCH):
        return Damage(
            "damaged-search",
            f"The full text is damaged (in “{name}”): searches for words may miss events.",
            "The full text is made anew by `chronology db doctor --repair`.",
            count,
            examples,
            repairable=True,
            objects=(name,),
        )
    if kind == "table":
        what = f"The table “{name}” is damaged: rows of it may be lost or wrong."
        return Damage("damaged-table", what, RESTORE, count, examples)
    what = "The file is damaged, in a place that belongs to no table in particular."
    return Damage("damaged-file", what, RESTORE, count, examples)


def unopened(location: Location, error: ChronologyError) -> list[Damage]:
    """Return what is wrong with a file so damaged that SQLite does not open it."""
    what = f"SQLite cannot open the file: {error.__cause__ or error.sentence}."
    return [*cut_short(location), Damage("damaged-file", what, RESTORE)]


def cut_short(location: Location) -> Iterator[Damage]:
    """Yield that the file is shorter than it says, as when a copy was broken off."""
    path = location.path
    with open(path, "rb") as file:
        head = file.read(100)
    if len(head) < 100:
        return
    page = int.from_bytes(head[16:18], "big")
    page = 65_536 if page == 1 else page
    said, size = page * int.from_bytes(head[28:32], "big"), os.path.getsize(path)
    # The size in the header is true only where it was written with the last change.
    if head[24:28] == head[92:96] and size < said:
        yield Damage(
            "cut-short",
            f"The file has {size:,} bytes and says that it has {said:,}: its end is missing.",
            RESTORE,
        )


def unreadable(failed: Mapping[str, ChronologyError]) -> Damage:
    """Return that examinations could not be finished, and what the first of them met."""
    error = next(iter(failed.values()))
    what = f"{', '.join(failed)} could not be read to the end: {error.sentence}"
    what = what[0].upper() + what[1:]
    return Damage("unreadable", what, error.cure or RESTORE, len(failed), objects=tuple(failed))


def _invalid_indexes(patient: Patient) -> Iterator[Damage]:
    sql = (
        "SELECT c.relname FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
        " WHERE NOT (i.indisvalid AND i.indisready)"
        " AND c.relnamespace = to_regnamespace(current_schema()) ORDER BY c.relname"
    )
    for (name,) in list(patient.reader.rows(sql)):
        yield _damage("index", str(name), ["the server calls it invalid"])

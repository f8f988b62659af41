"""What the files of a bundle say of one another: nothing refers to what is not there."""

import csv
import zipfile
from collections.abc import Iterator
from typing import Any

from chronology.formats.bundle.checking.manifest import Manifest
from chronology.formats.bundle.checking.reading import DamagedError, json_objects, text_lines
from chronology.formats.bundle.checking.report import BundleReport, counted
from chronology.formats.bundle.checking.states import States, values_of
from chronology.formats.bundle.layout import EVENTS, HISTORY, TABLE, Facts
from chronology.formats.seed.schema import BY_TYPE, VERSION

#: So many rows that differ from the history are named with their fields.
_NAMED = 20
_LONGEST_CELL = 1 << 26

Item = dict[str, Any]


class Contents:
    """Reads the events of a bundle once, holding them against its other files.

    Args:
        archive: the bundle, of which every file has its hash.
        manifest: its manifest.
        report: where problems go.
    """

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest, report: BundleReport) -> None:
        self._archive = archive
        self._manifest = manifest
        self._report = report
        self._events: set[str] = set()
        self._sources: dict[str, Item] = {}
        self._uuids: set[str] = set()
        self._cited: set[str] = set()
        self._same = 0
        self._differing: dict[str, tuple[str, str, Item]] = {}
        self._others = 0

    def compare(self) -> None:
        """Make every comparison, and note what holds and what does not."""
        path = HISTORY
        try:
            states = States(self._archive)
            path = EVENTS
            for number, line in json_objects(self._archive, EVENTS):
                self._read(number, line, states)
            self._compare_counts()
            self._compare_sources()
            self._compare_attached()
            path = TABLE
            self._compare_table(states)
            path = HISTORY
            self._compare_history(states)
        except DamagedError as damage:
            self._report.problem(path, str(damage))

    def _read(self, number: int, line: Item, states: States) -> None:
        kind = line.get("type")
        if number == 1:
            if kind != "chronology" or line.get("chronology") != VERSION:
                raise DamagedError(
                    f"line 1 does not say that it is a chronology of version {VERSION}."
                )
            return
        if kind not in BY_TYPE:
            raise DamagedError(f"line {number} is of no known type.")
        self._hold(str(kind), line, states)
        if kind == "source":
            self._sources[str(line.get("slug"))] = line
        elif kind == "event":
            self._events.add(str(line.get("uuid")))
            for citation in _citations(line):
                self._cited.add(str(citation.get("source")))
                self._hold("citation", citation, states)

    def _hold(self, kind: str, item: Item, states: States) -> None:
        """Hold an entry against the history."""
        uuid = str(item.get("uuid"))
        if kind in ("event", "source"):
            self._uuids.add(uuid)
        same = states.compared(kind, item)
        if same:
            self._same += 1
        elif same is False and len(self._differing) < _NAMED:
            self._differing[uuid] = (kind, _name(kind, item), values_of(kind, item))
        elif same is False:
            self._others += 1

    def _compare_counts(self) -> None:
        said = self._manifest.facts["events"]
        if len(self._events) == said:
            self._report.checked.append(
                f"It holds the {counted(said, 'event')} that the manifest tells of."
            )
        else:
            self._report.problem(
                EVENTS,
                f"it has {counted(len(self._events), 'event')}, and the manifest tells of {said:,}.",
            )

    def _compare_sources(self) -> None:
        missing = sorted(self._cited - self._sources.keys())
        for slug in missing:
            self._report.problem(EVENTS, f"events cite the source {slug}, which is not in it.")
        if not missing:
            self._report.checked.append(
                f"Every citation names a source that is in it ({counted(len(self._sources), 'source')})."
            )

    def _compare_attached(self) -> None:
        before = len(self._report.problems)
        held = {str(file.get("source")): file for file in self._manifest.attached}
        absent = {str(file.get("source")) for file in self._manifest.missing}
        for slug, source in self._sources.items():
            if source.get("file_sha256") is not None and slug not in absent:
                self._compare_file(slug, source, held.get(slug))
        for file in self._manifest.attached:
            slug = str(file.get("source"))
            if held[slug] is not file:
                self._report.problem(str(file["path"]), f"the source {slug} has another file too.")
            if self._sources.get(slug, {}).get("file_sha256") is None:
                self._report.problem(str(file["path"]), f"no source {slug} in {EVENTS} has a file.")
        if len(self._report.problems) == before:
            self._report.checked.append(
                f"What is attached ({counted(len(held), 'file')}) is what the sources tell of."
                if held
                else "No file is attached to its sources."
            )
        if absent:
            self._report.notes.append(
                "As the manifest says, the files of these sources are not in it:"
                f" {', '.join(sorted(absent))}."
            )

    def _compare_file(self, slug: str, source: Item, file: Facts | None) -> None:
        if file is None:
            self._report.problem(EVENTS, f"the file of the source {slug} is not in the bundle.")
            return
        for ours, theirs in (("file_sha256", "sha256"), ("file_size", "size"), ("file_name",) * 2):
            if source.get(ours) is not None and source[ours] != file.get(theirs):
                self._report.problem(
                    str(file["path"]),
                    f"the source {slug} has another {ours.replace('_', ' ')} noted: {source[ours]}.",
                )

    def _compare_table(self, states: States) -> None:
        """Hold the table against the events, and its numbers against the history."""
        seen: set[str] = set()
        unseen = 0
        for row in _table(self._archive):
            seen.add(row["uuid"])
            unseen += not (row["id"].isdecimal() and states.saw_made(int(row["id"])))
        if seen != self._events:
            differing = len(seen ^ self._events)
            self._report.problem(
                TABLE, f"of {counted(differing, 'event')} only it or {EVENTS} tells."
            )
        else:
            self._report.checked.append("The table has the same events.")
        if unseen:
            self._report.notes.append(
                f"The history does not tell of {counted(unseen, 'event')} when it was entered."
            )

    def _compare_history(self, states: States) -> None:
        for table in ("event", "source"):
            for uuid in states.standing(table):
                if uuid not in self._uuids:
                    self._report.problem(
                        EVENTS, f"the history has a {table} {uuid} that it has not."
                    )
        wanted = {uuid: values for uuid, (_, _, values) in self._differing.items()}
        fields = states.differences(wanted) if wanted else {}
        for uuid, (kind, name, _) in self._differing.items():
            differing = ", ".join(fields.get(uuid, []))
            self._report.problem(
                EVENTS, f"the {kind} {name} is not as the history left it ({differing})."
            )
        if self._others:
            self._report.problem(
                EVENTS, f"{counted(self._others, 'other entry')} not as it left them."
            )
        if self._report.ok:
            self._report.checked.append(
                f"The history ({counted(states.commands, 'command')},"
                f" {counted(states.changes, 'change')} of single entries) ends in what the events"
                f" say, for {counted(self._same, 'entry')} of which it tells."
            )


def _citations(event: Item) -> Iterator[Item]:
    for citation in event.get("citations") or ():
        yield citation if isinstance(citation, dict) else {"source": citation}


def _name(kind: str, item: Item) -> str:
    words = item.get("title") or item.get("slug") or item.get("name") or item.get("source")
    return f"“{words}”" if words else f"{kind} {item.get('uuid')}"


def _table(archive: zipfile.ZipFile) -> Iterator[dict[str, str]]:
    """Yield the number and the UUID of each row of the table."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = csv.reader(text_lines(archive, TABLE))
        header = next(rows, [])
        if not {"id", "uuid"} <= set(header):
            raise DamagedError("it has no column “id” or no column “uuid”.")
        at = {name: header.index(name) for name in ("id", "uuid")}
        for row in rows:
            if len(row) != len(header):
                raise DamagedError(f"line {rows.line_num} has {len(row)} cells for {len(header)}.")
            yield {name: row[place] for name, place in at.items()}
    except csv.Error as error:
        raise DamagedError(f"{error}.") from None
    finally:
        csv.field_size_limit(before)

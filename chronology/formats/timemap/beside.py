"""What the events of a TimeMap refer to by id: its sources and its associations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chronology.formats.base import ImportJob, Unread
from chronology.formats.dataset.opening import open_text
from chronology.formats.text.input import Input
from chronology.formats.text.jsonstream import stream_json

_EVENTS = "events"
_PARTS = ("sources", "associations")


@dataclass(slots=True)
class Beside:
    """What events refer to.

    Args:
        sources: the sources, by id.
        associations: the associations, by id.
        files: the names of the files beside the one of the events that were read.
    """

    sources: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    associations: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    def add(self, part: str, key: str, value: Any) -> None:
        """Note a source or an association, under its own id, else under ``key``."""
        if not isinstance(value, dict):
            return
        known = self.sources if part == "sources" else self.associations
        # Of an association said twice, TimeMap takes the first.
        known.setdefault(str(value.get("id") or key).strip(), value)


def read_beside(job: ImportJob) -> Beside:
    """Return what the events refer to: in their own file, and in files beside it.

    Beside ``events.json`` these are ``sources.json`` and ``associations.json``,
    beside ``export_events.json`` they are ``export_sources.json`` and so on.

    Raises:
        FileFormatError: one of the files is not JSON.
    """
    found = Beside()
    if job.input.beginning(16).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        with open_text(job) as text:
            for part in stream_json(text):
                _note(found, part.name, part.item, part.value)
    for name, path in _files(job):
        with Input(str(path)) as given, open_text(Unread(given, job.encoding)) as text:
            for part in stream_json(text):
                if part.name == name or (part.name == "" and part.item):
                    _note(found, name, part.item, part.value)
                else:
                    found.add(name, part.name, part.value)
        found.files.append(path.name)
    return found


def _note(found: Beside, name: str, item: bool, value: Any) -> None:
    if name not in _PARTS:
        return
    if item:
        found.add(name, "", value)
    elif isinstance(value, dict):
        for key, each in value.items():
            found.add(name, key, each)


def _files(job: ImportJob) -> Iterator[tuple[str, Path]]:
    """Yield the files that lie beside the one of the events, and what they hold."""
    if job.path == "-":
        return
    path = Path(job.path)
    before, events, after = path.name.rpartition(_EVENTS)
    if not events:
        return
    for name in _PARTS:
        for ending in (after, f"{after}.gz", after.removesuffix(".gz")):
            other = path.with_name(f"{before}{name}{ending}")
            if other.is_file():
                yield name, other
                break

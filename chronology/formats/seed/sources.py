"""Files of the seed schema too large to hold: their entities, a section at a time."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from chronology.formats.errors import FileFormatError
from chronology.formats.seed.schema import BY_NAME, BY_TYPE, SECTIONS
from chronology.formats.seed.shape import (
    Document,
    complain_of_lists,
    complain_of_members,
    complain_of_type,
    demand_head,
    read_entity,
    read_head,
)
from chronology.formats.text.input import Input
from chronology.formats.text.jsonstream import stream_json
from chronology.formats.text.jsontext import parse_line
from chronology.formats.text.textlines import encoding_of, open_text, refuse_bytes, text_lines

#: How a line tells its type before it is read as a whole.
_TYPE = re.compile(r'\s*\{"type": ?"([a-z]+)"[,}]')
_PLACES = {section.name: nth for nth, section in enumerate(SECTIONS)}


class Said(NamedTuple):
    """An entity as a file says it.

    Args:
        section: the section that it belongs to.
        data: what stands there, not yet looked at.
        path: where it stands, such as ``events[3]``.
        line: its line.
    """

    section: str
    data: Any
    path: str
    line: int


class Source(Protocol):
    """A file that can be read again and again."""

    def survey(self, document: Document) -> None:
        """Read the head and the settings into ``document``, and what is wrong around entities."""

    def has(self, section: str) -> bool:
        """Return whether the file holds entities of a section, once it was surveyed."""

    def items(self, section: str) -> Iterator[Said]:
        """Yield the entities of a section; sections are asked for in the order of ``SECTIONS``."""


class _Sections:
    """Hands out the entities of one section after the other.

    A file that holds its sections in their order is read once for all of them, any
    other once for each.
    """

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._shared: Iterator[Said] | None = None
        self._next: Said | None = None

    def _found(self, section: str) -> None:
        if not self._runs or self._runs[-1] != section:
            self._runs.append(section)

    def has(self, section: str) -> bool:
        """Return whether the file holds entities of a section."""
        return section in self._runs

    def items(self, section: str) -> Iterator[Said]:
        """Yield the entities of a section."""
        if section not in self._runs:
            return
        order = [_PLACES[name] for name in self._runs]
        if order != sorted(set(order)):
            yield from self._read(section)
            return
        if self._shared is None:
            self._shared = self._read(None)
        while True:
            said = self._next or next(self._shared, None)
            self._next = None
            if said is None:
                return
            if said.section != section:
                self._next = said
                return
            yield said

    def _read(self, section: str | None) -> Iterator[Said]:
        """Yield the entities of a section, or of all of them, in the order of the file."""
        raise NotImplementedError


class LinesSource(_Sections):
    """JSON Lines: one entity a line.

    Args:
        given: the file.
        encoding: the encoding that the user named.
    """

    def __init__(self, given: Input, encoding: str | None) -> None:
        super().__init__()
        self._given = given
        self._encoding = encoding

    def survey(self, document: Document) -> None:
        """Read the head and the settings, and refuse lines of no known type."""
        headed = False
        for number, line in text_lines(self._given, self._encoding):
            known = _TYPE.match(line)
            kind = known[1] if known else None
            if kind in BY_TYPE and kind != "setting":
                self._found(BY_TYPE[kind].name)
                continue
            if not line.strip():
                continue
            data = parse_line(line, number)
            kind = data.pop("type", None) if isinstance(data, dict) else None
            if kind == "chronology":
                headed = True
                read_head(document, data, number)
            elif isinstance(kind, str) and kind in BY_TYPE:
                self._found(BY_TYPE[kind].name)
                if kind == "setting":
                    _take_setting(document, data, kind, number)
            else:
                complain_of_type(document, kind, number)
        demand_head(document, headed=headed)

    def _read(self, section: str | None) -> Iterator[Said]:
        for number, line in text_lines(self._given, self._encoding):
            known = _TYPE.match(line)
            if known and section and BY_TYPE.get(known[1]) not in (None, BY_NAME[section]):
                continue
            data = parse_line(line, number) if line.strip() else None
            kind = data.pop("type", None) if isinstance(data, dict) else None
            of = BY_TYPE.get(kind) if isinstance(kind, str) else None
            if of is not None and section in (None, of.name):
                yield Said(of.name, data, of.type, number)


class DocumentSource(_Sections):
    """JSON: one document.

    Args:
        given: the file.
        encoding: the encoding that the user named.
    """

    def __init__(self, given: Input, encoding: str | None) -> None:
        super().__init__()
        self._given = given
        self._encoding = encoding_of(given.beginning(4), encoding)

    def survey(self, document: Document) -> None:
        """Read the head and the settings, and refuse members that there are not."""
        head: dict[str, Any] = {}
        members: list[str] = []
        for name, item, value, line in self._parts():
            if not members or members[-1] != name or not item:
                if name in members:
                    raise FileFormatError(
                        f"the key “{name}” stands twice in one object.", "Keep one.", line
                    )
                members.append(name)
            if name not in _PLACES or not item:
                head[name] = None if item else value
            if name in _PLACES and (item or (name == "settings" and isinstance(value, dict))):
                self._found(name)
        complain_of_members(document, head, named="" not in members)
        complain_of_lists(document, head)
        for said in self._read("settings") if self.has("settings") else ():
            _take_setting(document, said.data, said.path, said.line)

    def _read(self, section: str | None) -> Iterator[Said]:
        counts = dict.fromkeys(_PLACES, 0)
        for name, item, value, line in self._parts():
            if name not in _PLACES or (section and name != section):
                continue
            values = [value] if item else []
            if name == "settings" and isinstance(value, dict) and not item:
                values = [{"key": key, "value": one} for key, one in value.items()]
            for one in values:
                yield Said(name, one, f"{name}[{counts[name]}]", line)
                counts[name] += 1

    def _parts(self) -> Iterator[tuple[str, bool, Any, int]]:
        with open_text(self._given, self._encoding) as text:
            try:
                for part in stream_json(text):
                    if part.fault:
                        raise FileFormatError(f"{part.fault}.", "Keep one.", part.line)
                    yield part[:4]
            except UnicodeDecodeError:
                refuse_bytes(self._given, self._encoding)


def _take_setting(document: Document, data: Any, path: str, line: int) -> None:
    """Read a setting for the words of the file; what is wrong with it is said in its turn."""
    quiet = Document(entities={})
    entity = read_entity(quiet, BY_NAME["settings"], data, path, line)
    document.entities["settings"].append(entity)

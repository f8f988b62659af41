"""People: their names, and the span of their lives."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from chronology.dates.value import FuzzyDate
from chronology.formats.dataset.record import Actor, Name
from chronology.formats.gramps.elements import (
    handle_of,
    is_private,
    link_of,
    links,
    resolved,
    rest_of,
    text_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KNOWN = frozenset(("name", "eventref", "childof", "parentin", "noteref"))
_KNOWN_OF_NAME = frozenset(("first", "surname", "last", "suffix"))


class Reference(NamedTuple):
    """That somebody has a part in an event.

    Args:
        who: the person's handle, or those of a family's partners.
        role: as Gramps calls it.
        private: whether it, or whoever has the part, is marked as private.
        citations: handles of citations of this part alone.
        rest: what else is said of it.
    """

    who: tuple[str, ...]
    role: str
    private: bool
    citations: tuple[str, ...]
    rest: dict[str, Any]


class Events:
    """Who has a part in which event."""

    def __init__(self) -> None:
        self.parts: dict[str, list[Reference]] = {}

    def add(self, element: "Element", who: tuple[str, ...], *, private: bool) -> list[str]:
        """Keep the event references of a person or family; return those of role Primary."""
        primary = []
        for child in element:
            if child.tag != "eventref":
                continue
            role = child.get("role", "Primary")
            event = link_of(child)
            reference = Reference(
                who,
                role,
                (private and role in ("Primary", "Family")) or is_private(child),
                links(child, "citationref"),
                rest_of(child, ("citationref",)),
            )
            self.parts.setdefault(event, []).append(reference)
            if role == "Primary":
                primary.append(event)
        return primary


class People:
    """The people of a tree, known by their handles."""

    def __init__(self) -> None:
        self.by_handle: dict[str, Actor] = {}
        self._notes: dict[str, tuple[str, ...]] = {}
        self._events: dict[str, list[str]] = {}

    def add(self, element: "Element", events: Events) -> None:
        """Keep a ``person``."""
        handle = handle_of(element)
        names = [child for child in element if child.tag == "name"]
        main = next((child for child in names if child.get("alt") != "1"), None)
        name = _full(main) if main is not None else ""
        extra: dict[str, Any] = rest_of(element, _KNOWN)
        if element.get("id"):
            extra["id"] = element.get("id")
        if is_private(element):
            extra["private"] = True
        if said := list(filter(None, map(_detail, names))):
            extra["names"] = said
        self.by_handle[handle] = Actor(
            name or f"Unnamed person {element.get('id') or handle}",
            "person",
            key=handle,
            aliases=_aliases(name, names),
            extra=extra,
        )
        self._notes[handle] = links(element, "noteref")
        self._events[handle] = events.add(element, (handle,), private=is_private(element))

    def finish(
        self,
        notes: Mapping[str, str],
        vital: Mapping[str, tuple[str, FuzzyDate | None]],
        labels: Mapping[str, str],
    ) -> None:
        """Set what people's notes and their births and deaths say, once all are known.

        Args:
            notes: the texts of notes by handle.
            vital: births and deaths by handle: which, and when.
            labels: how each object is called, by handle.
        """
        for handle, actor in self.by_handle.items():
            texts = [notes[note] for note in self._notes[handle] if note in notes]
            actor.description = "\n\n".join(texts) or None
            for event in self._events[handle]:
                kind, date = vital.get(event, ("", None))
                if kind == "Birth":
                    actor.born = actor.born or date
                elif kind == "Death":
                    actor.died = actor.died or date
            actor.extra = resolved(actor.extra, labels)


def _full(name: "Element") -> str:
    """Return a name as it is said: given name, surnames with what joins them, suffix."""
    parts = [text_of(name, "first")]
    for child in name:
        if child.tag in ("surname", "last"):
            text = (child.text or "").strip()
            parts += [child.get("prefix", ""), text, child.get("connector", "") if text else ""]
    parts.append(text_of(name, "suffix"))
    return " ".join(" ".join(parts).split())


def _aliases(name: str, names: list["Element"]) -> tuple[Name, ...]:
    """Return the other names and the nicknames, each once."""
    found = [_full(child) for child in names]
    found += [text_of(child, "nick") for child in names]
    return tuple(Name(alias) for alias in dict.fromkeys(found) if alias and alias != name)


def _detail(name: "Element") -> dict[str, Any]:
    """Return what a name says besides how it is said."""
    said = rest_of(name, _KNOWN_OF_NAME)
    kind = name.get("type", "")
    if kind not in ("", "Birth Name", "birth", "Unknown"):
        said = {"name": _full(name), "type": kind, **said}
    if is_private(name):
        said["private"] = True
    return said

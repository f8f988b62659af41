"""A tree as it stands in a Gramps file: all but its events, which may be many."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from chronology.formats.dataset.record import Actor, Tied
from chronology.formats.gramps.dates import date_in
from chronology.formats.gramps.elements import handle_of, is_private, link_of, text_of
from chronology.formats.gramps.people import Events, People
from chronology.formats.gramps.places import Places
from chronology.formats.gramps.records import records
from chronology.formats.gramps.sources import Note, Sources

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from chronology.dates.value import FuzzyDate

#: The relations of a child to a partner that make the partner a parent.
_PARENTHOOD = ("", "Birth", "Adopted")


class Child(NamedTuple):
    """A child of a family, and what it is to the father and to the mother."""

    handle: str
    of_father: str
    of_mother: str


class Family(NamedTuple):
    """A ``family``: its partners, who may be missing, and its children."""

    father: str
    mother: str
    children: tuple[Child, ...]


class Tree:
    """What a Gramps file holds, read once.

    Args:
        opened: opens the file from its beginning.

    Raises:
        FileFormatError: it cannot be read.
    """

    def __init__(self, opened: Callable[[], BinaryIO]) -> None:
        self.places = Places()
        self.people = People()
        self.sources = Sources()
        self.events = Events()
        self.notes: dict[str, Note] = {}
        self.tags: dict[str, str] = {}
        #: How each object is called, by handle.
        self.labels: dict[str, str] = {}
        self.researcher = ""
        self._families: list[Family] = []
        self._vital: dict[str, tuple[str, FuzzyDate | None]] = {}
        readers: dict[str, Callable[[Element], None]] = {
            "event": self._vital_event,
            "person": lambda element: self.people.add(element, self.events),
            "family": self._family,
            "citation": self.sources.add_citation,
            "source": self.sources.add,
            "placeobj": self.places.add,
            "repository": self._repository,
            "object": self._object,
            "note": self._note,
            "tag": self._tag,
            "researcher": self._header,
        }
        for _, element in records(opened):
            reader = readers.get(element.tag)
            if reader is not None:
                reader(element)
        self._finish()

    def _finish(self) -> None:
        texts = {handle: note.text for handle, note in self.notes.items()}
        self.labels.update(texts)
        self.labels.update((each, actor.name) for each, actor in self.people.by_handle.items())
        self.labels.update((each, place.name) for each, place in self.places.by_handle.items())
        for handle, source in self.sources.by_handle.items():
            self.labels[handle] = source.title or source.slug
        for handle in self.sources.citations:
            self.labels[handle] = self.sources.label(handle)
        self.labels.update(self.tags)
        self.places.finish(texts, self.labels)
        self.people.finish(texts, self._vital, self.labels)
        self.sources.finish(self.notes, self.labels)
        self._keep_other_relations()

    def _vital_event(self, element: "Element") -> None:
        kind = text_of(element, "type")
        if kind in ("Birth", "Death"):
            dated = date_in(element)
            self._vital[handle_of(element)] = kind, None if dated is None else dated.date

    def _family(self, element: "Element") -> None:
        partners = {
            child.tag: link_of(child) for child in element if child.tag in ("father", "mother")
        }
        children = tuple(
            Child(link_of(child), child.get("frel", ""), child.get("mrel", ""))
            for child in element
            if child.tag == "childref"
        )
        family = Family(partners.get("father", ""), partners.get("mother", ""), children)
        if children:
            self._families.append(family)
        who = tuple(filter(None, family[:2]))
        self.events.add(element, who, private=is_private(element))

    def _repository(self, element: "Element") -> None:
        self.labels[handle_of(element)] = text_of(element, "rname")

    def _object(self, element: "Element") -> None:
        file = element.find("file")
        if file is not None:
            said = (file.get("description", ""), file.get("src", ""))
            self.labels[handle_of(element)] = ": ".join(dict.fromkeys(filter(None, said)))

    def _note(self, element: "Element") -> None:
        note = Note(element.get("type", ""), text_of(element, "text"), is_private(element))
        if note.text:
            self.notes[handle_of(element)] = note

    def _tag(self, element: "Element") -> None:
        self.tags[handle_of(element)] = element.get("name", "")

    def _header(self, element: "Element") -> None:
        self.researcher = text_of(element, "resname")

    def ties(self) -> Iterator[Tied]:
        """Yield who is a parent of whom: by birth or adoption, as Gramps has it."""
        for parent, child, relation in self._relations():
            if relation in _PARENTHOOD:
                yield Tied(parent, "parent of", child)

    def _relations(self) -> Iterator[tuple[Actor, Actor, str]]:
        """Yield partners, their children, and what these are to them."""
        people = self.people.by_handle
        for family in self._families:
            for child in family.children:
                for partner, relation in (
                    (family.father, child.of_father),
                    (family.mother, child.of_mother),
                ):
                    if partner in people and child.handle in people:
                        yield people[partner], people[child.handle], relation

    def _keep_other_relations(self) -> None:
        """Keep with each child whose stepchild or foster child it is."""
        for partner, child, relation in self._relations():
            if relation not in _PARENTHOOD:
                kept = child.extra.get("child_of", [])
                said = {"of": partner.name, "relation": relation}
                child.extra = {**child.extra, "child_of": [*_listed(kept), said]}


def _listed(kept: object) -> list[object]:
    return kept if isinstance(kept, list) else []

"""Sources, and what is cited of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from chronology.formats.dataset.record import Cited, Source
from chronology.formats.dataset.slugs import source_slug
from chronology.formats.gramps.dates import date_in
from chronology.formats.gramps.elements import (
    handle_of,
    hides_private,
    link_of,
    links,
    resolved,
    rest_of,
    text_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: How far a claim is to be believed (1 best, 5 worst) by the confidence of its citation.
#: 2, "normal", is what Gramps writes where nobody judged it.
_CREDIBILITY: dict[str, int | None] = {"0": 5, "1": 4, "2": None, "3": 2, "4": 1}

#: The kinds of notes that hold the source's own words.
_WORDS = ("Transcript", "Source text", "Citation Transcript")

_KNOWN_OF_SOURCE = frozenset(("stitle", "sauthor", "spubinfo", "noteref"))
_KNOWN_OF_CITATION = frozenset(
    ("page", "confidence", "sourceref", "noteref", "dateval", "daterange", "datespan", "datestr")
)


class Note(NamedTuple):
    """A note: what kind it is of, its text, and whether it is private."""

    kind: str
    text: str
    private: bool


class Citation(NamedTuple):
    """A ``citation``: what is cited of a source, and how surely."""

    source: str
    page: str
    confidence: str
    entered: str
    notes: tuple[str, ...]
    rest: dict[str, Any]
    private: bool


class Sources:
    """The sources and citations of a tree, known by their handles."""

    def __init__(self) -> None:
        self.by_handle: dict[str, Source] = {}
        self.citations: dict[str, Citation] = {}
        self.private: set[str] = set()
        self._notes: dict[str, tuple[str, ...]] = {}

    def add(self, element: "Element") -> None:
        """Keep a ``source``."""
        handle = handle_of(element)
        title = text_of(element, "stitle") or text_of(element, "sabbrev")
        extra = rest_of(element, _KNOWN_OF_SOURCE)
        if element.get("id"):
            extra["id"] = element.get("id")
        kept = element.find("reporef")
        medium = "" if kept is None else kept.get("medium", "")
        self.by_handle[handle] = Source(
            source_slug(title, handle),
            title=title or None,
            author=text_of(element, "sauthor") or None,
            publisher=text_of(element, "spubinfo") or None,
            kind=medium.lower() if medium and medium != "Unknown" else None,
            extra=extra,
        )
        self._notes[handle] = links(element, "noteref")
        if hides_private(element):
            self.private.add(handle)

    def add_citation(self, element: "Element") -> None:
        """Keep a ``citation``."""
        cited = element.find("sourceref")
        entered = date_in(element)
        self.citations[handle_of(element)] = Citation(
            "" if cited is None else link_of(cited),
            text_of(element, "page"),
            text_of(element, "confidence"),
            "" if entered is None else entered.words,
            links(element, "noteref"),
            rest_of(element, _KNOWN_OF_CITATION),
            hides_private(element),
        )

    def finish(self, notes: Mapping[str, Note], labels: Mapping[str, str]) -> None:
        """Set what the notes of sources say, once all are known.

        Args:
            notes: notes by handle.
            labels: how each object is called, by handle.
        """
        for handle, source in self.by_handle.items():
            found = [notes[note] for note in self._notes[handle] if note in notes]
            source.note = "\n\n".join(note.text for note in found) or None
            source.extra = resolved(source.extra, labels)
            if any(note.private for note in found):
                self.private.add(handle)

    def label(self, handle: str) -> str:
        """Return how a citation is named: "Parish register, p. 4"."""
        citation = self.citations[handle]
        source = self.by_handle.get(citation.source)
        title = "" if source is None else source.title or source.slug
        return ", ".join(filter(None, (title, citation.page)))

    def cited(
        self, handle: str, notes: Mapping[str, Note], labels: Mapping[str, str]
    ) -> tuple[Cited, bool] | None:
        """Return what a citation says, and whether any of it is private.

        None where it, or its source, is missing.
        """
        citation = self.citations.get(handle)
        source = None if citation is None else self.by_handle.get(citation.source)
        if citation is None or source is None:
            return None
        found = [notes[note] for note in citation.notes if note in notes]
        quote = "\n\n".join(note.text for note in found if note.kind in _WORDS)
        said = [note.text for note in found if note.kind not in _WORDS]
        if citation.entered:
            said.append(f"Entry dated {citation.entered}.")
        said += _sentences(resolved(citation.rest, labels))
        private = citation.private or citation.source in self.private
        return Cited(
            source,
            locator=citation.page or None,
            quote=quote or None,
            credibility=_CREDIBILITY.get(citation.confidence),
            note="\n\n".join(said) or None,
        ), private or any(note.private for note in found)


def _sentences(rest: dict[str, Any]) -> list[str]:
    """Return the attributes and media of a citation in words, as it has no column for them."""
    said = []
    for tag, value in rest.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "type" in each:
                said.append(f"{each['type']}: {each.get('value', '')}".strip())
            else:
                said.append(f"{tag}: {each}")
    return said

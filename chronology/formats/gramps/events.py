"""Events: what happened, to whom, where, and who says so."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from chronology.formats.dataset.record import Actor, Cited, Located, Party, Record, RoleMeaning
from chronology.formats.gramps.dates import Dated, date_in
from chronology.formats.gramps.elements import (
    handle_of,
    hides_private,
    link_of,
    links,
    resolved,
    rest_of,
    text_of,
)
from chronology.formats.gramps.people import Reference
from chronology.formats.gramps.tree import Tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KNOWN = frozenset((
    "type", "description", "place", "noteref", "citationref", "tagref",
    "dateval", "daterange", "datespan", "datestr",
))  # fmt: skip

#: Events of Gramps' own list at which those whose events they are must be alive.
_ALIVE = frozenset((
    "Adopted", "Adult Christening", "Alternate Birth", "Alternate Marriage", "Annulment",
    "Baptism", "Bar Mitzvah", "Bas Mitzvah", "Birth", "Blessing", "Census", "Christening",
    "Confirmation", "Death", "Degree", "Divorce", "Divorce Filing", "Education", "Elected",
    "Emigration", "Engagement", "First Communion", "Graduation", "Immigration", "Marriage",
    "Marriage Banns", "Marriage Contract", "Marriage License", "Marriage Settlement",
    "Military Service", "Naturalization", "Nobility Title", "Occupation", "Ordination",
    "Residence", "Retirement", "Will",
))  # fmt: skip

#: Events that only the dead have.
_DEAD = frozenset(("Burial", "Cremation", "Probate"))

#: Roles that Gramps has; whose event it is, where that may be after death, is "concerned".
ROLES = {
    "primary": RoleMeaning(living=True),
    "deceased": RoleMeaning(),
    "concerned": RoleMeaning(),
    "family": RoleMeaning(living=True),
    "witness": RoleMeaning(bodily_present=True, living=True),
    "clergy": RoleMeaning(bodily_present=True, living=True),
    "celebrant": RoleMeaning(bodily_present=True, living=True),
    "bride": RoleMeaning(bodily_present=True, living=True),
    "groom": RoleMeaning(bodily_present=True, living=True),
    "aide": RoleMeaning(living=True),
    "informant": RoleMeaning(living=True),
}

#: How many people a title names.
_NAMED = 3


def record_of(element: "Element", tree: Tree) -> Record:
    """Return the record of an ``event``."""
    handle = handle_of(element)
    parts = tree.events.parts.get(handle, [])
    kind = text_of(element, "type") or "Unknown"
    title, said = _title(kind, text_of(element, "description"), parts, tree)
    warnings: list[tuple[str, str]] = []
    citations, private_source = _citations(element, parts, tree, warnings)
    notes = [tree.notes[note] for note in links(element, "noteref") if note in tree.notes]
    private = (
        hides_private(element)
        or private_source
        or any(note.private for note in notes)
        or any(part.private for part in parts)
    )
    dated = date_in(element)
    return Record(
        handle,
        title,
        date=None if dated is None else dated.date,
        description="\n\n".join(filter(None, (said, *(note.text for note in notes)))) or None,
        category=(kind,),
        handling="confidential" if private else "public",
        places=tuple(_places(element, tree, warnings)),
        who=_who(kind, parts, tree, warnings),
        citations=citations,
        tags=tuple(tree.tags[tag] for tag in links(element, "tagref") if tree.tags.get(tag)),
        extra=_extra(element, dated, parts, tree, warnings),
        warnings=tuple(warnings),
    )


def _title(kind: str, said: str, parts: Sequence[Reference], tree: Tree) -> tuple[str, str]:
    """Return a title, and what the description says besides it."""
    people = tree.people.by_handle
    names = [
        people[who].name
        for part in parts
        if part.role in ("Primary", "Family", "Bride", "Groom")
        for who in part.who
        if who in people
    ]
    names = list(dict.fromkeys(names))
    if not names:
        return (f"{kind}: {said}" if said else kind).splitlines()[0], said if "\n" in said else ""
    more = len(names) - _NAMED
    shown = [*names[:_NAMED], *([f"{more} more"] if more > 0 else [])]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"{kind} of {listed}", said


def _who(
    kind: str, parts: Sequence[Reference], tree: Tree, warnings: list[tuple[str, str]]
) -> tuple[Party, ...]:
    found: dict[tuple[str, str], Party] = {}
    for part in parts:
        for who in part.who:
            actor = tree.people.by_handle.get(who)
            if actor is None:
                warnings.append(("missing object", f"person {who}"))
            else:
                role = _role(kind, part.role)
                found[who, role] = Party(actor, role)
    return tuple(found.values())


def _role(kind: str, role: str) -> str:
    own = role.lower()
    if own not in ("primary", "family") or kind in _ALIVE:
        return own
    return "deceased" if kind in _DEAD else "concerned"


def _places(element: "Element", tree: Tree, warnings: list[tuple[str, str]]) -> Iterator[Located]:
    for child in element:
        if child.tag != "place":
            continue
        handle = link_of(child)
        place = tree.places.by_handle.get(handle)
        if place is None:
            warnings.append(("missing object", f"place {handle}"))
            continue
        if handle in tree.places.faults:
            warnings.append(tree.places.faults[handle])
        yield Located(place)


def _citations(
    element: "Element",
    parts: Sequence[Reference],
    tree: Tree,
    warnings: list[tuple[str, str]],
) -> tuple[tuple[Cited, ...], bool]:
    """Return what is cited of the event and of who has a part in it; and whether any is private."""
    handles = [*links(element, "citationref"), *(each for part in parts for each in part.citations)]
    found, private = [], False
    for handle in dict.fromkeys(handles):
        cited = tree.sources.cited(handle, tree.notes, tree.labels)
        if cited is None:
            warnings.append(("missing object", f"citation {handle}, or its source"))
            continue
        found.append(cited[0])
        private = private or cited[1]
    return tuple(found), private


def _extra(
    element: "Element",
    dated: Dated | None,
    parts: Sequence[Reference],
    tree: Tree,
    warnings: list[tuple[str, str]],
) -> dict[str, Any]:
    extra: dict[str, Any] = resolved(rest_of(element, _KNOWN), tree.labels)
    if element.get("id"):
        extra["id"] = element.get("id")
    if dated is not None and dated.date is None and dated.words:
        extra["date"] = dated.words
        warnings.append(("date not read", f"“{dated.words}”: {dated.why}"))
    if said := [
        {"who": _names(part, tree), "role": part.role, **resolved(part.rest, tree.labels)}
        for part in parts
        if part.rest
    ]:
        extra["parts"] = said
    return extra


def _names(part: Reference, tree: Tree) -> str:
    people: dict[str, Actor] = tree.people.by_handle
    return ", ".join(people[who].name for who in part.who if who in people)

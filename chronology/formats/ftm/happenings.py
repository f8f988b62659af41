"""Events and relations of FollowTheMoney: what happened, between whom, and who says so."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from chronology.formats.dataset.record import Actor, Cited, Figure, Located, Party, Record, Tied
from chronology.formats.ftm.dates import Dated, between, single
from chronology.formats.ftm.entities import Entity
from chronology.formats.ftm.schemata import (
    AT,
    CHILDREN,
    ENDS,
    LINKS,
    MEMBERSHIPS,
    PARENTS,
    STARTS,
    role_of,
    words,
)
from chronology.formats.ftm.things import Things, rest_of

_TITLES = ("name", "title")
_ABOUT = ("summary", "description", "notes", "purpose", "reason")
#: Where it was, and as what.
_PLACES = {
    "location": "at",
    "addressEntity": "at",
    "address": "at",
    "startLocation": "from",
    "endLocation": "to",
}
_CITED = frozenset(("proof", "sourceUrl", "publisher", "publisherUrl"))
#: How long a title may be that is made of a text, in characters.
_LONGEST = 200


def dates_of(entity: Entity, zone: str) -> tuple[Dated, set[str]]:
    """Return when it was, and the properties that say so where they could be read."""
    starts, ends, at = (_first(entity, names) for names in (STARTS, ENDS, AT))
    if starts[1] or ends[1]:
        dated, used = between(starts[1], ends[1], zone), {starts[0], ends[0]}
    else:
        dated, used = single(at[1], zone), {at[0]}
    return dated, used if dated.date is not None else set()


def _first(entity: Entity, names: tuple[str, ...]) -> tuple[str, list[str]]:
    for name in names:
        if values := entity.all(name):
            return name, values
    return "", []


def ties_of(entity: Entity, things: Things) -> Iterator[Tied]:
    """Yield the ties that a relation is: of a member to a body, of a parent to a child.

    A relation that is none yields nothing.
    """
    for one, kind, other in _pairs(entity):
        if one in things.actors and other in things.actors:
            dated, _ = dates_of(entity, things.zone)
            yield Tied(things.actors[one], kind, things.actors[other], dated.date)


def _pairs(entity: Entity) -> Iterator[tuple[str, str, str]]:
    belonging = MEMBERSHIPS.get(entity.schema)
    if belonging is not None:
        for member in entity.all(belonging.member):
            yield from ((member, "member of", body) for body in entity.all(belonging.body))
    if entity.schema == "Family":
        said = {word.lower() for word in entity.all("relationship")}
        for person in entity.all("person"):
            for relative in entity.all("relative"):
                if said & PARENTS:
                    yield relative, "parent of", person
                elif said & CHILDREN:
                    yield person, "parent of", relative


def keep_link(entity: Entity, things: Things) -> bool:
    """Keep with its parties what no row holds of a relation; return whether it is no event.

    A tie has no column for a role or a percentage; a relation that is neither a tie nor
    dated is no event.
    """
    if entity.schema not in LINKS:
        return False
    tied = next(ties_of(entity, things), None) is not None
    dated, used = dates_of(entity, things.zone)
    if dated.date is not None and not tied:
        return False
    parties = _parties(entity, things)
    said: dict[str, Any] = {"schema": entity.schema, **entity.more}
    kept = dict(rest_of(entity, used if tied else set()))
    said |= {name: _named(value, things) for name, value in kept.items()}
    ours = {name for name, _ in _parties_by_property(entity, things)}
    if not tied or set(kept) - ours:
        for actor in dict.fromkeys(party.actor.key for party in parties):
            if actor is not None:
                things.link(actor, said)
    return True


def _named(value: object, things: Things) -> object:
    if isinstance(value, list):
        return [things.name_of(each) for each in value]
    return things.name_of(value) if isinstance(value, str) else value


def _parties_by_property(entity: Entity, things: Things) -> Iterator[tuple[str, Actor]]:
    """Yield whoever a property names by id; what holds names or texts names nobody."""
    for name, values in entity.properties.items():
        if name in _TITLES or name in _ABOUT:
            continue
        yield from ((name, things.actors[each]) for each in values if each in things.actors)


def _parties(entity: Entity, things: Things) -> tuple[Party, ...]:
    found = ((actor, role_of(name)) for name, actor in _parties_by_property(entity, things))
    return tuple(Party(actor, role) for actor, role in dict.fromkeys(found))


def record_of(entity: Entity, things: Things) -> Record:
    """Return the record of an event, or of a relation that is dated."""
    dated, used = dates_of(entity, things.zone)
    parties = _parties(entity, things)
    places, cited = _places(entity, things, used), _citations(entity, things, used)
    used |= {name for name, _ in _parties_by_property(entity, things)}
    used |= {"keywords", *_TITLES, *_ABOUT}
    figures = _figures(entity, used)
    extra = {
        **entity.more,
        **{name: _named(value, things) for name, value in rest_of(entity, used)},
    }
    title, said = _title(entity, parties)
    return Record(
        entity.id,
        title,
        date=dated.date,
        description=said,
        category=() if entity.schema == "Event" else (words(entity.schema).capitalize(),),
        places=places,
        who=parties,
        citations=cited,
        figures=figures,
        tags=tuple(entity.all("keywords")),
        extra=extra,
        line=entity.line,
        warnings=(("date not read", f"{dated.words}: {dated.why}"),) if dated.why else (),
    )


def _title(entity: Entity, parties: tuple[Party, ...]) -> tuple[str, str | None]:
    """Return a title, and the texts besides it."""
    names, texts = entity.all(*_TITLES), entity.all(*_ABOUT)
    if names:
        return " ".join(names[0].split()) or entity.id, "\n\n".join([*names[1:], *texts]) or None
    label = words(entity.schema).capitalize()
    if parties:
        listed = ", ".join(f"{party.actor.name} ({party.role})" for party in parties[:4])
        more = f" and {len(parties) - 4} more" if len(parties) > 4 else ""
        return f"{label}: {listed}{more}", "\n\n".join(texts) or None
    if texts and "\n" not in texts[0] and len(texts[0]) <= _LONGEST:
        return f"{label}: {texts[0]}", "\n\n".join(texts[1:]) or None
    return f"{label} {entity.id}", "\n\n".join(texts) or None


def _places(entity: Entity, things: Things, used: set[str]) -> tuple[Located, ...]:
    """Return where it was: an address that is an entity stands for the text that names it."""
    found: dict[tuple[str, str], Located] = {}
    told = set()
    for name in ("addressEntity", "startLocation", "endLocation"):
        for each in entity.all(name):
            if each in things.places:
                place = things.places[each]
                found.setdefault((each, _PLACES[name]), Located(place, _PLACES[name]))
                told |= {place.name, full_name(place), *(alias.name for alias in place.aliases)}
    for name in ("location", "address"):
        for each in entity.all(name):
            if each not in told:
                place = things.places.get(each) or things.named_place(each)
                found.setdefault((each, "at"), Located(place))
    used |= set(_PLACES)
    return tuple(found.values())


def full_name(place: Any) -> str:
    """Return a place and what it lies in: "Aksaray, Istanbul, Turkey"."""
    names = []
    while place is not None:
        names.append(place.name)
        place = place.parent
    return ", ".join(names)


def _citations(entity: Entity, things: Things, used: set[str]) -> tuple[Cited, ...]:
    proofs = [each for each in entity.all("proof") if each in things.sources]
    found = [Cited(things.sources[each]) for each in proofs]
    missing = set(entity.all("proof")) - set(proofs)
    publisher = entity.first("publisher")
    urls = entity.all("sourceUrl") or ([""] if publisher and not found else [])
    known = {cited.source.url for cited in found}
    found += [
        Cited(things.source_at(url, publisher)) for url in urls if url not in known or not url
    ]
    used |= _CITED if not missing else _CITED - {"proof"}
    if not urls and publisher:
        used -= {"publisher"}
    if "publisherUrl" in entity.properties:
        used -= {"publisherUrl"}
    return tuple(found)


_Named = tuple[tuple[str, ...], str | None]
_CONVERTED: tuple[_Named, ...] = ((("amountEur",), "EUR"), (("amountUsd",), "USD"))
_NEITHER: _Named = (("amount", "currency"), None)


def _figures(entity: Entity, used: set[str]) -> tuple[Figure, ...]:
    """Return the amount, where there is one that is a number; of several currencies each."""
    names: tuple[str, ...] = ("amount", "currency")
    currency = entity.first("currency")
    if not entity.all("amount"):
        # Some publish only what it was converted to, each in a property of its own.
        names, currency = next(filter(lambda each: entity.all(each[0][0]), _CONVERTED), _NEITHER)
    amounts = entity.all(names[0])
    if len(amounts) != 1:
        return ()
    try:
        amount = float(amounts[0].replace(",", ""))
    except ValueError:
        return ()
    if not isfinite(amount):
        return ()
    used |= set(names)
    return (Figure("amount", amount, amount, amount, currency),)

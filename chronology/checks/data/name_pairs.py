"""Pairs of actors whose names are alike, found by their words rather than one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from chronology.query.evidence import Actor
from chronology.text import fold

_Words = tuple[str, ...]

#: A name that fits into more names than this says nothing of any of them.
_MOST_HOLDERS = 3

#: A word in more names than this is not looked up: the names that hold it are too many.
_COMMON = 50

#: Words that make a phrase of what would be a name: "Father of Omar" is not Omar.
_DESCRIBING = frozenset(
    ["of", "by", "with", "at", "in", "from", "for", "to", "near", "called", "said", "his", "her"]
)

#: Parts of names that two people have in common without sharing a name.
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "ar",
        "as",
        "at",
        "az",
        "an",
        "abu",
        "abd",
        "bin",
        "ibn",
        "ben",
        "umm",
        "bint",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
    ]
)

#: What may stand around a word without being part of a name.
_MARKS = '.,;:!?()[]/"“”„«»'

_GROUPS = ("organisation", "armed group", "state")


class Alike(Enum):
    """In what two names are alike, the likest first."""

    EQUAL = "the same name"
    CONTAINED = "a name that lies in the other's"
    CHAINED = "a part of a name, the last of one and the first of the other's"


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two actors, the lower id first, and the name or part of a name that they share."""

    first: int
    second: int
    how: Alike
    shared: str


@dataclass(frozen=True, slots=True)
class _Name:
    actor: Actor
    words: _Words
    composed: bool

    @property
    def describes(self) -> bool:
        """Whether it is a phrase rather than a name; groups may be called so."""
        return self.actor.kind not in _GROUPS and not _DESCRIBING.isdisjoint(self.words)

    def may_be(self, longer: "_Name") -> bool:
        """Return whether a longer name that holds this one may be of the same actor."""
        if self.composed or longer.composed:
            return False
        # Guinea is not Guinea-Bissau, and Sudan not South Sudan.
        return not self.actor.kind == longer.actor.kind == "state"


def pairs(actors: Iterable[Actor]) -> Iterator[NamePair]:
    """Yield the pairs of actors that may be one, each once, in its likest way."""
    names = [
        _Name(actor, words, _composed(actor, name))
        for actor in actors
        for words, name in {_words(name): name for name in (actor.name, *actor.names)}.items()
        if words
    ]
    seen: set[tuple[int, int]] = set()
    for find in (_equal, _contained, _chained):
        for one, other, how, shared in find(names):
            key = _key(one.actor, other.actor)
            if key is not None and key not in seen:
                seen.add(key)
                yield NamePair(*key, how, shared)


def _composed(actor: Actor, name: str) -> bool:
    """Return whether a name lists groups that acted together, or a group and its faction."""
    return actor.kind in _GROUPS and ("," in name or " - " in name)


def _words(name: str) -> _Words:
    """Return the words of a name, without case, accents and the marks around them."""
    return tuple(filter(None, (word.strip(_MARKS) for word in fold(name).split())))


_Found = Iterator[tuple[_Name, _Name, Alike, str]]


def _key(one: Actor, other: Actor) -> tuple[int, int] | None:
    """Return the ids of two actors that may be one, None where their kinds forbid it."""
    compatible = (
        one.kind == other.kind
        or "unknown" in (one.kind, other.kind)
        or (one.kind in _GROUPS and other.kind in _GROUPS)
    )
    if one.id == other.id or not compatible:
        return None
    return min(one.id, other.id), max(one.id, other.id)


def _equal(names: list[_Name]) -> _Found:
    """Pair names of the same words in any order, or of the same letters."""
    for spell in (lambda words: " ".join(sorted(words)), "".join):
        spelt: dict[str, _Name] = {}
        for name in names:
            # Each with the one before, so that a hundred namesakes make a hundred pairs.
            before = spelt.get(spell(name.words))
            if before is not None:
                yield before, name, Alike.EQUAL, " ".join(name.words)
            spelt[spell(name.words)] = name


def _contained(names: list[_Name]) -> _Found:
    """Pair each name with the longer ones that hold all its words, if these are few."""
    holding: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for word in set(name.words):
            holding.setdefault(word, []).append(number)
    for name in names:
        rarest = min((holding[word] for word in name.words), key=len)
        if len(rarest) > _COMMON or _PARTICLES.issuperset(name.words):
            continue
        holders = [names[number] for number in rarest if _holds(names[number], name)]
        if len({holder.actor.id for holder in holders}) <= _MOST_HOLDERS:
            for holder in filter(name.may_be, holders):
                yield name, holder, Alike.CONTAINED, " ".join(name.words)


def _holds(longer: _Name, name: _Name) -> bool:
    if len(longer.words) <= len(name.words) or longer.actor.id == name.actor.id:
        return False
    return set(name.words) < set(longer.words) and not longer.describes and not name.describes


def _chained(names: list[_Name]) -> _Found:
    """Pair people of whom one's name begins with the last part of the other's.

    Only where no third name begins or ends with that part: a family's name, or
    a father's, is shared by many.
    """
    people = [n for n in names if n.actor.kind in ("person", "unknown") and not n.describes]
    begins, ends = _parts(people, first=True), _parts(people, first=False)
    for part, last in ends.items():
        first = begins.get(part, {})
        if len(last) == 1 and len(first) == 1 and not _PARTICLES.issuperset(part):
            [one], [other] = last.values(), first.values()
            yield one, other, Alike.CHAINED, " ".join(part)


def _parts(names: list[_Name], *, first: bool) -> dict[_Words, dict[int, _Name]]:
    """Return who has each proper first, or last, part of a name, by actor."""
    found: dict[_Words, dict[int, _Name]] = {}
    for name in names:
        for cut in range(1, len(name.words)):
            part = name.words[:cut] if first else name.words[cut:]
            found.setdefault(part, {}).setdefault(name.actor.id, name)
    return found

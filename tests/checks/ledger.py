"""A ledger in a test's docstring, read into facts.

One statement a line; words with spaces in them are quoted, dates are EDTF::

    place Istanbul in=Turkey at=41.0,28.9 radius=10000 country=TR
    category detention in=custody group=liberty state=detained once=yes single=yes requires=arrest
    actor Omar kind=person born=1991 died=2016 group=parties names="Abu Ali,Omari" note=tall
    tie Omar "member of" Party span=2009/2010 rank=deprecated cite=1
    source wire published=2016-03 accessed=2017 reliability=B derived=agency
    event 1 Arrest when=2009 lasting=P6M..P7M at=Istanbul who=Omar:present category=arrest
    cite 1 wire says=2009-05 stance=disputes rank=deprecated
    relation 2 after 1 lag=P3M..P4M rank=deprecated cite=1
    measure 1 killed low=2 best=3 high=4 cite=1

Times are written ``at 2016-07-15 10:00`` (that minute), ``between … and …``
(once, within) and ``from … to …`` (lasting). Roles: ``present``, ``subject``,
``born``, ``detainee`` and ``guard`` are bodily and living, ``leader``, ``holder``
and ``involved`` living, ``mourned`` and ``deceased`` neither. Ids are the numbers of events,
and the order of appearance of all else. A date that counts from another event
has ``anchor=`` and a relation with ``from_date=yes``; the choice of a date is
explained by ``basis=`` (the number of a citation) and ``because=``. ``dataset=`` is the
number of one, ``listed=yes`` an event with an id of its own there.
"""

import re
import shlex
from dataclasses import replace
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from chronology.dates import FuzzyDate, Precision, parse_edtf
from chronology.dates.civil import seconds
from chronology.query import evidence
from tests.checks import gathered

ROLES = {
    **dict.fromkeys(("present", "subject", "born", "detainee", "guard"), (True, True)),
    **dict.fromkeys(("leader", "holder", "involved"), (False, True)),
    **dict.fromkeys(("mourned", "deceased"), (False, False)),
}

_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)")


def uuid(kind: str, key: object) -> str:
    """Return the UUID of an entity of the ledger: the same every time."""
    return str(uuid5(NAMESPACE_URL, f"{kind}/{key}"))


def date(words: str | None) -> FuzzyDate | None:
    """Read a date of the ledger."""
    if words is None:
        return None
    times = [_moment(match) for match in _TIME.finditer(words)]
    if not times:
        return parse_edtf(words)
    lasting = words.startswith("from ")
    first, last = times[0], times[-1] + (60 if words.startswith("at ") else 0)
    sharp = Precision.MINUTE if words.startswith("at ") else Precision.PART_OF_DAY
    return FuzzyDate(
        text=words,
        edtf=words,
        edtf_exact=False,
        start_earliest=first,
        start_latest=first + 1 if lasting else last,
        end_earliest=last - 1 if lasting else first,
        end_latest=last,
        precision=sharp,
        lasting=lasting,
    )


def _moment(match: re.Match[str]) -> int:
    year, month, day, hour, minute = map(int, match.groups())
    return seconds(year, month, day) + hour * 3600 + minute * 60


def _stretch(words: str | None) -> evidence.Stretch | None:
    if words is None:
        return None
    least, _, most = words.partition("..")
    return evidence.Stretch(words, least or None, (most or None) if ".." in words else least)


class _Book:
    """The ledger while it is read."""

    def __init__(self) -> None:
        self.places: dict[str, evidence.Place] = {}
        self.actors: dict[str, evidence.Actor] = {}
        self.sources: dict[str, evidence.Source] = {}
        self.events: dict[int, evidence.Event] = {}
        self.citations: dict[int, evidence.Citation] = {}
        self.participations: list[evidence.Participation] = []
        self.relations: list[evidence.Relation] = []
        self.acceptances: list[evidence.Acceptance] = []
        self.measures: list[evidence.Measure] = []
        self.categories: dict[str, evidence.Category] = {}
        self.ties: list[evidence.Tie] = []

    def category(self, name: str, options: dict[str, str]) -> evidence.Category:
        if name not in self.categories or options:
            broader = self.category(options["in"], {}).id if "in" in options else None
            needed = self.category(options["requires"], {}).id if "requires" in options else None
            known = self.categories.get(name)
            self.categories[name] = evidence.Category(
                id=known.id if known else len(self.categories) + 1,
                name=name,
                parent=broader,
                exclusive_group=options.get("group"),
                exclusive_state=options.get("state"),
                occurs_once="once" in options,
                single_holder="single" in options,
                requires=needed,
            )
        return self.categories[name]

    def tie(self, actor: str, kind: str, other: str, options: dict[str, str]) -> None:
        number = len(self.ties) + 1
        self.ties.append(
            evidence.Tie(
                id=number,
                uuid=uuid("tie", number),
                actor=self.actor(actor, {}).id,
                kind=kind,
                other=self.actor(other, {}).id,
                span=date(options.get("span")),
                citation=int(options["cite"]) if "cite" in options else None,
                rank=options.get("rank", "normal"),
            )
        )

    def measure(self, event: str, kind: str, options: dict[str, str]) -> None:
        number = len(self.measures) + 1
        low, best, high = (
            float(options[name]) if name in options else None for name in ("low", "best", "high")
        )
        cited = int(options["cite"]) if "cite" in options else None
        self.measures.append(
            evidence.Measure(
                number, uuid("measure", number), int(event), kind, low, best, high, cited
            )
        )

    def place(self, name: str, options: dict[str, str]) -> evidence.Place:
        if name not in self.places:
            number = len(self.places) + 1
            around = self.place(options["in"], {}).within if "in" in options else frozenset()
            number = len(self.places) + 1
            at = [float(part) for part in options.get("at", "").split(",") if part]
            self.places[name] = evidence.Place(
                id=number,
                uuid=uuid("place", name),
                name=name,
                within=around | {number},
                latitude=at[0] if at else None,
                longitude=at[1] if at else None,
                radius_m=float(options["radius"]) if "radius" in options else None,
                country=options.get("country"),
            )
        return self.places[name]

    def actor(self, name: str, options: dict[str, str]) -> evidence.Actor:
        if name not in self.actors:
            self.actors[name] = evidence.Actor(
                id=len(self.actors) + 1,
                uuid=uuid("actor", name),
                name=name,
                kind=options.get("kind", "person"),
                born=date(options.get("born")),
                died=date(options.get("died")),
                exclusive_group=options.get("group"),
                names=tuple(filter(None, options.get("names", "").split(","))),
                note=options.get("note"),
            )
        return self.actors[name]

    def source(self, slug: str, options: dict[str, str]) -> evidence.Source:
        if slug not in self.sources:
            self.sources[slug] = evidence.Source(
                id=len(self.sources) + 1, uuid=uuid("source", slug), slug=slug
            )
        if options:
            # A source may have been named as an origin before it is described.
            origin = options.get("derived")
            self.sources[slug] = replace(
                self.sources[slug],
                published=date(options.get("published")),
                accessed=date(options.get("accessed")),
                reliability=options.get("reliability"),
                derived_from=self.source(origin, {}).id if origin else None,
            )
        return self.sources[slug]

    def event(self, key: str, title: str, options: dict[str, str]) -> None:
        number = int(key)
        uses = []
        for spot in filter(None, options.get("at", "").split(",")):
            name, _, role = spot.partition(":")
            uses.append(evidence.PlaceUse(self.place(name, {}).id, role or "at"))
        self.events[number] = evidence.Event(
            id=number,
            uuid=uuid("event", number),
            title=title,
            status=options.get("status", "alleged"),
            manner=options.get("manner"),
            category=self.category(options["category"], {}).id if "category" in options else None,
            date=date(options.get("when")),
            duration=_stretch(options.get("lasting")),
            places=tuple(uses),
            basis=int(options["basis"]) if "basis" in options else None,
            because=options.get("because"),
            anchor=int(options["anchor"]) if "anchor" in options else None,
            dataset=int(options["dataset"]) if "dataset" in options else None,
            listed="listed" in options,
        )
        for part in filter(None, options.get("who", "").split(",")):
            name, _, rest = part.partition(":")
            role, _, citation = rest.partition(":")
            self._participate(number, name, role or "present", int(citation) if citation else None)

    def _participate(self, event: int, name: str, role: str, citation: int | None) -> None:
        present, living = ROLES[role]
        number = len(self.participations) + 1
        self.participations.append(
            evidence.Participation(
                id=number,
                uuid=uuid("participation", number),
                event=event,
                actor=self.actor(name, {}).id,
                role=role,
                bodily_present=present,
                living=living,
                citation=citation,
            )
        )

    def cite(self, event: str, slug: str, options: dict[str, str]) -> None:
        number = len(self.citations) + 1
        self.citations[number] = evidence.Citation(
            id=number,
            uuid=uuid("citation", number),
            event=int(event),
            source=self.source(slug, {}).id,
            locator=options.get("locator"),
            stance=options.get("stance", "supports"),
            rank=options.get("rank", "normal"),
            credibility=int(options["credibility"]) if "credibility" in options else None,
            says=date(options.get("says")),
            says_duration=_stretch(options.get("lasting")),
        )

    def relation(self, event: str, kind: str, other: str, options: dict[str, str]) -> None:
        number = len(self.relations) + 1
        self.relations.append(
            evidence.Relation(
                id=number,
                uuid=uuid("relation", number),
                event=int(event),
                kind=kind,
                other=int(other),
                lag=_stretch(options.get("lag")),
                from_date="from_date" in options,
                citation=int(options["cite"]) if "cite" in options else None,
                rank=options.get("rank", "normal"),
            )
        )


def read(ledger: str) -> evidence.Facts:
    """Return the facts that a ledger states, with the statements that they make.

    What each source says by itself is among them too.
    """
    book = _Book()
    for line in ledger.splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        options = dict(word.split("=", 1) for word in words if "=" in word)
        plain = [word for word in words[1:] if "=" not in word]
        getattr(book, words[0])(*plain, options)
    stated = evidence.Facts(
        events=MappingProxyType(dict(sorted(book.events.items()))),
        places=MappingProxyType({place.id: place for place in book.places.values()}),
        actors=MappingProxyType({actor.id: actor for actor in book.actors.values()}),
        sources=MappingProxyType({source.id: source for source in book.sources.values()}),
        citations=MappingProxyType(book.citations),
        participations=tuple(book.participations),
        relations=tuple(book.relations),
        categories=MappingProxyType({one.id: one for one in book.categories.values()}),
        ties=tuple(book.ties),
        measures=tuple(book.measures),
    )
    by_source = {number: gathered.source_of(stated, number) for number in stated.sources}
    return replace(
        stated,
        statements=gathered.chronology_of(stated),
        by_source=MappingProxyType(by_source),
    )


#: The same, by the name that says what comes of it.
facts = read


def accepting(facts: evidence.Facts, fingerprint: str, check: str) -> evidence.Facts:
    """Return the facts with one finding accepted."""
    acceptance = evidence.Acceptance(fingerprint, check, "seen", "a tester", "2026-01-01T00:00:00Z")
    return replace(facts, acceptances=(*facts.acceptances, acceptance))

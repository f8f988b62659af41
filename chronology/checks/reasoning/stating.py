"""What the claims of a temporal network say, for findings: in words, and as values."""

from functools import cached_property

from chronology.checks.finding import Claim
from chronology.checks.reasoning import claims, relations, wording
from chronology.checks.reasoning.lifetimes import PERSONS
from chronology.checks.reasoning.said import said_line
from chronology.dates import FuzzyDate
from chronology.network.statements import ClaimKey
from chronology.query.evidence import Actor, Citation, Event, Facts, Participation, Relation


class Stating:
    """Looks up what claims say; a check makes one for all its findings."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def _relations(self) -> dict[int, Relation]:
        return {relation.id: relation for relation in self.facts.relations}

    @cached_property
    def _participations(self) -> dict[int, Participation]:
        return {part.id: part for part in self.facts.participations}

    @cached_property
    def _first(self) -> dict[tuple[int, int], Participation]:
        """The first living participation that stands, of each actor in each event."""
        found: dict[tuple[int, int], Participation] = {}
        for part in self.facts.participations:
            if part.living and self.facts.stands(part.citation):
                found.setdefault((part.actor, part.event), part)
        return found

    def event(self, key: ClaimKey) -> Event:
        """Return the event of an adopted date or length."""
        return self.facts.events[key[1]]

    def citation(self, key: ClaimKey) -> Citation:
        """Return the citation that says a date or length."""
        return self.facts.citations[key[1]]

    def relation(self, key: ClaimKey) -> Relation:
        """Return the relation of a claim."""
        return self._relations[key[1]]

    def actor(self, key: ClaimKey) -> Actor:
        """Return whose birth or death a claim states."""
        return self.facts.actors[key[1]]

    def participation(self, key: ClaimKey) -> Participation:
        """Return the participation of a claim.

        Whoever took part twice in one event acted once: the first stands for both.
        """
        part = self._participations[key[1]]
        return self._first.get((part.actor, part.event), part)

    def claim(self, key: ClaimKey) -> Claim:
        """Return a claim as what a finding rests on."""
        match key[0]:
            case "date" | "length":
                return claims.of_event(self.event(key))
            case "says" | "says length":
                return claims.of_citation(self.citation(key))
            case "relation":
                return claims.of_relation(self.relation(key))
            case "born":
                return claims.of_born(self.actor(key))
            case "died":
                return claims.of_died(self.actor(key))
            case _:
                return claims.of_participation(self.participation(key))

    def date(self, key: ClaimKey) -> FuzzyDate | None:
        """Return the date that a claim states, if it states one."""
        match key[0]:
            case "date":
                return self.event(key).date
            case "says":
                return self.citation(key).says
            case "born":
                return self.actor(key).born
            case "died":
                return self.actor(key).died
            case _:
                return None

    def events(self, key: ClaimKey) -> tuple[int, ...]:
        """Return the events that a claim is about."""
        match key[0]:
            case "date" | "length":
                return (key[1],)
            case "says" | "says length":
                return (self.citation(key).event,)
            case "relation":
                return self.relation(key).event, self.relation(key).other
            case "participation":
                return (self.participation(key).event,)
            case _:
                return ()

    def actors(self, key: ClaimKey) -> tuple[int, ...]:
        """Return the actors that a claim is about."""
        if key[0] in ("born", "died"):
            return (key[1],)
        return (self.participation(key).actor,) if key[0] == "participation" else ()

    def cited(self, key: ClaimKey) -> int | None:
        """Return the citation by which a claim stands, if it stands by one."""
        match key[0]:
            case "date":
                return self.event(key).basis
            case "says" | "says length":
                return key[1]
            case "relation":
                return self.relation(key).citation
            case "participation":
                return self.participation(key).citation
            case _:
                return None

    def sentence(self, key: ClaimKey) -> str:
        """Return the line that states a claim: event, words and source."""
        lines = {
            "date": self._dated,
            "length": self._lasted,
            "says": lambda key: said_line(self.facts, self.citation(key)),
            "says length": self._said_to_last,
            "relation": lambda key: relations.stated_line(self.facts, self.relation(key)),
            "born": self._lived,
            "died": self._lived,
            "participation": self._took_part,
        }
        return lines[key[0]](key)

    def _dated(self, key: ClaimKey) -> str:
        event = self.event(key)
        according = wording.by_citation(self.facts, event.basis)
        return f"{wording.event_line(event).removesuffix('.')}{according}."

    def _lasted(self, key: ClaimKey) -> str:
        event = self.event(key)
        words = "" if event.duration is None else event.duration.words
        return f"{wording.name(event)} is stated to have lasted “{words}”."

    def _said_to_last(self, key: ClaimKey) -> str:
        citation = self.citation(key)
        words = "" if citation.says_duration is None else citation.says_duration.words
        place = wording.place_of_citation(self.facts, citation)
        return f"{place} has @{citation.event} last “{words}”."

    def _took_part(self, key: ClaimKey) -> str:
        part = self.participation(key)
        according = wording.by_citation(self.facts, part.citation)
        name = self.facts.actors[part.actor].name
        return f"{name} took part in @{part.event} as {part.role}{according}."

    def _lived(self, key: ClaimKey) -> str:
        actor, date = self.actor(key), self.date(key)
        when = "at an unknown time" if date is None else wording.dated(date)
        return f"{actor.name} {self.verb(actor, key[0])} {when}."

    @staticmethod
    def verb(actor: Actor, end: str) -> str:
        """Return how the beginning ("born") or the end of an actor is said."""
        if end == "born":
            return "was born" if actor.kind in PERSONS else "came to be"
        return "died" if actor.kind in PERSONS else "ceased to be"

    def short(self, key: ClaimKey) -> str:
        """Return a claim in a few words, as something that can be given up."""
        match key[0]:
            case "date":
                return f"the date of @{key[1]}"
            case "length":
                return f"how long @{key[1]} lasted"
            case "says" | "says length":
                citation = self.citation(key)
                place = wording.place_of_citation(self.facts, citation)
                return f"what {place} says of @{citation.event}"
            case "relation":
                relation = self.relation(key)
                return f"that @{relation.event} {relations.verb(relation)} @{relation.other}"
            case "born" | "died":
                actor = self.actor(key)
                return f"when {actor.name} {self.verb(actor, key[0])}"
            case _:
                part = self.participation(key)
                return f"that {self.facts.actors[part.actor].name} took part in @{part.event}"

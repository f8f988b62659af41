"""Why an event's bounds are what they are: for each, the shortest chain of claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chronology.dates.value import FuzzyDate
from chronology.network.conflicts import Conflict
from chronology.network.statements import Alive, ClaimKey, Lifetime, Statement, Statements
from chronology.network.timeline import Bound, Bounds, Tightened, events_of, tighten
from chronology.query.dated import event_date
from chronology.query.show import title_of
from chronology.query.why_chain import Link, day_of, links, shown_bound, words_of
from chronology.query.why_sources import Origin, actor_names, origins, titles
from chronology.store.reader import Reader
from chronology.store.temporal.connected import solved_together
from chronology.store.temporal.load import load_statements


@dataclass(frozen=True, slots=True)
class Step:
    """One claim on the way to a bound.

    Args:
        event: the event to which it leads; None where it leads to somebody's life.
        title: the event's title, or the name of the actor.
        words: what the claim says of it.
        origin: who makes the claim.
        verb: "begins" or "ends" where it matters which of the two is bounded.
        day: the bound after the step, an ISO day, inclusive.
        shown: the same for people, with the time where hours are counted.
        earliest: whether that is "not before", and not "not after".
    """

    event: int | None
    title: str
    words: str
    origin: Origin
    verb: str
    day: str | None
    shown: str | None
    earliest: bool

    @property
    def line(self) -> str:
        """The step as one line of text."""
        who = self.title if self.event is None else f"@{self.event} {self.title}"
        bound = f"not {'before' if self.earliest else 'after'} {self.shown}"
        verb = f"{self.verb} " if self.verb else ""
        return f"{who}: {self.words} ({self.origin.words}): {verb}{bound}"

    def as_json(self) -> dict[str, Any]:
        """Return the step as ``Why.as_json`` shows it."""
        return {
            "event": self.event,
            "title": self.title,
            "words": self.words,
            "source": self.origin.source,
            "locator": self.origin.locator,
            "day": self.day,
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """A bound with the steps that lead to it: the last of them reaches it.

    ``day`` is an ISO day, inclusive; None, without steps, where nothing bounds it.
    ``shown`` is the same for people, with the time where hours are counted.
    """

    bound: Bound
    day: str | None
    shown: str | None
    steps: tuple[Step, ...]

    @property
    def line(self) -> str:
        """The bound as one line of text."""
        verb = "begins" if self.bound.moment == "start" else "ends"
        order = "not before" if self.bound.is_earliest else "not after"
        return f"{verb} {order} {self.shown}" if self.shown else f"{verb} {order}: nothing says"


@dataclass(frozen=True, slots=True)
class Why:
    """An event, what is stated of its time, and what follows.

    Args:
        id: the event.
        title: its title.
        stated: its adopted date; None where it has none.
        bounds: the chain of each of the four bounds.
        notes: what was left out of account, and why nothing follows where that is so.
    """

    id: int
    title: str
    stated: FuzzyDate | None
    bounds: Mapping[Bound, Chain]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it for other programs.

        ``{"id", "title", "stated": {"text", "edtf", "earliest", "latest"} | null,
        "bounds": {"start_earliest" | "start_latest" | "end_earliest" | "end_latest":
        {"day", "steps": [{"event", "title", "words", "source", "locator", "day"}]}},
        "notes": [...]}``. Days are ISO, inclusive at both ends, null where there
        is none; ``event`` is null for a step about an actor's life, whose name
        is the ``title``; ``source`` is null for what the analyst states.
        """
        stated = self.stated and {
            "text": self.stated.text,
            "edtf": self.stated.edtf,
            "earliest": self.stated.earliest,
            "latest": self.stated.latest,
        }
        return {
            "id": self.id,
            "title": self.title,
            "stated": stated,
            "bounds": {
                bound.value: {"day": chain.day, "steps": [step.as_json() for step in chain.steps]}
                for bound, chain in self.bounds.items()
            },
            "notes": list(self.notes),
        }


def explain_bounds(reader: Reader, event: int) -> Why:
    """Return what follows for the time of an event, and from what.

    Raises:
        UnknownNameError: there is no such event.
    """
    title_of(reader, event)
    statements = load_statements(reader, solved_together(reader, [event]))
    return explain(reader, statements, event, event_date(reader, event))


def explain(reader: Reader, statements: Statements, event: int, stated: FuzzyDate | None) -> Why:
    """Return what follows for an event from ``statements``; names are looked up."""
    tightened = tighten(statements)
    chains = {bound: links(tightened, event, bound) for bound in Bound}
    names = _Names(reader, tightened, event, chains)
    bounds = {bound: _chain(tightened, event, bound, chains[bound], names) for bound in Bound}
    notes = (
        *_nothing(reader, tightened, event, stated),
        *_doubts(chains),
        *(names.conflict(conflict) for conflict in tightened.conflicts_by_event.get(event, ())),
        *_elsewhere(tightened, event),
    )
    return Why(event, names.titles[event], stated, bounds, notes)


class _Names:
    """Looks up what the claims of chains and conflicts are called, and who makes them."""

    def __init__(
        self, reader: Reader, tightened: Tightened, event: int, chains: Mapping[Bound, list[Link]]
    ) -> None:
        self._tightened = tightened
        keys = {link.key for found in chains.values() for link in found}
        for conflict in tightened.conflicts_by_event.get(event, ()):
            keys |= {statement.key for statement in self._statements(conflict)}
        statements = [tightened.claims[key] for key in keys if key in tightened.claims]
        events = {event, *(number for one in statements for number in events_of(one))}
        actors = {one.actor for one in statements if isinstance(one, Lifetime | Alive)}
        self.titles = titles(reader, events)
        self._actors = actor_names(reader, actors)
        self._origins = origins(reader, keys)

    def _statements(self, conflict: Conflict) -> list[Statement]:
        found = (self._tightened.statement(claim) for claim in conflict.claims)
        return [statement for statement in found if statement is not None]

    def origin(self, key: ClaimKey) -> Origin:
        return self._origins.get(key, Origin())

    def step(self, link: Link, *, earliest: bool) -> Step:
        statement = self._tightened.claims[link.key]
        words = link.words
        if isinstance(statement, Alive):
            words = f"{self._actors.get(statement.actor)} took part, living"
        if isinstance(statement, Lifetime):
            words = f"{link.key[0]} {words}"
        if link.event is None:
            actor = statement.actor if isinstance(statement, Lifetime | Alive) else 0
            title = str(self._actors.get(actor))
        else:
            title = self.titles[link.event]
        day = day_of(link.second, earliest=earliest)
        shown = shown_bound(link.second, earliest=earliest)
        origin = self.origin(link.key)
        return Step(link.event, title, words, origin, link.verb, day, shown, earliest)

    def conflict(self, conflict: Conflict) -> str:
        claims = "; ".join(self._claim(one) for one in self._statements(conflict))
        return f"Left out, because they cannot all be true: {claims}."

    def _claim(self, statement: Statement) -> str:
        origin = self.origin(statement.key).words
        if isinstance(statement, Lifetime):
            words = f"{statement.key[0]} {words_of(statement, None)}"
            return f"{self._actors.get(statement.actor)} {words} ({origin})"
        if isinstance(statement, Alive):
            who = self._actors.get(statement.actor)
            return f"@{statement.event}, {who} took part, living ({origin})"
        return f"@{statement.event} {words_of(statement, statement.event)} ({origin})"


def _chain(
    tightened: Tightened, event: int, bound: Bound, found: list[Link], names: _Names
) -> Chain:
    second = getattr(tightened.bounds.get(event, Bounds()), bound.value)
    steps = tuple(names.step(link, earliest=bound.is_earliest) for link in found)
    day = day_of(second, earliest=bound.is_earliest)
    return Chain(bound, day, shown_bound(second, earliest=bound.is_earliest), steps)


def _nothing(
    reader: Reader, tightened: Tightened, event: int, stated: FuzzyDate | None
) -> list[str]:
    """Return why nothing follows, where that is so."""
    row = reader.one("SELECT status, date_text FROM event WHERE id = :id", {"id": event})
    status, text = row or (None, None)
    if status == "refuted":
        return [f"@{event} is held to be refuted: nothing is concluded for it, or from it."]
    if tightened.bounds.get(event, Bounds()) != Bounds():
        return []
    why = "nothing that stands relates it to a dated event"
    if event in tightened.touched:
        why = "what would bound it contradicts something else"
    if stated is not None:
        date = "was left out" if event in tightened.touched else "has no bounds"
        return [f"Nothing follows for @{event}: its date {date}, and {why}."]
    if text is not None:
        return [f"Nothing follows for @{event}: “{text}” waits for a date to count from."]
    return [f"Nothing follows for @{event}: it has no date, and {why}."]


def _doubts(chains: Mapping[Bound, list[Link]]) -> list[str]:
    """Return that bounds rest on a date marked "?", where one does."""
    doubted = {
        link.event: link.words for found in chains.values() for link in found if link.doubted
    }
    return [
        f"The date {words} of @{event} is itself uncertain, and so is what rests on it."
        for event, words in doubted.items()
    ]


def _elsewhere(tightened: Tightened, event: int) -> list[str]:
    """Return that claims about other events were left out, where they were."""
    others = sorted(tightened.touched - {event})
    if event in tightened.touched or not others:
        return []
    shown = ", ".join(f"@{other}" for other in others[:5])
    more = f" and {len(others) - 5} more" if len(others) > 5 else ""
    return [
        f"Left out as well: contradicting claims about {shown}{more}; `chronology check` shows them."
    ]

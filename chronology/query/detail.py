"""One event with everything that is known of it, as a value."""

from dataclasses import dataclass
from typing import Any

from chronology.dates.value import FuzzyDate
from chronology.query.views import EventView, PlaceView, when_shape, whole


@dataclass(frozen=True, slots=True)
class CitationView:
    """What one source says of the event; ``number`` counts from 1 within the event."""

    number: int
    id: int
    source_id: int
    source: str
    source_title: str | None
    reliability: str | None
    locator: str | None
    claimant: str | None
    stance: str
    credibility: int | None
    rank: str
    quote: str | None
    quote_language: str | None
    quote_translation: str | None
    says_words: str | None
    says_date: FuzzyDate | None
    says_anchor: int | None
    says_lasting: str | None
    says_place: PlaceView | None
    note: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the citation as ``show --format json`` prints it."""
        return {
            "id": self.id,
            "source": self.source,
            "title": self.source_title,
            "reliability": self.reliability,
            "locator": self.locator,
            "claimant": self.claimant,
            "stance": self.stance,
            "credibility": self.credibility,
            "rank": self.rank,
            "quote": self.quote,
            "quote_language": self.quote_language,
            "quote_translation": self.quote_translation,
            "says_when": when_shape(self.says_words, self.says_date, None),
            "says_lasting": self.says_lasting,
            "says_where": self.says_place.as_json() if self.says_place else None,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Linked:
    """A place or a participant of the event, with the citation that asserts it.

    ``citation`` is a citation's number within the event, None where none is named.
    """

    name: str
    role: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class RelationView:
    """How the event lies to another, read from this side.

    Args:
        kind: the relation's words, such as "after" or "has as a part".
        stated_here: whether it was stated of this event, not of the other one.
        from_date: whether it comes from the words of a date.
    """

    id: int
    kind: str
    other: int
    title: str
    lag: str | None
    rank: str
    source: str | None
    stated_here: bool
    from_date: bool

    def as_json(self) -> dict[str, Any]:
        """Return the relation as ``show --format json`` prints it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "event": self.other,
            "title": self.title,
            "by": self.lag,
            "rank": self.rank,
            "source": self.source,
            "stated_here": self.stated_here,
            "from_date": self.from_date,
        }


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A figure as one citation claims it."""

    kind: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    citation: int | None


@dataclass(frozen=True, slots=True)
class EventDetail:
    """An event with everything that hangs on it.

    ``basis_citation`` is the number of the citation that the adopted date rests
    on; ``changes`` how many commands have changed the event's own row since it was added;
    ``version`` the number of the chronology's last command when this was read.
    """

    view: EventView
    handling: str
    manner: str | None
    lasting: str | None
    anchor: int | None
    inferred_note: str | None
    dataset: str | None
    external_id: str | None
    basis_citation: int | None
    basis_reason: str | None
    basis_author: str | None
    created_at: str
    updated_at: str
    extra: dict[str, Any] | None
    places: tuple[Linked, ...]
    who: tuple[Linked, ...]
    citations: tuple[CitationView, ...]
    relations: tuple[RelationView, ...]
    measures: tuple[MeasureView, ...]
    changes: int
    version: int

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``show --format json``: that of a list, and the rest."""
        by_number = {citation.number: citation.id for citation in self.citations}

        def linked(things: tuple[Linked, ...]) -> list[dict[str, Any]]:
            return [
                {"name": t.name, "role": t.role, "citation": by_number.get(t.citation or 0)}
                for t in things
            ]

        return {
            **self.view.as_json(),
            "places": linked(self.places),
            "who": linked(self.who),
            "handling": self.handling,
            "manner": self.manner,
            "lasting": self.lasting,
            "date_anchor": self.anchor,
            "inferred_note": self.inferred_note,
            "citations": [citation.as_json() for citation in self.citations],
            "basis": {
                "citation": by_number.get(self.basis_citation or 0),
                "reason": self.basis_reason,
                "author": self.basis_author,
            },
            "relations": [relation.as_json() for relation in self.relations],
            "figures": [
                {
                    "kind": m.kind,
                    "low": whole(m.low),
                    "best": whole(m.best),
                    "high": whole(m.high),
                    "unit": m.unit,
                    "citation": by_number.get(m.citation or 0),
                }
                for m in self.measures
            ],
            "dataset": self.dataset,
            "external_id": self.external_id,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "changes": self.changes,
            "version": self.version,
            "extra": self.extra,
        }

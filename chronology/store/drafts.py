"""What is to be written: an event, a citation, a relation, before it has an id.

Names have become ids here; dates and lengths of time may still be words, which
are read with the chronology's own settings when they are written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from chronology.dates import FuzzyDate
from chronology.dates.lag import Lag
from chronology.model.vocabulary import PlaceRole, Rank, RelationKind, Stance, Status

#: A date as words ("two weeks after @12") or as a value.
When = str | FuzzyDate

#: A length of time as words ("3.5 months") or as a value.
Length = str | Lag


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationDraft:
    """What one source says of an event.

    Args:
        source_id: the source.
        locator: where in it ("paragraph 20", "p. 4").
        quote: its words, in the language ``quote_language``.
        quote_language: of the quote.
        quote_translation: the quote in the chronology's language.
        stance: whether it supports, disputes or mentions the event.
        credibility: 1 to 6 of the Admiralty code.
        rank: preferred, normal or deprecated.
        claimant_id: the actor whose words the source reports.
        says_when: the source's own date.
        says_anchor_id: the event that it counts from, where its words do not name one.
        says_lasting: the source's own duration.
        says_place_id: the source's own place.
        note: the analyst's remark.
        uuid: for exchange; made up where it is None.
        extra: what an import had no column for.
    """

    source_id: int
    locator: str | None = None
    quote: str | None = None
    quote_language: str | None = None
    quote_translation: str | None = None
    stance: str = Stance.SUPPORTS.value
    credibility: int | None = None
    rank: str = Rank.NORMAL.value
    claimant_id: int | None = None
    says_when: When | None = None
    says_anchor_id: int | None = None
    says_lasting: Length | None = None
    says_place_id: int | None = None
    note: str | None = None
    uuid: str | None = None
    extra: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """How an event lies to the event ``other_id``, ``by`` how much; says which citation."""

    kind: str = RelationKind.AFTER.value
    other_id: int
    by: Length | None = None
    citation_id: int | None = None
    rank: str = Rank.NORMAL.value


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDraft:
    """A count or quantity; an unknown figure is None, not zero."""

    kind: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    citation_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event that is to be added.

    Args:
        title: what happened, in a few words.
        description: more of them.
        category_id: its category.
        when: its date, as words or as a value.
        anchor_id: the event that ``when`` counts from, where its words do not name one.
        lasting: its duration.
        manner: once, lasting or repeated.
        status: what the chronology holds it to be.
        handling: who may see it.
        places: pairs of a place's id and its role (at, from, to, via).
        who: pairs of an actor's id and a role's id.
        tags: labels, made where they do not exist.
        citations: what its sources say; a sole one also asserts its
            participants, places and relations, and is the basis of its date.
        relations: how it lies to other events.
        measures: its figures.
        dataset_id: the import that it comes from.
        external_id: its id there.
        uuid: for exchange; made up where it is None.
        extra: what an import had no column for.
    """

    title: str
    description: str | None = None
    category_id: int | None = None
    when: When | None = None
    anchor_id: int | None = None
    lasting: Length | None = None
    manner: str | None = None
    status: str = Status.ALLEGED.value
    handling: str = "public"
    places: Sequence[tuple[int, str]] = ()
    who: Sequence[tuple[int, int]] = ()
    tags: Sequence[str] = ()
    citations: Sequence[CitationDraft] = ()
    relations: Sequence[RelationDraft] = ()
    measures: Sequence[MeasureDraft] = ()
    dataset_id: int | None = None
    external_id: str | None = None
    uuid: str | None = None
    extra: Mapping[str, Any] | None = None


class EventChanges(TypedDict, total=False):
    """What to change of an event; what is left out stays.

    ``places``, ``who`` and ``tags`` replace all that there are; with ``add_`` or
    ``remove_`` before them they change only those named. None empties a field;
    ``when`` None leaves the event undated.
    """

    title: str
    description: str | None
    category_id: int | None
    when: When | None
    anchor_id: int | None
    lasting: Length | None
    manner: str | None
    status: str
    handling: str
    basis_citation_id: int | None
    basis_reason: str | None
    basis_author: str | None
    dataset_id: int | None
    external_id: str | None
    extra: dict[str, Any] | None
    places: Sequence[tuple[int, str]]
    add_places: Sequence[tuple[int, str]]
    remove_places: Sequence[tuple[int, str]]
    who: Sequence[tuple[int, int]]
    add_who: Sequence[tuple[int, int]]
    remove_who: Sequence[tuple[int, int]]
    tags: Sequence[str]
    add_tags: Sequence[str]
    remove_tags: Sequence[str]


__all__ = [
    "CitationDraft",
    "EventChanges",
    "EventDraft",
    "Length",
    "MeasureDraft",
    "PlaceRole",
    "RelationDraft",
    "When",
]

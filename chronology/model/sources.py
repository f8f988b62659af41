"""Sources, and what each source says of an event."""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field, SQLModel

from chronology.model import marked
from chronology.model.base import TABLE_OPTIONS, Entity, index_of, one_of
from chronology.model.dated import date_group
from chronology.model.vocabulary import Rank, Reliability, Stance


@date_group("published")
class PublishedDate(SQLModel):
    """When the source came out."""


@date_group("accessed")
class AccessedDate(SQLModel):
    """When the source was looked at."""


@date_group("says")
class SaysDate(SQLModel):
    """When the event happened, as a source has it."""


class Source(Entity, PublishedDate, AccessedDate, table=True):
    """Whoever or whatever speaks: an article, a report, a dataset, an interview.

    ``reliability`` is a letter of the Admiralty code. ``derived_from_id`` names
    the source that this one repeats: a wire copied by five papers is one origin.
    """

    __tablename__ = "source"
    __table_args__: Any = (
        one_of("reliability", Reliability),
        Index("ix_source_derived_from_id", "derived_from_id"),
        TABLE_OPTIONS,
    )

    slug: str = Field(nullable=False, unique=True)
    title: str | None = None
    title_folded: str | None = Field(default=None, index=True)
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    kind: str | None = None
    reliability: str | None = None
    derived_from_id: int | None = Field(default=None, foreign_key="source.id")
    note: str | None = None
    file_name: str | None = None
    file_sha256: str | None = None
    file_size: int | None = Field(default=None, sa_type=BigInteger)
    file_attached_at: str | None = None


class Citation(Entity, SaysDate, table=True):
    """What one source says of one event.

    The claimant is the actor whose words the source reports. ``says_*`` holds
    the source's own date, duration and place, which its event need not adopt;
    ``says_anchor_id`` is the event that a relative date counts from. Durations
    are ISO 8601 ("P3M7D"), with the words they were read from. ``credibility``
    is a figure of the Admiralty code, 1 (confirmed) to 6 (cannot be judged).
    """

    __tablename__ = "citation"
    __table_args__: Any = (
        one_of("stance", Stance),
        one_of("rank", Rank),
        CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility"),
        Index("ix_citation_event_id", "event_id"),
        index_of("ix_citation_telling", "event_id", where=marked.TELLING),
        Index("ix_citation_source_id", "source_id"),
        Index("ix_citation_claimant_id", "claimant_id"),
        index_of("ix_citation_says_anchor_id", "says_anchor_id", where=marked.SAYS_ANCHORED),
        TABLE_OPTIONS,
    )

    event_id: int = Field(foreign_key="event.id", nullable=False)
    source_id: int = Field(foreign_key="source.id", nullable=False)
    locator: str | None = None
    quote: str | None = None
    quote_language: str | None = None
    quote_translation: str | None = None
    stance: str = Field(default=Stance.SUPPORTS.value, nullable=False)
    credibility: int | None = None
    rank: str = Field(default=Rank.NORMAL.value, nullable=False)
    claimant_id: int | None = Field(default=None, foreign_key="actor.id")
    says_anchor_id: int | None = Field(default=None, foreign_key="event.id")
    says_duration_min: str | None = None
    says_duration_max: str | None = None
    says_duration_words: str | None = None
    says_place_id: int | None = Field(default=None, foreign_key="place.id")
    note: str | None = None

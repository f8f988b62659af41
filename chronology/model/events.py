"""Events, and what hangs on one: places, participants, relations, measures, tags."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from chronology.model import marked, tiers
from chronology.model.base import (
    PLAIN_TEXT,
    TABLE_OPTIONS,
    Entity,
    Hanging,
    index_of,
    one_of,
)
from chronology.model.dated import date_group
from chronology.model.vocabulary import (
    Handling,
    Manner,
    PlaceRole,
    Rank,
    RelationKind,
    Status,
)


def _tier_indexes() -> Iterator[Index]:
    """Yield the index of each tier: its events in order, with what a question looks at."""
    for number, name in enumerate(tiers.NAMES):
        yield index_of(
            f"ix_event_tier_{name}",
            "date_start_earliest",
            "date_end_latest",
            "date_precision_rank",
            "id",
            "category_id",
            "date_has_members",
            "inferred_start_earliest",
            "inferred_end_latest",
            where=tiers.condition(number),
        )


@date_group("date")
class EventDate(SQLModel):
    """When it happened, as the analyst adopted it."""


class Event(Entity, EventDate, table=True):
    """Something that sources claim happened, with the date that the analyst adopted.

    ``date_anchor_id`` is the event that a relative date counts from; when that
    event's date is corrected, this one is read again. ``basis_*`` says which
    citation the adopted date rests on, why, and who decided. ``inferred_*`` are
    bounds that follow from other events; NULL where none were worked out.
    ``text_folded`` is the words of title and description, as
    ``chronology.text.search_words`` writes them, for searching. Durations are ISO 8601 ("P6M").
    ``import_digest`` is a digest of what the event's dataset last said of it, so
    that an import sees what a newer edition changed; no part of the history.
    """

    __tablename__ = "event"
    __table_args__: Any = (
        one_of("status", Status),
        one_of("handling", Handling),
        one_of("manner", Manner),
        UniqueConstraint("dataset_id", "external_id"),
        *_tier_indexes(),
        index_of(
            "ix_event_undated",
            "inferred_start_earliest",
            "inferred_end_latest",
            "id",
            where=tiers.UNDATED,
        ),
        Index("ix_event_category_id", "category_id"),
        index_of("ix_event_date_anchor_id", "date_anchor_id", where=marked.ANCHORED),
        index_of("ix_event_peculiar", "id", where=marked.PECULIAR),
        index_of("ix_event_inferred_note", "id", where=marked.NOTED),
        TABLE_OPTIONS,
    )

    title: str = Field(nullable=False)
    description: str | None = None
    text_folded: str = Field(default="", nullable=False)
    category_id: int | None = Field(default=None, foreign_key="category.id")
    status: str = Field(default=Status.ALLEGED.value, nullable=False)
    handling: str = Field(default=Handling.PUBLIC.value, nullable=False)
    manner: str | None = None
    duration_min: str | None = None
    duration_max: str | None = None
    duration_words: str | None = None
    date_anchor_id: int | None = Field(default=None, foreign_key="event.id")
    dataset_id: int | None = Field(default=None, foreign_key="dataset.id")
    external_id: str | None = Field(default=None, sa_type=PLAIN_TEXT)
    import_digest: str | None = None
    # Event and citation refer to each other, so this side is made last.
    basis_citation_id: int | None = Field(
        default=None, index=True, sa_column_args=[ForeignKey("citation.id", use_alter=True)]
    )
    basis_reason: str | None = None
    basis_author: str | None = None
    inferred_start_earliest: int | None = Field(default=None, sa_type=BigInteger)
    inferred_start_latest: int | None = Field(default=None, sa_type=BigInteger)
    inferred_end_earliest: int | None = Field(default=None, sa_type=BigInteger)
    inferred_end_latest: int | None = Field(default=None, sa_type=BigInteger)
    inferred_note: str | None = None


class EventPlace(Hanging, table=True):
    """Where an event was, or from where, to where, or by way of which place.

    ``window_*`` are copies of the event's window and its tier (``chronology.model.tiers``).
    """

    __tablename__ = "event_place"
    __table_args__: Any = (
        one_of("role", PlaceRole),
        UniqueConstraint("event_id", "place_id", "role"),
        Index("ix_event_place_place_id", "place_id", *tiers.COPIES, "event_id"),
        TABLE_OPTIONS,
    )

    event_id: int = Field(foreign_key="event.id", nullable=False)
    place_id: int = Field(foreign_key="place.id", nullable=False)
    role: str = Field(default=PlaceRole.AT.value, nullable=False)
    citation_id: int | None = Field(default=None, foreign_key="citation.id")
    window_tier: int | None = Field(default=None, sa_type=SmallInteger)
    window_from: int | None = Field(default=None, sa_type=BigInteger)
    window_until: int | None = Field(default=None, sa_type=BigInteger)


class Participation(Hanging, table=True):
    """Who took part in an event, as what, and which citation asserts it.

    ``present_from`` and ``present_until`` are copies, derived from the event: the
    latest start and the earliest end that its date, or what follows from other
    events, allows; NULL unless one body was there (``chronology.store.presence``).
    Between them somebody certainly was where the event was. ``window_*`` are copies
    of the event's window and its tier (``chronology.model.tiers``).
    """

    __tablename__ = "participation"
    __table_args__: Any = (
        Index("ix_participation_event_id", "event_id"),
        Index("ix_participation_actor_id", "actor_id", *tiers.COPIES, "event_id"),
        index_of(
            "ix_participation_presence",
            "actor_id",
            "present_from",
            "present_until",
            "event_id",
            where=marked.PRESENT,
        ),
        TABLE_OPTIONS,
    )

    event_id: int = Field(foreign_key="event.id", nullable=False)
    actor_id: int = Field(foreign_key="actor.id", nullable=False)
    role_id: int = Field(foreign_key="role.id", nullable=False)
    citation_id: int | None = Field(default=None, foreign_key="citation.id")
    present_from: int | None = Field(default=None, sa_type=BigInteger)
    present_until: int | None = Field(default=None, sa_type=BigInteger)
    window_tier: int | None = Field(default=None, sa_type=SmallInteger)
    window_from: int | None = Field(default=None, sa_type=BigInteger)
    window_until: int | None = Field(default=None, sa_type=BigInteger)


class Relation(Entity, table=True):
    """How one event lies to another: reads "event, kind, other".

    The lag of ``after`` counts from the other's end to this one's start, that of
    ``before`` from this one's end to the other's start; it is kept as two ISO
    8601 durations and the words they were read from. ``from_date`` marks a
    relation that was made because the event's date is worded relative to the
    other; it is replaced when that date is.
    """

    __tablename__ = "relation"
    __table_args__: Any = (
        one_of("kind", RelationKind),
        one_of("rank", Rank),
        CheckConstraint("event_id <> other_id", name="two_events"),
        Index("ix_relation_event_id", "event_id"),
        Index("ix_relation_other_id", "other_id"),
        TABLE_OPTIONS,
    )

    event_id: int = Field(foreign_key="event.id", nullable=False)
    kind: str = Field(nullable=False)
    other_id: int = Field(foreign_key="event.id", nullable=False)
    lag_min: str | None = None
    lag_max: str | None = None
    lag_words: str | None = None
    from_date: bool = Field(default=False, nullable=False)
    citation_id: int | None = Field(default=None, foreign_key="citation.id")
    rank: str = Field(default=Rank.NORMAL.value, nullable=False)


class Measure(Hanging, table=True):
    """A count or quantity claimed of an event; an unknown figure is NULL, not zero."""

    __tablename__ = "measure"
    __table_args__: Any = (Index("ix_measure_event_id", "event_id"), TABLE_OPTIONS)

    event_id: int = Field(foreign_key="event.id", nullable=False)
    kind: str = Field(nullable=False)
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    citation_id: int | None = Field(default=None, foreign_key="citation.id")


class Tag(Entity, table=True):
    """A free label."""

    __tablename__ = "tag"
    __table_args__: Any = (TABLE_OPTIONS,)

    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, unique=True)


class EventTag(Hanging, table=True):
    """A tag on an event."""

    __tablename__ = "event_tag"
    __table_args__: Any = (
        UniqueConstraint("event_id", "tag_id"),
        Index("ix_event_tag_tag_id", "tag_id"),
        TABLE_OPTIONS,
    )

    event_id: int = Field(foreign_key="event.id", nullable=False)
    tag_id: int = Field(foreign_key="tag.id", nullable=False)

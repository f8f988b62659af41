"""Actors, their names, and how they stand to each other."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from chronology.model.base import TABLE_OPTIONS, Entity, one_of
from chronology.model.dated import date_group
from chronology.model.vocabulary import ActorKind, NameKind, Rank, TieKind


@date_group("born")
class BornDate(SQLModel):
    """When a person was born, an organisation founded."""


@date_group("died")
class DiedDate(SQLModel):
    """When a person died, an organisation was dissolved."""


@date_group("span")
class SpanDate(SQLModel):
    """While a tie held."""


class Actor(Entity, BornDate, DiedDate, table=True):
    """A person, organisation, armed group or state, or one of unknown kind.

    ``born`` is birth or founding, ``died`` death or dissolution. Memberships in
    two organisations of one ``exclusive_group`` cannot be held at once: the
    chronology declares it so. Names need not be unique: people share them, and
    ``note`` tells them apart.
    """

    __tablename__ = "actor"
    __table_args__: Any = (one_of("kind", ActorKind), TABLE_OPTIONS)

    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, index=True)
    kind: str = Field(default=ActorKind.UNKNOWN.value, nullable=False)
    description: str | None = None
    note: str | None = None
    exclusive_group: str | None = None


class ActorName(Entity, table=True):
    """A further name of an actor: an alias or a transliteration."""

    __tablename__ = "actor_name"
    __table_args__: Any = (
        one_of("kind", NameKind),
        Index("ix_actor_name_actor_id", "actor_id"),
        TABLE_OPTIONS,
    )

    actor_id: int = Field(foreign_key="actor.id", nullable=False)
    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, index=True)
    kind: str = Field(default=NameKind.ALIAS.value, nullable=False)
    language: str | None = None


class Tie(Entity, SpanDate, table=True):
    """How one actor stands to another, over a fuzzy span, by a citation.

    Reads "actor, kind, other": a person *member of* a group, a woman *parent of*
    a child, a brigade *part of* an army, a name *alias claimed* of another.
    """

    __tablename__ = "tie"
    __table_args__: Any = (
        one_of("kind", TieKind),
        one_of("rank", Rank),
        Index("ix_tie_actor_id", "actor_id"),
        Index("ix_tie_other_id", "other_id"),
        TABLE_OPTIONS,
    )

    actor_id: int = Field(foreign_key="actor.id", nullable=False)
    kind: str = Field(nullable=False)
    other_id: int = Field(foreign_key="actor.id", nullable=False)
    citation_id: int | None = Field(default=None, foreign_key="citation.id")
    rank: str = Field(default=Rank.NORMAL.value, nullable=False)

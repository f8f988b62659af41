"""The open vocabularies that a chronology makes for itself: categories and roles."""

from typing import Any

from sqlalchemy import Index, false
from sqlmodel import Field

from chronology.model.base import TABLE_OPTIONS, Entity


class Category(Entity, table=True):
    """A kind of event, within a broader one.

    Two events of one actor whose categories share an ``exclusive_group`` but
    differ in ``exclusive_state`` cannot be true at once (detained, at liberty).
    An ``occurs_once`` event cannot happen twice to one actor (a birth). Events
    of a ``single_holder`` category, of one organisation or place, can have only
    one person in them at a time (an office). ``requires_id`` names the category
    of which the same actor must have had an event before (a release: an arrest).
    """

    __tablename__ = "category"
    __table_args__: Any = (Index("ix_category_parent_id", "parent_id"), TABLE_OPTIONS)

    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, unique=True)
    parent_id: int | None = Field(default=None, foreign_key="category.id")
    description: str | None = None
    exclusive_group: str | None = None
    exclusive_state: str | None = None
    occurs_once: bool = Field(default=False, nullable=False)
    single_holder: bool = Field(
        default=False, nullable=False, sa_column_kwargs={"server_default": false()}
    )
    requires_id: int | None = Field(default=None, foreign_key="category.id")


class Role(Entity, table=True):
    """What an actor is in an event.

    ``bodily_present`` says that the actor is there in person, so that it cannot
    be elsewhere; ``living`` that the actor must be alive (one can be mentioned,
    mourned or commemorated dead).
    """

    __tablename__ = "role"
    __table_args__: Any = (Index("ix_role_parent_id", "parent_id"), TABLE_OPTIONS)

    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, unique=True)
    parent_id: int | None = Field(default=None, foreign_key="role.id")
    description: str | None = None
    bodily_present: bool = Field(default=False, nullable=False)
    living: bool = Field(default=True, nullable=False)
    exclusive_group: str | None = None

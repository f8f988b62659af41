"""Places, their names, and the gazetteer's hierarchy."""

from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chronology.model.base import TABLE_OPTIONS, Entity, one_of
from chronology.model.vocabulary import NameKind


class Place(Entity, table=True):
    """A place within another: Aksaray in Istanbul in Turkey.

    Coordinates are WGS 84 degrees; ``radius_m`` is the radius in metres within
    which the true point lies. ``country`` is an ISO 3166-1 alpha-2 code, given
    where the place states its own; otherwise that of the nearest parent counts.
    """

    __tablename__ = "place"
    __table_args__: Any = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates"),
        CheckConstraint("radius_m >= 0", name="radius_m"),
        Index("ix_place_parent_id", "parent_id"),
        TABLE_OPTIONS,
    )

    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, index=True)
    parent_id: int | None = Field(default=None, foreign_key="place.id")
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None
    description: str | None = None


class PlaceName(Entity, table=True):
    """A further name of a place: an alias or a transliteration."""

    __tablename__ = "place_name"
    __table_args__: Any = (
        one_of("kind", NameKind),
        Index("ix_place_name_place_id", "place_id"),
        TABLE_OPTIONS,
    )

    place_id: int = Field(foreign_key="place.id", nullable=False)
    name: str = Field(nullable=False)
    name_folded: str = Field(nullable=False, index=True)
    kind: str = Field(default=NameKind.ALIAS.value, nullable=False)
    language: str | None = None

"""A small chronology for a test, written entry by entry through the unit of work."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import column, update

from chronology.dates import parse_edtf
from chronology.model import (
    Actor,
    ActorName,
    Category,
    Citation,
    Event,
    EventPlace,
    EventTag,
    Measure,
    Participation,
    Place,
    PlaceName,
    Relation,
    Role,
    Source,
    Tag,
    Tie,
)
from chronology.model.stored_dates import set_date
from chronology.store.copies import refresh_every_copy
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from chronology.text import event_words, fold


class World:
    """Makes entries and remembers their ids by name; dates are EDTF."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.ids: dict[tuple[str, str], int] = {}
        self.inferred: list[dict[str, Any]] = []

    def __getitem__(self, name: tuple[str, str]) -> int:
        return self.ids[name]

    def _keep(self, kind: str, name: str, row: Any) -> int:
        self.unit.session.add(row)
        self.unit.session.flush()
        self.ids[kind, name] = row.id
        return int(row.id)

    def _id(self, kind: str, name: str | None) -> int | None:
        if name is None:
            return None
        if (kind, name) not in self.ids:
            getattr(self, kind)(name)
        return self.ids[kind, name]

    def place(self, name: str, within: str | None = None, *also: str, **fields: Any) -> int:
        row = Place(
            name=name, name_folded=fold(name), parent_id=self._id("place", within), **fields
        )
        number = self._keep("place", name, row)
        for alias in also:
            self._keep(
                "alias", alias, PlaceName(place_id=number, name=alias, name_folded=fold(alias))
            )
        return number

    def actor(self, name: str, *also: str, **fields: Any) -> int:
        number = self._keep("actor", name, Actor(name=name, name_folded=fold(name), **fields))
        for alias in also:
            self._keep(
                "alias", alias, ActorName(actor_id=number, name=alias, name_folded=fold(alias))
            )
        return number

    def category(self, name: str, within: str | None = None) -> int:
        row = Category(name=name, name_folded=fold(name), parent_id=self._id("category", within))
        return self._keep("category", name, row)

    def role(self, name: str) -> int:
        return self._keep("role", name, Role(name=name, name_folded=fold(name)))

    def tag(self, name: str) -> int:
        return self._keep("tag", name, Tag(name=name, name_folded=fold(name)))

    def source(self, slug: str, title: str | None = None, **fields: Any) -> int:
        folded = fold(title) if title else None
        row = Source(slug=slug, title=title, title_folded=folded, **fields)
        return self._keep("source", slug, row)

    def event(
        self,
        title: str,
        when: str | None = None,
        *,
        words: str | None = None,
        where: Iterable[str | tuple[str, str]] = (),
        who: Iterable[str | tuple[str, str]] = (),
        sources: Iterable[str] = (),
        tags: Iterable[str] = (),
        category: str | None = None,
        measures: Mapping[str, tuple[float | None, float | None, float | None]] | None = None,
        **fields: Any,
    ) -> int:
        inferred = {name: fields.pop(name) for name in [*fields] if name.startswith("inferred_")}
        row = Event(
            title=title,
            text_folded=event_words(title, fields.get("description")),
            category_id=self._id("category", category),
            **fields,
        )
        if when is not None:
            set_date(row, "date", parse_edtf(when).with_text(words or when))
        elif words is not None:
            row.date_text = words  # type: ignore[attr-defined]  # made by date_group
        number = self._keep("event", title, row)
        if inferred:
            self.inferred.append({"id": number, **inferred})
        self._hang(number, where, who, sources, tags)
        for kind, (low, best, high) in (measures or {}).items():
            self.add(Measure(event_id=number, kind=kind, low=low, best=best, high=high))
        return number

    def _hang(
        self,
        event: int,
        where: Iterable[str | tuple[str, str]],
        who: Iterable[str | tuple[str, str]],
        sources: Iterable[str],
        tags: Iterable[str],
    ) -> None:
        for entry in where:
            place, role = (entry, "at") if isinstance(entry, str) else entry
            self.add(EventPlace(event_id=event, place_id=self._id("place", place), role=role))
        for entry in who:
            actor, role = (entry, "participant") if isinstance(entry, str) else entry
            self.add(
                Participation(
                    event_id=event,
                    actor_id=self._id("actor", actor),
                    role_id=self._id("role", role),
                )
            )
        for slug in sources:
            self.cite(event, slug)
        for tag in tags:
            self.add(EventTag(event_id=event, tag_id=self._id("tag", tag)))

    def cite(self, event: int, slug: str, says: str | None = None, **fields: Any) -> int:
        row = Citation(event_id=event, source_id=self._id("source", slug), **fields)
        if says is not None:
            set_date(row, "says", parse_edtf(says))
        return self.add(row)

    def relate(self, event: int, kind: str, other: int, **fields: Any) -> int:
        return self.add(Relation(event_id=event, kind=kind, other_id=other, **fields))

    def tie(self, actor: str, kind: str, other: str, span: str | None = None) -> int:
        row = Tie(actor_id=self._id("actor", actor), kind=kind, other_id=self._id("actor", other))
        if span is not None:
            set_date(row, "span", parse_edtf(span))
        return self.add(row)

    def add(self, row: Any) -> int:
        self.unit.session.add(row)
        self.unit.session.flush()
        return int(row.id)


@contextmanager
def world(location: Location) -> Iterator[World]:
    """Open a chronology to fill it.

    Inferred bounds that a test makes up are written when all else is done, for
    a unit of work takes away what does not follow.
    """
    with UnitOfWork(location, command="test", author="test") as unit:
        made = World(unit)
        yield made
    with make_engine(location).begin() as connection:
        for columns in made.inferred:
            connection.execute(update(Event).values(columns).where(column("id") == columns["id"]))
        refresh_every_copy(connection)

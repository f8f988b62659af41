"""Facts loaded from a migrated database, on both engines."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from chronology import model
from chronology.checks.run import run_checks
from chronology.model.dated import set_date
from chronology.query.evidence import Facts, Stretch
from chronology.query.facts import load_facts
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from chronology.text import fold
from tests.checks.asking import found
from tests.checks.ledger import ROLES, accepting, read

BOOK = """
place Turkey at=39,35 radius=800000
place Istanbul in=Turkey at=41.01,28.95
place Urfa in=Turkey
actor Omar kind=person born=1991 died=2030
actor Party "kind=armed group"
source wire published=2020-03
source paper
event 1 Stay when=2016-07-10/2016-07-20 lasting=P9D..P11D at=Istanbul who=Omar:present:1,Party:leader
event 2 Visit when=2016-07-15 at=Istanbul:from,Urfa:to
event 3 Talk when=2016-07-15 at=Urfa who=Omar:present manner=once
event 4 Plan status=planned when=2018-09
event 5 Apart when=2014/..
cite 1 wire says=2016-07 lasting=P10D.. locator="page 3"
cite 2 paper says=2017 stance=disputes
cite 3 paper rank=deprecated
relation 2 after 1 lag=P1D..P2D cite=1
relation 4 "part of" 5 rank=preferred
"""


def _length(row: object, prefix: str, stretch: Stretch | None) -> None:
    if stretch is not None:
        setattr(row, f"{prefix}_words", stretch.words)
        setattr(row, f"{prefix}_min", stretch.minimum)
        setattr(row, f"{prefix}_max", stretch.maximum)


def _rows(facts: Facts) -> Iterator[list[model.Entity]]:
    """Yield the rows of the facts, in an order in which they can be inserted."""
    roles = {name: number for number, name in enumerate(ROLES, start=1)}
    yield [
        model.Role(id=number, name=name, name_folded=name, bodily_present=body, living=living)
        for (name, (body, living)), number in zip(ROLES.items(), roles.values(), strict=True)
    ]
    for place in facts.places.values():
        parent = next((p for p in sorted(place.within, reverse=True) if p != place.id), None)
        yield [
            model.Place(
                id=place.id, uuid=place.uuid, name=place.name, name_folded=fold(place.name),
                parent_id=parent, latitude=place.latitude, longitude=place.longitude,
                radius_m=place.radius_m,
            )
        ]  # fmt: skip
    actors, sources, events, cited, related = [], [], [], [], []
    for actor in facts.actors.values():
        row = model.Actor(
            id=actor.id, uuid=actor.uuid, name=actor.name, name_folded=fold(actor.name),
            kind=actor.kind,
        )  # fmt: skip
        set_date(row, "born", actor.born)
        set_date(row, "died", actor.died)
        actors.append(row)
    for source in facts.sources.values():
        row = model.Source(id=source.id, uuid=source.uuid, slug=source.slug)
        set_date(row, "published", source.published)
        sources.append(row)
    for event in facts.events.values():
        row = model.Event(
            id=event.id, uuid=event.uuid, title=event.title, text_folded=fold(event.title),
            status=event.status, manner=event.manner,
        )  # fmt: skip
        set_date(row, "date", event.date)
        _length(row, "duration", event.duration)
        events.append(row)
    for citation in facts.citations.values():
        row = model.Citation(
            id=citation.id, uuid=citation.uuid, event_id=citation.event, locator=citation.locator,
            source_id=citation.source, stance=citation.stance, rank=citation.rank,
        )  # fmt: skip
        set_date(row, "says", citation.says)
        _length(row, "says_duration", citation.says_duration)
        cited.append(row)
    for relation in facts.relations:
        row = model.Relation(
            id=relation.id, uuid=relation.uuid, event_id=relation.event, kind=relation.kind,
            other_id=relation.other, rank=relation.rank, citation_id=relation.citation,
        )  # fmt: skip
        _length(row, "lag", relation.lag)
        related.append(row)
    yield from (actors, sources, events, cited, related)
    yield [
        model.EventPlace(event_id=event.id, place_id=use.place, role=use.role)
        for event in facts.events.values()
        for use in event.places
    ]
    yield [
        model.Participation(
            id=part.id, uuid=part.uuid, event_id=part.event, actor_id=part.actor,
            role_id=roles[part.role], citation_id=part.citation,
        )
        for part in facts.participations
    ]  # fmt: skip
    yield [
        model.Acceptance(
            fingerprint=a.fingerprint, check_id=a.check, reason=a.reason, author=a.author,
            accepted_at=a.accepted_at,
        )
        for a in facts.acceptances
    ]  # fmt: skip


def write(db: Location, facts: Facts) -> None:
    with UnitOfWork(db, command="test") as unit:
        for rows in _rows(facts):
            unit.session.add_all(rows)
            unit.session.flush()


@contextmanager
def loaded(db: Location, facts: Facts, events: list[int] | None = None) -> Iterator[Facts]:
    write(db, facts)
    with open_reader(db) as reader:
        yield load_facts(reader, events)


def test_what_was_written_is_what_is_loaded(db: Location) -> None:
    facts = accepting(read(BOOK), "0123456789abcdef", "order")
    with loaded(db, facts) as again:
        for name in ("places", "actors", "sources", "citations", "events"):
            assert dict(getattr(again, name)) == dict(getattr(facts, name)), name
        assert again.participations == facts.participations
        assert again.relations == facts.relations
        assert again.acceptances == facts.acceptances
        assert again.scope is None
        assert again.broken == ()
        assert found(again) == found(facts)
        assert {check for check, *_ in found(again)} >= {"lag", "two-places", "source-disputes"}


@pytest.mark.parametrize(
    ("around", "events"),
    [
        ([1], {1, 2, 3}),  # 2 by a relation, 3 by a shared actor
        ([2], {1, 2}),
        ([4], {4, 5}),
        ([], set()),
        ([2, 4], {1, 2, 4, 5}),
    ],
)
def test_facts_around_some_events(one_db: Location, around: list[int], events: set[int]) -> None:
    with loaded(one_db, read(BOOK), around) as facts:
        assert set(facts.events) == events
        assert facts.scope == frozenset(around)
        assert {c.event for c in facts.citations.values()} <= events
        assert {p.event for p in facts.participations} <= events
        for finding in run_checks(facts, possible=True):
            assert set(finding.events) & set(around)


def test_facts_around_an_event_on_both_engines(db: Location) -> None:
    facts = read(BOOK)
    with loaded(db, facts, [1]) as around:
        whole = [f.fingerprint for f in run_checks(facts, possible=True, only=[1])]
        assert [f.fingerprint for f in run_checks(around, possible=True)] == whole
        assert whole


def test_a_date_that_another_tool_has_turned_round(db: Location) -> None:
    write(db, read(BOOK))
    with UnitOfWork(db, command="test") as unit:
        row = unit.session.get(model.Event, 3)
        assert row is not None
        row.date_end_latest = row.date_start_earliest - 86_400  # type: ignore[attr-defined]  # columns are made by a function
        unit.session.add(row)
    with open_reader(db) as reader:
        facts = load_facts(reader)
    assert facts.events[3].date is None
    expected = [("ends-before-it-begins", "certain", [3])]
    assert found(facts, "ends-before-it-begins", possible=False) == expected


def test_a_gazetteer_that_runs_in_a_circle(one_db: Location) -> None:
    write(one_db, read(BOOK))
    with UnitOfWork(one_db, command="test") as unit:
        turkey = unit.session.get(model.Place, 1)
        assert turkey is not None
        turkey.parent_id = 2
        unit.session.add(turkey)
    with open_reader(one_db) as reader:
        places = load_facts(reader).places
    assert places[1].within == places[2].within == {1, 2}


def test_checking_loads_no_database_library(sqlite_db: Location) -> None:
    write(sqlite_db, read(BOOK))
    program = (
        "import sys\n"
        "from chronology.checks.run import run_checks\n"
        "from chronology.query.facts import load_facts\n"
        "from chronology.store.location import Location\n"
        "from chronology.store.reader import open_reader\n"
        f"with open_reader(Location('sqlite', path={sqlite_db.path!r})) as reader:\n"
        "    assert run_checks(load_facts(reader))\n"
        "heavy = {'sqlalchemy', 'sqlmodel', 'pydantic', 'alembic', 'pendulum'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert ran.stdout == "[]\n", ran.stderr

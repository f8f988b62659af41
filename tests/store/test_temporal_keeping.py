"""The bounds kept with events: written when something follows, and only where it does."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from sqlalchemy import text

from chronology.dates import parse_edtf
from chronology.dates.value import first_day, last_day
from chronology.model import Actor, Event, Participation, Relation, Role, Source
from chronology.model.stored_dates import to_columns
from chronology.store.citations import cite, edit_citation, remove_citation
from chronology.store.drafts import CitationDraft, EventDraft
from chronology.store.engine import make_engine
from chronology.store.entities import add_entity, edit_entity
from chronology.store.events import add_event, edit_event, remove_event
from chronology.store.location import Location
from chronology.store.merging import merge_events
from chronology.store.migrate import run_migrations, upgrade
from chronology.store.reader import Reader, open_reader
from chronology.store.relations import relate, remove_relation
from chronology.store.temporal import tighten
from chronology.store.temporal.tighten import Inferred, stored
from chronology.store.unit import UnitOfWork

Days = tuple[str | None, str | None]


class Book:
    """A chronology in which each method is a command of its own."""

    def __init__(self, location: Location) -> None:
        self.location = location

    def do(self, work: Callable[[UnitOfWork], Any], **options: Any) -> int:
        with UnitOfWork(self.location, "test", author="Ada", **options) as unit:
            row = work(unit)
            unit.session.flush()
            return cast("int", row.id) if row is not None else 0

    def event(self, when: str | None = None, **more: Any) -> int:
        return self.do(lambda u: add_event(u, EventDraft(title="event", when=when, **more)))

    def edit(self, number: int, **changes: Any) -> None:
        self.do(lambda u: edit_event(u, number, cast("Any", changes)))

    def relate(self, event: int, kind: str, other: int, **more: Any) -> int:
        return self.do(lambda u: relate(u, event, kind, other, **more))

    def source(self, slug: str, **more: Any) -> int:
        return self.do(lambda u: add_entity(u, Source, {"slug": slug, **more}))

    def cite(self, event: int, source: int, **more: Any) -> int:
        return self.do(lambda u: cite(u, event, CitationDraft(source_id=source, **more)))

    def actor(self, name: str, **dates: str) -> int:
        return self.do(lambda u: add_entity(u, Actor, {"name": name, **dates}))

    def part(self, event: int, actor: int) -> int:
        def take_part(unit: UnitOfWork) -> Participation:
            role = add_entity(unit, Role, {"name": f"role {event} {actor}", "living": True})
            row = Participation(event_id=event, actor_id=actor, role_id=cast("int", role.id))
            return unit.add(row)

        return self.do(take_part)

    def kept(self, event: int) -> Inferred:
        """Return the inferred columns of an event."""
        with open_reader(self.location) as reader:
            return dict(stored(reader, [event]))[event]

    def days(self, event: int) -> Days:
        """Return from which day to which day what follows reaches."""
        kept = self.kept(event)
        first, last = kept.start_earliest, kept.end_latest
        return first and first_day(first), last and last_day(last)  # type: ignore[return-value]  # 0 is no bound here

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with open_reader(self.location) as reader:
            return list(reader.rows(sql))


@pytest.fixture
def book(one_db: Location) -> Book:
    """A chronology in a file."""
    return Book(one_db)


@pytest.fixture
def either(db: Location) -> Book:
    """A chronology on each engine in turn."""
    return Book(db)


NOTHING: Days = (None, None)


def test_an_undated_event_between_two_others(either: Book) -> None:
    before, after, between = either.event("2016"), either.event("2018-03"), either.event()
    assert either.kept(between) == Inferred()
    first = either.relate(between, "after", before)
    assert either.days(between) == ("2016-01-01", None)
    second = either.relate(after, "after", between)
    assert either.days(between) == ("2016-01-01", "2018-03-31")
    assert either.kept(before) == either.kept(after) == Inferred()
    either.edit(before, when="May 2017")
    assert either.days(between) == ("2017-05-01", "2018-03-31")
    either.do(lambda u: remove_relation(u, second))
    assert either.days(between) == ("2017-05-01", None)
    either.do(lambda u: remove_relation(u, first))
    assert either.kept(between) == Inferred()


def test_all_four_bounds_are_kept_where_one_says_more(book: Book) -> None:
    stated, early = book.event("2016"), book.event("March 2016")
    book.relate(stated, "after", early)
    kept = book.kept(stated)
    assert book.days(stated) == ("2016-03-01", "2016-12-31")
    assert kept.start_latest == kept.end_latest
    assert kept.end_earliest == kept.start_earliest
    assert kept.note is None


def test_removing_an_event_frees_its_neighbours(book: Book) -> None:
    one, two = book.event("2016"), book.event()
    book.relate(two, "after", one)
    book.do(lambda u: remove_event(u, one))
    assert book.kept(two) == Inferred()


def test_merging_passes_relations_on(book: Book) -> None:
    one, two, same = book.event("2016"), book.event(), book.event("2017")
    book.relate(two, "after", one)
    book.do(lambda u: merge_events(u, same, one))
    assert book.days(two) == ("2017-01-01", None)


def test_what_sources_say_dates_an_undated_event(either: Book) -> None:
    one, paper = either.event(), either.source("paper")
    first = either.cite(one, paper, says_when="2016")
    second = either.cite(one, paper, says_when="May 2016")
    assert either.days(one) == ("2016-05-01", "2016-05-31")
    either.do(lambda u: edit_citation(u, second, {"rank": "deprecated"}))
    assert either.days(one) == ("2016-01-01", "2016-12-31")
    either.do(lambda u: remove_citation(u, first))
    assert either.kept(one) == Inferred()


def test_a_citation_takes_the_relation_it_makes_with_it(book: Book) -> None:
    one, two, paper = book.event("2016"), book.event(), book.source("paper")
    citation = book.cite(two, paper)
    book.relate(two, "after", one, citation_id=citation)
    assert book.days(two) == ("2016-01-01", None)
    book.do(lambda u: edit_citation(u, citation, {"rank": "deprecated"}))
    assert book.days(two) == NOTHING


def test_a_lifetime_bounds_its_events(book: Book) -> None:
    one, omar = book.event(), book.actor("Omar", born="1991")
    part = book.part(one, omar)
    assert book.kept(one).end_earliest is not None
    book.do(lambda u: edit_entity(u, Actor, omar, {"born": None, "died": "2016"}))
    assert book.kept(one).start_latest is not None
    assert book.kept(one).end_earliest is None
    role = book.do(lambda u: u.get(Role, u.get(Participation, part).role_id))
    book.do(lambda u: edit_entity(u, Role, role, {"living": False}))
    assert book.kept(one) == Inferred()


def test_what_is_refuted_bounds_nothing(either: Book) -> None:
    one, two = either.event("2016"), either.event()
    either.relate(two, "after", one)
    either.edit(one, status="refuted")
    assert either.kept(two) == Inferred()
    either.edit(one, status="disputed")
    assert either.days(two) == ("2016-01-01", None)


def test_claims_in_conflict_are_named_and_not_counted(book: Book) -> None:
    one, two, three = book.event("2016"), book.event("2014"), book.event()
    relation = book.relate(two, "after", one)
    book.relate(three, "after", two)
    assert book.kept(two) == Inferred(
        note=f"not counting the date “2014” and “after @{one}”, in conflict with other claims"
    )
    assert book.kept(one).note == (
        f"not counting the date “2016” and “@{two} after @{one}”, in conflict with other claims"
    )
    assert book.kept(three) == Inferred()
    book.do(lambda u: remove_relation(u, relation))
    assert [book.kept(event).note for event in (one, two)] == [None, None]
    assert book.days(three) == ("2014-01-01", None)


def test_a_birth_in_conflict_bounds_nobody_elses_events(either: Book) -> None:
    """The conflict lies at one event of the actor; his others lose the birth too."""
    omar = either.actor("Omar", born="1991")
    undated, early = either.event(), either.event()
    either.part(undated, omar)
    either.part(early, omar)
    assert either.kept(undated).note is None
    either.edit(early, when="1980")
    assert either.kept(undated).end_earliest is None
    assert "the birth or founding of Omar" in str(either.kept(undated).note)
    assert "that Omar took part" in str(either.kept(early).note)
    late = either.event()
    either.part(late, omar)
    assert either.kept(late).end_earliest is None
    either.edit(early, when="1995")
    for event in (undated, late):
        assert either.kept(event).end_earliest is not None
        assert either.kept(event).note is None


@pytest.mark.parametrize("status", ["refuted", "planned"])
def test_what_is_refuted_or_planned_ends_a_conflict_about_a_lifetime(
    book: Book, status: str
) -> None:
    omar = book.actor("Omar", born="1991")
    undated, early = book.event(), book.event("1980")
    book.part(undated, omar)
    book.part(early, omar)
    assert "the birth or founding of Omar" in str(book.kept(undated).note)
    book.edit(early, status=status)
    assert book.kept(early).note is None
    assert book.kept(undated).note is None
    assert book.kept(undated).end_earliest is not None


def test_a_long_conflict_names_three_claims(book: Book) -> None:
    hub = book.event("2016")
    for when in ("2017", "2018", "2019", "2020"):
        book.relate(hub, "after", book.event(when))
    note = str(book.kept(hub).note)
    assert note.startswith("not counting the date “2016”, “after @2”, “after @3” and 2 more")


def test_lengths_in_conflict_are_named(book: Book) -> None:
    one, paper = book.event("2016-05-01", lasting="two years"), book.source("paper")
    other = book.event("2016-05-01")
    citation = book.cite(other, paper, says_lasting="a year")
    assert "the length “two years”" in str(book.kept(one).note)
    assert f"the length of citation {citation} “a year”" in str(book.kept(other).note)


def test_neither_versions_nor_history_change(book: Book) -> None:
    one, two = book.event("2016"), book.event()
    before = book.rows("SELECT id, version, updated_at FROM event ORDER BY id")
    book.relate(two, "after", one)
    assert book.days(two) == ("2016-01-01", None)
    assert book.rows("SELECT id, version, updated_at FROM event ORDER BY id") == before
    changes = book.rows("SELECT table_name, before, after FROM history_change ORDER BY id")
    assert [row[0] for row in changes].count("event") == 2
    assert not any("inferred" in str(row) for row in changes)
    book.edit(two, title="renamed")
    assert not any("inferred" in str(row) for row in book.rows("SELECT after FROM history_change"))
    assert book.days(two) == ("2016-01-01", None)


def test_a_dry_run_keeps_nothing(book: Book) -> None:
    one, two = book.event("2016"), book.event()
    book.do(lambda u: relate(u, two, "after", one), dry_run=True)
    assert book.kept(two) == Inferred()


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[set[int]]:
    """The events whose statements were loaded to be solved, each time that was done."""
    seen: list[set[int]] = []
    load = tighten.load_statements

    def spy(reader: Reader, events: set[int]) -> Any:
        seen.append(set(events))
        return load(reader, events)

    monkeypatch.setattr(tighten, "load_statements", spy)
    return seen


def test_only_what_hangs_together_is_solved_again(book: Book, solved: list[set[int]]) -> None:
    omar = book.actor("Omar", born="1991")
    chain = [book.event("2016"), book.event(), book.event()]
    others = [book.event("2016"), book.event()]
    for event in (*chain, *others):
        book.part(event, omar)
    book.relate(chain[1], "after", chain[0])
    book.relate(others[1], "after", others[0])
    solved.clear()
    book.relate(chain[2], "after", chain[1])
    assert solved == [set(chain)]
    solved.clear()
    book.event("2015")
    book.edit(chain[0], title="another title")
    book.part(book.event("2017"), omar)
    assert solved == []


def test_many_events_at_once(book: Book, solved: list[set[int]]) -> None:
    date = to_columns("date", parse_edtf("2016"))

    def fill(unit: UnitOfWork) -> None:
        rows = ({"title": "bulk", "text_folded": "bulk", **date} for _ in range(5100))
        ids = unit.bulk_insert(Event, [*rows, {"title": "undated", "text_folded": "undated"}])
        unit.bulk_insert(Relation, [{"event_id": ids[-1], "kind": "after", "other_id": ids[0]}])

    book.do(fill)
    ((one, two),) = book.rows("SELECT other_id, event_id FROM relation")
    assert solved == [{one, two}]
    assert book.days(two) == ("2016-01-01", None)


def test_given_bounds_that_do_not_follow_are_taken_away(book: Book) -> None:
    def fill(unit: UnitOfWork) -> None:
        row = {"title": "made up", "text_folded": "made up", "inferred_end_latest": 0}
        unit.bulk_insert(Event, [row])

    book.do(fill)
    assert book.rows("SELECT inferred_end_latest FROM event") == [(None,)]
    assert not any("inferred" in str(row) for row in book.rows("SELECT after FROM history_change"))


def test_every_event_is_solved_when_asked(book: Book) -> None:
    one, two = book.event("2016"), book.event()
    book.relate(two, "after", one)
    with make_engine(book.location).begin() as connection:
        connection.execute(text("UPDATE event SET inferred_start_earliest = 0"))
    book.do(lambda u: tighten.retighten_all(u.reader, u.session.connection()))
    assert book.days(two) == ("2016-01-01", None)
    assert book.kept(one) == Inferred()


@pytest.fixture
def first_schema(empty_db: Location) -> Location:
    """A chronology of the first schema, in which nothing was ever worked out."""
    if empty_db.engine == "sqlite":
        open(empty_db.path, "wb").close()
    with make_engine(empty_db, foreign_keys=False).begin() as connection:
        run_migrations(connection, "0001")
        date = to_columns("date", parse_edtf("2016"))
        event = {"title": "event", "text_folded": "event", "status": "alleged"}
        standard = {"version": 1, "created_at": "then", "updated_at": "then"}
        for number, columns in enumerate((date, {}), 1):
            row = {"id": number, "uuid": str(number), "handling": "public"}
            _insert(connection, "event", row | event | standard | columns)
        row = {"id": 1, "uuid": "3", "kind": "after", "rank": "normal", "from_date": False}
        _insert(connection, "relation", row | {"event_id": 2, "other_id": 1} | standard)
    return empty_db


def _insert(connection: Any, table: str, row: dict[str, Any]) -> None:
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), row)


def test_an_upgrade_works_out_what_follows(first_schema: Location) -> None:
    upgrade(first_schema)
    assert Book(first_schema).days(2) == ("2016-01-01", None)
    assert Book(first_schema).rows("SELECT version FROM event") == [(1,), (1,)]

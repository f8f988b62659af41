"""Files of the seed schema that are too large to hold: read in parts, they mean the same."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import ChronologyError
from chronology.formats import import_file
from chronology.formats.report import ImportReport
from chronology.formats.seed import files, stream
from chronology.formats.text import textlines
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.reader import open_reader
from chronology.store.undoing.reversal import undo
from chronology.store.unit import UnitOfWork
from tests.formats.world import WORLD, contents, export, listing, load

HEAD = {"type": "chronology", "chronology": 1}
DENIED = {**HEAD, "dataset": None}


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGE", 1)
    monkeypatch.setattr(stream, "BATCH", 3)


@pytest.fixture
def another(tmp_path: Path) -> Location:
    """A second fresh chronology, on SQLite whatever the engine of the first."""
    place = Location("sqlite", path=str(tmp_path / "another.db"))
    create(place)
    return place


def lines(path: Path, entities: Iterable[dict[str, Any] | str]) -> Path:
    """Write entities as JSON Lines."""
    texts = (each if isinstance(each, str) else json.dumps(each) for each in entities)
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path


def whole(target: Location, path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportReport:
    """Import a file as one that is small."""
    with monkeypatch.context() as context:
        context.setattr(files, "LARGE", 1 << 30)
        return import_file(target, path)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_nothing_is_lost(name: str, db: Location, another: Location, tmp_path: Path) -> None:
    load(another, tmp_path)
    first = export(another, tmp_path / f"first.{name}")
    report = import_file(db, tmp_path / f"first.{name}")
    assert not report.refused
    assert (report.read, report.added) == (15, 15)
    assert export(db, tmp_path / f"second.{name}") == first
    assert contents(db) == contents(another)
    assert listing(db) == listing(another)


def test_the_same_file_again_changes_nothing(
    db: Location, another: Location, tmp_path: Path, history: Callable[[Location], list[str]]
) -> None:
    load(another, tmp_path)
    export(another, tmp_path / "out.jsonl")
    import_file(db, tmp_path / "out.jsonl", command="first")
    before = contents(db)
    again = import_file(db, tmp_path / "out.jsonl", command="second")
    assert (again.added, again.updated, again.unchanged, again.refused) == (0, 0, 15, [])
    assert (again.created, again.changed) == ({}, {})
    assert contents(db) == before
    assert history(db) == ["first"]


def test_a_newer_file_updates_what_changed(
    one_db: Location, another: Location, tmp_path: Path
) -> None:
    load(another, tmp_path)
    export(another, tmp_path / "old.jsonl")
    import_file(one_db, tmp_path / "old.jsonl")
    changed = WORLD.replace("title: Meeting, when: December 2014?", "title: Met, when: May 2015")
    load(another, tmp_path, changed)
    newer = export(another, tmp_path / "new.jsonl")
    report = import_file(one_db, tmp_path / "new.jsonl")
    assert not report.refused
    assert (report.added, report.updated) == (0, 3)
    assert contents(one_db) == contents(another)
    assert export(one_db, tmp_path / "again.jsonl") == newer


def test_fields_that_a_file_leaves_out_stay_as_an_analyst_wrote_them(
    one_db: Location, tmp_path: Path
) -> None:
    event = {"type": "event", "key": "a", "title": "A", "status": "disputed"}
    path = lines(tmp_path / "x.jsonl", [HEAD, event])
    import_file(one_db, path)
    short = {"type": "event", "key": "a", "title": "B"}
    assert import_file(one_db, lines(path, [HEAD, short])).updated == 1
    assert [(each["title"], each["status"]) for each in listing(one_db)] == [("B", "disputed")]
    assert import_file(one_db, path).unchanged == 1


def test_words_are_read_as_in_a_small_file(
    one_db: Location, another: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events that count from others, before and behind them, and cite what others cite."""
    entities: list[dict[str, Any] | str] = [
        {"type": "event", "key": "z", "title": "Z", "when": {"text": "a week later", "anchor": "b"},
         "who": [{"actor": "ann", "role": "witness", "citation": "c9"}]},
        {"type": "event", "key": "a", "title": "A", "when": "2016", "tags": ["new"]},
        {"type": "event", "key": "b", "title": "B", "when": {"text": "the next day", "anchor": "d"}},
        {"type": "relation", "event": "a", "kind": "before", "other": "b", "citation": "c9"},
        {"type": "event", "key": "c", "title": "C", "category": "raid", "places": ["quay"]},
        {"type": "event", "key": "d", "title": "D", "when": "3 May 2016",
         "citations": [{"key": "c9", "source": "wire"}], "basis": {"citation": "c9"}},
        {"type": "tie", "actor": "ann", "kind": "member of", "other": "union"},
        {"type": "place", "key": "quay", "name": "Quay", "in": "port", "aliases": ["Dock"]},
        {"type": "setting", "key": "date_order", "value": "day"},
        {"type": "place", "key": "p2", "name": "Pier"}, {"type": "place", "key": "p3", "name": "Pier"},
        {"type": "actor", "key": "ann", "name": "Ann", "born": "3/4/1960"},
        {"type": "actor", "key": "union", "name": "Union", "kind": "organisation"},
        {"type": "place", "key": "port", "name": "Port"},
        {"type": "source", "slug": "wire", "derived_from": "agency"}, {"type": "source", "slug": "x"},
        {"type": "source", "slug": "y"}, {"type": "source", "slug": "agency"},
        {**HEAD, "title": "Out of order", "dataset": {"slug": "own"}},
    ]  # fmt: skip
    path = lines(tmp_path / "x.jsonl", entities)
    report, other = import_file(one_db, path), whole(another, path, monkeypatch)
    assert not report.refused
    assert (report.read, report.added, report.created) == (5, 5, other.created)
    apart = {"import_digest"}
    held, known = contents(one_db), contents(another)
    for table, rows in known.items():
        for row, there in zip(rows, held[table], strict=True):
            skip = {"imported_at"} if table == "dataset" else apart
            assert {k: v for k, v in there.items() if k not in skip} == {
                k: v for k, v in row.items() if k not in skip
            }, table
    assert [event["id"] for event in sorted(listing(one_db), key=lambda e: e["title"])] == [
        *(2, 3, 4, 5, 1)
    ]


EVENT = {"type": "event", "key": "e", "title": "E"}


#: More that is refused, which takes its time.
MORE: list[list[Any]] = [
    [HEAD, {"type": "event", "key": "a"}],
    [{**HEAD, "chronology": 2}, EVENT],
    [HEAD, {**EVENT, "uuid": "abc"}],
    [HEAD, {**EVENT, "status": True}],
    [HEAD, {**EVENT, "extra": [1]}],
    [HEAD, {**EVENT, "wen": 1}],
    [HEAD, {**EVENT, "inferred": {"start_latest": "x"}}],
    [HEAD, {"type": "place", "key": "a", "name": "A", "radius_m": -1}],
    [HEAD, {"type": "place", "key": "a", "name": "A", "in": "a"}],
    [HEAD, {**EVENT, "title": "half a pair \ud800"}],
]  # fmt: skip


@pytest.mark.parametrize(
    "entities",
    [
        [EVENT],
        [HEAD, {"type": "evnt"}],
        [HEAD, {"type": "event", "title": "A"}],
        [HEAD, "[1]", {**EVENT, "when": "someday soon"}],
        [HEAD, {**EVENT, "places": ["nowhere"]}],
        [HEAD, {**EVENT, "when": {"text": "later", "anchor": "f"}}],
        [HEAD, {**EVENT, "when": {"text": "two weeks later", "anchor": "e"}}],
        [HEAD, {**EVENT, "measures": [{"kind": "k", "low": True}]}],
        [HEAD, {**EVENT, "basis": {"citation": "c"}}],
        [HEAD, {**EVENT, "citations": [{"source": "s", "credibility": 7}]},
         {"type": "source", "slug": "s"}],
        [HEAD, {"type": "category", "name": "a"}, {"type": "category", "name": "A", "uuid":
         "6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11"}],
        [HEAD, EVENT, {"type": "relation", "event": "e", "kind": "after", "other": "f"}],
        *(pytest.param(each, marks=pytest.mark.slow) for each in MORE),
    ],
)  # fmt: skip
def test_the_same_is_refused_as_of_a_small_file(
    entities: list[Any],
    one_db: Location,
    another: Location,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = lines(tmp_path / "x.jsonl", entities)
    report = import_file(one_db, path)
    assert report.refused == whole(another, path, monkeypatch).refused
    assert report.refused
    assert (report.added, report.created) == (0, {})
    assert all(not rows for name, rows in contents(one_db).items() if name not in _SHIPPED)


#: Tables that a new chronology has rows in.
_SHIPPED = ("category", "role", "setting")


def named(number: int, **more: Any) -> dict[str, Any]:
    """Return an event that is called after a number."""
    return {"type": "event", "key": f"e{number}", "title": f"E{number}", **more}


UUID = "6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11"


@pytest.mark.parametrize(
    ("first", "second", "where", "why"),
    [
        (named(1), {**named(1), "title": "Again"}, "event", "this is an earlier event of the file"),
        (
            named(1, uuid=UUID),
            named(1),
            "event.key",
            "the key “e1” is already that of an earlier event of the file.",
        ),
        (
            named(1, tags=[{"tag": "t", "uuid": UUID}]),
            named(2, tags=[{"tag": "t", "uuid": UUID}]),
            "event.tags[0]",
            "this is an earlier tag of the file again",
        ),
        (
            named(1, citations=[{"key": "c", "source": "s"}]),
            named(2, citations=[{"key": "c", "source": "s"}]),
            "event.citations",
            "the key “c” is already that of an earlier citation",
        ),
        (
            {"type": "source", "slug": "t"},
            {"type": "source", "slug": "t", "uuid": UUID},
            "source.slug",
            "this has the name of an earlier source of the file",
        ),
    ],
)
def test_twins_are_refused_however_far_apart(
    first: Any,
    second: Any,
    where: str,
    why: str,
    *,
    one_db: Location,
    tmp_path: Path,
) -> None:
    between = [named(number) for number in range(10, 20)]
    if first["type"] == "source":
        between = [{"type": "source", "slug": f"s{number}"} for number in range(10)]
    entities = [HEAD, {"type": "source", "slug": "s"}, first, *between, second]
    path = lines(tmp_path / "x.jsonl", entities)
    report = import_file(one_db, path)
    assert [(each.line, each.where) for each in report.refused] == [(14, where)]
    assert why in report.refused[0].why
    assert listing(one_db) == []


def test_all_that_is_wrong_is_told_and_nothing_is_kept(one_db: Location, tmp_path: Path) -> None:
    entities = [HEAD, *(named(number) for number in range(5)), named(5, when="never ever")]
    entities += [named(number, places=["x"]) for number in range(6, 9)]
    entities += [{"type": "relation", "event": "e0", "kind": "after", "other": "e7"}]
    report = import_file(one_db, lines(tmp_path / "x.jsonl", entities))
    assert [each.line for each in report.refused] == [7, 8, 9, 10]
    assert (report.read, report.added) == (9, 0)
    assert listing(one_db) == []


def test_a_refused_file_takes_nothing_else_of_its_unit_away(
    db: Location, tmp_path: Path, history: Callable[[Location], list[str]]
) -> None:
    good = lines(tmp_path / "good.jsonl", [HEAD, named(1)])
    bad = lines(tmp_path / "bad.jsonl", [HEAD, named(2), named(3), named(4), named(5, when="x y")])
    with UnitOfWork(db, "both") as unit:
        assert import_file(unit, good).added == 1
        assert len(import_file(unit, bad).refused) == 1
    assert [event["title"] for event in listing(db)] == ["E1"]
    assert history(db) == ["both"]


def test_an_import_is_one_step_that_can_be_taken_back(db: Location, tmp_path: Path) -> None:
    import_file(db, lines(tmp_path / "x.jsonl", [DENIED, *map(named, range(8))]))
    with UnitOfWork(db, "undo") as unit:
        undo(unit)
    assert listing(db) == []
    assert import_file(db, tmp_path / "x.jsonl").added == 8


def test_a_dry_run_changes_nothing(db: Location, tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", [HEAD, *map(named, range(8))])
    report = import_file(db, path, dry_run=True)
    assert (report.added, report.dry_run) == (8, True)
    assert listing(db) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"type": "chronology", "chronology": 1}\n{"type": "tag"', "Line 2: this is not JSON at"),
        (b'{"type": "tag", "name": "a", "name": "b"}\n', "Line 1: the key “name” stands twice"),
        (b'{"type": "tag", "name": "\xe4"}\n', "Line 1: byte 25 (0xe4) is not UTF-8"),
        (b'{"type": "tag",\n "name": "\0"}\n', "Line 2: character 26 is NUL"),
        (b"[" * 200_000, "Line 1: the JSON is nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_line(
    data: bytes, says: str, one_db: Location, tmp_path: Path
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    with pytest.raises(ChronologyError) as caught:
        import_file(one_db, path, format="jsonl")
    assert says in str(caught.value)
    assert contents(one_db)["tag"] == []


def test_a_line_that_does_not_end_is_refused(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(textlines, "_LONGEST", 50)
    path = lines(tmp_path / "x.jsonl", [HEAD, named(1, title="E" * 50)])
    with pytest.raises(ChronologyError, match="Line 2: one line has more than 50 characters"):
        import_file(one_db, path)


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("[1]", "", "is a mapping that begins"),
        ("{}", "chronology", "says nothing"),
        ('{"chronology": 1, "event": [1]}', "event", "did you mean “events”?"),
        ('{"chronology": 1, "events": {}}', "events", "must be a list"),
        ('{"chronology": 1, "events": [{"key": "a"}]}', "events[0].title", "is required"),
    ],
)
def test_a_document_is_refused_where_it_is_wrong(
    text: str, where: str, says: str, one_db: Location, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    report = import_file(one_db, path, format="json")
    assert [(each.where, says in each.why) for each in report.refused] == [(where, True)]


def test_a_document_may_be_in_any_order(one_db: Location, tmp_path: Path) -> None:
    document = {
        "relations": [{"event": "e1", "kind": "after", "other": "e2"}],
        "events": [{"key": f"e{number}", "title": "E", "places": ["p"]} for number in range(5)],
        "places": [{"key": "p", "name": "P"}],
        "settings": {"zone": "Asia/Tokyo"},
        "chronology": 1,
    }
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document, indent=1))
    report = import_file(one_db, path)
    assert (report.refused, report.added) == ([], 5)
    with open_reader(one_db) as reader:
        assert reader.setting("zone") == "Asia/Tokyo"


def test_a_section_that_stands_twice_is_refused(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"chronology": 1, "tags": ["a"], "places": [], "title": "T", "title": "U"}')
    with pytest.raises(ChronologyError, match="the key “title” stands twice"):
        import_file(one_db, path)


def test_who_watches_is_told_of_events(one_db: Location, tmp_path: Path) -> None:
    told: list[int] = []
    path = lines(tmp_path / "x.jsonl", [HEAD, *map(named, range(8))])
    import_file(one_db, path, watch=lambda rows, _done, _size: told.append(rows))
    assert told[-1] == 8

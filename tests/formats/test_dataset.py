"""Datasets imported, on both engines: again, in newer editions, and beside what analysts edit."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from chronology import formats
from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.formats.report import ImportReport
from chronology.model import Citation, Participation
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.store.citations import edit_citation, remove_citation
from chronology.store.events import edit_event, remove_event
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.undoing.reversal import undo
from tests.formats.harbours import FIRST, HARBOURS, counts, edited, unit_of, write

History = Callable[[Location], list[str]]


@pytest.fixture(autouse=True)
def _known_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (HARBOURS, *formats.FORMATS))


def load(db: Location, folder: Path, text: str = FIRST, **options: Any) -> ImportReport:
    """Import a text of the dataset."""
    return import_file(db, write(folder, text), **options)


def rows(db: Location, sql: str) -> list[tuple[Any, ...]]:
    """Run a query."""
    with open_reader(db) as reader:
        return list(reader.rows(sql))


def contents(db: Location) -> list[list[tuple[Any, ...]]]:
    """Return all rows of the tables that an import writes."""
    tables = ("event", "citation", "event_place", "participation", "measure", "event_tag",
              "relation", "place", "actor", "source", "tag", "role", "category", "dataset",
              "history_command", "history_change")  # fmt: skip
    return [rows(db, f"SELECT * FROM {table} ORDER BY id") for table in tables]


def below(db: Location) -> list[list[tuple[Any, ...]]]:
    """Return what hangs on events, without the copies of their windows."""
    return [
        rows(db, f"SELECT {columns}, citation_id, version FROM {table} ORDER BY id")
        for table, columns in (
            ("event_place", "event_id, place_id, role"),
            ("participation", "event_id, actor_id, role_id"),
            ("measure", "event_id, kind, low, best, high"),
            ("relation", "event_id, kind, other_id"),
        )
    ] + [rows(db, f"SELECT * FROM {table} ORDER BY id") for table in ("citation", "event_tag")]


def titles(db: Location) -> dict[str, str]:
    """Return the titles by external id."""
    return dict(rows(db, "SELECT external_id, title FROM event"))


def event_id(db: Location, external_id: str) -> int:
    """Return the id of an event of the dataset."""
    found = rows(db, f"SELECT id FROM event WHERE external_id = '{external_id}'")
    return int(found[0][0])


def told(report: ImportReport, change: str) -> list[dict[str, Any]]:
    """Return the entries of one kind."""
    return [entry for entry in report.told if entry["change"] == change]


def test_everything_that_a_record_says_is_there(db: Location, tmp_path: Path) -> None:
    report = load(db, tmp_path)
    assert (report.read, *counts(report)) == (4, 4, 0, 0, 0)
    assert report.created == {
        "place": 4, "actor": 3, "source": 2, "category": 2, "role": 1, "tag": 2,
    }  # fmt: skip
    with open_reader(db) as reader:
        views = {view.id: view for view in list_events(reader, Filter())}
    first = views[event_id(db, "1")]
    assert first.where is not None
    assert first.description == "Left by day"
    assert [(one.name, one.role) for one in first.who] == [("Ana", "ship")]
    assert (first.category, first.sources) == ("call", ("log",))
    assert sorted(first.tags) == ["night", "storm"]
    assert rows(db, "SELECT kind, low, best, high FROM measure ORDER BY id") == [
        ("wounded", 1, 2, 3), ("wounded", None, None, 5),
    ]  # fmt: skip
    assert rows(
        db,
        "SELECT e.external_id, c.locator FROM event e JOIN citation c"
        " ON c.id = e.basis_citation_id ORDER BY e.id",
    ) == [("1", "p. 1"), ("2", "p. 2"), ("4", None)]
    assert rows(db, "SELECT count(*) FROM participation WHERE citation_id IS NULL") == [(1,)]
    assert rows(
        db, "SELECT p.name, q.name FROM place p LEFT JOIN place q ON q.id = p.parent_id ORDER BY 1"
    ) == [("Fictia", None), ("Port Ida", "Fictia"), ("Port Uno", "Fictia"), ("Quay", None)]
    assert rows(db, "SELECT slug, title, format, licence, file_name FROM dataset") == [
        ("harbours", "Calls at harbours", "harbours", "CC0-1.0", "calls.csv")
    ]
    assert report.warnings["odd berths"].examples == ["line 3: 13"]
    assert report.warnings["relations to events that are not there"].count == 1
    assert rows(db, "SELECT kind FROM relation") == [("after",)]


def test_the_same_file_again_changes_nothing(
    db: Location, tmp_path: Path, history: History
) -> None:
    load(db, tmp_path)
    before = contents(db)
    report = load(db, tmp_path)
    assert counts(report) == (0, 0, 4, 0)
    assert (report.created, report.changed, report.kept, report.gone) == ({}, {}, 0, 0)
    assert contents(db) == before
    assert len(history(db)) == 1


def test_packed_and_in_another_order_it_is_the_same(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    head, *lines = FIRST.splitlines()
    turned = "\n".join([head, *reversed(lines)]) + "\n"
    (tmp_path / "calls.csv.gz").write_bytes(gzip.compress(turned.encode()))
    assert counts(import_file(db, tmp_path / "calls.csv.gz")) == (0, 0, 4, 0)


def test_an_edition_adds_changes_and_drops_rows(
    db: Location, tmp_path: Path, history: History
) -> None:
    load(db, tmp_path)
    second = edited(
        FIRST,
        ("1,Ana,2016-07-15,Port Ida,Fictia,1/2/3,log,p. 1,storm;night,,Left by day,call,4\n",
         "1,Ana,2016-07-16,Port Uno,Fictia,1/4/5,log,p. 9,storm;calm,,Left by night,visit,5\n"),
        ("3,Ana,,Quay,,//5,,,,,,,\n", ""),
    ) + "5,Dora,2018,Quay,,,log,,,4,,call,\n"  # fmt: skip
    report = load(db, tmp_path, second)
    assert counts(report) == (1, 1, 2, 0)
    assert (report.gone, report.kept) == (1, 0)
    assert [entry["external_id"] for entry in told(report, "gone")] == ["3"]
    assert report.created == {"actor": 1, "category": 1, "tag": 1}
    with open_reader(db) as reader:
        views = {view.id: view for view in list_events(reader, Filter())}
    first = views[event_id(db, "1")]
    assert first.date is not None
    assert (first.date.edtf, first.description, first.category) == (
        "2016-07-16", "Left by night", "visit",
    )  # fmt: skip
    assert sorted(first.tags) == ["calm", "storm"]
    assert rows(
        db,
        "SELECT p.name, c.locator FROM event_place ep JOIN place p ON p.id = ep.place_id"
        " JOIN citation c ON c.id = ep.citation_id JOIN event e ON e.id = ep.event_id"
        " WHERE e.external_id = '1'",
    ) == [("Port Uno", "p. 9")]
    assert rows(db, "SELECT extra FROM event WHERE external_id = '1'")[0][0] in (
        '{"berth": "5"}', {"berth": "5"},
    )  # fmt: skip
    assert "3" in titles(db)
    assert len(history(db)) == 2
    assert counts(load(db, tmp_path, second)) == (0, 0, 4, 0)
    assert len(history(db)) == 2


def test_an_edition_is_taken_back_in_one_step(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    second = edited(FIRST, ("2016-07-15", "2016-07-16"), (",p. 1,", ",p. 3,"), ("Cora", "Clara"))
    before = contents(db)[0:7]
    load(db, tmp_path, second)
    with unit_of(db, "undo") as unit:
        undo(unit, 2)
    assert [[row[1:2] for row in table] for table in contents(db)[0:7]] == [
        [row[1:2] for row in table] for table in before
    ]
    assert titles(db)["4"] == "Cora calls"
    assert counts(load(db, tmp_path, second))[1] == 2


def test_what_an_analyst_edited_is_kept_and_told(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    first = event_id(db, "1")
    with unit_of(db) as unit:
        edit_event(unit, first, {"title": "Ana puts in", "when": "July 2016"})
    second = edited(
        FIRST,
        ("1,Ana,2016-07-15", "1,Anna,2016-07-16"),
        ("Left by day", "Left by night"),
    )
    report = load(db, tmp_path, second)
    assert counts(report) == (0, 1, 3, 0)
    assert report.kept == 2
    assert {entry["field"]: (entry["yours"], entry["theirs"]) for entry in told(report, "kept")} == {
        "title": ("Ana puts in", "Anna calls"),
        "date": ("July 2016", "2016-07-16"),
    }  # fmt: skip
    assert titles(db)["1"] == "Ana puts in"
    assert rows(db, "SELECT description FROM event WHERE external_id = '1'") == [("Left by night",)]
    # Said once: the same edition again has nothing new to say.
    assert load(db, tmp_path, second).kept == 0
    replaced = load(db, tmp_path, second, theirs=True)
    assert (counts(replaced), replaced.replaced) == ((0, 1, 3, 0), 2)
    assert titles(db)["1"] == "Anna calls"
    assert counts(load(db, tmp_path, second, theirs=True)) == (0, 0, 4, 0)


def test_what_the_dataset_wrote_last_is_its_own_again(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    with unit_of(db) as unit:
        edit_event(unit, event_id(db, "1"), {"title": "Mine"})
    load(db, tmp_path, theirs=True)
    report = load(db, tmp_path, edited(FIRST, ("1,Ana,", "1,Anna,")))
    assert (report.kept, titles(db)["1"]) == (0, "Anna calls")


def test_what_an_analyst_added_stays(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    first = event_id(db, "1")
    actor, role, source = (
        rows(db, f"SELECT id FROM {table} WHERE {where}")[0][0]
        for table, where in (("actor", "name = 'Cora'"), ("role", "1 = 1"), ("source", "slug = 'paper'"))
    )  # fmt: skip
    with unit_of(db) as unit:
        unit.add(Participation(event_id=first, actor_id=actor, role_id=role))
        unit.add(Citation(event_id=first, source_id=source, locator="p. 7"))
    second = edited(FIRST, ("1,Ana,2016-07-15", "1,Anna,2016-07-15"))
    for theirs in (False, True):
        report = load(db, tmp_path, second, theirs=theirs)
        assert report.kept == 0
        assert rows(
            db,
            "SELECT a.name FROM participation p JOIN actor a ON a.id = p.actor_id"
            f" WHERE p.event_id = {first} ORDER BY 1",
        ) == [("Anna",), ("Cora",)]
        assert rows(db, f"SELECT locator FROM citation WHERE event_id = {first} ORDER BY 1") == [
            ("p. 1",),
            ("p. 7",),
        ]


def test_what_an_analyst_changed_or_took_away_below_an_event(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    first, second_event = event_id(db, "1"), event_id(db, "2")
    citation = rows(db, f"SELECT id FROM citation WHERE event_id = {first}")[0][0]
    party = rows(db, f"SELECT id FROM participation WHERE event_id = {second_event}")[0][0]
    with unit_of(db) as unit:
        edit_citation(unit, citation, {"stance": "disputes"})
        unit.delete(unit.get(Participation, party))
    edition = edited(
        FIRST, ("Left by day", "Left by night"), ("Port Ida,Fictia,,log", "Quay,,,log")
    )
    report = load(db, tmp_path, edition)
    assert counts(report) == (0, 2, 2, 0)
    assert sorted(entry["field"] for entry in told(report, "kept")) == ["citations", "who"]
    kept = next(entry for entry in told(report, "kept") if entry["field"] == "citations")
    assert (kept["yours"], kept["theirs"]) == (["log#p. 1 [disputes]"], ["log#p. 1"])
    assert rows(db, f"SELECT stance FROM citation WHERE id = {citation}") == [("disputes",)]
    assert rows(db, f"SELECT id FROM participation WHERE event_id = {second_event}") == []
    replaced = load(db, tmp_path, edition, theirs=True)
    assert (replaced.updated, replaced.replaced) == (2, 2)
    assert rows(db, f"SELECT stance FROM citation WHERE id = {citation}") == [("supports",)]
    assert len(rows(db, f"SELECT id FROM participation WHERE event_id = {second_event}")) == 1


def test_a_citation_that_was_removed_does_not_come_back(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    first = event_id(db, "1")
    citation = rows(db, f"SELECT id FROM citation WHERE event_id = {first}")[0][0]
    with unit_of(db) as unit:
        edit_event(unit, first, {"basis_citation_id": None})
        remove_citation(unit, citation)
    report = load(db, tmp_path, edited(FIRST, ("Left by day", "Left by night")))
    assert rows(db, f"SELECT id FROM citation WHERE event_id = {first}") == []
    assert "citations" in [entry["field"] for entry in told(report, "kept")]


def test_an_event_that_was_removed_does_not_come_back(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    with unit_of(db) as unit:
        remove_event(unit, event_id(db, "4"))
    report = load(db, tmp_path)
    assert (counts(report), report.kept) == ((0, 0, 3, 0), 1)
    assert told(report, "kept")[0]["theirs"] == "Cora calls"
    assert "4" not in titles(db)
    back = load(db, tmp_path, theirs=True)
    assert (counts(back), back.replaced) == ((1, 0, 3, 0), 1)
    assert told(back, "replaced")[0]["field"] == "event"


def test_dates_that_count_from_a_corrected_event_follow(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    first = event_id(db, "1")
    with unit_of(db) as unit:
        edit_event(unit, event_id(db, "3"), {"when": f"two days after @{first}"})
    report = load(db, tmp_path, edited(FIRST, ("2016-07-15", "2016-07-20")))
    assert counts(report) == (0, 1, 3, 0)
    assert rows(db, "SELECT date_edtf FROM event WHERE external_id IN ('1', '3') ORDER BY id") == [
        ("2016-07-20",), ("2016-07-22",),
    ]  # fmt: skip


def test_an_extract_says_nothing_of_the_columns_it_lacks(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    before = below(db)
    report = load(db, tmp_path, "id,ship,day\n1,Ana,2016-07-15\n2,Böna,2016-08-02\n")
    assert counts(report) == (0, 1, 1, 0)
    assert below(db) == before
    assert rows(db, "SELECT title, description, extra IS NULL FROM event ORDER BY id LIMIT 1") == [
        ("Ana calls", "Left by day", False)
    ]
    assert counts(load(db, tmp_path)) == (0, 1, 3, 0)


def test_a_blank_in_a_column_takes_away_what_stood_there(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    edition = edited(FIRST, ("storm;night,,Left by day,call,4", ",,,,"), (",1/2/3,", ",,"))
    assert counts(load(db, tmp_path, edition)) == (0, 1, 3, 0)
    sql = "SELECT description, category_id, extra FROM event WHERE external_id = '1'"
    assert rows(db, sql) == [(None, None, None)]
    assert rows(db, "SELECT count(*) FROM measure") == [(1,)]
    assert rows(db, "SELECT count(*) FROM event_tag") == [(1,)]


def test_without_a_digest_an_event_is_compared_in_full(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    with unit_of(db) as unit:
        unit.session.connection().execute(text("UPDATE event SET import_digest = NULL"))
    before = len(rows(db, "SELECT id FROM history_change"))
    assert counts(load(db, tmp_path)) == (0, 0, 4, 0)
    assert len(rows(db, "SELECT id FROM history_change")) == before
    assert rows(db, "SELECT count(*) FROM event WHERE import_digest IS NULL") == [(0,)]


@pytest.mark.parametrize("options", [{"dry_run": True}, {"dry_run": True, "diff": True}])
def test_a_trial_changes_nothing(db: Location, tmp_path: Path, options: dict[str, Any]) -> None:
    empty = contents(db)
    assert load(db, tmp_path, **options).added == 4
    assert contents(db) == empty
    load(db, tmp_path)
    before = contents(db)
    second = edited(FIRST, ("2016-07-15", "2016-07-16"), ("4,Cora", "6,Cora"))
    report = load(db, tmp_path, second, **options)
    assert (counts(report), report.gone, report.dry_run) == ((1, 1, 2, 0), 1, True)
    assert contents(db) == before
    if "diff" in options:
        assert [entry["change"] for entry in report.told] == ["added", "updated", "gone"]
        assert told(report, "updated")[0]["fields"] == {
            "date": {"old": "2016-07-15", "new": "2016-07-16"}
        }


def test_a_difference_is_told_field_by_field(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    second = edited(
        FIRST,
        ("1,Ana,2016-07-15,Port Ida,Fictia,1/2/3,log,p. 1,storm;night,,Left by day,call,4\n",
         "1,Anna,2016-07-15,Port Uno,Fictia,1/2/,paper,p. 1,storm,2,,visit,5\n"),
    )  # fmt: skip
    report = load(db, tmp_path, second, dry_run=True, diff=True)
    fields = told(report, "updated")[0]["fields"]
    assert {name: (change["old"], change["new"]) for name, change in fields.items()} == {
        "title": ("Ana calls", "Anna calls"),
        "description": ("Left by day", None),
        "category": ("call", "visit"),
        "extra": ('{"berth": "4"}', '{"berth": "5"}'),
        "citations": (["log#p. 1"], ["paper#p. 1"]),
        "places": (["Port Ida"], ["Port Uno"]),
        "who": (["Ana [ship]"], ["Anna [ship]"]),
        "figures": (["wounded 1/2/3"], ["wounded 1/2/?"]),
        "tags": (["storm", "night"], ["storm"]),
        "related": ([], [f"after @{event_id(db, '2')}"]),
    }


def test_bad_rows_do_not_stop_the_good_and_come_back_corrected(
    db: Location, tmp_path: Path
) -> None:
    bad = FIRST + "4,Cora,2019,Quay,,,,,,,,,\n6,Dora,never,Quay,,,,,,,,,\n7,,2019,Quay,,x,,,,,,,\n"
    with pytest.raises(ValueError, match="could not convert"):
        load(db, tmp_path, bad)
    bad = edited(bad, ("7,,2019,Quay,,x,", "7,Eda,2019,Quay,,nan/1/2,"))
    report = load(db, tmp_path, bad)
    assert counts(report) == (4, 0, 0, 3)
    assert [(one.line, one.where) for one in report.refused] == [
        (6, ""),
        (7, "day"),
        (8, "figures"),
    ]
    assert report.refused_path == str(tmp_path / "calls.refused.csv")
    text = Path(report.refused_path).read_text()
    assert text.splitlines()[1].startswith("4,Cora,2019,Quay")
    assert "the id “4” stands in an earlier row." in text
    corrected = edited(text, ("4,Cora", "8,Cora"), ("never", "2018"), ("nan/1/2", "0/1/2"))
    Path(report.refused_path).write_text(corrected)
    again = import_file(db, report.refused_path)
    assert (counts(again), again.gone) == ((3, 0, 0, 0), 0)
    assert rows(db, "SELECT count(*) FROM dataset") == [(1,)]


def test_the_first_of_many_refusals_are_kept(db: Location, tmp_path: Path) -> None:
    bad = "".join(f"{number},Dora,never,Quay,,,,,,,,,\n" for number in range(100, 1150))
    report = load(db, tmp_path, FIRST + bad)
    assert (report.refusals, len(report.refused), report.added) == (1050, 1000, 4)
    assert report.refused_path is not None
    assert len(Path(report.refused_path).read_text().splitlines()) == 1051


def test_a_broken_file_leaves_nothing(db: Location, tmp_path: Path) -> None:
    before = contents(db)
    whole = gzip.compress((FIRST * 200).encode())
    for broken in (whole[:-20], whole[:40] + b"\0\0\0" + whole[43:]):
        (tmp_path / "calls.csv.gz").write_bytes(broken)
        with pytest.raises(BadInputError, match=r"packed file (ends in the middle|is damaged)"):
            import_file(db, tmp_path / "calls.csv.gz", format="harbours")
    assert contents(db) == before


def test_an_interruption_leaves_nothing(
    db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(db)

    def stop(*_told: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(db, tmp_path, FIRST + "9,Dora,never,Quay,,,,,,,,,\n", watch=stop)
    assert contents(db) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".csv") == [
        "calls.csv"
    ]


def test_two_datasets_keep_their_ids_apart(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    assert counts(load(db, tmp_path, dataset="other")) == (4, 0, 0, 0)
    assert rows(db, "SELECT slug FROM dataset ORDER BY id") == [("harbours",), ("other",)]
    assert rows(db, "SELECT count(*) FROM place") == [(4,)]
    assert counts(load(db, tmp_path)) == (0, 0, 4, 0)


@pytest.fixture
def watched() -> list[tuple[int, int, int | None]]:
    """What was told of an import's progress."""
    return []


def test_progress_is_told_in_rows_and_bytes(
    db: Location, tmp_path: Path, watched: list[tuple[int, int, int | None]]
) -> None:
    size = len(FIRST.encode())
    load(db, tmp_path, watch=lambda *told: watched.append(told))
    assert watched == [(4, size, size)]

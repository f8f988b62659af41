"""A table goes out, a colleague changes it, and somebody changes the chronology meanwhile."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from chronology.formats import export_file, import_file
from chronology.formats.report import ImportReport
from chronology.formats.table.columns import EventRows, cells_of
from chronology.formats.table.header import COLUMNS
from chronology.formats.table.marks import GROUPS, MARK
from chronology.query.filters import Filter
from chronology.store.drafts import CitationDraft, EventDraft
from chronology.store.entities import create
from chronology.store.events import add_event, edit_event, remove_event
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.blank import Blank


class Desk:
    """A chronology of a few events, and what was exported from it.

    Args:
        place: the chronology.
        folder: where files are.
    """

    def __init__(self, place: Location, folder: Path) -> None:
        self.place = place
        self.path = folder / "events.csv"
        with UnitOfWork(place, "first", author="Ada") as unit:
            port = create(unit, "place", "Port")
            actor, role = create(unit, "actor", "Ana"), create(unit, "role", "witness")
            cited = [CitationDraft(source_id=create(unit, "source", "wire"))]
            for title in ("One", "Two", "Three"):
                add_event(unit, EventDraft(
                    title=title, when="2016", places=[(port, "at")], who=[(actor, role)],
                    tags=["a"], citations=cited,
                ))  # fmt: skip
        self.export()

    def export(self) -> None:
        with open_reader(self.place) as reader:
            export_file(reader, Filter(), self.path)

    def here(self, event: int, **changes: Any) -> None:
        """Change an event in the chronology."""
        with UnitOfWork(self.place, "chronology edit", author="Ben") as unit:
            edit_event(unit, event, changes)  # type: ignore[arg-type] # words of a test

    def there(self, event: int, **cells: str) -> None:
        """Change a row of the file."""
        with open(self.path, newline="") as file:
            rows = list(csv.DictReader(file))
        rows[event - 1] |= cells
        with open(self.path, "w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    def back(self, **options: Any) -> ImportReport:
        return import_file(self.place, self.path, **options)

    def cells(self, event: int) -> dict[str, str]:
        with open_reader(self.place) as reader:
            return cells_of(next(EventRows(reader).of_ids([event])))


@pytest.fixture
def desk(db: Location, tmp_path: Path) -> Desk:
    return Desk(db, tmp_path)


def test_a_change_in_the_file_alone_is_written(desk: Desk) -> None:
    desk.there(1, title="Uno")
    report = desk.back()
    assert (report.updated, report.unchanged, report.refused) == (1, 2, [])
    assert desk.cells(1)["title"] == "Uno"


def test_a_change_here_alone_stays(desk: Desk) -> None:
    desk.here(1, title="Uno", when="2017")
    desk.here(2, add_tags=["b"])
    report = desk.back()
    assert (report.updated, report.unchanged, report.refused) == (0, 3, [])
    assert desk.cells(1)["title"] == "Uno"
    assert desk.cells(1)["when"] == "2017"
    assert desk.cells(2)["tags"] == "a; b"


def test_changes_of_different_cells_come_together(desk: Desk) -> None:
    desk.here(1, title="Uno")
    desk.there(1, when="2015", edtf="2015", tags="c")
    assert desk.back().updated == 1
    cells = desk.cells(1)
    assert (cells["title"], cells["when"], cells["tags"]) == ("Uno", "2015", "c")


def test_changes_of_the_same_cell_are_refused_with_who_and_when(desk: Desk) -> None:
    desk.here(1, title="Uno")
    desk.here(1, add_tags=["b"])
    desk.there(1, title="Eins", tags="c", description="more")
    desk.there(2, title="Zwei")
    report = desk.back()
    assert (report.updated, report.unchanged) == (1, 1)
    (refusal,) = report.refused
    assert refusal.where == "title"
    assert refusal.line == 2
    assert re.fullmatch(
        r"@1 was changed since it was exported, and this would undo it: title is now “Uno”"
        r" \(Ben, \S+Z, command 2\); tags is now “a; b” \(Ben, \S+Z, command 3\)\."
        r" Empty “exported_as” to write it all the same, or say --theirs for all rows\.",
        refusal.why,
    )
    assert desk.cells(1)["title"] == "Uno"
    assert desk.cells(1)["description"] == ""
    assert desk.cells(2)["title"] == "Zwei"


def test_the_same_change_on_both_sides_is_none(desk: Desk) -> None:
    desk.here(1, title="Uno")
    desk.there(1, title="Uno")
    assert desk.back().unchanged == 3


@pytest.mark.parametrize(
    ("column", "cell", "change"),
    [
        ("description", "theirs", {"description": "ours"}),
        ("when", "2015", {"when": "2017"}),
        ("actors", "Ben [witness]", {"remove_who": [(1, 1)]}),
        ("status", "refuted", {"status": "disputed"}),
        ("manner", "once", {"handling": "secret"}),
        ("lasting", "2 days", {"lasting": "3 days"}),
        ("external_id", "7", {"external_id": "8"}),
        ("place", "Quay", {"remove_places": [(1, "at")]}),
    ],
)
def test_each_group_of_cells(desk: Desk, column: str, cell: str, change: dict[str, Any]) -> None:
    if "remove_who" in change:
        with open_reader(desk.place) as reader:
            found = reader.one("SELECT actor_id, role_id FROM participation WHERE event_id = 1")
        change = {"remove_who": [found]}
    desk.here(1, **change)
    # These say the same twice, and a colleague who changes one changes both.
    twice = {"when": {"edtf": cell}, "place": {"places": f"{cell} [at]"}}
    desk.there(1, **{column: cell} | twice.get(column, {}))
    (refusal,) = desk.back().refused
    assert "(Ben, " in refusal.why
    assert desk.back(theirs=True).updated == 1
    assert desk.cells(1)[column] == cell


def test_the_file_may_win(desk: Desk) -> None:
    desk.here(1, title="Uno", when="2017")
    desk.there(1, title="Eins")
    assert desk.back(theirs=True).updated == 1
    assert desk.cells(1)["title"] == "Eins"
    assert desk.cells(1)["when"] == "2017"


def test_an_emptied_mark_asks_nothing(desk: Desk) -> None:
    desk.here(1, title="Uno")
    desk.there(1, title="Eins", **{MARK: ""})
    assert desk.back().updated == 1
    assert desk.cells(1)["title"] == "Eins"


@pytest.mark.parametrize("cell", ["x", "v1:", "v1:" + "g" * 72, "v2:" + "0" * 72])
def test_a_mark_that_is_none(desk: Desk, cell: str) -> None:
    desk.there(1, title="Eins", **{MARK: cell})
    (refusal,) = desk.back().refused
    assert refusal.where == MARK
    assert refusal.why == "this is no longer the mark that an export wrote; restore or empty it."


def test_columns_that_were_taken_out_make_it_careful(desk: Desk) -> None:
    """What the file said of the rest of the date is not known, so this is not a repetition."""
    desk.here(1, when="2017")
    with open(desk.path, newline="") as file:
        row = next(csv.DictReader(file))
    desk.path.write_text(f"id,when,{MARK}\n1,2016,{row[MARK]}\n")
    (refusal,) = desk.back().refused
    assert "when is now “2017”" in refusal.why


def test_what_was_taken_back_is_as_it_was(desk: Desk) -> None:
    desk.here(1, title="Uno")
    desk.here(1, title="One")
    desk.there(1, title="Eins")
    assert desk.back().updated == 1


def test_one_that_was_removed_is_refused(desk: Desk) -> None:
    with UnitOfWork(desk.place, "chronology rm 1", author="Ben") as unit:
        remove_event(unit, 1)
    desk.there(1, title="Eins")
    (refusal,) = desk.back().refused
    assert "@1 was removed" in refusal.why


def test_marks_are_the_same_in_another_chronology(desk: Desk, blank: Blank, tmp_path: Path) -> None:
    other = blank.copy(tmp_path / "other.db")
    import_file(other, desk.path)
    with open_reader(other) as reader:
        copied = cells_of(next(EventRows(reader).of_ids([1])))
    assert copied[MARK] == desk.cells(1)[MARK]


def test_a_line_bears_the_mark_of_its_cells(desk: Desk) -> None:
    desk.here(2, description="=1,\n“x”", lasting="2 days", handling="secret", external_id="-7")
    desk.here(3, when="two weeks after @1", anchor_id=1)
    desk.export()
    with open(desk.path, newline="") as file:
        for row in csv.DictReader(file):
            assert row[MARK] == desk.cells(int(row["id"]))[MARK]


def test_every_cell_that_can_be_changed_has_a_mark() -> None:
    marked = {name for names in GROUPS.values() for name in names}
    assert set(COLUMNS) - marked == {"id", "uuid", "inferred", MARK}

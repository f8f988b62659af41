"""A table of a million events is written by a way of its own: the same bytes as the plain one.

The plain way reads each event as a list does, makes its cells one by one, writes them
with ``csv.writer`` and looks at all of its claims.
"""

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chronology.dates.edtf import parse_edtf
from chronology.formats import export_file, import_file
from chronology.formats.losses import Losses
from chronology.formats.rows import codes
from chronology.formats.table.cells import csv_cell, neutralise
from chronology.formats.table.columns import EventRows, cells_of
from chronology.formats.table.header import COLUMNS
from chronology.formats.table.lost import LOST
from chronology.query.filters import SORTS, Filter
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from chronology.store.resources import seeds_folder
from tests.blank import Blank
from tests.formats.telling_world import TOLD
from tests.formats.test_properties import documents
from tests.formats.world import WORLD

#: Figures that JSON would round, a mark within a kind's name, claims that were taken
#: back, one name for two places, and sources that repeat the adopted date or not.
CLAIMED = """
chronology: 1
dataset: null
places: [{key: a, name: Twin}, {key: b, name: Twin, country: XF}, {key: c, name: "in; b > x", in: b, at: [0.1, -7]}]
actors: [{key: a, name: "A; [b]"}, {key: b, name: A}]
roles: [{name: "r [s]"}, {name: t}]
sources: [{slug: s}, {slug: "t;u"}, {slug: v}]
events:
  - {key: odd, title: "a\\nb", when: "2016-07-15", measures: [{kind: "!", best: 0.1}, {kind: ",!", low: 1, best: 2, high: 3.5e20}]}
  - {key: marked, title: "'=x", when: "2016-07-15", measures: [{kind: ",!", best: 1}, {kind: k, high: -0.0, unit: "u [v]"}]}
  - {key: two, title: Two, when: July 2016, places: [{place: c, role: to}, a, b], who: [{actor: b, role: t}, {actor: a, role: "r [s]"}, {actor: b, role: t}], citations: [{source: "t;u", says_when: July 2016}, s, {source: v, rank: deprecated}], tags: [z, a]}
  - {key: rival, title: Rival, when: July 2016, citations: [{source: s, says_when: 2015}]}
  - {key: finer, title: Finer, when: July 2016, citations: [{source: s, says_when: 3 July 2016}, {source: v, says_where: a}]}
  - {key: counted, title: Counted, citations: [{key: x, source: s}, {key: y, source: v}], measures: [{kind: k, best: 1, citation: y}], places: [{place: a, citation: x}]}
  - {key: alone, title: Alone, when: "2016-07-14", citations: [{key: w, source: s}, {source: v, rank: deprecated}], measures: [{kind: k, best: 1, citation: w}], places: [{place: a, citation: w}], basis: {citation: w}}
  - {key: hidden, title: "-5", description: "", when: {text: "2016-07-15", edtf: "2016-07-15", bounds: [2016-07-15, 2016-07-16, 2016-07-15, 2016-07-16], precision: hour}, handling: secret, manner: once}
relations: [{event: two, kind: after, other: rival, rank: deprecated}, {event: finer, kind: meets, other: rival}]
"""
SHIPPED = (Path(seeds_folder()) / "balusha-mh.yaml").read_text(encoding="utf-8")


def plainly(reader: Reader, wanted: Filter) -> tuple[bytes, dict[str, int]]:
    """Return the table and the losses, event by event."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    losses = Losses(LOST)
    for event in EventRows(reader).of(wanted):
        texts = cells_of(event)
        writer.writerow([neutralise(texts[name]) for name in COLUMNS])
        losses.look(event.told)
    return out.getvalue().encode(), losses.counts


def assert_same(location: Location, folder: Path, wanted: Filter) -> None:
    path = folder / "out.csv"
    with open_reader(location) as reader:
        report = export_file(reader, wanted, path)
        table, losses = plainly(reader, wanted)
    assert path.read_bytes() == table
    assert report.losses == losses
    assert report.events == len(list(csv.reader(io.StringIO(table.decode(), newline="")))) - 1


def load(location: Location, folder: Path, text: str, suffix: str = "yaml") -> None:
    path = folder / f"in.{suffix}"
    path.write_text(text, encoding="utf-8")
    assert import_file(location, path).refused == []


@pytest.mark.parametrize(
    "text", [WORLD, TOLD, CLAIMED, SHIPPED], ids=["world", "told", "claimed", "shipped"]
)
def test_it_is_the_plain_table(one_db: Location, tmp_path: Path, text: str) -> None:
    load(one_db, tmp_path, text)
    assert_same(one_db, tmp_path, Filter())
    for sort in SORTS if text == CLAIMED else ("-title",):
        assert_same(one_db, tmp_path, Filter(sort=sort))
    year = parse_edtf("2016")
    for wanted in (
        Filter(windows=(year,)),
        Filter(windows=(year,), certain=True, sort="-title"),
        Filter(limit=3, offset=1),
        Filter(ids=(2, 4, 1)),
        Filter(text="nowhere to be found"),
    ):
        assert_same(one_db, tmp_path, wanted)


def test_it_has_what_it_must_show(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, CLAIMED)
    with open_reader(one_db) as reader:
        table, losses = plainly(reader, Filter(sort="id"))
    assert losses == {
        "rival claims": 2,
        "what each source says: where, in whose words, with which date": 3,
        "how it lies to other events": 2,
        "which claim names a place or a participant": 1,
        "which source claims a figure": 1,
        "what an adopted date rests on": 1,
        "claims that were deprecated": 3,
    }
    assert b"!=0.1; ,!=1..2..3.5e+20" in table


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents())
def test_any_chronology(blank: Blank, document: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        location = blank.copy(f"{folder}/a.db")
        load(location, Path(folder), json.dumps(document), "json")
        assert_same(location, Path(folder), Filter())


def test_what_is_kept_is_forgotten_in_time(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is missing from a batch where all that was known has been let go."""
    load(one_db, tmp_path, SHIPPED)
    monkeypatch.setattr(codes, "_KEPT", 2)
    monkeypatch.setattr("chronology.formats.table.columns._KEPT", 2)
    monkeypatch.setattr("chronology.query.packed.BATCH", 5)
    assert_same(one_db, tmp_path, Filter())
    assert_same(one_db, tmp_path, Filter(limit=40))


@given(st.text() | st.text("=+-@\t\r\n'\",; 1.e"))
@example("")
@example("'=1")
@example("-5.2")
@example("＝x")
@example("a\r")
def test_a_cell_is_what_csv_writes(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(["1", neutralise(text), "2"])
    assert f"1,{csv_cell(text)},2\r\n" == out.getvalue()


def test_a_stream_lets_other_questions_in_between(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path, WORLD)
    with open_reader(db) as reader:
        listed = list(reader.rows("SELECT id FROM event ORDER BY id"))
        numbers = []
        for (number,) in reader.stream(
            "SELECT id FROM event WHERE id < :most ORDER BY id", {"most": 99}
        ):
            numbers.append((number,))
            assert reader.one("SELECT count(*) FROM event") == (len(listed),)
            assert next(iter(reader.stream("SELECT 1"))) == (1,)
    assert numbers == listed

"""What a format could not carry: declared, true, and refused where strict."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import parse_edtf
from chronology.errors import BadInputError
from chronology.formats import FORMATS, export_file, import_file, losses
from chronology.formats.base import ExportJob
from chronology.formats.losses import LossError, Losses
from chronology.formats.output import export_bytes
from chronology.query.filters import Filter
from chronology.query.telling import Count, Neighbour, Told, told_events
from chronology.query.views import EventView, Party, PlaceView
from chronology.query.windows import Bounds
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.formats.telling_world import TOLD, export, load

WRITTEN_ONLY = [each for each in FORMATS if each.load is None]
LOSSLESS = ("json", "jsonl", "yaml")


def event(when: str | None = None, words: str | None = None, **fields: Any) -> EventView:
    date = parse_edtf(when) if when else None
    plain = EventView(1, "u", "Title", None, None, "alleged", words or when, date, None, None)
    return plain._replace(**fields)


HERE = PlaceView(1, "Here", ("Here",), None, None, None)
POINT = PlaceView(2, "Point", ("Point",), None, 1.0, 2.0)

#: An event of each kind, and one that is almost of it.
KINDS = [
    (losses.APPROXIMATION, event("1931~"), event("1931?")),
    (losses.UNCERTAINTY, event("1931%"), event("1931~")),
    (losses.BEFORE_YEAR_ONE, event("-0043"), event("0001")),
    (losses.FAR_YEARS, event("Y10000"), event("9999")),
    (losses.OPEN_END, event("2014/.."), event("2014/2015")),
    (losses.OPEN_END, event("../2014"), event("2014")),
    (losses.TIMES, event("2016-07-15T20:30:00"), event("2016-07-15")),
    (losses.UNDATED, event(), event("2016")),
    (losses.SET_OF_DATES, event("[2016,2018]"), event("2016/2018")),
    (losses.WINDOW, event("2016-07"), event("2016-07-01")),
    (losses.WINDOW, event("2016-07-01/2016-08"), event("2016-07-01/2016-08-02")),
    (losses.WORDS, event("2016", "in 2016"), event("2016")),
    (losses.INFERRED, event(inferred=Bounds(0, 1, 0, 1)), event("2016")),
    (
        losses.SEVERAL_PLACES,
        event(places=((HERE, "at"), (POINT, "to"))),
        event(places=((HERE, "at"),)),
    ),
    (losses.PLACELESS, event(places=((HERE, "at"),)), event(places=((POINT, "at"),))),
    (losses.COORDINATES, event(places=((POINT, "at"),)), event(places=((HERE, "at"),))),
    (losses.ROLES, event(places=((HERE, "via"),)), event(places=((HERE, "at"),))),
    (losses.ROLES, event(who=(Party(1, "A", "b"),)), event()),
    (losses.ACTORS, event(who=(Party(1, "A", "b"),)), event()),
    (losses.CATEGORY, event(category="a"), event()),
    (losses.STATUS, event(status="refuted"), event()),
    (losses.TAGS, event(tags=("a",)), event()),
    (losses.DESCRIPTION, event(description="a"), event(description="")),
    (losses.HIDDEN, event(title="\u202ea"), event(description="a\n\tb\u00a0c")),
]


@pytest.mark.parametrize(("kind", "has", "lacks"), KINDS)
def test_a_kind_of_loss_is_seen_where_it_is(kind: str, has: EventView, lacks: EventView) -> None:
    assert counted(kind, Told(has)) == {kind: 1}
    assert counted(kind, Told(lacks)) == {}


def counted(kind: str, told: Told) -> dict[str, int]:
    looked = Losses((kind,))
    looked.look(told)
    return looked.counts


@pytest.mark.parametrize(
    ("kind", "has"),
    [
        (losses.LASTING, Told(event(), lasting="P1D")),
        (losses.MANNER, Told(event(), manner="once")),
        (losses.HANDLING, Told(event(), handling="secret")),
        (losses.RELATIONS, Told(event(), relations=1)),
        (losses.DEPRECATED, Told(event(), deprecated=1)),
        (losses.EXTRA, Told(event(), extra=True)),
        (losses.HIDDEN, Told(event(), neighbours=(Neighbour("after", 2, "a\x1b", None, None),))),
        (losses.BASIS, Told(event(), reason="why")),
        (losses.BASIS, Told(event(), basis=0)),
        (losses.MEASURES, Told(event(), counts=(Count("a", 1, 1, 1, None, None),))),
        (losses.RIVAL_MEASURES, Told(event(), counts=(Count("a", 1, 1, 1, None, None),) * 2)),
    ],
)
def test_what_hangs_on_an_event_is_seen(kind: str, has: Told) -> None:
    assert counted(kind, has) == {kind: 1}
    assert counted(kind, Told(event("2016"))) == {}


def test_claims_are_seen(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    with open_reader(one_db) as reader:
        full, plain = (
            next(told for told in told_events(reader, None) if told.view.title == title)
            for title in ("Crates landed", "Plain")
        )
    kinds = (losses.RIVALS, losses.SOURCES, losses.CLAIMS, losses.ATTRIBUTION, losses.COUNTED_BY)
    for kind in kinds:
        assert counted(kind, full) == {kind: 1}
        assert counted(kind, plain) == {}


def test_losses_are_counted_in_the_order_of_the_format() -> None:
    looked = Losses((losses.TAGS, losses.STATUS))
    assert not looked
    looked.note("something else")
    looked.look(Told(event(status="refuted")))
    looked.look(Told(event(status="refuted", tags=("a",))))
    assert looked
    assert looked.counts == {losses.TAGS: 1, losses.STATUS: 2, "something else": 1}


@pytest.mark.parametrize("name", LOSSLESS)
def test_what_carries_everything_says_nothing(name: str, one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    assert export(one_db, tmp_path / f"x.{name}", strict=True).losses == {}


def test_a_table_says_what_it_has_no_column_for(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    assert export(db, tmp_path / "x.csv").losses == {
        losses.RIVALS: 1,
        losses.CLAIMS: 1,
        losses.RELATIONS: 2,
        losses.ATTRIBUTION: 1,
        losses.COUNTED_BY: 1,
        losses.BASIS: 1,
        losses.DEPRECATED: 3,
        losses.EXTRA: 1,
    }


def test_a_strict_export_leaves_the_old_file(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    path = tmp_path / "x.csv"
    path.write_text("old")
    with pytest.raises(LossError) as refused:
        export(one_db, path, strict=True)
    assert path.read_text() == "old"
    assert refused.value.losses[losses.RELATIONS] == 2
    assert refused.value.exit_status == 2
    assert str(refused.value).startswith("Nothing was written, since the format cannot carry rival")
    assert "how it lies to other events (2 events); which claim names a place or a" in str(
        refused.value
    )
    assert str(refused.value).endswith("which carry everything, or leave out --strict.")
    assert not [*tmp_path.glob("*.part")]


def test_a_strict_stream_is_empty_or_whole(
    one_db: Location, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(one_db, tmp_path)
    with open_reader(one_db) as reader:
        with pytest.raises(LossError):
            export_file(reader, None, "-", format="csv", strict=True)
        assert capsys.readouterr().out == ""
        ides = Filter(text="Ides")
        assert export_file(reader, ides, "-", format="csv", strict=True).losses == {}
    assert "15 March 44 BC" in capsys.readouterr().out


def test_bytes_to_standard_output(one_db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(inside))
    looked = Losses()
    with open_reader(one_db) as reader:
        with export_bytes(ExportJob(reader, None, "-"), looked) as out:
            out.write(b"\x00whole")
        looked.note("something")
        with (
            pytest.raises(LossError),
            export_bytes(ExportJob(reader, None, "-", strict=True), looked) as out,
        ):
            out.write(b"never")
    assert inside.getvalue() == b"\x00whole"


@pytest.mark.parametrize("each", WRITTEN_ONLY, ids=lambda each: each.name)
def test_what_is_only_written_is_not_read(each: Any, one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / f"x{each.suffixes[0]}"
    path.write_text("{}")
    with pytest.raises(
        BadInputError, match=f"cannot be imported: {each.name} is a format to hand on"
    ):
        import_file(one_db, path)
    assert not each.recognises(TOLD)


@pytest.mark.parametrize(
    "each", [each for each in FORMATS if each.dump], ids=lambda each: each.name
)
def test_no_events_are_a_file_too(each: Any, one_db: Location, tmp_path: Path) -> None:
    report = export(one_db, tmp_path / f"x{each.suffixes[0]}", strict=True)
    assert (report.events, report.losses) == (0, {})
    assert (tmp_path / f"x{each.suffixes[0]}").exists()

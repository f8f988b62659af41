"""UCDP GED, ACLED and GTD in a chronology, on both engines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from chronology.formats import import_file
from chronology.formats.errors import FileFormatError
from chronology.formats.report import ImportReport
from chronology.query.filters import Filter, resolve_filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.formats import test_acled as acled
from tests.formats import test_gtd as gtd
from tests.formats import test_ucdp as ucdp
from tests.formats.conflict_files import as_csv
from tests.formats.world import listing


def brought(place: Location, folder: Path, text: str) -> ImportReport:
    """Import a file whose name tells nothing: its columns do."""
    path = folder / "download.csv"
    path.write_text(text, encoding="utf-8")
    return import_file(place, path)


def found(place: Location, **words: Any) -> list[dict[str, Any]]:
    with open_reader(place) as reader:
        wanted: Filter = resolve_filter(reader, **words)
    return listing(place, wanted)


def titles(events: Sequence[dict[str, Any]]) -> list[str]:
    return [event["title"] for event in events]


def test_ged_by_time_place_side_conflict_and_source(db: Location, tmp_path: Path) -> None:
    """Of three events of July 2016, one is exact, one within a window, one around a town."""
    rows = [
        ucdp.ROW,
        {**ucdp.ROW, "id": "900002", "date_prec": "4", "date_end": "2016-08-14"},
        {**ucdp.ROW, "id": "900003", "where_prec": "2", "side_b": "Reds", "side_b_new_id": "5"},
    ]
    report = brought(db, tmp_path, as_csv(ucdp.FULL, rows))
    assert (report.read, report.added, report.refusals) == (3, 3, 0)
    assert len(found(db, within=["July 2016"])) == 3
    assert len(found(db, within=["July 2016"], certain=True)) == 2
    assert len(found(db, within=["August 2016"])) == 1
    assert len(found(db, where=["Quay town"])) == 3
    assert len(found(db, where=["around Quay town"])) == 1
    assert len(found(db, where=["Syria"], who=["Reds"])) == 1
    assert len(found(db, tag=["Syria: Harbour"])) == 3
    assert len(found(db, category=["organised violence"])) == 3
    event = found(db, who=["Reds"])[0]
    assert event["measures"]["killed"] == {"low": 3, "best": 3, "high": 5}
    assert event["where"]["path"][0] == "Syria"
    assert event["where"]["country"] == "SY"
    assert len(event["sources"]) == 1


def test_ged_again_changes_nothing_and_a_newer_edition_updates(
    db: Location, tmp_path: Path
) -> None:
    brought(db, tmp_path, as_csv(ucdp.FULL, [ucdp.ROW]))
    before = listing(db)
    again = brought(db, tmp_path, as_csv(ucdp.FULL, [ucdp.ROW]))
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert listing(db) == before
    newer = brought(db, tmp_path, as_csv(ucdp.FULL, [{**ucdp.ROW, "best": "4"}]))
    assert (newer.added, newer.updated) == (0, 1)
    assert listing(db)[0]["measures"]["killed"]["best"] == 4


def test_an_extract_of_ged_updates_the_event_that_it_has_in_common(
    db: Location, tmp_path: Path
) -> None:
    """The extract has no sources and no deaths by side, and takes none of them away."""
    brought(db, tmp_path, as_csv(ucdp.FULL, [ucdp.ROW]))
    cells = {**ucdp.SHORT, "id": ucdp.ROW["id"], "side_a": "Government of Syria"}
    report = brought(db, tmp_path, as_csv(ucdp.EXTRACT, [cells]))
    assert (report.added, report.updated) == (0, 1)
    (event,) = listing(db)
    assert len(event["sources"]) == 1
    assert event["when"]["edtf"] == "1993-03-09"
    assert event["measures"]["killed, side a"]["best"] == 2
    assert event["measures"]["killed"] == {"low": 0, "best": 4, "high": 4}


def test_ged_tells_estimates_out_of_order_and_refuses_what_it_cannot_read(
    db: Location, tmp_path: Path
) -> None:
    rows = [
        {**ucdp.ROW, "low": "9"},
        {**ucdp.ROW, "id": "900002", "date_end": "2015-01-01"},
        {**ucdp.ROW, "id": "900003", "best": "6"},
    ]
    report = brought(db, tmp_path, as_csv(ucdp.FULL, rows))
    assert (report.added, report.refusals) == (2, 1)
    assert report.refused[0].where == "date_end"
    assert {kind: each.count for kind, each in report.warnings.items()} == {
        "low above best": 1,
        "best above high": 1,
    }
    assert report.warnings["low above best"].examples == ["line 2: low 9, best 3, high 5"]


def test_acled(db: Location, tmp_path: Path) -> None:
    rows = [
        acled.ROW,
        {**acled.ROW, "event_id_cnty": "KEN900002", "time_precision": "3", "fatalities": "0"},
    ]
    report = brought(db, tmp_path, as_csv(acled.NOW, rows))
    assert (report.added, report.refusals) == (2, 0)
    assert len(found(db, within=["6 July 2022"], certain=True)) == 1
    assert len(found(db, within=["6 July 2022"])) == 2
    assert len(found(db, where=["Coast"], category=["Battles"])) == 2
    first, second = sorted(listing(db), key=lambda event: len(event["measures"]), reverse=True)
    assert first["measures"] == {"killed": {"low": None, "best": 3, "high": None}}
    assert second["measures"] == {}
    assert brought(db, tmp_path, as_csv(acled.NOW, rows)).unchanged == 2


def test_gtd(db: Location, tmp_path: Path) -> None:
    rows = [
        gtd.ROW,
        {**gtd.ROW, "eventid": "197500000002", "imonth": "0", "iday": "0", "guncertain1": "1"},
    ]
    report = brought(db, tmp_path, as_csv(gtd.HEADER, rows))
    assert (report.added, report.refusals) == (2, 0)
    assert len(found(db, within=["March 1975"])) == 1
    assert len(found(db, within=["1975"], certain=True)) == 2
    roles = {each["role"] for event in listing(db) for each in event["who"]}
    assert roles == {"attributed to", "possibly attributed to", "target"}
    assert "Harbour Front" not in " ".join(titles(listing(db)))
    assert brought(db, tmp_path, as_csv(gtd.HEADER, rows)).unchanged == 2


def test_an_extract_of_gtd_keeps_the_figures_that_it_has_no_column_for(
    db: Location, tmp_path: Path
) -> None:
    brought(db, tmp_path, as_csv(gtd.HEADER, [gtd.ROW]))
    before = listing(db)[0]["measures"]
    header = [name for name in gtd.HEADER if name != "nkillus"]
    brought(db, tmp_path, as_csv(header, [gtd.ROW]))
    assert "killed, US citizens" in before
    assert listing(db)[0]["measures"] == before


@pytest.mark.parametrize(
    ("name", "column"), [("ucdp", "id"), ("acled", "event_id_cnty"), ("gtd", "eventid")]
)
def test_a_table_of_something_else_is_refused_whole(
    name: str, column: str, one_db: Location, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("Datum;Titel\n2016;Quay\n", encoding="utf-8")
    with pytest.raises(FileFormatError, match=f"it has no column “{column}”"):
        import_file(one_db, tmp_path / "x.csv", format=name)

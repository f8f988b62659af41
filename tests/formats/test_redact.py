"""A redacted export: nothing that is withheld is in its bytes, in any format."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import String

from chronology.errors import UnknownNameError
from chronology.formats import export_file, import_file
from chronology.formats.redact.exporting import export_redacted
from chronology.formats.redact.fields import COLUMNS, DATES, EMPTIED, FIELDS, MASKED
from chronology.formats.redact.grid import distance_km, square_of
from chronology.formats.redact.profile import profile_of
from chronology.formats.redact.report import RedactionReport
from chronology.model import TABLES
from chronology.model.base import table_of
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.formats.redact_world import PROFILE, SECRETS, WORLD, searched
from tests.formats.world import load

NAMES = (
    "x.jsonl", "x.json", "x.yaml", "x.csv", "x.csv.gz", "x.xlsx", "x.parquet", "x.md", "x.html",
    "x.geojson", "x.timeline.json", "x.ics", "x.ftm.json",
)  # fmt: skip
_AS = {"x.timeline.json": "timelinejs", "x.ftm.json": "ftm"}


def _redact(
    source: Location, path: Path, profile: Any = PROFILE, **options: Any
) -> RedactionReport:
    with open_reader(source) as reader:
        named = {"format": _AS.get(path.name)} | options
        return export_redacted(reader, None, str(path), profile_of(profile), **named)[1]


def _lines(source: Location, path: Path, profile: Any = PROFILE) -> list[dict[str, Any]]:
    _redact(source, path, profile)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _found(path: Path) -> list[str]:
    text = searched(path).casefold()
    return [secret for secret in SECRETS if secret.casefold() in text]


def test_nothing_withheld_is_in_any_format(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, WORLD)
    for name in NAMES:
        _redact(one_db, tmp_path / name)
        assert not _found(tmp_path / name), name
        assert (tmp_path / name).stat().st_size


def test_without_a_profile_it_would_be_found(sqlite_db: Location, tmp_path: Path) -> None:
    """The control: what looks for secrets finds them."""
    load(sqlite_db, tmp_path, WORLD)
    found: set[str] = set()
    for name in NAMES:
        with open_reader(sqlite_db) as reader:
            export_file(reader, None, tmp_path / name, format=_AS.get(name))
        here = set(_found(tmp_path / name))
        assert {"Quillfeather", "Nightjarov", "Undercover"} <= here, name
        found |= here
    assert found >= set(SECRETS) - {"20160715", "48,123"}


def test_no_id_of_the_chronology_is_in_it(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, WORLD)
    with open_reader(one_db) as reader:
        uuids = [
            uuid
            for model in TABLES
            if "uuid" in table_of(model).c
            for (uuid,) in reader.rows(f"SELECT uuid FROM {table_of(model).name}")
        ]
    assert len(uuids) > 30
    for name in NAMES:
        _redact(one_db, tmp_path / name)
        text = searched(tmp_path / name)
        assert not [uuid for uuid in uuids if uuid in text], name


def test_every_text_of_every_table_is_dealt_with() -> None:
    """A column that is added later must be masked, emptied or known to be harmless."""
    harmless = {
        *("uuid", "created_at", "updated_at", "name_folded", "text_folded", "title_folded"),
        *("status", "handling", "manner", "role", "stance", "rank", "reliability", "country"),
        *("duration_min", "duration_max", "says_duration_min", "says_duration_max"),
        *("lag_min", "lag_max"),
    }
    kinds = {"actor", "actor_name", "place_name", "tie", "relation"}
    unwritten = {"dataset", "setting", "acceptance", "purge", "purged_row"}
    for table in map(table_of, TABLES):
        if table.name in unwritten or table.name.startswith("history"):
            continue
        dates = {
            f"{prefix}_{one}" for prefix, _ in DATES.get(table.name, ()) for one in DATE_COLUMNS
        }
        known = {*MASKED.get(table.name, ()), *EMPTIED.get(table.name, ()), *dates, *harmless}
        texts = {column.name for column in table.c if isinstance(column.type, String)}
        assert texts - known <= ({"kind"} if table.name in kinds else set()), table.name
        for name in (*MASKED.get(table.name, ()), *EMPTIED.get(table.name, ())):
            assert name in table.c


def test_every_field_names_columns_that_there_are() -> None:
    for columns in COLUMNS.values():
        for table, column in columns:
            assert column in next(one for one in map(table_of, TABLES) if one.name == table).c


def test_one_person_has_one_name_everywhere(sqlite_db: Location, tmp_path: Path) -> None:
    load(sqlite_db, tmp_path, WORLD)
    lines = _lines(sqlite_db, tmp_path / "x.jsonl")
    actors = [line for line in lines if line["type"] == "actor"]
    assert sorted(line["name"] for line in actors) == ["Dockers' Union", "Person 1"]
    assert next(one for one in actors if one["name"] == "Person 1").keys() == {
        "type", "key", "name", "kind", "uuid",
    }  # fmt: skip
    first, second = sorted(
        (line for line in lines if line["type"] == "event"), key=lambda line: len(line["title"])
    )[::-1]
    assert first["title"] == "[withheld] meeting in [withheld] 2016-07"
    assert second["title"] == "Person 1 again"
    assert "Person 1 and Мария [withheld] at [coordinates withheld]" in first["description"]
    assert [one["actor"] for one in second["who"]] == ["person-1"]
    assert first["citations"][0]["claimant"] == "person-1"
    assert {line["when"] for line in (first, second)} == {"2016-07"}
    ties = [(line["actor"], line["kind"], line["span"]) for line in lines if line["type"] == "tie"]
    assert ties == [("person-1", "member of", "2016-05/2016-07")]


def test_the_report_counts(sqlite_db: Location, tmp_path: Path) -> None:
    load(sqlite_db, tmp_path, WORLD)
    report = _redact(sqlite_db, tmp_path / "x.jsonl")
    assert report.withheld == {"secret": 1}
    assert (report.actors_withheld, report.actors_renamed) == (1, 1)
    assert (report.places_withheld, report.places_coarsened) == (1, 1)
    assert report.sources_withheld == 2
    assert report.mentions > 20
    assert report.dates_in_text > 1
    lines = list(report.lines())
    assert lines[1] == "  events withheld by handling: 1 (1 secret)"
    assert "The set, nobody, CC0-1.0" in lines[-2]
    assert lines[-1].startswith("Not looked for: ")


def test_a_redacted_export_is_imported_elsewhere(
    sqlite_db: Location, sqlite_template: Path, tmp_path: Path
) -> None:
    load(sqlite_db, tmp_path, WORLD)
    elsewhere = tmp_path / "other.db"
    elsewhere.write_bytes(sqlite_template.read_bytes())
    _redact(sqlite_db, tmp_path / "x.jsonl")
    report = import_file(Location("sqlite", path=str(elsewhere)), tmp_path / "x.jsonl")
    assert (report.added, report.refusals) == (2, 0)


def test_two_exports_agree_only_by_a_key(sqlite_db: Location, tmp_path: Path) -> None:
    load(sqlite_db, tmp_path, WORLD)
    path = tmp_path / "x.jsonl"
    assert _lines(sqlite_db, path) != _lines(sqlite_db, path)
    keyed = {**PROFILE, "key": "0123456789abcdef"}
    assert _lines(sqlite_db, path, keyed) == _lines(sqlite_db, path, keyed)
    other = {**PROFILE, "key": "fedcba9876543210"}
    assert _lines(sqlite_db, path, keyed) != _lines(sqlite_db, path, other)


def test_the_order_tells_nothing_of_what_was_coarsened(sqlite_db: Location, tmp_path: Path) -> None:
    days = range(1, 29)
    events = [
        f"  - {{key: e{day}, title: Day {day:02d}., when: 2016-07-{day:02d}}}" for day in days
    ]
    load(sqlite_db, tmp_path, "\n".join(["chronology: 1", "events:", *events, ""]))
    for name in ("x.jsonl", "x.csv"):
        orders = []
        for _ in range(2):
            _redact(sqlite_db, tmp_path / name, {"dates": {"coarsen": "month"}})
            text = (tmp_path / name).read_text(encoding="utf-8")
            orders.append(re.findall(r"Day (\d\d)\.", text))
        assert sorted(orders[0]) == sorted(orders[1]) == [f"{day:02d}" for day in days]
        assert orders[0] != orders[1]
        assert orders[0] != sorted(orders[0])


def test_an_anonymous_source_leaves_nothing_to_be_looked_up(
    sqlite_db: Location, tmp_path: Path
) -> None:
    load(sqlite_db, tmp_path, WORLD)
    profile = {**PROFILE, "sources": {"withhold": ["hidden-wire"], "anonymous": True}}
    lines = _lines(sqlite_db, tmp_path / "x.jsonl", profile)
    assert not _found(tmp_path / "x.jsonl")
    slugs = {line["slug"]: line for line in lines if line["type"] == "source"}
    assert slugs.keys() == {"paper", "source-1", "source-2"}
    assert slugs["source-1"].keys() == {"type", "slug", "uuid"}


@pytest.mark.parametrize("to", ["parent", "country"])
def test_a_place_becomes_what_it_lies_in(to: str, sqlite_db: Location, tmp_path: Path) -> None:
    load(sqlite_db, tmp_path, WORLD)
    lines = _lines(sqlite_db, tmp_path / "x.jsonl", {"places": {"coarsen": {"to": to}}})
    assert [line["name"] for line in lines if line["type"] == "place"] == ["Fictia"]
    assert "Ulmenhof" not in (tmp_path / "x.jsonl").read_text(encoding="utf-8")


def test_every_field_can_be_withheld(sqlite_db: Location, tmp_path: Path) -> None:
    load(sqlite_db, tmp_path, WORLD)
    profile = {**PROFILE, "fields": list(FIELDS)}
    lines = _lines(sqlite_db, tmp_path / "x.jsonl", profile)
    assert {line["type"] for line in lines} == {"chronology", "setting", "event"}
    assert all(
        line.keys() <= {"type", "key", "title", "when", "uuid"} and line["title"] == "[withheld]"
        for line in lines
        if line["type"] == "event"
    )


def test_what_is_kept_besides_goes_out_only_by_name(sqlite_db: Location, tmp_path: Path) -> None:
    load(sqlite_db, tmp_path, WORLD)
    lines = _lines(sqlite_db, tmp_path / "x.jsonl", {**PROFILE, "extra": ["date"]})
    extras = [line["extra"] for line in lines if "extra" in line]
    assert extras == [{"date": "2016-07"}]


@pytest.mark.parametrize(
    ("profile", "near"),
    [
        ({"actors": {"withhold": ["Zaratea Quillfeather"]}}, "Zarathea Quillfeather"),
        (
            {"actors": {"pseudonym": {"kind": "person", "except": ["Borislaw Nightjarov"]}}},
            "Borislav",
        ),
        ({"places": {"withhold": ["Xantopolis"]}}, "Xanthopolis"),
        ({"places": {"coarsen": {"to": "parent", "only": ["Ulmenhoff"]}}}, "Ulmenhof"),
        ({"sources": {"withhold": ["hiden-wire"]}}, "hidden-wire"),
    ],
)
def test_a_name_that_is_not_there_is_refused(
    profile: Any, near: str, sqlite_db: Location, tmp_path: Path
) -> None:
    load(sqlite_db, tmp_path, WORLD)
    with pytest.raises(UnknownNameError) as refused:
        _redact(sqlite_db, tmp_path / "x.jsonl", profile)
    assert any(near in one for one in refused.value.candidates)
    assert not (tmp_path / "x.jsonl").exists()


@settings(max_examples=100, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.1, 3000))
def test_a_point_lies_within_the_radius_of_its_square(lat: float, lon: float, km: float) -> None:
    square = square_of(lat, lon, km)
    assert distance_km((lat, lon), square) <= km + 0.002
    assert square_of(lat, lon, km) == square


_PROFILES = st.fixed_dictionaries(
    {"actors": st.sampled_from([{"withhold": "all"}, {"pseudonym": "all"}])},
    optional={
        "dates": st.sampled_from(
            [{"coarsen": unit} for unit in ("month", "year", "decade", "century")]
        ),
        "places": st.sampled_from(
            [
                {"coarsen": {"to": "parent"}},
                {"coarsen": {"to": "country"}},
                {"coarsen": {"radius_km": 5}},
                {"withhold": ["Fictia"]},
            ]
        ),
        "fields": st.lists(st.sampled_from(FIELDS), max_size=4),
        "sources": st.sampled_from([{"withhold": "all"}, {"withhold": "all", "anonymous": True}]),
        "handling": st.sampled_from(["public", "internal", "confidential", "secret"]),
    },
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_PROFILES)
def test_whatever_the_profile_no_actor_is_named(
    loaded: Callable[[], Location], tmp_path: Path, profile: dict[str, Any]
) -> None:
    path = tmp_path / "x.jsonl"
    _redact(loaded(), path, profile)
    found = set(_found(path))
    assert not found & {"Zarathea", "Quillfeather", "Borislav", "Nightjarov", "ext-4711"}
    if "places" in profile:
        assert not found & {"Ulmenhof", "Lindenquell"}
    if "dates" in profile:
        assert not found & {"2016-07-15", "15 July", "11 days", "2016-05-03", "1961-02-03"}
    if "sources" in profile:
        assert not found & {"hidden-wire", "Secret Gazette", "Scribbler"}
    if profile.get("handling", "public") != "secret":
        assert "Undercover" not in found


@pytest.fixture
def loaded(sqlite_db: Location, tmp_path: Path) -> Callable[[], Location]:
    """The world, loaded once for all examples."""
    load(sqlite_db, tmp_path, WORLD)
    return lambda: sqlite_db

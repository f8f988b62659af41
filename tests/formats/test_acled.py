"""ACLED: today's columns, older ones and their quirks, on invented rows."""

from pathlib import Path

import pytest

from chronology.dates import parse
from chronology.formats import FORMATS
from chronology.formats.acled.places import RADIUS_M
from chronology.formats.acled_file import ACLED, read
from chronology.formats.dataset.record import Record
from chronology.formats.registry import detect
from tests.formats.conflict_files import (
    as_csv,
    dataset,
    figures,
    items,
    only,
    path_of,
    refused,
    who,
)

#: The columns of the export since March 2023.
NOW = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

#: Those of the years before, which has numbers for what has words now.
BEFORE = (
    "data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision",
    "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "timestamp", "iso3",
)  # fmt: skip

#: Those of the first editions, in capitals.
FIRST = (
    "GWNO", "EVENT_ID_CNTY", "EVENT_ID_NO_CNTY", "EVENT_DATE", "YEAR", "TIME_PRECISION",
    "EVENT_TYPE", "ACTOR1", "ALLY_ACTOR_1", "INTER1", "ACTOR2", "ALLY_ACTOR_2", "INTER2",
    "INTERACTION", "COUNTRY", "ADMIN1", "ADMIN2", "ADMIN3", "LOCATION", "LATITUDE", "LONGITUDE",
    "GEO_PRECISION", "SOURCE", "NOTES", "FATALITIES",
)  # fmt: skip

ROW = {
    "event_id_cnty": "KEN900001", "event_date": "06 July 2022", "year": "2022",
    "time_precision": "1", "disorder_type": "Political violence", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Kenya (2013-2022)",
    "assoc_actor_1": "", "inter1": "State forces", "actor2": "Harbour Front",
    "assoc_actor_2": "Reds; Blues", "inter2": "Rebel group",
    "interaction": "State forces-Rebel group", "civilian_targeting": "", "iso": "404",
    "region": "Eastern Africa", "country": "Kenya", "admin1": "Coast", "admin2": "Quay",
    "admin3": "", "location": "Port Town", "latitude": "-4.05", "longitude": "39.67",
    "geo_precision": "1", "source": "Fictia Wire; Harbour Post",
    "source_scale": "National-International", "notes": "On 6 July, the two sides met at the quay.",
    "fatalities": "3", "tags": "crowd size=no report; local administrators", "timestamp": "1657200000",
}  # fmt: skip


def row(folder: Path, **changed: str) -> Record:
    return only(items(read, folder, as_csv(NOW, [{**ROW, **changed}])))


def test_a_row_of_todays_layout(tmp_path: Path) -> None:
    found = row(tmp_path)
    assert found.external_id == "KEN900001"
    assert found.title == (
        "Reported armed clash: Military Forces of Kenya (2013-2022) – Harbour Front, Port Town"
    )
    assert found.date is not None
    assert (found.date.text, found.date.edtf) == ("06 July 2022", "2022-07-06")
    assert found.description == "On 6 July, the two sides met at the quay."
    assert found.category == ("Battles", "Armed clash")
    assert found.tags == ("crowd size=no report", "local administrators")
    assert path_of(found) == ["Kenya", "Coast", "Quay", "Port Town"]
    assert who(found) == [
        ("Military Forces of Kenya (2013-2022)", "state", "actor 1"),
        ("Harbour Front", "armed group", "actor 2"),
        ("Reds", "unknown", "associate of actor 2"),
        ("Blues", "unknown", "associate of actor 2"),
    ]
    assert figures(found) == {"killed": (None, 3, None)}
    assert [each.source.title for each in found.citations] == ["Fictia Wire", "Harbour Post"]
    assert found.status == "alleged"
    assert not found.warnings


def test_columns_without_a_home_are_kept(tmp_path: Path) -> None:
    found = row(tmp_path)
    assert found.extra == {
        "time_precision": "1", "disorder_type": "Political violence", "inter1": "State forces",
        "inter2": "Rebel group", "interaction": "State forces-Rebel group", "geo_precision": "1",
        "source_scale": "National-International", "timestamp": "1657200000",
    }  # fmt: skip
    country = found.places[0].place
    while country.parent is not None:
        country = country.parent
    assert country.country == "KE"
    assert country.extra == {"region": "Eastern Africa", "iso": "404"}


@pytest.mark.parametrize("header", [NOW, BEFORE, FIRST])
def test_it_is_known_by_its_columns(header: tuple[str, ...]) -> None:
    assert ACLED.recognises_table is not None
    assert ACLED.recognises_table(header)
    assert not ACLED.recognises_table(("id", "type_of_violence", "side_a", "side_b", "country"))


def test_older_editions_have_numbers_for_actors_and_further_ids(tmp_path: Path) -> None:
    cells = {**ROW, "inter1": "1", "inter2": "4", "data_id": "77", "iso3": "KEN"}
    found = only(items(read, tmp_path, as_csv(BEFORE, [cells])))
    assert [kind for _, kind, role in who(found) if role in {"actor 1", "actor 2"}] == [
        "state",
        "armed group",
    ]
    assert (found.extra["data_id"], found.extra["iso3"]) == ("77", "KEN")


def test_the_first_editions_are_in_capitals_and_call_associates_allies(tmp_path: Path) -> None:
    cells = {name.upper(): cell for name, cell in ROW.items()}
    cells |= {"ALLY_ACTOR_2": "Reds; Blues", "GWNO": "501", "EVENT_DATE": "06/07/2022"}
    cells["EVENT_TYPE"] = "Battle-No change of territory"
    found = only(items(read, tmp_path, as_csv(FIRST, [cells])))
    assert found.category == ("Battle-No change of territory",)
    assert [name for name, _, role in who(found) if role == "associate of actor 2"] == [
        "Reds",
        "Blues",
    ]
    assert found.date is not None
    assert found.date.edtf == "2022-07-06"
    assert found.extra["GWNO"] == "501"


def test_an_edition_without_a_column_does_not_speak_of_it(tmp_path: Path) -> None:
    assert "tags" in dataset(read, tmp_path, as_csv(NOW, [])).speaks_of
    first = dataset(read, tmp_path, as_csv(FIRST, []))
    assert "tags" not in first.speaks_of
    assert {"figures", "citations", "description", "who"} <= first.speaks_of
    assert first.slug == "acled"
    assert not any(role.bodily_present for role in first.roles.values())


class TestDates:
    @pytest.mark.parametrize(
        ("written", "year", "edtf"),
        [
            ("06 July 2022", "2022", "2022-07-06"),
            ("2022-07-06", "2022", "2022-07-06"),
            ("2022-07-06 00:00:00", "2022", "2022-07-06"),
            ("06-Jul-22", "2022", "2022-07-06"),
            ("6-Jul-97", "1997", "1997-07-06"),
            ("06/07/2022", "2022", "2022-07-06"),
        ],
    )
    def test_days_as_editions_and_spreadsheets_write_them(
        self, tmp_path: Path, written: str, year: str, edtf: str
    ) -> None:
        found = row(tmp_path, event_date=written, year=year)
        assert found.date is not None
        assert found.date.edtf == edtf
        assert parse(found.date.text) == found.date
        assert not found.warnings

    def test_the_user_may_say_that_the_month_comes_first(self, tmp_path: Path) -> None:
        text = as_csv(NOW, [{**ROW, "event_date": "06/07/2022"}])
        found = only(items(read, tmp_path, text, order="month"))
        assert found.date is not None
        assert found.date.edtf == "2022-06-07"

    def test_the_week_of_a_day_is_a_window(self, tmp_path: Path) -> None:
        found = row(tmp_path, time_precision="2").date
        assert found is not None
        assert found.edtf == "[2022-07-04..2022-07-10]"
        assert not found.lasting
        assert parse(found.text).edtf == found.edtf

    @pytest.mark.parametrize(
        ("day", "monday"),
        [("2022-07-04", "2022-07-04"), ("2022-07-10", "2022-07-04"), ("1997-01-01", "1996-12-30")],
    )
    def test_weeks_begin_on_monday(self, tmp_path: Path, day: str, monday: str) -> None:
        found = row(tmp_path, time_precision="2", event_date=day, year=day[:4]).date
        assert found is not None
        assert found.earliest == monday

    def test_the_month_of_a_day(self, tmp_path: Path) -> None:
        found = row(tmp_path, time_precision="3").date
        assert found is not None
        assert found.edtf == "2022-07"

    def test_a_precision_that_is_none_is_told(self, tmp_path: Path) -> None:
        assert row(tmp_path, time_precision="7").warnings == (("unknown time_precision", "7"),)
        assert not row(tmp_path, time_precision="").warnings

    def test_a_year_of_another_date_is_told(self, tmp_path: Path) -> None:
        assert row(tmp_path, year="2021").warnings == (
            ("year of another date", "year 2021, event_date 06 July 2022"),
        )

    def test_a_blank_day_is_no_date(self, tmp_path: Path) -> None:
        assert row(tmp_path, event_date="").date is None

    @pytest.mark.parametrize(
        ("written", "why"),
        [("31 June 2022", "31 June"), ("July 2022", "“July 2022” is no day.")],
    )
    def test_what_is_no_day_is_refused(self, tmp_path: Path, written: str, why: str) -> None:
        found = refused(items(read, tmp_path, as_csv(NOW, [{**ROW, "event_date": written}])))
        assert found.where == "event_date"
        assert why in found.why


class TestPlaces:
    @pytest.mark.parametrize("precision", sorted(RADIUS_M))
    def test_each_precision_is_a_radius(self, tmp_path: Path, precision: str) -> None:
        assert (
            row(tmp_path, geo_precision=precision).places[0].place.radius_m == (RADIUS_M[precision])
        )

    def test_near_a_town_is_a_place_of_its_own_within_it(self, tmp_path: Path) -> None:
        assert path_of(row(tmp_path, geo_precision="2")) == [
            "Kenya", "Coast", "Quay", "Port Town", "around Port Town",
        ]  # fmt: skip

    def test_a_town_that_stands_for_its_region_is_not_where_it_was(self, tmp_path: Path) -> None:
        assert path_of(row(tmp_path, geo_precision="3")) == [
            "Kenya", "Coast", "somewhere in the region of Port Town",
        ]  # fmt: skip

    @pytest.mark.parametrize(("name", "code"), [("Ethiopia", "ET"), ("Sudan", None)])
    def test_a_country_has_a_code_where_it_is_certain(
        self, tmp_path: Path, name: str, code: str | None
    ) -> None:
        country = row(tmp_path, country=name, admin1="", admin2="").places[0].place.parent
        assert country is not None
        assert country.country == code

    def test_without_a_location_the_region_stands(self, tmp_path: Path) -> None:
        found = row(tmp_path, location="", latitude="", longitude="")
        assert path_of(found) == ["Kenya", "Coast", "Quay"]

    def test_coordinates_off_the_globe_are_refused(self, tmp_path: Path) -> None:
        found = refused(items(read, tmp_path, as_csv(NOW, [{**ROW, "latitude": "-95"}])))
        assert found.where == "latitude"


class TestFatalities:
    def test_0_is_no_figure_since_it_also_stands_for_what_is_not_known(
        self, tmp_path: Path
    ) -> None:
        found = row(tmp_path, fatalities="0")
        assert not found.figures
        assert found.extra["fatalities"] == "0"

    def test_blank_is_no_figure(self, tmp_path: Path) -> None:
        found = row(tmp_path, fatalities="")
        assert not found.figures
        assert "fatalities" not in found.extra

    def test_what_is_no_count_is_refused(self, tmp_path: Path) -> None:
        found = refused(items(read, tmp_path, as_csv(NOW, [{**ROW, "fatalities": "many"}])))
        assert (found.where, found.why) == ("fatalities", "“many” is no number.")


def test_civilian_targeting_is_a_tag(tmp_path: Path) -> None:
    found = row(tmp_path, civilian_targeting="Civilian targeting", tags="")
    assert found.tags == ("Civilian targeting",)


def test_an_event_of_one_actor(tmp_path: Path) -> None:
    found = row(
        tmp_path, event_type="Protests", sub_event_type="Peaceful protest", actor1="Protesters (Kenya)",
        inter1="Protesters", actor2="", assoc_actor_2="",
    )  # fmt: skip
    assert found.title == "Reported peaceful protest: Protesters (Kenya), Port Town"
    assert who(found) == [("Protesters (Kenya)", "unknown", "actor 1")]


def test_an_outlet_is_one_source_in_every_row(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "event_id_cnty": "KEN900002", "source": "Harbour Post;Harbour Post"}]
    first, second = (
        each for each in items(read, tmp_path, as_csv(NOW, rows)) if isinstance(each, Record)
    )
    (cited,) = second.citations
    assert cited.source is first.citations[1].source
    assert cited.source.kind == "outlet"


def test_a_row_without_an_id_is_refused(tmp_path: Path) -> None:
    found = refused(items(read, tmp_path, as_csv(NOW, [{**ROW, "event_id_cnty": ""}])))
    assert (found.where, found.why) == ("event_id_cnty", "The row has no id.")


def test_semicolons_between_cells(tmp_path: Path) -> None:
    """ACLED's own export divides cells by semicolons, and quotes those that hold any."""
    header = ";".join(NOW)
    cells = ";".join(f'"{ROW[name]}"' for name in NOW)
    assert only(items(read, tmp_path, f"{header}\n{cells}\n")).extra == row(tmp_path).extra


def test_the_page_names_every_column() -> None:
    page = Path(__file__).parents[2] / "docs" / "formats" / "acled.md"
    text = page.read_text(encoding="utf-8")
    names = {name.lower() for name in (*NOW, *BEFORE, *FIRST)}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []
    assert "not tried on the publisher's own files" in " ".join(text.split())


def test_it_is_among_the_formats() -> None:
    assert detect(FORMATS, "-", "acled") is ACLED


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("Riots/Protests", "Reported riots/protests: "),
        ("Battle-No change of territory", "Reported battle-no change of territory: "),
    ],
)
def test_kinds_of_the_first_editions_have_capitals_within(
    tmp_path: Path, kind: str, title: str
) -> None:
    known = {name.upper(): ROW[name] for name in ROW if name.upper() in FIRST}
    found = items(read, tmp_path, as_csv(FIRST, [{**known, "EVENT_TYPE": kind}]))
    assert only(found).title.startswith(title)

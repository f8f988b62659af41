"""UCDP GED: the publisher's layout, its editions and its quirks, on invented rows."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import parse
from chronology.formats import FORMATS
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Record, Refused
from chronology.formats.registry import detect
from chronology.formats.ucdp.articles import citations_of
from chronology.formats.ucdp.places import RADIUS_M
from chronology.formats.ucdp_file import UCDP, read
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

#: The columns of the editions 18.1 to 25.1.
FULL = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

#: An extract that is passed around, with a day of its own and other names of the figures.
EXTRACT = (
    "id", "year", "month", "day", "country", "type_of_violence", "conflict_name", "side_a",
    "side_b", "latitude", "longitude", "low_death", "best_death", "high_death",
)  # fmt: skip

ROW = {
    "id": "900001", "relid": "FIC-2016-1-77-1", "year": "2016", "active_year": "1",
    "code_status": "Clear", "type_of_violence": "1", "conflict_dset_id": "77",
    "conflict_new_id": "1077", "conflict_name": "Syria: Harbour", "dyad_new_id": "2077",
    "dyad_name": "Government of Syria - Harbour Front", "side_a_new_id": "118",
    "side_a": "Government of Syria", "side_b_new_id": "5077", "side_b": "Harbour Front",
    "number_of_sources": "1",
    "source_article": '"Fictia Wire,2016-07-16,Clashes at the quay"',
    "source_office": "Fictia Wire", "source_date": "2016-07-16",
    "source_headline": "Clashes at the quay", "source_original": "a port official",
    "where_prec": "1", "where_coordinates": "Quay town", "adm_1": "Port Governorate",
    "adm_2": "Quay district", "latitude": "34.8", "longitude": "36.7",
    "geom_wkt": "POINT (36.7 34.8)", "priogrid_gid": "179714", "country": "Syria",
    "country_id": "652", "region": "Middle East", "event_clarity": "1", "date_prec": "1",
    "date_start": "2016-07-15", "date_end": "2016-07-15", "deaths_a": "2", "deaths_b": "0",
    "deaths_civilians": "1", "deaths_unknown": "0", "best": "3", "high": "5", "low": "3",
    "gwnoa": "652",
}  # fmt: skip

SHORT = {
    "id": "900002", "year": "1993", "month": "3", "day": "9", "country": "Kenya",
    "type_of_violence": "Non-state violence", "conflict_name": "Reds - Blues", "side_a": "Reds",
    "side_b": "Blues", "latitude": "-1.25", "longitude": "36.8", "low_death": "0",
    "best_death": "4", "high_death": "4",
}  # fmt: skip


def row(folder: Path, **changed: str) -> Record:
    return only(items(read, folder, as_csv(FULL, [{**ROW, **changed}])))


def test_a_row_of_the_full_layout(tmp_path: Path) -> None:
    found = row(tmp_path)
    assert found.external_id == "900001"
    assert found.title == (
        "Reported state-based violence: Government of Syria – Harbour Front, Quay town"
    )
    assert found.date is not None
    assert found.date.edtf == found.date.text == "2016-07-15"
    assert found.category == ("organised violence", "state-based violence")
    assert found.tags == ("Syria: Harbour",)
    assert path_of(found) == ["Syria", "Port Governorate", "Quay district", "Quay town"]
    assert who(found) == [
        ("Government of Syria", "state", "side a"),
        ("Harbour Front", "armed group", "side b"),
    ]
    assert found.who[0].actor.extra == {"ucdp_id": "118", "gwno": "652"}
    assert found.line == 2
    assert found.status == "alleged"
    assert not found.warnings


def test_codes_that_the_codebook_does_not_know_are_told(tmp_path: Path) -> None:
    found = row(tmp_path, type_of_violence="7", where_prec="9")
    assert found.warnings == (
        ("unknown precision of a place", "where_prec 9"),
        ("unknown kind of violence", "type_of_violence 7"),
    )
    assert found.category == ("organised violence", "7")
    assert found.places[0].place.radius_m is None
    assert row(tmp_path, type_of_violence="One-sided violence", where_prec="").warnings == ()


def test_columns_without_a_home_are_kept_under_their_own_names(tmp_path: Path) -> None:
    found = row(tmp_path, where_description="by the sea")
    assert found.extra == {
        "relid": "FIC-2016-1-77-1", "year": "2016", "active_year": "1", "code_status": "Clear",
        "conflict_dset_id": "77", "conflict_new_id": "1077", "dyad_new_id": "2077",
        "dyad_name": "Government of Syria - Harbour Front", "number_of_sources": "1",
        "where_prec": "1", "where_description": "by the sea", "event_clarity": "1",
        "date_prec": "1",
    }  # fmt: skip
    place = found.places[0].place
    assert place.extra == {"priogrid_gid": "179714"}
    country = place
    while country.parent is not None:
        country = country.parent
    assert country.extra == {"country_id": "652", "region": "Middle East"}
    assert country.country == "SY"


def test_the_14_column_extract(tmp_path: Path) -> None:
    found = only(items(read, tmp_path, as_csv(EXTRACT, [SHORT])))
    assert found.title == "Reported non-state violence: Reds – Blues, Kenya"
    assert found.date is not None
    assert found.date.edtf == "1993-03-09"
    assert found.category == ("organised violence", "non-state violence")
    assert path_of(found) == ["Kenya", "-1.25, 36.8"]
    place = found.places[0].place
    assert (place.latitude, place.longitude, place.radius_m, place.pinned) == (
        -1.25, 36.8, None, True,
    )  # fmt: skip
    assert figures(found) == {"killed": (0, 4, 4)}
    assert not found.extra
    assert not found.citations


@pytest.mark.parametrize("header", [FULL, EXTRACT])
def test_it_is_known_by_its_columns(header: tuple[str, ...]) -> None:
    assert UCDP.recognises_table is not None
    assert UCDP.recognises_table(header)
    assert UCDP.recognises_table([name.upper() for name in header])
    assert not UCDP.recognises_table(("title", "when", "country"))


def test_an_extract_speaks_only_of_its_columns(tmp_path: Path) -> None:
    short = dataset(read, tmp_path, as_csv(EXTRACT, []))
    assert not {"citations", "extra", "description", "status"} & short.speaks_of
    assert {"date", "who", "figures", "places", "tags"} <= short.speaks_of
    assert {"citations", "extra"} <= dataset(read, tmp_path, as_csv(FULL, [])).speaks_of


def test_every_edition_is_the_same_dataset_under_its_licence(tmp_path: Path) -> None:
    found = dataset(read, tmp_path, as_csv(FULL, []))
    assert (found.slug, found.licence) == ("ucdp-ged", "CC BY 4.0")
    assert found.credit is not None
    assert "Sundberg" in found.credit
    assert not any(role.bodily_present for role in found.roles.values())


def test_a_second_row_of_hxl_tags_and_an_unnamed_index_are_passed_over(tmp_path: Path) -> None:
    header = ("", *FULL)
    tags = ("", "#event+id", *(f"#x+c{number}" for number in range(len(FULL) - 1)))
    text = as_csv(header, [{**ROW, "": "0"}], tags)
    assert only(items(read, tmp_path, text)).external_id == "900001"


def test_older_editions_name_columns_otherwise(tmp_path: Path) -> None:
    older = {
        "best": "best_est", "low": "low_est", "high": "high_est",
        "deaths_civilians": "deaths_civ", "conflict_new_id": "conflict_id",
        "priogrid_gid": "prio_gid", "adm_1": "admin_1", "adm_2": "admin_2",
        "country_id": "gwno", "side_a_new_id": "side_a_id",
    }  # fmt: skip
    header = [older.get(name, name) for name in FULL]
    cells = {older.get(name, name): cell for name, cell in ROW.items()}
    found = only(items(read, tmp_path, as_csv(header, [cells])))
    new = row(tmp_path)
    assert figures(found) == figures(new)
    assert path_of(found) == path_of(new)
    assert found.who[0].actor.extra == new.who[0].actor.extra
    assert found.extra["conflict_id"] == "1077"


class TestDates:
    @pytest.mark.parametrize("precision", ["2", "3", "4", "5", ""])
    def test_two_days_are_a_window_and_no_duration(self, tmp_path: Path, precision: str) -> None:
        found = row(tmp_path, date_prec=precision, date_end="2016-07-31")
        assert found.date is not None
        assert found.date.edtf == "[2016-07-15..2016-07-31]"
        assert not found.date.lasting
        assert found.manner is None
        assert found.lasting is None
        assert not found.warnings

    def test_its_words_are_read_as_the_same_date(self, tmp_path: Path) -> None:
        found = row(tmp_path, date_prec="2", date_end="2016-07-20").date
        assert found is not None
        assert parse(found.text) == found

    def test_midnight_behind_a_day_says_nothing(self, tmp_path: Path) -> None:
        found = row(tmp_path, date_start="2016-07-15 00:00:00.000", date_end="2016-07-15T00:00:00")
        assert found.date is not None
        assert found.date.edtf == "2016-07-15"

    def test_an_exact_day_that_is_several_is_a_window_and_is_told(self, tmp_path: Path) -> None:
        found = row(tmp_path, date_end="2016-07-17")
        assert found.date is not None
        assert found.date.edtf == "[2016-07-15..2016-07-17]"
        assert found.warnings == (
            ("exact day that is several", "date_prec 1, 2016-07-15 to 2016-07-17"),
        )

    def test_an_inexact_day_without_a_window_is_doubted(self, tmp_path: Path) -> None:
        found = row(tmp_path, date_prec="4")
        assert found.date is not None
        assert found.date.edtf == "2016-07-15?"
        assert found.warnings[0][0] == "inexact day without a window"

    def test_one_day_that_is_blank_is_the_other(self, tmp_path: Path) -> None:
        found = row(tmp_path, date_end="").date
        assert found is not None
        assert found.edtf == "2016-07-15"
        assert row(tmp_path, date_start="", date_end="").date is None

    def test_a_window_that_ends_before_it_begins_is_refused(self, tmp_path: Path) -> None:
        text = as_csv(FULL, [{**ROW, "date_end": "2016-07-14", "date_prec": "2"}])
        found = refused(items(read, tmp_path, text))
        assert (found.line, found.where) == (2, "date_end")
        assert found.why == "2016-07-14 is before date_start, 2016-07-15."
        assert found.cells is not None
        assert found.cells[0] == "900001"

    def test_a_day_that_is_none_is_refused(self, tmp_path: Path) -> None:
        found = refused(items(read, tmp_path, as_csv(FULL, [{**ROW, "date_start": "2016-02-30"}])))
        assert found.where == "date_start"
        assert "2016-02-30" in found.why

    def test_several_days_in_one_cell_are_refused(self, tmp_path: Path) -> None:
        text = as_csv(FULL, [{**ROW, "date_start": "2016-02-01/2016-02-03"}])
        assert refused(items(read, tmp_path, text)).why == "“2016-02-01/2016-02-03” is no day."

    def test_a_day_whose_order_is_open_needs_it(self, tmp_path: Path) -> None:
        text = as_csv(FULL, [{**ROW, "date_start": "3/4/2016", "date_end": "3/4/2016"}])
        assert refused(items(read, tmp_path, text)).where == "date_start"
        found = only(items(read, tmp_path, text, order="month"))
        assert found.date is not None
        assert found.date.edtf == "2016-03-04"

    @pytest.mark.parametrize(
        ("month", "day", "edtf"), [("3", "0", "1993-03"), ("", "", "1993"), ("0", "0", "1993")]
    )
    def test_an_extract_without_a_day_has_a_month_or_a_year(
        self, tmp_path: Path, month: str, day: str, edtf: str
    ) -> None:
        text = as_csv(EXTRACT, [{**SHORT, "month": month, "day": day}])
        found = only(items(read, tmp_path, text)).date
        assert found is not None
        assert found.edtf == edtf

    @pytest.mark.parametrize(
        ("changed", "where"), [({"month": "13"}, "day"), ({"day": "x"}, "day")]
    )
    def test_parts_that_are_no_date_are_refused(
        self, tmp_path: Path, changed: dict[str, str], where: str
    ) -> None:
        found = refused(items(read, tmp_path, as_csv(EXTRACT, [{**SHORT, **changed}])))
        assert found.where == where


class TestPlaces:
    @pytest.mark.parametrize("precision", sorted(RADIUS_M))
    def test_each_precision_is_a_radius(self, tmp_path: Path, precision: str) -> None:
        place = row(tmp_path, where_prec=precision).places[0].place
        assert place.radius_m == RADIUS_M[precision]
        assert place.pinned

    def test_a_radius_never_shrinks_as_precision_falls(self) -> None:
        assert list(RADIUS_M.values()) == sorted(RADIUS_M.values())

    def test_around_a_town_is_a_place_of_its_own_within_it(self, tmp_path: Path) -> None:
        """The same point, coded 1 and 2, lends neither the other's precision."""
        rows = [ROW, {**ROW, "id": "900003", "where_prec": "2"}]
        found = items(read, tmp_path, as_csv(FULL, rows))
        exact, vague = (each for each in found if isinstance(each, Record))
        assert path_of(vague) == [*path_of(exact), "around Quay town"]
        assert exact.places[0].place.radius_m != vague.places[0].place.radius_m
        assert vague.title == exact.title

    def test_a_region_is_not_the_point_in_its_middle(self, tmp_path: Path) -> None:
        found = row(tmp_path, where_prec="4", where_coordinates="Port Governorate", adm_2="")
        assert path_of(found) == [
            "Syria", "Port Governorate", "somewhere in Port Governorate",
        ]  # fmt: skip
        region = found.places[0].place.parent
        assert region is not None
        assert region.latitude is None
        assert not region.pinned

    def test_somewhere_in_a_country(self, tmp_path: Path) -> None:
        found = row(tmp_path, where_prec="6", where_coordinates="Syria", adm_1="", adm_2="")
        assert path_of(found) == ["Syria", "somewhere in Syria"]

    def test_a_blank_level_is_passed_over(self, tmp_path: Path) -> None:
        assert path_of(row(tmp_path, adm_1="")) == ["Syria", "Quay district", "Quay town"]

    def test_without_coordinates_only_the_names_are_known(self, tmp_path: Path) -> None:
        place = row(tmp_path, latitude="", longitude="").places[0].place
        assert (place.name, place.latitude, place.pinned) == ("Quay town", None, False)

    def test_without_a_point_the_region_stands(self, tmp_path: Path) -> None:
        found = row(tmp_path, where_coordinates="", latitude="", longitude="")
        assert path_of(found) == ["Syria", "Port Governorate", "Quay district"]
        assert found.title.endswith(", Quay district")

    @pytest.mark.parametrize(
        ("column", "cell", "why"),
        [
            ("latitude", "91", "91 is no latitude, which is between -90 and 90."),
            ("longitude", "181", "181 is no longitude, which is between -180 and 180."),
            ("latitude", "north", "“north” is no number."),
        ],
    )
    def test_coordinates_off_the_globe_are_refused(
        self, tmp_path: Path, column: str, cell: str, why: str
    ) -> None:
        found = refused(items(read, tmp_path, as_csv(FULL, [{**ROW, column: cell}])))
        assert (found.where, found.why) == (column, why)

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Yemen (North Yemen)", "YE"),
            ("Kingdom of eSwatini (Swaziland)", "SZ"),
            ("DR Congo (Zaire)", "CD"),
            ("Sudan", None),
            ("Russia (Soviet Union)", None),
            ("Serbia (Yugoslavia)", None),
        ],
    )
    def test_a_country_has_a_code_where_it_is_certain(
        self, tmp_path: Path, name: str, code: str | None
    ) -> None:
        place = row(tmp_path, country=name, adm_1="", adm_2="").places[0].place
        assert place.parent is not None
        assert place.parent.country == code

    def test_a_place_is_made_once(self, tmp_path: Path) -> None:
        found = items(read, tmp_path, as_csv(FULL, [ROW, {**ROW, "id": "900009"}]))
        first, second = (each for each in found if isinstance(each, Record))
        assert first.places[0].place is second.places[0].place
        assert first.who[1].actor is second.who[1].actor
        assert first.citations[0].source is second.citations[0].source


class TestSides:
    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            ("1", "state-based violence"), ("2", "non-state violence"),
            ("3", "one-sided violence"), ("One-sided violence", "one-sided violence"),
        ],
    )  # fmt: skip
    def test_kinds_of_violence(self, tmp_path: Path, written: str, kind: str) -> None:
        assert row(tmp_path, type_of_violence=written).category == ("organised violence", kind)

    def test_what_kind_of_actor_a_side_is(self, tmp_path: Path) -> None:
        found = row(tmp_path, type_of_violence="3", side_b="Civilians", side_b_new_id="9999")
        assert who(found)[1] == ("Civilians", "unknown", "side b")

    def test_two_numbers_of_one_name_are_two_actors(self, tmp_path: Path) -> None:
        rows = [ROW, {**ROW, "id": "900010", "side_b_new_id": "5078"}]
        found = items(read, tmp_path, as_csv(FULL, rows))
        first, second = (each for each in found if isinstance(each, Record))
        assert first.who[1].actor.key is None
        assert second.who[1].actor.key == "5078"

    def test_a_blank_side_took_no_part(self, tmp_path: Path) -> None:
        found = row(tmp_path, side_b="")
        assert len(found.who) == 1
        assert found.title.startswith("Reported state-based violence: Government of Syria, ")


class TestFigures:
    def test_estimates_are_one_measure_and_the_sides_others(self, tmp_path: Path) -> None:
        found = row(tmp_path)
        assert figures(found) == {
            "killed": (3, 3, 5),
            "killed, side a": (None, 2, None),
            "killed, side b": (None, 0, None),
            "killed, civilians": (None, 1, None),
            "killed, unknown": (None, 0, None),
        }
        assert {each.unit for each in found.figures} == {"persons"}

    def test_blank_is_unknown_and_not_zero(self, tmp_path: Path) -> None:
        found = row(tmp_path, low="", deaths_a="", deaths_b="")
        assert figures(found)["killed"] == (None, 3, 5)
        assert "killed, side a" not in figures(found)
        assert "killed" not in figures(row(tmp_path, low="", best="", high=""))

    @pytest.mark.parametrize(
        ("low", "best", "high", "kinds"),
        [
            ("5", "3", "9", ["low above best"]),
            ("3", "5", "4", ["best above high"]),
            ("5", "", "4", ["low above high"]),
            ("3", "3", "3", []),
        ],
    )
    def test_estimates_out_of_order_stand_and_are_told(
        self, tmp_path: Path, low: str, best: str, high: str, kinds: list[str]
    ) -> None:
        found = row(tmp_path, low=low, best=best, high=high)
        assert [kind for kind, _ in found.warnings] == kinds
        assert figures(found)["killed"][0] == float(low)

    def test_a_warning_shows_the_figures(self, tmp_path: Path) -> None:
        found = row(tmp_path, low="5")
        assert found.warnings == (("low above best", "low 5, best 3, high 5"),)

    @pytest.mark.parametrize(
        ("cell", "why"),
        [
            ("-3", "-3 is no count."),
            ("many", "“many” is no number."),
            ("9" * 400, f"“{'9' * 60}” is no number."),
        ],
    )
    def test_what_is_no_count_is_refused(self, tmp_path: Path, cell: str, why: str) -> None:
        found = refused(items(read, tmp_path, as_csv(FULL, [{**ROW, "best": cell}])))
        assert (found.where, found.why) == ("best", why)


class TestSources:
    def test_an_article_is_a_source_with_its_office_its_date_and_its_headline(
        self, tmp_path: Path
    ) -> None:
        (cited,) = row(tmp_path).citations
        source = cited.source
        assert source.slug.startswith("fictia-wire-2016-07-16-clashes-at-the-quay-")
        assert (source.publisher, source.title) == ("Fictia Wire", "Clashes at the quay")
        assert source.published is not None
        assert source.published.edtf == "2016-07-16"
        assert cited.note == "Reported by (source_original): a port official"
        assert cited.claimant is None

    def test_several_articles(self, tmp_path: Path) -> None:
        cell = '"Fictia Wire,2016-07-16,Clashes; at, the quay";"HRW, Geneva,2016-08-01,Report"'
        found = row(tmp_path, source_article=cell).citations
        assert [(each.source.publisher, each.source.title) for each in found] == [
            ("Fictia Wire", "Clashes; at, the quay"),
            ("HRW, Geneva", "Report"),
        ]
        assert found[0].note == found[1].note
        assert found[0].note == (
            "Reported, in one or another of the sources, by (source_original): a port official"
        )

    @pytest.mark.parametrize(
        "headline", ['Four killed near ""Quay, Old""', 'Four killed near "Quay, Old"']
    )
    def test_quotes_in_a_headline_doubled_or_not(self, tmp_path: Path, headline: str) -> None:
        found = row(tmp_path, source_article=f'"Fictia Wire,2016-07-16,{headline}"').citations
        assert found[0].source.title == 'Four killed near "Quay, Old"'

    def test_a_headline_may_hold_what_divides_articles(self, tmp_path: Path) -> None:
        cell = '"Fictia Wire,2016-07-16,The "port";"quay" burns"'
        (cited,) = row(tmp_path, source_article=cell).citations
        assert cited.source.title == 'The "port; quay" burns'

    def test_line_breaks_in_a_cell(self, tmp_path: Path) -> None:
        cell = '"Fictia Wire,2016-07-16,Clashes\n at the\r\nquay"'
        found = row(tmp_path, source_article=cell, where_coordinates="Quay\ntown")
        assert found.citations[0].source == found.citations[0].source
        assert found.citations[0].source.title == "Clashes at the quay"
        assert found.places[0].place.name == "Quay town"

    def test_an_article_cited_twice_is_one_citation(self, tmp_path: Path) -> None:
        cell = '"Fictia Wire,2016-07-16,Clashes";"Fictia Wire,2016-07-16,Clashes"'
        assert len(row(tmp_path, source_article=cell).citations) == 1

    def test_without_articles_the_three_lists_beside_each_other(self, tmp_path: Path) -> None:
        found = row(
            tmp_path, source_article="", source_office="Wire;HRW",
            source_date="2016-07-16;2016-08-01", source_headline="Clashes;Report",
        ).citations  # fmt: skip
        assert [(each.source.publisher, each.source.title) for each in found] == [
            ("Wire", "Clashes"),
            ("HRW", "Report"),
        ]

    def test_lists_that_do_not_match_are_one_source(self, tmp_path: Path) -> None:
        (cited,) = row(
            tmp_path, source_article="", source_office="Wire", source_date="2016-07-16",
            source_headline="Clashes; again",
        ).citations  # fmt: skip
        assert (cited.source.publisher, cited.source.title) == ("Wire", "Clashes; again")

    def test_words_that_are_no_list_are_a_title(self, tmp_path: Path) -> None:
        (cited,) = row(tmp_path, source_article="Fictia Wire 16 July").citations
        assert (cited.source.publisher, cited.source.title) == (None, "Fictia Wire 16 July")

    def test_a_date_of_publication_that_is_none_is_noted(self, tmp_path: Path) -> None:
        (cited,) = row(
            tmp_path, source_article="", source_office="Wire", source_date="in the summer",
            source_headline="Clashes",
        ).citations  # fmt: skip
        assert cited.source.published is None
        assert cited.source.note == "Published, as UCDP has it: in the summer"

    @given(st.text(alphabet='";,\n 2016-78-9aé', max_size=80))
    def test_no_list_of_articles_stops_a_row(self, cell: str) -> None:
        """Whatever stands in the cell, its words are somewhere in the sources."""
        columns = Columns(["source_article"])
        citations = citations_of(columns)
        assert citations is not None
        found = citations([cell])
        said = "".join(
            "".join(filter(None, (each.source.publisher, each.source.title))) for each in found
        )
        assert set(re.findall("[aé]", cell)) <= set(said)

    def test_a_row_without_sources_cites_none(self, tmp_path: Path) -> None:
        found = row(
            tmp_path, source_article="", source_office="", source_date="", source_headline=""
        )
        assert not found.citations


def test_a_row_without_an_id_is_refused(tmp_path: Path) -> None:
    found = refused(items(read, tmp_path, as_csv(FULL, [{**ROW, "id": " "}])))
    assert (found.where, found.why) == ("id", "The row has no id.")


def test_a_bad_row_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    rows = [{**ROW, "best": "x"}, {**ROW, "id": "900004"}]
    first, second = items(read, tmp_path, as_csv(FULL, rows))
    assert isinstance(first, Refused)
    assert isinstance(second, Record)
    assert (first.line, second.line) == (2, 3)


def test_the_page_names_every_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats" / "ucdp.md").read_text(encoding="utf-8")
    assert [name for name in (*FULL, *EXTRACT) if f"`{name}`" not in page] == []


def test_it_is_among_the_formats() -> None:
    assert detect(FORMATS, "-", "ucdp") is UCDP

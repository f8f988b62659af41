"""GTD: the publisher's columns and their codes for what is not known, on invented rows."""

from datetime import datetime
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest

from chronology.dates import parse
from chronology.formats import FORMATS
from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Record
from chronology.formats.gtd.places import RADIUS_M
from chronology.formats.gtd_file import GTD, read
from chronology.formats.registry import detect
from chronology.formats.text.input import Input
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

_NAMES = """
eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt
provstate city latitude longitude specificity vicinity location summary crit1 crit2 crit3
doubtterr alternative alternative_txt multiple success suicide attacktype1 attacktype1_txt
attacktype2 attacktype2_txt attacktype3 attacktype3_txt targtype1 targtype1_txt targsubtype1
targsubtype1_txt corp1 target1 natlty1 natlty1_txt targtype2 targtype2_txt targsubtype2
targsubtype2_txt corp2 target2 natlty2 natlty2_txt targtype3 targtype3_txt targsubtype3
targsubtype3_txt corp3 target3 natlty3 natlty3_txt gname gsubname gname2 gsubname2 gname3
gsubname3 motive guncertain1 guncertain2 guncertain3 individual nperps nperpcap claimed claimmode
claimmode_txt claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim
weaptype1 weaptype1_txt weapsubtype1 weapsubtype1_txt weaptype2 weaptype2_txt weapsubtype2
weapsubtype2_txt weaptype3 weaptype3_txt weapsubtype3 weapsubtype3_txt weaptype4 weaptype4_txt
weapsubtype4 weapsubtype4_txt weapdetail nkill nkillus nkillter nwound nwoundus nwoundte property
propextent propextent_txt propvalue propcomment ishostkid nhostkid nhostkidus nhours ndays divert
kidhijcountry ransom ransomamt ransomamtus ransompaid ransompaidus ransomnote hostkidoutcome
hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3 dbsource INT_LOG INT_IDEO INT_MISC
INT_ANY related
"""
#: The 135 columns of the workbook.
HEADER = tuple(_NAMES.split())

ROW = {
    "eventid": "197501050001", "iyear": "1975", "imonth": "1", "iday": "5", "extended": "0",
    "country": "209", "country_txt": "Turkey", "region": "10",
    "region_txt": "Middle East & North Africa", "provstate": "Istanbul", "city": "Port Town",
    "latitude": "41.01", "longitude": "28.97", "specificity": "1", "vicinity": "0",
    "location": "The attack took place at the quay.",
    "summary": "01/05/1975: A device went off at the quay.", "crit1": "1", "crit2": "1",
    "crit3": "1", "doubtterr": "0", "multiple": "0", "success": "1", "suicide": "0",
    "attacktype1": "3", "attacktype1_txt": "Bombing/Explosion", "targtype1": "1",
    "targtype1_txt": "Business", "targsubtype1": "7", "targsubtype1_txt": "Retail",
    "corp1": "Harbour Company", "target1": "Warehouse no. 4", "natlty1": "209",
    "natlty1_txt": "Turkey", "gname": "Harbour Front", "guncertain1": "0", "individual": "0",
    "nperps": "-99", "nperpcap": "0", "claimed": "1", "claimmode": "2",
    "claimmode_txt": "Call (post-incident)", "weaptype1": "6", "weaptype1_txt": "Explosives",
    "nkill": "2", "nkillus": "0", "nkillter": "0", "nwound": "", "property": "1",
    "propextent": "3", "propextent_txt": "Minor (likely < $1 million)", "propvalue": "-99",
    "ishostkid": "0", "scite1": '"Device at the quay," Harbour Post, January 6, 1975.',
    "dbsource": "PGIS", "INT_LOG": "-9", "INT_IDEO": "0", "INT_MISC": "0", "INT_ANY": "-9",
    "related": "197501050001, 197501050002",
}  # fmt: skip


def row(folder: Path, **changed: str) -> Record:
    return only(items(read, folder, as_csv(HEADER, [{**ROW, **changed}])))


def test_a_row_of_the_publishers_layout(tmp_path: Path) -> None:
    found = row(tmp_path)
    assert found.external_id == "197501050001"
    assert found.title == "Reported bombing/explosion, Port Town, Turkey"
    assert found.date is not None
    assert found.date.edtf == "1975-01-05"
    assert found.description == "01/05/1975: A device went off at the quay."
    assert found.category == ("attack", "Bombing/Explosion")
    assert found.tags == ("target: Business", "weapon: Explosives", "responsibility claimed")
    assert path_of(found) == ["Turkey", "Istanbul", "Port Town"]
    assert who(found) == [
        ("Harbour Front", "unknown", "attributed to"),
        ("Harbour Company", "unknown", "target"),
    ]
    assert figures(found)["killed"] == (None, 2, None)
    assert found.status == "alleged"
    assert found.manner is None


def test_columns_without_a_home_are_kept_and_numbers_beside_their_words_are_not(
    tmp_path: Path,
) -> None:
    extra = row(tmp_path).extra
    assert extra["related"] == "197501050001, 197501050002"
    assert extra["target1"] == "Warehouse no. 4"
    assert extra["location"] == "The attack took place at the quay."
    assert extra["claimmode_txt"] == "Call (post-incident)"
    assert extra["dbsource"] == "PGIS"
    assert not {"country", "attacktype1", "claimmode", "propextent"} & extra.keys()
    assert not {"INT_LOG", "INT_ANY"} & extra.keys()


def test_numbers_without_words_beside_them_are_kept(tmp_path: Path) -> None:
    header = [name for name in HEADER if not name.endswith("_txt")]
    found = only(items(read, tmp_path, as_csv(header, [ROW])))
    assert found.extra["country"] == "209"
    assert found.title == "Reported attack, Port Town"
    assert found.category == ("attack",)


def test_it_is_known_by_its_columns_and_says_under_which_terms(tmp_path: Path) -> None:
    assert GTD.recognises_table is not None
    assert GTD.recognises_table(HEADER)
    assert not GTD.recognises_table(("id", "year", "month", "day"))
    found = dataset(read, tmp_path, as_csv(HEADER, []))
    assert found.slug == "gtd"
    assert {"description", "manner", "lasting", "citations", "figures", "who"} <= found.speaks_of
    assert not any(role.bodily_present for role in found.roles.values())
    short = dataset(read, tmp_path, as_csv(HEADER[:15], []))
    assert not {"description", "citations", "figures", "who"} & short.speaks_of


def test_its_workbook(tmp_path: Path) -> None:
    """START hands out a workbook, whose ids and counts are numbers and days are dates."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    cells = {**ROW, "extended": "1"}
    values: list[object] = [
        int(cell) if cell.lstrip("-").isdigit() else cell
        for cell in (cells.get(name, "") for name in HEADER)
    ]
    values[HEADER.index("resolution")] = datetime(1975, 1, 24)
    sheet.append(values)
    book.save(tmp_path / "gtd.xlsx")
    job = ImportJob(cast("Any", None), Input(str(tmp_path / "gtd.xlsx")))
    found = only(list(read(job).items))
    assert found.external_id == "197501050001"
    assert found.date is not None
    assert found.date.edtf == "1975-01-05/1975-01-24"
    assert figures(found)["killed"] == (None, 2, None)


class TestDates:
    @pytest.mark.parametrize(
        ("month", "day", "edtf"), [("1", "0", "1975-01"), ("0", "0", "1975"), ("", "", "1975")]
    )
    def test_0_is_not_known(self, tmp_path: Path, month: str, day: str, edtf: str) -> None:
        found = row(tmp_path, imonth=month, iday=day).date
        assert found is not None
        assert found.edtf == edtf

    @pytest.mark.parametrize(
        ("words", "edtf"),
        [
            ("January 19-20, 1975", "[1975-01-19..1975-01-20]"),
            ("Early January 1975", "[1975-01-01..1975-01-10]"),
            ("1/19/1975", "1975-01-19"),
        ],
    )
    def test_an_approximate_date_narrows_one_whose_day_is_not_known(
        self, tmp_path: Path, words: str, edtf: str
    ) -> None:
        found = row(tmp_path, iday="0", approxdate=words)
        assert found.date is not None
        assert found.date.edtf == edtf
        assert not found.date.lasting
        assert parse(found.date.text).edtf == edtf
        assert found.extra["approxdate"] == words
        assert not found.warnings

    @pytest.mark.parametrize("words", ["some time after the strike", "March 1975", "since 1974"])
    def test_one_that_is_not_read_or_lies_elsewhere_is_told(
        self, tmp_path: Path, words: str
    ) -> None:
        found = row(tmp_path, iday="0", approxdate=words)
        assert found.date is not None
        assert found.date.edtf == "1975-01"
        assert found.warnings == (("approximate date not read", words),)
        assert found.extra["approxdate"] == words

    def test_beside_a_day_it_is_only_kept(self, tmp_path: Path) -> None:
        found = row(tmp_path, approxdate="January 4-5, 1975")
        assert found.date is not None
        assert found.date.edtf == "1975-01-05"
        assert found.extra["approxdate"] == "January 4-5, 1975"

    @pytest.mark.parametrize("written", ["1/24/1975", "1975-01-24", "1975-01-24 00:00:00"])
    def test_what_was_extended_lasted_until_its_resolution(
        self, tmp_path: Path, written: str
    ) -> None:
        found = row(tmp_path, extended="1", resolution=written)
        assert found.date is not None
        assert found.date.edtf == "1975-01-05/1975-01-24"
        assert found.date.lasting
        assert found.manner == "lasting"
        assert not found.warnings

    def test_without_a_resolution_its_end_is_not_known(self, tmp_path: Path) -> None:
        found = row(tmp_path, extended="1")
        assert found.date is not None
        assert found.date.edtf == "1975-01-05/"

    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            ("1/2/1975", "resolved before it began"),
            ("after talks", "resolution not read"),
            ("1975-01-24/1975-01-26", "resolution not read"),
        ],
    )
    def test_a_resolution_that_cannot_be_is_told(
        self, tmp_path: Path, written: str, kind: str
    ) -> None:
        found = row(tmp_path, extended="1", resolution=written)
        assert found.date is not None
        assert found.date.edtf == "1975-01-05/"
        assert found.warnings == ((kind, f"1975-01-05, {written}"),)

    def test_a_window_stays_one_though_it_was_extended(self, tmp_path: Path) -> None:
        found = row(tmp_path, extended="1", iday="0", approxdate="January 19-20, 1975")
        assert found.date is not None
        assert found.date.edtf == "[1975-01-19..1975-01-20]"
        assert found.manner == "lasting"

    @pytest.mark.parametrize(
        ("hours", "days", "words", "iso"),
        [
            ("-99", "3", "3 days", "P3D"),
            ("5", "-99", "5 hours", "PT5H"),
            ("1", "", "1 hour", "PT1H"),
        ],
    )
    def test_how_long_people_were_held(
        self, tmp_path: Path, hours: str, days: str, words: str, iso: str
    ) -> None:
        found = row(tmp_path, nhours=hours, ndays=days)
        assert found.lasting == (words, iso, iso)

    def test_parts_of_an_hour_and_unknown_lengths_are_none(self, tmp_path: Path) -> None:
        assert row(tmp_path, nhours="0.5", ndays="-99").lasting is None
        assert row(tmp_path, nhours="0", ndays="").lasting is None
        assert row(tmp_path, nhours="", ndays="1e99").lasting is None

    @pytest.mark.parametrize(
        ("changed", "where"),
        [({"iday": "31", "imonth": "2"}, "iday"), ({"imonth": "x"}, "imonth")],
    )
    def test_what_is_no_date_is_refused(
        self, tmp_path: Path, changed: dict[str, str], where: str
    ) -> None:
        found = refused(items(read, tmp_path, as_csv(HEADER, [{**ROW, **changed}])))
        assert found.where == where

    def test_without_a_year_there_is_no_date(self, tmp_path: Path) -> None:
        assert row(tmp_path, iyear="", extended="1").date is None


class TestPlaces:
    @pytest.mark.parametrize("specificity", sorted(RADIUS_M))
    def test_each_specificity_is_a_radius(self, tmp_path: Path, specificity: str) -> None:
        place = row(tmp_path, specificity=specificity).places[0].place
        assert place.radius_m == RADIUS_M[specificity]

    def test_5_has_no_coordinates(self, tmp_path: Path) -> None:
        found = row(tmp_path, specificity="5", latitude="", longitude="", city="Unknown")
        assert path_of(found) == ["Turkey", "Istanbul"]
        assert found.title == "Reported bombing/explosion, Istanbul, Turkey"

    def test_in_the_vicinity_of_a_city_is_around_it(self, tmp_path: Path) -> None:
        found = row(tmp_path, vicinity="1")
        assert path_of(found) == ["Turkey", "Istanbul", "Port Town", "around Port Town"]
        assert found.places[0].place.radius_m == 25_000

    def test_the_middle_of_a_region_is_somewhere_in_it(self, tmp_path: Path) -> None:
        assert path_of(row(tmp_path, specificity="3", city="Unknown")) == [
            "Turkey", "Istanbul", "somewhere in Istanbul",
        ]  # fmt: skip
        assert path_of(row(tmp_path, specificity="3", city="Quay district")) == [
            "Turkey", "Istanbul", "Quay district", "somewhere in Quay district",
        ]  # fmt: skip
        assert path_of(row(tmp_path, specificity="4")) == [
            "Turkey", "Istanbul", "somewhere in Istanbul",
        ]  # fmt: skip

    def test_a_point_of_which_nothing_else_is_known(self, tmp_path: Path) -> None:
        found = row(tmp_path, country_txt="", provstate="", city="")
        assert path_of(found) == ["41.01, 28.97"]

    def test_a_city_without_coordinates(self, tmp_path: Path) -> None:
        found = row(tmp_path, latitude="", longitude="")
        assert path_of(found) == ["Turkey", "Istanbul", "Port Town"]
        assert not found.places[0].place.pinned

    def test_nowhere(self, tmp_path: Path) -> None:
        found = row(
            tmp_path, latitude="", longitude="", country_txt="", provstate="", city="Unknown"
        )
        assert not found.places
        assert found.title == "Reported bombing/explosion"


class TestActors:
    def test_where_gtd_is_not_certain_the_role_says_so(self, tmp_path: Path) -> None:
        found = row(tmp_path, guncertain1="1", gname2="Reds", gsubname2="Red Youth", corp1="")
        assert who(found) == [
            ("Harbour Front", "unknown", "possibly attributed to"),
            ("Reds", "unknown", "attributed to"),
            ("Red Youth", "unknown", "attributed to"),
        ]

    def test_nobody_is_called_unknown(self, tmp_path: Path) -> None:
        assert not row(tmp_path, gname="Unknown", corp1="Not Applicable").who


class TestFigures:
    def test_minus_99_and_minus_9_are_not_known(self, tmp_path: Path) -> None:
        found = figures(row(tmp_path))
        assert not {"perpetrators", "property damage", "wounded"} & found.keys()
        assert found["perpetrators captured"] == (None, 0, None)

    def test_units(self, tmp_path: Path) -> None:
        found = row(tmp_path, propvalue="50000", nhostkid="4")
        units = {each.kind: each.unit for each in found.figures}
        assert (units["property damage"], units["taken hostage"]) == ("USD", "persons")

    def test_a_count_below_zero_that_is_no_code_is_refused(self, tmp_path: Path) -> None:
        found = refused(items(read, tmp_path, as_csv(HEADER, [{**ROW, "nkill": "-4"}])))
        assert (found.where, found.why) == ("nkill", "-4 is no count.")


class TestSources:
    def test_a_reference_is_a_source(self, tmp_path: Path) -> None:
        (cited,) = row(tmp_path).citations
        source = cited.source
        assert (source.title, source.publisher) == ("Device at the quay", "Harbour Post")
        assert source.published is not None
        assert source.published.edtf == "1975-01-06"
        assert source.note == ROW["scite1"]

    @pytest.mark.parametrize(
        ("words", "title", "publisher"),
        [
            ("Harbour archives, box 4", "Harbour archives, box 4", None),
            ('"Device," Harbour Post.', "Device", "Harbour Post"),
            ('"Device," Harbour Post, February 31, 1975.', "Device", "Harbour Post, February 31, 1975"),
        ],
    )  # fmt: skip
    def test_one_out_of_the_usual_order(
        self, tmp_path: Path, words: str, title: str, publisher: str | None
    ) -> None:
        (cited,) = row(tmp_path, scite1=words).citations
        assert (cited.source.title, cited.source.publisher) == (title, publisher)
        assert cited.source.published is None

    def test_a_very_long_reference_is_a_title(self, tmp_path: Path) -> None:
        words = f'"Device" {"," * 5000}'
        (cited,) = row(tmp_path, scite1=words).citations
        assert cited.source.title == words

    def test_a_row_without_references_rests_on_the_database(self, tmp_path: Path) -> None:
        (cited,) = row(tmp_path, scite1="").citations
        assert cited.source.title == "Global Terrorism Database (GTD)"

    def test_three_references_the_same_twice(self, tmp_path: Path) -> None:
        found = row(tmp_path, scite1="A", scite2="B", scite3="A").citations
        assert [each.source.title for each in found] == ["A", "B"]


def test_what_a_tag_says(tmp_path: Path) -> None:
    found = row(
        tmp_path, doubtterr="1", suicide="1", claimed="-9", attacktype2_txt="Armed Assault",
        weaptype1_txt="Unknown",
    )  # fmt: skip
    assert found.tags == (
        "also armed assault", "target: Business", "doubted to be terrorism", "suicide attack",
    )  # fmt: skip


def test_a_row_without_an_id_is_refused(tmp_path: Path) -> None:
    found = refused(items(read, tmp_path, as_csv(HEADER, [{**ROW, "eventid": ""}])))
    assert (found.where, found.why) == ("eventid", "The row has no id.")


def test_the_page_names_every_column() -> None:
    page = Path(__file__).parents[2] / "docs" / "formats" / "gtd.md"
    text = page.read_text(encoding="utf-8")
    assert [name for name in HEADER if f"`{name}`" not in text] == []
    assert "not tried on the publisher's own files" in " ".join(text.split())


def test_it_is_among_the_formats() -> None:
    assert detect(FORMATS, "-", "gtd") is GTD

"""Cells: whatever stands in the chronology comes back out of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.formats.table import cells
from chronology.formats.table.errors import CellError

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))
TRICKY = st.text("=+-@\t\r\n'\\;[]>= a1.", max_size=12)
NAME = st.one_of(TEXT, TRICKY).filter(lambda name: name.strip() != "")
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@given(st.one_of(TEXT, TRICKY))
def test_every_text_survives_neutralising(text: str) -> None:
    assert cells.restore(cells.neutralise(text)) == text


@given(st.one_of(TEXT, TRICKY))
def test_no_cell_starts_a_formula_unless_it_is_a_plain_number(text: str) -> None:
    cell = cells.neutralise(text)
    if cell[:1] and cell[:1] in "=+-@\t\r\n":
        float(cell)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("-5.2", "-5.2"),
        ("+1e3", "+1e3"),
        ("-0043-03-15", "'-0043-03-15"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'=quoted", "''=quoted"),
        ("'tis so", "'tis so"),
        ("-", "'-"),
        ("＝1+1", "'＝1+1"),
    ],
)
def test_neutralised_cells(text: str, cell: str) -> None:
    assert cells.neutralise(text) == cell
    assert cells.restore(cell) == text


@given(st.lists(NAME))
def test_lists_come_back(items: list[str]) -> None:
    assert cells.split_list(cells.join_list(items)) == items


@given(st.lists(st.tuples(NAME, NAME)))
def test_names_with_roles_come_back(pairs: list[tuple[str, str]]) -> None:
    cell = "; ".join(cells.named_with_role(name, role) for name, role in pairs)
    assert cells.split_named(cell) == pairs


@given(st.lists(NAME))
def test_names_without_roles_come_back(names: list[str]) -> None:
    cell = "; ".join(cells.named_with_role(name, None) for name in names)
    assert cells.split_named(cell) == [(name, None) for name in names]


@given(st.lists(st.tuples(st.lists(NAME, min_size=1, max_size=3), st.sampled_from(["at", "to"]))))
def test_places_come_back(places: list[tuple[list[str], str]]) -> None:
    cell = cells.places_cell(places)
    assert cells.split_places(cell) == [(tuple(path), role) for path, role in places]


@given(st.lists(st.tuples(NAME, NUMBER, NUMBER, NUMBER, st.none() | NAME)))
def test_measures_come_back(measures: list[cells.Figures]) -> None:
    cell = "; ".join(cells.measure_text(*measure) for measure in measures)
    assert cells.split_measures(cell) == measures


@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("killed=3", ("killed", None, 3.0, None, None)),
        ("killed=2..5", ("killed", 2.0, None, 5.0, None)),
        ("killed = 2..3..5 [people]", ("killed", 2.0, 3.0, 5.0, "people")),
        ("killed=..", ("killed", None, None, None, None)),
        ("killed=", ("killed", None, None, None, None)),
    ],
)
def test_measures_as_people_write_them(cell: str, figures: cells.Figures) -> None:
    assert cells.split_measures(cell) == [figures]


@pytest.mark.parametrize(
    "cell", ["killed", "killed=many", "=3", "a=1=2", "killed=1..2..3..4", "k=1e999"]
)
def test_what_is_no_measure_is_refused(cell: str) -> None:
    with pytest.raises(CellError):
        cells.split_measures(cell)


def test_a_place_without_a_name_is_refused() -> None:
    with pytest.raises(CellError, match="leaves a place without a name"):
        cells.split_places("Turkey > > Aksaray")

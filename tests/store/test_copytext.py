"""Rows as text that PostgreSQL's COPY reads: what was meant arrives."""

from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.store.bulk import copytext
from chronology.store.bulk.copytext import copy_text
from chronology.store.location import Location
from chronology.store.server import server_connection

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
CELLS = st.none() | TEXTS | st.sampled_from([r"\N", r"\.", "\\", "a\tb", "a\nb", "\r", "%s", ""])
ROWS = st.lists(
    st.tuples(
        st.integers(-(2**31), 2**31 - 1),
        CELLS,
        st.none() | st.booleans(),
        st.none() | st.floats(allow_nan=False),
    ),
    min_size=1,
    max_size=9,
)


@pytest.fixture
def connection(postgres_url: str) -> Any:
    with server_connection(Location.parse(postgres_url, {})) as made:
        made.execute("CREATE TEMP TABLE held (n int, t text, f bool, d float8, s text, m int)")
        yield made
        made.rollback()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, text=CELLS, size=st.sampled_from([1, 2, 1024]))
def test_every_value_arrives(
    connection: Any, rows: list[tuple[Any, ...]], text: str | None, size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copytext, "_ROWS", size)
        connection.execute("DELETE FROM held")
        connection.send("COPY held FROM STDIN", copy_text([*zip(*rows, strict=True)], (text, 7)))
    held = connection.execute("SELECT * FROM held").fetchall()
    assert held == [(*row, text, 7) for row in rows]


def test_no_more_lines_are_formatted_at_once_than_are_meant_to_be() -> None:
    pieces = list(copy_text([range(2 * copytext._ROWS + 1)], ("y",)))
    assert [piece.count("\n") for piece in pieces] == [copytext._ROWS, copytext._ROWS, 1]


def test_a_value_of_no_column_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match=r"^bytes is nothing that a column holds\.$"):
        list(copy_text([(1,), (b"x",)], ()))


def test_a_nul_is_refused_by_the_server(connection: Any) -> None:
    connection.send("COPY held (t) FROM STDIN", copy_text([("a\0b",)], ()))
    with pytest.raises(psycopg.DataError):
        connection.arrive()

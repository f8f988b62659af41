"""What makes an export of the seed schema quick says the same as what it stands for."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import parse
from chronology.formats.seed.dates import gives_back, is_plain_day
from chronology.formats.seed.identity import child_uuid
from chronology.formats.seed.reading import DateWords
from chronology.model.stored_dates import COLUMNS, to_columns


@given(st.uuids(), st.text(max_size=20), st.integers(0, 9))
def test_the_uuid_of_a_child_is_uuid5(parent: UUID, identity: str, nth: int) -> None:
    expected = str(uuid5(parent, f"measures\n{identity}\n{nth}"))
    assert child_uuid(str(parent), "measures", identity, nth) == expected


@given(
    st.dates().map(str) | st.sampled_from(["2016", "2016-07", "-0043-03-15", "2016-07-15~"]),
    st.sampled_from([None, "edtf_exact", "qualifier", "precision_rank", "start_latest", "lasting"]),
)
def test_a_plain_day_is_given_back(words: str, changed: str | None) -> None:
    """Whatever is taken for a plain day, reading its words gives the whole of it back."""
    columns = to_columns("x", parse(words))
    date = {name: columns[f"x_{name}"] for name in COLUMNS}
    other = {"qualifier": "?", "start_latest": date["start_latest"] + 1}
    if changed is not None:
        date[changed] = other.get(changed, not date[changed])
    whole = words.count("-") >= 2 and not words.endswith("~")
    assert is_plain_day(date) == (whole and changed is None)
    if is_plain_day(date):
        assert gives_back(DateWords().read, words, date)

"""Every reader takes what a few thousand random changes make of good input, or refuses it."""

from collections.abc import Iterator
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.errors import ChronologyError
from tests.fuzz.given import Asked
from tests.fuzz.mutate import CHANGED
from tests.fuzz.readers import Reader, readers
from tests.fuzz.seeds import seeds

NAMES = (
    "dates", "edtf", "csv", "json", "jsonl", "yaml", "xml", "xlsx", "ods", "calendar",
    "publishers", "documents",
)  # fmt: skip
#: How many inputs each test tries, of readers that are quick more.
_FEW = {"edtf": 60, "dates": 40}


@pytest.fixture(scope="module")
def known() -> Iterator[dict[str, Reader]]:
    with Asked() as asked:
        yield readers(asked)


def spoilt(name: str, data: st.DataObject) -> bytes:
    """Return a seed of the reader with bytes of it changed, or what it is made of."""
    seed = data.draw(st.sampled_from(seeds(name)))
    random = Random(data.draw(st.integers(0, 2**32)))
    change = CHANGED.get(name)
    if change is not None and random.random() < 0.7:
        return change(seed, random) or seed
    at = data.draw(st.integers(0, len(seed)))
    until = data.draw(st.integers(at, min(len(seed), at + 9)))
    return seed[:at] + data.draw(st.binary(max_size=9)) + seed[until:]


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_refuses_or_reads(name: str, known: dict[str, Reader]) -> None:
    @settings(max_examples=_FEW.get(name, 12), deadline=None, database=None)
    @given(st.data())
    def tried(data: st.DataObject) -> None:
        content = spoilt(name, data)
        with suppress(ChronologyError):
            known[name](content)

    tried()


def test_every_reader_is_tried(known: dict[str, Reader]) -> None:
    assert set(NAMES) == known.keys()

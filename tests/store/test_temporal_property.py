"""What is stored of what follows is what the whole chronology says, whatever was done to it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.network.timeline import tighten
from chronology.store.reader import Reader, open_reader
from chronology.store.temporal.load import load_statements
from chronology.store.temporal.tighten import Inferred, inferred, stored
from tests.blank import Blank
from tests.store.changing import COMMANDS, Changing, Numbers

Step = tuple[int, Numbers]

NUMBER = st.integers(0, 12)
STEPS = st.lists(
    st.tuples(st.integers(0, len(COMMANDS) - 1), st.tuples(NUMBER, NUMBER, NUMBER)),
    min_size=6,
    max_size=24,
)


def fresh(reader: Reader) -> dict[int, Inferred]:
    """Return what follows for every event, from the whole chronology at once."""
    tightened = tighten(load_statements(reader))
    return inferred(reader, list(tightened.bounds), tightened)


def kept(reader: Reader) -> dict[int, Inferred]:
    """Return what is stored with the events for which anything is."""
    events = [row[0] for row in reader.rows("SELECT id FROM event")]
    return {event: columns for event, columns in stored(reader, events) if columns != Inferred()}


def hold(blank: Blank, steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        changing = Changing(blank.copy(Path(folder) / "chronology.db"))
        for command, numbers in steps:
            changing.do(command, numbers)
            with open_reader(changing.location) as reader:
                assert kept(reader) == fresh(reader)


FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(steps=STEPS)
def test_what_is_stored_is_what_follows(blank: Blank, steps: list[Step]) -> None:
    hold(blank, steps)


@pytest.mark.slow
@MANY
@given(steps=STEPS)
def test_what_is_stored_is_what_follows_at_length(blank: Blank, steps: list[Step]) -> None:
    hold(blank, steps)

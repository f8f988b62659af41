"""What is loaded by screens, or around an event, is enough for the same findings."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.checks import CHECKS
from chronology.checks.finding import Finding
from chronology.checks.run import run_checks
from chronology.checks.screening import events_to_look_at
from chronology.formats import import_file
from chronology.query.facts import load_facts
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from tests.checks.random_chronology import invented


@pytest.fixture
def grown(db: Location, tmp_path: Path) -> Iterator[Reader]:
    """A chronology into which one invented chronology after another was imported."""
    for seed in range(8 if db.engine == "sqlite" else 3):
        path = tmp_path / f"invented-{seed}.json"
        path.write_text(json.dumps(invented(seed)), encoding="utf-8")
        assert not import_file(db, path).refused
    with open_reader(db) as opened:
        yield opened


GROUPED = ("inconsistent-network", "self-contradiction")


def keys(findings: list[Finding]) -> set[tuple[str, tuple[int, ...], tuple[str, ...]]]:
    """Tell findings apart; of a conflict, what it says of its companions is no part of it."""
    return {
        (one.check, one.events, () if one.check in GROUPED else one.explanation) for one in findings
    }


def test_every_check_that_can_be_certain_says_where_to_look() -> None:
    assert [check.id for check in CHECKS if check.certain and check.screens is None] == []


def test_screens_leave_nothing_certain_out(grown: Reader) -> None:
    whole = keys(run_checks(load_facts(grown)))
    events = events_to_look_at(grown, CHECKS, possible=False)
    assert events is not None
    assert keys(run_checks(load_facts(grown, events, screened=True, together=True))) == whole
    assert len({check for check, _, _ in whole}) > 5


def test_what_bears_on_an_event_is_enough_to_judge_it(grown: Reader) -> None:
    """The network's conflicts are left out: of the whole, only so many are listed."""

    def told(findings: list[Finding]) -> set[tuple[str, tuple[int, ...]]]:
        return {(one.check, one.events) for one in findings if one.check not in GROUPED}

    whole = [one for one in run_checks(load_facts(grown)) if one.events]
    for (event,) in list(grown.rows("SELECT id FROM event")):
        about = told([one for one in whole if event in one.events])
        assert told(run_checks(load_facts(grown, [event]))) == about

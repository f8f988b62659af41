"""The dataset that ships: its real tensions are found, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.checks.reasoning import tightened
from chronology.checks.run import run_checks
from chronology.formats import import_file
from chronology.formats.seed.identity import entity_uuid
from chronology.query.evidence import Facts
from chronology.query.facts import load_facts
from chronology.store.reader import open_reader
from tests.blank import Blank

SEEDS = Path(__file__).parents[2] / "seeds"


def key(name: str) -> str:
    """Return the UUID of an event by its key in the file."""
    return entity_uuid("balusha-mh", "events", name)


@pytest.fixture(scope="module")
def shipped(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """The facts of the shipped dataset."""
    where = blank.copy(tmp_path_factory.mktemp("shipped") / "shipped.db")
    for name in ("vocabulary.yaml", "balusha-mh.yaml"):
        report = import_file(where, SEEDS / name)
        assert not report.refused
    with open_reader(where) as reader:
        yield load_facts(reader)


def test_the_articles_hold_no_certain_contradiction(shipped: Facts) -> None:
    assert run_checks(shipped) == []


def test_the_house_in_istanbul_lies_between_operation_and_return(shipped: Facts) -> None:
    """The lead has him there "in 2016 and 2017", the body elsewhere for most of both.

    What comes before and after narrows the lead, and does not contradict it.
    """
    found = run_checks(shipped, possible=True)
    assert {finding.certainty for finding in found} == {"cannot-tell"}
    house = next(e for e in shipped.events.values() if e.uuid == key("istanbul-house"))
    lines = tightened.lines(shipped, house)
    assert len(lines) == 1
    assert "between 2016-10-01 and 2017-03-31" in lines[0]


def test_without_its_relations_the_house_would_be_in_the_way(shipped: Facts) -> None:
    unordered = replace(shipped.statements, relations=())
    apart = replace(shipped, relations=(), statements=unordered)
    found = run_checks(apart, names=["actors"], possible=True)
    pairs = {frozenset(shipped.events[event].uuid for event in f.events) for f in found}
    assert pairs == {
        frozenset((key("istanbul-house"), key(elsewhere)))
        for elsewhere in ("to-antep", "received-antep", "return-antep")
    }
    assert {(f.check, f.certainty.value) for f in found} == {("two-places", "possible")}


def test_what_cannot_be_told_of_undated_articles(shipped: Facts) -> None:
    unclear = run_checks(shipped, names=["undated-source"], possible=True)
    assert {f.certainty for f in unclear} == {"cannot-tell"}
    assert {f.sources for f in unclear} == {("article-a",), ("article-b",)}


def test_memberships_of_whose_end_nobody_speaks(shipped: Facts) -> None:
    """One note for each actor; that he left ISIS on a day is known."""
    unended = run_checks(shipped, names=["open-state"], possible=True)
    assert {f.certainty for f in unended} == {"cannot-tell"}
    events = {shipped.events[event].uuid for finding in unended for event in finding.events}
    assert events == {key(name) for name in ("joins-jund", "joins-ansar-sharia", "commanders-join")}
    assert len(unended) == 2


def test_two_men_who_share_part_of_a_name(shipped: Facts) -> None:
    """Nothing else in the dataset looks recorded twice, misplaced or miscounted."""
    [pair] = run_checks(shipped, names=["data"], possible=True)
    assert (pair.check, pair.certainty) == ("likely-namesakes", "cannot-tell")
    names = {shipped.actors[actor].name for actor in pair.actors}
    assert names == {"Mahmoud al-Talib", "al-Talib Yusuf Muktad"}


def test_a_september_without_a_year(shipped: Facts) -> None:
    [september] = run_checks(shipped, names=["unknown-year"], possible=True)
    assert september.certainty == "cannot-tell"
    assert {shipped.events[event].uuid for event in september.events} == {key("turkish-attack")}


def test_the_articles_hold_no_other_tension(shipped: Facts) -> None:
    """All that is said with --possible, and how strongly: no false alarm."""
    found = run_checks(shipped, possible=True)
    assert sorted((f.check, f.certainty.value, f.severity.value) for f in found) == [
        ("likely-namesakes", "cannot-tell", "note"),
        ("open-state", "cannot-tell", "note"),
        ("open-state", "cannot-tell", "note"),
        ("undated-source", "cannot-tell", "note"),
        ("undated-source", "cannot-tell", "note"),
        ("unknown-year", "cannot-tell", "note"),
    ]

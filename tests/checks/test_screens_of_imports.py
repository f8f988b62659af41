"""What an import of very many events asks of the screens: what is fine is not loaded."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from chronology.checks import CHECKS
from chronology.checks.finding import Finding
from chronology.checks.run import run_checks
from chronology.checks.screening import events_to_look_at, tells_together
from chronology.formats import import_file
from chronology.query.evidence import Facts
from chronology.query.facts import load_facts
from chronology.query.uncited import MANY
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader

HEADER = (
    "id,year,month,day,country,type_of_violence,conflict_name,side_a,side_b,"
    "latitude,longitude,low_death,best_death,high_death"
)


def row(number: int, figures: str = "1,2,3", at: str = "34.8,36.7") -> str:
    """Return an invented row of a conflict dataset that names no sources."""
    return (
        f"{900_000 + number},2016,7,{1 + number % 28},Syria,State-based violence,Syria: Harbour,"
        f"Government of Syria,Harbour Front,{at},{figures}"
    )


@pytest.fixture
def imported(db: Location, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A chronology with the rows that the test asks for, as one import."""
    path = tmp_path / "events.csv"
    path.write_text("\n".join([HEADER, *request.param]) + "\n", encoding="utf-8")
    assert import_file(db, path).refused == []
    with open_reader(db) as opened:
        yield opened


def looked_at(reader: Reader) -> Facts:
    """Return what a check of everything for what is certain loads."""
    events = events_to_look_at(reader, CHECKS, possible=False)
    assert events is not None
    return load_facts(reader, events, screened=True, together=tells_together(CHECKS))


def written(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [finding.as_json() for finding in findings]


ORDERLY = [row(number) for number in range(MANY + 3)]


@pytest.mark.parametrize(
    "imported", [[*ORDERLY, row(50, figures="5,2,3"), row(51, at="-33.9,18.4")]], indirect=True
)
def test_an_import_without_sources_is_told_without_loading_it(imported: Reader) -> None:
    facts = looked_at(imported)
    found = run_checks(facts)
    assert written(found) == written(run_checks(load_facts(imported)))
    assert {one.check: len(one.events) for one in found} == {
        "coordinates-outside-country": 1,
        "measure-order": 1,
        "unsourced": MANY + 5,
    }
    assert len(facts.events) == 2


@pytest.mark.parametrize("imported", [ORDERLY[: MANY - 1]], indirect=True)
def test_a_few_events_without_sources_are_told_one_by_one(imported: Reader) -> None:
    found = run_checks(looked_at(imported))
    assert [finding.check for finding in found] == ["unsourced"] * (MANY - 1)
    assert written(found) == written(run_checks(load_facts(imported)))


@pytest.mark.parametrize("imported", [ORDERLY], indirect=True)
def test_only_the_check_of_sources_asks_for_an_import_without_any(imported: Reader) -> None:
    others = [check for check in CHECKS if check.id != "unsourced"]
    assert not tells_together(others)
    assert events_to_look_at(imported, others, possible=False) == frozenset()


BOOK = """
{"chronology": 1,
 "sources": [{"slug": "early", "published": "2016-07-10"},
             {"slug": "same-day", "published": "2016-07-15"},
             {"slug": "some-year", "published": "2016"}],
 "events": [{"key": "talk", "title": "Talk", "when": "2016-07-15",
             "citations": [{"source": "early"}]},
            {"key": "walk", "title": "Walk", "when": "2016-07-15",
             "citations": [{"source": "same-day"}]},
            {"key": "wait", "title": "Wait", "when": "2016-07-15",
             "citations": [{"source": "some-year"}, {"source": "same-day"}]}]}
"""


def test_reports_of_the_same_day_need_no_closer_look(db: Location, tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    path.write_text(BOOK, encoding="utf-8")
    assert not import_file(db, path).refused
    with open_reader(db) as reader:
        facts = looked_at(reader)
        found = run_checks(facts)
    assert [event.title for event in facts.events.values()] == ["Talk"]
    assert [finding.check for finding in found] == ["published-before-event"]

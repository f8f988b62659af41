"""Findings as values: shape, rank, fingerprint, acceptance."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.checks import CHECKS, Certainty, Finding, Severity
from chronology.checks.reasoning import wording
from chronology.checks.reasoning.wording import dated, size, size_beside, stretch
from chronology.checks.run import accepted_findings, run_checks, stale_acceptances
from chronology.dates import parse_edtf
from chronology.dates.civil import NEG_INF, POS_INF, seconds
from chronology.errors import UnknownNameError
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import accepting, date, read


def test_the_printed_object(facts: Facts) -> None:
    """
    source wire
    event 1 Arrest when=2016-07-20
    event 2 Release when=2016-07-08
    cite 2 wire
    relation 2 after 1 cite=1
    """
    finding = only(facts, "order")
    assert finding.as_json() == {
        "check": "order",
        "certainty": "certain",
        "severity": "error",
        "events": [1, 2],
        "sources": ["wire"],
        "explanation": list(finding.explanation),
        "magnitude_seconds": 11 * 86_400 + 1,
        "suggestions": [
            'chronology edit 2 --when "…"',
            'chronology edit 1 --when "…"',
            "chronology relate 2 after 1 --rank deprecated",
            f'chronology check accept {finding.fingerprint} --because "…"',
        ],
        "fingerprint": finding.fingerprint,
    }
    assert len(finding.fingerprint) == 16


BOOK = """
source wire published=2020
event 1 Arrest when=2016-07-20 who=Omar:leader
event 2 Release when=2016-07-08
event 3 Trial when=2017
event 4 Verdict when=2012
event 5 Talk when=[2015..2017]
event 6 Answer when=[2014..2016]
cite 1 wire
cite 2 wire
cite 3 wire
cite 4 wire
cite 6 wire
relation 2 after 1
relation 4 after 3
relation 5 before 6
"""


def test_certain_first_then_grave_then_large() -> None:
    facts = read(BOOK)
    assert found(facts) == [
        ("order", "certain", [3, 4]),
        ("order", "certain", [1, 2]),
        ("unsourced", "certain", [5]),
        ("order", "possible", [5, 6]),
    ]
    assert [finding.certainty for finding in run_checks(facts)] == ["certain"] * 3


def test_sources_of_the_events_where_the_finding_names_none() -> None:
    facts = read(BOOK)
    assert {f.sources for f in run_checks(facts, names=["order"])} == {("wire",)}


def test_only_what_concerns_some_events() -> None:
    facts = read(BOOK)
    assert [f.events for f in run_checks(facts, only=[3])] == [(3, 4)]
    assert [f.events for f in run_checks(replace(facts, scope=frozenset([1])))] == [(1, 2)]
    assert run_checks(facts, only=[]) == []


def test_named_checks_and_tiers_only() -> None:
    facts = read(BOOK)
    assert [f.check for f in run_checks(facts, names=["sources"])] == ["unsourced"]
    with pytest.raises(UnknownNameError, match="There is no check “ordr”"):
        run_checks(facts, names=["ordr"])


def test_an_accepted_finding_is_hidden_until_a_value_changes() -> None:
    facts = read(BOOK)
    finding = run_checks(facts, only=[1])[0]
    accepted = accepting(facts, finding.fingerprint, finding.check)
    assert run_checks(accepted, only=[1]) == []
    assert [found for found, _ in accepted_findings(accepted)] == [finding]
    assert stale_acceptances(accepted) == []

    later = replace(facts.events[2], date=date("2016-07-09"))
    changed = replace(accepted, events=MappingProxyType({**facts.events, 2: later}))
    again = run_checks(changed, only=[1])[0]
    assert again.fingerprint != finding.fingerprint
    assert stale_acceptances(changed) == list(accepted.acceptances)

    # A new title, or other words for the same day, changes nothing that it rests on.
    renamed = replace(facts.events[2], title="Freed")
    same = replace(accepted, events=MappingProxyType({**facts.events, 2: renamed}))
    assert run_checks(same, only=[1]) == []


def test_the_fingerprint_does_not_depend_on_ids() -> None:
    facts = read(BOOK)
    finding = run_checks(facts, only=[1])[0]
    moved = replace(finding, events=(71, 72), claims=tuple(reversed(finding.claims)))
    assert moved.fingerprint == finding.fingerprint


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_no_check_minds_an_empty_chronology(check) -> None:
    assert list(check.find(Facts())) == []


def test_findings_are_ranked_by_a_total_order() -> None:
    one = Finding("a", Certainty.POSSIBLE, Severity.ERROR, ("x",))
    two = Finding("a", Certainty.CERTAIN, Severity.NOTE, ("x",))
    assert sorted([one, two], key=Finding.order) == [two, one]


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (7_300, "2 hours"),
        (86_400, "1 day"),
        (11 * 86_400 + 5, "11 days"),
        (999 * 86_400, "999 days"),
        (1_100 * 86_400, "3 years"),
    ],
)
def test_sizes(length: int, words: str) -> None:
    assert size(length) == words


@pytest.mark.parametrize(
    ("length", "apart", "words"),
    [
        (0, 60, "no time"),
        (59, 7_200, "59 seconds"),
        (7_259, 2_541, "2 hours"),
        (9_800, 2_541, "2 hours 43 minutes"),
        (9_800, 20, "2 hours 43 minutes 20 seconds"),
        (97_200, 90_000, "1 day"),
        (97_200, 3_600, "1 day 3 hours"),
        (86_460, 60, "1 day 1 minute"),
    ],
)
def test_sizes_that_differ_by_little_are_told_apart(length: int, apart: int, words: str) -> None:
    assert size_beside(length, apart) == words


def test_a_suggestion_is_made_once() -> None:
    remedy = 'chronology edit 1 --when "…"'
    twice = Finding("a", Certainty.CERTAIN, Severity.NOTE, ("x",), remedies=(remedy, remedy))
    assert twice.suggestions[:-1] == (remedy,)


def test_stretches_of_time() -> None:
    day = seconds(2016, 7, 15)
    assert stretch(day, day + 86_400) == "2016-07-15"
    assert stretch(day, day + 2 * 86_400) == "2016-07-15 to 2016-07-16"
    assert stretch(NEG_INF, day) == "up to 2016-07-14"
    assert stretch(day, POS_INF) == "from 2016-07-15 on"
    assert stretch(NEG_INF, POS_INF) == "at an unknown time"
    assert stretch(day + 64_800, day + 108_000) == "2016-07-15 18:00 to 2016-07-16 06:00"
    assert stretch(day + 3_661, day + 3_662) == "2016-07-15 01:01:01 to 2016-07-15 01:01:02"
    known = date("2014/2016")
    assert known is not None
    assert dated(known) == (
        "“2014/2016” (beginning 2014-01-01 to 2014-12-31, ending 2016-01-01 to 2016-12-31)"
    )


def test_years_before_christ_are_worded_as_such() -> None:
    assert wording.bounds(parse_edtf("-0043")) == "1 Jan 44 BC to 31 Dec 44 BC"
    assert wording.bounds(parse_edtf("0044")) == "0044-01-01 to 0044-12-31"

"""The phrases that are suggested: they read back as meant, and put the conflict right."""

import re
import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.checks.reasoning.widening import wider_dates, wider_lengths
from chronology.checks.run import run_checks
from chronology.dates import parse_edtf
from chronology.dates.lag import read_lag
from chronology.dates.reading import parse
from chronology.query.evidence import Event, Facts, Stretch
from tests.checks import gathered
from tests.checks.ledger import read

NETWORK = "inconsistent-network"


def _followed(facts: Facts, command: str) -> Facts:
    """Return facts after a command that changes a date, a length or a lag."""
    words = shlex.split(command)
    if words[1] == "relate":
        relations = tuple(
            replace(r, lag=_stretch(words[-1]))
            if [str(r.event), r.kind, str(r.other)] == words[2:5]
            else r
            for r in facts.relations
        )
        changed = replace(facts, relations=relations)
    else:
        event = facts.events[int(words[2])]
        changed = replace(facts, events={**facts.events, event.id: _edited(event, words)})
    return replace(changed, statements=gathered.chronology_of(changed))


def _edited(event: Event, words: list[str]) -> Event:
    if words[3] == "--when":
        return replace(event, date=parse(words[4]))
    return replace(event, duration=_stretch(words[4]))


def _stretch(words: str) -> Stretch:
    lag = read_lag(words)
    return Stretch(words, lag.minimum.iso(), lag.maximum.iso())


@pytest.mark.parametrize(
    "ledger",
    [
        "event 1 A when=2016-07-20\nevent 2 B\nevent 3 C when=2016-07-08",
        "event 1 A when=2016\nevent 2 B lasting=P3M..P4M\nevent 3 C when=2016-02",
        "event 1 A when=2016-07/2017-03\nevent 2 B\nevent 3 C when=2016-11-10/2016-12",
        "event 1 A when=[2016..]\nevent 2 B\nevent 3 C when=[..2014-03]",
        "event 1 A when=2016?\nevent 2 B\nevent 3 C when=2014~",
        "event 1 A when=-0043\nevent 2 B\nevent 3 C when=-0046",
        "event 1 A when=2016-07-15\nevent 2 B lasting=P40D..P50D\nevent 3 C when=2016-07-16",
    ],
)
def test_whatever_is_loosened_as_suggested_fits(ledger: str) -> None:
    facts = read(f"{ledger}\nrelation 2 after 1\nrelation 3 after 2 lag=P1D..P1M")
    (finding,) = run_checks(facts, names=[NETWORK], possible=True)
    commands = [r for r in finding.remedies if re.search(r"--(when|lasting|by) (?!\")", r)]
    assert commands
    for command in commands:
        assert run_checks(_followed(facts, command), names=[NETWORK], possible=True) == [], command


_DATES = (
    "2016", "2016-07-15", "2016-07", "[2014..2016]", "[..2005-12]", "[2014..]", "2014/2016",
    "2016-07/2017-03", "2014/..", "../2010", "2016~", "-0043-03-15", "Y170000002", "9999-12-31",
)  # fmt: skip


@given(st.sampled_from(_DATES), st.integers(1, 5000))
def test_wider_dates_read_back_as_meant(edtf: str, days: int) -> None:
    date = parse_edtf(edtf)
    for words, wider in wider_dates(date, days):
        again = parse(words)
        assert again.edtf == wider.edtf
        assert (again.start_earliest, again.end_latest) == (wider.start_earliest, wider.end_latest)
        if not date.lasting:
            assert wider.start_earliest <= date.start_earliest
            assert date.end_latest <= wider.end_latest
            assert wider != date


@pytest.mark.parametrize("edtf", ["{2016,2017}", "[2016,2018]"])
def test_of_sets_only_a_plain_one_is_widened(edtf: str) -> None:
    assert len(list(wider_dates(parse_edtf(edtf), 3))) == (0 if edtf.startswith("{") else 2)


@given(st.integers(1, 400), st.integers(0, 400), st.integers(1, 5000))
def test_wider_lengths_read_back_as_meant(low: int, more: int, days: int) -> None:
    for words, least, most in wider_lengths(f"P{low}D", f"P{low + more}D", days):
        lag = read_lag(words)
        assert (lag.minimum.iso(), lag.maximum.iso()) == (least, most)


def test_a_length_without_an_end_is_not_widened() -> None:
    assert list(wider_lengths("P2D", None, 3)) == []
    assert list(wider_lengths(None, "P2D", 3)) == [
        ("0-2 days", "P0D", "P2D"),
        ("0-5 days", "P0D", "P5D"),
    ]

"""Intervals without length, windows without a moment, the future, and states without an end."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.checks.run import run_checks
from chronology.dates import FuzzyDate, Qualifier, parse_edtf
from chronology.dates.civil import DAY, seconds
from chronology.query.evidence import BrokenDate, Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read

TODAY = seconds(2026, 11, 21)


def today(ledger: str, **settings: object) -> Facts:
    return replace(read(ledger), today=TODAY, settings=MappingProxyType(settings))


def broken(*bounds: int, event: int | None = 1) -> BrokenDate:
    return BrokenDate("event", 1, "uuid", event, "spring", bounds)


def moment(words: str = "2016-07-15T10:00:00") -> FuzzyDate:
    """Return a date that lasts from one second to the same."""
    return replace(parse_edtf(words), text="from ten to ten", lasting=True)


class TestDegenerateInterval:
    def test_the_same_second(self) -> None:
        finding = only(exchanged(read("event 1 Siege when=2016"), moment()), "degenerate-interval")
        assert finding.certainty == "certain"
        assert finding.magnitude_seconds == 1
        assert finding.explanation == (
            "@1 “Siege” is dated “from ten to ten”, from moment to moment.",
            "Both are 2016-07-15 10:00.",
            "therefore it would last no time at all: impossible by at least 1 second.",
        )

    def test_whatever_it_dates(self, facts: Facts) -> None:
        """
        source wire
        event 1 Siege
        cite 1 wire locator="page 2" says=2016
        tie Omar "member of" Party span=2016 cite=1
        """
        moved = exchanged(facts, moment())
        by_source, tie = run_checks(moved, names=["degenerate-interval"])
        assert by_source.events == tie.events == (1,)
        assert by_source.sources == tie.sources == ("wire",)
        assert by_source.explanation[0].startswith("@1, by wire, page 2, is dated")
        assert tie.explanation[0].startswith("That Omar was member of Party is dated")
        assert tie.actors == (1, 2)

    def test_a_length_of_nothing(self, facts: Facts) -> None:
        """
        event 1 Siege when=2016 manner=lasting lasting=P0D
        """
        finding = only(facts, "degenerate-interval")
        assert finding.certainty == "certain"
        assert finding.remedies[0] == 'chronology edit 1 --lasting "…"'

    def test_one_moment_that_lasted(self, facts: Facts) -> None:
        """
        event 1 Siege when=2016-07-15T10:00:00 manner=lasting
        """
        finding = only(facts, "degenerate-interval")
        assert finding.certainty == "certain"
        assert "which is one moment: 2016-07-15 10:00" in finding.explanation[1]

    @pytest.mark.parametrize("manner", ["", "manner=lasting"])
    def test_an_uncertain_one_is_possible(self, manner: str) -> None:
        doubted = replace(moment(), qualifier=Qualifier.UNCERTAIN, lasting=not manner)
        facts = exchanged(read(f"event 1 Siege when=2016 {manner}"), doubted)
        assert only(facts, "degenerate-interval").certainty == "possible"

    @pytest.mark.parametrize(
        "said",
        [
            "when=2016/2016",
            "when=2016-07-15/2016-07-15",
            "when=2016-07-15T10:00:00",
            "when=2016-07-15T10:00:00 manner=once",
            "when=2014/..",
            "when=../2010",
            "when=2016 manner=lasting",
            "when=2016 manner=lasting lasting=PT1S",
            "when=2016 lasting=P0D",
            "when=2016 manner=lasting lasting=P0D..",
            "manner=lasting",
        ],
    )
    def test_what_has_room(self, said: str) -> None:
        assert found(read(f"event 1 A {said}"), "degenerate-interval") == []

    def test_deprecated_statements_are_out(self, facts: Facts) -> None:
        """
        source wire
        event 1 Siege
        cite 1 wire rank=deprecated says=2016
        tie Omar "member of" Party span=2016 rank=deprecated
        """
        assert found(exchanged(facts, moment()), "degenerate-interval") == []


class TestEmptyWindow:
    def test_a_beginning_without_a_moment(self) -> None:
        first, begun = seconds(2016, 6), seconds(2016, 3)
        facts = read("event 1 Arrest")
        date = broken(first, begun, first, seconds(2017))
        finding = only(replace(facts, broken=(date,)), "time")
        assert finding.check == "empty-window"
        assert finding.certainty == "certain"
        assert finding.explanation == (
            "The date “spring” of @1 “Arrest” is stored with event 1.",
            "It would begin 2016-06-01 or later, but before 2016-03-01.",
            "therefore no moment is left for it to begin: impossible by at least 92 days.",
        )
        assert finding.magnitude_seconds == 92 * DAY + 1

    def test_an_end_without_a_moment(self) -> None:
        a, b = seconds(2016), seconds(2017)
        facts = replace(read("actor Omar"), broken=(broken(a, b, b, b, event=None),))
        finding = only(facts, "time")
        assert "no moment is left for it to end" in finding.explanation[-1]
        assert finding.remedies == ()

    def test_what_ends_too_early_is_reported_once(self) -> None:
        a, b = seconds(2016), seconds(2015)
        facts = replace(read("event 1 A"), broken=(broken(a, a, b, b),))
        assert found(facts, "time") == [("ends-before-it-begins", "certain", [1])]

    @pytest.mark.parametrize(
        "ledger",
        [
            "event 1 A when={}",
            "event 1 A\nsource wire\ncite 1 wire says={}",
            "actor Omar born={}",
            "actor Omar died={}",
            "source wire published={}",
            "source wire accessed={}",
            'tie Omar "member of" Party span={}',
        ],
    )
    def test_a_set_without_a_member(self, ledger: str) -> None:
        moved = moved_set()
        facts = exchanged(read(ledger.format("[2016,2018]")), moved)
        finding = only(facts, "empty-window")
        assert finding.certainty == "certain"
        assert finding.explanation[-1] == "therefore no moment is left for it."
        assert "2031-01-01 to 2031-12-31" in finding.explanation[1]
        assert found(read(ledger.format("[2016,2018]")), "empty-window") == []

    @pytest.mark.parametrize("when", ["XXXX-09", "{..1984}", "[2016..]", "2016-XX-15", "2016"])
    def test_sets_and_masks_with_members(self, when: str) -> None:
        assert found(read(f"event 1 A when={when}"), "empty-window") == []


def moved_set() -> FuzzyDate:
    """Return a set whose bounds another tool has moved away from its members."""
    a, b = seconds(2031), seconds(2032)
    date = parse_edtf("[2016,2018]")
    return replace(date, start_earliest=a, start_latest=b, end_earliest=a, end_latest=b)


def exchanged(facts: Facts, date: FuzzyDate) -> Facts:
    """Return the facts with ``date`` in the place of each other."""

    def of(thing: object) -> object:
        fields = {
            name: date
            for name in ("date", "says", "born", "died", "published", "accessed", "span")
            if getattr(thing, name, None) is not None
        }
        return replace(thing, **fields) if fields else thing  # type: ignore[type-var]  # any of the dataclasses

    kinds = ("events", "citations", "actors", "sources")
    changed = {
        kind: MappingProxyType({key: of(value) for key, value in getattr(facts, kind).items()})
        for kind in kinds
    }
    return replace(facts, **changed, ties=tuple(of(tie) for tie in facts.ties))


class TestFuture:
    def test_wholly_after_today(self) -> None:
        finding = only(today("event 1 Release when=2061-07-15"), "future")
        assert finding.certainty == "certain"
        assert finding.explanation == (
            "@1 “Release” is dated 2061-07-15.",
            "Today is 2026-11-21, and it is not said to be planned.",
            "therefore it cannot have happened yet: impossible by at least 34 years.",
        )
        assert finding.magnitude_seconds == seconds(2061, 7, 15) - TODAY - DAY + 1
        assert finding.remedies[1] == "chronology edit 1 --status planned"

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ("when=2026-11-22", "certain"),
            ("when=2027/..", "certain"),
            ("when=[2028,2030]", "certain"),
            ("when=2027?", "possible"),
            ("when=2020/2031", "possible"),
            ("when=../2031", "possible"),
            ("when=2026-11-21", None),
            ("when=2026", None),
            ("when=2026-11", None),
            ("when=2020/2026", None),
            ("when=2014/..", None),
            ("when=XXXX-09", None),
            ("when=[2016..]", None),
            ("when=2061 status=planned", None),
            ("when=2061 status=refuted", None),
            ("", None),
        ],
    )
    def test_dates_beside_today(self, said: str, expected: str | None) -> None:
        facts = today(f"event 1 A {said}")
        assert found(facts, "future") == ([("future", expected, [1])] if expected else [])

    def test_a_clock_ahead_of_utc_has_tomorrow_already(self) -> None:
        facts = today("event 1 A when=2026-11-22", zone="Pacific/Kiritimati")
        assert found(facts, "future") == []
        facts = today("event 1 A when=2026-11-23", zone="Pacific/Kiritimati")
        assert found(facts, "future") == [("future", "certain", [1])]

    def test_nothing_is_known_of_today(self) -> None:
        assert found(read("event 1 A when=2061"), "future", "open-state") == []


class TestOpenState:
    def test_longer_than_the_limit(self) -> None:
        finding = only(today("event 1 Garrison when=1951/.."), "open-state")
        assert (finding.certainty, finding.severity) == ("possible", "warning")
        _, limit, last = finding.explanation
        assert limit == "The limit longest-open-state is 50 years, the usual limit."
        assert last.endswith("it would have outlasted the limit by 24 years or more.")
        assert [claim.kind for claim in finding.claims] == ["event", "limit"]

    def test_the_chronology_sets_the_limit(self) -> None:
        ledger = "event 1 Garrison when=1951/.."
        assert found(today(ledger, **{"limit.longest-open-state": 90}), "open-state") == []
        finding = only(today(ledger, **{"limit.longest-open-state": 74.5}), "open-state")
        assert "74.5 years, set for this chronology" in finding.explanation[1]
        assert finding.explanation[2].endswith("days.")

    @pytest.mark.parametrize(
        "said",
        [
            "when=2014/..",
            "when=1951/1960",
            "when=../2010",
            "when=[1951..]",
            "when=1951/.. status=planned",
            "when=1951/.. status=refuted",
            "when=1951",
            "",
        ],
    )
    def test_what_may_well_go_on(self, said: str) -> None:
        assert found(today(f"event 1 A {said}"), "open-state") == []

    def test_one_note_for_each_actor(self) -> None:
        facts = today(
            """
            source wire
            event 1 Joining
            event 2 Meeting
            cite 1 wire
            cite 2 wire
            tie Omar "member of" Party span=2009/ cite=1
            tie Omar "member of" Front span=2010/ cite=2
            tie Ali "member of" Party span=2011/
            """
        )
        ali, omar = sorted(run_checks(facts, names=["open-state"], possible=True), key=len_of)
        assert {f.certainty.value for f in (ali, omar)} == {"cannot-tell"}
        assert {f.severity.value for f in (ali, omar)} == {"note"}
        party, front, last = omar.explanation
        began = "beginning 2009-01-01 to 2009-12-31, without an end, according to wire."
        assert party == f"Omar is stated to be a member of Party, {began}"
        assert "a member of Front" in front
        assert last == "therefore nobody can tell until when these held."
        assert (omar.events, omar.actors, omar.sources) == ((1, 2), (1,), ("wire",))
        assert ali.explanation[-1] == "therefore nobody can tell until when this held."
        assert run_checks(facts, names=["open-state"]) == []

    def test_a_tie_longer_than_the_limit(self) -> None:
        facts = today('tie Omar "member of" Party span=1951/..')
        finding = only(facts, "open-state")
        assert finding.certainty == "possible"
        assert finding.remedies == ("chronology actor show 1",)

    @pytest.mark.parametrize(
        "ledger",
        [
            'tie Omar "member of" Party',
            'tie Omar "member of" Party span=2009',
            'tie Omar "member of" Party span=2009/2012',
            'tie Omar "member of" Party span=/2012',
            'tie Omar "member of" Party span=2009/..',
            'tie Omar "parent of" Ali span=1950/',
            'tie Omar "member of" Party span=2009/ rank=deprecated',
            'actor Omar died=2016\ntie Omar "member of" Party span=1950/',
            'actor Party kind=organisation died=2016\ntie Omar "member of" Party span=1950/',
            'source w\nevent 1 A\ncite 1 w rank=deprecated\ntie O "part of" P span=2009/ cite=1',
        ],
    )
    def test_ties_of_which_nothing_is_missing(self, ledger: str) -> None:
        assert found(today(ledger), "open-state") == []


def len_of(finding: object) -> int:
    return len(finding.explanation)  # type: ignore[attr-defined]  # a finding, sorted as an object

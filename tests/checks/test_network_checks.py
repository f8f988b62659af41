"""What cannot be true together: conflicts of the network, and of each source's own."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.checks.run import run_checks
from chronology.query.evidence import Facts
from chronology.query.facts import load_facts
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.checks.asking import found, only
from tests.checks.ledger import read
from tests.checks.test_facts import write

NETWORK = "inconsistent-network"
OWN = "self-contradiction"


def test_a_chain_of_events_that_bears_no_dates(facts: Facts) -> None:
    """
    source wire
    event 1 Operation when=2016-07-20
    event 2 Discharge
    event 3 Return when=2016-07-08
    cite 2 wire locator="page 4"
    relation 2 after 1 cite=1
    relation 3 after 2
    """
    finding = only(facts, "time")
    assert (finding.check, finding.certainty, finding.severity) == (NETWORK, "certain", "error")
    assert (finding.events, finding.sources) == ((1, 2, 3), ("wire",))
    assert finding.magnitude_seconds == 11 * 86_400
    assert finding.explanation == (
        "@1 “Operation” is dated 2016-07-20. So @1 ended 2016-07-20 at the earliest.",
        (
            "It is stated that @2 came after @1, according to wire, page 4."
            " So @2 ended 2016-07-20 at the earliest."
        ),
        "It is stated that @3 came after @2. So @3 began 2016-07-20 at the earliest.",
        "@3 “Return” is dated 2016-07-08.",
        "Cheapest to give up (exact): the date of @1.",
        (
            "therefore @3 would have to begin 2016-07-20 at the earliest and 2016-07-08 at the"
            " latest: impossible by at least 11 days."
        ),
    )
    assert [claim.kind for claim in finding.claims] == ["event", "event", "relation", "relation"]
    assert finding.remedies == (
        "chronology edit 1 --when 'between 2016-07-08 and 2016-07-20'",
        "chronology edit 3 --when 'between 2016-07-08 and 2016-07-20'",
        'chronology edit 1 --when ""',
    )


def test_an_order_that_bites_its_tail_needs_no_dates(facts: Facts) -> None:
    """
    event 1 A
    event 2 B
    relation 1 after 2
    relation 2 after 1 lag=P13D..P15D
    """
    finding = only(facts, "time")
    assert finding.explanation == (
        "It is stated that @2 came after @1, by P13D..P15D.",
        "It is stated that @1 came after @2.",
        "Cheapest to give up (exact): that @1 came after @2.",
        "therefore @2 would have to begin after itself: impossible by at least 13 days.",
    )
    assert finding.remedies == ("chronology relate 1 after 2 --rank deprecated",)


def test_a_circle_that_misses_by_a_moment(facts: Facts) -> None:
    """
    event 1 A
    event 2 B
    event 3 C
    relation 1 before 2
    relation 2 before 3
    relation 3 before 1
    """
    finding = only(facts, "time")
    assert finding.magnitude_seconds == 0
    assert finding.explanation[-1].endswith("after itself: impossible, if only by a moment.")


@pytest.mark.parametrize(
    "ledger",
    [
        # lengths along a chain
        """
        event 1 A when=[2016-01..]
        event 2 B lasting=P6M
        event 3 C when=2016-03
        relation 2 after 1
        relation 3 after 2
        """,
        # a lag that is counted over an undated event
        """
        event 1 A when=2016
        event 2 B
        event 3 C when=2016
        relation 2 after 1 lag=P5M..P7M
        relation 3 after 2 lag=P7M..P9M
        """,
        # what sources say of an undated event
        """
        event 1 A
        event 2 B when=2015
        cite 1 wire says=2016
        relation 1 before 2
        """,
        # part of a part
        """
        event 1 War when=2014/2015
        event 2 Campaign
        event 3 Battle when=2016-03
        relation 2 "part of" 1
        relation 3 "part of" 2
        """,
        # a lifetime and a length
        """
        actor Omar born=1991 died=1989
        event 1 A who=Omar
        """,
    ],
)
def test_what_is_impossible_together(ledger: str) -> None:
    assert [(check, sure) for check, sure, _ in found(read(ledger), NETWORK)] == [
        (NETWORK, "certain")
    ]


@pytest.mark.parametrize(
    "ledger",
    [
        # a chain through the same vague dates
        """
        event 1 A when=2016
        event 2 B
        event 3 C when=2016
        relation 2 after 1
        relation 3 after 2
        """,
        # days that touch
        """
        event 1 A when=2016-07-15
        event 2 B
        event 3 C when=2016-07-15
        relation 2 after 1
        relation 3 after 2
        """,
        # a bound that nobody stated
        """
        event 1 A when=../2010
        event 2 B
        event 3 C when=[..2005]
        event 4 D when=[2014..]
        relation 2 before 1
        relation 3 before 2
        relation 4 after 1
        """,
        # deprecated, refuted, and both
        """
        event 1 A when=2016
        event 2 B
        event 3 C when=2014
        event 4 D status=refuted
        cite 2 wire rank=deprecated
        relation 2 after 1
        relation 3 after 2 rank=deprecated
        relation 3 after 2 cite=1
        relation 4 after 1
        relation 3 after 4
        """,
        # a preferred citation speaks alone
        """
        event 1 A
        event 2 B when=2015
        cite 1 wire says=2016
        cite 1 paper says=2014 rank=preferred
        relation 1 before 2
        """,
        # of a repeated event, the length is that of each time
        """
        event 1 A when=2014/2018 lasting=P1D manner=repeated
        event 2 B when=2019
        relation 2 after 1
        """,
        # somebody who is only remembered
        """
        actor Omar died=2010
        event 1 A when=2016
        event 2 B who=Omar:mourned
        relation 2 after 1
        """,
        # a calendar length of any month there is
        """
        event 1 A when=2016-01-31
        event 2 B
        event 3 C when=2016-03-29
        relation 2 after 1 lag=P1M..P1M
        relation 3 after 2 lag=P1M..P1M
        """,
    ],
)
def test_what_is_possible_together(ledger: str) -> None:
    assert found(read(ledger), NETWORK, OWN) == []


def test_a_date_marked_uncertain_makes_it_possible(facts: Facts) -> None:
    """
    event 1 A when=2016?
    event 2 B
    event 3 C when=2014
    relation 2 after 1
    relation 3 after 2
    """
    finding = only(facts, NETWORK)
    assert (finding.certainty, finding.severity) == ("possible", "warning")


@pytest.mark.parametrize(
    ("ledger", "check"),
    [
        ("event 1 A when=2016\nevent 2 B when=2014\nrelation 2 after 1", "order"),
        ("event 1 A when=2016\nevent 2 B when=2018\nrelation 2 after 1 lag=P2M..P3M", "lag"),
        ("event 1 A when=2016-07 lasting=P6M", "duration"),
        ("event 1 A when=2015\nevent 2 B when=2016\nrelation 1 during 2", "part-outside-whole"),
        ("event 1 A\ncite 1 wire says=2016\ncite 1 paper says=2018", "source-disagreement"),
        ("actor Omar born=1991\nevent 1 A when=1980 who=Omar", "before-birth"),
        ("actor Omar died=1991\nevent 1 A when=1999 who=Omar:leader,Omar", "after-death"),
        ("actor Club kind=organisation born=1991\nevent 1 A when=1980 who=Club", "before-founding"),
    ],
)
def test_a_more_specific_check_speaks_instead(ledger: str, check: str) -> None:
    facts = read(ledger)
    assert found(facts, NETWORK)
    assert {name for name, *_ in found(facts, possible=False)} - {"unsourced"} == {check}


def test_what_two_relations_break_is_told_beside_what_one_breaks(facts: Facts) -> None:
    """
    event 1 A when=2016
    event 2 B when=2014
    relation 2 after 1
    relation 1 before 2 lag=P1D..P2D
    relation 2 before 1 lag=P1D..P2D
    """
    names = [name for name, *_ in found(facts, "time")]
    assert names.count(NETWORK) >= 1
    assert "lag" in names


def test_conflicts_that_share_a_claim_are_grouped(facts: Facts) -> None:
    """
    event 1 A when=2016
    event 2 B
    event 3 C when=2014
    event 4 D
    event 5 E when=2013
    event 6 F when=2019
    event 7 G
    event 8 H when=2018
    relation 2 after 1
    relation 3 after 2
    relation 4 after 1
    relation 5 after 4
    relation 7 after 6
    relation 8 after 7
    """
    findings = {f.events: f.explanation for f in run_checks(facts, names=[NETWORK])}
    assert set(findings) == {(1, 2, 3), (1, 4, 5), (6, 7, 8)}
    shared = {
        events: [line for line in lines if "shares" in line] for events, lines in findings.items()
    }
    group = shared[1, 2, 3][0].split("(group ")[1][0]
    assert shared == {
        (1, 2, 3): [f"It shares claims with other conflicts (group {group}): that of @1, @4, @5."],
        (1, 4, 5): [f"It shares claims with other conflicts (group {group}): that of @1, @2, @3."],
        (6, 7, 8): [],
    }
    settled = "Cheapest to give up so that all 3 conflicts are settled (exact): "
    assert settled + "the date of @1." in findings[1, 4, 5]


def test_more_conflicts_than_are_looked_for() -> None:
    lines = ["event 1 A when=2016", "event 2 B when=2014"]
    for middle in range(3, 120):
        lines += [f"event {middle} M", f"relation {middle} after 1", f"relation 2 after {middle}"]
    findings = run_checks(read("\n".join(lines)), names=[NETWORK], possible=True)
    assert len(findings) == 101
    assert findings[-1].certainty == "cannot-tell"
    assert findings[-1].explanation == (
        ("100 conflicts were found; others that share claims with them were no longer looked for."),
        "therefore there may be more of them.",
    )
    assert any("; and 94 more." in line for line in findings[0].explanation)


def test_another_sources_date_is_offered_where_it_fits(facts: Facts) -> None:
    """
    event 1 A when=2016
    event 2 B
    event 3 C when=2014
    event 4 D
    event 5 E when=2015
    cite 1 wire says=2013
    cite 1 paper says=2018
    cite 4 wire says=2019
    cite 4 wire says=2012 locator=later rank=normal
    relation 2 after 1
    relation 3 after 2
    relation 4 before 5
    """
    remedies = {f.events: f.remedies for f in run_checks(facts, names=[NETWORK])}
    assert "chronology edit 1 --when 2013" in remedies[1, 2, 3]
    assert "chronology edit 1 --when 2018" not in remedies[1, 2, 3]
    assert "chronology cite 4 --change 2 --rank preferred" in remedies[4, 5]


def test_splitting_is_offered_where_two_may_share_a_name(facts: Facts) -> None:
    """
    actor "Omar B." died=2015
    event 1 A when=2016-07-20
    event 2 B "who=Omar B.:leader"
    relation 2 after 1
    """
    (finding,) = run_checks(facts, names=[NETWORK])
    assert finding.actors == (1,)
    assert "Omar B. took part in @2 as leader." in finding.explanation[2]
    assert finding.explanation[-1] == (
        "therefore Omar B. would have to die 2016-07-20 at the earliest and 2015-12-31 at the"
        " latest: impossible by at least 201 days."
    )
    assert "chronology actor add 'Omar B.' --kind person --note \"…\"" in finding.remedies
    assert "chronology actor edit 1 --died 'between 2015-01-01 and 2016-07-20'" in finding.remedies


def test_a_date_that_counts_from_another_event_is_one_claim(facts: Facts) -> None:
    """
    event 1 Operation when=2016-07-20
    event 2 Stay when=[2016-07-30..2016-08-07] anchor=1
    event 3 Visit
    event 4 Return when=2016-07-10
    event 5 Rest when=[2016-07-30..2016-08-07] anchor=1 lasting=P3M
    relation 2 after 1 lag=P10D..P18D from_date=yes
    relation 3 after 2
    relation 4 after 3
    relation 5 after 1 lag=P10D..P18D from_date=yes
    """
    assert found(facts, "duration", NETWORK, possible=False) == [
        ("duration", "certain", [5]),
        (NETWORK, "certain", [1, 2, 3, 4]),
    ]
    (finding,) = [f for f in run_checks(facts, names=["time"]) if f.check == NETWORK]
    assert finding.explanation[-3:-1] == (
        "It shares claims with other conflicts (group 1): that of @5.",
        "Cheapest to give up so that all 3 conflicts are settled (exact): the date of @1.",
    )
    assert "chronology edit 2 --when 'between 2016-07-10 and 2016-08-07'" in finding.remedies
    assert not any("relate 2 after 1" in remedy for remedy in finding.remedies)


def test_what_lasts_days_ends_in_the_last_second_of_one(facts: Facts) -> None:
    """
    event 1 A when=[2016-01..]
    event 2 B lasting=P2D
    event 3 C when=2016-01-01
    relation 2 after 1
    relation 3 after 2
    """
    lines = only(facts, NETWORK).explanation
    assert "@2 “B” is stated to have lasted “P2D”. So @2 ended 2016-01-02 at the earliest." in lines
    assert lines[-1] == (
        "therefore @3 would have to begin 2016-01-02 at the earliest and 2016-01-01 at the latest:"
        " impossible by at least 23 hours."
    )


def test_an_organisation_comes_to_be(facts: Facts) -> None:
    """
    actor Club kind=organisation born=2020
    event 1 A who=Club
    event 2 B when=2014
    relation 1 before 2
    """
    (finding,) = run_checks(facts, names=[NETWORK])
    assert finding.explanation[0] == (
        "Club came to be “2020” (2020-01-01 to 2020-12-31)."
        " So Club came to be 2020-01-01 at the earliest."
    )
    assert (
        "chronology edit 1 --no-who Club:present"
        in [remedy for remedy in finding.remedies if "no-who" in remedy]
        or "chronology actor edit 1 --born 'between 2014-12-31 and 2020-12-31'" in finding.remedies
    )


def test_a_source_that_contradicts_itself(facts: Facts) -> None:
    """
    source wire
    event 1 A when=2016
    event 2 B when=2016
    event 3 C when=2016
    cite 1 wire says=2016-05 locator="page 1"
    cite 2 wire locator="page 2"
    cite 3 wire says=2016-03 locator="page 3"
    relation 2 after 1 cite=2
    relation 3 after 2 cite=2
    """
    finding = only(facts, OWN)
    assert (finding.certainty, finding.severity) == ("certain", "warning")
    assert (finding.events, finding.sources) == ((1, 2, 3), ("wire",))
    assert finding.explanation[0] == "All of this is said by wire alone."
    assert finding.explanation[1] == (
        "wire, page 1 dates @1 “2016-05” (2016-05-01 to 2016-05-31)."
        " So @1 ended 2016-05-01 at the earliest."
    )
    assert finding.remedies[0].startswith("chronology cite ")
    assert found(facts, "time") == []


def test_sources_that_contradict_each_other_are_no_contradiction_of_their_own(
    facts: Facts,
) -> None:
    """
    event 1 A
    event 2 B
    cite 1 wire says=2016
    cite 1 paper says=2018
    cite 2 wire
    cite 2 paper
    cite 2 blog says=2016 rank=deprecated
    cite 2 blog says=2018
    relation 2 after 1 cite=3
    relation 1 after 2 cite=4
    """
    assert found(facts, OWN) == []


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        ("event 1 A\ncite 1 wire says=2016\ncite 1 wire says=2018", OWN),
        ("event 1 A\ncite 1 wire says=2016\ncite 1 wire lasting=P2Y", OWN),
        ("event 1 A\ncite 1 wire says=2016 lasting=P2Y", "duration"),
        (
            """
            event 1 A
            event 2 B
            cite 1 wire
            cite 2 wire
            relation 1 before 2 cite=1
            relation 2 before 1 cite=2
            """,
            OWN,
        ),
    ],
)
def test_of_one_source_its_own_check_speaks(ledger: str, expected: str) -> None:
    facts = read(ledger)
    assert [name for name, *_ in found(facts, possible=False)] == [expected]


def test_of_a_database_the_same_is_found(db: Location) -> None:
    facts = read(
        """
        actor Omar died=2015
        source wire published=2020
        event 1 A when=2016-07-20
        event 2 B who=Omar:leader
        event 3 C when=2016-07-08
        cite 2 wire says=2016 lasting=P2D
        cite 2 wire says=2018
        cite 3 wire says=2016-07-08
        relation 2 after 1 cite=1
        relation 3 after 2
        """
    )
    write(db, facts)
    with open_reader(db) as reader:
        whole, around = load_facts(reader), load_facts(reader, [3])
    names = (NETWORK, OWN)
    wanted = {(c, e) for c, _, (*e,) in found(facts, *names) for e in [tuple(e)]}
    assert {(c, tuple(e)) for c, _, e in found(whole, *names)} == wanted
    assert {(c, tuple(e)) for c, _, e in found(around, *names)} == {
        (c, e) for c, e in wanted if 3 in e
    }
    assert wanted


def test_nothing_is_worked_out_of_nothing() -> None:
    facts = Facts(by_source=MappingProxyType({}))
    assert found(facts, NETWORK, OWN) == []
    assert found(replace(facts, scope=frozenset([1])), NETWORK, OWN) == []

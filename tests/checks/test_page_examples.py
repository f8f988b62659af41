"""The example on the page of each check is a finding that it makes.

Each ledger gives the check one finding, whose lines are the example.
"""

from dataclasses import replace

import pytest

from chronology.checks import CHECKS, Finding
from chronology.checks.run import run_checks
from chronology.dates.civil import seconds
from chronology.query.evidence import BrokenDate, Facts
from tests.checks.ledger import read, uuid

#: The day on which the examples were found.
TODAY = seconds(2026, 11, 21)


def broken(event: int, text: str, *bounds: int) -> BrokenDate:
    a, b, c, d = bounds
    return BrokenDate("event", event, uuid("event", event), event, text, (a, b, c, d))


#: Dates that no command lets in, by the check whose ledger they belong to.
BROKEN = {
    "ends-before-it-begins": broken(
        4,
        "2016 to 2014",
        seconds(2016),
        seconds(2017),
        seconds(2014),
        seconds(2015),
    ),
    "empty-window": broken(
        4,
        "spring",
        seconds(2016, 6),
        seconds(2016, 3),
        seconds(2016, 3),
        seconds(2016, 9),
    ),
}

LEDGERS = {
    "ends-before-it-begins": "event 4 Arrest",
    "empty-window": "event 4 Arrest",
    "degenerate-interval": "event 7 Siege when=2016-07-15T10:00:00 manner=lasting",
    "future": "event 9 Release when=2061-07-15",
    "unknown-year": "event 9 Attack when=XXXX-09",
    "open-state": 'event 2 Garrison when="1951/.."',
    "duration": "event 1 Imprisonment when=2016-07 lasting=P6M..P7M",
    "order": """
        source wire
        event 1 Arrest when=2016-07-20
        event 2 Release when=2016-07-08
        cite 2 wire
        relation 2 after 1 cite=1
    """,
    "part-outside-whole": """
        event 4 Treatment when="[2016-07..2017-03]"
        event 5 Operation when=2017-04-02
        relation 5 "part of" 4
    """,
    "succession": """
        event 1 "First term" when=2014-01-01/2015-12-31
        event 2 "Second term" when=2017-01-01/2018-12-31
        relation 1 meets 2
    """,
    "lag": """
        source wire
        event 1 Arrest when=2009-01-10
        event 2 Release when=2012
        cite 2 wire locator="page 4"
        relation 2 after 1 lag=P3M7D..P3M23D cite=1
    """,
    "inconsistent-network": """
        event 1 Operation when=2016-07-20
        event 2 Discharge
        event 3 Return when=2016-07-08
        relation 2 after 1
        relation 3 after 2
    """,
    "two-places": """
        place Istanbul at=41.0,28.9
        place Antep at=37.1,37.4
        event 1 Treatment when=2016-07-10/2016-07-20 at=Istanbul who=Omar:present
        event 2 Meeting when=2016-07-15 at=Antep who=Omar:present
    """,
    "travel": """
        place Istanbul at=41.01,28.95 radius=10000
        place Antep at=37.06,37.38 radius=5000
        event 1 Arrest when="at 2016-07-15 10:00" at=Istanbul who=Omar:present
        event 2 Hearing when="at 2016-07-15 10:15" at=Antep who=Omar:present
    """,
    "exclusive-states": """
        category detention group=liberty state=detained
        category freedom group=liberty state="at liberty"
        event 1 Imprisonment when=2016-07-10/2016-07-20 category=detention who=Omar:detainee
        event 2 Wedding when=2016-07-15 category=freedom who=Omar:subject
    """,
    "before-birth": """
        source wire
        actor Omar born=1991-05-01
        event 1 Speech when=1991-04-19 who=Omar:leader:1
        cite 1 wire locator="page 2"
    """,
    "after-death": """
        actor Omar died=2005
        event 1 Speech when=2006-03 who=Omar:leader
    """,
    "before-founding": """
        actor Club kind=organisation born=2020
        event 1 Protest when=2014-05 who=Club:leader
    """,
    "after-dissolution": """
        actor Club kind=organisation died=2010
        event 1 Protest when=2014-05 who=Club:leader
    """,
    "implausible-age": """
        actor Omar born=1850
        event 1 Speech when=1990 who=Omar:leader
    """,
    "not-contemporaries": """
        actor Omar died=1950
        actor Ali born=1960
        event 1 Meeting manner=once who=Omar:present,Ali:present
    """,
    "occurs-once": """
        category birth once=yes
        event 1 "A birth in Homs" when=1991 category=birth who=Omar:born
        event 2 "A birth in Hama" when=1993 category=birth who=Omar:born
    """,
    "single-holder": """
        category governor single=yes
        event 1 "Omar governs" when=2014-01-01/2016-12-31 at=Homs category=governor who=Omar:holder
        event 2 "Ali governs" when=2015-01-01/2017-12-31 at=Homs category=governor who=Ali:holder
    """,
    "transition": """
        category arrest
        category release requires=arrest
        event 1 Release when=2009-05 category=release who=Omar:subject
        event 2 Arrest when=2009-08 category=arrest who=Omar:subject
    """,
    "self-contradiction": """
        source wire
        event 1 Attack when=2016
        event 2 Answer when=2016
        event 3 Truce when=2016
        cite 1 wire says=2016-05 locator="page 1"
        cite 2 wire locator="page 2"
        cite 3 wire says=2016-03 locator="page 3"
        relation 2 after 1 cite=2
        relation 3 after 2 cite=2
    """,
    "source-disagreement": """
        source wire
        event 1 Arrest when=2016-07-20
        cite 1 wire says=2016-07-08 locator="page 3"
    """,
    "unsupported-date": """
        source wire
        source paper
        event 1 Arrest when=2016-07-20
        cite 1 wire says=2016-07-08
        cite 1 paper says=2016-06 locator="page 3"
    """,
    "suspicious-default": """
        source wire
        event 1 Arrest when=2016-01-01
        cite 1 wire says=2016
    """,
    "false-precision": """
        source wire
        source paper
        event 1 Arrest when=2016-07-15
        cite 1 wire says=2016
        cite 1 paper says=2016-07
    """,
    "source-disputes": """
        source paper
        event 1 Arrest when=2016
        cite 1 paper stance=disputes
    """,
    "published-before-event": """
        source wire published=2016-07-08
        event 1 Arrest when=2016-07-20
        cite 1 wire
    """,
    "accessed-before-published": """
        source wire published=2020-05-12 accessed=2020-05-01
        event 1 Arrest when=2016-07-20
        cite 1 wire
    """,
    "single-origin": """
        source wire
        source daily derived=wire
        source blog derived=wire
        event 1 Arrest when=2016
        cite 1 daily
        cite 1 blog
    """,
    "circular-derivation": """
        source wire derived=paper
        source paper derived=daily
        source daily derived=wire
        event 1 Arrest when=2016
        cite 1 wire
    """,
    "undated-source": """
        source wire
        event 1 Arrest when=2016
        cite 1 wire
    """,
    "unsourced": "event 1 Arrest when=2016",
    "likely-duplicates": """
        category arrest
        event 4 "Arrest of Omar in Urfa" when=2016-07-15 category=arrest at=Urfa who=Omar:present
        event 9 "Arrest of Omar at Urfa" when="[2016-07-14..2016-07-20]" category=arrest at=Urfa who=Omar:present
    """,
    "likely-namesakes": """
        actor Ilse
        actor Jon
        actor Omar
        actor Ada
        actor Ben
        actor Cem
        actor Dov
        actor "Omar Haddad"
    """,
    "measure-order": """
        source wire
        event 3 Attack when=2016
        cite 3 wire
        measure 3 killed low=20 best=12 high=30 cite=1
    """,
    "coordinates-outside-country": "place Urfa at=38.79,37.16 country=SY",
    "isolated": 'event 8 "A bomb"',
}


def finding_of(check: str) -> Finding:
    """Return the finding that a check makes of its ledger."""
    facts: Facts = replace(read(LEDGERS[check]), today=TODAY)
    if check in BROKEN:
        facts = replace(facts, broken=(BROKEN[check],))
    (finding,) = [one for one in run_checks(facts, possible=True) if one.check == check]
    return finding


def test_every_check_has_a_ledger() -> None:
    assert set(LEDGERS) == {check.id for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_the_example_is_what_the_check_says(check) -> None:
    assert check.example == finding_of(check.id).explanation

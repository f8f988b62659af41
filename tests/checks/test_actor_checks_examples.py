"""The example that the page of each check of actors shows is a finding, word for word."""

import pytest

from chronology.checks import CHECKS
from chronology.checks.registry import by_id
from tests.checks.asking import only
from tests.checks.ledger import read

LEDGERS = {
    "two-places": """
        place Istanbul
        place Antep
        event 1 Treatment when=2016-07-10/2016-07-20 at=Istanbul who=Omar
        event 2 Meeting when=2016-07-15 at=Antep who=Omar
        """,
    "travel": """
        place Istanbul at=41.01,28.95 radius=10000
        place Antep at=37.06,37.38 radius=5000
        event 1 Arrest "when=at 2016-07-15 10:00" at=Istanbul who=Omar
        event 2 Hearing "when=at 2016-07-15 10:15" at=Antep who=Omar
        """,
    "exclusive-states": """
        category detention group=liberty state=detained
        category freedom group=liberty state="at liberty"
        event 1 Imprisonment when=2016-07-10/2016-07-20 category=detention who=Omar:detainee
        event 2 Wedding when=2016-07-15 category=freedom who=Omar:subject
        """,
    "implausible-age": """
        actor Omar born=1850
        event 1 Speech when=1990 who=Omar:leader
        """,
    "not-contemporaries": """
        actor Omar died=1950
        actor Ali born=1960
        event 1 Meeting manner=once who=Omar,Ali
        """,
    "occurs-once": """
        category birth once=yes
        event 1 "A birth in Homs" when=1991 category=birth who=Omar:born
        event 2 "A birth in Hama" when=1993 category=birth who=Omar:born
        """,
    "single-holder": """
        category governor single=yes
        place Homs
        event 1 "Omar governs" when=2014-01-01/2016-12-31 at=Homs category=governor who=Omar:holder
        event 2 "Ali governs" when=2015-01-01/2017-12-31 at=Homs category=governor who=Ali:holder
        """,
    "transition": """
        category arrest
        category release requires=arrest
        event 1 Release when=2009-05 category=release who=Omar:subject
        event 2 Arrest when=2009-08 category=arrest who=Omar:detainee
        """,
}


@pytest.mark.parametrize("check", LEDGERS)
def test_the_example_is_a_finding(check: str) -> None:
    assert only(read(LEDGERS[check]), check).explanation == by_id(CHECKS, check).example

"""States that exclude each other, what happens once, offices, and what needs something before."""

import pytest

from chronology.checks.run import run_checks
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read
from tests.steps import steps

WORDS = """
category custody
category arrest in=custody
category detention in=custody group=liberty state=detained
category imprisonment in=detention
category freedom in=custody group=liberty state="at liberty"
category release in=custody requires=arrest
category life
category birth in=life once=yes
category office single=yes
category governor in=office
category mayor in=office
"""


def of(*events: str) -> Facts:
    """Return facts with the categories above."""
    return read("\n".join([WORDS, *events]))


def test_detained_and_at_liberty(facts: Facts) -> None:
    """
    source wire
    category detention group=liberty state=detained
    category freedom group=liberty state="at liberty"
    event 1 Prison when=2016-07-10/2016-07-20 category=detention who=Omar:detainee:1,Ali:guard
    event 2 Wedding when=2016-07-15 category=freedom who=Omar:subject,Ali:present
    cite 1 wire
    """
    finding = only(facts, "exclusive-states")
    assert (finding.certainty, finding.severity) == ("certain", "error")
    assert (finding.events, finding.actors, finding.sources) == ((1, 2), (1,), ("wire",))
    assert finding.explanation[2:4] == (
        "@1 is detention: Omar, as detainee, is detained, according to wire.",
        "@2 is freedom: Omar, as subject, is at liberty.",
    )


@pytest.mark.parametrize(
    ("first", "second", "certainty"),
    [
        # by a broader category, and by being the only person in it
        (
            "when=2016-07-10/2016-07-20 category=imprisonment who=Omar",
            "when=2016-07-15 category=freedom who=Omar:involved",
            "certain",
        ),
        # a long imprisonment too: who is out is not in
        (
            "when=2010/2016 category=detention who=Omar:detainee",
            "when=2013-05 category=freedom who=Omar:subject",
            "certain",
        ),
        (
            "when=2010/2016 category=detention who=Omar:detainee",
            "when=2013-05? category=freedom who=Omar:subject",
            "possible",
        ),
        # the ends are vague, and most readings overlap
        (
            "when={2016,2017} category=detention who=Omar:detainee",
            "when=2016-07 category=freedom who=Omar:subject",
            "possible",
        ),
    ],
)
def test_states_that_overlap(first: str, second: str, certainty: str) -> None:
    facts = of(f"event 1 A {first}", f"event 2 B {second}")
    assert found(facts, "actors") == [("exclusive-states", certainty, [1, 2])]


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        # touching, and vague dates that need not overlap
        (
            "when=2016-07-10/2016-07-15 category=detention who=Omar",
            "when=2016-07-15/2016-07-20 category=freedom who=Omar",
            "",
        ),
        (
            "when=2016 category=detention who=Omar",
            "when=2016 category=freedom who=Omar",
            "",
        ),
        # the same state, and no state at all
        (
            "when=2016-07-10/2016-07-20 category=detention who=Omar",
            "when=2016-07-15 category=imprisonment who=Omar",
            "",
        ),
        (
            "when=2016-07-10/2016-07-20 category=detention who=Omar",
            "when=2016-07-15 category=arrest who=Omar",
            "",
        ),
        # the guard is free, and of two who are merely there nobody knows which
        (
            "when=2016-07-10/2016-07-20 category=detention who=Ali:detainee,Omar:guard",
            "when=2016-07-15 category=freedom who=Omar",
            "",
        ),
        (
            "when=2016-07-10/2016-07-20 category=detention who=Ali,Omar",
            "when=2016-07-15 category=freedom who=Omar",
            "",
        ),
        # groups are in many states
        (
            "when=2016-07-10/2016-07-20 category=detention who=Omar",
            "when=2016-07-15 category=freedom who=Omar",
            "actor Omar kind=organisation",
        ),
        # a leave that a source tells of, what is repeated, planned or refuted
        (
            "when=2016-07-10/2016-07-20 category=detention who=Omar",
            "when=2016-07-15 category=freedom who=Omar",
            "relation 2 during 1",
        ),
        (
            "when=2016-07-10/2016-07-20 manner=repeated category=detention who=Omar",
            "when=2016-07-15 category=freedom who=Omar",
            "",
        ),
        (
            "when=2016-07-10/2016-07-20 status=refuted category=detention who=Omar",
            "when=2016-07-15 category=freedom who=Omar",
            "",
        ),
        ("category=detention who=Omar", "when=2016-07-15 category=freedom who=Omar", ""),
    ],
)
def test_states_that_may_both_have_been(first: str, second: str, more: str) -> None:
    facts = of(more, f"event 1 A {first}", f"event 2 B {second}")
    assert found(facts, "exclusive-states") == []


def test_somebody_of_unknown_kind_may_be_several(facts: Facts) -> None:
    """
    category detention group=liberty state=detained
    category freedom group=liberty state=free
    actor Guests kind=unknown
    event 1 A when=2016-07-10/2016-07-20 category=detention who=Guests
    event 2 B when=2016-07-15 category=freedom who=Guests
    event 3 C when={2016,2017} category=freedom who=Guests
    """
    finding = only(facts, "exclusive-states")
    assert (finding.certainty, finding.events) == ("possible", (1, 2))
    assert "chronology actor edit 1 --kind person" in finding.suggestions


PARTIES = """
source wire
actor Red kind=organisation group=parties
actor Blue kind=organisation group=parties
actor Union kind=organisation
event 1 Joining
cite 1 wire
"""


def ties(*lines: str) -> list[tuple[str, str, list[int]]]:
    """Return what is found of memberships."""
    return found(read("\n".join([PARTIES, *lines])), "exclusive-states")


def test_rival_memberships() -> None:
    red, blue = 'tie Omar "member of" Red', 'tie Omar "member of" Blue'
    assert ties(f"{red} span=2009/2012 cite=1", f"{blue} span=2010/2014") == [
        ("exclusive-states", "certain", [1])
    ]
    assert ties(f"{red} span=2009/2012", f"{blue} span=2011-05/2014?")[0][1] == "possible"
    assert ties(f"{red} span={{2009,2010}}", f"{blue} span=2009-12")[0][1] == "possible"
    # Nobody says when he left the first.
    assert ties(f"{red} span=2009/", f"{blue} span=2010/") == [
        ("exclusive-states", "cannot-tell", [])
    ]


def test_memberships_that_agree() -> None:
    red, blue = 'tie Omar "member of" Red', 'tie Omar "member of" Blue'
    assert ties(f"{red} span=2009/2010", f"{blue} span=2010/2014") == []
    assert ties(f"{red} span=2009/2012", 'tie Omar "member of" Union span=2010/2014') == []
    assert ties(f"{red} span=2009/2012", 'tie Ali "member of" Blue span=2010/2014') == []
    assert ties(f"{red} span=2009/2012", f"{red} span=2010/2014") == []
    assert ties(f"{red} span=2009/2012", 'tie Omar "parent of" Blue span=2010/2014') == []
    assert ties(f"{red} span=2009/2012", f"{blue} span=2010/2014 rank=deprecated") == []
    # A missing bound never violates.
    assert ties(red, blue) == []
    assert ties(f"{red} span=2009/", blue) == []
    assert ties(f"{red} span=/2012", f"{blue} span=2014/") == []


def test_two_births(facts: Facts) -> None:
    """
    category birth once=yes
    event 1 Homs when=1991 category=birth who=Omar:born,Amina
    event 2 Hama when=1993 category=birth who=Omar:born,Amina
    """
    finding = only(facts, "occurs-once")
    assert (finding.certainty, finding.actors) == ("certain", (1,))
    assert finding.explanation[-1] == (
        "therefore Omar would have had two events of the kind “birth”, 366 days apart at the least."
    )
    assert finding.magnitude_seconds == 366 * 86_400 + 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("when=1991", "when=1991-05"),
        ("when=1991", ""),
        ("when=1991?", "when=1993"),
    ],
)
def test_a_birth_that_may_be_told_twice(first: str, second: str) -> None:
    facts = of(
        f"event 1 A category=birth who=Omar:born {first}",
        f"event 2 B category=birth who=Omar:born {second}",
    )
    assert found(facts, "occurs-once") == [("occurs-once", "possible", [1, 2])]


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        # a mother, whatever she is called in it
        ("who=Omar:born,Amina:subject", "who=Ali:born,Amina:subject", ""),
        ("who=Omar,Amina", "who=Ali,Amina", ""),
        # the same birth, said to be so
        ("who=Omar:born", "who=Omar:born", "relation 1 'same as' 2"),
        ("who=Omar:born", "who=Omar:born status=refuted", ""),
        ("who=Omar:born", "who=Omar:mourned", ""),
        ("who=Omar:born", "who=Omar:born", "actor Omar kind=organisation"),
    ],
)
def test_what_may_happen_twice(first: str, second: str, more: str) -> None:
    facts = of(
        more,
        f"event 1 A category=birth when=1991 {first}",
        f"event 2 B category=birth when=1993 {second}",
    )
    assert found(facts, "occurs-once") == []


def test_two_holders_of_one_office(facts: Facts) -> None:
    """
    category governor single=yes
    actor Homs kind=organisation
    event 1 A when=2014-01-01/2016-12-31 category=governor who=Omar:holder,Homs:involved
    event 2 B when=2015-01-01/2017-12-31 category=governor who=Ali:holder,Homs:involved
    """
    finding = only(facts, "single-holder")
    assert (finding.certainty, finding.actors) == ("certain", (2, 3))
    assert finding.explanation[-1] == (
        "therefore Omar and Ali would have held one office at once: impossible by at least 729 days."
    )


def office(first: str, second: str, more: str = "") -> list[tuple[str, str, list[int]]]:
    """Return what is found of two terms."""
    places = "place Homs at=34.7,36.7\nplace Hama at=35.1,36.7\nactor Party kind=organisation"
    return found(of(places, more, f"event 1 A {first}", f"event 2 B {second}"), "single-holder")


def test_terms_that_overlap() -> None:
    one = "category=governor at=Homs when=2014/2016 who=Omar"
    assert office(one, "category=governor at=Homs when=2015/2017 who=Ali")[0][1] == "certain"
    assert office(one, "category=governor at=Homs when=2015?/2017 who=Ali")[0][1] == "possible"
    assert office(
        one, "category=governor at=Homs when=2015/2017 who=Ali", "actor Ali kind=unknown"
    ) == [("single-holder", "possible", [1, 2])]


@pytest.mark.parametrize(
    ("second", "more"),
    [
        # touching, another office, another place, another organisation, the same person
        ("category=governor at=Homs when=2016/2018 who=Ali", ""),
        ("category=mayor at=Homs when=2015/2017 who=Ali", ""),
        ("category=governor at=Hama when=2015/2017 who=Ali", ""),
        ("category=governor at=Homs when=2015/2017 who=Ali,Party:involved", ""),
        ("category=governor at=Homs when=2015/2017 who=Omar", ""),
        ("category=governor at=Homs when=2015/2017 who=Ali", 'tie Omar "alias claimed" Ali'),
        ("category=governor at=Homs when=2015/2017 who=Ali", "relation 2 overlaps 1"),
        ("category=governor at=Homs when=2015/2017 who=Ali", "relation 2 after 1"),
        ("category=governor at=Homs when=2015/2017 status=planned who=Ali", ""),
        ("category=governor when=2015/2017 who=Ali", ""),
        ("category=governor at=Homs who=Ali", ""),
        ("at=Homs when=2015/2017 who=Ali", ""),
    ],
)
def test_terms_that_agree(second: str, more: str) -> None:
    one = "category=governor at=Homs when=2014/2016 who=Omar"
    assert office(one, second, more) == []


def test_one_organisation_has_an_office_of_a_kind_in_each_place() -> None:
    one = "category=governor at=Homs when=2014/2016 who=Omar,Party:involved"
    other = "category=governor at=Hama when=2014/2016 who=Ali,Party:involved"
    assert office(one, other) == []


def test_a_release_before_the_arrest(facts: Facts) -> None:
    """
    category arrest
    category raid in=arrest
    category release requires=arrest
    event 1 Release when=2009-05 category=release who=Omar
    event 2 Arrest when=2009-08 category=raid who=Omar:detainee
    event 3 Arrest when=2010 category=arrest who=Omar:detainee
    """
    finding = only(facts, "transition")
    assert (finding.certainty, finding.events) == ("certain", (1, 2))
    assert finding.explanation[-1] == (
        "therefore no “arrest” came first: impossible by at least 61 days."
    )


def test_a_release_without_an_arrest() -> None:
    release = "event 1 Release when=2009-05 category=release who=Omar"
    elsewhere = "event 2 Arrest when=2009-02 category=arrest who=Ali"
    refuted = "event 3 Arrest when=2009-02 category=arrest status=refuted who=Omar"
    assert found(of(release, elsewhere, refuted), "transition") == [("transition", "possible", [1])]
    doubted = "event 2 Arrest when=2010? category=arrest who=Omar"
    assert found(of(release, doubted), "transition") == [("transition", "possible", [1, 2])]


@pytest.mark.parametrize(
    "arrest",
    [
        "when=2009-02 category=arrest who=Omar",
        "when=2009 category=arrest who=Omar:detainee",
        "category=arrest who=Omar",
    ],
)
def test_a_release_after_an_arrest(arrest: str) -> None:
    release = "event 1 Release when=2009-05 category=release who=Omar,Ali:guard"
    assert found(of(release, f"event 2 Arrest {arrest}"), "transition") == []


def test_a_category_that_needs_itself(facts: Facts) -> None:
    """
    category stay requires=stay
    category stay in=stay requires=stay
    event 1 A when=2009-05 category=stay who=Omar
    event 2 B when=2009-02 category=stay who=Omar
    """
    assert found(facts, "transition") == [("transition", "certain", [1, 2])]


@pytest.mark.parametrize(
    ("check", "line"),
    [
        ("exclusive-states", "category=detention who=Omar:detainee when={span}"),
        ("occurs-once", "category=birth who=Omar:born when={span}"),
        ("single-holder", "category=mayor at=Homs who=P{number}:holder when={span}"),
        ("transition", "category=release who=Omar:subject when={span}"),
    ],
)
def test_many_events_of_one_person_take_no_square_of_the_steps(check: str, line: str) -> None:
    def effort(count: int) -> int:
        lines = [WORDS, "place Homs"]
        for number in range(1, count + 1):
            year, day = 1000 + number // 24, 1 + number % 24
            words = line.format(span=f"{year}-03-{day:02d}/{year}-03-{day + 2:02d}", number=number)
            lines.append(f"event {number} E {words}")
        lines.append("event 9000 E category=freedom who=Omar when=1000/2000")
        lines.append("event 9001 E category=arrest who=Omar when=2000")
        facts = read("\n".join(lines))
        return steps(lambda: run_checks(facts, names=[check], possible=True))

    assert effort(800) < 16 * effort(100)

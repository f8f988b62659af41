"""Acting before birth or founding, after death or dissolution."""

import pytest

from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


def test_acting_before_birth(facts: Facts) -> None:
    """
    source wire
    actor Omar born=1991-05-01
    cite 1 wire locator="page 2"
    event 1 Speech when=1991-04-19 who=Omar:leader:1
    """
    finding = only(facts, "before-birth")
    assert finding.certainty == "certain"
    assert finding.actors == (1,)
    assert finding.sources == ("wire",)
    assert finding.explanation[-1] == (
        "therefore they would have acted before they were born: impossible by at least 11 days."
    )


@pytest.mark.parametrize(
    ("check", "kind", "life", "when"),
    [
        ("before-birth", "person", "born=1991", "1990"),
        ("before-birth", "unknown", "born=1991", "1985/1990"),
        ("after-death", "person", "died=2005", "2006"),
        ("after-death", "person", "died=[..2004]", "2005/2007"),
        ("before-founding", "organisation", "born=2013-04", "2013-03"),
        ("before-founding", "armed group", "born=2013", "2012"),
        ("after-dissolution", "state", "died=1991-12", "1992"),
    ],
)
def test_certain(check: str, kind: str, life: str, when: str) -> None:
    facts = read(f'actor X "kind={kind}" {life}\nevent 1 E when={when} who=X:leader')
    assert found(facts, "actors") == [(check, "certain", [1])]


@pytest.mark.parametrize(
    ("check", "life", "when"),
    [
        ("before-birth", "born=[1991..1993]", "[1990..1992]"),
        ("after-death", "died=[2003..2005]", "[2004..2006]"),
        ("before-birth", "born=1991?", "1980"),
    ],
)
def test_possible(check: str, life: str, when: str) -> None:
    facts = read(f"actor X {life}\nevent 1 E when={when} who=X:leader")
    assert found(facts, "actors") == [(check, "possible", [1])]


@pytest.mark.parametrize(
    ("life", "event"),
    [
        ("born=1991", "when=1991"),
        ("born=1991", "when=1991-02-03"),
        ("born=1991", "when=1985/1995"),  # there at its end
        ("born=1991", "when=../2010"),  # nobody said when it began
        ("born=1991", ""),
        ("", "when=1700"),
        ("died=[1881..]", "when=1890"),  # tightens
        ("died=2005", "when=2005-12-31"),
        ("died=2005-03-03", "when=2005-03-03/2005-03-20"),
        ("died=2005", "when=XXXX-09"),
        ("died=2005", "when=2010 status=planned"),
        ("died=2005", "when=2010 status=refuted"),
    ],
)
def test_no_contradiction(life: str, event: str) -> None:
    assert found(read(f"actor X {life}\nevent 1 E {event} who=X:leader"), "actors") == []


def test_the_dead_are_mourned_and_deprecated_claims_are_out(facts: Facts) -> None:
    """
    source wire
    actor Omar died=2005
    event 1 Funeral when=2006 who=Omar:mourned
    event 2 Speech when=2006 who=Omar:leader:1
    cite 2 wire rank=deprecated
    """
    assert found(facts, "actors") == []


def test_several_roles_are_one_finding(facts: Facts) -> None:
    """
    actor Omar died=2005
    event 1 Speech when=2006 who=Omar:leader,Omar:present
    """
    assert found(facts, "actors") == [("after-death", "certain", [1])]

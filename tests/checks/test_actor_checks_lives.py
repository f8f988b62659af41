"""Ages that cannot be, and persons who never lived at once; lives beside inferred times."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read

_LIVES = ("implausible-age", "not-contemporaries")


def test_acting_at_a_hundred_and_thirty(facts: Facts) -> None:
    """
    source wire
    actor Omar born=1850
    event 1 Speech when=1990 who=Omar:leader:1
    cite 1 wire
    """
    finding = only(facts, "implausible-age")
    assert (finding.certainty, finding.events, finding.actors) == ("certain", (1,), (1,))
    assert finding.sources == ("wire",)
    assert finding.explanation == (
        "Omar was born “1850” (1850-01-01 to 1850-12-31).",
        "@1 “Speech” is dated “1990” (1990-01-01 to 1990-12-31).",
        "Omar took part as leader, according to wire.",
        "The limit longest-life is 123 years, the usual limit.",
        "therefore Omar would have been 138 years old at the least: impossible by at least 15 years.",
    )
    longer = MappingProxyType({"limit.longest-life": 150})
    assert found(replace(facts, settings=longer), "implausible-age") == []


@pytest.mark.parametrize(
    ("ledger", "certainty"),
    [
        ("actor X born=1850 kind=unknown\nevent 1 E when=1990 who=X", "possible"),
        ("actor X born=1850?\nevent 1 E when=1990 who=X", "possible"),
        # inferred: after something of 1990
        (
            "actor X born=1850\nevent 1 E who=X\nevent 2 F when=1990\nrelation 1 after 2",
            "certain",
        ),
        ("actor X born=1990-05\nevent 1 E when=1995 who=X:guard", "possible"),
    ],
)
def test_ages_at_an_event(ledger: str, certainty: str) -> None:
    assert found(read(ledger), "actors") == [("implausible-age", certainty, [1])]


@pytest.mark.parametrize(
    "ledger",
    [
        "actor X born=1850\nevent 1 E when=1950 who=X",
        "actor X born=1850\nevent 1 E when=[1950..1990] who=X",
        "actor X born=[..1850]\nevent 1 E when=[..1990] who=X",
        "actor X born=1850\nevent 1 E when=1990 who=X:mourned",
        "actor X born=1850\nevent 1 E when=1990 status=refuted who=X",
        "actor X born=1850\nevent 1 E who=X",
        "actor X born=1850 kind=organisation\nevent 1 E when=2016 who=X",
        # children travel, are held and hurt
        "actor X born=1990-05\nevent 1 E when=1995 who=X:detainee",
        "actor X born=1990-05\nevent 1 E when=[1995..2016] who=X:guard",
        "actor X born=1990\nevent 1 E when=2000 who=X:guard",
        "actor X born=1990\nevent 1 E when=1995 who=X:leader",
    ],
)
def test_ages_that_can_be(ledger: str) -> None:
    assert found(read(ledger), *_LIVES) == []


def test_of_the_dead_and_the_unborn_other_checks_speak() -> None:
    dead = read("actor X born=1850 died=1900\nevent 1 E when=1990 who=X:leader")
    assert found(dead, "actors") == [("after-death", "certain", [1])]
    unborn = read("actor X born=1990\nevent 1 E when=1985 who=X:guard")
    assert found(unborn, "actors") == [("before-birth", "certain", [1])]


def test_a_life_that_is_too_long() -> None:
    facts = read("actor X born=1800 died=1950")
    assert found(facts, *_LIVES) == [("implausible-age", "certain", [])]
    assert only(facts, *_LIVES).actors == (1,)
    assert found(read("actor X born=1800 died=1920"), *_LIVES) == []


@pytest.mark.parametrize(
    ("parent", "child", "certainty"),
    [
        ("born=1991", "born=1970", "certain"),
        ("born=1991?", "born=1970", "possible"),
        ("born=1991", "born=1970 kind=unknown", "possible"),
        ("born=1991 kind=unknown", "born=1970", "possible"),
        ("born=1991", "born=1995", "possible"),
        ("born=[1990..1992]", "born=[1989..1991]", "possible"),
    ],
)
def test_parents_who_are_too_young(parent: str, child: str, certainty: str) -> None:
    facts = read(f'actor P {parent}\nactor C {child}\ntie P "parent of" C')
    assert found(facts, *_LIVES) == [("implausible-age", certainty, [])]


@pytest.mark.parametrize(
    ("parent", "child", "tie"),
    [
        ("born=1970", "born=1991", '"parent of"'),
        ("born=1991", "", '"parent of"'),
        ("born=[1960..1991]", "born=[1975..1980]", '"parent of"'),
        ("born=1991", "born=1970", '"member of"'),
        ("born=1991", "born=1970", '"parent of" rank=deprecated'),
        ("born=1991 kind=organisation", "born=1970 kind=organisation", '"parent of"'),
        ("born=1991", "born=1970 kind=organisation", '"member of"'),
    ],
)
def test_parents_who_can_be(parent: str, child: str, tie: str) -> None:
    kind, _, more = tie.partition('" ')
    kind = kind.strip('"')
    facts = read(f'actor P {parent}\nactor C {child}\ntie P "{kind}" C {more}')
    assert found(facts, *_LIVES) == []


def test_two_who_never_met(facts: Facts) -> None:
    """
    source wire
    actor Omar died=1950
    actor Ali born=1960
    event 1 Meeting manner=once who=Omar:present:1,Ali:present
    cite 1 wire
    """
    finding = only(facts, *_LIVES)
    assert (finding.certainty, finding.actors, finding.events) == ("certain", (1, 2), (1,))
    assert finding.explanation == (
        "@1 “Meeting” is undated.",
        "Omar took part as present, according to wire.",
        "Ali took part as present.",
        "Omar died “1950” (1950-01-01 to 1950-12-31).",
        "Ali was born “1960” (1960-01-01 to 1960-12-31).",
        "therefore Omar and Ali never lived at once: impossible by at least 8 years.",
    )


@pytest.mark.parametrize(
    ("event", "certainty"),
    [
        ("when=[1900..2000] who=Omar,Ali", "certain"),
        ("who=Omar,Ali", "possible"),
        ("when=[1900..2000] who=Omar:leader,Ali", "possible"),
        ("when=[1900..2000] who=Omar,Guest", "possible"),
    ],
)
def test_in_one_event(event: str, certainty: str) -> None:
    actors = "actor Omar died=1950\nactor Ali born=1960\nactor Guest born=1960 kind=unknown"
    facts = read(f"{actors}\nevent 1 E {event}")
    assert found(facts, "actors") == [("not-contemporaries", certainty, [1])]


@pytest.mark.parametrize(
    "event",
    [
        # a war of a century had both
        "when=1900/2000 who=Omar,Ali",
        "manner=lasting who=Omar,Ali",
        "manner=repeated who=Omar,Ali",
        "manner=once who=Omar:mourned,Ali",
        "manner=once status=planned who=Omar,Ali",
        "manner=once who=Omar,Amina",
        "manner=once who=Omar",
        "manner=once who=Party,Ali",
    ],
)
def test_events_that_both_may_have_been_in(event: str) -> None:
    actors = "actor Omar died=1950\nactor Ali born=1960\nactor Amina born=1950\n"
    actors += "actor Party died=1950 kind=organisation"
    assert found(read(f"{actors}\nevent 1 E {event}"), *_LIVES) == []


def test_where_the_date_tells_one_out_the_other_checks_speak() -> None:
    actors = "actor Omar died=1950\nactor Ali born=1960"
    facts = read(f"{actors}\nevent 1 E when=1970 who=Omar,Ali")
    assert found(facts, "actors") == [("after-death", "certain", [1])]


@pytest.mark.parametrize(
    ("lives", "kind", "expected"),
    [
        (("died=1950", "born=1960"), "member of", "certain"),
        (("born=1960", "died=1950"), "alias claimed", "certain"),
        (("died=1950?", "born=1960"), "alias claimed", "possible"),
        (("died=1950", "born=1960"), "parent of", "certain"),
        # a father may die before the birth
        (("died=1950-05", "born=1951-01"), "parent of", None),
        (("died=1950-05", "born=1951-06"), "parent of", "certain"),
        (("died=1950", "born=1950"), "member of", None),
        (("died=1950", ""), "member of", None),
        (("died=1950", "born=1960 kind=organisation"), "member of", None),
    ],
)
def test_tied(lives: tuple[str, str], kind: str, expected: str | None) -> None:
    facts = read(f'actor A {lives[0]}\nactor B {lives[1]}\ntie A "{kind}" B')
    wanted = [] if expected is None else [("not-contemporaries", expected, [])]
    assert found(facts, *_LIVES) == wanted


def test_a_parent_born_after_the_child_had_died_is_told_once() -> None:
    facts = read('actor P born=1960\nactor C born=1900 died=1950\ntie P "parent of" C')
    assert found(facts, *_LIVES) == [("implausible-age", "certain", [])]
    unknown = read('actor P born=1960\nactor C died=1950\ntie P "parent of" C')
    assert found(unknown, *_LIVES) == [("not-contemporaries", "certain", [])]


def test_acting_after_death_by_an_inferred_time(facts: Facts) -> None:
    """
    source wire
    actor Omar died=2005
    event 1 War when=2006
    event 2 Speech who=Omar:leader
    relation 2 after 1 cite=1
    cite 2 wire
    """
    finding = only(facts, "after-death")
    assert (finding.certainty, finding.events) == ("certain", (2,))
    assert finding.explanation[2] == (
        "By what is said of its order and length, @2 lies from 2006-01-01 on: `chronology why 2`."
    )
    assert {claim.kind for claim in finding.claims} == {
        "actor", "event", "relation", "participation",
    }  # fmt: skip


def test_a_life_beside_vague_times_that_relations_narrow(facts: Facts) -> None:
    """
    actor Omar born=[1990..1994]
    event 1 Speech when=[1989..1993] who=Omar:leader
    event 2 War when=1991
    relation 1 after 2
    """
    assert found(facts, "before-birth") == []
    loose = replace(facts, statements=replace(facts.statements, relations=()))
    assert found(loose, "before-birth") == [("before-birth", "possible", [1])]

"""Which of several findings about the same claims speaks."""

from dataclasses import replace

import pytest

from chronology.checks import CHECKS, Certainty, Check, Claim, Finding, Severity, Tier
from chronology.checks.registry import distinct
from chronology.checks.specific import most_specific

ONE, TWO, THREE = (Claim("event", number, str(number), ()) for number in (1, 2, 3))


def _check(name: str, *ways: str) -> Check:
    return Check(name, "", Tier.TIME, lambda _: (), "", gives_way_to=ways)


def _finding(check: str, *claims: Claim, sure: Certainty = Certainty.CERTAIN) -> Finding:
    events = tuple(claim.id for claim in claims)
    return Finding(check, sure, Severity.ERROR, ("therefore",), claims, (*events, 7, 8))


SHARP, BLUNT = _check("sharp"), _check("blunt", "sharp")


def test_what_rests_on_no_more_gives_way() -> None:
    sharp, blunt = _finding("sharp", ONE, TWO), _finding("blunt", TWO)
    assert most_specific([blunt, sharp], (SHARP, BLUNT)) == [sharp]
    more = _finding("blunt", TWO, THREE)
    assert most_specific([more, sharp], (SHARP, BLUNT)) == [more, sharp]


def test_what_rests_on_nothing_gives_way_to_nothing() -> None:
    sharp, blunt = _finding("sharp", ONE), _finding("blunt")
    assert most_specific([blunt, sharp], (SHARP, BLUNT)) == [blunt, sharp]


def test_a_possible_finding_stands_in_for_no_certain_one() -> None:
    sharp, blunt = _finding("sharp", ONE, sure=Certainty.POSSIBLE), _finding("blunt", ONE)
    assert most_specific([blunt, sharp], (SHARP, BLUNT)) == [blunt, sharp]
    doubted = replace(blunt, certainty=Certainty.CANNOT_TELL)
    assert most_specific([doubted, sharp], (SHARP, BLUNT)) == [sharp]


def test_where_each_gives_way_to_the_other_the_first_listed_speaks() -> None:
    first, second = _check("first", "second"), _check("second", "first")
    findings = [_finding("first", ONE, TWO), _finding("second", TWO, ONE)]
    assert most_specific(findings, (first, second)) == findings[:1]
    assert most_specific(findings, (second, first)) == findings[1:]
    wider = [_finding("first", ONE), _finding("second", ONE, TWO)]
    assert most_specific(wider, (first, second)) == wider[1:]


def test_a_check_gives_way_only_to_checks() -> None:
    with pytest.raises(ValueError, match="'blunt' gives way to 'sharp', which is no check"):
        distinct(BLUNT)


def test_the_network_gives_way_to_every_check_of_two_dated_events() -> None:
    known = {check.id: check for check in CHECKS}
    assert {"order", "lag", "duration", "part-outside-whole", "succession"} <= set(
        known["inconsistent-network"].gives_way_to
    )

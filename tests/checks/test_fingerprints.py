"""What opens an acceptance again, and what does not: the values that findings rest on."""

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from chronology.query.evidence import Facts
from tests.checks.asking import only
from tests.checks.ledger import read

if TYPE_CHECKING:
    from collections.abc import Mapping

JOURNEY = """
place Istanbul at=41.0,28.9 radius=1000
place Antep at=37.1,37.4 radius=1000
actor Omar kind=person
event 1 Arrest when="at 2016-07-15 10:00" at=Istanbul who=Omar:present
event 2 Hearing when="at 2016-07-15 10:15" at=Antep who=Omar:present
"""


def changed(facts: Facts, table: str, number: int, **values: object) -> Facts:
    """Return facts in which one row has other values."""
    rows: Mapping[int, Any] = getattr(facts, table)
    row = replace(rows[number], **values)
    return replace(facts, **{table: MappingProxyType({**rows, number: row})})  # type: ignore[arg-type]  # one table of the facts, by name # by name


def test_whether_an_event_is_alleged_or_corroborated_is_nothing_to_a_proof() -> None:
    facts = read(JOURNEY)
    mark = only(facts, "travel").fingerprint
    for status in ("alleged", "corroborated", "disputed"):
        assert only(changed(facts, "events", 1, status=status), "travel").fingerprint == mark


@pytest.mark.parametrize("values", [{"latitude": 41.5}, {"radius_m": 2000.0}])
def test_a_place_that_moves_or_is_known_better_opens_a_finding_again(
    values: dict[str, float],
) -> None:
    facts = read(JOURNEY)
    moved = changed(facts, "places", 1, **values)
    assert only(moved, "travel").fingerprint != only(facts, "travel").fingerprint


def test_who_took_part_is_known_by_uuid_and_not_by_the_number_of_one_database() -> None:
    facts = read(JOURNEY)
    renumbered = replace(
        facts,
        actors=MappingProxyType({71: replace(facts.actors[1], id=71)}),
        participations=tuple(replace(part, actor=71) for part in facts.participations),
    )
    assert only(renumbered, "travel").fingerprint == only(facts, "travel").fingerprint


def test_a_tie_is_known_by_uuid_and_not_by_the_numbers_of_its_actors() -> None:
    facts = read(
        """
        actor Omar kind=person born=1990
        actor Ali kind=person born=1980
        tie Omar "parent of" Ali
        """
    )
    renumbered = replace(
        facts,
        actors=MappingProxyType(
            {number + 70: replace(actor, id=number + 70) for number, actor in facts.actors.items()}
        ),
        ties=tuple(replace(tie, actor=tie.actor + 70, other=tie.other + 70) for tie in facts.ties),
    )
    mark = only(facts, "implausible-age").fingerprint
    assert only(renumbered, "implausible-age").fingerprint == mark


@pytest.mark.parametrize("check", ["unsourced", "isolated"])
def test_that_an_event_lacks_something_does_not_rest_on_what_else_it_is(check: str) -> None:
    facts = read("event 1 Arrest")
    for values in ({"manner": "lasting"}, {"status": "disputed"}, {"title": "Capture"}):
        other = changed(facts, "events", 1, **values)
        assert only(other, check).fingerprint == only(facts, check).fingerprint


def test_a_status_that_hides_a_dispute_opens_again_when_it_changes() -> None:
    facts = read("source wire\nevent 1 Arrest when=2016\ncite 1 wire stance=disputes")
    mark = only(facts, "source-disputes").fingerprint
    again = changed(facts, "events", 1, status="corroborated")
    assert only(again, "source-disputes").fingerprint != mark
    redated = changed(facts, "events", 1, date=None)
    assert only(redated, "source-disputes").fingerprint == mark

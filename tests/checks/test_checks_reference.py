"""The reference page and the registry."""

from dataclasses import replace
from pathlib import Path

import pytest

from chronology.checks import CHECKS, Certainty
from chronology.checks.reference import page
from chronology.checks.registry import by_id, chosen, distinct
from chronology.checks.run import explain
from chronology.errors import UnknownNameError

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_the_page_is_what_the_checks_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "docs/checks.md is stale: python -m chronology.checks.reference > docs/checks.md"
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_explains_itself(check) -> None:
    assert check.why.endswith(".")
    assert "\n" not in check.why
    text = explain(check.id)
    assert check.id in text
    assert check.compares in text
    assert "check accept" in text
    assert check.certain or check.possible or check.cannot_tell
    assert check.quiet
    assert f"### `{check.id}`" in page()


def test_two_checks_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="given twice"):
        distinct(CHECKS[0], CHECKS[0])
    with pytest.raises(ValueError, match="given twice"):
        distinct(replace(CHECKS[0], id="time"))
    with pytest.raises(ValueError, match="is no check"):
        distinct(replace(CHECKS[0], supersedes=("nothing",)))


def test_checks_are_chosen_by_name_and_by_tier() -> None:
    assert chosen(CHECKS, ()) == CHECKS
    assert [check.id for check in chosen(CHECKS, ["unsourced", "order"])] == ["order", "unsourced"]
    assert {check.tier.value for check in chosen(CHECKS, ["actors"])} == {"actors"}


def test_an_unknown_check_is_offered_close_ones() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        chosen(CHECKS, ["unsorced"])
    assert refusal.value.candidates[0] == "unsourced"
    with pytest.raises(UnknownNameError) as refusal:
        by_id(CHECKS, "two-place")
    assert refusal.value.candidates[0] == "two-places"
    assert "two-place" in str(refusal.value)


def test_certainties_are_ordered() -> None:
    assert sorted(Certainty, key=lambda c: c.rank) == ["certain", "possible", "cannot-tell"]

"""The reference page and the registry."""

import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.checks import CHECKS, Certainty, reference
from chronology.checks.limits import LIMITS
from chronology.checks.reference import DOCS, page, pages
from chronology.checks.registry import by_id, chosen, distinct
from chronology.checks.run import explain
from chronology.errors import UnknownNameError

#: A limit is asked for by its name, in any of the functions of that module.
_ASKED = re.compile(r"limits\.(?:value|line|claim)\(\s*facts,\s*\"([a-z-]+)\"")

HEADINGS = [
    "What it compares",
    "When it is certain",
    "When it is possible",
    "When it cannot tell",
    "Limits",
    "Beside other checks",
    "A finding",
    "To quiet it",
]


def test_the_pages_are_what_the_checks_say() -> None:
    written = {
        str(path.relative_to(DOCS)): path.read_text(encoding="utf-8")
        for path in (DOCS / "checks.md", *sorted((DOCS / "checks").glob("*.md")))
    }
    assert written == pages(), "run `make docs`"


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


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_has_a_page_that_says_all(check) -> None:
    text = page(check)
    assert text.startswith(f"# `{check.id}`\n\n{check.why}\n")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == HEADINGS
    for body in re.split(r"^## .*$", text, flags=re.MULTILINE):
        assert body.strip()
    for target in re.findall(r"\]\((.*?)\)", text):
        assert (DOCS / "checks" / target).is_file(), target
    assert f"(checks/{check.id}.md)" in pages()["checks.md"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_names_the_limits_that_it_keeps_to(check) -> None:
    known = {limit.name for limit in LIMITS}
    assert set(check.limits) <= known
    own = Path(inspect.getfile(check.find)).read_text(encoding="utf-8")
    assert set(_ASKED.findall(own)) <= set(check.limits)


def test_every_limit_serves_a_check() -> None:
    used = {name for check in CHECKS for name in check.limits}
    assert used == {limit.name for limit in LIMITS}


def test_pages_are_written_where_they_changed_and_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "no-more.md").write_text("old")
    (tmp_path / "checks.md").write_text("stale")
    monkeypatch.setattr(reference, "DOCS", tmp_path)
    assert reference.main() == 0
    assert not (tmp_path / "checks" / "no-more.md").exists()
    assert (tmp_path / "checks.md").read_text(encoding="utf-8") == pages()["checks.md"]
    assert len(list((tmp_path / "checks").iterdir())) == len(CHECKS)
    assert reference.main() == 0


def test_a_page_shows_the_limits_and_an_example() -> None:
    made = replace(CHECKS[0], limits=("fastest-travel",), example=("a line", "therefore b."))
    text = page(made)
    assert "`fastest-travel`, 1000 km/h unless set" in text
    assert "## A finding\n\n```\na line\ntherefore b.\n```" in text


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

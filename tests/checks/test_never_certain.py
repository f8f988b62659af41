"""Checks that are never certain are asked only where what is possible is wanted."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.checks import CHECKS, run
from chronology.dates.civil import seconds
from chronology.query.evidence import Facts
from tests.checks.ledger import read


def ledgers() -> Iterator[str]:
    """Yield the ledgers in the docstrings of the tests beside this one."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
            if words and re.search(r"^(event \d|actor|tie) ", words, re.MULTILINE):
                yield words


def test_a_check_that_says_when_it_is_certain_is_the_only_kind_that_is() -> None:
    sure = {check.id for check in CHECKS if check.certain}
    for words in ledgers():
        facts = replace(read(words), today=seconds(2026, 11, 21))
        for finding in run.run_checks(facts, possible=True):
            assert finding.certainty != "certain" or finding.check in sure, finding


def test_it_is_not_asked_for_what_is_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    checks = tuple(
        replace(check, find=lambda _, name=check.id: asked.append(name) or ()) for check in CHECKS
    )
    monkeypatch.setattr(run, "CHECKS", checks)
    run.run_checks(Facts())
    assert asked == [check.id for check in CHECKS if check.certain]
    asked.clear()
    run.run_checks(Facts(), possible=True)
    assert asked == [check.id for check in CHECKS]

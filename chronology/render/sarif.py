"""Findings as SARIF 2.1.0, the exchange format of static analysis (OASIS, 2020).

Section numbers are those of the standard. A chronology has no files, so that a
result names its events as logical locations, ``event/12``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from chronology.render.jsontext import to_json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

#: The name under which a fingerprint is kept; its number rises when fingerprints
#: come to be worked out in another way (section 3.27.17).
_FINGERPRINT = "chronology/v1"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its id, why it is there, what it does, and what it is about."""

    id: str
    why: str
    help: str
    tier: str


@dataclass(frozen=True, slots=True)
class Result:
    """A finding; ``level`` is "error", "warning" or "note", ``lines`` its chain of reasons."""

    rule: str
    level: str
    lines: Sequence[str]
    events: Sequence[int]
    fingerprint: str
    properties: dict[str, Any]


def write_sarif(
    version: str, rules: Sequence[Rule], results: Iterable[Result], out: IO[str]
) -> None:
    """Write one log with one run.

    Args:
        version: that of the program.
        rules: every check that may have spoken.
        results: what they found.
        out: where to.
    """
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "Chronology",
        "semanticVersion": version,
        "rules": [_rule(rule) for rule in rules],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(result, numbers) for result in results],
            }
        ],
    }
    out.write(f"{to_json(log, indent=2)}\n")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": _message(rule.why)},
        "help": {"text": _message(rule.help)},
        "properties": {"tags": [rule.tier]},
    }


def _result(result: Result, numbers: dict[str, int]) -> dict[str, Any]:
    located = [{"logicalLocations": [_location(event)]} for event in result.events]
    return {
        "ruleId": result.rule,
        "ruleIndex": numbers[result.rule],
        "level": result.level,
        "message": {"text": _message("\n".join(result.lines))},
        **({"locations": located} if located else {}),
        "partialFingerprints": {_FINGERPRINT: result.fingerprint},
        "properties": result.properties,
    }


def _location(event: int) -> dict[str, str]:
    return {"name": str(event), "fullyQualifiedName": f"event/{event}", "kind": "event"}


def _message(text: str) -> str:
    """Return text as a message: a brace is written twice (section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")

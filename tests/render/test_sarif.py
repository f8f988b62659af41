"""SARIF 2.1.0: what the standard requires of a log, asserted by its sections."""

import io
import json
from typing import Any

from chronology.render.sarif import Result, Rule, write_sarif

RULES = [
    Rule("order", "Dates and orders contradict.", "Compares dates in {2016,2017}.", "time"),
    Rule("unsourced", "Nobody says so.", "Looks for citations.", "sources"),
]


def log_of(*results: Result) -> dict[str, Any]:
    out = io.StringIO()
    write_sarif("1.2.3", RULES, results, out)
    log: dict[str, Any] = json.loads(out.getvalue())
    return log


def require_sarif(log: dict[str, Any]) -> None:
    """Assert the required parts and the closed vocabularies of SARIF 2.1.0."""
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")  # 3.13.3
    assert set(log) == {"$schema", "version", "runs"}
    for run in log["runs"]:  # 3.14
        driver = run["tool"]["driver"]  # 3.18.2
        assert driver["name"]  # 3.19.8
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # 3.14.17
        rules = driver["rules"]  # 3.19.23
        assert len({rule["id"] for rule in rules}) == len(rules)  # 3.49.3
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]
            assert all(isinstance(tag, str) for tag in rule["properties"]["tags"])  # 3.8.2
        for result in run["results"]:
            require_result(result, rules)


def require_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.5, 3.27.6
    assert result["level"] in ("none", "note", "warning", "error")  # 3.27.10
    text = result["message"]["text"]  # 3.27.11, 3.11
    assert text
    assert "{" not in text.replace("{{", "")  # 3.11.5
    for location in result.get("locations", []):  # 3.27.12
        for logical in location["logicalLocations"]:  # 3.28.4
            assert logical["fullyQualifiedName"]  # 3.33.5
            assert logical["name"] in logical["fullyQualifiedName"]
    assert all(
        isinstance(value, str) for value in result["partialFingerprints"].values()
    )  # 3.27.17


def test_a_log_of_no_results() -> None:
    log = log_of()
    require_sarif(log)
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["tool"]["driver"]["semanticVersion"] == "1.2.3"


def test_a_result() -> None:
    log = log_of(
        Result(
            "unsourced", "warning", ["@12 in “{2016}”.", "therefore so."], [12, 3], "ab12", {"x": 1}
        ),
        Result("order", "note", ["a line"], [], "cd34", {}),
    )
    require_sarif(log)
    first, second = log["runs"][0]["results"]
    assert first == {
        "ruleId": "unsourced",
        "ruleIndex": 1,
        "level": "warning",
        "message": {"text": "@12 in “{{2016}}”.\ntherefore so."},
        "locations": [
            {
                "logicalLocations": [
                    {"name": "12", "fullyQualifiedName": "event/12", "kind": "event"}
                ]
            },
            {"logicalLocations": [{"name": "3", "fullyQualifiedName": "event/3", "kind": "event"}]},
        ],
        "partialFingerprints": {"chronology/v1": "ab12"},
        "properties": {"x": 1},
    }
    assert "locations" not in second

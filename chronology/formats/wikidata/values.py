"""Values of query results, as plain text whatever file they come in."""

import re

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?', re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_POINT = re.compile(r"Point\(\s*(-?[0-9.eE+-]+)\s+(-?[0-9.eE+-]+)\s*\)", re.IGNORECASE)
#: What stands for "somebody" and "somewhere": a value that exists and is not known.
_UNKNOWN = ("_:", "http://www.wikidata.org/.well-known/genid/")


def plain(term: str) -> str:
    """Return the text of an RDF term such as "…"@en or <…>; any other text as it is.

    What is there but not known is "".
    """
    text = term.strip()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    elif text.startswith('"'):
        found = _LITERAL.fullmatch(text)
        if found:
            text = re.sub(r"\\(.)", lambda escape: _unescaped(escape[1]), found[1])
    return "" if text.startswith(_UNKNOWN) else text


def _unescaped(letter: str) -> str:
    return _ESCAPES.get(letter, letter)


def item_id(text: str) -> str | None:
    """Return the Q-id that an address of an item holds, or that the text is."""
    found = _ENTITY.fullmatch(text)
    if found:
        return found[1]
    return text if re.fullmatch(r"Q[1-9][0-9]*", text) else None


def point_of(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude of ``Point(LONGITUDE LATITUDE)`` on Earth.

    A point elsewhere begins with the address of its globe, and is none here.
    """
    found = _POINT.fullmatch(text)
    return (found[2], found[1]) if found else None

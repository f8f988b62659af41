"""Names made from content: the same content, the same name, in any edition of a dataset."""

import hashlib
import re

from chronology.text import fold

#: How much of the words of a slug can be read; what tells two apart is the digest.
_READABLE = 48
#: Of a long text so much is folded to find them: a headline is far longer.
_LOOK = 72
_DIGEST = 8
_BETWEEN = re.compile(r"[\W_]+")


def source_slug(*parts: str) -> str:
    """Return a slug for the source that ``parts`` describe: words to read, then a digest.

    ("SOHR", "2015-01-01", "14 shells") gives "sohr-2015-01-01-14-shells-1f3a9c42".
    """
    text = " ".join(parts)
    words = _words(text[:_LOOK])
    if len(words) < _READABLE and len(text) > _LOOK:
        words = _words(text)
    readable = words[:_READABLE].rstrip("-")
    return "-".join(filter(None, (readable, _digest(parts, _DIGEST))))


def _words(text: str) -> str:
    """Return the letters and digits of ``text``, folded, with hyphens between words."""
    return _BETWEEN.sub("-", fold(text)).strip("-")


def content_id(*parts: str | None) -> str:
    """Return an external id for a row that has none: a digest of what identifies it."""
    return _digest(tuple(part or "" for part in parts), 20)


def _digest(parts: tuple[str, ...], length: int) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]

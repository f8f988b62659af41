"""Who is who across files: uuids made from names, and readable keys made from rows."""

from collections import Counter
from hashlib import sha1
from uuid import NAMESPACE_URL, uuid5

from chronology.text import fold

#: The namespace of every uuid that this program makes from a name.
NAMESPACE = uuid5(NAMESPACE_URL, "urn:chronology:seed:1")
_KEY_LENGTH = 48


def entity_uuid(dataset: str, kind: str, identity: str) -> str:
    """Return the uuid of an entity that its file gives none.

    Args:
        dataset: slug of the file's dataset: two files may use one key each.
        kind: the entity's section.
        identity: its key, name or slug.
    """
    return _named(NAMESPACE.bytes, f"{dataset}\n{kind}\n{identity}")


def child_uuid(parent: str, kind: str, identity: str, nth: int) -> str:
    """Return the uuid of what hangs on ``parent`` and is given none.

    Args:
        parent: the uuid of the entity that it hangs on.
        kind: the child's section.
        identity: what it is about, such as the uuid of its actor.
        nth: counts those that are about the same, from 0.
    """
    return _named(bytes.fromhex(parent.replace("-", "")), f"{kind}\n{identity}\n{nth}")


def _named(namespace: bytes, name: str) -> str:
    """Return what ``uuid.uuid5`` does, without the objects between: millions are asked for."""
    named = namespace + name.encode()
    digest = bytearray(sha1(named, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Keys:
    """Hands out readable keys that are unique in one file."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: Counter[str] = Counter()

    def make(self, words: str, fallback: str) -> str:
        """Return a key like ``words``, never given out before.

        Args:
            words: a name or title.
            fallback: what to call it where the words leave nothing to use.
        """
        folded = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(words))
        stem = "-".join(folded.split())[:_KEY_LENGTH].strip("-") or fallback
        key = stem
        while key in self._used:
            self._next[stem] += 1
            key = f"{stem}-{self._next[stem] + 1}"
        self._used.add(key)
        return key
